// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/appointmentservice.h"

#include "audit.h"
#include "cursor.h"
#include "domain/slotfinder.h"
#include "hourschange.h"
#include "notices.h"
#include "permissions.h"
#include "storage/appointmentrepository.h"
#include "storage/auditrepository.h"
#include "storage/doctorrepository.h"
#include "storage/patientrepository.h"
#include "storage/userrepository.h"
#include "validation.h"

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

AppointmentDetails toDetails(AppointmentRow row)
{
    return {std::move(row.appointment), std::move(row.patientName), std::move(row.patientPhone),
            row.patientDateOfBirth, std::move(row.doctorName)};
}

bool isOwn(const Actor &actor, const Appointment &appointment)
{
    if (actor.role == Role::Patient)
        return !actor.patientId.isNull() && appointment.patientId == actor.patientId;
    if (actor.role == Role::Doctor)
        return !actor.doctorId.isNull() && appointment.doctorId == actor.doctorId;
    return true;
}

Result<AppointmentRow> findOwn(AppointmentRepository &appointments, const Actor &actor,
                               AppointmentId id)
{
    FRONTDESK_TRY_ASSIGN(auto row, appointments.findForUpdate(id));
    if (!row || !isOwn(actor, row->appointment))
        return notFound();
    return *std::move(row);
}

/// The doctor's working windows on the days that `span` touches, a day to either side.
Result<QList<WorkingWindow>> windowsAround(Connection &connection, const ClinicTime &time,
                                           DoctorId doctor, Interval span)
{
    FRONTDESK_TRY_ASSIGN(const auto windows, loadWindows(connection, {doctor}, time,
                                                         time.toDate(span.start).addDays(-1),
                                                         time.toDate(span.end).addDays(1)));
    return windows.value(doctor);
}

/// The end of the slot that starts at `start`; a quarter of an hour outside working hours.
Instant defaultEnd(const QList<WorkingWindow> &windows, Instant start)
{
    const auto window = std::find_if(windows.begin(), windows.end(), [&](const WorkingWindow &w) {
        return w.span.contains(start);
    });
    return start + std::chrono::minutes(window == windows.end() ? 15 : window->slotMinutes);
}

Result<void> checkSpan(const Interval &span)
{
    if (span.isEmpty())
        return fail(invalidField(u"/endTime"_s, u"not_after_start"_s,
                                 u"The end must be after the start"_s));
    if (span.duration() > LongestAppointment)
        return fail(
            invalidField(u"/endTime"_s, u"too_long"_s, u"An appointment lasts a day at most"_s));
    return {};
}

/// The first booking rule that forbids it, if one does. `windows` are the doctor's around `span`.
Result<void> checkRules(const ServiceContext &context, Connection &connection, const Actor &actor,
                        DoctorId doctorId, const Interval &span,
                        const QList<WorkingWindow> &windows)
{
    FRONTDESK_TRY_ASSIGN(const auto doctor, DoctorRepository(connection).find(doctorId));
    if (!doctor)
        return fail(invalidField(u"/doctorId"_s, u"unknown"_s, u"There is no such doctor"_s));
    const QList<Error> found = violations(context.rules, actor.role,
                                          {span, windows, doctor->isActive, context.clock.now()});
    if (!found.isEmpty())
        return fail(found.first());
    return {};
}

/// A patient may cancel or move until the cut-off; staff any time.
Result<void> checkCutoff(const ServiceContext &context, const Actor &actor,
                         const Appointment &appointment)
{
    if (actor.isStaff()
        || context.clock.now() + context.rules.cancelCutoff <= appointment.span.start)
        return {};
    return fail(
        ErrorCode::CutoffPassed,
        u"It can be changed until %1 minutes before it starts; please call the clinic"_s.arg(
            context.rules.cancelCutoff.count()));
}

Result<void> checkReason(const QString &reason)
{
    Validator validator;
    validator.text(u"/reason"_s, reason, 1000);
    return validator.result();
}

/// Audits and publishes what happened to an appointment.
Result<void> record(Transaction &transaction, const Clock &clock, const Actor &actor,
                    QLatin1StringView action, const std::optional<Appointment> &before,
                    const Appointment &after)
{
    transaction.publish({ChangedEntity::Appointment, after.id.uuid(), after.doctorId, after.span});
    if (before && (before->doctorId != after.doctorId || before->span != after.span))
        transaction.publish(
            {ChangedEntity::Appointment, after.id.uuid(), before->doctorId, before->span});
    return writeAudit(transaction, clock, actor,
                      {action, "appointment"_L1, after.id.toString(),
                       before ? auditJson(*before) : QJsonObject(), auditJson(after)});
}

