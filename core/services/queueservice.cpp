// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/queueservice.h"

#include "appointmentrecords.h"
#include "audit.h"
#include "doctorrecords.h"
#include "hourschange.h"
#include "notices.h"
#include "permissions.h"
#include "servingdoctor.h"
#include "storage/holdrepository.h"
#include "storage/queuerepository.h"
#include "validation.h"
#include "waitlisthooks.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

QueueDetails toDetails(QueueRow row)
{
    return {std::move(row.entry), std::move(row.patientName), std::move(row.patientPhone),
            std::move(row.doctorName)};
}

/// The beginning of the present minute: where a visit that begins now is put in the calendar.
Instant presentMinute(const Clock &clock)
{
    return std::chrono::floor<std::chrono::minutes>(clock.now());
}

/// How each of the doctors stands now, from three queries however many there are.
Result<QList<DoctorNow>> standing(const ServiceContext &context, Connection &connection,
                                  const QList<DoctorId> &doctors)
{
    const auto time = context.zone.get();
    const Instant now = presentMinute(context.clock);
    const QDate today = time->toDate(now);
    FRONTDESK_TRY_ASSIGN(const auto windows, loadWindows(connection, doctors, *time,
                                                         today.addDays(-1), today.addDays(1)));
    FRONTDESK_TRY_ASSIGN(
        const auto busy,
        busyTimes(connection, doctors, {now, now + LongestAppointment}, context.clock.now()));
    QList<DoctorNow> result;
    for (const DoctorId &doctor : doctors)
        result.append({doctor, windows.value(doctor), busy.value(doctor)});
    return result;
}

/// Those who may see somebody who asks for this doctor, or for this specialty.
Result<QList<DoctorId>> candidates(Connection &connection, const Actor &actor, DoctorId wanted,
                                   const QString &specialty)
{
    DoctorRepository doctors(connection);
    const DoctorId named = actor.role == Role::Doctor ? actor.doctorId : wanted;
    if (!named.isNull()) {
        FRONTDESK_TRY_ASSIGN(const auto doctor, doctors.find(named));
        if (!doctor)
            return fail(invalidField(u"/doctorId"_s, u"unknown"_s, u"There is no such doctor"_s));
        if (!doctor->isActive)
            return fail(ErrorCode::DoctorInactive, u"The doctor takes no appointments"_s);
        return QList<DoctorId> {named};
    }
    DoctorQuery query;
    query.specialty = folded(specialty);
    query.activeOnly = true;
    query.limit = 0;
    FRONTDESK_TRY_ASSIGN(const auto found, doctors.list(query));
    return idsOf(found);
}

/// An appointment of one who is here, from now on.
struct Visit {
    PatientId patientId;
    DoctorId doctorId;
    Interval span;
    QString reason;
    Instant arrivedAt;
    AppointmentStatus status = AppointmentStatus::Arrived;
};

Result<AppointmentDetails> begin(Transaction &transaction, const ServiceContext &context,
                                 const Actor &actor, const Visit &visit)
{
    const Clock &clock = context.clock;
    const Instant now = clock.now();
    AppointmentRepository appointments(transaction.connection());
    FRONTDESK_TRY(HoldRepository(transaction.connection()).sweep(now));
    Appointment appointment;
    appointment.id = AppointmentId::generate();
    appointment.patientId = visit.patientId;
    appointment.doctorId = visit.doctorId;
    appointment.span = visit.span;
    appointment.reason = visit.reason;
    appointment.createdBy = actor.userId;
    appointment.channel = BookingChannel::WalkIn;
    appointment.stamp = {now, now, 1};
    applyStatus(appointment, AppointmentStatus::Confirmed, now);
    applyStatus(appointment, AppointmentStatus::Arrived, visit.arrivedAt);
    if (visit.status == AppointmentStatus::InProgress)
        applyStatus(appointment, AppointmentStatus::InProgress, now);
    FRONTDESK_TRY(appointments.insert(appointment));
    FRONTDESK_TRY(
        recordAppointment(transaction, clock, actor, "walk_in"_L1, std::nullopt, appointment));
    FRONTDESK_TRY(closeOffers(transaction, clock, actor, appointment));
    FRONTDESK_TRY_ASSIGN(const auto details, readBack(appointments, appointment.id));
    FRONTDESK_TRY(
        notifyOf(transaction, clock, actor, NotificationKind::Created, details, std::nullopt));
    return details;
}

