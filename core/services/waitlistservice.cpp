// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/waitlistservice.h"

#include "appointmentrecords.h"
#include "audit.h"
#include "bookingplan.h"
#include "cursor.h"
#include "freetimes.h"
#include "notices.h"
#include "permissions.h"
#include "servingdoctor.h"
#include "storage/holdrepository.h"
#include "validation.h"
#include "waitlisthooks.h"

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostWindows = 10;

/// As it is at `now`.
WaitlistDetails toDetails(WaitlistRow row, Instant now)
{
    row.entry.status = row.entry.statusAt(now);
    return {std::move(row.entry),
            std::move(row.patientName),
            std::move(row.patientPhone),
            std::move(row.doctorName),
            {}};
}

Result<WaitlistDetails> readBack(WaitlistRepository &waitlist, WaitlistEntryId id, Instant now)
{
    FRONTDESK_TRY_ASSIGN(auto row, waitlist.find(id));
    if (!row)
        return notFound();
    WaitlistDetails details = toDetails(*std::move(row), now);
    FRONTDESK_TRY_ASSIGN(details.offers, waitlist.offersTo(id));
    for (WaitlistOffer &offer : details.offers)
        offer.status = offer.statusAt(now);
    return details;
}

Result<bool> maySee(Connection &connection, const Actor &actor, const WaitlistEntry &entry)
{
    if (actor.role == Role::Patient)
        return !actor.patientId.isNull() && entry.patientId == actor.patientId;
    FRONTDESK_TRY_ASSIGN(const auto doctor, servingDoctor(connection, actor));
    return couldSee(doctor, entry.doctorId, entry.specialty);
}

/// The entry that the actor may change, locked.
Result<WaitlistEntry> findForChange(WaitlistRepository &waitlist, Connection &connection,
                                    const Actor &actor, WaitlistEntryId id)
{
    FRONTDESK_TRY_ASSIGN(const auto row, waitlist.findForUpdate(id));
    if (!row)
        return notFound();
    FRONTDESK_TRY_ASSIGN(const bool visible, maySee(connection, actor, row->entry));
    if (!visible)
        return notFound();
    return row->entry;
}

void validateDays(Validator &validator, const WaitlistEntry &entry)
{
    for (const int day : entry.daysOfWeek)
        validator.range(u"/daysOfWeek"_s, day, 1, 7);
    if (entry.earliestDate.isValid() && entry.latestDate.isValid()
        && entry.latestDate < entry.earliestDate)
        validator.add(u"/latestDate"_s, u"before_from"_s,
                      u"The last day cannot be before the first"_s);
    if (entry.windows.size() > MostWindows)
        validator.add(u"/timeWindows"_s, u"too_long"_s,
                      u"At most %1 windows are allowed"_s.arg(MostWindows));
    for (const TimeWindow &window : entry.windows) {
        if (window.end <= window.start)
            validator.add(u"/timeWindows"_s, u"not_after_start"_s,
                          u"The end must be after the start"_s);
    }
}

/// `now`: unset where the expiry is as it was.
Result<void> validate(const WaitlistEntry &entry, const ClinicTime &time, Instant now,
                      bool isNewExpiry)
{
    Validator validator;
    validator.line(u"/specialty"_s, entry.specialty, 0, 100);
    if (!entry.doctorId.isNull() && !entry.specialty.isEmpty())
        validator.add(u"/specialty"_s, u"not_allowed"_s,
                      u"Name a doctor or a specialty, not both"_s);
    validator.text(u"/note"_s, entry.note, 1000);
    validateDays(validator, entry);
    if (entry.latestDate.isValid() && entry.latestDate < time.toDate(now))
        validator.add(u"/latestDate"_s, u"in_the_past"_s, u"This day has passed"_s);
    if (isNewExpiry && entry.expiresAt && *entry.expiresAt <= now)
        validator.add(u"/expiresAt"_s, u"in_the_past"_s, u"This time has passed"_s);
    return validator.result();
}

