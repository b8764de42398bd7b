// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/scheduleservice.h"

#include "audit.h"
#include "domain/slotfinder.h"
#include "permissions.h"
#include "storage/appointmentrepository.h"
#include "storage/doctorrepository.h"
#include "storage/schedulerepository.h"
#include "validation.h"

#include <algorithm>

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

/// A doctor changes their own hours, the desk anybody's; a doctor sees another's as absent.
Result<void> checkMayChange(const Actor &actor, DoctorId doctor)
{
    FRONTDESK_TRY(require(actor.isStaff()));
    if (actor.role == Role::Doctor && actor.doctorId != doctor)
        return notFound();
    return {};
}

bool isInside(const QList<Interval> &working, const Interval &span)
{
    return std::any_of(working.begin(), working.end(),
                       [&](const Interval &w) { return w.contains(span); });
}

QList<Interval> workingTime(const QList<Schedule> &schedules, const ClinicTime &time, QDate from,
                            QDate to)
{
    QList<Interval> spans;
    for (const WorkingWindow &window : workingWindows(schedules, time, from, to))
        spans.append(window.span);
    return merged(spans);
}

/// One change of a doctor's working hours within a transaction.
class HoursChange
{
public:
    HoursChange(Transaction &transaction, const ServiceContext &context, DoctorId doctor)
        : m_transaction(transaction)
        , m_context(context)
        , m_doctor(doctor)
        , m_schedules(transaction.connection())
    {
    }

    Result<void> begin()
    {
        FRONTDESK_TRY(AppointmentRepository(m_transaction.connection()).lockDoctor(m_doctor));
        FRONTDESK_TRY_ASSIGN(m_before, m_schedules.listForDoctors({m_doctor}));
        return {};
    }

    /// AlreadyExists where `schedule` shares time with another window of the doctor.
    Result<void> checkOverlap(const Schedule &schedule) const
    {
        for (const Schedule &other : m_before) {
            if (other.id != schedule.id && overlap(other, schedule))
                return fail(ErrorCode::AlreadyExists,
                            u"The doctor has working hours from %1 to %2 on that day already"_s.arg(
                                toString(other.start), toString(other.end)));
        }
        return {};
    }

    ScheduleRepository &schedules() { return m_schedules; }

    /// The future appointments that lay inside the working hours and now do not.
    Result<QList<Appointment>> affected()
    {
        AppointmentQuery query;
        query.doctors = QList<DoctorId> {m_doctor};
        query.from = m_context.clock.now();
        FRONTDESK_TRY_ASSIGN(const auto rows,
                             AppointmentRepository(m_transaction.connection()).list(query));
        if (rows.isEmpty())
            return QList<Appointment>();
        FRONTDESK_TRY_ASSIGN(const auto after, m_schedules.listForDoctors({m_doctor}));
        const auto time = m_context.zone.get();
        const QDate from = time->toDate(rows.first().appointment.span.start);
        const QDate to = time->toDate(rows.last().appointment.span.end);
        const QList<Interval> then = workingTime(m_before, *time, from, to);
        const QList<Interval> now = workingTime(after, *time, from, to);
        QList<Appointment> result;
        for (const AppointmentRow &row : rows) {
            const Appointment &appointment = row.appointment;
            if (!isFinal(appointment.status) && isInside(then, appointment.span)
                && !isInside(now, appointment.span))
                result.append(appointment);
        }
        return result;
    }

    Result<void> record(const Actor &actor, QLatin1StringView action,
                        const std::optional<Schedule> &before, const std::optional<Schedule> &after)
    {
        const ScheduleId id = after ? after->id : before->id;
        m_transaction.publish({ChangedEntity::Schedule, id.uuid(), m_doctor, {}});
        return writeAudit(m_transaction, m_context.clock, actor,
                          {action, "schedule"_L1, id.toString(),
                           before ? auditJson(*before) : QJsonObject(),
                           after ? auditJson(*after) : QJsonObject()});
    }

private:
    Transaction &m_transaction;
    const ServiceContext &m_context;
    DoctorId m_doctor;
    ScheduleRepository m_schedules;
    QList<Schedule> m_before;
};

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

} // namespace

Result<ScheduleOutcome> ScheduleService::create(const Actor &actor, const NewSchedule &wanted)
{
    FRONTDESK_TRY(checkMayChange(actor, wanted.doctorId));
    const Instant now = m_context.clock.now();
    const Schedule schedule {ScheduleId::generate(), wanted.doctorId, wanted.dayOfWeek,
                             wanted.start,           wanted.end,      wanted.slotMinutes,
                             wanted.validFrom,       wanted.validTo,  wanted.weekInterval,
                             {now, now, 1}};
    FRONTDESK_TRY(validate(schedule));
    return m_context.data.write([&](Transaction &transaction) -> Result<ScheduleOutcome> {
        FRONTDESK_TRY_ASSIGN(const auto doctor,
                             DoctorRepository(transaction.connection()).find(schedule.doctorId));
        if (!doctor)
            return notFound();
        HoursChange change(transaction, m_context, schedule.doctorId);
        FRONTDESK_TRY(change.begin());
        FRONTDESK_TRY(change.checkOverlap(schedule));
        FRONTDESK_TRY(change.schedules().insert(schedule));
        FRONTDESK_TRY(change.record(actor, "create"_L1, std::nullopt, schedule));
        FRONTDESK_TRY_ASSIGN(const auto affected, change.affected());
        return ScheduleOutcome {schedule, affected};
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

Result<ScheduleOutcome> ScheduleService::update(const Actor &actor, ScheduleId id,
                                                const ScheduleChanges &changes,
                                                std::optional<qint64> expectedVersion)
{
    return m_context.data.write([&](Transaction &transaction) -> Result<ScheduleOutcome> {
        FRONTDESK_TRY_ASSIGN(const auto before,
                             ScheduleRepository(transaction.connection()).find(id));
        if (!before)
            return notFound();
        FRONTDESK_TRY(checkMayChange(actor, before->doctorId));
        FRONTDESK_TRY(checkVersion(expectedVersion, before->stamp.version));
        Schedule schedule = changed(*before, changes);
        schedule.stamp.updatedAt = m_context.clock.now();
        FRONTDESK_TRY(validate(schedule));
        HoursChange change(transaction, m_context, schedule.doctorId);
        FRONTDESK_TRY(change.begin());
        FRONTDESK_TRY(change.checkOverlap(schedule));
        FRONTDESK_TRY(change.schedules().update(schedule));
        FRONTDESK_TRY(change.record(actor, "update"_L1, before, schedule));
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
        FRONTDESK_TRY(checkMayChange(actor, before->doctorId));
        FRONTDESK_TRY(checkVersion(expectedVersion, before->stamp.version));
        HoursChange change(transaction, m_context, before->doctorId);
        FRONTDESK_TRY(change.begin());
        FRONTDESK_TRY(change.schedules().remove(id));
        FRONTDESK_TRY(change.record(actor, "delete"_L1, before, std::nullopt));
        FRONTDESK_TRY_ASSIGN(const auto affected, change.affected());
        return ScheduleOutcome {*before, affected};
    });
}

} // namespace frontdesk
