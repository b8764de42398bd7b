// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/appointmenttype.h"
#include "storage/connection.h"
#include "storage/namecursor.h"

namespace frontdesk {

struct AppointmentTypeQuery {
    bool activeOnly = false;
    bool onlineOnly = false;
    std::optional<NameCursor> after;
    int limit = 0; ///< 0: no limit
};

/// Rows of appointment types, each with the doctors who offer it.
class AppointmentTypeRepository
{
public:
    explicit AppointmentTypeRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    /// AlreadyExists where the name is in use; NotFound for an unknown doctor.
    Result<void> insert(const AppointmentType &type);
    /// Writes everything but the id, where the stored version is still `type`'s; StaleVersion else.
    Result<void> update(AppointmentType &type);
    Result<std::optional<AppointmentType>> find(AppointmentTypeId id);
    /// Ordered by folded name, then id; two queries for any number.
    Result<QList<AppointmentType>> list(const AppointmentTypeQuery &query);

private:
    Result<void> writeDoctors(const AppointmentType &type);
    Result<void> readDoctors(QList<AppointmentType> &types);

    Connection &m_connection;
};

} // namespace frontdesk
