// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/qrview.h"

#include <QPainter>

#include <memory>

#include <qrencode.h>

namespace frontdesk {

namespace {

constexpr int QuietZone = 4; ///< modules around the code (ISO/IEC 18004)
constexpr int PreferredModule = 5; ///< logical pixels
constexpr int LeastModule = 3;

} // namespace

QrView::QrView(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void QrView::setText(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        bytes.isEmpty() ? nullptr : QRcode_encodeString8bit(bytes.constData(), 0, QR_ECLEVEL_M),
        QRcode_free);
    m_side = code ? code->width : 0;
    m_modules = QByteArray(qsizetype(m_side) * m_side, '\0');
    for (qsizetype i = 0; i < m_modules.size(); ++i)
        m_modules[i] = char(code->data[i] & 1);
    updateGeometry();
    update();
}

QSize QrView::sizeHint() const
{
    const int side = (m_side + 2 * QuietZone) * PreferredModule;
    return {side, side};
}

QSize QrView::minimumSizeHint() const
{
    const int side = (m_side + 2 * QuietZone) * LeastModule;
    return {side, side};
}

void QrView::paintEvent(QPaintEvent *)
{
    if (isEmpty())
        return;
    QPainter painter(this);
    painter.fillRect(rect(), Qt::white);
    // Whole pixels, so that no module is blurred.
    const int module = qMax(1, qMin(width(), height()) / (m_side + 2 * QuietZone));
    const QPoint origin((width() - module * m_side) / 2, (height() - module * m_side) / 2);
    for (int y = 0; y < m_side; ++y) {
        for (int x = 0; x < m_side; ++x) {
            if (m_modules[qsizetype(y) * m_side + x])
                painter.fillRect(origin.x() + x * module, origin.y() + y * module, module, module,
                                 Qt::black);
        }
    }
}

} // namespace frontdesk