Result<AppointmentDetails> readBack(AppointmentRepository &appointments, AppointmentId id)
{
    FRONTDESK_TRY_ASSIGN(auto row, appointments.find(id));
    if (!row)
        return notFound();
    return toDetails(*std::move(row));
}

tl::unexpected<Error> illegalStep(AppointmentStatus from, AppointmentStatus to)
{
    return fail(ErrorCode::IllegalTransition,
                u"An appointment that is %1 cannot become %2"_s.arg(toString(from), toString(to)));
}

} // namespace

Result<AppointmentDetails> AppointmentService::book(const Actor &actor, const Booking &booking)
{
    const bool own = actor.role == Role::Patient;
    FRONTDESK_TRY(require(own || actor.isDesk() || actor.doctorId == booking.doctorId));
    FRONTDESK_TRY(require(!own || !actor.patientId.isNull()));
    if (own && !booking.patientId.isNull() && booking.patientId != actor.patientId)
        return fail(
            invalidField(u"/patientId"_s, u"not_allowed"_s, u"Patients book for themselves"_s));
    const PatientId patientId = own ? actor.patientId : booking.patientId;
    if (patientId.isNull())
        return fail(invalidField(u"/patientId"_s, u"required"_s, u"A patient is required"_s));
    FRONTDESK_TRY(checkReason(booking.reason));

    return m_context.data.write([&](Transaction &transaction) -> Result<AppointmentDetails> {
        Connection &connection = transaction.connection();
        const Instant now = m_context.clock.now();
        AppointmentRepository appointments(connection);
        FRONTDESK_TRY(appointments.holdHours(booking.doctorId));
        FRONTDESK_TRY_ASSIGN(const auto windows,
                             windowsAround(connection, *m_context.zone.get(), booking.doctorId,
                                           {booking.start, booking.start + LongestAppointment}));
        Appointment appointment;
        appointment.id = AppointmentId::generate();
        appointment.patientId = patientId;
        appointment.doctorId = booking.doctorId;
        appointment.span = {booking.start,
                            booking.end.value_or(defaultEnd(windows, booking.start))};
        appointment.reason = booking.reason.trimmed();
        appointment.createdBy = actor.userId;
        appointment.stamp = {now, now, 1};
        if (!own)
            applyStatus(appointment, AppointmentStatus::Confirmed, now);
        FRONTDESK_TRY(checkSpan(appointment.span));
        FRONTDESK_TRY_ASSIGN(const bool exists, PatientRepository(connection).lock(patientId));
        if (!exists)
            return fail(invalidField(u"/patientId"_s, u"unknown"_s, u"There is no such patient"_s));
        FRONTDESK_TRY(
            checkRules(m_context, connection, actor, booking.doctorId, appointment.span, windows));
        if (own) {
            FRONTDESK_TRY_ASSIGN(const int ahead, appointments.countFuture(patientId, now));
            if (ahead >= m_context.rules.maxFutureBookings)
                return fail(ErrorCode::TooManyBookings, u"At most %1 bookings may lie ahead"_s.arg(
                                                            m_context.rules.maxFutureBookings));
        }
        FRONTDESK_TRY(appointments.insert(appointment));
        FRONTDESK_TRY(
            record(transaction, m_context.clock, actor, "book"_L1, std::nullopt, appointment));
        FRONTDESK_TRY_ASSIGN(const auto booked, readBack(appointments, appointment.id));
        FRONTDESK_TRY(notifyOf(transaction, m_context.clock, actor, NotificationKind::Created,
                               booked, std::nullopt));
        return booked;
    });
}

Result<AppointmentDetails> AppointmentService::get(const Actor &actor, AppointmentId id)
{
    return m_context.data.read([&](Connection &connection) -> Result<AppointmentDetails> {
        FRONTDESK_TRY_ASSIGN(auto row, AppointmentRepository(connection).find(id));
        if (!row || !isOwn(actor, row->appointment))
            return notFound();
        return toDetails(*std::move(row));
    });
}

