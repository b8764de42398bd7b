// SPDX-License-Identifier: GPL-3.0-or-later
// What people do to types of appointments and to rooms. What is booked stays as it is.
#include "world.h"

namespace frontdesk::test {

using namespace Qt::StringLiterals;

namespace {

Errors faultsOf(const Actor &actor, const Stamp &stamp, std::optional<qint64> version)
{
    if (actor.role != Role::Admin)
        return {ErrorCode::Forbidden};
    if (version.value_or(stamp.version) != stamp.version)
        return {ErrorCode::StaleVersion};
    return {};
}

/// Makes it longer or shorter, with other buffers, or takes it out of use for a while.
class ChangeType final : public Operation
{
public:
    using Operation::Operation;
    QString run(World &world) const override
    {
        const Actor &actor = chance(0, 70) ? world.actor(0) : world.actor(number(0) / 100);
        AppointmentType &type = world.model.types[below(1, int(world.model.types.size()))];
        AppointmentType after = type;
        AppointmentTypeChanges changes;
        changes.isActive = after.isActive = chance(2, 75);
        if (chance(3, 50))
            changes.durationMinutes = after.durationMinutes = 10 + 5 * below(4, 8);
        if (chance(5, 40))
            changes.bufferBeforeMinutes = after.buffers.beforeMinutes = 5 * below(6, 4);
        if (chance(7, 40))
            changes.bufferAfterMinutes = after.buffers.afterMinutes = 5 * below(8, 4);
        if (chance(9, 30))
            changes.bookableOnline = after.bookableOnline = chance(10, 60);
        const auto version = World::version(number(11), type.stamp.version);
        world.story = u"%1 changes a type"_s.arg(who(actor));
        const auto result =
            world.services().appointmentTypes.update(actor, type.id, changes, version);
        const Errors faults = faultsOf(actor, type.stamp, version);
        if (const QString bad = World::misjudged(faults, result); !bad.isEmpty() || !result)
            return bad;
        world.audit(u"appointment_type"_s, u"update"_s, type.id.toString());
        ++after.stamp.version;
        after.stamp.updatedAt = world.now();
        type = after;
        return *result == after ? QString() : u"the answer is not what was asked for"_s;
    }
};

class SwitchRoom final : public Operation
{
public:
    using Operation::Operation;
    QString run(World &world) const override
    {
        const Actor &actor = chance(0, 70) ? world.actor(0) : world.actor(number(0) / 100);
        Room &room = world.model.rooms[below(1, int(world.model.rooms.size()))];
        RoomChanges changes;
        changes.isActive = chance(2, 75);
        const auto version = World::version(number(3), room.stamp.version);
        world.story = u"%1 takes a room %2"_s.arg(who(actor), *changes.isActive ? u"into use"_s
                                                                                : u"out of use"_s);
        const auto result = world.services().rooms.update(actor, room.id, changes, version);
        const Errors faults = faultsOf(actor, room.stamp, version);
        if (const QString bad = World::misjudged(faults, result); !bad.isEmpty() || !result)
            return bad;
        world.audit(u"room"_s, u"update"_s, room.id.toString());
        room.isActive = *changes.isActive;
        ++room.stamp.version;
        return result->isActive == room.isActive && result->stamp.version == room.stamp.version
                   ? QString()
                   : u"the answer is not what was asked for"_s;
    }
};

} // namespace

std::vector<OperationKind> typeOperations()
{
    std::vector<OperationKind> kinds;
    kinds.push_back(kindOf<ChangeType>("change type", 3));
    kinds.push_back(kindOf<SwitchRoom>("switch room", 2));
    return kinds;
}

} // namespace frontdesk::test
