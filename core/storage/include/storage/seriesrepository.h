// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/series.h"
#include "storage/connection.h"

namespace frontdesk {

/// Rows of appointment_series. The appointments themselves name their series.
class SeriesRepository
{
public:
    explicit SeriesRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    Result<void> insert(const AppointmentSeries &series);
    /// Writes everything but the ids of patient and creator, where the stored version is still
    /// `series`'; StaleVersion else.
    Result<void> update(AppointmentSeries &series);
    Result<std::optional<AppointmentSeries>> find(SeriesId id);
    /// The same, and on PostgreSQL others who want to change it wait for this transaction.
    Result<std::optional<AppointmentSeries>> findForUpdate(SeriesId id);

private:
    Connection &m_connection;
};

} // namespace frontdesk
