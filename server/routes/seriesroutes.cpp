// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources.h"

#include "fields.h"
#include "listing.h"
#include "outputs.h"
#include "policies.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// A body's fields in one struct each, as the schema fills them.
struct SeriesBody {
    PatientId patientId;
    DoctorId doctorId;
    RecurrencePattern pattern = RecurrencePattern::Weekly;
    int interval = 1;
    QDate firstDay;
    WallTime startTime;
    QList<int> daysOfWeek;
    int dayOfMonth = 0;
    int weekOfMonth = 0;
    int count = 0;
    QDate until;
    int durationMinutes = 0;
    QString reason;
    std::optional<BookingChannel> channel;
    std::optional<QList<Instant>> startTimes;
    AppointmentTypeId typeId;
    RoomId roomId;
    QString alert;
    bool reminds = true;
};

/// A preview's times, and a rule that stops one.
struct Preview {
    QList<PlannedOccurrence> occurrences;
};

NewSeries toSeries(const SeriesBody &body)
{
    return {body.patientId,
            body.doctorId,
            {body.pattern, body.interval, body.firstDay, body.startTime, body.daysOfWeek,
             body.dayOfMonth, body.weekOfMonth, body.count, body.until},
            body.durationMinutes,
            body.reason,
            body.channel,
            body.startTimes,
            body.typeId,
            body.roomId,
            body.alert,
            body.reminds};
}

FieldType patternField()
{
    QStringList names;
    for (const RecurrencePattern pattern : allRecurrencePatterns())
        names.append(QString(toString(pattern)));
    return field::choice(names).about("By what the days are found"_L1, "WEEKLY"_L1);
}

FieldType scopeField()
{
    QStringList names;
    for (const SeriesScope scope : allSeriesScopes())
        names.append(QString(toString(scope)));
    return field::choice(names).about("Which appointments, of those still to come"_L1,
                                      "FOLLOWING"_L1);
}

FieldType intervalField()
{
    return field::integer(1, Recurrence::MostInterval)
        .about("Every n-th week or month, counted from that of firstDay"_L1, 2);
}

FieldType wallStart()
{
    return field::wallTime().about("When each begins, on the clinic's clock"_L1, "10:00"_L1);
}

FieldType dayOfMonthField()
{
    return field::integer(1, 31).about("Of MONTHLY_BY_DAY; a month without it is left out"_L1, 15);
}

FieldType weekOfMonthField()
{
    return field::integer(-1, 5).about("Of MONTHLY_BY_WEEKDAY: 1 the first; -1 the last"_L1, 1);
}

FieldType countField()
{
    return field::integer(1, Recurrence::MostOccurrences)
        .about("How many; either this or until"_L1, 6);
}

FieldType fromField()
{
    return field::id("The one, or the first one; not with ALL"_L1);
}

Schema<SeriesBody> seriesBody()
{
    using Body = SeriesBody;
    return Schema<Body>()
        .required("patientId"_L1, &Body::patientId, field::patientId())
        .required("doctorId"_L1, &Body::doctorId, field::doctorId())
        .optional("typeId"_L1, &Body::typeId, field::typeId())
        .optional("roomId"_L1, &Body::roomId, field::roomId())
        .required("pattern"_L1, &Body::pattern, patternField())
        .optional("interval"_L1, &Body::interval, intervalField())
        .required("firstDay"_L1, &Body::firstDay, field::firstDay())
        .required("startTime"_L1, &Body::startTime, wallStart())
        .optional("daysOfWeek"_L1, &Body::daysOfWeek,
                  field::daysOfWeek("Of WEEKLY, or the one of MONTHLY_BY_WEEKDAY"_L1))
        .optional("dayOfMonth"_L1, &Body::dayOfMonth, dayOfMonthField())
        .optional("weekOfMonth"_L1, &Body::weekOfMonth, weekOfMonthField())
        .optional("count"_L1, &Body::count, countField())
        .optional("until"_L1, &Body::until, field::lastDay())
        .optional("durationMinutes"_L1, &Body::durationMinutes, field::durationMinutes())
        .optional("reason"_L1, &Body::reason, field::reason())
        .optional("channel"_L1, &Body::channel, field::bookingChannel())
        .optional("alert"_L1, &Body::alert, field::alert())
        .optional("reminders"_L1, &Body::reminds, field::reminders())
        .optional("startTimes"_L1, &Body::startTimes,
                  field::listOf(field::instant(), Recurrence::MostOccurrences)
                      .about("Only these times: some of the rule's, or alternatives"_L1,
                             QJsonArray {u"2026-03-09T14:00:00Z"_s}));
}

