// SPDX-License-Identifier: GPL-3.0-or-later
#include "flowdelegate.h"

#include "flowmodel.h"
#include "shell/icons.h"
#include "shell/theme.h"

#include <QPainter>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int StripWidth = 4;
constexpr int Lines = 3;

QFont strong(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

QColor delayColour(FlowDelay delay, const Theme &theme)
{
    switch (delay) {
    case FlowDelay::None:
        return theme.muted;
    case FlowDelay::Long:
        return theme.warning;
    case FlowDelay::TooLong:
        return theme.danger;
    }
    Q_UNREACHABLE();
}

} // namespace

void FlowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.palette);
    const bool chosen = option.state & QStyle::State_Selected;
    const bool focused = chosen && (option.state & QStyle::State_HasFocus);
    const QRect card =
        option.rect.adjusted(Space::Tiny, Space::Tiny / 2, -Space::Tiny, -Space::Tiny / 2);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(focused ? theme.focus : theme.border, focused ? 2 : 1));
    painter->setBrush(chosen ? theme.accentSoft : theme.surface);
    painter->drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), Radius::Small,
                             Radius::Small);
    const auto visual = [&](const QRect &rect) {
        return QStyle::visualRect(option.direction, card, rect);
    };
    const int status = index.data(FlowModel::StatusRole).toInt();
    const QColor strip = status < 0 ? theme.accent : theme.status(AppointmentStatus(status)).border;
    painter->fillRect(visual(QRect(card.left() + 1, card.top() + Space::Tiny, StripWidth,
                                   card.height() - 2 * Space::Tiny)),
                      strip);
    const QFontMetrics metrics(option.font);
    QRect line(card.left() + StripWidth + Space::Small, card.top() + Space::Tiny,
               card.width() - StripWidth - 2 * Space::Small, metrics.height() + 2);
    const auto write = [&](const QString &text, const QFont &font, const QColor &colour,
                           int before = 0, int after = 0) {
        const QRect where = visual(line.adjusted(before, 0, -after, 0));
        painter->setFont(font);
        painter->setPen(colour);
        painter->drawText(where, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                          QFontMetrics(font).elidedText(text, Qt::ElideRight, where.width()));
        line.translate(0, metrics.height() + 2);
    };
    const int glyphSize = metrics.height() - 2;
    const auto drawGlyph = [&](const QString &name, const QRect &place, const QColor &colour) {
        painter->drawPixmap(
            visual(place).topLeft(),
            themedPixmap(name, glyphSize, colour, painter->device()->devicePixelRatioF()));
    };
    const bool alerts = !index.data(FlowModel::AlertRole).toString().isEmpty();
    const int glyphRoom = alerts ? glyphSize + Space::Tiny : 0;
    if (alerts)
        drawGlyph(u"warning"_s,
                  QRect(line.right() - glyphSize, line.top() + 1, glyphSize, glyphSize),
                  theme.text);
    write(index.data().toString(), strong(option.font), theme.text, 0, glyphRoom);
    write(index.data(FlowModel::DetailRole).toString(), option.font, theme.muted);
    const QString timer = index.data(FlowModel::TimerRole).toString();
    if (!timer.isEmpty()) {
        const auto delay = FlowDelay(index.data(FlowModel::DelayRole).toInt());
        const QColor colour = delayColour(delay, theme);
        drawGlyph(delay == FlowDelay::None ? u"clock"_s : u"warning"_s,
                  QRect(line.left(), line.top() + 1, glyphSize, glyphSize), colour);
        write(timer, delay == FlowDelay::None ? option.font : strong(option.font), colour,
              glyphSize + Space::Tiny);
    }
    painter->restore();
}

QSize FlowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool timed = !index.data(FlowModel::TimerRole).toString().isEmpty();
    const int height = QFontMetrics(option.font).height() + 2;
    return {120, (timed ? Lines : Lines - 1) * height + 3 * Space::Tiny};
}

} // namespace frontdesk
