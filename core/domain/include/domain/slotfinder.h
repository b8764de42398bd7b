// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/buffers.h"
#include "domain/clinictime.h"
#include "domain/interval.h"
#include "domain/scheduleexception.h"

namespace frontdesk {

/// A span of a doctor's working time on one day, with the grid that slots lie on.
struct WorkingWindow {
    Interval span;
    int slotMinutes = 15;

    bool operator==(const WorkingWindow &) const = default;
};

/// Time that a doctor is told not to work, with the reason to show.
struct Closure {
    Interval span;
    ExceptionKind kind = ExceptionKind::TimeOff; ///< TimeOff or Break
    QString label; ///< "Congress", "Lunch"; may be empty

    bool operator==(const Closure &) const = default;
};

/// The breaks and the time off of one doctor between two dates (both included), day by day, the
/// clinic's own among them; sorted by start. None where a date is invalid. They may overlap one
/// another, and a doctor's extra hours on a holiday of the clinic.
QList<Closure> closures(const WorkingHours &hours, const ClinicTime &time, QDate from, QDate to);

/// The working windows of one doctor between two dates (both included), sorted by start and without
/// overlaps. None where a date is invalid.
///
/// A day's windows are the weekly ones without the clinic's holidays, and the doctor's extra hours;
/// of both, the doctor's own time off and breaks are taken away. Slots start anew after each.
QList<WorkingWindow> workingWindows(const WorkingHours &hours, const ClinicTime &time, QDate from,
                                    QDate to);

/// The free slots: every whole slot of a window, on its grid, that starts at or after `notBefore`
/// and overlaps nothing in `busy`. Sorted by start.
QList<Interval> freeSlots(const QList<WorkingWindow> &windows, const QList<Interval> &busy,
                          Instant notBefore);

/// How long an appointment of a type is, and what it needs around it.
struct SlotShape {
    std::chrono::minutes length {0}; ///< above 0
    Buffers buffers;
};

/// The free times for an appointment of this shape: it starts on a window's grid, lies inside the
/// working time (windows that touch are one) and keeps its buffers free of `busy`; the buffers
/// themselves may lie outside the working time. They may overlap each other. Sorted by start.
QList<Interval> freeSlots(const QList<WorkingWindow> &windows, const QList<Interval> &busy,
                          Instant notBefore, const SlotShape &shape);

/// The first `most` of the free times, the nearest to `wanted` first; of two as near, the earlier.
QList<Interval> nearest(QList<Interval> free, Instant wanted, qsizetype most);

} // namespace frontdesk
