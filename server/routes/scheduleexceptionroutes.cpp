// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources.h"

#include "fields.h"
#include "interop/holidays.h"
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

template <>
const Output<HolidayImport> &outputOf<HolidayImport>()
{
    using Import = HolidayImport;
    constexpr int Most = HolidayLimits::Holidays;
    const auto count = [](QLatin1StringView meaning) {
        return field::integer(0, MostInWire).about(meaning, 0);
    };
    static const auto output =
        Output<Import>("HolidayImport"_L1, "What the import of holidays did, or would do"_L1)
            .list("added"_L1, &Import::added, outputOf<ScheduleException>(), Most,
                  "New holidays of the clinic"_L1)
            .list("changed"_L1, &Import::changed, outputOf<ScheduleException>(), Most,
                  "Imported before, and different in this file"_L1)
            .field("unchanged"_L1, &Import::unchanged,
                   count("Imported before, and the same in this file"_L1))
            .field("past"_L1, &Import::past, count("Left out, as they are over already"_L1))
            .field("cancelled"_L1, &Import::cancelled,
                   count("Events that the file itself calls cancelled"_L1))
            .fieldsOf(&Import::affected, affectedField());
    return output;
}

namespace {

struct HolidayFile {
    QString ics;
    bool dryRun = false;
};

Schema<HolidayFile> holidayFile()
{
    return Schema<HolidayFile>()
        .required(
            "ics"_L1, &HolidayFile::ics,
            field::text(1, HolidayLimits::Bytes)
                .about("The text of an iCalendar file (RFC 5545)"_L1,
                       "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@example.org\r\n"
                       "DTSTART;VALUE=DATE:20270101\r\nSUMMARY:New Year\r\nEND:VEVENT\r\n"
                       "END:VCALENDAR\r\n"_L1))
        .optional("dryRun"_L1, &HolidayFile::dryRun,
                  field::boolean().about("Only tell what would be done"_L1, true));
}

Result<Response> importHolidays(RequestContext &context, const HolidayFile &body)
{
    const QByteArray file = body.ics.toUtf8();
    if (body.dryRun) {
        FRONTDESK_TRY_ASSIGN(const auto preview,
                             context.services.exceptions.previewHolidays(context.actor, file));
        return answer(context, preview);
    }
    return answerOnce(context, 200, [&] {
        return context.services.exceptions.importHolidays(context.actor, file);
    });
}

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
        .add(Method::Post, "/schedule-exceptions/import"_L1, administrators(), holidayFile(),
             &importHolidays)
        .as("importClinicHolidays"_L1, Exceptions, "Take the clinic's holidays from a calendar"_L1)
        .answers(200, shapeOf<HolidayImport>());
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
