// SPDX-License-Identifier: GPL-3.0-or-later
// The waiting list: wishes, offers of what is free, and what becomes of them.
#include "world.h"

#include <algorithm>

namespace frontdesk::test {

using namespace Qt::StringLiterals;

namespace {

using enum AppointmentStatus;

bool maySee(const Actor &actor, const ModelEntry &entry)
{
    if (actor.role == Role::Patient)
        return entry.patient == actor.patientId;
    return actor.role != Role::Doctor || entry.doctor.isNull() || entry.doctor == actor.doctorId;
}

class Enter final : public Operation
{
public:
    using Operation::Operation;
    QString run(World &world) const override
    {
        const Actor &actor = world.actor(number(0));
        const bool own = actor.role == Role::Patient;
        const QDate today = world.model.time.toDate(world.now());
        NewWaitlistEntry wanted;
        if (!own || chance(1, 10))
            wanted.patientId = world.patient(number(1) / 100);
        if (chance(2, 50))
            wanted.doctorId = world.doctor(number(2) / 100);
        if (wanted.doctorId.isNull() ? chance(3, 60) : chance(3, 5))
            wanted.specialty = world.specialty();
        if (chance(4, 30))
            wanted.daysOfWeek = {1 + below(5, 7), 1 + below(6, 7)};
        if (chance(6, 30))
            wanted.windows = {{WallTime {480 + 60 * below(7, 3)}, WallTime {720}}};
        if (chance(8, 25))
            wanted.earliestDate = today.addDays(below(9, 5) - 1);
        if (chance(9, 25))
            wanted.latestDate = today.addDays(below(8, 9) - 1);
        if (chance(10, own ? 5 : 50))
            wanted.urgency = allUrgencies()[1 + below(10, 2)];
        if (chance(11, 20))
            wanted.expiresAt = world.now() + std::chrono::minutes(below(5, 4'000) - 200);
        const ModelAppointment *const source = world.appointment(number(7));
        if (source && chance(5, 25)) {
            wanted.sourceId = source->id;
            if (!own && number(5) % 8 != 0)
                wanted.patientId = source->patient;
        }
        wanted.typeId = world.type(number(12));
        if (!own || chance(13, 5))
            wanted.roomId = world.room(number(14));
        ModelEntry entry;
        entry.type = wanted.typeId;
        entry.room = wanted.roomId;
        entry.patient = own ? actor.patientId : wanted.patientId;
        entry.doctor = wanted.doctorId;
        entry.days = wanted.daysOfWeek;
        if (!wanted.windows.isEmpty())
            entry.window = wanted.windows.first();
        entry.earliest = wanted.earliestDate;
        entry.latest = wanted.latestDate;
        entry.urgency = wanted.urgency;
        entry.expires = wanted.expiresAt;
        entry.source = wanted.sourceId;
        world.story = u"%1 enters a wish"_s.arg(who(actor));
        const auto result = world.services().waitlist.enter(actor, wanted);
        const Errors faults = faultsOf(world, actor, wanted, entry, source);
        if (const QString bad = World::misjudged(faults, result); !bad.isEmpty() || !result)
            return bad;
        entry.id = result->entry.id;
        world.model.entries.append(entry);
        world.audit(u"waitlist_entry"_s, u"create"_s, entry.id.toString());
        return {};
    }

private:
    static Errors faultsOf(const World &world, const Actor &actor, const NewWaitlistEntry &wanted,
                           const ModelEntry &entry, const ModelAppointment *source)
    {
        const bool own = actor.role == Role::Patient;
        if ((actor.role == Role::Doctor && actor.doctorId != wanted.doctorId)
            || (own && !wanted.roomId.isNull()))
            return {ErrorCode::Forbidden};
        if (own && !wanted.patientId.isNull() && wanted.patientId != actor.patientId)
            return {ErrorCode::InvalidInput};
        if (own && entry.urgency != Urgency::Routine)
            return {ErrorCode::InvalidInput};
        const bool sourceIsAhead = !entry.source.isNull() && source->patient == entry.patient
                                   && source->occupies() && !source->ended()
                                   && source->span.start > world.now();
        const bool bad =
            (!wanted.doctorId.isNull() && !wanted.specialty.isEmpty())
            || (entry.earliest.isValid() && entry.latest.isValid() && entry.latest < entry.earliest)
            || (entry.latest.isValid() && entry.latest < world.model.time.toDate(world.now()))
            || (entry.expires && *entry.expires <= world.now())
            || (!entry.source.isNull() && !sourceIsAhead);
        return bad ? Errors {ErrorCode::InvalidInput} : Errors {};
    }
};

/// Asks who wants a time, and offers it to the first two; or to somebody whom it may not suit.
class Offer final : public Operation
{
public:
    using Operation::Operation;
    QString run(World &world) const override
    {
        const Actor &actor = world.staff(number(0));
        const DoctorId doctor = world.doctor(number(1));
        Instant start = world.place(number(2), number(3));
        // Mostly one that somebody has just freed.
        const ModelAppointment *const other = world.appointment(number(4));
        if (other && !other->occupies())
            start = other->span.start;
        const WorkingWindow window = world.model.windowAt(doctor, start);
        const Interval slot {start, start + std::chrono::minutes(window.slotMinutes)};
        const bool isSlot = window.slotMinutes != 0 && window.span.contains(slot);
        Interval span = isSlot ? slot : Interval {start, start + std::chrono::minutes(5)};
        if (chance(10, 50))
            span.end += std::chrono::minutes(5 * below(11, 24));
        world.story = u"%1 offers %2"_s.arg(who(actor), when(world, start));

        const auto found = world.services().waitlist.matchesFor(actor, doctor, span);
        Errors faults;
        if (actor.role == Role::Patient)
            faults = {ErrorCode::Forbidden};
        else if (actor.role == Role::Doctor && actor.doctorId != doctor)
            faults = {ErrorCode::NotFound};
        if (const QString bad = World::misjudged(faults, found); !bad.isEmpty())
            return bad;
        QList<std::pair<WaitlistEntryId, Interval>> matched;
        if (found) {
            for (const WaitlistMatch &match : *found)
                matched.append({match.details.entry.id, match.slot});
            const auto wanted = world.model.matches(doctor, span, world.now());
            if (matched != wanted)
                return u"%1 who want the time, or at other times; expected %2"_s.arg(matched.size())
                    .arg(wanted.size());
        }
        QList<WaitlistEntryId> targets;
        for (const auto &[id, at] : std::as_const(matched)) {
            if (targets.isEmpty())
                span.start = at.start;
            if (targets.size() < 2 && at.start == span.start)
                targets.append(id);
        }
        if (targets.isEmpty() || chance(5, 10)) {
            for (const int i : {6, 7}) {
                if (const ModelEntry *const any = World::pick(world.model.entries, number(i)))
                    targets.append(any->id);
            }
        }
        std::optional<Instant> end;
        if (chance(12, 30))
            end = span.start + std::chrono::minutes(5 + 5 * below(13, 8));
        return targets.isEmpty() ? QString()
                                 : offer(world, actor, {doctor, span.start, end}, targets);
    }

private:
    QString offer(World &world, const Actor &actor, SlotOffer wanted,
                  const QList<WaitlistEntryId> &targets) const
    {
        const DoctorId doctor = wanted.doctorId;
        if (chance(8, 50))
            wanted.minutes = below(9, 300);
        const auto result = world.services().waitlist.offer(actor, targets, wanted);
        Errors faults;
        if (actor.role == Role::Patient || (actor.role == Role::Doctor && actor.doctorId != doctor))
            faults = {ErrorCode::Forbidden};
        else if (wanted.minutes < 1)
            faults = {ErrorCode::InvalidInput};
        for (qsizetype i = 0; i < targets.size() && faults.empty(); ++i)
            faults = targets.first(i).contains(targets[i])
                         ? Errors {ErrorCode::AlreadyExists}
                         : faultsOf(world, actor, placeFor(world, wanted, targets[i]), targets[i]);
        if (const QString bad = World::misjudged(faults, result); !bad.isEmpty() || !result)
            return bad;
        for (const WaitlistDetails &details : *result) {
            const WaitlistOffer &made = details.offers.last();
            const Interval span = placeFor(world, wanted, details.entry.id).span;
            const Instant expires =
                std::min(span.start, world.now() + std::chrono::minutes(wanted.minutes));
            if (made.span != span || made.expiresAt != expires)
                return u"the offer is not what was asked for"_s;
            world.model.offers.append({made.id, details.entry.id, doctor, span, expires});
            world.model.tellPatient(actor, NotificationKind::Offered, details.entry.patientId);
            world.audit(u"waitlist_offer"_s, u"offer"_s, made.id.toString());
        }
        return {};
    }

    /// What the entry would have of it.
    static ModelPlace placeFor(World &world, const SlotOffer &wanted, WaitlistEntryId id)
    {
        const ModelEntry &entry = world.entry(id);
        return world.model.placeOf(
            {wanted.doctorId, {}, wanted.start, wanted.end, entry.type, entry.room});
    }

    static Errors faultsOf(World &world, const Actor &actor, const ModelPlace &place,
                           WaitlistEntryId id)
    {
        const Instant now = world.now();
        const Interval &span = place.span;
        const ModelEntry &entry = world.entry(id);
        if (!maySee(actor, entry))
            return {ErrorCode::NotFound};
        if (!entry.waits(now))
            return {ErrorCode::IllegalTransition};
        if (span.start <= now)
            return {ErrorCode::InThePast};
        Errors faults = world.model.placeFaults(actor, place, now);
        const auto &offers = world.model.offers;
        if (faults.empty()
            && std::any_of(offers.begin(), offers.end(), [&](const ModelOffer &other) {
                   return other.entry == id && other.isOpen(now) && other.doctor == place.doctor
                          && other.span.overlaps(span);
               }))
            faults = {ErrorCode::AlreadyExists};
        return faults;
    }
};

/// Mostly the one that was made last: the others have ended.
ModelOffer *someOffer(World &world, quint32 number)
{
    auto &offers = world.model.offers;
    return !offers.isEmpty() && number % 5 < 3 ? &offers.last() : World::pick(offers, number / 5);
}

/// The patient who was offered it, or somebody.
const Actor &answerer(const World &world, const ModelEntry &entry, quint32 number)
{
    for (quint32 i = 0; number % 3 != 0 && i < 7; ++i) {
        if (world.actor(i).patientId == entry.patient)
            return world.actor(i);
    }
    return world.actor(number / 3);
}

Errors answerFaults(const World &world, const Actor &actor, const ModelEntry &entry,
                    const ModelOffer &offer)
{
    if (!maySee(actor, entry))
        return {ErrorCode::NotFound};
    if (!offer.isOpen(world.now()) || !entry.waits(world.now()))
        return {ErrorCode::OfferClosed};
    return {};
}

class Accept final : public Operation
{
public:
    using Operation::Operation;
    QString run(World &world) const override
    {
        ModelOffer *const offer = someOffer(world, number(0));
        if (!offer)
            return {};
        ModelEntry &entry = world.entry(offer->entry);
        const Actor &actor = answerer(world, entry, number(1));
        ModelAppointment *source = nullptr;
        for (ModelAppointment &each : world.model.appointments) {
            if (each.id == entry.source && (each.status == Pending || each.status == Confirmed))
                source = &each;
        }
        world.story = u"%1 accepts %2"_s.arg(who(actor), when(world, offer->span.start));
        const auto result = world.services().waitlist.accept(actor, entry.id, offer->id);
        Errors faults = answerFaults(world, actor, entry, *offer);
        if (faults.empty()) {
            faults = world.model.placeFaults(world.actor(0), placeFor(world, entry, *offer, source),
                                             world.now());
            const bool gone = faults.size() > faults.count(ErrorCode::PatientBusy);
            if (gone)
                faults = {ErrorCode::OfferClosed};
        }
        if (const QString bad = World::misjudged(faults, result); !bad.isEmpty() || !result)
            return bad;
        const DoctorId former = source ? source->doctor : DoctorId();
        ModelAppointment made = target(entry, *offer, source);
        if (!source) {
            made.id = result->appointment.id;
            made.status = Confirmed;
            made.buffers = world.model.buffersOf(entry.type);
        } else {
            ++made.version;
        }
        if (source)
            *source = made;
        else
            world.model.appointments.append(made);
        world.audit(u"appointment"_s, source ? u"reschedule"_s : u"book"_s, made.id.toString());
        world.model.tell(actor, source ? NotificationKind::Moved : NotificationKind::Created, made,
                         former);
        world.endOffer(*offer, OfferStatus::Accepted);
        world.closeOffers(actor, made, offer->id);
        for (ModelOffer &other : world.model.offers) {
            if (other.entry == entry.id && other.status == OfferStatus::Open)
                world.endOffer(other, OfferStatus::Closed);
        }
        entry.status = WaitlistStatus::Booked;
        ++entry.version;
        world.audit(u"waitlist_entry"_s, u"book"_s, entry.id.toString());
        return differs(result->appointment, made);
    }

private:
    /// What is booked, or what becomes of the booking that was to be earlier.
    static ModelAppointment target(const ModelEntry &entry, const ModelOffer &offer,
                                   const ModelAppointment *source)
    {
        ModelAppointment made = source ? *source : ModelAppointment();
        if (!source) {
            made.patient = entry.patient;
            made.type = entry.type;
        }
        made.doctor = offer.doctor;
        made.span = offer.span;
        made.overbooked = false;
        if (!entry.room.isNull())
            made.room = entry.room;
        return made;
    }

    static ModelPlace placeFor(const World &world, const ModelEntry &entry, const ModelOffer &offer,
                               const ModelAppointment *source)
    {
        if (source)
            return world.model.placeOf(*source, target(entry, offer, source));
        return world.model.placeOf({offer.doctor, entry.patient, offer.span.start, offer.span.end,
                                    entry.type, entry.room});
    }
};

class Decline final : public Operation
{
public:
    using Operation::Operation;
    QString run(World &world) const override
    {
        ModelOffer *const offer = someOffer(world, number(0));
        if (!offer)
            return {};
        const ModelEntry &entry = world.entry(offer->entry);
        const Actor &actor = answerer(world, entry, number(1));
        world.story = u"%1 declines %2"_s.arg(who(actor), when(world, offer->span.start));
        const auto result = world.services().waitlist.decline(actor, entry.id, offer->id);
        const Errors faults = answerFaults(world, actor, entry, *offer);
        if (const QString bad = World::misjudged(faults, result); !bad.isEmpty() || !result)
            return bad;
        world.endOffer(*offer, OfferStatus::Declined);
        return {};
    }
};

class Withdraw final : public Operation
{
public:
    using Operation::Operation;
    QString run(World &world) const override
    {
        ModelEntry *const entry = World::pick(world.model.entries, number(0));
        if (!entry)
            return {};
        const Actor &actor = answerer(world, *entry, number(1));
        const auto version = World::version(number(2), entry->version);
        world.story = u"%1 withdraws a wish"_s.arg(who(actor));
        const auto result = world.services().waitlist.withdraw(actor, entry->id, version);
        Errors faults;
        if (!maySee(actor, *entry))
            faults = {ErrorCode::NotFound};
        else if (version.value_or(entry->version) != entry->version)
            faults = {ErrorCode::StaleVersion};
        else if (entry->status != WaitlistStatus::Waiting)
            faults = {ErrorCode::IllegalTransition};
        if (const QString bad = World::misjudged(faults, result); !bad.isEmpty() || !result)
            return bad;
        entry->status = WaitlistStatus::Withdrawn;
        ++entry->version;
        for (ModelOffer &offer : world.model.offers) {
            if (offer.entry == entry->id && offer.status == OfferStatus::Open)
                world.endOffer(offer, OfferStatus::Closed);
        }
        world.audit(u"waitlist_entry"_s, u"withdraw"_s, entry->id.toString());
        return {};
    }
};

} // namespace

std::vector<OperationKind> waitingOperations()
{
    std::vector<OperationKind> kinds;
    kinds.push_back(kindOf<Enter>("enter", 10));
    kinds.push_back(kindOf<Offer>("offer", 14));
    kinds.push_back(kindOf<Accept>("accept", 9));
    kinds.push_back(kindOf<Decline>("decline", 3));
    kinds.push_back(kindOf<Withdraw>("withdraw", 3));
    return kinds;
}

} // namespace frontdesk::test
