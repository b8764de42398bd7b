// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/scheduleexceptionservice.h"

#include "cursor.h"
#include "hourschange.h"
#include "permissions.h"
#include "storage/doctorrepository.h"
#include "storage/scheduleexceptionrepository.h"
#include "validation.h"
#include "waitlisthooks.h"

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// Two years: a slip of the keyboard in a year's digits is told, a sabbatical is not refused.
constexpr qint64 LongestDays = 731;

/// Where an exception stands in a list: by first day, those without one first, and by start.
QStringList placeInList(const ScheduleException &exception)
{
    return {exception.fromDate.toString(Qt::ISODate), toString(exception.start),
            exception.id.toString()};
}

void validateDates(Validator &validator, const ScheduleException &exception)
{
    const bool mayBeOpen = exception.kind == ExceptionKind::Break;
    if (!exception.fromDate.isValid() && !mayBeOpen)
        validator.add(u"/fromDate"_s, u"required"_s, u"A first day is required"_s);
    if (!exception.toDate.isValid() && !mayBeOpen)
        validator.add(u"/toDate"_s, u"required"_s, u"A last day is required"_s);
    if (!exception.fromDate.isValid() || !exception.toDate.isValid())
        return;
    if (exception.toDate < exception.fromDate)
        validator.add(u"/toDate"_s, u"before_from"_s, u"The last day cannot be before the first"_s);
    else if (!mayBeOpen && exception.fromDate.daysTo(exception.toDate) >= LongestDays)
        validator.add(u"/toDate"_s, u"too_many_days"_s,
                      u"At most %1 days can be named at once"_s.arg(LongestDays));
}

void validateTimes(Validator &validator, const ScheduleException &exception)
{
    if (exception.start.minutes < 0 || exception.start >= ScheduleException::Midnight)
        validator.add(u"/startTime"_s, u"out_of_range"_s, u"The start must be before 24:00"_s);
    if (exception.end <= exception.start || exception.end > ScheduleException::Midnight)
        validator.add(u"/endTime"_s, u"not_after_start"_s, u"The end must be after the start"_s);
    else if (exception.kind == ExceptionKind::ExtraHours
             && exception.end.minutes - exception.start.minutes < exception.slotMinutes)
        validator.add(u"/slotDurationMinutes"_s, u"longer_than_window"_s,
                      u"Not one slot fits between start and end"_s);
    if (exception.kind != ExceptionKind::TimeOff && exception.isWholeDay())
        validator.add(u"/startTime"_s, u"required"_s, u"A part of the day is required"_s);
}

Result<void> validate(const ScheduleException &exception, Validator validator = {})
{
    if (exception.isClinicWide() && exception.kind != ExceptionKind::TimeOff)
        validator.add(u"/doctorId"_s, u"required"_s,
                      u"Breaks and extra hours are those of a doctor"_s);
    if (exception.dayOfWeek != 0)
        validator.range(u"/dayOfWeek"_s, exception.dayOfWeek, 1, 7);
    if (exception.kind == ExceptionKind::ExtraHours)
        validator.range(u"/slotDurationMinutes"_s, exception.slotMinutes, 5, 240);
    validateDates(validator, exception);
    validateTimes(validator, exception);
    validator.line(u"/label"_s, exception.label, 0, 100);
    return validator.result();
}

/// What is wrong with the way a new one is put, before its values are looked at.
Validator formFaults(const NewScheduleException &wanted)
{
    Validator validator;
    if (wanted.start.has_value() != wanted.end.has_value())
        validator.add(wanted.start ? u"/endTime"_s : u"/startTime"_s, u"required"_s,
                      u"Give both a start and an end, or neither for whole days"_s);
    const bool extra = wanted.kind == ExceptionKind::ExtraHours;
    if (extra && !wanted.slotMinutes)
        validator.add(u"/slotDurationMinutes"_s, u"required"_s,
                      u"Extra hours need the length of a slot"_s);
    if (!extra && wanted.slotMinutes)
        validator.add(u"/slotDurationMinutes"_s, u"not_allowed"_s,
                      u"Only extra hours have slots"_s);
    return validator;
}

