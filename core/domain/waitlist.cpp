// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/waitlist.h"

#include "domain/textfold.h"

#include <algorithm>
#include <tuple>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

template <class Enum>
std::optional<Enum> parsed(QStringView text, const QList<Enum> &all)
{
    for (const Enum one : all) {
        if (text == toString(one))
            return one;
    }
    return std::nullopt;
}

bool suits(const WaitlistEntry &entry, const OpenSlot &slot)
{
    if (!entry.doctorId.isNull())
        return entry.doctorId == slot.doctorId;
    return entry.specialty.isEmpty() || folded(entry.specialty) == folded(slot.specialty);
}

bool isAtAGoodTime(const WaitlistEntry &entry, const Interval &span, const ClinicTime &time)
{
    const QDate day = time.toDate(span.start);
    if ((entry.earliestDate.isValid() && day < entry.earliestDate)
        || (entry.latestDate.isValid() && day > entry.latestDate)
        || (!entry.daysOfWeek.isEmpty() && !entry.daysOfWeek.contains(day.dayOfWeek())))
        return false;
    return entry.windows.isEmpty()
           || std::any_of(entry.windows.begin(), entry.windows.end(),
                          [&](const TimeWindow &window) {
                              return time.window(day, window.start, window.end).contains(span);
                          });
}

} // namespace

QLatin1StringView toString(Urgency urgency)
{
    switch (urgency) {
    case Urgency::Routine:
        return "ROUTINE"_L1;
    case Urgency::Soon:
        return "SOON"_L1;
    case Urgency::Urgent:
        return "URGENT"_L1;
    }
    Q_UNREACHABLE();
}

QList<Urgency> allUrgencies()
{
    return {Urgency::Routine, Urgency::Soon, Urgency::Urgent};
}

std::optional<Urgency> parseUrgency(QStringView text)
{
    return parsed(text, allUrgencies());
}

QString toString(const TimeWindow &window)
{
    return u"%1-%2"_s.arg(toString(window.start), toString(window.end));
}

std::optional<TimeWindow> parseTimeWindow(QStringView text)
{
    constexpr qsizetype Dash = 5;
    if (text.size() != 2 * Dash + 1 || text[Dash] != u'-')
        return std::nullopt;
    const auto start = parseWallTime(text.first(Dash));
    const auto end = parseWallTime(text.last(Dash));
    if (!start || !end || *end <= *start)
        return std::nullopt;
    return TimeWindow {*start, *end};
}

QLatin1StringView toString(WaitlistStatus status)
{
    switch (status) {
    case WaitlistStatus::Waiting:
        return "WAITING"_L1;
    case WaitlistStatus::Booked:
        return "BOOKED"_L1;
    case WaitlistStatus::Withdrawn:
        return "WITHDRAWN"_L1;
    case WaitlistStatus::Expired:
        return "EXPIRED"_L1;
    }
    Q_UNREACHABLE();
}

QList<WaitlistStatus> allWaitlistStatuses()
{
    using enum WaitlistStatus;
    return {Waiting, Booked, Withdrawn, Expired};
}

std::optional<WaitlistStatus> parseWaitlistStatus(QStringView text)
{
    return parsed(text, allWaitlistStatuses());
}

WaitlistStatus WaitlistEntry::statusAt(Instant now) const
{
    return status == WaitlistStatus::Waiting && expiresAt && *expiresAt <= now
               ? WaitlistStatus::Expired
               : status;
}

bool wants(const WaitlistEntry &entry, const OpenSlot &slot, const ClinicTime &time, Instant now)
{
    return entry.statusAt(now) == WaitlistStatus::Waiting && slot.span.start > now
           && (!entry.earlierThan || slot.span.start < *entry.earlierThan) && suits(entry, slot)
           && isAtAGoodTime(entry, slot.span, time);
}

QList<WaitlistEntry> matchesFor(const OpenSlot &slot, const QList<WaitlistEntry> &entries,
                                const ClinicTime &time, Instant now)
{
    QList<WaitlistEntry> result;
    std::copy_if(entries.begin(), entries.end(), std::back_inserter(result),
                 [&](const WaitlistEntry &entry) { return wants(entry, slot, time, now); });
    std::sort(result.begin(), result.end(), [](const WaitlistEntry &a, const WaitlistEntry &b) {
        return std::tuple(b.urgency, a.stamp.createdAt, a.id.uuid())
               < std::tuple(a.urgency, b.stamp.createdAt, b.id.uuid());
    });
    return result;
}

QLatin1StringView toString(OfferStatus status)
{
    switch (status) {
    case OfferStatus::Open:
        return "OPEN"_L1;
    case OfferStatus::Accepted:
        return "ACCEPTED"_L1;
    case OfferStatus::Declined:
        return "DECLINED"_L1;
    case OfferStatus::Closed:
        return "CLOSED"_L1;
    case OfferStatus::Expired:
        return "EXPIRED"_L1;
    }
    Q_UNREACHABLE();
}

QList<OfferStatus> allOfferStatuses()
{
    using enum OfferStatus;
    return {Open, Accepted, Declined, Closed, Expired};
}

std::optional<OfferStatus> parseOfferStatus(QStringView text)
{
    return parsed(text, allOfferStatuses());
}

OfferStatus WaitlistOffer::statusAt(Instant now) const
{
    return status == OfferStatus::Open && expiresAt <= now ? OfferStatus::Expired : status;
}

} // namespace frontdesk
