// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/clinictime.h"
#include "domain/slotfinder.h"

#include <rapidcheck.h>

namespace frontdesk::test {

/// Zones whose days have 23, 24 and 25 hours, half-hour offsets and half-hour clock changes.
inline ClinicTime zone(const char *name)
{
    return ClinicTime(QTimeZone(name));
}

inline rc::Gen<QByteArray> zoneNames()
{
    return rc::gen::element<QByteArray>("UTC", "Europe/Berlin", "America/New_York",
                                        "Australia/Lord_Howe", "Asia/Kolkata", "Africa/Cairo");
}

/// Any day of 2026 and every clock change of it well among them.
inline rc::Gen<QDate> days()
{
    return rc::gen::oneOf(
        rc::gen::map(rc::gen::inRange(0, 365), [](int n) { return QDate(2026, 1, 1).addDays(n); }),
        rc::gen::element(QDate(2026, 3, 29), QDate(2026, 10, 25), QDate(2026, 3, 8),
                         QDate(2026, 11, 1), QDate(2026, 4, 5), QDate(2026, 10, 4),
                         QDate(2026, 4, 24)));
}

/// A span within `bounds` of at least a minute, on whole minutes.
inline Interval spanWithin(const Interval &bounds, int longestMinutes)
{
    const int total =
        int(std::chrono::duration_cast<std::chrono::minutes>(bounds.duration()).count());
    const int start = *rc::gen::inRange(0, total);
    const int length = *rc::gen::inRange(1, std::min(longestMinutes, total - start) + 1);
    const Instant from = bounds.start + std::chrono::minutes(start);
    return {from, from + std::chrono::minutes(length)};
}

inline QList<WorkingWindow> windowsWithin(const Interval &bounds)
{
    QList<WorkingWindow> windows;
    const int count = *rc::gen::inRange(0, 4);
    for (int i = 0; i < count; ++i)
        windows.append({spanWithin(bounds, 600), *rc::gen::element(5, 10, 15, 20, 30, 45)});
    return windows;
}

} // namespace frontdesk::test
