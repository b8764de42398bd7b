// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/schedule.h"

#include <algorithm>
#include <numeric>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 DaysInWeek = 7;

/// Weeks since Monday 1 January 4713 BC (Julian day 0), so that week numbers never restart.
qint64 weekNumber(QDate day)
{
    return day.toJulianDay() / DaysInWeek;
}

} // namespace

QString toString(WallTime time)
{
    return u"%1:%2"_s.arg(time.minutes / 60, 2, 10, QChar(u'0'))
        .arg(time.minutes % 60, 2, 10, QChar(u'0'));
}

std::optional<WallTime> parseWallTime(QStringView text)
{
    const auto digit = [&](qsizetype at) { return text[at].unicode() - u'0'; };
    if (text.size() != 5 || text[2] != u':')
        return std::nullopt;
    for (const qsizetype at : {0, 1, 3, 4}) {
        if (text[at] < u'0' || text[at] > u'9')
            return std::nullopt;
    }
    const int hours = digit(0) * 10 + digit(1);
    const int minutes = digit(3) * 10 + digit(4);
    if (minutes > 59 || hours > 24 || (hours == 24 && minutes > 0))
        return std::nullopt;
    return WallTime {hours * 60 + minutes};
}

bool Schedule::appliesOn(QDate day) const
{
    if (day.dayOfWeek() != dayOfWeek || (validFrom.isValid() && day < validFrom)
        || (validTo.isValid() && day > validTo))
        return false;
    if (weekInterval <= 1 || !validFrom.isValid())
        return true;
    return (weekNumber(day) - weekNumber(validFrom)) % weekInterval == 0;
}

bool overlap(const Schedule &a, const Schedule &b)
{
    if (a.dayOfWeek != b.dayOfWeek || a.start >= b.end || b.start >= a.end)
        return false;
    // A common day, if there is one, comes within one full cycle of both week intervals.
    const QDate epoch(2000, 1, 3);
    QDate day = std::max(
        {a.validFrom.isValid() ? a.validFrom : epoch, b.validFrom.isValid() ? b.validFrom : epoch});
    day = day.addDays((a.dayOfWeek - day.dayOfWeek() + DaysInWeek) % DaysInWeek);
    const int cycle = std::lcm(std::max(1, a.weekInterval), std::max(1, b.weekInterval));
    for (int week = 0; week < cycle; ++week, day = day.addDays(DaysInWeek)) {
        if (a.appliesOn(day) && b.appliesOn(day))
            return true;
    }
    return false;
}

} // namespace frontdesk
