// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/clinictime.h"

#include <QDate>
#include <QList>
#include <QString>

namespace frontdesk {

/// A holiday that an iCalendar file names: the same hours on each of some days.
struct CalendarHoliday {
    QString key; ///< the same for the same holiday in every edition of the file
    QString label; ///< the event's summary, at most 100 characters
    QDate firstDay;
    QDate lastDay;
    WallTime start; ///< in the clinic's zone
    WallTime end {24 * 60};

    bool operator==(const CalendarHoliday &) const = default;
};

struct CalendarHolidays {
    QList<CalendarHoliday> holidays; ///< ordered by first day
    int past = 0; ///< events, or times of them, that are over already
    int cancelled = 0; ///< events that the file itself calls cancelled
};

/// What is taken of a file; more is refused.
struct HolidayLimits {
    static constexpr qsizetype Bytes = 512 * 1024;
    static constexpr int Events = 2'000;
    static constexpr int Holidays = 1'000;
    static constexpr int YearsAhead = 3; ///< how far a repetition without an end is followed
};

/// Reads the events of an iCalendar file (RFC 5545) as holidays from `today` on. Repetitions become
/// single holidays; an event over several days in part is cut at midnight; times of other zones,
/// by their IANA name or the file's own VTIMEZONE, become the clinic's.
///
/// InvalidInput at /ics, with a code and the place of the event at fault, where the file is not a
/// calendar, is cut off, or says something that is not understood.
Result<CalendarHolidays> readHolidays(const QByteArray &file, const ClinicTime &clinic,
                                      QDate today);

} // namespace frontdesk
