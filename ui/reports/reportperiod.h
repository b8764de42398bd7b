// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QList>
#include <QLocale>

namespace frontdesk {

/// The days that a report is about, of the clinic's calendar, both included.
struct ReportDays {
    QDate from;
    QDate to;

    bool operator==(const ReportDays &) const = default;
};

/// Usual periods around today; `Chosen` stands for whatever was typed.
enum class ReportPeriod {
    ThisWeek,
    LastWeek,
    ThisMonth,
    LastMonth,
    Last90Days, ///< up to and with today
    ThisYear,
    Chosen,
};

QList<ReportPeriod> allReportPeriods();
/// What it is called: "Last month".
QString periodText(ReportPeriod period);
/// Its days; a week begins as the locale's does. Of `Chosen` none: null days.
ReportDays daysOf(ReportPeriod period, QDate today, const QLocale &locale);

} // namespace frontdesk
