// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/slotfinder.h"

#include <rapidcheck.h>

#include <chrono>
#include <map>
#include <utility>

namespace frontdesk::test {

/// Zones with clock changes at night, at midnight, of half an hour, and none.
inline ClinicTime anyZone()
{
    return ClinicTime(QTimeZone(
        *rc::gen::element<QByteArray>("Europe/Berlin", "America/New_York", "Australia/Lord_Howe",
                                      "America/Havana", "Africa/Cairo", "Asia/Kolkata", "UTC")));
}

/// Any day of 2026, and often the days around the clock changes of those zones.
inline QDate anyDay()
{
    const QDate day = *rc::gen::oneOf(
        rc::gen::map(rc::gen::inRange(0, 365), [](int n) { return QDate(2026, 1, 1).addDays(n); }),
        rc::gen::element(QDate(2026, 3, 29), QDate(2026, 10, 25), QDate(2026, 3, 8),
                         QDate(2026, 11, 1), QDate(2026, 4, 5), QDate(2026, 10, 4),
                         QDate(2026, 4, 24), QDate(2026, 10, 30)));
    return day.addDays(*rc::gen::inRange(-1, 2));
}

/// A schedule near `day`: mostly on its weekday, often at night, when clocks change.
inline Schedule anySchedule(QDate day)
{
    Schedule schedule;
    schedule.id = ScheduleId::generate();
    schedule.dayOfWeek = *rc::gen::weightedElement<int>(
        {{4, day.dayOfWeek()}, {1, 1}, {1, 4}, {1, 5}, {1, 6}, {1, 7}});
    const int start = *rc::gen::weightedOneOf<int>(
        {{3, rc::gen::inRange(0, 5 * 60)}, {1, rc::gen::inRange(0, 1'430)}});
    const int longest = 1'440 - start;
    const int length =
        *rc::gen::oneOf(rc::gen::inRange(1, std::min(longest, 240) + 1), rc::gen::just(longest));
    schedule.start = WallTime {start};
    schedule.end = WallTime {start + length};
    schedule.slotMinutes = *rc::gen::element(5, 7, 15, 20, 30, 45, 60);
    schedule.weekInterval = *rc::gen::weightedElement<int>({{4, 1}, {1, 2}, {1, 3}});
    if (schedule.weekInterval > 1 || *rc::gen::arbitrary<bool>())
        schedule.validFrom = day.addDays(*rc::gen::inRange(-30, 3));
    if (*rc::gen::arbitrary<bool>())
        schedule.validTo = (schedule.validFrom.isValid() ? schedule.validFrom : day.addDays(-3))
                               .addDays(*rc::gen::inRange(0, 40));
    return schedule;
}

inline QList<Schedule> anySchedules(QDate day)
{
    QList<Schedule> schedules;
    const int count = *rc::gen::inRange(0, 5);
    for (int i = 0; i < count; ++i) {
        schedules.append(anySchedule(day));
        // A second window that touches the first, on the same day, is what a clock change tears
        // apart.
        Schedule next = schedules.last();
        if (next.end.minutes < 1'400 && *rc::gen::arbitrary<bool>()) {
            next.start = next.end;
            next.end = WallTime {next.start.minutes + 40};
            schedules.append(next);
        }
    }
    return schedules;
}

using Minute = qint64; ///< minutes since 1970

inline Minute minuteOf(Instant instant)
{
    return std::chrono::floor<std::chrono::minutes>(instant).time_since_epoch().count();
}

inline Instant instantOf(Minute minute)
{
    return Instant(std::chrono::minutes(minute));
}

/// The minutes of [span), one by one.
template <class Each>
void eachMinute(const Interval &span, Each each)
{
    for (Minute m = minuteOf(span.start); m < minuteOf(span.end); ++m)
        each(m);
}

} // namespace frontdesk::test
