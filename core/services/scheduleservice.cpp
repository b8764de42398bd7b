// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/scheduleservice.h"

#include "cursor.h"
#include "hourschange.h"
#include "permissions.h"
#include "storage/doctorrepository.h"
#include "storage/schedulerepository.h"
#include "validation.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

Result<void> validate(const Schedule &schedule)
{
    Validator validator;
    validator.range(u"/dayOfWeek"_s, schedule.dayOfWeek, 1, 7);
    validator.range(u"/slotDurationMinutes"_s, schedule.slotMinutes, 5, 240);
    validator.range(u"/weekInterval"_s, schedule.weekInterval, 1, 8);
    if (schedule.start.minutes < 0 || schedule.start.minutes >= 24 * 60)
        validator.add(u"/startTime"_s, u"out_of_range"_s, u"The start must be before 24:00"_s);
    if (schedule.end <= schedule.start || schedule.end.minutes > 24 * 60)
        validator.add(u"/endTime"_s, u"not_after_start"_s, u"The end must be after the start"_s);
    else if (schedule.end.minutes - schedule.start.minutes < schedule.slotMinutes)
        validator.add(u"/slotDurationMinutes"_s, u"longer_than_window"_s,
                      u"Not one slot fits between start and end"_s);
    if (schedule.validFrom.isValid() && schedule.validTo.isValid()
        && schedule.validTo < schedule.validFrom)
        validator.add(u"/validTo"_s, u"before_valid_from"_s,
                      u"The last day cannot be before the first"_s);
    if (schedule.weekInterval > 1 && !schedule.validFrom.isValid())
        validator.add(u"/validFrom"_s, u"required"_s,
                      u"Alternating weeks are counted from a first day"_s);
    return validator.result();
}

/// AlreadyExists where `schedule` shares time with another window of the doctor.
Result<void> checkOverlap(const HoursChange &change, const Schedule &schedule)
{
    for (const Schedule &other : change.schedules()) {
        if (other.id != schedule.id && overlap(other, schedule))
            return fail(ErrorCode::AlreadyExists,
                        u"The doctor has working hours from %1 to %2 on that day already"_s.arg(
                            toString(other.start), toString(other.end)));
    }
    return {};
}

AuditEvent event(QLatin1StringView action, const std::optional<Schedule> &before,
                 const std::optional<Schedule> &after)
{
    return {action, "schedule"_L1, (after ? *after : *before).id.toString(),
            before ? auditJson(*before) : QJsonObject(), after ? auditJson(*after) : QJsonObject()};
}

Schedule changed(Schedule schedule, const ScheduleChanges &changes)
{
    schedule.dayOfWeek = changes.dayOfWeek.value_or(schedule.dayOfWeek);
    schedule.start = changes.start.value_or(schedule.start);
    schedule.end = changes.end.value_or(schedule.end);
    schedule.slotMinutes = changes.slotMinutes.value_or(schedule.slotMinutes);
    schedule.validFrom = changes.validFrom.value_or(schedule.validFrom);
    schedule.validTo = changes.validTo.value_or(schedule.validTo);
    schedule.weekInterval = changes.weekInterval.value_or(schedule.weekInterval);
    return schedule;
}

/// The schedule that `wanted` asks for, if `actor` may and it is sound.
Result<Schedule> prepared(const Actor &actor, const NewSchedule &wanted, Instant now)
{
    FRONTDESK_TRY(checkMayChangeHours(actor, wanted.doctorId));
    const Schedule schedule {ScheduleId::generate(), wanted.doctorId, wanted.dayOfWeek,
                             wanted.start,           wanted.end,      wanted.slotMinutes,
                             wanted.validFrom,       wanted.validTo,  wanted.weekInterval,
                             {now, now, 1}};
    FRONTDESK_TRY(validate(schedule));
    return schedule;
}

Result<void> add(const Actor &actor, const Schedule &schedule, Transaction &transaction,
                 HoursChange &change)
{
    FRONTDESK_TRY(change.begin());
    FRONTDESK_TRY(checkOverlap(change, schedule));
    FRONTDESK_TRY(ScheduleRepository(transaction.connection()).insert(schedule));
    return change.record(actor, event("create"_L1, std::nullopt, schedule), schedule.id.uuid());
}

/// `error`, and which of a list it is about.
tl::unexpected<Error> failAt(qsizetype place, Error error)
{
    const QString pointer = u"/%1"_s.arg(place);
    for (FieldFault &fault : error.faults)
        fault.pointer.prepend(pointer);
    error.faults.prepend({pointer, u"not_allowed"_s, error.message});
    return fail(std::move(error));
}

} // namespace

Result<ScheduleOutcome> ScheduleService::create(const Actor &actor, const NewSchedule &wanted)
{
    FRONTDESK_TRY_ASSIGN(const Schedule schedule, prepared(actor, wanted, m_context.clock.now()));
    return m_context.data.write([&](Transaction &transaction) -> Result<ScheduleOutcome> {
        HoursChange change(transaction, m_context, schedule.doctorId);
        FRONTDESK_TRY(add(actor, schedule, transaction, change));
        FRONTDESK_TRY_ASSIGN(const auto affected, change.affected());
        return ScheduleOutcome {schedule, affected};
    });
}