Result<Page<AppointmentDetails>> AppointmentService::list(const Actor &actor,
                                                          const AppointmentFilter &filter,
                                                          const PageRequest &page)
{
    FRONTDESK_TRY(checkLimit(page));
    AppointmentQuery query;
    if (filter.doctorId)
        query.doctors = QList<DoctorId> {*filter.doctorId};
    query.patient = filter.patientId;
    query.from = filter.from;
    query.to = filter.to;
    query.status = filter.status;
    query.limit = page.limit + 1;
    if (actor.role == Role::Patient) {
        if (filter.patientId.value_or(actor.patientId) != actor.patientId)
            return Page<AppointmentDetails>();
        query.patient = actor.patientId;
    } else if (actor.role == Role::Doctor) {
        if (filter.doctorId.value_or(actor.doctorId) != actor.doctorId)
            return Page<AppointmentDetails>();
        query.doctors = QList<DoctorId> {actor.doctorId};
    }
    if (!page.cursor.isEmpty()) {
        FRONTDESK_TRY_ASSIGN(const QStringList parts, decodeCursor(page.cursor, 2));
        query.after = StartCursor {fromMillis(parts[0].toLongLong()), parts[1]};
    }
    return m_context.data.read([&](Connection &connection) -> Result<Page<AppointmentDetails>> {
        FRONTDESK_TRY_ASSIGN(auto rows, AppointmentRepository(connection).list(query));
        QList<AppointmentDetails> details;
        details.reserve(rows.size());
        for (AppointmentRow &row : rows)
            details.append(toDetails(std::move(row)));
        return makePage(std::move(details), page.limit, [](const AppointmentDetails &d) {
            return QStringList {QString::number(toMillis(d.appointment.span.start)),
                                d.appointment.id.toString()};
        });
    });
}

Result<AppointmentDetails> AppointmentService::reschedule(const Actor &actor, AppointmentId id,
                                                          const Move &move,
                                                          std::optional<qint64> expectedVersion)
{
    FRONTDESK_TRY(
        require(actor.role != Role::Doctor || !move.doctorId || *move.doctorId == actor.doctorId));
    return m_context.data.write([&](Transaction &transaction) -> Result<AppointmentDetails> {
        Connection &connection = transaction.connection();
        AppointmentRepository appointments(connection);
        FRONTDESK_TRY_ASSIGN(const AppointmentRow row, findOwn(appointments, actor, id));
        const Appointment &before = row.appointment;
        FRONTDESK_TRY(checkVersion(expectedVersion, before.stamp.version));
        if (before.status != AppointmentStatus::Pending
            && before.status != AppointmentStatus::Confirmed
            && (!actor.isDesk() || isFinal(before.status)))
            return fail(
                ErrorCode::IllegalTransition,
                u"An appointment that is %1 cannot be moved"_s.arg(toString(before.status)));
        FRONTDESK_TRY(checkCutoff(m_context, actor, before));
        Appointment after = before;
        after.doctorId = move.doctorId.value_or(before.doctorId);
        after.span = {move.start, move.end.value_or(move.start + before.span.duration())};
        after.stamp.updatedAt = m_context.clock.now();
        FRONTDESK_TRY(checkSpan(after.span));
        FRONTDESK_TRY(appointments.lockDoctor(after.doctorId));
        FRONTDESK_TRY_ASSIGN(const auto windows, windowsAround(connection, *m_context.zone.get(),
                                                               after.doctorId, after.span));
        FRONTDESK_TRY(
            checkRules(m_context, connection, actor, after.doctorId, after.span, windows));
        FRONTDESK_TRY(appointments.update(after));
        FRONTDESK_TRY(record(transaction, m_context.clock, actor, "reschedule"_L1, before, after));
        FRONTDESK_TRY_ASSIGN(const auto moved, readBack(appointments, id));
        FRONTDESK_TRY(
            notifyOf(transaction, m_context.clock, actor, NotificationKind::Moved, moved, before));
        return moved;
    });
}

Result<AppointmentDetails> AppointmentService::cancel(const Actor &actor, AppointmentId id,
                                                      const QString &reason,
                                                      std::optional<qint64> expectedVersion)
{
    return changeStatus(actor, id, AppointmentStatus::Cancelled, reason, expectedVersion);
}

Result<AppointmentDetails> AppointmentService::setStatus(const Actor &actor, AppointmentId id,
                                                         AppointmentStatus status,
                                                         const QString &reason,
                                                         std::optional<qint64> expectedVersion)
{
    FRONTDESK_TRY(require(actor.isStaff()));
    return changeStatus(actor, id, status, reason, expectedVersion);
}

