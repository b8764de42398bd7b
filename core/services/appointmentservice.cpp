// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/appointmentservice.h"

#include "appointmentedits.h"
#include "appointmentrecords.h"
#include "bookingplan.h"
#include "cursor.h"
#include "notices.h"
#include "overlaps.h"
#include "permissions.h"
#include "storage/appointmentrepository.h"
#include "storage/holdrepository.h"
#include "validation.h"
#include "waitlisthooks.h"

#include <QJsonArray>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// A patient may cancel until the cut-off; staff any time.
Result<void> checkCutoff(const ServiceContext &context, const Actor &actor,
                         const Appointment &appointment)
{
    SlotRequest request;
    request.now = context.clock.now();
    request.movedFrom = appointment.span.start;
    QList<Violation> found = violations(context.rules, actor.role, request);
    found.removeIf(
        [](const Violation &violation) { return violation.code != ErrorCode::CutoffPassed; });
    if (!found.isEmpty())
        return fail(toError(found));
    return {};
}

/// What only staff may ask for; the caller has checked whose calendar it is about.
Result<void> checkExtras(const Actor &actor, bool asksForMore, bool overrides,
                         const QString &overbookReason, const AppointmentEdit &edit)
{
    if (asksForMore || overrides || !overbookReason.isEmpty() || !edit.isEmpty())
        FRONTDESK_TRY(require(actor.isStaff()));
    Validator validator;
    validator.text(u"/overbookReason"_s, overbookReason, 500);
    FRONTDESK_TRY(validator.result());
    return checkEdit(edit);
}

/// What only staff may note of a new booking.
AppointmentEdit staffNotes(const Booking &booking)
{
    AppointmentEdit edit;
    if (!booking.alert.isEmpty())
        edit.alert = booking.alert;
    if (!booking.reminds)
        edit.reminds = false;
    return edit;
}

/// Who may book what, and for whom it is.
Result<PatientId> bookedFor(const Actor &actor, const Booking &booking)
{
    const bool own = actor.role == Role::Patient;
    FRONTDESK_TRY(require(own || actor.isDesk() || actor.doctorId == booking.doctorId));
    FRONTDESK_TRY(require(!own || !actor.patientId.isNull()));
    if (own && !booking.patientId.isNull() && booking.patientId != actor.patientId)
        return fail(
            invalidField(u"/patientId"_s, u"not_allowed"_s, u"Patients book for themselves"_s));
    FRONTDESK_TRY(checkExtras(actor, !booking.roomId.isNull(), booking.overridesWarnings,
                              booking.overbookReason, staffNotes(booking)));
    return own ? actor.patientId : booking.patientId;
}

/// Who may move something there, and with what.
Result<void> checkMayMove(const Actor &actor, const Move &move)
{
    FRONTDESK_TRY(
        require(actor.role != Role::Doctor || !move.doctorId || *move.doctorId == actor.doctorId));
    return checkExtras(actor, move.roomId || move.typeId, move.overridesWarnings,
                       move.overbookReason, move.edit);
}

/// Where and what `before` is to be. It stays overbooked only where it was.
Result<Appointment> targetOf(Connection &connection, const Appointment &before, const Move &move)
{
    Appointment after = before;
    applyEdit(after, move.edit);
    auto length = before.span.duration();
    if (move.typeId && *move.typeId != before.typeId) {
        FRONTDESK_TRY_ASSIGN(const auto type, findType(connection, *move.typeId));
        after.typeId = *move.typeId;
        after.buffers = type ? type->buffers : Buffers();
        if (type)
            length = type->duration();
    }
    after.doctorId = move.doctorId.value_or(before.doctorId);
    after.roomId = move.roomId.value_or(before.roomId);
    after.span = {move.start, move.end.value_or(move.start + length)};
    if (after.doctorId != before.doctorId || after.span != before.span
        || after.buffers != before.buffers) {
        after.overbooked = false;
        after.overbookReason.clear();
    }
    return after;
}

/// The actor's own hold, for this transaction alone. HoldExpired where there is none.
Result<Hold> takeHold(Connection &connection, const Actor &actor, HoldId id, Instant now)
{
    FRONTDESK_TRY_ASSIGN(const auto hold, HoldRepository(connection).findForUpdate(id));
    if (!hold || hold->ownerId != actor.userId || hold->isExpired(now))
        return fail(ErrorCode::HoldExpired, u"The time is not held any more"_s);
    return *hold;
}

