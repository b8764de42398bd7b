// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources.h"

#include "fields.h"
#include "http/negotiation.h"
#include "http/problem.h"
#include "interop/csv.h"
#include "outputs.h"
#include "policies.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostDoctors = 10'000;

struct ReportDays {
    QDate from;
    QDate to; ///< included
};

struct Workloads {
    QList<DoctorWorkload> items;
};

Schema<ReportDays> reportDays()
{
    return Schema<ReportDays>()
        .required("from"_L1, &ReportDays::from, field::firstDay())
        .required(
            "to"_L1, &ReportDays::to,
            field::date().about("The last day, included; at most 366 days"_L1, "2026-03-13"_L1));
}

FieldType count(QLatin1StringView ofWhat)
{
    return field::integer(0, MostInWire).about(ofWhat, 12);
}

/// A share as a whole percentage; nothing where there is none.
std::optional<int> percent(const std::optional<double> &share)
{
    return share ? std::optional(qRound(*share * 100)) : std::nullopt;
}

std::optional<qint64> wholeMinutes(const Durations &lead, double Durations::*member)
{
    return lead.appointments > 0 ? std::optional(qRound64(lead.*member)) : std::nullopt;
}

std::optional<qint64> median(const Durations &lead)
{
    return wholeMinutes(lead, &Durations::medianMinutes);
}

std::optional<qint64> mean(const Durations &lead)
{
    return wholeMinutes(lead, &Durations::meanMinutes);
}

std::optional<int> noShowPercent(const Attendance &attendance)
{
    return percent(attendance.noShowRate());
}

std::optional<int> utilisationPercent(const Usage &usage)
{
    return percent(usage.share());
}

const Output<ReportedDoctor> &doctorOutput()
{
    static const auto output = Output<ReportedDoctor>("ReportedDoctor"_L1, "A doctor"_L1)
                                   .field("doctorId"_L1, &ReportedDoctor::id, field::doctorId())
                                   .field("fullName"_L1, &ReportedDoctor::fullName, field::name());
    return output;
}

const Output<StatusCounts> &statusOutput()
{
    static const auto output = [] {
        Output<StatusCounts> made("StatusCounts"_L1, "How many appointments have each status"_L1);
        for (const AppointmentStatus status : allAppointmentStatuses())
            made = std::move(made).field(
                toString(status),
                [status](const StatusCounts &counts) { return counts.value(status); },
                count("Appointments with this status"_L1));
        return made;
    }();
    return output;
}

const Output<Usage> &usageOutput()
{
    static const auto output =
        Output<Usage>("Usage"_L1, "Time that was booked, and time there was"_L1)
            .field("bookedMinutes"_L1, &Usage::bookedMinutes,
                   count("Of appointments that are neither cancelled nor missed"_L1))
            .field("availableMinutes"_L1, &Usage::availableMinutes,
                   count("Of the working hours"_L1))
            .optional("utilisationPercent"_L1, &utilisationPercent,
                      count("Booked of available; absent where no hours were"_L1));
    return output;
}

const Output<Attendance> &attendanceOutput()
{
    static const auto output =
        Output<Attendance>("Attendance"_L1, "Who came and who did not"_L1)
            .field("attended"_L1, &Attendance::attended,
                   count("Arrived, in progress or completed"_L1))
            .field("noShows"_L1, &Attendance::noShows, count("Missed"_L1))
            .optional("noShowPercent"_L1, &noShowPercent,
                      count("Missed of both; absent where there are none"_L1));
    return output;
}

const Output<Durations> &leadOutput()
{
    static const auto output =
        Output<Durations>("LeadTime"_L1, "How long before their start appointments were made"_L1)
            .field("appointments"_L1, &Durations::appointments, count("Counted appointments"_L1))
            .optional("medianMinutes"_L1, &median, count("The median; absent for none"_L1))
            .optional("meanMinutes"_L1, &mean, count("The mean; absent for none"_L1));
    return output;
}

/// One row of a report: what it is about, and its figures.
template <class What, class Figures>
Output<std::pair<What, Figures>> rowOutput(QLatin1StringView name, const Output<What> &what,
                                           const Output<Figures> &figures)
{
    using Row = std::pair<What, Figures>;
    return Output<Row>(name, "One row of the report"_L1)
        .fieldsOf(&Row::first, what)
        .fieldsOf(&Row::second, figures);
}

} // namespace

template <>
const Output<AppointmentSummary> &outputOf<AppointmentSummary>()
{
    static const auto output =
        Output<AppointmentSummary>("AppointmentSummary"_L1, "Appointments by status"_L1)
            .field("total"_L1, &AppointmentSummary::total, count("All appointments"_L1))
            .object("byStatus"_L1, &AppointmentSummary::byStatus, statusOutput());
    return output;
}

