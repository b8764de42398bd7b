// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources.h"

#include "fields.h"
#include "http/problem.h"
#include "listing.h"
#include "outputs.h"
#include "policies.h"
#include "timespan.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

template <>
const Output<BookingVerdict> &outputOf<BookingVerdict>()
{
    constexpr int MostRules = 100;
    using Verdict = BookingVerdict;
    static const auto output =
        Output<Verdict>("BookingVerdict"_L1, "Whether a time can be booked, and why not"_L1)
            .fieldsOf(&Verdict::span, outputOf<Interval>())
            .fieldsOf(&Verdict::buffers, bufferFields())
            .field(
                "free"_L1, [](const Verdict &verdict) { return verdict.isFree(); },
                field::boolean().about("Nothing stops it"_L1, false))
            .field(
                "overridable"_L1, [](const Verdict &verdict) { return verdict.isOverridable(); },
                field::boolean().about("Nothing stops it but what staff may override"_L1, false))
            .list(
                "reasons"_L1,
                [](const Verdict &verdict) {
                    return verdict.isFree() ? QList<FieldFault>()
                                            : toError(verdict.violations).faults;
                },
                faultOutput(), MostRules, "Every rule that stops it, the most telling first"_L1);
    return output;
}

namespace {

/// Which part of the calendar a list shows: one day, or from a moment to another. A date stands for
/// the whole day in the clinic's zone, at the end too.
struct TimeQuery : ListQuery {
    QDate date;
    std::optional<Moment> from;
    std::optional<Moment> to;
};

struct AppointmentQuery : TimeQuery {
    std::optional<DoctorId> doctorId;
    std::optional<PatientId> patientId;
    std::optional<AppointmentStatus> status;
};

struct StatusBody {
    AppointmentStatus status = AppointmentStatus::Pending;
    QString reason;
};

struct CancelBody {
    QString reason;
};

template <class Query>
Schema<Query> timeQuery()
{
    return listSchema<Query>()
        .template optional<QDate>(
            "date"_L1, &Query::date,
            field::date().about("One day in the clinic's zone"_L1, "2026-03-09"_L1))
        .template optional<std::optional<Moment>>(
            "from"_L1, &Query::from,
            field::dateOrInstant().about("From this day or instant on"_L1, "2026-03-09"_L1))
        .template optional<std::optional<Moment>>(
            "to"_L1, &Query::to,
            field::dateOrInstant().about("Up to this instant, or to the end of this day"_L1,
                                         "2026-03-13"_L1));
}

Schema<AppointmentQuery> appointmentQuery()
{
    using Query = AppointmentQuery;
    return timeQuery<Query>()
        .optional("doctorId"_L1, &Query::doctorId, field::doctorId())
        .optional("patientId"_L1, &Query::patientId, field::patientId())
        .optional("status"_L1, &Query::status, field::appointmentStatus());
}

Schema<Booking> bookingBody()
{
    return Schema<Booking>()
        .required("doctorId"_L1, &Booking::doctorId, field::doctorId())
        .required("startTime"_L1, &Booking::start, field::startTime())
        .optional("endTime"_L1, &Booking::end, field::endTime())
        .optional("patientId"_L1, &Booking::patientId, field::patientId())
        .optional("typeId"_L1, &Booking::typeId, field::typeId())
        .optional("roomId"_L1, &Booking::roomId, field::roomId())
        .optional("holdId"_L1, &Booking::holdId,
                  field::id("One's own hold of this time, which it uses up"_L1))
        .optional("override"_L1, &Booking::overridesWarnings, field::override_())
        .optional("overbookReason"_L1, &Booking::overbookReason, field::overbookReason())
        .optional("reason"_L1, &Booking::reason, field::reason())
        .optional("channel"_L1, &Booking::channel, field::bookingChannel())
        .optional("alert"_L1, &Booking::alert, field::alert())
        .optional("reminders"_L1, &Booking::reminds, field::reminders());
}

Schema<AppointmentEdit> editBody()
{
    using Edit = AppointmentEdit;
    return Schema<Edit>()
        .change("reason"_L1, &Edit::reason, field::reason())
        .change("alert"_L1, &Edit::alert, field::alert())
        .change("reminders"_L1, &Edit::reminds, field::reminders())
        .change("channel"_L1, &Edit::channel, field::bookingChannel());
}

/// The parameters are those of a booking; a query's own type keeps its schema flat.
struct CheckFields : Booking {
    AppointmentId appointmentId;
};

Schema<CheckFields> checkQuery()
{
    using Query = CheckFields;
    return Schema<Query>()
        .required<DoctorId>("doctorId"_L1, &Query::doctorId, field::doctorId())
        .required<Instant>("startTime"_L1, &Query::start, field::startTime())
        .optional<std::optional<Instant>>("endTime"_L1, &Query::end, field::endTime())
        .optional<AppointmentTypeId>("typeId"_L1, &Query::typeId, field::typeId())
        .optional<PatientId>("patientId"_L1, &Query::patientId, field::patientId())
        .optional<RoomId>("roomId"_L1, &Query::roomId, field::roomId())
        .optional("appointmentId"_L1, &Query::appointmentId,
                  field::id("The appointment that is to be moved there; absent: a new one"_L1));
}

Schema<Move> moveBody()
{
    return Schema<Move>()
        .required("startTime"_L1, &Move::start, field::startTime())
        .optional("doctorId"_L1, &Move::doctorId, field::doctorId())
        .optional("endTime"_L1, &Move::end, field::endTime())
        .clearable("typeId"_L1, &Move::typeId, field::newTypeId())
        .clearable("roomId"_L1, &Move::roomId, field::newRoomId())
        .optional("override"_L1, &Move::overridesWarnings, field::override_())
        .optional("overbookReason"_L1, &Move::overbookReason, field::overbookReason());
}

Schema<CancelBody> cancelBody()
{
    return Schema<CancelBody>()
        .optional("reason"_L1, &CancelBody::reason, field::reason())
        .mayBeAbsent();
}

Schema<StatusBody> statusBody()
{
    return Schema<StatusBody>()
        .required("status"_L1, &StatusBody::status, field::appointmentStatus())
        .optional("reason"_L1, &StatusBody::reason, field::reason());
}

Result<AppointmentFilter> filterOf(const TimeQuery &query, const ClinicTime &time)
{
    AppointmentFilter filter;
    if (query.date.isValid()) {
        if (query.from || query.to)
            return fail(invalidField(u"/date"_s, u"not_allowed"_s,
                                     u"Give either a date or a span, not both"_s));
        const Interval day = time.day(query.date);
        filter.from = day.start;
        filter.to = day.end;
        return filter;
    }
    FRONTDESK_TRY_ASSIGN(const TimeSpan span, spanOf(query.from, query.to, time));
    filter.from = span.from;
    filter.to = span.to;
    return filter;
}

Result<Response> listed(RequestContext &context, const AppointmentFilter &filter,
                        const ListQuery &query)
{
    FRONTDESK_TRY_ASSIGN(const auto page,
                         context.services.appointments.list(context.actor, filter, query.page()));
    return listResponse(context, page);
}

Result<Response> list(RequestContext &context, const AppointmentQuery &query)
{
    FRONTDESK_TRY_ASSIGN(AppointmentFilter filter, filterOf(query, *context.time));
    filter.doctorId = query.doctorId;
    filter.patientId = query.patientId;
    filter.status = query.status;
    return listed(context, filter, query);
}

/// The caller's own, as the service has it for patients and for doctors.
Result<Response> listOwn(RequestContext &context, const TimeQuery &query)
{
    FRONTDESK_TRY_ASSIGN(const AppointmentFilter filter, filterOf(query, *context.time));
    return listed(context, filter, query);
}

Result<Response> get(RequestContext &context)
{
    FRONTDESK_TRY_ASSIGN(const auto details, context.services.appointments.get(
                                                 context.actor, context.id<AppointmentId>()));
    return answer(context, details);
}

Result<Response> book(RequestContext &context, const Booking &body)
{
    if (!context.actor.isStaff() && !body.patientId.isNull())
        return fail(invalidField(u"/patientId"_s, u"unknown_field"_s,
                                 u"Patients book for themselves: leave this field out"_s));
    if (!context.actor.isStaff() && body.channel)
        return fail(invalidField(u"/channel"_s, u"unknown_field"_s,
                                 u"What patients book comes by the app: leave this field out"_s));
    if (!context.actor.isStaff() && (!body.alert.isEmpty() || !body.reminds))
        return fail(invalidField(body.reminds ? u"/alert"_s : u"/reminders"_s, u"unknown_field"_s,
                                 u"The staff say this: leave the field out"_s));
    auto answered = answerOnce(
        context, 201, [&] { return context.services.appointments.book(context.actor, body); });
    if (answered)
        context.server.metrics.booked();
    return answered;
}

Result<Response> check(RequestContext &context, const CheckFields &query)
{
    auto &appointments = context.services.appointments;
    Move move {query.start, query.end, query.doctorId};
    if (!query.roomId.isNull())
        move.roomId = query.roomId;
    if (!query.typeId.isNull())
        move.typeId = query.typeId;
    FRONTDESK_TRY_ASSIGN(const auto verdict,
                         query.appointmentId.isNull()
                             ? appointments.check(context.actor, query)
                             : appointments.checkMove(context.actor, query.appointmentId, move));
    return answer(context, verdict);
}

Result<Response> reschedule(RequestContext &context, const Move &body)
{
    FRONTDESK_TRY_ASSIGN(const auto details, context.services.appointments.reschedule(
                                                 context.actor, context.id<AppointmentId>(), body,
                                                 context.expectedVersion));
    return answer(context, details);
}

Result<Response> edit(RequestContext &context, const AppointmentEdit &body)
{
    FRONTDESK_TRY_ASSIGN(const auto details, context.services.appointments.edit(
                                                 context.actor, context.id<AppointmentId>(), body,
                                                 context.expectedVersion));
    return answer(context, details);
}

Result<Response> cancel(RequestContext &context, const CancelBody &body)
{
    FRONTDESK_TRY_ASSIGN(const auto details, context.services.appointments.cancel(
                                                 context.actor, context.id<AppointmentId>(),
                                                 body.reason, context.expectedVersion));
    return answer(context, details);
}

Result<Response> setStatus(RequestContext &context, const StatusBody &body)
{
    FRONTDESK_TRY_ASSIGN(
        const auto details,
        context.services.appointments.setStatus(context.actor, context.id<AppointmentId>(),
                                                body.status, body.reason, context.expectedVersion));
    return answer(context, details);
}

} // namespace

