// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/bookingrules.h"

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

using Breach = std::optional<std::pair<QString, QJsonObject>>;

Breach breach(const QString &message, const QJsonObject &params = {})
{
    return std::pair(message, params);
}

QJsonObject spanParams(const Interval &span)
{
    return {{u"startTime"_s, toRfc3339(span.start)}, {u"endTime"_s, toRfc3339(span.end)}};
}

/// Whether the working windows cover the span without a hole: two windows that touch are one
/// working time.
bool insideWorkingTime(const SlotRequest &request)
{
    QList<Interval> spans;
    for (const WorkingWindow &window : request.windows)
        spans.append(window.span);
    return covers(merged(spans), request.span);
}

/// The window whose grid the span starts on, or null. Of no type, a whole slot must fit.
const WorkingWindow *gridWindow(const SlotRequest &request)
{
    for (const WorkingWindow &window : request.windows) {
        const std::chrono::minutes length(window.slotMinutes);
        if (window.span.contains(request.span.start)
            && (request.span.start - window.span.start) % length == std::chrono::milliseconds(0)
            && (request.type || request.span.start + length <= window.span.end))
            return &window;
    }
    return nullptr;
}

Breach cutoffPassed(const BookingRules &limits, bool, const SlotRequest &request)
{
    if (!request.movedFrom || request.now + limits.cancelCutoff <= *request.movedFrom)
        return {};
    return breach(
        u"It can be changed until %1 minutes before it starts; please call the clinic"_s.arg(
            limits.cancelCutoff.count()),
        {{u"minutes"_s, qint64(limits.cancelCutoff.count())},
         {u"latest"_s, toRfc3339(*request.movedFrom - limits.cancelCutoff)}});
}

Breach doctorInactive(const BookingRules &, bool, const SlotRequest &request)
{
    return request.doctorActive ? Breach() : breach(u"The doctor takes no appointments"_s);
}

Breach typeNotOffered(const BookingRules &, bool, const SlotRequest &request)
{
    if (!request.type || request.type->isOffered)
        return {};
    return breach(u"The doctor does not offer this type of appointment"_s);
}

Breach notBookableOnline(const BookingRules &, bool, const SlotRequest &request)
{
    if (!request.type || request.type->isBookableOnline)
        return {};
    return breach(u"Appointments of this type are made by the clinic"_s);
}

Breach roomInactive(const BookingRules &, bool, const SlotRequest &request)
{
    return request.roomActive ? Breach() : breach(u"The room is not in use"_s);
}

Breach inThePast(const BookingRules &, bool staff, const SlotRequest &request)
{
    // Staff may still put somebody into the slot that is running.
    if (staff ? request.span.end > request.now : request.span.start >= request.now)
        return {};
    return breach(u"The time has passed"_s, {{u"earliest"_s, toRfc3339(request.now)}});
}

Breach outsideWorkingHours(const BookingRules &, bool, const SlotRequest &request)
{
    return insideWorkingTime(request) ? Breach() : breach(u"The doctor does not work then"_s);
}

Breach offGrid(const BookingRules &, bool, const SlotRequest &request)
{
    // Where nobody works there is no grid; the rule before says so.
    if (gridWindow(request) || !insideWorkingTime(request))
        return {};
    return breach(u"The start is not one of the doctor's bookable times"_s);
}

Breach durationNotAllowed(const BookingRules &, bool, const SlotRequest &request)
{
    std::chrono::minutes length(0);
    if (request.type)
        length = request.type->length;
    else if (const WorkingWindow *window = gridWindow(request);
             window && insideWorkingTime(request))
        length = std::chrono::minutes(window->slotMinutes);
    if (length.count() == 0 || request.span.duration() == length)
        return {};
    return breach(request.type
                      ? u"An appointment of this type is %1 minutes long"_s.arg(length.count())
                      : u"A booking is one slot of %1 minutes long"_s.arg(length.count()),
                  {{u"minutes"_s, qint64(length.count())}});
}

Breach noticeTooShort(const BookingRules &limits, bool, const SlotRequest &request)
{
    const Instant earliest = request.now + limits.minNotice;
    if (request.span.start < request.now || request.span.start >= earliest)
        return {};
    return breach(
        u"Bookings need %1 minutes' notice"_s.arg(limits.minNotice.count()),
        {{u"minutes"_s, qint64(limits.minNotice.count())}, {u"earliest"_s, toRfc3339(earliest)}});
}