ScheduleException changed(ScheduleException exception, const ScheduleExceptionChanges &changes)
{
    exception.fromDate = changes.fromDate.value_or(exception.fromDate);
    exception.toDate = changes.toDate.value_or(exception.toDate);
    exception.dayOfWeek = changes.dayOfWeek.value_or(exception.dayOfWeek);
    exception.start = changes.start.value_or(exception.start);
    exception.end = changes.end.value_or(exception.end);
    exception.slotMinutes = changes.slotMinutes.value_or(exception.slotMinutes);
    exception.label = changes.label.value_or(exception.label).trimmed();
    return exception;
}

AuditEvent event(QLatin1StringView action, const std::optional<ScheduleException> &before,
                 const std::optional<ScheduleException> &after)
{
    return {action, "schedule_exception"_L1, (after ? *after : *before).id.toString(),
            before ? auditJson(*before) : QJsonObject(), after ? auditJson(*after) : QJsonObject()};
}

/// The days that either of them may touch; invalid where there is no bound.
std::pair<QDate, QDate> daysOf(const ScheduleException &before, const ScheduleException &after)
{
    const bool hasFirst = before.fromDate.isValid() && after.fromDate.isValid();
    const bool hasLast = before.toDate.isValid() && after.toDate.isValid();
    return {hasFirst ? std::min(before.fromDate, after.fromDate) : QDate(),
            hasLast ? std::max(before.toDate, after.toDate) : QDate()};
}

/// Tells the desks of the time that extra hours add: those who wait may want it. Of long spans the
/// first month's.
void publishExtraHours(Transaction &transaction, const ServiceContext &context,
                       const ScheduleException &exception)
{
    if (exception.kind != ExceptionKind::ExtraHours)
        return;
    const auto time = context.zone.get();
    const QDate last = std::min(exception.toDate, exception.fromDate.addDays(30));
    for (QDate day = exception.fromDate; day <= last; day = day.addDays(1)) {
        if (exception.appliesOn(day))
            publishFreed(transaction, context.clock, exception.doctorId,
                         time->window(day, exception.start, exception.end));
    }
}

/// The stored one that the actor may change, in the version they have seen.
Result<ScheduleException> findForChange(Connection &connection, const Actor &actor,
                                        ScheduleExceptionId id,
                                        std::optional<qint64> expectedVersion)
{
    FRONTDESK_TRY_ASSIGN(const auto found, ScheduleExceptionRepository(connection).find(id));
    if (!found)
        return notFound();
    FRONTDESK_TRY(checkMayChangeHours(actor, found->doctorId));
    FRONTDESK_TRY(checkVersion(expectedVersion, found->stamp.version));
    return *found;
}

} // namespace

Result<ScheduleExceptionOutcome> ScheduleExceptionService::create(
    const Actor &actor, const NewScheduleException &wanted)
{
    FRONTDESK_TRY(checkMayChangeHours(actor, wanted.doctorId));
    const Instant now = m_context.clock.now();
    const ScheduleException exception {ScheduleExceptionId::generate(),
                                       wanted.doctorId,
                                       wanted.kind,
                                       wanted.fromDate,
                                       wanted.toDate,
                                       wanted.dayOfWeek.value_or(0),
                                       wanted.start.value_or(WallTime {}),
                                       wanted.end.value_or(ScheduleException::Midnight),
                                       wanted.slotMinutes.value_or(15),
                                       wanted.label.trimmed(),
                                       {now, now, 1}};
    FRONTDESK_TRY(validate(exception, formFaults(wanted)));
    return m_context.data.write([&](Transaction &transaction) -> Result<ScheduleExceptionOutcome> {
        HoursChange change(transaction, m_context, exception.doctorId);
        FRONTDESK_TRY(change.begin());
        FRONTDESK_TRY(ScheduleExceptionRepository(transaction.connection()).insert(exception));
        FRONTDESK_TRY(
            change.record(actor, event("create"_L1, std::nullopt, exception), exception.id.uuid()));
        publishExtraHours(transaction, m_context, exception);
        FRONTDESK_TRY_ASSIGN(const auto affected,
                             change.affected(exception.fromDate, exception.toDate));
        return ScheduleExceptionOutcome {exception, affected};
    });
}

Result<ScheduleException> ScheduleExceptionService::get(const Actor &actor, ScheduleExceptionId id)
{
    FRONTDESK_TRY(require(actor.isStaff()));
    return m_context.data.read([&](Connection &connection) -> Result<ScheduleException> {
        FRONTDESK_TRY_ASSIGN(const auto found, ScheduleExceptionRepository(connection).find(id));
        if (!found
            || (!actor.isDesk() && !found->isClinicWide() && found->doctorId != actor.doctorId))
            return notFound();
        return *found;
    });
}