Result<void> checkDoctor(Connection &connection, DoctorId doctor)
{
    if (doctor.isNull())
        return {};
    FRONTDESK_TRY_ASSIGN(const auto found, DoctorRepository(connection).find(doctor));
    if (!found)
        return fail(invalidField(u"/doctorId"_s, u"unknown"_s, u"There is no such doctor"_s));
    return {};
}

Result<void> checkRoom(Connection &connection, RoomId room)
{
    if (!room.isNull())
        FRONTDESK_TRY(findRoom(connection, room));
    return {};
}

/// The booking that is to be earlier is one of the patient's, and still ahead.
Result<void> checkSource(Connection &connection, const WaitlistEntry &entry, Instant now)
{
    if (entry.sourceId.isNull())
        return {};
    FRONTDESK_TRY_ASSIGN(const auto source, AppointmentRepository(connection).find(entry.sourceId));
    const bool isAhead = source && source->appointment.patientId == entry.patientId
                         && occupies(source->appointment.status)
                         && !isFinal(source->appointment.status)
                         && source->appointment.span.start > now;
    if (!isAhead)
        return fail(invalidField(u"/sourceAppointmentId"_s, u"unknown"_s,
                                 u"The patient has no such appointment ahead"_s));
    return {};
}

Result<void> recordEntry(Transaction &transaction, const Clock &clock, const Actor &actor,
                         QLatin1StringView action, const std::optional<WaitlistEntry> &before,
                         const WaitlistEntry &after)
{
    transaction.publish({ChangedEntity::Waitlist, after.id.uuid(), after.doctorId, {}});
    return writeAudit(transaction, clock, actor,
                      {action, "waitlist_entry"_L1, after.id.toString(),
                       before ? auditJson(*before) : QJsonObject(), auditJson(after)});
}

Result<void> endOpenOffers(Transaction &transaction, const Clock &clock, const Actor &actor,
                           WaitlistEntryId entry, WaitlistOfferId but = {})
{
    WaitlistRepository waitlist(transaction.connection());
    FRONTDESK_TRY_ASSIGN(QList<WaitlistOffer> offers, waitlist.offersTo(entry));
    for (WaitlistOffer &offer : offers) {
        if (offer.id != but && offer.status == OfferStatus::Open)
            FRONTDESK_TRY(endOffer(transaction, clock, actor, offer, OfferStatus::Closed));
    }
    return {};
}

tl::unexpected<Error> offerClosed()
{
    return fail(ErrorCode::OfferClosed, u"The offer has ended, or the time has gone"_s);
}

/// The time that is offered to the entry; a failure where a rule or somebody else is in the way.
Result<Interval> offeredTime(const ServiceContext &context, Connection &connection,
                             const Actor &actor, const WaitlistEntry &entry, const SlotOffer &slot)
{
    FRONTDESK_TRY_ASSIGN(BookingPlan plan, planBooking(context, connection,
                                                       {slot.doctorId, slot.start, slot.end,
                                                        entry.typeId, entry.roomId}));
    if (plan.span.start <= context.clock.now())
        return fail(ErrorCode::InThePast, u"The time has passed"_s);
    Appointment wanted;
    wanted.id = AppointmentId::generate(); // of nobody: nothing is left out as itself
    wanted.doctorId = slot.doctorId;
    wanted.roomId = entry.roomId;
    wanted.span = plan.span;
    wanted.buffers = plan.buffers;
    FRONTDESK_TRY(findOverlaps(connection, plan.request, wanted, {},
                               AppointmentRepository::Counted::Everything));
    const auto found = violations(context.rules, actor.role, plan.request);
    if (!found.isEmpty())
        return fail(toError(found));
    return plan.span;
}

} // namespace

