// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reportperiod.h"
#include "services/services.h"

#include <QList>
#include <QString>

#include <optional>
#include <variant>

namespace frontdesk {

/// The reports that can be chosen, in the order in which they are offered.
enum class ReportKind {
    Statuses,
    Workload,
    UtilisationByDoctor,
    UtilisationByDay,
    NoShowsByDoctor,
    NoShowsByWeekday,
    Waits,
    LeadTime,
    Channels,
    Cancellations,
};

QList<ReportKind> allReportKinds();
/// What it is called: "No-shows by weekday".
QString reportTitle(ReportKind kind);

/// What the services say, before it has words.
using ReportFigures = std::variant<AppointmentSummary, QList<DoctorWorkload>, UtilisationReport,
                                   NoShowReport, DurationReport, ChannelReport, CancellationReport>;

/// Asks the service that `kind` comes from.
Result<ReportFigures> readReport(Services &services, const Actor &actor, ReportKind kind,
                                 const ReportDays &days);

/// A column of a report's table.
struct ReportColumn {
    QString title;
    QString unit = {}; ///< of its numbers in CSV: "min"; empty: a name, or a number of things
};

/// A number as it is read, and as a spreadsheet takes it: empty where there is none.
struct ReportCell {
    QString text;
    QString plain;
};

/// One line of a report: a row of its table and a bar of its chart.
struct ReportRow {
    QString label;
    QList<ReportCell> cells; ///< of the columns after the first
    std::optional<double> value; ///< what the bar shows; unset: there is nothing to show
    QString valueText; ///< the same in words, beside the bar
    QString axisText = {}; ///< of a day, below its bar
    QString plainLabel = {}; ///< in CSV, where it is not the label
};

/// A report in the words of a language: what screen, paper and CSV have in common.
struct ReportView {
    QString headline; ///< the report in a sentence
    QList<ReportColumn> columns; ///< the first is that of the labels
    QList<ReportRow> rows;
    double fullScale = 0; ///< what a bar of full length stands for; 0: there are no bars
    bool isSeries = false; ///< its rows are days one after the other
    bool isEmpty = false; ///< nothing was there to be counted
};

ReportView reportView(ReportKind kind, const ReportFigures &figures, const QLocale &locale);
/// The table with plain numbers, their units in the headings.
QString reportCsv(const ReportView &view);

/// "1 Mar 2026 to 31 Mar 2026", or one date.
QString reportDaysText(const QLocale &locale, const ReportDays &days);

} // namespace frontdesk