/// The booking as the hold has it. What both name must be the same, but for the room.
Result<Booking> withHold(Booking booking, const Hold &hold)
{
    const bool matches = hold.doctorId == booking.doctorId && hold.span.start == booking.start
                         && booking.end.value_or(hold.span.end) == hold.span.end
                         && (booking.typeId.isNull() || booking.typeId == hold.typeId);
    if (!matches)
        return fail(invalidField(u"/holdId"_s, u"other_time"_s, u"The hold is of another time"_s));
    booking.end = hold.span.end;
    booking.typeId = hold.typeId;
    if (booking.roomId.isNull())
        booking.roomId = hold.roomId;
    return booking;
}

BookingVerdict verdictOn(const ServiceContext &context, const Actor &actor, const BookingPlan &plan)
{
    return {plan.span, plan.buffers, violations(context.rules, actor.role, plan.request)};
}

/// The refusal of a booking or a move with every rule that stops it, as `check` tells them: the
/// database only says that time is taken, and the rules were asked without what overlaps it.
template <class Wish, class Check>
Error explained(const Error &refusal, const Wish &wish, const Check &check)
{
    if (!isRuleOrOverlap(refusal))
        return refusal;
    if (const Result<BookingVerdict> verdict = check()) {
        auto stopping = remaining(verdict->violations, wish.overridesWarnings);
        if (!wish.overbookReason.isEmpty())
            stopping.removeIf([](const Violation &violation) {
                return violation.code == ErrorCode::SlotTaken
                       || violation.code == ErrorCode::RoomBusy;
            });
        if (!stopping.isEmpty())
            return toError(stopping);
    }
    Error told = refusal;
    if (told.faults.isEmpty())
        told.faults.append({u"/startTime"_s, QString(toString(told.code)), told.message});
    return told;
}

/// The names of the warnings that `actor` overrode, for the audit trail.
QJsonArray overriddenBy(const QList<Violation> &violations)
{
    QJsonArray names;
    for (const Violation &violation : violations) {
        if (violation.isWarning)
            names.append(QString(toString(violation.code)));
    }
    return names;
}

tl::unexpected<Error> illegalStep(AppointmentStatus from, AppointmentStatus to)
{
    return fail(ErrorCode::IllegalTransition,
                u"An appointment that is %1 cannot become %2"_s.arg(toString(from), toString(to)));
}

} // namespace

Result<AppointmentDetails> AppointmentService::book(const Actor &actor, const Booking &booking)
{
    FRONTDESK_TRY_ASSIGN(const PatientId patientId, bookedFor(actor, booking));
    if (patientId.isNull())
        return fail(invalidField(u"/patientId"_s, u"required"_s, u"A patient is required"_s));
    FRONTDESK_TRY(checkReason(booking.reason));
    auto booked = m_context.data.write([&](Transaction &transaction) {
        return tryToBook(transaction, actor, booking, patientId);
    });
    if (!booked)
        return fail(explained(booked.error(), booking, [&]() -> Result<BookingVerdict> {
            // With a hold, its type and length count, and it may be gone: the refusal says enough.
            return booking.holdId.isNull() ? check(actor, booking) : fail(booked.error());
        }));
    return booked;
}