Result<WaitlistDetails> WaitlistService::enter(const Actor &actor, const NewWaitlistEntry &wanted)
{
    const bool own = actor.role == Role::Patient;
    FRONTDESK_TRY(require(own || actor.isDesk() || actor.doctorId == wanted.doctorId));
    FRONTDESK_TRY(require(!own || (!actor.patientId.isNull() && wanted.roomId.isNull())));
    if (own && !wanted.patientId.isNull() && wanted.patientId != actor.patientId)
        return fail(
            invalidField(u"/patientId"_s, u"not_allowed"_s, u"Patients wait for themselves"_s));
    if (own && wanted.urgency != Urgency::Routine)
        return fail(
            invalidField(u"/urgency"_s, u"not_allowed"_s, u"The clinic says how urgent it is"_s));
    const Instant now = m_context.clock.now();
    WaitlistEntry entry;
    entry.id = WaitlistEntryId::generate();
    entry.patientId = own ? actor.patientId : wanted.patientId;
    if (entry.patientId.isNull())
        return fail(invalidField(u"/patientId"_s, u"required"_s, u"A patient is required"_s));
    entry.doctorId = wanted.doctorId;
    entry.specialty = wanted.specialty.trimmed();
    entry.daysOfWeek = wanted.daysOfWeek;
    entry.windows = wanted.windows;
    entry.earliestDate = wanted.earliestDate;
    entry.latestDate = wanted.latestDate;
    entry.urgency = wanted.urgency;
    entry.note = wanted.note.trimmed();
    entry.expiresAt = wanted.expiresAt;
    entry.sourceId = wanted.sourceId;
    entry.typeId = wanted.typeId;
    entry.roomId = wanted.roomId;
    entry.createdBy = actor.userId;
    entry.stamp = {now, now, 1};
    FRONTDESK_TRY(validate(entry, *m_context.zone.get(), now, true));
    return m_context.data.write([&](Transaction &transaction) -> Result<WaitlistDetails> {
        Connection &connection = transaction.connection();
        WaitlistRepository waitlist(connection);
        FRONTDESK_TRY(lockPatient(connection, entry.patientId));
        FRONTDESK_TRY(checkDoctor(connection, entry.doctorId));
        FRONTDESK_TRY(findType(connection, entry.typeId));
        FRONTDESK_TRY(checkRoom(connection, entry.roomId));
        FRONTDESK_TRY(checkSource(connection, entry, now));
        FRONTDESK_TRY(waitlist.insert(entry));
        FRONTDESK_TRY(
            recordEntry(transaction, m_context.clock, actor, "create"_L1, std::nullopt, entry));
        return readBack(waitlist, entry.id, now);
    });
}

Result<WaitlistDetails> WaitlistService::get(const Actor &actor, WaitlistEntryId id)
{
    return m_context.data.read([&](Connection &connection) -> Result<WaitlistDetails> {
        WaitlistRepository waitlist(connection);
        FRONTDESK_TRY_ASSIGN(const auto details, readBack(waitlist, id, m_context.clock.now()));
        FRONTDESK_TRY_ASSIGN(const bool visible, maySee(connection, actor, details.entry));
        if (!visible)
            return notFound();
        return details;
    });
}

Result<Page<WaitlistDetails>> WaitlistService::list(const Actor &actor,
                                                    const WaitlistFilter &filter,
                                                    const PageRequest &page)
{
    FRONTDESK_TRY(checkLimit(page));
    WaitlistQuery query;
    query.patient = filter.patientId;
    query.doctor = filter.doctorId;
    query.status = filter.status;
    query.now = m_context.clock.now();
    query.limit = page.limit + 1;
    if (actor.role == Role::Patient) {
        if (filter.patientId.value_or(actor.patientId) != actor.patientId)
            return Page<WaitlistDetails>();
        query.patient = actor.patientId;
    }
    const Cursors cursors(
        m_context, actor, "waitlist"_L1,
        {filterText(filter.patientId), filterText(filter.doctorId), filterText(filter.status)});
    if (!page.cursor.isEmpty()) {
        FRONTDESK_TRY_ASSIGN(const QStringList parts, cursors.read(page.cursor, 3));
        query.after =
            WaitlistQuery::Place {parts[0].toInt(), fromMillis(parts[1].toLongLong()), parts[2]};
    }
    return m_context.data.read([&](Connection &connection) -> Result<Page<WaitlistDetails>> {
        FRONTDESK_TRY_ASSIGN(query.servedBy, servingDoctor(connection, actor));
        FRONTDESK_TRY_ASSIGN(auto rows, WaitlistRepository(connection).list(query));
        QList<WaitlistDetails> details;
        for (WaitlistRow &row : rows)
            details.append(toDetails(std::move(row), query.now));
        return cursors.page(std::move(details), page.limit, [](const WaitlistDetails &d) {
            return QStringList {QString::number(int(d.entry.urgency)),
                                QString::number(toMillis(d.entry.stamp.createdAt)),
                                d.entry.id.toString()};
        });
    });
}

