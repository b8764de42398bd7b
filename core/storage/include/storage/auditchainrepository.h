// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

#include <QByteArrayList>

namespace frontdesk {

/// A row of audit_log as it is stored, before anything is made of its texts.
struct AuditRecord {
    qint64 sequence = 0;
    qint64 at = 0;
    QString entity;
    QString entityId;
    QString before;
    QString after;
    QByteArrayList rest; ///< actor, role, channel, origin, request, action

    /// What its seal covers: every column.
    QByteArrayList canonical() const;
};

/// The place of a row in the chain; `link` in hexadecimal.
struct AuditSeal {
    qint64 position = 0;
    qint64 sequence = 0;
    QByteArray link;
};

struct SealedAuditRecord {
    AuditSeal seal;
    std::optional<AuditRecord> record; ///< nothing where the row is gone
};

/// Rows of audit_seals and audit_heads, and those of audit_log as they stand.
class AuditChainRepository
{
public:
    explicit AuditChainRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    /// Until the transaction ends; false where another process seals at the moment.
    Result<bool> tryLock();
    Result<std::optional<AuditSeal>> last();
    Result<std::optional<QByteArray>> linkAt(qint64 position);
    /// The highest number in audit_log; 0 where it is empty.
    Result<qint64> newestRow();
    /// Rows after number `after` that are in no seal, in order.
    Result<QList<AuditRecord>> unsealed(qint64 after, int most);
    Result<qint64> countUnsealed();
    Result<void> insert(const QList<AuditSeal> &seals);
    /// Seals after `position` with their rows, in order.
    Result<QList<SealedAuditRecord>> sealedAfter(qint64 position, int most);
    /// Puts other texts into a row that is in no seal yet.
    Result<void> rewrite(const AuditRecord &record);

    Result<void> setHead(const QString &keyName, const QString &signedHead);
    Result<void> forgetHeads();
    Result<std::optional<QString>> head(const QString &keyName);

private:
    Connection &m_connection;
};

} // namespace frontdesk
