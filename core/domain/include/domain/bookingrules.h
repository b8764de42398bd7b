// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/actor.h"
#include "domain/slotfinder.h"

#include <QJsonObject>

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

/// The type that an appointment is to be of, as far as the rules ask for it.
struct WantedType {
    std::chrono::minutes length {0}; ///< how long a patient's booking of it is
    bool isOffered = true; ///< it is active, and the doctor offers it
    bool isBookableOnline = true;
};

/// A wish for a place in a doctor's calendar, with what is needed to judge it.
struct SlotRequest {
    Interval span;
    QList<WorkingWindow> windows; ///< the doctor's working windows around the span
    bool doctorActive = true;
    Instant now;
    std::optional<WantedType> type = {}; ///< unset: of no type, and a patient's is one slot
    bool roomActive = true;
    int bookingsAhead = 0; ///< the patient's active ones, without this
    std::optional<Instant> movedFrom = {}; ///< when it began so far, where one is moved
    // What overlaps it, where something does. Buffers count for doctor and room.
    std::optional<Interval> doctorBusy = {};
    std::optional<Interval> roomBusy = {};
    std::optional<Interval> patientBusy = {};
};

/// How far a rule holds for somebody.
enum class Force {
    None,
    Warning, ///< it stops them until they say that they mean it
    Binding,
};

/// One rule that stops a booking.
struct Violation {
    ErrorCode code = ErrorCode::SlotTaken;
    QLatin1StringView pointer; ///< of the field at fault: "/startTime"
    QString message; ///< one English sentence
    QJsonObject params; ///< the limits, for programs; instants as RFC 3339
    bool isWarning = false; ///< the actor may override it

    bool operator==(const Violation &) const = default;
};

/// A rule of booking: whom it binds, and how to see that a wish breaks it.
struct BookingRule {
    ErrorCode code = ErrorCode::SlotTaken;
    QLatin1StringView pointer;
    Force patients = Force::Binding;
    Force staff = Force::Binding;
    /// The message and the limits, where the wish breaks the rule.
    std::optional<std::pair<QString, QJsonObject>> (*check)(const BookingRules &limits, bool staff,
                                                            const SlotRequest &request) = nullptr;

    Force forceFor(Role role) const { return role == Role::Patient ? patients : staff; }
};

/// Every rule there is, the most telling first.
const QList<BookingRule> &bookingRuleList();

/// Every rule that stops somebody in this role from booking it, in the order of the list; empty
/// where none does.
QList<Violation> violations(const BookingRules &limits, Role role, const SlotRequest &request);

/// Without the warnings, if these are overridden.
QList<Violation> remaining(QList<Violation> violations, bool overridden);

/// The failure of a booking that these rules stop, at least one: the first one's code, and a fault
/// for each.
Error toError(const QList<Violation> &violations);

} // namespace frontdesk