Result<WaitlistDetails> WaitlistService::update(const Actor &actor, WaitlistEntryId id,
                                                const WaitlistChanges &changes,
                                                std::optional<qint64> expectedVersion)
{
    FRONTDESK_TRY(require(actor.isStaff() || !changes.roomId));
    if (actor.role == Role::Patient && changes.urgency)
        return fail(
            invalidField(u"/urgency"_s, u"not_allowed"_s, u"The clinic says how urgent it is"_s));
    return m_context.data.write([&](Transaction &transaction) -> Result<WaitlistDetails> {
        Connection &connection = transaction.connection();
        WaitlistRepository waitlist(connection);
        const Instant now = m_context.clock.now();
        FRONTDESK_TRY_ASSIGN(const WaitlistEntry before,
                             findForChange(waitlist, connection, actor, id));
        FRONTDESK_TRY(checkVersion(expectedVersion, before.stamp.version));
        if (before.status != WaitlistStatus::Waiting)
            return fail(ErrorCode::IllegalTransition, u"It does not wait any more"_s);
        WaitlistEntry after = before;
        after.doctorId = changes.doctorId.value_or(before.doctorId);
        after.specialty = changes.specialty.value_or(before.specialty).trimmed();
        after.daysOfWeek = changes.daysOfWeek.value_or(before.daysOfWeek);
        after.windows = changes.windows.value_or(before.windows);
        after.earliestDate = changes.earliestDate.value_or(before.earliestDate);
        after.latestDate = changes.latestDate.value_or(before.latestDate);
        after.urgency = changes.urgency.value_or(before.urgency);
        after.note = changes.note.value_or(before.note).trimmed();
        after.typeId = changes.typeId.value_or(before.typeId);
        after.roomId = changes.roomId.value_or(before.roomId);
        if (changes.expiresAt)
            after.expiresAt = changes.expiresAt;
        after.stamp.updatedAt = now;
        FRONTDESK_TRY(validate(after, *m_context.zone.get(), now, changes.expiresAt.has_value()));
        FRONTDESK_TRY(checkDoctor(connection, after.doctorId));
        FRONTDESK_TRY(findType(connection, after.typeId));
        FRONTDESK_TRY(checkRoom(connection, after.roomId));
        FRONTDESK_TRY_ASSIGN(const bool visible, maySee(connection, actor, after));
        FRONTDESK_TRY(require(visible));
        FRONTDESK_TRY(waitlist.update(after));
        FRONTDESK_TRY(recordEntry(transaction, m_context.clock, actor, "update"_L1, before, after));
        return readBack(waitlist, id, now);
    });
}

Result<void> WaitlistService::withdraw(const Actor &actor, WaitlistEntryId id,
                                       std::optional<qint64> expectedVersion)
{
    return m_context.data.write([&](Transaction &transaction) -> Result<void> {
        Connection &connection = transaction.connection();
        WaitlistRepository waitlist(connection);
        FRONTDESK_TRY_ASSIGN(const WaitlistEntry before,
                             findForChange(waitlist, connection, actor, id));
        FRONTDESK_TRY(checkVersion(expectedVersion, before.stamp.version));
        if (before.status != WaitlistStatus::Waiting)
            return fail(ErrorCode::IllegalTransition, u"It does not wait any more"_s);
        WaitlistEntry after = before;
        after.status = WaitlistStatus::Withdrawn;
        after.stamp.updatedAt = m_context.clock.now();
        FRONTDESK_TRY(waitlist.update(after));
        FRONTDESK_TRY(endOpenOffers(transaction, m_context.clock, actor, id));
        return recordEntry(transaction, m_context.clock, actor, "withdraw"_L1, before, after);
    });
}

