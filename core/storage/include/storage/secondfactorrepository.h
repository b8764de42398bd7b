// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "storage/connection.h"

namespace frontdesk {

/// A user's second factor. It counts once it is confirmed.
struct SecondFactor {
    UserId userId;
    QString sealedSecret;
    Instant createdAt;
    std::optional<Instant> confirmedAt;
    qint64 lastStep = 0; ///< of the last code that was used; older ones are refused
};

/// Rows of second_factors and recovery_codes.
class SecondFactorRepository
{
public:
    explicit SecondFactorRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    /// Puts `factor` in place of one that there may be.
    Result<void> replace(const SecondFactor &factor);
    Result<std::optional<SecondFactor>> find(UserId user);
    Result<bool> isConfirmed(UserId user);
    Result<QList<SecondFactor>> list();
    /// Puts `sealed` in place of `before`, unless another one is there by now.
    Result<void> replaceSecret(UserId user, const QString &before, const QString &sealed);
    Result<void> confirm(UserId user, Instant at);
    /// False where a code of that step or a later one was used meanwhile.
    Result<bool> useStep(UserId user, qint64 step);
    /// The second factor and its recovery codes.
    Result<void> remove(UserId user);

    Result<void> insertRecoveryCode(UserId user, const QString &hash);
    /// False where there is no such unused code.
    Result<bool> useRecoveryCode(UserId user, const QString &hash, Instant at);
    Result<int> unusedRecoveryCodes(UserId user);

private:
    Connection &m_connection;
};

} // namespace frontdesk
