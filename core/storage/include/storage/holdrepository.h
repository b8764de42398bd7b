// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/hold.h"
#include "storage/connection.h"

namespace frontdesk {

/// Rows of holds. The database itself refuses what overlaps an appointment or another hold.
class HoldRepository
{
public:
    explicit HoldRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    /// SlotTaken or RoomBusy where something is in the way, by the database's word.
    Result<void> insert(const Hold &hold);
    /// On PostgreSQL, others who want to use or end it wait for this transaction.
    Result<std::optional<Hold>> findForUpdate(HoldId id);
    Result<void> remove(HoldId id);
    /// How many of this log-in's have not expired.
    Result<int> countOf(UserId owner, Instant now);
    /// Those of the doctors that have not expired and overlap `range`, without buffers.
    Result<QList<Hold>> list(const QList<DoctorId> &doctors, Interval range, Instant now);
    /// Removes what has expired by `now`; whoever else removes it is waited for. Gives how many.
    Result<qint64> sweep(Instant now);

private:
    Connection &m_connection;
};

} // namespace frontdesk