Breach tooFarAhead(const BookingRules &limits, bool, const SlotRequest &request)
{
    const Instant latest = request.now + std::chrono::days(limits.maxDaysAhead);
    if (request.span.start <= latest)
        return {};
    return breach(u"Bookings are open for the next %1 days"_s.arg(limits.maxDaysAhead),
                  {{u"days"_s, limits.maxDaysAhead}, {u"latest"_s, toRfc3339(latest)}});
}

Breach tooManyBookings(const BookingRules &limits, bool, const SlotRequest &request)
{
    if (request.movedFrom || request.bookingsAhead < limits.maxFutureBookings)
        return {};
    return breach(u"At most %1 bookings may lie ahead"_s.arg(limits.maxFutureBookings),
                  {{u"most"_s, limits.maxFutureBookings}});
}

Breach slotTaken(const BookingRules &, bool, const SlotRequest &request)
{
    if (!request.doctorBusy)
        return {};
    return breach(u"The slot has been taken"_s, spanParams(*request.doctorBusy));
}

Breach roomBusy(const BookingRules &, bool, const SlotRequest &request)
{
    if (!request.roomBusy)
        return {};
    return breach(u"The room is in use at that time"_s, spanParams(*request.roomBusy));
}

Breach patientBusy(const BookingRules &, bool, const SlotRequest &request)
{
    if (!request.patientBusy)
        return {};
    return breach(u"The patient has another appointment at that time"_s,
                  spanParams(*request.patientBusy));
}

} // namespace

const QList<BookingRule> &bookingRuleList()
{
    using enum Force;
    static const QList<BookingRule> rules {
        {ErrorCode::CutoffPassed, "/startTime"_L1, Binding, None, cutoffPassed},
        {ErrorCode::DoctorInactive, "/doctorId"_L1, Binding, Binding, doctorInactive},
        {ErrorCode::TypeNotOffered, "/typeId"_L1, Binding, Warning, typeNotOffered},
        {ErrorCode::NotBookableOnline, "/typeId"_L1, Binding, None, notBookableOnline},
        {ErrorCode::RoomInactive, "/roomId"_L1, Binding, Binding, roomInactive},
        {ErrorCode::InThePast, "/startTime"_L1, Binding, Binding, inThePast},
        {ErrorCode::OutsideWorkingHours, "/startTime"_L1, Binding, Warning, outsideWorkingHours},
        {ErrorCode::OffGrid, "/startTime"_L1, Binding, None, offGrid},
        {ErrorCode::DurationNotAllowed, "/endTime"_L1, Binding, None, durationNotAllowed},
        {ErrorCode::NoticeTooShort, "/startTime"_L1, Binding, None, noticeTooShort},
        {ErrorCode::TooFarAhead, "/startTime"_L1, Binding, None, tooFarAhead},
        {ErrorCode::TooManyBookings, "/patientId"_L1, Binding, None, tooManyBookings},
        {ErrorCode::SlotTaken, "/startTime"_L1, Binding, Binding, slotTaken},
        {ErrorCode::RoomBusy, "/roomId"_L1, Binding, Binding, roomBusy},
        {ErrorCode::PatientBusy, "/patientId"_L1, Binding, Binding, patientBusy},
    };
    return rules;
}

QList<Violation> violations(const BookingRules &limits, Role role, const SlotRequest &request)
{
    QList<Violation> found;
    for (const BookingRule &rule : bookingRuleList()) {
        const Force force = rule.forceFor(role);
        if (force == Force::None)
            continue;
        if (const auto broken = rule.check(limits, role != Role::Patient, request)) {
            Violation violation {rule.code, rule.pointer, broken->first, broken->second,
                                 force == Force::Warning};
            if (violation.isWarning)
                violation.params.insert(u"overridable"_s, true);
            found.append(violation);
        }
    }
    return found;
}

QList<Violation> remaining(QList<Violation> violations, bool overridden)
{
    if (overridden)
        violations.removeIf([](const Violation &violation) { return violation.isWarning; });
    return violations;
}

Error toError(const QList<Violation> &violations)
{
    Error error {violations.first().code, violations.first().message, {}, {}};
    for (const Violation &violation : violations)
        error.faults.append({QString(violation.pointer), QString(toString(violation.code)),
                             violation.message, violation.params});
    return error;
}

} // namespace frontdesk
