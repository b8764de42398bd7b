// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/appointment.h"
#include "domain/clinictime.h"
#include "domain/user.h"

#include <QLocale>
#include <QString>

namespace frontdesk {

/// "Monday, 9 March 2026" as the locale writes a long date, always with its weekday.
QString longDayText(const QLocale &locale, QDate date);
/// "Mon 9 Mar 2026": for lists, where a line has to hold more than the date.
QString shortDayText(const QLocale &locale, QDate date);
/// The numeric date in the locale's order, always with four digits of the year: birth dates need
/// the century.
QString numericDateText(const QLocale &locale, QDate date);
/// The display format of numericDateText() for a date field, without direction marks.
QString numericDateFormat(const QLocale &locale);
/// A date as numericDateText() writes it, as an example for a hint.
QString numericDateHint(const QLocale &locale);
/// The locale's way to write a time of day, without seconds.
QString timeFormat(const QLocale &locale);
/// "14:20" or "2:20 PM".
QString timeText(const QLocale &locale, WallTime time);
QString timeText(const QLocale &locale, const ClinicTime &time, Instant instant);
/// "14:20–14:40" in the clinic's zone.
QString spanText(const QLocale &locale, const ClinicTime &time, const Interval &span);
/// "Mon 9 Mar 2026, 14:20–14:40" in the clinic's zone.
QString daySpanText(const QLocale &locale, const ClinicTime &time, const Interval &span);

/// "Mon 9 Mar 2026, 14:20" in the clinic's zone.
QString dayStartText(const QLocale &locale, const ClinicTime &time, Instant start);

/// Whole years lived on `today`; -1 where the birth date is unknown or lies ahead.
int ageInYears(QDate dateOfBirth, QDate today);
/// "12/03/1980 (46)", or a dash where the birth date is unknown.
QString birthText(const QLocale &locale, QDate dateOfBirth, QDate today);

/// A language by its code: "Arabic".
QString languageText(const QString &code);
/// What a person at the desk calls the status: "Confirmed".
QString statusText(AppointmentStatus status);
/// The mark that tells statuses apart without colour.
QString statusGlyph(AppointmentStatus status);
QString roleText(Role role);
/// "Every Monday", ... is built elsewhere; this is the standalone name of an ISO weekday.
QString weekdayText(const QLocale &locale, int isoDay);

} // namespace frontdesk