Result<QList<WaitlistMatch>> WaitlistService::matchesFor(const Actor &actor, DoctorId doctorId,
                                                         const Interval &span)
{
    FRONTDESK_TRY(require(actor.isStaff()));
    if (!actor.isDesk() && actor.doctorId != doctorId)
        return notFound();
    FRONTDESK_TRY(checkSpan(span));
    return m_context.data.read([&](Connection &connection) -> Result<QList<WaitlistMatch>> {
        FRONTDESK_TRY_ASSIGN(const auto doctor, DoctorRepository(connection).find(doctorId));
        if (!doctor)
            return notFound();
        FRONTDESK_TRY_ASSIGN(FreeTimes free,
                             FreeTimes::load(m_context, connection, doctorId, span));
        QList<WaitlistMatch> matches;
        if (!doctor->isActive || free.isNone())
            return matches;
        WaitlistQuery query;
        query.status = WaitlistStatus::Waiting;
        query.now = m_context.clock.now();
        query.servedBy = ServingDoctor {doctorId, doctor->specialty};
        FRONTDESK_TRY_ASSIGN(const auto rows, WaitlistRepository(connection).list(query));
        const auto time = m_context.zone.get();
        // The rows come in the order of the matches.
        for (const WaitlistRow &row : rows) {
            FRONTDESK_TRY_ASSIGN(const auto times, free.forEntry(connection, row.entry));
            const auto slot = std::find_if(times.begin(), times.end(), [&](const Interval &one) {
                return wants(row.entry, {doctorId, doctor->specialty, one}, *time, query.now);
            });
            if (slot != times.end())
                matches.append({toDetails(row, query.now), *slot});
        }
        return matches;
    });
}

Result<QList<WaitlistDetails>> WaitlistService::offer(const Actor &actor,
                                                      const QList<WaitlistEntryId> &entries,
                                                      const SlotOffer &slot)
{
    FRONTDESK_TRY(require(actor.isStaff()));
    FRONTDESK_TRY(require(actor.isDesk() || actor.doctorId == slot.doctorId));
    Validator validator;
    validator.range(u"/minutes"_s, slot.minutes, 1, SlotOffer::MostMinutes);
    FRONTDESK_TRY(validator.result());
    return m_context.data.write([&](Transaction &transaction) -> Result<QList<WaitlistDetails>> {
        Connection &connection = transaction.connection();
        const Instant now = m_context.clock.now();
        FRONTDESK_TRY(AppointmentRepository(connection).holdHours(slot.doctorId));
        WaitlistRepository waitlist(connection);
        QList<WaitlistDetails> result;
        for (const WaitlistEntryId &id : entries) {
            FRONTDESK_TRY_ASSIGN(const WaitlistEntry entry,
                                 findForChange(waitlist, connection, actor, id));
            if (entry.statusAt(now) != WaitlistStatus::Waiting)
                return fail(ErrorCode::IllegalTransition, u"It does not wait any more"_s);
            FRONTDESK_TRY_ASSIGN(const Interval span,
                                 offeredTime(m_context, connection, actor, entry, slot));
            FRONTDESK_TRY_ASSIGN(const auto offers, waitlist.offersTo(id));
            const bool twice =
                std::any_of(offers.begin(), offers.end(), [&](const WaitlistOffer &other) {
                    return other.statusAt(now) == OfferStatus::Open
                           && other.doctorId == slot.doctorId && other.span.overlaps(span);
                });
            if (twice)
                return fail(ErrorCode::AlreadyExists, u"This time is offered to them already"_s);
            WaitlistOffer offer;
            offer.id = WaitlistOfferId::generate();
            offer.entryId = id;
            offer.doctorId = slot.doctorId;
            offer.span = span;
            offer.expiresAt = std::min(span.start, now + std::chrono::minutes(slot.minutes));
            offer.createdBy = actor.userId;
            offer.stamp = {now, now, 1};
            FRONTDESK_TRY(waitlist.insert(offer));
            transaction.publish({ChangedEntity::Waitlist, id.uuid(), slot.doctorId, {}});
            FRONTDESK_TRY(writeAudit(
                transaction, m_context.clock, actor,
                {"offer"_L1, "waitlist_offer"_L1, offer.id.toString(), {}, auditJson(offer)}));
            FRONTDESK_TRY(notifyOfOffer(transaction, m_context.clock, actor,
                                        NotificationKind::Offered, entry.patientId, offer));
            FRONTDESK_TRY_ASSIGN(const auto details, readBack(waitlist, id, now));
            result.append(details);
        }
        return result;
    });
}

