// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

namespace frontdesk {

/// The answer that a request with an Idempotency-Key had.
struct KeptAnswer {
    QString id; ///< a hash of whose key it is and the key
    QString fingerprint; ///< a hash of what was asked for
    QString answer; ///< sealed
    Instant keptAt;
};

/// Rows of kept_answers.
class KeptAnswerRepository
{
public:
    explicit KeptAnswerRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    /// Holds the id until the transaction ends; false where another transaction holds it.
    Result<bool> tryLock(const QString &id);
    Result<std::optional<KeptAnswer>> find(const QString &id, Instant notBefore);
    /// In place of an older one of the same id.
    Result<void> keep(const KeptAnswer &answer);
    /// Removes at most `most` rows from before `instant`, and gives how many.
    Result<qint64> sweep(Instant instant, int most);

private:
    Connection &m_connection;
};

} // namespace frontdesk
