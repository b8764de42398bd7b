// SPDX-License-Identifier: GPL-3.0-or-later
// What people do to appointments.
#include "world.h"

#include <algorithm>

namespace frontdesk::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using enum AppointmentStatus;

QString who(const Actor &actor)
{
    return toString(actor.role);
}

QString when(const World &world, Instant at)
{
    const LocalTime local = world.model.time.toLocal(at);
    return local.date.toString(Qt::ISODate) + u' ' + toString(WallTime {local.minutes});
}

QString differs(const Appointment &told, const ModelAppointment &wanted)
{
    const ModelAppointment given {told.id,     told.doctorId,      told.patientId,  told.span,
                                  told.status, told.stamp.version, told.overbooked, told.seriesId,
                                  told.typeId, told.roomId,        told.buffers};
    return given == wanted ? QString() : u"the answer is not what was asked for"_s;
}

namespace {

Errors bookingFaults(const World &world, const Actor &actor, const Booking &booking,
                     const ModelHold *hold, const ModelPlace &place)
{
    const bool own = actor.role == Role::Patient;
    if (actor.role == Role::Doctor && actor.doctorId != booking.doctorId)
        return {ErrorCode::Forbidden};
    if (own && !booking.patientId.isNull() && booking.patientId != actor.patientId)
        return {ErrorCode::InvalidInput};
    if (own
        && (booking.overridesWarnings || !booking.overbookReason.isEmpty()
            || !booking.roomId.isNull()))
        return {ErrorCode::Forbidden};
    if (hold && (hold->owner != actor.userId || !hold->stands(world.now())))
        return {ErrorCode::HoldExpired};
    if (hold
        && (hold->doctor != booking.doctorId || hold->span.start != booking.start
            || (!booking.typeId.isNull() && booking.typeId != hold->type)))
        return {ErrorCode::InvalidInput};
    if (place.span.isEmpty())
        return {ErrorCode::InvalidInput};
    Errors faults = world.model.placeFaults(actor, place, world.now());
    if (own
        && world.model.futureBookings(place.patient, world.now())
               >= world.model.rules.maxFutureBookings)
        faults.insert(ErrorCode::TooManyBookings);
    return faults;
}

bool areRules(const Errors &faults)
{
    const auto &rules = bookingRuleList();
    return !faults.empty() && std::all_of(faults.begin(), faults.end(), [&](ErrorCode code) {
        return std::any_of(rules.begin(), rules.end(),
                           [&](const BookingRule &rule) { return rule.code == code; });
    });
}

} // namespace

QString bookBoth(World &world, const Actor &actor, const Booking &booking, ModelHold *hold)
{
    const bool own = actor.role == Role::Patient;
    ModelWish wish {booking.doctorId, own ? actor.patientId : booking.patientId,
                    booking.start,    booking.end,
                    booking.typeId,   booking.roomId};
    if (hold) {
        wish.end = hold->span.end;
        wish.type = hold->type;
        if (wish.room.isNull())
            wish.room = hold->room;
    }
    ModelPlace place = world.model.placeOf(wish);
    place.hold = booking.holdId;
    place.overrides = booking.overridesWarnings;
    place.overbooks = !booking.overbookReason.isEmpty();
    world.story = u"%1 books %2%3%4"_s.arg(who(actor), when(world, booking.start),
                                           hold ? u" that is held"_s : u""_s,
                                           place.overbooks ? u" over others"_s : u""_s);
    const auto result = world.services().appointments.book(actor, booking);
    const Errors faults = bookingFaults(world, actor, booking, hold, place);
    const bool byRules = !hold && areRules(faults);
    const QString bad =
        byRules ? World::misjudgedFully(faults, result) : World::misjudged(faults, result);
    if (!bad.isEmpty() || !result)
        return bad;
    const bool overbooked = place.overbooks && world.model.isBusy(place, world.now());
    const ModelAppointment made {result->appointment.id,
                                 place.doctor,
                                 place.patient,
                                 place.span,
                                 own ? Pending : Confirmed,
                                 1,
                                 overbooked,
                                 {},
                                 wish.type,
                                 place.room,
                                 place.buffers};
    if (hold)
        hold->used = true;
    world.model.appointments.append(made);
    world.model.tell(actor, NotificationKind::Created, made);
    world.audit(u"appointment"_s, u"book"_s, made.id.toString());
    world.closeOffers(actor, made);
    return differs(result->appointment, made);
}