namespace {

/// The open offer that the actor may answer. Its doctor's calendar is locked first: of two who
/// accept at once, the second finds what the first has left.
struct Answered {
    WaitlistEntry entry;
    WaitlistOffer offer;
};

Result<Answered> findOpen(Transaction &transaction, const ServiceContext &context,
                          const Actor &actor, WaitlistEntryId id, WaitlistOfferId offerId)
{
    Connection &connection = transaction.connection();
    WaitlistRepository waitlist(connection);
    const auto belongs = [&](const std::optional<WaitlistOffer> &offer) {
        return offer && offer->entryId == id;
    };
    FRONTDESK_TRY_ASSIGN(const auto seen, waitlist.findOffer(offerId));
    if (!belongs(seen))
        return notFound();
    FRONTDESK_TRY(AppointmentRepository(connection).lockDoctor(seen->doctorId));
    FRONTDESK_TRY_ASSIGN(const WaitlistEntry entry, findForChange(waitlist, connection, actor, id));
    FRONTDESK_TRY_ASSIGN(const auto offer, waitlist.findOffer(offerId));
    const Instant now = context.clock.now();
    if (!belongs(offer) || offer->statusAt(now) != OfferStatus::Open
        || entry.statusAt(now) != WaitlistStatus::Waiting)
        return offerClosed();
    return Answered {entry, *offer};
}

/// What was free when it was offered may not be so now: hours change, doctors leave, and others
/// are booked over it. OfferClosed where anything but the patient's own time stops it.
Result<void> checkStillFree(Connection &connection, const ServiceContext &context,
                            const std::optional<Appointment> &before, Appointment &after)
{
    FRONTDESK_TRY_ASSIGN(BookingPlan plan,
                         before ? planMove(context, connection, *before, after)
                                : planBooking(context, connection,
                                              {after.doctorId, after.span.start, after.span.end,
                                               after.typeId, after.roomId}));
    after.buffers = plan.buffers;
    FRONTDESK_TRY(findOverlaps(connection, plan.request, after, {},
                               AppointmentRepository::Counted::Everything));
    // The clinic made the offer: its own rules hold, whoever accepts.
    for (const Violation &violation : violations(context.rules, Role::Receptionist, plan.request)) {
        if (violation.code != ErrorCode::PatientBusy)
            return offerClosed();
    }
    return {};
}

/// Books what was offered, or moves the booking that was to be earlier.
Result<AppointmentDetails> bookOffered(Transaction &transaction, const ServiceContext &context,
                                       const Actor &actor, const Answered &answered)
{
    const Clock &clock = context.clock;
    const Instant now = clock.now();
    const auto &[entry, offer] = answered;
    Connection &connection = transaction.connection();
    AppointmentRepository appointments(connection);
    FRONTDESK_TRY(HoldRepository(connection).sweep(now));
    std::optional<Appointment> before;
    if (!entry.sourceId.isNull()) {
        FRONTDESK_TRY_ASSIGN(const auto source, appointments.findForUpdate(entry.sourceId));
        if (source
            && (source->appointment.status == AppointmentStatus::Pending
                || source->appointment.status == AppointmentStatus::Confirmed))
            before = source->appointment;
    }
    Appointment after = before.value_or(Appointment());
    after.doctorId = offer.doctorId;
    after.span = offer.span;
    if (!entry.roomId.isNull())
        after.roomId = entry.roomId;
    after.overbooked = false;
    after.overbookReason.clear();
    FRONTDESK_TRY(appointments.holdRoom(after.roomId));
    if (before) {
        FRONTDESK_TRY(checkStillFree(connection, context, before, after));
        after.stamp.updatedAt = now;
        FRONTDESK_TRY(appointments.update(after));
        publishFreed(transaction, clock, *before, after);
    } else {
        after.id = AppointmentId::generate();
        after.patientId = entry.patientId;
        after.typeId = entry.typeId;
        FRONTDESK_TRY(checkStillFree(connection, context, before, after));
        after.reason = entry.note;
        after.createdBy = actor.userId;
        after.channel = actor.role == Role::Patient ? BookingChannel::App : BookingChannel::Desk;
        after.stamp = {now, now, 1};
        applyStatus(after, AppointmentStatus::Confirmed, now);
        FRONTDESK_TRY(appointments.insert(after));
    }
    FRONTDESK_TRY(recordAppointment(transaction, clock, actor, before ? "reschedule"_L1 : "book"_L1,
                                    before, after));
    FRONTDESK_TRY_ASSIGN(const auto details, readBack(appointments, after.id));
    FRONTDESK_TRY(notifyOf(transaction, clock, actor,
                           before ? NotificationKind::Moved : NotificationKind::Created, details,
                           before));
    return details;
}

} // namespace

