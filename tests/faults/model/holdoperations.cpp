// SPDX-License-Identifier: GPL-3.0-or-later
// Times that somebody holds; that they end by themselves is the clock's doing.
#include "world.h"

#include <algorithm>

namespace frontdesk::test {

using namespace Qt::StringLiterals;

namespace {

class HoldTime final : public Operation
{
public:
    using Operation::Operation;
    QString run(World &world) const override
    {
        const Actor &actor = world.actor(number(0));
        NewHold wanted;
        wanted.doctorId = world.doctor(number(1));
        wanted.start = world.place(number(2), number(3));
        if (chance(4, 20))
            wanted.end = wanted.start + std::chrono::minutes(5 * below(5, 8));
        wanted.typeId = world.type(number(6));
        if (actor.role != Role::Patient || chance(7, 5))
            wanted.roomId = world.room(number(8));
        const ModelPlace place = world.model.placeOf(
            {wanted.doctorId, {}, wanted.start, wanted.end, wanted.typeId, wanted.roomId});
        const Interval &span = place.span;
        world.story = u"%1 holds %2"_s.arg(who(actor), when(world, wanted.start));
        const auto result = world.services().holds.create(actor, wanted);
        const Errors faults = faultsOf(world, actor, place);
        if (const QString bad = World::misjudged(faults, result); !bad.isEmpty() || !result)
            return bad;
        world.unaudited = true;
        world.model.holds.append({result->id, wanted.doctorId, actor.userId, span,
                                  world.now() + std::chrono::minutes(5), wanted.typeId,
                                  wanted.roomId, place.buffers});
        return result->span == span && result->expiresAt == world.model.holds.last().expires
                   ? QString()
                   : u"the answer is not what was asked for"_s;
    }

private:
    static Errors faultsOf(const World &world, const Actor &actor, ModelPlace place)
    {
        if ((actor.role == Role::Doctor && actor.doctorId != place.doctor)
            || (actor.role == Role::Patient && !place.room.isNull()))
            return {ErrorCode::Forbidden};
        const auto &holds = world.model.holds;
        const auto held = std::count_if(holds.begin(), holds.end(), [&](const ModelHold &hold) {
            return hold.owner == actor.userId && hold.stands(world.now());
        });
        if (actor.role == Role::Patient && held >= 3)
            return {ErrorCode::TooManyHolds};
        if (place.span.isEmpty())
            return {ErrorCode::InvalidInput};
        place.overrides = actor.role != Role::Patient;
        return world.model.placeFaults(actor, place, world.now());
    }
};

/// Whoever holds it, or sometimes somebody else.
const Actor &holder(const World &world, const ModelHold &hold, quint32 number)
{
    for (quint32 i = 0; number % 5 != 0 && i < 7; ++i) {
        if (world.actor(i).userId == hold.owner)
            return world.actor(i);
    }
    return world.actor(number / 5);
}

class Release final : public Operation
{
public:
    using Operation::Operation;
    QString run(World &world) const override
    {
        ModelHold *const hold = World::pick(world.model.holds, number(0) * 4 + 1);
        if (!hold)
            return {};
        const Actor &actor = holder(world, *hold, number(1));
        world.story = u"%1 releases a hold of %2"_s.arg(who(actor), when(world, hold->span.start));
        const auto result = world.services().holds.remove(actor, hold->id);
        Errors faults;
        if (hold->owner != actor.userId || !hold->stands(world.now()))
            faults = {ErrorCode::NotFound};
        if (const QString bad = World::misjudged(faults, result); !bad.isEmpty() || !result)
            return bad;
        hold->used = true;
        world.unaudited = true;
        return {};
    }
};

/// Mostly the hold that was made last: the others have expired.
class BookHeld final : public Operation
{
public:
    using Operation::Operation;
    QString run(World &world) const override
    {
        auto &holds = world.model.holds;
        if (holds.isEmpty())
            return {};
        ModelHold &hold = chance(0, 70) ? holds.last() : *World::pick(holds, number(1) * 4 + 1);
        const Actor &actor = holder(world, hold, number(2));
        Booking booking;
        booking.holdId = hold.id;
        booking.doctorId = chance(3, 5) ? world.doctor(number(4)) : hold.doctor;
        booking.start = chance(5, 5) ? world.place(number(6), number(7)) : hold.span.start;
        if (actor.role != Role::Patient)
            booking.patientId = world.patient(number(8));
        booking.overridesWarnings = actor.role != Role::Patient && chance(9, 60);
        if (chance(10, 10))
            booking.typeId = world.type(number(11));
        if (actor.role != Role::Patient && chance(12, 20))
            booking.roomId = world.room(number(13));
        return bookBoth(world, actor, booking, &hold);
    }
};

} // namespace

std::vector<OperationKind> holdOperations()
{
    std::vector<OperationKind> kinds;
    kinds.push_back(kindOf<HoldTime>("hold", 14));
    kinds.push_back(kindOf<BookHeld>("book held", 10));
    kinds.push_back(kindOf<Release>("release", 4));
    return kinds;
}

} // namespace frontdesk::test
