// SPDX-License-Identifier: GPL-3.0-or-later
#include "reportview.h"

#include "appointments/appointmenttext.h"
#include "interop/csv.h"
#include "models/clinicformat.h"
#include "models/daypicker.h"
#include "shell/bidi.h"

#include <QCoreApplication>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 MinutesInHour = 60;
constexpr qint64 MinutesInDay = 24 * MinutesInHour;
/// Longer than this it is told in days.
constexpr qint64 LongestInHours = 2 * MinutesInDay;

struct ReportWords {
    Q_DECLARE_TR_FUNCTIONS(ReportView)
};

ReportCell none()
{
    return {u"–"_s, {}};
}

ReportCell countCell(const QLocale &locale, qint64 count)
{
    return {locale.toString(count), QString::number(count)};
}

ReportCell percentCell(const QLocale &locale, std::optional<double> share)
{
    if (!share)
        return none();
    const int percent = qRound(*share * 100);
    return {ReportWords::tr("%1%", "a percentage").arg(locale.toString(percent)),
            QString::number(percent)};
}

/// "25 min", "3 h 5 min", "6 d 2 h".
QString minutesText(const QLocale &locale, double minutes)
{
    const qint64 whole = qRound64(minutes);
    const auto number = [&](qint64 value) { return locale.toString(value); };
    if (whole < MinutesInHour)
        return ReportWords::tr("%1 min", "minutes").arg(number(whole));
    if (whole < LongestInHours)
        return ReportWords::tr("%1 h %2 min", "hours, minutes")
            .arg(number(whole / MinutesInHour), number(whole % MinutesInHour));
    return ReportWords::tr("%1 d %2 h", "days, hours")
        .arg(number(whole / MinutesInDay), number(whole % MinutesInDay / MinutesInHour));
}

ReportCell minutesCell(const QLocale &locale, double minutes)
{
    return {minutesText(locale, minutes), QString::number(qRound64(minutes))};
}

/// Time of work: hours stay hours, however many.
ReportCell hoursCell(const QLocale &locale, qint64 minutes)
{
    const double hours = double(minutes) / double(MinutesInHour);
    return {ReportWords::tr("%1 h", "hours").arg(locale.toString(hours, 'f', 1)),
            QString::number(hours, 'f', 1)};
}

/// The columns of percentages and of durations, with what CSV calls their numbers.
ReportColumn percentColumn(const QString &title)
{
    return {title, ReportWords::tr("%", "the unit of a column")};
}

ReportColumn hoursColumn(const QString &title)
{
    return {title, ReportWords::tr("hours", "the unit of a column")};
}

ReportColumn minutesColumn(const QString &title)
{
    return {title, ReportWords::tr("minutes", "the unit of a column")};
}

std::optional<double> shareOf(qint64 part, qint64 whole)
{
    return whole > 0 ? std::optional(double(part) / double(whole)) : std::nullopt;
}

double longestBar(const ReportView &view)
{
    double most = 0;
    for (const ReportRow &row : view.rows)
        most = std::max(most, row.value.value_or(0));
    return most;
}

/// Shares are drawn on a scale of the whole, and beyond it where one is more.
void scaleAsShares(ReportView &view)
{
    view.fullScale = std::max(1.0, longestBar(view));
}

/// How many there are of each, and what share of all that is.
ReportView countsView(const QLocale &locale, const QString &what,
                      const QList<std::pair<QString, qint64>> &counts, qint64 total)
{
    ReportView view;
    view.columns = {
        {what}, {ReportWords::tr("Appointments")}, percentColumn(ReportWords::tr("Share"))};
    for (const auto &[label, count] : counts) {
        const ReportCell number = countCell(locale, count);
        view.rows.append({label,
                          {number, percentCell(locale, shareOf(count, total))},
                          double(count),
                          number.text});
    }
    view.fullScale = longestBar(view);
    view.isEmpty = total == 0;
    return view;
}

QString appointmentsText(qint64 count)
{
    return ReportWords::tr("%Ln appointment(s)", nullptr, int(count));
}

ReportView viewOf(const AppointmentSummary &summary, const QLocale &locale)
{
    QList<std::pair<QString, qint64>> counts;
    for (const AppointmentStatus status : allAppointmentStatuses())
        counts.append({statusText(status), summary.byStatus.value(status)});
    ReportView view = countsView(locale, ReportWords::tr("Status"), counts, summary.total);
    view.headline = appointmentsText(summary.total);
    return view;
}

ReportView viewOf(const QList<DoctorWorkload> &loads, const QLocale &locale)
{
    ReportView view;
    view.columns = {{ReportWords::tr("Doctor")}, {ReportWords::tr("Appointments")}};
    for (const AppointmentStatus status : allAppointmentStatuses())
        view.columns.append({statusText(status)});
    qint64 total = 0;
    for (const DoctorWorkload &load : loads) {
        total += load.appointments;
        const ReportCell all = countCell(locale, load.appointments);
        ReportRow row {load.doctor.fullName, {all}, double(load.appointments), all.text};
        for (const AppointmentStatus status : allAppointmentStatuses())
            row.cells.append(countCell(locale, load.byStatus.value(status)));
        view.rows.append(row);
    }
    view.headline = appointmentsText(total);
    view.fullScale = longestBar(view);
    view.isEmpty = total == 0;
    return view;
}

