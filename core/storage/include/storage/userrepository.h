// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/user.h"
#include "storage/connection.h"

namespace frontdesk {

/// A user with what only log-in may see.
struct Account {
    User user;
    QString passwordHash;
    qint64 tokenEpoch = 0; ///< raised to end all access tokens made before
};

/// Rows of users.
class UserRepository
{
public:
    explicit UserRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    Result<void> insert(const Account &account);
    /// Writes everything but the id, where the stored version is still `account`'s; StaleVersion
    /// else. Sets the new version.
    Result<void> update(Account &account);
    Result<std::optional<Account>> find(UserId id);
    Result<std::optional<Account>> findByEmail(const QString &email);
    Result<QList<User>> list(const QString &emailPart, const QString &afterEmail, int limit);
    Result<int> countActive(Role role);
    /// The same, and on PostgreSQL others who ask this wait for the end of this transaction.
    Result<int> lockActive(Role role);

private:
    Connection &m_connection;
};

} // namespace frontdesk
