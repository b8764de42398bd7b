// SPDX-License-Identifier: GPL-3.0-or-later
#include "reportperiod.h"

#include <QCoreApplication>

namespace frontdesk {

namespace {

constexpr int DaysInWeek = 7;

struct ReportWords {
    Q_DECLARE_TR_FUNCTIONS(ReportPeriod)
};

ReportDays monthOf(QDate day)
{
    const QDate first(day.year(), day.month(), 1);
    return {first, first.addDays(day.daysInMonth() - 1)};
}

} // namespace

QList<ReportPeriod> allReportPeriods()
{
    using enum ReportPeriod;
    return {ThisWeek, LastWeek, ThisMonth, LastMonth, Last90Days, ThisYear, Chosen};
}

QString periodText(ReportPeriod period)
{
    switch (period) {
    case ReportPeriod::ThisWeek:
        return ReportWords::tr("This week");
    case ReportPeriod::LastWeek:
        return ReportWords::tr("Last week");
    case ReportPeriod::ThisMonth:
        return ReportWords::tr("This month");
    case ReportPeriod::LastMonth:
        return ReportWords::tr("Last month");
    case ReportPeriod::Last90Days:
        return ReportWords::tr("Last 90 days");
    case ReportPeriod::ThisYear:
        return ReportWords::tr("This year");
    case ReportPeriod::Chosen:
        return ReportWords::tr("Other days");
    }
    Q_UNREACHABLE();
}

ReportDays daysOf(ReportPeriod period, QDate today, const QLocale &locale)
{
    const int intoWeek =
        (today.dayOfWeek() - int(locale.firstDayOfWeek()) + DaysInWeek) % DaysInWeek;
    const QDate week = today.addDays(-intoWeek);
    switch (period) {
    case ReportPeriod::ThisWeek:
        return {week, week.addDays(DaysInWeek - 1)};
    case ReportPeriod::LastWeek:
        return {week.addDays(-DaysInWeek), week.addDays(-1)};
    case ReportPeriod::ThisMonth:
        return monthOf(today);
    case ReportPeriod::LastMonth:
        return monthOf(today.addMonths(-1));
    case ReportPeriod::Last90Days:
        return {today.addDays(1 - 90), today};
    case ReportPeriod::ThisYear:
        return {QDate(today.year(), 1, 1), QDate(today.year(), 12, 31)};
    case ReportPeriod::Chosen:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace frontdesk