template <>
const Output<Workloads> &outputOf<Workloads>()
{
    static const auto item =
        Output<DoctorWorkload>("DoctorWorkload"_L1, "What a doctor had to do"_L1)
            .fieldsOf(&DoctorWorkload::doctor, doctorOutput())
            .field("appointments"_L1, &DoctorWorkload::appointments, count("All appointments"_L1))
            .object("byStatus"_L1, &DoctorWorkload::byStatus, statusOutput())
            .fieldsOf(&DoctorWorkload::usage, usageOutput());
    static const auto output =
        Output<Workloads>("Workload"_L1, "What each doctor had to do"_L1)
            .list("items"_L1, &Workloads::items, item, MostDoctors, "The doctors, by name"_L1);
    return output;
}

template <>
const Output<NoShowReport> &outputOf<NoShowReport>()
{
    static const auto weekday =
        Output<int>("Weekday"_L1, "A day of the week"_L1)
            .field(
                "dayOfWeek"_L1, [](int day) { return day; }, field::dayOfWeek());
    static const auto output =
        Output<NoShowReport>("NoShowReport"_L1, "Who came and who did not"_L1)
            .fieldsOf(&NoShowReport::total, attendanceOutput())
            .list("byDoctor"_L1, &NoShowReport::byDoctor,
                  rowOutput("DoctorAttendance"_L1, doctorOutput(), attendanceOutput()), MostDoctors,
                  "The doctors, by name"_L1)
            .list("byWeekday"_L1, &NoShowReport::byWeekday,
                  rowOutput("WeekdayAttendance"_L1, weekday, attendanceOutput()), 7,
                  "The days of the week, from Monday"_L1);
    return output;
}

template <>
const Output<DurationReport> &outputOf<DurationReport>()
{
    static const auto output =
        Output<DurationReport>("LeadTimeReport"_L1, "How long ahead people book"_L1)
            .fieldsOf(&DurationReport::total, leadOutput())
            .list("byDoctor"_L1, &DurationReport::byDoctor,
                  rowOutput("DoctorLeadTime"_L1, doctorOutput(), leadOutput()), MostDoctors,
                  "The doctors, by name"_L1);
    return output;
}

template <>
const Output<UtilisationReport> &outputOf<UtilisationReport>()
{
    static const auto day =
        Output<QDate>("Day"_L1, "A day"_L1)
            .field(
                "date"_L1, [](QDate date) { return date; },
                field::date().about("The day, in the clinic's zone"_L1, "2026-03-09"_L1));
    static const auto output =
        Output<UtilisationReport>("UtilisationReport"_L1, "How full the working hours were"_L1)
            .fieldsOf(&UtilisationReport::total, usageOutput())
            .list("byDoctor"_L1, &UtilisationReport::byDoctor,
                  rowOutput("DoctorUsage"_L1, doctorOutput(), usageOutput()), MostDoctors,
                  "The doctors, by name"_L1)
            .list("byDay"_L1, &UtilisationReport::byDay,
                  rowOutput("DayUsage"_L1, day, usageOutput()), ReportService::MaxDays,
                  "The days, in their order"_L1);
    return output;
}