Result<AppointmentDetails> AppointmentService::changeStatus(const Actor &actor, AppointmentId id,
                                                            AppointmentStatus status,
                                                            const QString &reason,
                                                            std::optional<qint64> expectedVersion)
{
    FRONTDESK_TRY(checkReason(reason));
    return m_context.data.write([&](Transaction &transaction) -> Result<AppointmentDetails> {
        AppointmentRepository appointments(transaction.connection());
        FRONTDESK_TRY_ASSIGN(const AppointmentRow row, findOwn(appointments, actor, id));
        const Appointment &before = row.appointment;
        FRONTDESK_TRY(checkVersion(expectedVersion, before.stamp.version));
        if (!mayFollow(before.status, status))
            return illegalStep(before.status, status);
        if (status == AppointmentStatus::Cancelled)
            FRONTDESK_TRY(checkCutoff(m_context, actor, before));
        Appointment after = before;
        const Instant now = m_context.clock.now();
        applyStatus(after, status, now);
        if (!occupies(status))
            after.cancelReason = reason.trimmed();
        after.stamp.updatedAt = now;
        FRONTDESK_TRY(appointments.update(after));
        FRONTDESK_TRY(record(transaction, m_context.clock, actor,
                             status == AppointmentStatus::Cancelled ? "cancel"_L1 : "set_status"_L1,
                             before, after));
        FRONTDESK_TRY_ASSIGN(const auto changed, readBack(appointments, id));
        if (const auto kind = kindOfStep(before.status, status))
            FRONTDESK_TRY(notifyOf(transaction, m_context.clock, actor, *kind, changed, before));
        return changed;
    });
}

Result<AppointmentDetails> AppointmentService::revertStatus(const Actor &actor, AppointmentId id,
                                                            AppointmentStatus to,
                                                            qint64 expectedVersion)
{
    FRONTDESK_TRY(require(actor.isStaff()));
    return m_context.data.write([&](Transaction &transaction) -> Result<AppointmentDetails> {
        AppointmentRepository appointments(transaction.connection());
        FRONTDESK_TRY_ASSIGN(const AppointmentRow row, findOwn(appointments, actor, id));
        const Appointment &before = row.appointment;
        FRONTDESK_TRY(checkVersion(expectedVersion, before.stamp.version));
        if (!mayRevert(before.status, to))
            return illegalStep(before.status, to);
        FRONTDESK_TRY(appointments.lockDoctor(before.doctorId));
        Appointment after = before;
        frontdesk::revertStatus(after, to);
        after.stamp.updatedAt = m_context.clock.now();
        FRONTDESK_TRY(appointments.update(after));
        FRONTDESK_TRY(
            record(transaction, m_context.clock, actor, "revert_status"_L1, before, after));
        FRONTDESK_TRY_ASSIGN(const auto reverted, readBack(appointments, id));
        // Who was told that it is off is told that it is on again.
        if (!occupies(before.status)) {
            const auto kind = to == AppointmentStatus::Pending ? NotificationKind::Created
                                                               : NotificationKind::Confirmed;
            FRONTDESK_TRY(notifyOf(transaction, m_context.clock, actor, kind, reverted, before));
        }
        return reverted;
    });
}

Result<LastChange> AppointmentService::lastChange(const Actor &actor, AppointmentId id)
{
    FRONTDESK_TRY(require(actor.isStaff()));
    return m_context.data.read([&](Connection &connection) -> Result<LastChange> {
        FRONTDESK_TRY_ASSIGN(const auto row, AppointmentRepository(connection).find(id));
        if (!row || !isOwn(actor, row->appointment))
            return notFound();
        AuditQuery query;
        query.entity = u"appointment"_s;
        query.entityId = id.toString();
        query.limit = 1;
        FRONTDESK_TRY_ASSIGN(const auto rows, AuditRepository(connection).search(query));
        if (rows.isEmpty())
            return notFound();
        const AuditEntry &entry = rows.first().entry;
        LastChange last {entry.at, entry.actor.role, {}, entry.actor.channel};
        if (entry.actor.isStaff() && !entry.actor.userId.isNull()) {
            FRONTDESK_TRY_ASSIGN(const auto account,
                                 UserRepository(connection).find(entry.actor.userId));
            if (account)
                last.email = account->user.email;
        }
        return last;
    });
}

} // namespace frontdesk
