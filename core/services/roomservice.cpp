// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/roomservice.h"

#include "namedrecords.h"
#include "storage/roomrepository.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

Result<void> validate(const Room &room)
{
    Validator validator;
    validator.line(u"/name"_s, room.name, 1, 100);
    return validator.result();
}

} // namespace

Result<Room> RoomService::create(const Actor &actor, const NewRoom &wanted)
{
    FRONTDESK_TRY(require(actor.isAdmin()));
    const Instant now = m_context.clock.now();
    const Room room {RoomId::generate(), wanted.name.trimmed(), true, {now, now, 1}};
    FRONTDESK_TRY(validate(room));
    return createNamed<RoomRepository>(m_context, actor, room, ChangedEntity::Room);
}

Result<Room> RoomService::get(const Actor &actor, RoomId id)
{
    FRONTDESK_TRY(require(actor.isStaff()));
    return m_context.data.read([&](Connection &connection) -> Result<Room> {
        FRONTDESK_TRY_ASSIGN(const auto room, RoomRepository(connection).find(id));
        if (!room)
            return notFound();
        return *room;
    });
}

Result<Page<Room>> RoomService::list(const Actor &actor, bool activeOnly, const PageRequest &page)
{
    FRONTDESK_TRY(require(actor.isStaff()));
    RoomQuery query;
    const Cursors cursors(m_context, actor, "rooms"_L1, {activeOnly ? u"active"_s : QString()});
    FRONTDESK_TRY_ASSIGN(query.after, nameCursorOf(cursors, page));
    query.activeOnly = activeOnly;
    query.limit = page.limit + 1;
    return m_context.data.read([&](Connection &connection) -> Result<Page<Room>> {
        FRONTDESK_TRY_ASSIGN(auto rooms, RoomRepository(connection).list(query));
        return pageByName(cursors, std::move(rooms), page.limit);
    });
}

Result<Room> RoomService::update(const Actor &actor, RoomId id, const RoomChanges &changes,
                                 std::optional<qint64> expectedVersion)
{
    FRONTDESK_TRY(require(actor.isAdmin()));
    return updateNamed<RoomRepository, Room>(
        m_context, actor, id, expectedVersion, ChangedEntity::Room, [&](Room &room) {
            room.name = changes.name.value_or(room.name).trimmed();
            room.isActive = changes.isActive.value_or(room.isActive);
            return validate(room);
        });
}

} // namespace frontdesk
