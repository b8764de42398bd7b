// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources.h"

#include "fields.h"
#include "listing.h"
#include "outputs.h"
#include "policies.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

template <>
const Output<ScheduleExceptionOutcome> &outputOf<ScheduleExceptionOutcome>()
{
    using Outcome = ScheduleExceptionOutcome;
    static const auto output =
        Output<Outcome>("ChangedScheduleException"_L1,
                        "An exception, and what the change leaves outside working hours"_L1)
            .fieldsOf(&Outcome::exception, outputOf<ScheduleException>())
            .fieldsOf(&Outcome::affected, affectedField());
    return output;
}

namespace {

Schema<NewScheduleException> newException()
{
    using Body = NewScheduleException;
    return Schema<Body>()
        .optional("doctorId"_L1, &Body::doctorId,
                  field::id("The doctor; absent: the whole clinic"_L1))
        .required("kind"_L1, &Body::kind, field::exceptionKind())
        .optional("fromDate"_L1, &Body::fromDate, field::firstDay())
        .optional("toDate"_L1, &Body::toDate, field::lastDay())
        .optional("dayOfWeek"_L1, &Body::dayOfWeek, field::dayOfWeek())
        .optional("startTime"_L1, &Body::start, field::opening())
        .optional("endTime"_L1, &Body::end, field::closing())
        .optional("slotDurationMinutes"_L1, &Body::slotMinutes, field::slotMinutes())
        .optional("label"_L1, &Body::label, field::label());
}

Schema<ScheduleExceptionChanges> exceptionChanges()
{
    using Body = ScheduleExceptionChanges;
    return Schema<Body>()
        .optional("fromDate"_L1, &Body::fromDate, field::firstDay())
        .optional("toDate"_L1, &Body::toDate, field::lastDay())
        .change("dayOfWeek"_L1, &Body::dayOfWeek, field::dayOfWeek())
        .change("startTime"_L1, &Body::start, field::opening())
        .change("endTime"_L1, &Body::end, field::closing())
        .change("slotDurationMinutes"_L1, &Body::slotMinutes, field::slotMinutes())
        .optional("label"_L1, &Body::label, field::label());
}

Result<Response> create(RequestContext &context, const NewScheduleException &body)
{
    return answerOnce(context, 201,
                      [&] { return context.services.exceptions.create(context.actor, body); });
}

Result<Response> get(RequestContext &context)
{
    FRONTDESK_TRY_ASSIGN(
        const auto exception,
        context.services.exceptions.get(context.actor, context.id<ScheduleExceptionId>()));
    return answer(context, exception);
}

Result<Response> listForDoctor(RequestContext &context, const ListQuery &query)
{
    FRONTDESK_TRY_ASSIGN(const auto page, context.services.exceptions.listForDoctor(
                                              context.actor, context.id<DoctorId>(), query.page()));
    return listResponse(context, page);
}

Result<Response> listForClinic(RequestContext &context, const ListQuery &query)
{
    FRONTDESK_TRY_ASSIGN(const auto page,
                         context.services.exceptions.listForClinic(context.actor, query.page()));
    return listResponse(context, page);
}

Result<Response> update(RequestContext &context, const ScheduleExceptionChanges &body)
{
    FRONTDESK_TRY_ASSIGN(const auto updated, context.services.exceptions.update(
                                                 context.actor, context.id<ScheduleExceptionId>(),
                                                 body, context.expectedVersion));
    return answer(context, updated);
}

Result<Response> remove(RequestContext &context)
{
    FRONTDESK_TRY_ASSIGN(const auto removed, context.services.exceptions.remove(
                                                 context.actor, context.id<ScheduleExceptionId>(),
                                                 context.expectedVersion));
    return answer(context, Removal {removed.affected});
}

} // namespace

void addScheduleExceptionRoutes(RouteTable &table)
{
    const auto Exceptions =
        table.group("Schedule exceptions"_L1, "Time off, breaks, extra hours and holidays"_L1);
    const auto list = pageOf(shapeOf<ScheduleException>());
    table.add(Method::Post, "/schedule-exceptions"_L1, staff(), newException(), &create)
        .as("createScheduleException"_L1, Exceptions, "Add time off, a break or extra hours"_L1)
        .answers(201, shapeOf<ScheduleExceptionOutcome>())
        .fails({ErrorCode::NotFound});
    table
        .add(Method::Get, "/schedule-exceptions/clinic"_L1, staff(), listSchema<ListQuery>(),
             &listForClinic)
        .as("listClinicHolidays"_L1, Exceptions, "The clinic's holidays"_L1)
        .answers(200, list);
    table
        .add(Method::Get, "/schedule-exceptions/doctor/{id}"_L1, staff(), listSchema<ListQuery>(),
             &listForDoctor)
        .as("listScheduleExceptions"_L1, Exceptions, "A doctor's exceptions, and the clinic's"_L1)
        .answers(200, list);
    table.add(Method::Get, "/schedule-exceptions/{id}"_L1, staff(), &get)
        .as("getScheduleException"_L1, Exceptions, "One exception"_L1)
        .answers(200, shapeOf<ScheduleException>());
    table.add(Method::Patch, "/schedule-exceptions/{id}"_L1, staff(), exceptionChanges(), &update)
        .as("updateScheduleException"_L1, Exceptions, "Change an exception"_L1)
        .answers(200, shapeOf<ScheduleExceptionOutcome>())
        .ifMatch();
    table.add(Method::Delete, "/schedule-exceptions/{id}"_L1, staff(), &remove)
        .as("deleteScheduleException"_L1, Exceptions, "Take an exception away"_L1)
        .answers(200, shapeOf<Removal>())
        .ifMatch();
}

} // namespace frontdesk
