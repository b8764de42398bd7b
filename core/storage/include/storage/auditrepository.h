// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/actor.h"
#include "storage/connection.h"

namespace frontdesk {

/// One line of the audit trail: who did what to which object, and how it was before and after
/// (JSON).
struct AuditEntry {
    Instant at;
    Actor actor;
    QString action; ///< "create", "update", "read", "log_in", ...
    QString entity; ///< "appointment", "patient", ...
    QString entityId;
    QString before;
    QString after;
};

/// Rows of audit_log: added, never changed.
class AuditRepository
{
public:
    explicit AuditRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    Result<void> append(const AuditEntry &entry);
    /// The entries of one object, oldest first.
    Result<QList<AuditEntry>> list(const QString &entity, const QString &entityId);

private:
    Connection &m_connection;
};

} // namespace frontdesk