/// The first of the doctors who is free for a whole slot, with that slot. Their calendar is locked:
/// what is free now stays free until the end of the transaction.
Result<std::optional<std::pair<DoctorId, Interval>>> firstFree(const ServiceContext &context,
                                                               Connection &connection,
                                                               const QList<DoctorId> &doctors)
{
    const Instant now = presentMinute(context.clock);
    FRONTDESK_TRY_ASSIGN(const auto seen, standing(context, connection, doctors));
    for (const auto &[doctor, slot] : freeDoctors(seen, now)) {
        FRONTDESK_TRY(AppointmentRepository(connection).lockDoctor(doctor));
        FRONTDESK_TRY_ASSIGN(const auto again, standing(context, connection, {doctor}));
        const auto free = freeDoctors(again, now);
        if (!free.isEmpty())
            return free.first();
    }
    return std::nullopt;
}

/// The time that a doctor has for somebody now: as long as asked for, or a slot and less of it
/// where something comes soon.
Result<Interval> timeNow(const ServiceContext &context, Connection &connection, DoctorId doctor,
                         std::optional<int> minutes)
{
    const Instant now = presentMinute(context.clock);
    FRONTDESK_TRY(AppointmentRepository(connection).lockDoctor(doctor));
    FRONTDESK_TRY_ASSIGN(const auto found, standing(context, connection, {doctor}));
    const Interval free = freeTimeAt(found.first(), now);
    const Interval slot {now, minutes ? now + std::chrono::minutes(*minutes)
                                      : std::min(free.end, endOfSlot(found.first().windows, now))};
    const bool isWorking =
        std::any_of(found.first().windows.begin(), found.first().windows.end(),
                    [&](const WorkingWindow &window) { return window.span.contains(now); });
    if (!isWorking)
        return fail(ErrorCode::OutsideWorkingHours, u"The doctor does not work then"_s);
    if (!free.contains(slot) || slot.duration() < std::chrono::minutes(QueueService::LeastMinutes))
        return fail(ErrorCode::SlotTaken, u"The slot has been taken"_s);
    return slot;
}

Result<void> recordQueue(Transaction &transaction, const Clock &clock, const Actor &actor,
                         QLatin1StringView action, const std::optional<QueueEntry> &before,
                         const QueueEntry &after)
{
    transaction.publish({ChangedEntity::Queue, after.id.uuid(), after.doctorId, {}});
    return writeAudit(transaction, clock, actor,
                      {action, "queue_entry"_L1, after.id.toString(),
                       before ? auditJson(*before) : QJsonObject(), auditJson(after)});
}

/// The entry that the actor may change, locked, and still waiting.
Result<QueueEntry> findWaiting(Connection &connection, const Actor &actor, QueueEntryId id)
{
    FRONTDESK_TRY(require(actor.isStaff()));
    FRONTDESK_TRY_ASSIGN(const auto row, QueueRepository(connection).findForUpdate(id));
    FRONTDESK_TRY_ASSIGN(const auto doctor, servingDoctor(connection, actor));
    if (!row || !couldSee(doctor, row->entry.doctorId, row->entry.specialty))
        return notFound();
    if (row->entry.status != QueueStatus::Waiting)
        return fail(ErrorCode::IllegalTransition, u"They do not wait any more"_s);
    return row->entry;
}

Result<void> validate(const WalkIn &wanted)
{
    Validator validator;
    if (wanted.patientId.isNull())
        validator.add(u"/patientId"_s, u"required"_s, u"A patient is required"_s);
    if (!wanted.doctorId.isNull() && !wanted.specialty.trimmed().isEmpty())
        validator.add(u"/specialty"_s, u"not_allowed"_s,
                      u"Name a doctor or a specialty, not both"_s);
    validator.line(u"/specialty"_s, wanted.specialty, 0, 100);
    validator.text(u"/note"_s, wanted.note, 1000);
    return validator.result();
}

} // namespace

Result<WalkInOutcome> QueueService::walkIn(const Actor &actor, const WalkIn &wanted)
{
    FRONTDESK_TRY(require(actor.isStaff()));
    FRONTDESK_TRY(require(actor.isDesk() || wanted.doctorId == actor.doctorId));
    FRONTDESK_TRY(validate(wanted));
    return m_context.data.write([&](Transaction &transaction) -> Result<WalkInOutcome> {
        Connection &connection = transaction.connection();
        const Instant now = m_context.clock.now();
        FRONTDESK_TRY(lockPatient(connection, wanted.patientId));
        FRONTDESK_TRY_ASSIGN(const auto doctors, candidates(connection, actor, wanted.doctorId,
                                                            wanted.specialty.trimmed()));
        FRONTDESK_TRY_ASSIGN(const auto free, firstFree(m_context, connection, doctors));
        WalkInOutcome outcome;
        if (free) {
            FRONTDESK_TRY_ASSIGN(
                outcome.appointment,
                begin(transaction, m_context, actor,
                      {wanted.patientId, free->first, free->second, wanted.note.trimmed(), now}));
            return outcome;
        }
        QueueEntry entry;
        entry.id = QueueEntryId::generate();
        entry.patientId = wanted.patientId;
        entry.doctorId = wanted.doctorId;
        entry.specialty = wanted.specialty.trimmed();
        entry.note = wanted.note.trimmed();
        entry.urgency = wanted.urgency;
        entry.arrivedAt = now;
        entry.createdBy = actor.userId;
        entry.stamp = {now, now, 1};
        QueueRepository queue(connection);
        FRONTDESK_TRY(queue.insert(entry));
        FRONTDESK_TRY(
            recordQueue(transaction, m_context.clock, actor, "create"_L1, std::nullopt, entry));
        FRONTDESK_TRY_ASSIGN(auto row, queue.find(entry.id));
        if (!row)
            return notFound();
        outcome.queued = toDetails(*std::move(row));
        return outcome;
    });
}