Result<QList<ScheduleException>> ScheduleExceptionService::listForDoctor(const Actor &actor,
                                                                         DoctorId doctorId)
{
    FRONTDESK_TRY(require(actor.isStaff()));
    if (!actor.isDesk() && actor.doctorId != doctorId)
        return notFound();
    return m_context.data.read([&](Connection &connection) -> Result<QList<ScheduleException>> {
        FRONTDESK_TRY_ASSIGN(const auto doctor, DoctorRepository(connection).find(doctorId));
        if (!doctor)
            return notFound();
        return ScheduleExceptionRepository(connection).listForDoctors({doctorId}, {}, {});
    });
}

Result<Page<ScheduleException>> ScheduleExceptionService::listForDoctor(const Actor &actor,
                                                                        DoctorId doctorId,
                                                                        const PageRequest &page)
{
    FRONTDESK_TRY_ASSIGN(auto exceptions, listForDoctor(actor, doctorId));
    return Cursors(m_context, actor, "scheduleExceptions"_L1, {doctorId.toString()})
        .cut(std::move(exceptions), page, 3, &placeInList);
}

Result<QList<ScheduleException>> ScheduleExceptionService::listForClinic(const Actor &actor)
{
    FRONTDESK_TRY(require(actor.isStaff()));
    return m_context.data.read([&](Connection &connection) {
        return ScheduleExceptionRepository(connection).listForDoctors({}, {}, {});
    });
}

Result<Page<ScheduleException>> ScheduleExceptionService::listForClinic(const Actor &actor,
                                                                        const PageRequest &page)
{
    FRONTDESK_TRY_ASSIGN(auto exceptions, listForClinic(actor));
    return Cursors(m_context, actor, "clinicHolidays"_L1, {})
        .cut(std::move(exceptions), page, 3, &placeInList);
}

Result<ScheduleExceptionOutcome> ScheduleExceptionService::update(
    const Actor &actor, ScheduleExceptionId id, const ScheduleExceptionChanges &changes,
    std::optional<qint64> expectedVersion)
{
    return m_context.data.write([&](Transaction &transaction) -> Result<ScheduleExceptionOutcome> {
        Connection &connection = transaction.connection();
        FRONTDESK_TRY_ASSIGN(const auto before,
                             findForChange(connection, actor, id, expectedVersion));
        Validator validator;
        if (changes.slotMinutes && before.kind != ExceptionKind::ExtraHours)
            validator.add(u"/slotDurationMinutes"_s, u"not_allowed"_s,
                          u"Only extra hours have slots"_s);
        ScheduleException after = changed(before, changes);
        after.stamp.updatedAt = m_context.clock.now();
        FRONTDESK_TRY(validate(after, validator));
        HoursChange change(transaction, m_context, after.doctorId);
        FRONTDESK_TRY(change.begin());
        FRONTDESK_TRY(ScheduleExceptionRepository(connection).update(after));
        FRONTDESK_TRY(change.record(actor, event("update"_L1, before, after), id.uuid()));
        const auto [from, to] = daysOf(before, after);
        FRONTDESK_TRY_ASSIGN(const auto affected, change.affected(from, to));
        return ScheduleExceptionOutcome {after, affected};
    });
}

Result<ScheduleExceptionOutcome> ScheduleExceptionService::remove(
    const Actor &actor, ScheduleExceptionId id, std::optional<qint64> expectedVersion)
{
    return m_context.data.write([&](Transaction &transaction) -> Result<ScheduleExceptionOutcome> {
        Connection &connection = transaction.connection();
        FRONTDESK_TRY_ASSIGN(const auto before,
                             findForChange(connection, actor, id, expectedVersion));
        HoursChange change(transaction, m_context, before.doctorId);
        FRONTDESK_TRY(change.begin());
        FRONTDESK_TRY(ScheduleExceptionRepository(connection).remove(id));
        FRONTDESK_TRY(change.record(actor, event("delete"_L1, before, std::nullopt), id.uuid()));
        FRONTDESK_TRY_ASSIGN(const auto affected, change.affected(before.fromDate, before.toDate));
        return ScheduleExceptionOutcome {before, affected};
    });
}

} // namespace frontdesk
