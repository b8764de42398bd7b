// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/daylayout.h"

#include "engine/lanes.h"

#include <algorithm>
#include <tuple>

namespace frontdesk {

DayLayout::DayLayout(const TimeAxis &axis, const Columns &columns, const QList<LayoutItem> &items)
    : DayLayout(QList<TimeAxis>(columns.count(), axis), columns, items)
{
}

DayLayout::DayLayout(const QList<TimeAxis> &axes, const Columns &columns,
                     const QList<LayoutItem> &items)
    : m_axes(axes)
    , m_columns(columns)
{
    for (const LayoutItem &item : items) {
        if (item.column < 0 || item.column >= columns.count())
            continue;
        const Interval day = axes[item.column].span();
        const Interval clipped {std::max(item.span.start, day.start),
                                std::min(item.span.end, day.end)};
        if (!clipped.isEmpty())
            m_items.append({item.id, item.column, clipped, {}, false});
    }
    const auto before = [](const PlacedItem &a, const PlacedItem &b) {
        return std::tuple(a.column, a.span.start, a.id) < std::tuple(b.column, b.span.start, b.id);
    };
    // They usually come in this order.
    if (!std::is_sorted(m_items.begin(), m_items.end(), before))
        std::sort(m_items.begin(), m_items.end(), before);
    m_indexes.reserve(m_items.size());
    int next = 0;
    for (int column = 0; column < columns.count(); ++column) {
        m_columnStarts.append(next);
        while (next < m_items.size() && m_items[next].column == column)
            ++next;
    }
    m_columnStarts.append(next);
    for (int index = 0; index < m_items.size(); ++index)
        m_indexes.insert(m_items[index].id, index);
    for (int column = 0; column < columns.count(); ++column)
        layOutColumn(column);
}

std::pair<int, int> DayLayout::columnRange(int column) const
{
    if (column < 0 || column >= m_columns.count())
        return {0, 0};
    return {m_columnStarts[column], m_columnStarts[column + 1]};
}

void DayLayout::layOutColumn(int column)
{
    const auto [first, last] = columnRange(column);
    const TimeAxis &axis = m_axes[column];
    QList<LaneItem> lanes;
    for (int index = first; index < last; ++index) {
        const PlacedItem &item = m_items[index];
        const double top = axis.yAt(item.span.start);
        lanes.append({item.id.uuid(), item.span, top,
                      std::max(axis.yBefore(item.span.end), top + MinimumHeight)});
    }
    const LaneLayout layout = layOutLanes(lanes);
    const double left = m_columns.left(column) + Margin;
    // A narrow column needs it for names.
    const double trailing = std::min(TrailingMargin, m_columns.width(column) * TrailingShare);
    const double width = m_columns.width(column) - Margin - trailing;
    for (int index = first; index < last; ++index) {
        const LanePlace &place = layout.places[index - first];
        const LaneItem &lane = lanes[index - first];
        m_items[index].hidden = place.hidden;
        if (place.hidden)
            continue;
        const double room = width - (place.besideOverflow ? OverflowWidth : 0);
        const double from = left + room * place.lane / place.lanes;
        const double to = left + room * (place.lane + place.width) / place.lanes;
        m_items[index].rect = {from, lane.top, to - from - Gap, lane.bottom - lane.top - Gap};
    }
    for (const LaneOverflow &overflow : layout.overflows) {
        OverflowMark mark;
        mark.column = column;
        mark.rect = {left + width - OverflowWidth, overflow.top, OverflowWidth - Gap,
                     overflow.bottom - overflow.top - Gap};
        for (const int index : overflow.items) {
            mark.items.append(first + index);
            m_items[first + index].rect = mark.rect;
        }
        m_overflows.append(mark);
    }
}

Hit DayLayout::hitTest(const QPointF &content) const
{
    Hit hit;
    hit.column = m_columns.at(content.x());
    if (hit.column < 0 || content.y() < 0 || content.y() >= m_axes[hit.column].height())
        return {};
    hit.kind = HitKind::Cell;
    hit.at = m_axes[hit.column].instantAt(content.y());
    const auto [first, last] = columnRange(hit.column);
    for (int index = first; index < last; ++index) {
        const PlacedItem &item = m_items[index];
        if (item.hidden || !item.rect.contains(content))
            continue;
        const double edge = std::min(EdgeHeight, item.rect.height() / 4);
        hit.index = index;
        hit.kind = content.y() < item.rect.top() + edge       ? HitKind::CardTop
                   : content.y() >= item.rect.bottom() - edge ? HitKind::CardBottom
                                                              : HitKind::Card;
        return hit;
    }
    for (int index = 0; index < m_overflows.size(); ++index) {
        if (m_overflows[index].column == hit.column && m_overflows[index].rect.contains(content)) {
            hit.kind = HitKind::Overflow;
            hit.index = index;
        }
    }
    return hit;
}

int DayLayout::firstOverlapping(int column, const Interval &span) const
{
    const auto [first, last] = columnRange(column);
    for (int index = first; index < last; ++index) {
        if (m_items[index].span.overlaps(span))
            return index;
    }
    return -1;
}

QRectF DayLayout::spanRect(int column, const Interval &span) const
{
    if (column < 0 || column >= m_axes.size())
        return {};
    const TimeAxis &axis = m_axes[column];
    const double top = axis.yAt(span.start);
    // An empty span marks a moment, which lies where it begins.
    const double bottom = span.isEmpty() ? top : axis.yBefore(span.end);
    return {m_columns.left(column), top, m_columns.width(column), bottom - top};
}

} // namespace frontdesk
