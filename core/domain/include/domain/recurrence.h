// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/clinictime.h"

#include <QList>

namespace frontdesk {

/// By what the days of a series are found.
enum class RecurrencePattern {
    Weekly, ///< every n-th week, on some days of the week
    MonthlyByDay, ///< every n-th month, on a day of the month
    MonthlyByWeekday, ///< every n-th month, on its first, second, ... or last such weekday
};

/// The wire name: "WEEKLY", "MONTHLY_BY_DAY", "MONTHLY_BY_WEEKDAY".
QLatin1StringView toString(RecurrencePattern pattern);
std::optional<RecurrencePattern> parseRecurrencePattern(QStringView text);
QList<RecurrencePattern> allRecurrencePatterns();

/// When a series takes place: days by the calendar, at one time on the clinic's wall clock.
struct Recurrence {
    static constexpr int MostOccurrences = 104; ///< two years of every week
    static constexpr int MostInterval = 12;
    static constexpr int LastWeek = -1; ///< of weekOfMonth

    RecurrencePattern pattern = RecurrencePattern::Weekly;
    int interval = 1; ///< every n-th week or month, counted from firstDay's
    QDate firstDay; ///< no day of the series is before it
    WallTime time; ///< of each start
    QList<int> daysOfWeek; ///< ISO; weekly: at least one; monthly by weekday: exactly one
    int dayOfMonth = 0; ///< 1 to 31, by day alone; a month that lacks it is left out
    int weekOfMonth = 0; ///< 1 to 5 or LastWeek, by weekday alone
    int count = 0; ///< how many; 0: all until `until`
    QDate until; ///< the last possible day; invalid: as many as `count` says

    bool operator==(const Recurrence &) const = default;
};

/// One time of a series: in a gap or a fold of the clock it is not one instant, and somebody has to
/// choose.
struct Occurrence {
    QDate day;
    Resolution at;
};

/// The days in their order; one more than MostOccurrences where there are too many. None where the
/// rule is incomplete, or names no day within ten years.
QList<QDate> occurrenceDays(const Recurrence &recurrence);

/// The same days, with the instant that the wall clock's time is on each.
QList<Occurrence> occurrences(const Recurrence &recurrence, const ClinicTime &time);

} // namespace frontdesk
