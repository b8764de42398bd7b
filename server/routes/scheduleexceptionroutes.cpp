// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources.h"

#include "fields.h"
#include "json.h"
#include "policies.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

FieldType label()
{
    return field::text(0, 100);
}

Schema<NewScheduleException> newException()
{
    using Body = NewScheduleException;
    return Schema<Body>()
        .optional("doctorId"_L1, &Body::doctorId, field::uuid())
        .required("kind"_L1, &Body::kind, field::exceptionKind())
        .optional("fromDate"_L1, &Body::fromDate, field::date())
        .optional("toDate"_L1, &Body::toDate, field::date())
        .optional("dayOfWeek"_L1, &Body::dayOfWeek, field::dayOfWeek())
        .optional("startTime"_L1, &Body::start, field::wallTime())
        .optional("endTime"_L1, &Body::end, field::wallTime())
        .optional("slotDurationMinutes"_L1, &Body::slotMinutes, field::slotMinutes())
        .optional("label"_L1, &Body::label, label());
}

Schema<ScheduleExceptionChanges> exceptionChanges()
{
    using Body = ScheduleExceptionChanges;
    return Schema<Body>()
        .optional("fromDate"_L1, &Body::fromDate, field::date())
        .optional("toDate"_L1, &Body::toDate, field::date())
        .change("dayOfWeek"_L1, &Body::dayOfWeek, field::dayOfWeek())
        .change("startTime"_L1, &Body::start, field::wallTime())
        .change("endTime"_L1, &Body::end, field::wallTime())
        .change("slotDurationMinutes"_L1, &Body::slotMinutes, field::slotMinutes())
        .optional("label"_L1, &Body::label, label());
}

/// The exception, and the appointments that the change leaves outside working hours.
Response outcome(const ScheduleExceptionOutcome &outcome, int status = 200)
{
    QJsonObject json = toJson(outcome.exception);
    json.insert(u"affectedAppointments"_s, toJson(outcome.affected));
    return objectResponse(outcome.exception, json, status);
}

Response listed(const QList<ScheduleException> &exceptions)
{
    QJsonArray items;
    for (const ScheduleException &exception : exceptions)
        items.append(toJson(exception));
    return Response::json({{u"items"_s, items}});
}

Result<Response> create(RequestContext &context, const NewScheduleException &body)
{
    FRONTDESK_TRY_ASSIGN(const auto created,
                         context.services.exceptions.create(context.actor, body));
    return outcome(created, 201);
}

Result<Response> get(RequestContext &context)
{
    FRONTDESK_TRY_ASSIGN(
        const auto exception,
        context.services.exceptions.get(context.actor, context.id<ScheduleExceptionId>()));
    return objectResponse(exception, toJson(exception));
}

Result<Response> listForDoctor(RequestContext &context)
{
    FRONTDESK_TRY_ASSIGN(const auto exceptions, context.services.exceptions.listForDoctor(
                                                    context.actor, context.id<DoctorId>()));
    return listed(exceptions);
}

Result<Response> listForClinic(RequestContext &context)
{
    FRONTDESK_TRY_ASSIGN(const auto exceptions,
                         context.services.exceptions.listForClinic(context.actor));
    return listed(exceptions);
}

Result<Response> update(RequestContext &context, const ScheduleExceptionChanges &body)
{
    FRONTDESK_TRY_ASSIGN(const auto updated, context.services.exceptions.update(
                                                 context.actor, context.id<ScheduleExceptionId>(),
                                                 body, context.expectedVersion));
    return outcome(updated);
}

Result<Response> remove(RequestContext &context)
{
    FRONTDESK_TRY_ASSIGN(const auto removed, context.services.exceptions.remove(
                                                 context.actor, context.id<ScheduleExceptionId>(),
                                                 context.expectedVersion));
    return Response::json({{u"affectedAppointments"_s, toJson(removed.affected)}});
}

} // namespace

void addScheduleExceptionRoutes(RouteTable &table)
{
    table.add(Method::Post, "/schedule-exceptions"_L1, staff(), newException(), &create);
    table.add(Method::Get, "/schedule-exceptions/clinic"_L1, staff(), &listForClinic);
    table.add(Method::Get, "/schedule-exceptions/doctor/{id}"_L1, staff(), &listForDoctor);
    table.add(Method::Get, "/schedule-exceptions/{id}"_L1, staff(), &get);
    table.add(Method::Patch, "/schedule-exceptions/{id}"_L1, staff(), exceptionChanges(), &update);
    table.add(Method::Delete, "/schedule-exceptions/{id}"_L1, staff(), &remove);
}

} // namespace frontdesk