namespace {

class Book final : public Operation
{
public:
    using Operation::Operation;
    QString run(World &world) const override
    {
        const Actor &actor = world.actor(number(0));
        Booking booking;
        booking.doctorId = world.doctor(number(1));
        if (actor.role != Role::Patient || chance(2, 20))
            booking.patientId = world.patient(number(2));
        booking.start = world.place(number(3), number(4));
        if (chance(5, 25))
            booking.end = booking.start + std::chrono::minutes(5 * below(6, 10));
        booking.overridesWarnings = chance(7, actor.role == Role::Patient ? 5 : 30);
        booking.typeId = world.type(number(8));
        if (actor.role != Role::Patient || chance(9, 5))
            booking.roomId = world.room(number(10));
        return bookBoth(world, actor, booking);
    }
};

/// Puts somebody where the doctor has something else, with a reason; mostly.
class Overbook final : public Operation
{
public:
    using Operation::Operation;
    QString run(World &world) const override
    {
        const Actor &actor = world.actor(number(0));
        Booking booking;
        booking.doctorId = world.doctor(number(1));
        booking.start = world.place(number(3), number(4));
        const ModelAppointment *const other = world.appointment(number(5));
        if (other && chance(6, 70)) {
            booking.doctorId = other->doctor;
            booking.start = other->span.start + std::chrono::minutes(5 * below(7, 3));
        }
        if (actor.role != Role::Patient) {
            booking.patientId = world.patient(number(2));
            booking.roomId = other && chance(9, 40) ? other->room : world.room(number(10));
        }
        booking.typeId = world.type(number(11));
        booking.overridesWarnings = chance(8, 60) && actor.role != Role::Patient;
        booking.overbookReason = u"cannot wait"_s;
        return bookBoth(world, actor, booking);
    }
};

class MoveIt final : public Operation
{
public:
    using Operation::Operation;
    QString run(World &world) const override
    {
        ModelAppointment *const found = world.appointment(number(1));
        if (!found)
            return {};
        const Actor &actor = world.actor(number(0));
        Move move;
        move.start = world.place(number(2), number(3));
        if (chance(8, 8))
            move.start = found->span.start; // stays where it is
        if (chance(4, 15))
            move.end = move.start + std::chrono::minutes(5 * below(5, 9));
        const int rarely = actor.role == Role::Patient ? 3 : 30;
        if (chance(11, rarely))
            move.roomId = world.room(number(11) / 100);
        if (chance(12, rarely))
            move.typeId = world.type(number(12) / 100);
        if (chance(6, 35))
            move.doctorId = world.doctor(number(6) / 100);
        move.overridesWarnings = chance(9, actor.role == Role::Patient ? 3 : 30);
        if (chance(10, actor.role == Role::Patient ? 3 : 20))
            move.overbookReason = u"cannot wait"_s;
        const auto version = World::version(number(7), found->version);
        const ModelAppointment before = *found;
        ModelAppointment after = before;
        after.doctor = move.doctorId.value_or(before.doctor);
        after.room = move.roomId.value_or(before.room);
        auto length = before.span.duration();
        if (move.typeId && *move.typeId != before.type) {
            after.type = *move.typeId;
            after.buffers = world.model.buffersOf(after.type);
            if (const AppointmentType *const type = world.model.type(after.type))
                length = type->duration();
        }
        after.span = {move.start, move.end.value_or(move.start + length)};
        const bool stays = after.doctor == before.doctor && after.kept() == before.kept()
                           && after.span == before.span;
        after.overbooked = before.overbooked && stays;
        world.story = u"%1 moves %2 from %3 to %4"_s.arg(who(actor), toString(before.status),
                                                         when(world, before.span.start),
                                                         when(world, move.start));

        const auto result =
            world.services().appointments.reschedule(actor, before.id, move, version);
        ModelPlace place = world.model.placeOf(before, after);
        place.overrides = move.overridesWarnings;
        place.overbooks = !move.overbookReason.isEmpty();
        place.stays = after.overbooked;
        const Errors faults = faultsOf(world, actor, before, place, move, version);
        const QString bad = areRules(faults) ? World::misjudgedFully(faults, result)
                                             : World::misjudged(faults, result);
        if (!bad.isEmpty() || !result)
            return bad;
        ++after.version;
        if (place.stays && !place.keepsRoom)
            after.overbooked = world.model.doctorIsBusy(place, world.now());
        if (place.overbooks)
            after.overbooked = after.overbooked || world.model.isBusy(place, world.now());
        *found = after;
        world.model.tell(actor, NotificationKind::Moved, after, before.doctor);
        world.audit(u"appointment"_s, u"reschedule"_s, after.id.toString());
        world.closeOffers(actor, after);
        return differs(result->appointment, after);
    }

private:
    static Errors faultsOf(const World &world, const Actor &actor, const ModelAppointment &before,
                           const ModelPlace &after, const Move &move, std::optional<qint64> version)
    {
        if (actor.role == Role::Doctor && after.doctor != before.doctor
            && after.doctor != actor.doctorId)
            return ClinicModel::isOwn(actor, before)
                       ? Errors {ErrorCode::Forbidden}
                       : Errors {ErrorCode::Forbidden, ErrorCode::NotFound};
        if (actor.role == Role::Patient
            && (move.overridesWarnings || !move.overbookReason.isEmpty() || move.roomId
                || move.typeId))
            return {ErrorCode::Forbidden};
        if (!ClinicModel::isOwn(actor, before))
            // Another doctor may be named who is the actor's equal: forbidden before it is sought.
            return actor.role == Role::Doctor ? Errors {ErrorCode::NotFound, ErrorCode::Forbidden}
                                              : Errors {ErrorCode::NotFound};
        if (version.value_or(before.version) != before.version)
            return {ErrorCode::StaleVersion};
        if (before.ended()
            || (!actor.isDesk() && before.status != Pending && before.status != Confirmed))
            return {ErrorCode::IllegalTransition};
        if (after.span.isEmpty())
            return {ErrorCode::InvalidInput, ErrorCode::CutoffPassed};
        Errors faults = world.model.placeFaults(actor, after, world.now());
        if (actor.role == Role::Patient
            && world.now() + world.model.rules.cancelCutoff > before.span.start)
            faults.insert(ErrorCode::CutoffPassed);
        return faults;
    }
};

/// A step of the status, or a cancellation through its own door.
class Step : public Operation
{
public:
    using Operation::Operation;
    QString run(World &world) const override
    {
        static const QList<AppointmentStatus> statuses {Confirmed, Arrived,   InProgress, Completed,
                                                        Cancelled, NoShow,    Pending,    Arrived,
                                                        Confirmed, InProgress};
        const Actor &actor = world.actor(number(0));
        return take(world, actor, statuses[below(2, int(statuses.size()))], false);
    }

protected:
    QString take(World &world, const Actor &actor, AppointmentStatus status, bool cancels) const
    {
        ModelAppointment *const found = world.appointment(number(1));
        if (!found)
            return {};
        const auto version = World::version(number(3), found->version);
        const AppointmentStatus before = found->status;
        world.story = u"%1 takes %2 to %3"_s.arg(who(actor), toString(before), toString(status));
        auto &service = world.services().appointments;
        const auto result = cancels
                                ? service.cancel(actor, found->id, u"ill"_s, version)
                                : service.setStatus(actor, found->id, status, u"ill"_s, version);
        const Errors faults = faultsOf(world, actor, *found, status, cancels, version);
        if (const QString bad = World::misjudged(faults, result); !bad.isEmpty() || !result)
            return bad;
        found->status = status;
        ++found->version;
        if (status == Cancelled)
            world.model.tell(actor, NotificationKind::Cancelled, *found);
        else if (status == NoShow)
            world.model.tell(actor, NotificationKind::NoShow, *found);
        else if (status == Confirmed && before == Pending)
            world.model.tell(actor, NotificationKind::Confirmed, *found);
        world.audits = {{u"appointment"_s, status == Cancelled ? u"cancel"_s : u"set_status"_s,
                         found->id.toString()}};
        return differs(result->appointment, *found);
    }

private:
    static Errors faultsOf(const World &world, const Actor &actor, const ModelAppointment &found,
                           AppointmentStatus status, bool cancels, std::optional<qint64> version)
    {
        if (!cancels && actor.role == Role::Patient)
            return {ErrorCode::Forbidden};
        if (!ClinicModel::isOwn(actor, found))
            return {ErrorCode::NotFound};
        if (version.value_or(found.version) != found.version)
            return {ErrorCode::StaleVersion};
        if (!ClinicModel::stepAllowed(found.status, status))
            return {ErrorCode::IllegalTransition};
        if (actor.role == Role::Patient
            && world.now() + world.model.rules.cancelCutoff > found.span.start)
            return {ErrorCode::CutoffPassed};
        return {};
    }
};

class Cancel final : public Step
{
public:
    using Step::Step;
    QString run(World &world) const override
    {
        return take(world, world.actor(number(0)), Cancelled, true);
    }
};

class Wait final : public Operation
{
public:
    using Operation::Operation;
    QString run(World &world) const override
    {
        auto by = std::chrono::minutes(chance(0, 10) ? below(1, 2'000) : below(1, 60));
        if (chance(2, 40)) {
            // To an hour in which people work.
            const QDate today = world.model.time.toDate(world.now());
            const WallTime open {540 + below(3, 150)};
            Instant at = world.model.time.resolve(today, open).first;
            if (at <= world.now())
                at = world.model.time.resolve(today.addDays(1), open).first;
            by = std::chrono::duration_cast<std::chrono::minutes>(at - world.now());
        }
        world.story = u"%1 minutes pass"_s.arg(by.count());
        world.advance(by);
        return {};
    }
};

} // namespace

std::vector<OperationKind> bookingOperations()
{
    std::vector<OperationKind> kinds;
    kinds.push_back(kindOf<Book>("book", 40));
    kinds.push_back(kindOf<Overbook>("overbook", 7));
    kinds.push_back(kindOf<MoveIt>("move", 20));
    kinds.push_back(kindOf<Cancel>("cancel", 7));
    kinds.push_back(kindOf<Step>("step", 20));
    kinds.push_back(kindOf<Wait>("wait", 10));
    return kinds;
}

} // namespace frontdesk::test
