// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/schedule.h"
#include "storage/connection.h"

namespace frontdesk {

/// Rows of schedules.
class ScheduleRepository
{
public:
    explicit ScheduleRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    Result<void> insert(const Schedule &schedule);
    /// Writes everything but the ids, where the stored version is still `schedule`'s; StaleVersion
    /// else.
    Result<void> update(Schedule &schedule);
    Result<void> remove(ScheduleId id);
    Result<std::optional<Schedule>> find(ScheduleId id);
    /// Ordered by weekday, then start. One query for any number of doctors.
    Result<QList<Schedule>> listForDoctors(const QList<DoctorId> &doctors);

private:
    Connection &m_connection;
};

} // namespace frontdesk
