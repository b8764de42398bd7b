// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/calendarmode.h"

namespace frontdesk {

namespace {

constexpr int DaysOfWeek = 7;

QDate weekStart(QDate day, const QLocale &locale)
{
    return day.addDays(-((day.dayOfWeek() - locale.firstDayOfWeek() + DaysOfWeek) % DaysOfWeek));
}

} // namespace

DayRange periodOf(CalendarMode mode, QDate day, const QLocale &locale)
{
    switch (mode) {
    case CalendarMode::Day:
        return {day, day};
    case CalendarMode::Week:
    case CalendarMode::List: {
        const QDate first = weekStart(day, locale);
        return {first, first.addDays(DaysOfWeek - 1)};
    }
    case CalendarMode::Month: {
        const QDate first(day.year(), day.month(), 1);
        const QDate last(day.year(), day.month(), day.daysInMonth());
        return {weekStart(first, locale), weekStart(last, locale).addDays(DaysOfWeek - 1)};
    }
    }
    Q_UNREACHABLE();
}

QDate stepped(CalendarMode mode, QDate day, int periods)
{
    switch (mode) {
    case CalendarMode::Day:
        return day.addDays(periods);
    case CalendarMode::Week:
    case CalendarMode::List:
        return day.addDays(periods * DaysOfWeek);
    case CalendarMode::Month:
        return day.addMonths(periods);
    }
    Q_UNREACHABLE();
}

} // namespace frontdesk
