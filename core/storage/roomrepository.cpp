// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/roomrepository.h"

#include "domain/textfold.h"
#include "sqltext.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

#define ROOM_COLUMNS "id, name, is_active, created_at, updated_at, version"

Room readRoom(const Row &row)
{
    return {row.id<RoomId>(0),
            row.text(1),
            row.boolean(2),
            {row.instant(3), row.instant(4), row.integer(5)}};
}

} // namespace

Result<void> RoomRepository::insert(const Room &room)
{
    FRONTDESK_TRY(m_connection.execute(
        u"INSERT INTO rooms (" ROOM_COLUMNS ", name_folded) VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
        {room.id, room.name, room.isActive, room.stamp.createdAt, room.stamp.updatedAt,
         room.stamp.version, folded(room.name)}));
    return {};
}

Result<void> RoomRepository::update(Room &room)
{
    FRONTDESK_TRY(expectOneRow(m_connection.execute(
        u"UPDATE rooms SET name = ?, name_folded = ?, is_active = ?, updated_at = ?, "
        "version = version + 1 WHERE id = ? AND version = ?"_s,
        {room.name, folded(room.name), room.isActive, room.stamp.updatedAt, room.id,
         room.stamp.version})));
    ++room.stamp.version;
    return {};
}

Result<std::optional<Room>> RoomRepository::find(RoomId id)
{
    return m_connection.first(u"SELECT " ROOM_COLUMNS " FROM rooms WHERE id = ?"_s, {id}, readRoom);
}

Result<QList<Room>> RoomRepository::list(const RoomQuery &query)
{
    QStringList conditions {u"1 = 1"_s};
    QList<Bound> values;
    if (query.activeOnly)
        conditions << u"is_active"_s;
    const QString sql = byName(u"SELECT " ROOM_COLUMNS " FROM rooms"_s, conditions, query.after,
                               query.limit, values);
    return m_connection.all(sql, values, readRoom);
}

} // namespace frontdesk