Result<AppointmentDetails> WaitlistService::accept(const Actor &actor, WaitlistEntryId id,
                                                   WaitlistOfferId offerId)
{
    auto result = m_context.data.write([&](Transaction &transaction) -> Result<AppointmentDetails> {
        const Clock &clock = m_context.clock;
        FRONTDESK_TRY_ASSIGN(Answered answered,
                             findOpen(transaction, m_context, actor, id, offerId));
        FRONTDESK_TRY_ASSIGN(const auto details,
                             bookOffered(transaction, m_context, actor, answered));
        WaitlistOffer &offer = answered.offer;
        offer.appointmentId = details.appointment.id;
        FRONTDESK_TRY(endOffer(transaction, clock, actor, offer, OfferStatus::Accepted));
        FRONTDESK_TRY(closeOffers(transaction, clock, actor, details.appointment, offer.id));
        FRONTDESK_TRY(endOpenOffers(transaction, clock, actor, id, offer.id));
        WaitlistEntry entry = answered.entry;
        entry.status = WaitlistStatus::Booked;
        entry.bookedId = details.appointment.id;
        entry.stamp.updatedAt = clock.now();
        FRONTDESK_TRY(WaitlistRepository(transaction.connection()).update(entry));
        FRONTDESK_TRY(recordEntry(transaction, clock, actor, "book"_L1, answered.entry, entry));
        return details;
    });
    // Whoever has the time now, to this patient the offer is gone.
    if (!result
        && (result.error().code == ErrorCode::SlotTaken
            || result.error().code == ErrorCode::RoomBusy))
        return offerClosed();
    return result;
}

Result<WaitlistDetails> WaitlistService::decline(const Actor &actor, WaitlistEntryId id,
                                                 WaitlistOfferId offerId)
{
    return m_context.data.write([&](Transaction &transaction) -> Result<WaitlistDetails> {
        FRONTDESK_TRY_ASSIGN(Answered answered,
                             findOpen(transaction, m_context, actor, id, offerId));
        FRONTDESK_TRY(
            endOffer(transaction, m_context.clock, actor, answered.offer, OfferStatus::Declined));
        WaitlistRepository waitlist(transaction.connection());
        return readBack(waitlist, id, m_context.clock.now());
    });
}

} // namespace frontdesk
