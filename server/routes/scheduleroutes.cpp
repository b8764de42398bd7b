// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources.h"

#include "fields.h"
#include "listing.h"
#include "outputs.h"
#include "policies.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

template <>
const Output<ScheduleOutcome> &outputOf<ScheduleOutcome>()
{
    using Outcome = ScheduleOutcome;
    static const auto output =
        Output<Outcome>("ChangedSchedule"_L1,
                        "A schedule, and what the change leaves outside working hours"_L1)
            .fieldsOf(&Outcome::schedule, outputOf<Schedule>())
            .fieldsOf(&Outcome::affected, affectedField());
    return output;
}

namespace {

Schema<NewSchedule> newSchedule()
{
    using Body = NewSchedule;
    return Schema<Body>()
        .required("doctorId"_L1, &Body::doctorId, field::doctorId())
        .required("dayOfWeek"_L1, &Body::dayOfWeek, field::dayOfWeek())
        .required("startTime"_L1, &Body::start, field::opening())
        .required("endTime"_L1, &Body::end, field::closing())
        .required("slotDurationMinutes"_L1, &Body::slotMinutes, field::slotMinutes())
        .optional("validFrom"_L1, &Body::validFrom, field::validFrom())
        .optional("validTo"_L1, &Body::validTo, field::validTo())
        .optional("weekInterval"_L1, &Body::weekInterval, field::weekInterval());
}

Schema<ScheduleChanges> scheduleChanges()
{
    using Body = ScheduleChanges;
    return Schema<Body>()
        .change("dayOfWeek"_L1, &Body::dayOfWeek, field::dayOfWeek())
        .change("startTime"_L1, &Body::start, field::opening())
        .change("endTime"_L1, &Body::end, field::closing())
        .change("slotDurationMinutes"_L1, &Body::slotMinutes, field::slotMinutes())
        .optional("validFrom"_L1, &Body::validFrom, field::validFrom())
        .optional("validTo"_L1, &Body::validTo, field::validTo())
        .change("weekInterval"_L1, &Body::weekInterval, field::weekInterval());
}

Result<Response> create(RequestContext &context, const NewSchedule &body)
{
    return answerOnce(context, 201,
                      [&] { return context.services.schedules.create(context.actor, body); });
}

Result<Response> get(RequestContext &context)
{
    FRONTDESK_TRY_ASSIGN(const Schedule schedule,
                         context.services.schedules.get(context.actor, context.id<ScheduleId>()));
    return answer(context, schedule);
}

Result<Response> listForDoctor(RequestContext &context, const ListQuery &query)
{
    FRONTDESK_TRY_ASSIGN(const auto page, context.services.schedules.listForDoctor(
                                              context.actor, context.id<DoctorId>(), query.page()));
    return listResponse(context, page);
}

Result<Response> update(RequestContext &context, const ScheduleChanges &body)
{
    FRONTDESK_TRY_ASSIGN(const auto updated,
                         context.services.schedules.update(context.actor, context.id<ScheduleId>(),
                                                           body, context.expectedVersion));
    return answer(context, updated);
}

Result<Response> remove(RequestContext &context)
{
    FRONTDESK_TRY_ASSIGN(const auto removed,
                         context.services.schedules.remove(context.actor, context.id<ScheduleId>(),
                                                           context.expectedVersion));
    return answer(context, Removal {removed.affected});
}

} // namespace

void addScheduleRoutes(RouteTable &table)
{
    const auto Schedules = table.group("Schedules"_L1, "Doctors' weekly working hours"_L1);
    table.add(Method::Post, "/schedules"_L1, staff(), newSchedule(), &create)
        .as("createSchedule"_L1, Schedules, "Add working hours"_L1)
        .answers(201, shapeOf<ScheduleOutcome>())
        .fails({ErrorCode::NotFound, ErrorCode::AlreadyExists});
    table
        .add(Method::Get, "/schedules/doctor/{id}"_L1, Policy::signedIn(), listSchema<ListQuery>(),
             &listForDoctor)
        .as("listSchedules"_L1, Schedules, "A doctor's working hours, by weekday"_L1)
        .answers(200, pageOf(shapeOf<Schedule>()));
    table.add(Method::Get, "/schedules/{id}"_L1, Policy::signedIn(), &get)
        .as("getSchedule"_L1, Schedules, "Working hours of one day"_L1)
        .answers(200, shapeOf<Schedule>());
    table.add(Method::Patch, "/schedules/{id}"_L1, staff(), scheduleChanges(), &update)
        .as("updateSchedule"_L1, Schedules, "Change working hours"_L1)
        .answers(200, shapeOf<ScheduleOutcome>())
        .fails({ErrorCode::AlreadyExists})
        .ifMatch();
    table.add(Method::Delete, "/schedules/{id}"_L1, staff(), &remove)
        .as("deleteSchedule"_L1, Schedules, "Take working hours away"_L1)
        .answers(200, shapeOf<Removal>())
        .ifMatch();
}

} // namespace frontdesk
