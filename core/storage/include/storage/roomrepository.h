// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/room.h"
#include "storage/connection.h"
#include "storage/namecursor.h"

namespace frontdesk {

struct RoomQuery {
    bool activeOnly = false;
    std::optional<NameCursor> after;
    int limit = 0; ///< 0: no limit
};

/// Rows of rooms.
class RoomRepository
{
public:
    explicit RoomRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    /// AlreadyExists where the name is in use.
    Result<void> insert(const Room &room);
    /// Writes everything but the id, where the stored version is still `room`'s; StaleVersion else.
    Result<void> update(Room &room);
    Result<std::optional<Room>> find(RoomId id);
    /// Ordered by folded name, then id.
    Result<QList<Room>> list(const RoomQuery &query);

private:
    Connection &m_connection;
};

} // namespace frontdesk