Schema<SeriesChange> changeBody()
{
    using Body = SeriesChange;
    return Schema<Body>()
        .required("scope"_L1, &Body::scope, scopeField())
        .optional("appointmentId"_L1, &Body::from, fromField())
        .change("startTime"_L1, &Body::time, wallStart())
        .change("shiftDays"_L1, &Body::shiftDays,
                field::integer(-6, 6).about("Later by so many days; below 0 earlier"_L1, 1))
        .change("durationMinutes"_L1, &Body::durationMinutes, field::durationMinutes())
        .change("doctorId"_L1, &Body::doctorId, field::doctorId())
        .clearable("roomId"_L1, &Body::roomId, field::newRoomId())
        .change("reason"_L1, &Body::reason, field::reason());
}

Schema<SeriesCancellation> cancelBody()
{
    using Body = SeriesCancellation;
    return Schema<Body>()
        .required("scope"_L1, &Body::scope, scopeField())
        .optional("appointmentId"_L1, &Body::from, fromField())
        .optional("reason"_L1, &Body::reason, field::reason());
}

std::optional<int> ifSet(int value)
{
    return value != 0 ? std::optional(value) : std::nullopt;
}

const Output<Recurrence> &ruleFields()
{
    using Rule = Recurrence;
    static const auto output =
        Output<Rule>("Recurrence"_L1, {})
            .field("pattern"_L1, &Rule::pattern, patternField())
            .field("interval"_L1, &Rule::interval, intervalField())
            .field("firstDay"_L1, &Rule::firstDay, field::firstDay())
            .field("startTime"_L1, &Rule::time, wallStart())
            .field("daysOfWeek"_L1, &Rule::daysOfWeek,
                   field::daysOfWeek("Of WEEKLY, or the one of MONTHLY_BY_WEEKDAY"_L1))
            .optional(
                "dayOfMonth"_L1, [](const Rule &rule) { return ifSet(rule.dayOfMonth); },
                dayOfMonthField())
            .optional(
                "weekOfMonth"_L1, [](const Rule &rule) { return ifSet(rule.weekOfMonth); },
                weekOfMonthField())
            .optional(
                "count"_L1, [](const Rule &rule) { return ifSet(rule.count); }, countField())
            .optional("until"_L1, &Rule::until, field::lastDay());
    return output;
}

} // namespace

template <>
const Output<SeriesDetails> &outputOf<SeriesDetails>()
{
    using Series = AppointmentSeries;
    static const auto series =
        Output<Series>("SeriesRule"_L1, {})
            .field("id"_L1, &Series::id, field::ownId())
            .field("patientId"_L1, &Series::patientId, field::patientId())
            .field("doctorId"_L1, &Series::doctorId, field::doctorId())
            .optional("typeId"_L1, &Series::typeId, field::typeId())
            .optional("roomId"_L1, &Series::roomId, field::roomId())
            .fieldsOf(&Series::recurrence, ruleFields())
            .field("durationMinutes"_L1, &Series::durationMinutes, field::durationMinutes())
            .field("reason"_L1, &Series::reason, field::reason())
            .fieldsOf(&Series::stamp, stampFields());
    static const auto output =
        Output<SeriesDetails>("AppointmentSeries"_L1,
                              "Appointments that were booked together, and the rule they came "
                              "from"_L1)
            .fieldsOf(&SeriesDetails::series, series)
            .list("appointments"_L1, &SeriesDetails::appointments, outputOf<AppointmentDetails>(),
                  Recurrence::MostOccurrences, "By start, those that have ended too"_L1);
    return output;
}

template <>
const Output<Preview> &outputOf<Preview>()
{
    static const auto violation =
        Output<Violation>("Violation"_L1, "A rule that stops a time"_L1)
            .field(
                "code"_L1, [](const Violation &one) { return QString(toString(one.code)); },
                field::line(1, 60).about("Which rule, for programs"_L1, "slot_taken"_L1))
            .field("message"_L1, &Violation::message,
                   field::line(1, 1000).about("The rule, for people"_L1,
                                              "The slot has been taken"_L1));
    static const auto occurrence =
        Output<PlannedOccurrence>("PlannedOccurrence"_L1, "One time of a series"_L1)
            .field("date"_L1, &PlannedOccurrence::day,
                   field::date().about("The day in the clinic's zone"_L1, "2026-03-16"_L1))
            .optional(
                "startTime"_L1,
                [](const PlannedOccurrence &one) {
                    return one.span ? std::optional(one.span->start) : std::nullopt;
                },
                field::startTime())
            .optional(
                "endTime"_L1,
                [](const PlannedOccurrence &one) {
                    return one.span ? std::optional(one.span->end) : std::nullopt;
                },
                field::endTime())
            .list("violations"_L1, &PlannedOccurrence::violations, violation, 20,
                  "Every rule that stops it; none: it can be booked"_L1)
            .list("alternatives"_L1, &PlannedOccurrence::alternatives, outputOf<Interval>(), 3,
                  "The nearest free times where it cannot"_L1);
    static const auto output = Output<Preview>("SeriesPreview"_L1, "The times that a rule gives"_L1)
                                   .list("occurrences"_L1, &Preview::occurrences, occurrence,
                                         Recurrence::MostOccurrences, "By start"_L1);
    return output;
}

