// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/actor.h"
#include "domain/room.h"
#include "services/context.h"
#include "services/page.h"

namespace frontdesk {

struct NewRoom {
    QString name; ///< 1 to 100 characters; no two rooms have the same
};

/// What to change; unset fields stay.
struct RoomChanges {
    std::optional<QString> name;
    std::optional<bool> isActive;
};

/// The clinic's rooms. Administrators change them, staff see them.
class RoomService
{
public:
    explicit RoomService(const ServiceContext &context)
        : m_context(context)
    {
    }

    Result<Room> create(const Actor &actor, const NewRoom &wanted);
    Result<Room> get(const Actor &actor, RoomId id);
    /// Ordered by name.
    Result<Page<Room>> list(const Actor &actor, bool activeOnly, const PageRequest &page);
    Result<Room> update(const Actor &actor, RoomId id, const RoomChanges &changes,
                        std::optional<qint64> expectedVersion);

private:
    const ServiceContext &m_context;
};

} // namespace frontdesk
