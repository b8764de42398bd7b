// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendar/calendarstore.h"

#include <QLocale>

namespace frontdesk {

/// How the calendar shows time: the hours of a day or a week, the days of a month, or a table.
enum class CalendarMode { Day, Week, Month, List };

/// The days that a view shows around `day`: itself, its week, or the whole weeks of its month.
DayRange periodOf(CalendarMode mode, QDate day, const QLocale &locale);

/// The day as many periods further on; within a shorter month its last day.
QDate stepped(CalendarMode mode, QDate day, int periods);

} // namespace frontdesk
