// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/actor.h"
#include "domain/slotfinder.h"

#include <chrono>

namespace frontdesk {

/// The clinic's booking limits. Defaults are the documented ones.
struct BookingRules {
    std::chrono::minutes minNotice {
        0}; ///< patients: how long before its start a slot may be booked
    int maxDaysAhead = 180; ///< patients: how far ahead
    std::chrono::minutes cancelCutoff {
        120}; ///< patients: until how long before the start to cancel or move
    int maxFutureBookings = 10; ///< a patient's active bookings that lie ahead
};

/// A wish for a place in a doctor's calendar, with what is needed to judge it.
struct SlotRequest {
    Interval span;
    QList<WorkingWindow> windows; ///< the doctor's working windows around the span
    bool doctorActive = true;
    Instant now;
};

/// Every rule that stops `actor` from booking it, the most telling first; empty where none does.
/// Staff may book off the grid and with any duration, but not in the past, nor outside working
/// hours.
QList<Error> violations(const BookingRules &rules, Role role, const SlotRequest &request);

} // namespace frontdesk
