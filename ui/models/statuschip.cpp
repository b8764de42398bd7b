// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statuschip.h"

#include "models/clinicformat.h"
#include "shell/theme.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

QString chipText(AppointmentStatus status)
{
    return statusGlyph(status) + QChar(0x2002) + statusText(status);
}

QSize chipSize(AppointmentStatus status, const QFont &font)
{
    const QFontMetrics metrics(font);
    return {metrics.horizontalAdvance(chipText(status)) + 2 * Space::Small,
            metrics.height() + Space::Tiny};
}

void paintChip(QPainter &painter, const QRect &rect, AppointmentStatus status, const Theme &theme,
               const QFont &font)
{
    const StatusColours &colours = theme.status(status);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colours.border);
    painter.setBrush(colours.fill);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), Radius::Small,
                            Radius::Small);
    painter.setFont(font);
    painter.setPen(colours.text);
    painter.drawText(rect, Qt::AlignCenter, chipText(status));
    painter.restore();
}

} // namespace

StatusChip::StatusChip(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setObjectName(u"statusChip"_s);
}

void StatusChip::setStatus(AppointmentStatus status)
{
    m_status = status;
    setAccessibleName(statusText(status));
    updateGeometry();
    update();
}

QSize StatusChip::sizeHint() const
{
    return chipSize(m_status, smallFont(font()));
}

void StatusChip::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    paintChip(painter, rect(), m_status, currentTheme(this), smallFont(font()));
}

void StatusDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    QStyleOptionViewItem plain = option;
    initStyleOption(&plain, index);
    plain.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &plain, painter, option.widget);
    const QVariant stored = index.data(StatusRole);
    if (!stored.isValid())
        return;
    const auto status = AppointmentStatus(stored.toInt());
    const QFont font = smallFont(option.font);
    QSize size = chipSize(status, font);
    size.setWidth(std::min(size.width(), option.rect.width() - Space::Small));
    QRect rect(
        QPoint(option.rect.left() + Space::Tiny, option.rect.center().y() - size.height() / 2),
        size);
    rect = QStyle::visualRect(option.direction, option.rect, rect);
    paintChip(*painter, rect, status, themeOf(option.palette), font);
}

QSize StatusDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QVariant stored = index.data(StatusRole);
    if (!stored.isValid())
        return QStyledItemDelegate::sizeHint(option, index);
    return chipSize(AppointmentStatus(stored.toInt()), smallFont(option.font))
           + QSize(Space::Large, Space::Small);
}

} // namespace frontdesk