Result<QList<Schedule>> ScheduleService::createAll(const Actor &actor,
                                                   const QList<NewSchedule> &wanted)
{
    QList<Schedule> schedules;
    for (const NewSchedule &one : wanted) {
        const auto schedule = prepared(actor, one, m_context.clock.now());
        if (!schedule)
            return failAt(schedules.size(), schedule.error());
        schedules.append(*schedule);
    }
    return m_context.data.write([&](Transaction &transaction) -> Result<QList<Schedule>> {
        for (qsizetype i = 0; i < schedules.size(); ++i) {
            // Begun anew for each, so that they are checked against each other too.
            HoursChange change(transaction, m_context, schedules[i].doctorId);
            const Result<void> added = add(actor, schedules[i], transaction, change);
            if (!added && added.error().code == ErrorCode::Unavailable)
                return fail(added.error()); // none is at fault, and it may be tried again
            if (!added)
                return failAt(i, added.error());
        }
        return schedules;
    });
}

Result<Schedule> ScheduleService::get(const Actor &, ScheduleId id)
{
    return m_context.data.read([&](Connection &connection) -> Result<Schedule> {
        FRONTDESK_TRY_ASSIGN(const auto schedule, ScheduleRepository(connection).find(id));
        if (!schedule)
            return notFound();
        return *schedule;
    });
}

Result<QList<Schedule>> ScheduleService::listForDoctor(const Actor &, DoctorId doctorId)
{
    return m_context.data.read([&](Connection &connection) -> Result<QList<Schedule>> {
        FRONTDESK_TRY_ASSIGN(const auto doctor, DoctorRepository(connection).find(doctorId));
        if (!doctor)
            return notFound();
        return ScheduleRepository(connection).listForDoctors({doctorId});
    });
}

Result<Page<Schedule>> ScheduleService::listForDoctor(const Actor &actor, DoctorId doctorId,
                                                      const PageRequest &page)
{
    FRONTDESK_TRY_ASSIGN(auto schedules, listForDoctor(actor, doctorId));
    const auto place = [](const Schedule &schedule) {
        return QStringList {QString::number(schedule.dayOfWeek), toString(schedule.start),
                            schedule.id.toString()};
    };
    return Cursors(m_context, actor, "schedules"_L1, {doctorId.toString()})
        .cut(std::move(schedules), page, 3, place);
}

Result<ScheduleOutcome> ScheduleService::update(const Actor &actor, ScheduleId id,
                                                const ScheduleChanges &changes,
                                                std::optional<qint64> expectedVersion)
{
    return m_context.data.write([&](Transaction &transaction) -> Result<ScheduleOutcome> {
        FRONTDESK_TRY_ASSIGN(const auto before,
                             ScheduleRepository(transaction.connection()).find(id));
        if (!before)
            return notFound();
        FRONTDESK_TRY(checkMayChangeHours(actor, before->doctorId));
        FRONTDESK_TRY(checkVersion(expectedVersion, before->stamp.version));
        Schedule schedule = changed(*before, changes);
        schedule.stamp.updatedAt = m_context.clock.now();
        FRONTDESK_TRY(validate(schedule));
        HoursChange change(transaction, m_context, schedule.doctorId);
        FRONTDESK_TRY(change.begin());
        FRONTDESK_TRY(checkOverlap(change, schedule));
        FRONTDESK_TRY(ScheduleRepository(transaction.connection()).update(schedule));
        FRONTDESK_TRY(change.record(actor, event("update"_L1, before, schedule), id.uuid()));
        FRONTDESK_TRY_ASSIGN(const auto affected, change.affected());
        return ScheduleOutcome {schedule, affected};
    });
}

Result<ScheduleOutcome> ScheduleService::remove(const Actor &actor, ScheduleId id,
                                                std::optional<qint64> expectedVersion)
{
    return m_context.data.write([&](Transaction &transaction) -> Result<ScheduleOutcome> {
        FRONTDESK_TRY_ASSIGN(const auto before,
                             ScheduleRepository(transaction.connection()).find(id));
        if (!before)
            return notFound();
        FRONTDESK_TRY(checkMayChangeHours(actor, before->doctorId));
        FRONTDESK_TRY(checkVersion(expectedVersion, before->stamp.version));
        HoursChange change(transaction, m_context, before->doctorId);
        FRONTDESK_TRY(change.begin());
        FRONTDESK_TRY(ScheduleRepository(transaction.connection()).remove(id));
        FRONTDESK_TRY(change.record(actor, event("delete"_L1, before, std::nullopt), id.uuid()));
        FRONTDESK_TRY_ASSIGN(const auto affected, change.affected());
        return ScheduleOutcome {*before, affected};
    });
}

} // namespace frontdesk