ReportRow usageRow(const QLocale &locale, const QString &label, const Usage &usage)
{
    const ReportCell share = percentCell(locale, usage.share());
    return {
        label,
        {share, hoursCell(locale, usage.bookedMinutes), hoursCell(locale, usage.availableMinutes)},
        usage.share(),
        share.text};
}

ReportView viewOf(const UtilisationReport &report, ReportKind kind, const QLocale &locale)
{
    const bool byDay = kind == ReportKind::UtilisationByDay;
    ReportView view;
    view.columns = {{byDay ? ReportWords::tr("Day") : ReportWords::tr("Doctor")},
                    percentColumn(ReportWords::tr("Booked")),
                    hoursColumn(ReportWords::tr("Time booked")),
                    hoursColumn(ReportWords::tr("Working time"))};
    if (byDay) {
        for (const auto &[day, usage] : report.byDay) {
            ReportRow row = usageRow(locale, shortDayText(locale, day), usage);
            row.plainLabel = day.toString(Qt::ISODate);
            row.axisText =
                locale.toString(day, ReportWords::tr("d MMM", "a day below a chart, Qt format"));
            view.rows.append(row);
        }
    } else {
        for (const auto &[doctor, usage] : report.byDoctor)
            view.rows.append(usageRow(locale, doctor.fullName, usage));
    }
    view.isSeries = byDay;
    scaleAsShares(view);
    const Usage &total = report.total;
    view.isEmpty = total.availableMinutes == 0 && total.bookedMinutes == 0;
    const QString booked = hoursCell(locale, total.bookedMinutes).text;
    view.headline =
        total.share()
            ? ReportWords::tr("%1 of the working time was booked: %2 of %3",
                              "percentage, hours, hours")
                  .arg(percentCell(locale, total.share()).text, booked,
                       hoursCell(locale, total.availableMinutes).text)
            : ReportWords::tr("%1 were booked; nobody had working hours", "hours").arg(booked);
    return view;
}

ReportRow attendanceRow(const QLocale &locale, const QString &label, const Attendance &attendance)
{
    const ReportCell share = percentCell(locale, attendance.noShowRate());
    return {label,
            {share, countCell(locale, attendance.noShows), countCell(locale, attendance.attended)},
            attendance.noShowRate(),
            share.text};
}

ReportView viewOf(const NoShowReport &report, ReportKind kind, const QLocale &locale)
{
    const bool byWeekday = kind == ReportKind::NoShowsByWeekday;
    ReportView view;
    view.columns = {{byWeekday ? ReportWords::tr("Weekday") : ReportWords::tr("Doctor")},
                    percentColumn(ReportWords::tr("No-shows", "a share")),
                    {ReportWords::tr("Missed", "how many appointments")},
                    {ReportWords::tr("Attended", "how many appointments")}};
    if (byWeekday) {
        for (const int day : weekdaysInOrder(locale)) {
            const auto &[weekday, attendance] = report.byWeekday[day - 1];
            view.rows.append(attendanceRow(locale, weekdayText(locale, weekday), attendance));
        }
    } else {
        for (const auto &[doctor, attendance] : report.byDoctor)
            view.rows.append(attendanceRow(locale, doctor.fullName, attendance));
    }
    view.fullScale = longestBar(view);
    const Attendance &total = report.total;
    view.isEmpty = !total.noShowRate();
    view.headline =
        ReportWords::tr("%1 of the patients did not come: %2 of %3", "percentage, number, number")
            .arg(percentCell(locale, total.noShowRate()).text, locale.toString(total.noShows),
                 locale.toString(total.noShows + total.attended));
    return view;
}

ReportView viewOf(const DurationReport &report, ReportKind kind, const QLocale &locale)
{
    ReportView view;
    view.columns = {{ReportWords::tr("Doctor")},
                    minutesColumn(ReportWords::tr("Median")),
                    minutesColumn(ReportWords::tr("Mean", "the average")),
                    {ReportWords::tr("Appointments")}};
    for (const auto &[doctor, durations] : report.byDoctor) {
        const bool any = durations.appointments > 0;
        const ReportCell median = any ? minutesCell(locale, durations.medianMinutes) : none();
        view.rows.append({doctor.fullName,
                          {median, any ? minutesCell(locale, durations.meanMinutes) : none(),
                           countCell(locale, durations.appointments)},
                          any ? std::optional(durations.medianMinutes) : std::nullopt,
                          median.text});
    }
    view.fullScale = longestBar(view);
    view.isEmpty = report.total.appointments == 0;
    const QString half = minutesText(locale, report.total.medianMinutes);
    view.headline =
        kind == ReportKind::Waits
            ? ReportWords::tr("Half of the patients waited at most %1").arg(half)
            : ReportWords::tr("Half of the appointments were booked at most %1 ahead").arg(half);
    return view;
}