Result<QList<QueueDetails>> QueueService::list(const Actor &actor)
{
    FRONTDESK_TRY(require(actor.isStaff()));
    return m_context.data.read([&](Connection &connection) -> Result<QList<QueueDetails>> {
        FRONTDESK_TRY_ASSIGN(const auto doctor, servingDoctor(connection, actor));
        FRONTDESK_TRY_ASSIGN(auto rows, QueueRepository(connection).waiting(doctor));
        QList<QueueDetails> details;
        for (QueueRow &row : rows)
            details.append(toDetails(std::move(row)));
        return details;
    });
}

Result<AppointmentDetails> QueueService::take(const Actor &actor, QueueEntryId id,
                                              const TakeIn &wanted)
{
    FRONTDESK_TRY(require(actor.isStaff()));
    FRONTDESK_TRY(
        require(actor.isDesk() || wanted.doctorId.isNull() || wanted.doctorId == actor.doctorId));
    Validator validator;
    if (wanted.durationMinutes)
        validator.range(u"/durationMinutes"_s, *wanted.durationMinutes, LeastMinutes, 720);
    if (wanted.status != AppointmentStatus::Arrived
        && wanted.status != AppointmentStatus::InProgress)
        validator.add(u"/status"_s, u"not_allowed"_s,
                      u"One who is taken in has arrived, or is in the room"_s);
    FRONTDESK_TRY(validator.result());
    return m_context.data.write([&](Transaction &transaction) -> Result<AppointmentDetails> {
        Connection &connection = transaction.connection();
        FRONTDESK_TRY_ASSIGN(const QueueEntry before, findWaiting(connection, actor, id));
        const DoctorId named = wanted.doctorId.isNull() ? before.doctorId : wanted.doctorId;
        FRONTDESK_TRY_ASSIGN(const auto doctors,
                             candidates(connection, actor, named, before.specialty));
        std::optional<std::pair<DoctorId, Interval>> place;
        if (doctors.size() == 1) {
            FRONTDESK_TRY_ASSIGN(
                const Interval slot,
                timeNow(m_context, connection, doctors.first(), wanted.durationMinutes));
            place = std::pair(doctors.first(), slot);
        } else {
            FRONTDESK_TRY_ASSIGN(place, firstFree(m_context, connection, doctors));
        }
        if (!place)
            return fail(ErrorCode::NoDoctorFree, u"No doctor is free at the moment"_s);
        FRONTDESK_TRY_ASSIGN(const auto details,
                             begin(transaction, m_context, actor,
                                   {before.patientId, place->first, place->second, before.note,
                                    before.arrivedAt, wanted.status}));
        QueueEntry after = before;
        after.status = QueueStatus::Taken;
        after.appointmentId = details.appointment.id;
        after.stamp.updatedAt = m_context.clock.now();
        FRONTDESK_TRY(QueueRepository(connection).update(after));
        FRONTDESK_TRY(recordQueue(transaction, m_context.clock, actor, "take"_L1, before, after));
        return details;
    });
}

Result<void> QueueService::leave(const Actor &actor, QueueEntryId id,
                                 std::optional<qint64> expectedVersion)
{
    return m_context.data.write([&](Transaction &transaction) -> Result<void> {
        Connection &connection = transaction.connection();
        FRONTDESK_TRY_ASSIGN(const QueueEntry before, findWaiting(connection, actor, id));
        FRONTDESK_TRY(checkVersion(expectedVersion, before.stamp.version));
        QueueEntry after = before;
        after.status = QueueStatus::Left;
        after.stamp.updatedAt = m_context.clock.now();
        FRONTDESK_TRY(QueueRepository(connection).update(after));
        return recordQueue(transaction, m_context.clock, actor, "leave"_L1, before, after);
    });
}

} // namespace frontdesk
