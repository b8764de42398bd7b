// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace frontdesk {

class DayView;

/// Tells Qt how to describe a DayView: a table with a child for each header, each appointment and,
/// while no appointment is selected, the grid cursor. May be called any number of times.
void installDayAccessible();

/// Which child has the focus: the selected appointment or the cursor; -1 without doctors.
int dayFocusChildIndex(const DayView &view);

} // namespace frontdesk
