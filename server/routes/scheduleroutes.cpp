// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources.h"

#include "fields.h"
#include "json.h"
#include "policies.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

FieldType weekInterval()
{
    return field::integer(1, 8);
}

Schema<NewSchedule> newSchedule()
{
    using Body = NewSchedule;
    return Schema<Body>()
        .required("doctorId"_L1, &Body::doctorId, field::uuid())
        .required("dayOfWeek"_L1, &Body::dayOfWeek, field::dayOfWeek())
        .required("startTime"_L1, &Body::start, field::wallTime())
        .required("endTime"_L1, &Body::end, field::wallTime())
        .required("slotDurationMinutes"_L1, &Body::slotMinutes, field::slotMinutes())
        .optional("validFrom"_L1, &Body::validFrom, field::date())
        .optional("validTo"_L1, &Body::validTo, field::date())
        .optional("weekInterval"_L1, &Body::weekInterval, weekInterval());
}

Schema<ScheduleChanges> scheduleChanges()
{
    using Body = ScheduleChanges;
    return Schema<Body>()
        .change("dayOfWeek"_L1, &Body::dayOfWeek, field::dayOfWeek())
        .change("startTime"_L1, &Body::start, field::wallTime())
        .change("endTime"_L1, &Body::end, field::wallTime())
        .change("slotDurationMinutes"_L1, &Body::slotMinutes, field::slotMinutes())
        .optional("validFrom"_L1, &Body::validFrom, field::date())
        .optional("validTo"_L1, &Body::validTo, field::date())
        .change("weekInterval"_L1, &Body::weekInterval, weekInterval());
}

/// The schedule, and the appointments that the change leaves outside working hours.
Response outcome(const ScheduleOutcome &outcome, int status = 200)
{
    QJsonObject json = toJson(outcome.schedule);
    json.insert(u"affectedAppointments"_s, toJson(outcome.affected));
    return objectResponse(outcome.schedule, json, status);
}

Result<Response> create(RequestContext &context, const NewSchedule &body)
{
    FRONTDESK_TRY_ASSIGN(const auto created,
                         context.services.schedules.create(context.actor, body));
    return outcome(created, 201);
}

Result<Response> get(RequestContext &context)
{
    FRONTDESK_TRY_ASSIGN(const Schedule schedule,
                         context.services.schedules.get(context.actor, context.id<ScheduleId>()));
    return objectResponse(schedule, toJson(schedule));
}

Result<Response> listForDoctor(RequestContext &context)
{
    FRONTDESK_TRY_ASSIGN(const auto schedules, context.services.schedules.listForDoctor(
                                                   context.actor, context.id<DoctorId>()));
    QJsonArray items;
    for (const Schedule &schedule : schedules)
        items.append(toJson(schedule));
    return Response::json({{u"items"_s, items}});
}

Result<Response> update(RequestContext &context, const ScheduleChanges &body)
{
    FRONTDESK_TRY_ASSIGN(const auto updated,
                         context.services.schedules.update(context.actor, context.id<ScheduleId>(),
                                                           body, context.expectedVersion));
    return outcome(updated);
}

Result<Response> remove(RequestContext &context)
{
    FRONTDESK_TRY_ASSIGN(const auto removed,
                         context.services.schedules.remove(context.actor, context.id<ScheduleId>(),
                                                           context.expectedVersion));
    return Response::json({{u"affectedAppointments"_s, toJson(removed.affected)}});
}

} // namespace

void addScheduleRoutes(RouteTable &table)
{
    table.add(Method::Post, "/schedules"_L1, staff(), newSchedule(), &create);
    table.add(Method::Get, "/schedules/doctor/{id}"_L1, Policy::signedIn(), &listForDoctor);
    table.add(Method::Get, "/schedules/{id}"_L1, Policy::signedIn(), &get);
    table.add(Method::Patch, "/schedules/{id}"_L1, staff(), scheduleChanges(), &update);
    table.add(Method::Delete, "/schedules/{id}"_L1, staff(), &remove);
}

} // namespace frontdesk