Result<AppointmentDetails> AppointmentService::tryToBook(Transaction &transaction,
                                                         const Actor &actor, const Booking &asked,
                                                         PatientId patientId)
{
    Connection &connection = transaction.connection();
    const Instant now = m_context.clock.now();
    AppointmentRepository appointments(connection);
    HoldRepository holds(connection);
    // Who overbooks looks first, so nobody else may book meanwhile.
    FRONTDESK_TRY(asked.overbookReason.isEmpty() ? appointments.holdHours(asked.doctorId)
                                                 : appointments.lockDoctor(asked.doctorId));
    FRONTDESK_TRY(lockPatient(connection, patientId));
    FRONTDESK_TRY(holds.sweep(now));
    Booking booking = asked;
    if (!asked.holdId.isNull()) {
        FRONTDESK_TRY_ASSIGN(const Hold hold, takeHold(connection, actor, asked.holdId, now));
        FRONTDESK_TRY_ASSIGN(booking, withHold(asked, hold));
    }
    FRONTDESK_TRY(asked.overbookReason.isEmpty() ? appointments.holdRoom(booking.roomId)
                                                 : appointments.lockRoom(booking.roomId));
    FRONTDESK_TRY_ASSIGN(BookingPlan plan,
                         planBooking(m_context, connection,
                                     {booking.doctorId, booking.start, booking.end, booking.typeId,
                                      booking.roomId}));
    Appointment appointment;
    appointment.id = AppointmentId::generate();
    appointment.patientId = patientId;
    appointment.doctorId = booking.doctorId;
    appointment.span = plan.span;
    appointment.typeId = booking.typeId;
    appointment.roomId = booking.roomId;
    appointment.buffers = plan.buffers;
    appointment.reason = booking.reason.trimmed();
    applyEdit(appointment, staffNotes(booking));
    appointment.createdBy = actor.userId;
    appointment.channel =
        booking.channel.value_or(actor.isStaff() ? BookingChannel::Desk : BookingChannel::App);
    appointment.stamp = {now, now, 1};
    if (actor.isStaff())
        applyStatus(appointment, AppointmentStatus::Confirmed, now);
    if (!actor.isStaff()) {
        FRONTDESK_TRY_ASSIGN(plan.request.bookingsAhead, appointments.countFuture(patientId, now));
    }
    FRONTDESK_TRY(settleOverlaps(connection, plan.request, appointment, asked.holdId,
                                 booking.overbookReason));
    const auto found = violations(m_context.rules, actor.role, plan.request);
    if (const auto stopping = remaining(found, booking.overridesWarnings); !stopping.isEmpty())
        return fail(toError(stopping));
    if (!asked.holdId.isNull())
        FRONTDESK_TRY(holds.remove(asked.holdId));
    FRONTDESK_TRY(appointments.insert(appointment));
    FRONTDESK_TRY(recordAppointment(transaction, m_context.clock, actor, "book"_L1, std::nullopt,
                                    appointment, overriddenBy(found)));
    FRONTDESK_TRY(closeOffers(transaction, m_context.clock, actor, appointment));
    FRONTDESK_TRY_ASSIGN(const auto booked, readBack(appointments, appointment.id));
    FRONTDESK_TRY(notifyOf(transaction, m_context.clock, actor, NotificationKind::Created, booked,
                           std::nullopt));
    return booked;
}

Result<BookingVerdict> AppointmentService::check(const Actor &actor, const Booking &booking)
{
    FRONTDESK_TRY_ASSIGN(const PatientId patientId, bookedFor(actor, booking));
    return m_context.data.read([&](Connection &connection) -> Result<BookingVerdict> {
        FRONTDESK_TRY_ASSIGN(BookingPlan plan,
                             planBooking(m_context, connection,
                                         {booking.doctorId, booking.start, booking.end,
                                          booking.typeId, booking.roomId}));
        if (!actor.isStaff()) {
            FRONTDESK_TRY_ASSIGN(
                plan.request.bookingsAhead,
                AppointmentRepository(connection).countFuture(patientId, m_context.clock.now()));
        }
        Appointment wanted;
        wanted.id = AppointmentId::generate();
        wanted.patientId = patientId;
        wanted.doctorId = booking.doctorId;
        wanted.roomId = booking.roomId;
        wanted.span = plan.span;
        wanted.buffers = plan.buffers;
        FRONTDESK_TRY(findOverlaps(connection, plan.request, wanted, booking.holdId,
                                   AppointmentRepository::Counted::Everything));
        return verdictOn(m_context, actor, plan);
    });
}

