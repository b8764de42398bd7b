// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/gridcursor.h"

#include <algorithm>

namespace frontdesk {

namespace {

using namespace std::chrono_literals;

Instant home(const SlotGrid &grid, const Interval &slot)
{
    const Interval open = grid.openSpan();
    return open.isEmpty() || slot.start == open.start ? grid.day().start : open.start;
}

Instant end(const SlotGrid &grid, const Interval &slot)
{
    const Interval open = grid.openSpan();
    const Instant last = open.isEmpty() || slot.end == open.end ? grid.day().end : open.end;
    return grid.slotAt(last - 1ms).start;
}

} // namespace

Interval cursorSlot(const GridCursor &cursor, const QList<SlotGrid> &grids)
{
    if (cursor.column < 0 || cursor.column >= grids.size())
        return {};
    return grids[cursor.column].slotAt(cursor.at);
}

GridCursor moved(GridCursor cursor, CursorStep step, const QList<SlotGrid> &grids,
                 std::chrono::minutes page)
{
    if (grids.isEmpty())
        return cursor;
    const int last = int(grids.size()) - 1;
    cursor.column = std::clamp(cursor.column, 0, last);
    const SlotGrid &grid = grids[cursor.column];
    const Interval slot = grid.slotAt(cursor.at);
    switch (step) {
    case CursorStep::Up:
        cursor.at = grid.slotAt(slot.start - 1ms).start;
        break;
    case CursorStep::Down:
        cursor.at = grid.slotAt(slot.end).start;
        break;
    case CursorStep::Previous:
        cursor.column = std::max(0, cursor.column - 1);
        break;
    case CursorStep::Next:
        cursor.column = std::min(last, cursor.column + 1);
        break;
    case CursorStep::Home:
        cursor.at = home(grid, slot);
        break;
    case CursorStep::End:
        cursor.at = end(grid, slot);
        break;
    case CursorStep::PageUp:
        cursor.at = grid.slotAt(slot.start - page).start;
        break;
    case CursorStep::PageDown:
        cursor.at = grid.slotAt(slot.start + page).start;
        break;
    }
    return cursor;
}

} // namespace frontdesk