namespace {

Result<Response> preview(RequestContext &context, const SeriesBody &body)
{
    FRONTDESK_TRY_ASSIGN(const auto occurrences,
                         context.services.series.preview(context.actor, toSeries(body)));
    return answer(context, Preview {occurrences});
}

Result<Response> create(RequestContext &context, const SeriesBody &body)
{
    return answerOnce(context, 201, [&] {
        return context.services.series.create(context.actor, toSeries(body));
    });
}

Result<Response> get(RequestContext &context)
{
    FRONTDESK_TRY_ASSIGN(const auto series,
                         context.services.series.get(context.actor, context.id<SeriesId>()));
    return answer(context, series);
}

Result<Response> change(RequestContext &context, const SeriesChange &body)
{
    FRONTDESK_TRY_ASSIGN(const auto series,
                         context.services.series.change(context.actor, context.id<SeriesId>(), body,
                                                        context.expectedVersion));
    return answer(context, series);
}

Result<Response> cancel(RequestContext &context, const SeriesCancellation &body)
{
    return answerOnce(context, 200, [&] {
        return context.services.series.cancel(context.actor, context.id<SeriesId>(), body,
                                              context.expectedVersion);
    });
}

/// Why a time of a series may not be booked.
QList<ErrorCode> seriesRules()
{
    return {ErrorCode::SlotTaken,       ErrorCode::PatientBusy,    ErrorCode::OutsideWorkingHours,
            ErrorCode::InThePast,       ErrorCode::DoctorInactive, ErrorCode::TimeDoesNotExist,
            ErrorCode::TimeIsAmbiguous, ErrorCode::TypeNotOffered, ErrorCode::RoomBusy,
            ErrorCode::RoomInactive};
}

} // namespace

void addSeriesRoutes(RouteTable &table)
{
    const auto Series =
        table.group("Appointment series"_L1, "Appointments that recur, at one time on the clinic's "
                                             "clock"_L1);
    const auto one = shapeOf<SeriesDetails>();
    table.add(Method::Post, "/appointment-series/preview"_L1, staff(), seriesBody(), &preview)
        .as("previewAppointmentSeries"_L1, Series, "The times of a series, and their conflicts"_L1)
        .answers(200, shapeOf<Preview>())
        .fails({ErrorCode::Forbidden})
        .says("Books nothing. Where the clock has no such time on a day, or two, the time is not "
              "shifted: it is a conflict."_L1);
    table.add(Method::Post, "/appointment-series"_L1, staff(), seriesBody(), &create)
        .as("createAppointmentSeries"_L1, Series, "Book a series"_L1)
        .answers(201, one)
        .fails(seriesRules())
        .fails({ErrorCode::Forbidden})
        .says("All of its times, or with startTimes these alone; or none where one of them cannot "
              "be had: errors then names each such time by its place."_L1);
    table.add(Method::Get, "/appointment-series/{id}"_L1, staff(), &get)
        .as("getAppointmentSeries"_L1, Series, "One series"_L1)
        .answers(200, one);
    table.add(Method::Patch, "/appointment-series/{id}"_L1, staff(), changeBody(), &change)
        .as("changeAppointmentSeries"_L1, Series, "Move one, the following or all"_L1)
        .answers(200, one)
        .fails(seriesRules())
        .fails({ErrorCode::Forbidden, ErrorCode::IllegalTransition})
        .says("Those that have begun or ended stay; the others keep their ids and history."_L1)
        .ifMatch();
    table.add(Method::Post, "/appointment-series/{id}/cancel"_L1, staff(), cancelBody(), &cancel)
        .as("cancelAppointmentSeries"_L1, Series, "Cancel one, the following or all"_L1)
        .answers(200, one)
        .fails({ErrorCode::IllegalTransition})
        .ifMatch();
}

} // namespace frontdesk