namespace {

/// A report's main table as CSV.
struct Table {
    QByteArray fileName;
    QStringList header;
    QList<QStringList> rows;
};

/// The report in the form that the caller prefers.
template <class Report>
Response send(const RequestContext &context, const Report &report, const Table &table)
{
    const QByteArray json = "application/json";
    const QByteArray csv = "text/csv";
    const auto type = preferredType(context.accept, {json, csv});
    if (!type)
        return Problem::notAcceptable({json, csv}).toResponse(context.actor.requestId);
    if (*type == json)
        return answer(context, report).withHeader("Vary", "Accept");
    return Response {200,
                     "text/csv; charset=utf-8; header=present",
                     toCsv(table.header, table.rows).toUtf8(),
                     {}}
        .withHeader("Vary", "Accept")
        .withHeader("Content-Disposition", "attachment; filename=\"" + table.fileName + "\"");
}

QString cell(qint64 number)
{
    return QString::number(number);
}

template <class Number>
QString cell(const std::optional<Number> &number)
{
    return number ? QString::number(*number) : QString();
}

QStringList cells(const ReportedDoctor &doctor)
{
    return {doctor.id.toString(), doctor.fullName};
}

Result<Response> summary(RequestContext &context, const ReportDays &days)
{
    FRONTDESK_TRY_ASSIGN(const auto report,
                         context.services.reports.summary(context.actor, days.from, days.to));
    Table table {"appointments.csv", {u"status"_s, u"appointments"_s}, {}};
    for (const AppointmentStatus status : allAppointmentStatuses())
        table.rows.append({QString(toString(status)), cell(report.byStatus.value(status))});
    return send(context, report, table);
}

Result<Response> workload(RequestContext &context, const ReportDays &days)
{
    FRONTDESK_TRY_ASSIGN(const auto loads,
                         context.services.reports.workload(context.actor, days.from, days.to));
    Table table {"workload.csv", {u"doctorId"_s, u"fullName"_s, u"appointments"_s}, {}};
    for (const AppointmentStatus status : allAppointmentStatuses())
        table.header.append(toString(status));
    table.header += {u"bookedMinutes"_s, u"availableMinutes"_s, u"utilisationPercent"_s};
    for (const DoctorWorkload &load : loads) {
        QStringList row = cells(load.doctor) + QStringList {cell(load.appointments)};
        for (const AppointmentStatus status : allAppointmentStatuses())
            row.append(cell(load.byStatus.value(status)));
        row += {cell(load.usage.bookedMinutes), cell(load.usage.availableMinutes),
                cell(utilisationPercent(load.usage))};
        table.rows.append(row);
    }
    return send(context, Workloads {loads}, table);
}

Result<Response> noShows(RequestContext &context, const ReportDays &days)
{
    FRONTDESK_TRY_ASSIGN(const auto report,
                         context.services.reports.noShows(context.actor, days.from, days.to));
    Table table {"no-shows.csv",
                 {u"doctorId"_s, u"fullName"_s, u"attended"_s, u"noShows"_s, u"noShowPercent"_s},
                 {}};
    for (const auto &[doctor, attendance] : report.byDoctor)
        table.rows.append(cells(doctor)
                          + QStringList {cell(attendance.attended), cell(attendance.noShows),
                                         cell(noShowPercent(attendance))});
    return send(context, report, table);
}

Result<Response> leadTime(RequestContext &context, const ReportDays &days)
{
    FRONTDESK_TRY_ASSIGN(const auto report,
                         context.services.reports.leadTime(context.actor, days.from, days.to));
    Table table {
        "lead-time.csv",
        {u"doctorId"_s, u"fullName"_s, u"appointments"_s, u"medianMinutes"_s, u"meanMinutes"_s},
        {}};
    for (const auto &[doctor, lead] : report.byDoctor)
        table.rows.append(
            cells(doctor)
            + QStringList {cell(lead.appointments), cell(median(lead)), cell(mean(lead))});
    return send(context, report, table);
}

Result<Response> utilisation(RequestContext &context, const ReportDays &days)
{
    FRONTDESK_TRY_ASSIGN(const auto report,
                         context.services.reports.utilisation(context.actor, days.from, days.to));
    Table table {"utilisation.csv",
                 {u"doctorId"_s, u"fullName"_s, u"bookedMinutes"_s, u"availableMinutes"_s,
                  u"utilisationPercent"_s},
                 {}};
    for (const auto &[doctor, usage] : report.byDoctor)
        table.rows.append(cells(doctor)
                          + QStringList {cell(usage.bookedMinutes), cell(usage.availableMinutes),
                                         cell(utilisationPercent(usage))});
    return send(context, report, table);
}

} // namespace

void addReportRoutes(RouteTable &table)
{
    const auto Reports = table.group("Reports"_L1, "Figures over the clinic's work"_L1);
    const auto add = [&](QLatin1StringView path, QLatin1StringView id, QLatin1StringView line,
                         ShapePtr shape, auto handler) {
        table.add(Method::Get, path, administrators(), reportDays(), handler)
            .as(id, Reports, line)
            .answers(200, std::move(shape))
            .answersAs("text/csv");
    };
    add("/reports/appointments/summary"_L1, "summariseAppointments"_L1, "Appointments by status"_L1,
        shapeOf<AppointmentSummary>(), &summary);
    add("/reports/doctors/workload"_L1, "reportWorkload"_L1, "What each doctor had to do"_L1,
        shapeOf<Workloads>(), &workload);
    add("/reports/no-shows"_L1, "reportNoShows"_L1, "Who came and who did not"_L1,
        shapeOf<NoShowReport>(), &noShows);
    add("/reports/lead-time"_L1, "reportLeadTime"_L1, "How long ahead people book"_L1,
        shapeOf<DurationReport>(), &leadTime);
    add("/reports/utilisation"_L1, "reportUtilisation"_L1, "How full the working hours were"_L1,
        shapeOf<UtilisationReport>(), &utilisation);
}

} // namespace frontdesk
