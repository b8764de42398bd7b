// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "engine/columns.h"
#include "engine/timeaxis.h"

#include <QHash>
#include <QList>
#include <QRectF>

namespace frontdesk {

/// An appointment to lay out: nothing but its place.
struct LayoutItem {
    AppointmentId id;
    int column = 0;
    Interval span;
};

struct PlacedItem {
    AppointmentId id;
    int column = 0;
    Interval span;
    QRectF rect; ///< content coordinates; for a hidden one that of its "+n"
    bool hidden = false; ///< stands behind a "+n"
};

/// "+n": appointments there is no lane for.
struct OverflowMark {
    int column = 0;
    QRectF rect;
    QList<int> items; ///< indexes into DayLayout::items()
};

enum class HitKind { None, Cell, Card, CardTop, CardBottom, Overflow };

struct Hit {
    HitKind kind = HitKind::None;
    int column = -1;
    int index = -1; ///< into DayLayout::items() or overflows()
    Instant at; ///< the time at this height

    bool isCard() const
    {
        return kind == HitKind::Card || kind == HitKind::CardTop || kind == HitKind::CardBottom;
    }
};

/// Where every appointment of the shown days lies, in content coordinates.
class DayLayout
{
public:
    static constexpr double MinimumHeight = 20; ///< of a card, in pixels
    static constexpr double EdgeHeight = 6; ///< of the zones that resize, at most a quarter each
    static constexpr double OverflowWidth = 26;
    static constexpr double Margin =
        3; ///< beside cards, within a column; the trailing one is wider
    static constexpr double TrailingMargin = 10; ///< always leaves a place to click for a booking
    static constexpr double TrailingShare = 0.06; ///< but at most so much of a column
    static constexpr double Gap = 1; ///< between cards

    DayLayout() = default;
    /// One day: the same axis for every column.
    DayLayout(const TimeAxis &axis, const Columns &columns, const QList<LayoutItem> &items);
    /// An axis for each column.
    DayLayout(const QList<TimeAxis> &axes, const Columns &columns, const QList<LayoutItem> &items);

    /// Ordered by (column, start, id): the order of Tab and of assistive technology.
    const QList<PlacedItem> &items() const { return m_items; }
    const QList<OverflowMark> &overflows() const { return m_overflows; }
    /// The index of an appointment in items(), or -1.
    int indexOf(AppointmentId id) const { return m_indexes.value(id, -1); }
    /// The range of indexes [first, last) of one column.
    std::pair<int, int> columnRange(int column) const;
    Hit hitTest(const QPointF &content) const;
    /// The first appointment of `column` that overlaps `span`, or -1.
    int firstOverlapping(int column, const Interval &span) const;
    /// The full-width rectangle of a span in a column: a slot, a ghost, a shading.
    QRectF spanRect(int column, const Interval &span) const;

private:
    void layOutColumn(int column);

    QList<TimeAxis> m_axes; ///< of each column
    Columns m_columns;
    QList<PlacedItem> m_items;
    QList<int> m_columnStarts; ///< of each column in m_items, and the end
    QList<OverflowMark> m_overflows;
    QHash<AppointmentId, int> m_indexes;
};

} // namespace frontdesk