Result<BookingVerdict> AppointmentService::checkMove(const Actor &actor, AppointmentId id,
                                                     const Move &move)
{
    FRONTDESK_TRY(checkMayMove(actor, move));
    return m_context.data.read([&](Connection &connection) -> Result<BookingVerdict> {
        FRONTDESK_TRY_ASSIGN(const auto row, AppointmentRepository(connection).find(id));
        if (!row || !isOwn(actor, row->appointment))
            return notFound();
        const Appointment &before = row->appointment;
        FRONTDESK_TRY_ASSIGN(const Appointment after, targetOf(connection, before, move));
        FRONTDESK_TRY_ASSIGN(BookingPlan plan, planMove(m_context, connection, before, after));
        if (!after.overbooked || after.roomId != before.roomId)
            FRONTDESK_TRY(findOverlaps(connection, plan.request, after, {},
                                       AppointmentRepository::Counted::Everything));
        if (after.overbooked)
            plan.request.doctorBusy.reset();
        return verdictOn(m_context, actor, plan);
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
    const Cursors cursors(m_context, actor, "appointments"_L1,
                          {filterText(filter.doctorId), filterText(filter.patientId),
                           filterText(filter.from), filterText(filter.to),
                           filterText(filter.status)});
    if (!page.cursor.isEmpty()) {
        FRONTDESK_TRY_ASSIGN(const QStringList parts, cursors.read(page.cursor, 2));
        query.after = StartCursor {fromMillis(parts[0].toLongLong()), parts[1]};
    }
    return m_context.data.read([&](Connection &connection) -> Result<Page<AppointmentDetails>> {
        FRONTDESK_TRY_ASSIGN(auto rows, AppointmentRepository(connection).list(query));
        QList<AppointmentDetails> details;
        details.reserve(rows.size());
        for (AppointmentRow &row : rows)
            details.append(toDetails(std::move(row)));
        return cursors.page(std::move(details), page.limit, [](const AppointmentDetails &d) {
            return QStringList {QString::number(toMillis(d.appointment.span.start)),
                                d.appointment.id.toString()};
        });
    });
}

Result<AppointmentDetails> AppointmentService::reschedule(const Actor &actor, AppointmentId id,
                                                          const Move &move,
                                                          std::optional<qint64> expectedVersion)
{
    FRONTDESK_TRY(checkMayMove(actor, move));
    auto moved = m_context.data.write([&](Transaction &transaction) {
        return tryToMove(transaction, actor, id, move, expectedVersion);
    });
    if (!moved)
        return fail(explained(moved.error(), move, [&] { return checkMove(actor, id, move); }));
    return moved;
}

Result<AppointmentDetails> AppointmentService::tryToMove(Transaction &transaction,
                                                         const Actor &actor, AppointmentId id,
                                                         const Move &move,
                                                         std::optional<qint64> expectedVersion)
{
    Connection &connection = transaction.connection();
    AppointmentRepository appointments(connection);
    FRONTDESK_TRY_ASSIGN(const AppointmentRow row, findOwn(appointments, actor, id));
    const Appointment &before = row.appointment;
    FRONTDESK_TRY(checkVersion(expectedVersion, before.stamp.version));
    if (before.status != AppointmentStatus::Pending && before.status != AppointmentStatus::Confirmed
        && (!actor.isDesk() || isFinal(before.status)))
        return fail(ErrorCode::IllegalTransition,
                    u"An appointment that is %1 cannot be moved"_s.arg(toString(before.status)));
    FRONTDESK_TRY_ASSIGN(Appointment after, targetOf(connection, before, move));
    after.stamp.updatedAt = m_context.clock.now();
    FRONTDESK_TRY(checkSpan(after.span));
    FRONTDESK_TRY(appointments.lockDoctor(after.doctorId));
    FRONTDESK_TRY(HoldRepository(connection).sweep(m_context.clock.now()));
    // What stays overbooked is not guarded in its new room, so it must look there alone.
    FRONTDESK_TRY(after.overbooked || !move.overbookReason.isEmpty()
                      ? appointments.lockRoom(after.roomId)
                      : appointments.holdRoom(after.roomId));
    FRONTDESK_TRY_ASSIGN(BookingPlan plan, planMove(m_context, connection, before, after));
    FRONTDESK_TRY(settleOverlaps(connection, plan.request, after, {}, move.overbookReason,
                                 after.roomId != before.roomId));
    const auto found = violations(m_context.rules, actor.role, plan.request);
    if (const auto stopping = remaining(found, move.overridesWarnings); !stopping.isEmpty())
        return fail(toError(stopping));
    FRONTDESK_TRY(appointments.update(after));
    FRONTDESK_TRY(recordAppointment(transaction, m_context.clock, actor, "reschedule"_L1, before,
                                    after, overriddenBy(found)));
    FRONTDESK_TRY(closeOffers(transaction, m_context.clock, actor, after));
    publishFreed(transaction, m_context.clock, before, after);
    FRONTDESK_TRY_ASSIGN(const auto details, readBack(appointments, id));
    FRONTDESK_TRY(
        notifyOf(transaction, m_context.clock, actor, NotificationKind::Moved, details, before));
    return details;
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
        FRONTDESK_TRY(recordAppointment(
            transaction, m_context.clock, actor,
            status == AppointmentStatus::Cancelled ? "cancel"_L1 : "set_status"_L1, before, after));
        publishFreed(transaction, m_context.clock, before, after);
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
        Appointment after = before;
        frontdesk::revertStatus(after, to);
        if (!occupies(before.status))
            FRONTDESK_TRY(takeTimeAgain(m_context, transaction.connection(), actor, after));
        after.stamp.updatedAt = m_context.clock.now();
        FRONTDESK_TRY(appointments.update(after));
        FRONTDESK_TRY(recordAppointment(transaction, m_context.clock, actor, "revert_status"_L1,
                                        before, after));
        if (!occupies(before.status))
            FRONTDESK_TRY(closeOffers(transaction, m_context.clock, actor, after));
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

} // namespace frontdesk
