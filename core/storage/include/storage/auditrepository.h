// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/actor.h"
#include "storage/connection.h"

#include <optional>

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

/// Which entries are wanted; what is unset does not narrow.
struct AuditQuery {
    /// The last row of the page before.
    struct Place {
        Instant at;
        qint64 sequence = 0;
    };

    std::optional<Instant> from;
    std::optional<Instant> to; ///< before this
    std::optional<UserId> actor;
    QString entity;
    QString entityId;
    QString action;
    std::optional<Place> after;
    int limit = 50;
};

/// An entry with its number in the trail.
struct AuditRow {
    qint64 sequence = 0;
    AuditEntry entry;
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
    /// Newest first.
    Result<QList<AuditRow>> search(const AuditQuery &query);

private:
    Connection &m_connection;
};

} // namespace frontdesk
