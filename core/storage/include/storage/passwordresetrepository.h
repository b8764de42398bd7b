// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "storage/connection.h"

namespace frontdesk {

struct PasswordReset {
    QString tokenHash;
    UserId userId;
    Instant createdAt;
    Instant expiresAt;
};

/// Rows of password_resets: tokens that have not been used.
class PasswordResetRepository
{
public:
    explicit PasswordResetRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    Result<void> insert(const PasswordReset &reset);
    Result<std::optional<PasswordReset>> find(const QString &tokenHash);
    /// Takes a token away; false where another request has used it meanwhile.
    Result<bool> take(const QString &tokenHash);
    /// Takes all of a user's tokens away, and everybody's that have ended by `now`.
    Result<void> sweep(UserId user, Instant now);
    /// Removes all that have expired by `now`, and gives how many.
    Result<qint64> sweepExpired(Instant now);

private:
    Connection &m_connection;
};

} // namespace frontdesk