ReportView viewOf(const ChannelReport &report, const QLocale &locale)
{
    QList<std::pair<QString, qint64>> counts;
    for (const BookingChannel channel : allBookingChannels())
        counts.append({channelText(channel), report.byChannel.value(channel)});
    ReportView view = countsView(locale, ReportWords::tr("Booked by"), counts, report.total);
    view.headline = appointmentsText(report.total);
    return view;
}

ReportView viewOf(const CancellationReport &report, const QLocale &locale)
{
    QList<std::pair<QString, qint64>> counts;
    for (const auto &[reason, count] : report.byReason)
        counts.append(
            {reason.isEmpty() ? ReportWords::tr("No reason given") : reason.simplified(), count});
    if (report.others() > 0)
        counts.append({ReportWords::tr("Other reasons"), report.others()});
    ReportView view = countsView(locale, ReportWords::tr("Reason"), counts, report.total);
    view.headline = ReportWords::tr("%Ln appointment(s) cancelled", nullptr, int(report.total));
    return view;
}

template <class Figures>
Result<ReportFigures> asFigures(Result<Figures> result)
{
    if (!result)
        return fail(result.error());
    return ReportFigures(std::move(*result));
}

} // namespace

QList<ReportKind> allReportKinds()
{
    using enum ReportKind;
    return {Statuses,
            Workload,
            UtilisationByDoctor,
            UtilisationByDay,
            NoShowsByDoctor,
            NoShowsByWeekday,
            Waits,
            LeadTime,
            Channels,
            Cancellations};
}

QString reportTitle(ReportKind kind)
{
    switch (kind) {
    case ReportKind::Statuses:
        return ReportWords::tr("Appointments by status");
    case ReportKind::Workload:
        return ReportWords::tr("Appointments by doctor");
    case ReportKind::UtilisationByDoctor:
        return ReportWords::tr("Utilisation by doctor");
    case ReportKind::UtilisationByDay:
        return ReportWords::tr("Utilisation by day");
    case ReportKind::NoShowsByDoctor:
        return ReportWords::tr("No-shows by doctor");
    case ReportKind::NoShowsByWeekday:
        return ReportWords::tr("No-shows by weekday");
    case ReportKind::Waits:
        return ReportWords::tr("Waiting times");
    case ReportKind::LeadTime:
        return ReportWords::tr("How long ahead people book");
    case ReportKind::Channels:
        return ReportWords::tr("How appointments are booked");
    case ReportKind::Cancellations:
        return ReportWords::tr("Why appointments are cancelled");
    }
    Q_UNREACHABLE();
}

Result<ReportFigures> readReport(Services &services, const Actor &actor, ReportKind kind,
                                 const ReportDays &days)
{
    ReportService &reports = services.reports;
    switch (kind) {
    case ReportKind::Statuses:
        return asFigures(reports.summary(actor, days.from, days.to));
    case ReportKind::Workload:
        return asFigures(reports.workload(actor, days.from, days.to));
    case ReportKind::UtilisationByDoctor:
    case ReportKind::UtilisationByDay:
        return asFigures(reports.utilisation(actor, days.from, days.to));
    case ReportKind::NoShowsByDoctor:
    case ReportKind::NoShowsByWeekday:
        return asFigures(reports.noShows(actor, days.from, days.to));
    case ReportKind::Waits:
        return asFigures(reports.waits(actor, days.from, days.to));
    case ReportKind::LeadTime:
        return asFigures(reports.leadTime(actor, days.from, days.to));
    case ReportKind::Channels:
        return asFigures(reports.channels(actor, days.from, days.to));
    case ReportKind::Cancellations:
        return asFigures(reports.cancellations(actor, days.from, days.to));
    }
    Q_UNREACHABLE();
}

ReportView reportView(ReportKind kind, const ReportFigures &figures, const QLocale &locale)
{
    const auto words = [&](const auto &report) {
        // Figures that several reports come from are told which of them it is.
        if constexpr (requires { viewOf(report, kind, locale); })
            return viewOf(report, kind, locale);
        else
            return viewOf(report, locale);
    };
    return std::visit(words, figures);
}

QString reportCsv(const ReportView &view)
{
    QStringList header;
    for (const ReportColumn &column : view.columns) {
        header.append(
            column.unit.isEmpty()
                ? column.title
                //: the heading of a column in CSV, and what its numbers are: "Mean (minutes)"
                : ReportWords::tr("%1 (%2)").arg(column.title, column.unit));
    }
    QList<QStringList> rows;
    for (const ReportRow &row : view.rows) {
        QStringList cells {row.plainLabel.isEmpty() ? row.label : row.plainLabel};
        for (const ReportCell &cell : row.cells)
            cells.append(cell.plain);
        rows.append(cells);
    }
    return toCsv(header, rows);
}

QString reportDaysText(const QLocale &locale, const ReportDays &days)
{
    QString from = bidiIsolated(shortDayText(locale, days.from));
    if (days.from == days.to)
        return from;
    return ReportWords::tr("%1 to %2", "the first and the last day")
        .arg(from, bidiIsolated(shortDayText(locale, days.to)));
}

} // namespace frontdesk
