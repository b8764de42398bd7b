// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/doctor.h"
#include "storage/connection.h"
#include "storage/namecursor.h"

namespace frontdesk {

struct DoctorQuery {
    QString text; ///< folded: a part of the name or specialty
    QString specialty; ///< folded: the whole specialty
    bool activeOnly = false;
    std::optional<NameCursor> after;
    int limit = 50; ///< 0: no limit
};

/// Rows of doctors.
class DoctorRepository
{
public:
    explicit DoctorRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    Result<void> insert(const Doctor &doctor);
    /// Writes everything but the id, where the stored version is still `doctor`'s; StaleVersion
    /// else.
    Result<void> update(Doctor &doctor);
    Result<std::optional<Doctor>> find(DoctorId id);
    Result<std::optional<Doctor>> findByUser(UserId user);
    Result<QList<Doctor>> findAll(const QList<DoctorId> &ids);
    /// Ordered by folded name, then id.
    Result<QList<Doctor>> list(const DoctorQuery &query);

private:
    Connection &m_connection;
};

} // namespace frontdesk
