// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/clinictime.h"
#include "domain/interval.h"
#include "domain/schedule.h"

namespace frontdesk {

/// A span of a doctor's working time on one day, with the grid that slots lie on.
struct WorkingWindow {
    Interval span;
    int slotMinutes = 15;

    bool operator==(const WorkingWindow &) const = default;
};

/// The working windows of one doctor's schedules between two dates (both included), sorted by start
/// and without overlaps. None where a date is invalid.
QList<WorkingWindow> workingWindows(const QList<Schedule> &schedules, const ClinicTime &time,
                                    QDate from, QDate to);

/// The free slots: every whole slot of a window, on its grid, that starts at or after `notBefore`
/// and overlaps nothing in `busy`. Sorted by start.
QList<Interval> freeSlots(const QList<WorkingWindow> &windows, const QList<Interval> &busy,
                          Instant notBefore);

} // namespace frontdesk