QList<ErrorCode> bookingRules()
{
    QList<ErrorCode> codes;
    for (const BookingRule &rule : bookingRuleList())
        codes.append(rule.code);
    return codes;
}

void addAppointmentRoutes(RouteTable &table)
{
    const auto Appointments =
        table.group("Appointments"_L1, "Booking, moving, cancelling, and the course of a visit"_L1);
    const Policy anyone = Policy::signedIn();
    const auto one = shapeOf<AppointmentDetails>();
    table.add(Method::Post, "/appointments"_L1, anyone, bookingBody(), &book)
        .as("bookAppointment"_L1, Appointments, "Book an appointment"_L1)
        .answers(201, one)
        .fails(bookingRules())
        .fails({ErrorCode::NotFound, ErrorCode::Forbidden, ErrorCode::HoldExpired})
        .says("A patient books for themselves and gets a PENDING one; staff book for a patientId "
              "and get a CONFIRMED one. A refusal names every rule that stops it. Where the doctor "
              "or the room has something else then, staff overbook with an overbookReason."_L1);
    table.add(Method::Get, "/appointments"_L1, anyone, appointmentQuery(), &list)
        .as("listAppointments"_L1, Appointments, "Appointments, by start"_L1)
        .answers(200, pageOf(one))
        .says("Patients and doctors see their own."_L1);
    table
        .add(Method::Get, "/appointments/my"_L1, Policy::roles({Role::Patient}),
             timeQuery<TimeQuery>(), &listOwn)
        .as("listOwnAppointments"_L1, Appointments, "The signed-in patient's appointments"_L1)
        .answers(200, pageOf(one));
    table
        .add(Method::Get, "/appointments/doctor/my"_L1, Policy::roles({Role::Doctor}),
             timeQuery<TimeQuery>(), &listOwn)
        .as("listOwnDay"_L1, Appointments, "The signed-in doctor's appointments"_L1)
        .answers(200, pageOf(one));
    table.add(Method::Get, "/appointments/check"_L1, anyone, checkQuery(), &check)
        .as("checkAppointment"_L1, Appointments, "Why a time is not free"_L1)
        .answers(200, shapeOf<BookingVerdict>())
        .fails({ErrorCode::Forbidden, ErrorCode::NotFound})
        .says("Every rule that would stop the booking, or the move of appointmentId, with its "
              "limits; nothing is booked or held."_L1);
    table.add(Method::Get, "/appointments/{id}"_L1, anyone, &get)
        .as("getAppointment"_L1, Appointments, "One appointment"_L1)
        .answers(200, one);
    table.add(Method::Patch, "/appointments/{id}"_L1, staff(), editBody(), &edit)
        .as("editAppointment"_L1, Appointments, "Change what is noted of an appointment"_L1)
        .answers(200, one)
        .says("Its time, doctor and status stay as they are, and the patient is told nothing."_L1)
        .ifMatch();
    table.add(Method::Patch, "/appointments/{id}/cancel"_L1, anyone, cancelBody(), &cancel)
        .as("cancelAppointment"_L1, Appointments, "Cancel an appointment"_L1)
        .answers(200, one)
        .fails({ErrorCode::Forbidden, ErrorCode::IllegalTransition, ErrorCode::CutoffPassed})
        .ifMatch();
    table.add(Method::Patch, "/appointments/{id}/reschedule"_L1, anyone, moveBody(), &reschedule)
        .as("rescheduleAppointment"_L1, Appointments, "Move an appointment"_L1)
        .answers(200, one)
        .fails(bookingRules())
        .fails({ErrorCode::Forbidden, ErrorCode::IllegalTransition})
        .says("It keeps its id and its history. Staff also change its type and its room; null "
              "clears them."_L1)
        .ifMatch();
    table.add(Method::Patch, "/appointments/{id}/status"_L1, staff(), statusBody(), &setStatus)
        .as("setAppointmentStatus"_L1, Appointments, "Follow the course of a visit"_L1)
        .answers(200, one)
        .fails({ErrorCode::IllegalTransition})
        .says("PENDING, CONFIRMED, ARRIVED, IN_PROGRESS, COMPLETED; CANCELLED and NO_SHOW end "
              "it."_L1)
        .ifMatch();
}

} // namespace frontdesk
