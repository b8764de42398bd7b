// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/slotgrid.h"

namespace frontdesk {

/// Where the keyboard is: a column and a time. The time is a goal: it stays when the column
/// changes, even where that doctor's slots lie differently.
struct GridCursor {
    int column = 0;
    Instant at;

    bool operator==(const GridCursor &) const = default;
};

/// Steps in reading order; which arrow key means Next is the view's affair.
enum class CursorStep { Up, Down, Previous, Next, Home, End, PageUp, PageDown };

/// The slot the cursor is on.
Interval cursorSlot(const GridCursor &cursor, const QList<SlotGrid> &grids);
/// The cursor after a step; it stops at the edges. Home and End go to the doctor's first and last
/// working slot, and from there to the bounds of the day. `page` is the time a page shows.
GridCursor moved(GridCursor cursor, CursorStep step, const QList<SlotGrid> &grids,
                 std::chrono::minutes page);

} // namespace frontdesk
