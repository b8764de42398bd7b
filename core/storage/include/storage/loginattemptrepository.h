// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

namespace frontdesk {

/// Rows of login_attempts: log-ins that have failed or are under way, and resets that were asked
/// for. An account is named by its hash.
class LoginAttemptRepository
{
public:
    enum class Kind { LogIn, Reset };

    explicit LoginAttemptRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    /// On PostgreSQL, others who count this account wait for the end of this transaction.
    Result<void> lock(const QString &accountHash);
    Result<void> insert(const QUuid &id, Kind kind, const QString &accountHash,
                        const QString &address, Instant at);
    Result<void> remove(const QUuid &id);
    /// Forgets an account's log-ins from an address.
    Result<void> clear(const QString &accountHash, const QString &address);
    /// When an account's attempts of a kind took place, after `after` and up to `until`, in order;
    /// from `address` alone where one is given.
    Result<QList<Instant>> times(Kind kind, const QString &accountHash,
                                 const std::optional<QString> &address, Instant after,
                                 Instant until);
    /// Forgets everything up to `until`.
    Result<void> sweep(Instant until);

private:
    Connection &m_connection;
};

} // namespace frontdesk
