// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/bookingrules.h"

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// Whether the working windows cover the span without a hole: two windows that touch are one
/// working time.
bool insideWorkingTime(const SlotRequest &request)
{
    QList<Interval> spans;
    for (const WorkingWindow &window : request.windows)
        spans.append(window.span);
    const QList<Interval> joined = merged(spans);
    return std::any_of(joined.begin(), joined.end(),
                       [&](const Interval &span) { return span.contains(request.span); });
}

/// The window whose grid the span starts on, or null.
const WorkingWindow *gridWindow(const SlotRequest &request)
{
    for (const WorkingWindow &window : request.windows) {
        const std::chrono::minutes length(window.slotMinutes);
        if (window.span.contains(request.span.start)
            && (request.span.start - window.span.start) % length == std::chrono::milliseconds(0)
            && request.span.start + length <= window.span.end)
            return &window;
    }
    return nullptr;
}

void checkGrid(const SlotRequest &request, QList<Error> &found)
{
    const WorkingWindow *window = gridWindow(request);
    if (!window)
        found.append(
            {ErrorCode::OffGrid, u"The start is not one of the doctor's bookable times"_s, {}, {}});
    else if (request.span.duration() != std::chrono::minutes(window->slotMinutes))
        found.append({ErrorCode::DurationNotAllowed,
                      u"A booking is one slot of %1 minutes long"_s.arg(window->slotMinutes),
                      {},
                      {}});
}

} // namespace

QList<Error> violations(const BookingRules &rules, Role role, const SlotRequest &request)
{
    QList<Error> found;
    const bool staff = role != Role::Patient;
    const Instant now = request.now;
    if (!request.doctorActive)
        found.append({ErrorCode::DoctorInactive, u"The doctor takes no appointments"_s, {}, {}});
    // Staff may still put somebody into the slot that is running.
    if (staff ? request.span.end <= now : request.span.start < now)
        found.append({ErrorCode::InThePast, u"The time has passed"_s, {}, {}});
    if (!insideWorkingTime(request))
        found.append({ErrorCode::OutsideWorkingHours, u"The doctor does not work then"_s, {}, {}});
    else if (!staff)
        checkGrid(request, found);
    if (!staff && request.span.start >= now && request.span.start < now + rules.minNotice)
        found.append({ErrorCode::NoticeTooShort,
                      u"Bookings need %1 minutes' notice"_s.arg(rules.minNotice.count()),
                      {},
                      {}});
    if (!staff && request.span.start > now + std::chrono::days(rules.maxDaysAhead))
        found.append({ErrorCode::TooFarAhead,
                      u"Bookings are open for the next %1 days"_s.arg(rules.maxDaysAhead),
                      {},
                      {}});
    return found;
}

} // namespace frontdesk
