// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/busyindicator.h"

#include "shell/theme.h"

#include <QEvent>
#include <QPainter>
#include <QTimerEvent>

namespace frontdesk {

namespace {
constexpr int DelayMs = 200;
constexpr int FrameMs = 33;
} // namespace

BusyIndicator::BusyIndicator(QWidget *parent, int side)
    : QWidget(parent)
    , m_side(side)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Working"));
}

void BusyIndicator::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Working"));
    QWidget::changeEvent(event);
}

void BusyIndicator::start()
{
    if (m_busy)
        return;
    m_busy = true;
    m_timer.start(DelayMs, this);
}

void BusyIndicator::stop()
{
    m_busy = false;
    m_shown = false;
    m_timer.stop();
    update();
}

void BusyIndicator::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId()) {
        QWidget::timerEvent(event);
        return;
    }
    if (!m_shown) {
        m_shown = true;
        m_timer.start(FrameMs, this);
    }
    m_angle = (m_angle + 12) % 360;
    update();
}

void BusyIndicator::paintEvent(QPaintEvent *)
{
    if (!m_shown)
        return;
    const Theme &theme = currentTheme(this);
    const qreal stroke = m_side / 8.0;
    const qreal inset = stroke / 2 + 1;
    const QRectF ring = QRectF(rect()).adjusted(inset, inset, -inset, -inset);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.border, stroke));
    painter.drawEllipse(ring);
    painter.setPen(QPen(theme.accent, stroke, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(ring, -m_angle * 16, 100 * 16);
}

} // namespace frontdesk
