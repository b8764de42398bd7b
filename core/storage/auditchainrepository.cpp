// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/auditchainrepository.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int SealLock = 20'261'126; ///< any number that nothing else on the database locks

#define RECORD_COLUMNS                                                                             \
    "a.seq, a.at, a.actor_id, a.actor_role, a.channel, a.origin, a.request_id, a.action, "         \
    "a.entity, a.entity_id, a.before, a.after"

constexpr int FirstText = 2;
constexpr int FirstOfRecord = 8; ///< entity

/// A row whose columns RECORD_COLUMNS begin at `at`.
AuditRecord readRecord(const Row &row, int at = 0)
{
    AuditRecord record;
    record.sequence = row.integer(at);
    record.at = row.integer(at + 1);
    for (int column = FirstText; column < FirstOfRecord; ++column)
        record.rest.append(row.text(at + column).toUtf8());
    record.entity = row.text(at + FirstOfRecord);
    record.entityId = row.text(at + FirstOfRecord + 1);
    record.before = row.text(at + FirstOfRecord + 2);
    record.after = row.text(at + FirstOfRecord + 3);
    return record;
}

QByteArray textAt(const Row &row, int column)
{
    return row.text(column).toLatin1();
}

} // namespace

QByteArrayList AuditRecord::canonical() const
{
    return QByteArrayList {QByteArray::number(sequence), QByteArray::number(at)} + rest
           + QByteArrayList {entity.toUtf8(), entityId.toUtf8(), before.toUtf8(), after.toUtf8()};
}

Result<bool> AuditChainRepository::tryLock()
{
    if (m_connection.dialect() == Dialect::Sqlite)
        return true; // the writer is alone
    FRONTDESK_TRY_ASSIGN(const auto mine,
                         m_connection.first(u"SELECT pg_try_advisory_xact_lock(?)"_s,
                                            {qint64(SealLock)},
                                            [](const Row &row) { return row.boolean(0); }));
    return mine.value_or(false);
}

Result<std::optional<AuditSeal>> AuditChainRepository::last()
{
    return m_connection.first(
        u"SELECT position, seq, hash FROM audit_seals ORDER BY position DESC LIMIT 1"_s, {},
        [](const Row &row) {
            return AuditSeal {row.integer(0), row.integer(1), textAt(row, 2)};
        });
}

Result<std::optional<QByteArray>> AuditChainRepository::linkAt(qint64 position)
{
    return m_connection.first(u"SELECT hash FROM audit_seals WHERE position = ?"_s, {position},
                              [](const Row &row) { return textAt(row, 0); });
}

Result<qint64> AuditChainRepository::newestRow()
{
    FRONTDESK_TRY_ASSIGN(const auto newest,
                         m_connection.first(u"SELECT coalesce(max(seq), 0) FROM audit_log"_s, {},
                                            [](const Row &row) { return row.integer(0); }));
    return newest.value_or(0);
}

Result<QList<AuditRecord>> AuditChainRepository::unsealed(qint64 after, int most)
{
    return m_connection.all(
        u"SELECT " RECORD_COLUMNS " FROM audit_log a WHERE a.seq > ? AND NOT EXISTS "
        "(SELECT 1 FROM audit_seals s WHERE s.seq = a.seq) ORDER BY a.seq LIMIT ?"_s,
        {after, most}, [](const Row &row) { return readRecord(row); });
}

Result<qint64> AuditChainRepository::countUnsealed()
{
    FRONTDESK_TRY_ASSIGN(const auto count,
                         m_connection.first(u"SELECT count(*) FROM audit_log a WHERE NOT EXISTS "
                                            "(SELECT 1 FROM audit_seals s WHERE s.seq = a.seq)"_s,
                                            {}, [](const Row &row) { return row.integer(0); }));
    return count.value_or(0);
}

Result<void> AuditChainRepository::insert(const QList<AuditSeal> &seals)
{
    if (seals.isEmpty())
        return {};
    // One statement for all of them.
    QStringList rows;
    for (const AuditSeal &seal : seals)
        rows.append(u"[%1,%2,\"%3\"]"_s.arg(seal.position)
                        .arg(seal.sequence)
                        .arg(QLatin1StringView(seal.link)));
    const QString list = u'[' + rows.join(u',') + u']';
    FRONTDESK_TRY(m_connection.execute(
        m_connection.dialect() == Dialect::Sqlite
            ? u"INSERT INTO audit_seals (position, seq, hash) SELECT json_extract(value, '$[0]'), "
              "json_extract(value, '$[1]'), json_extract(value, '$[2]') FROM json_each(?)"_s
            : u"INSERT INTO audit_seals (position, seq, hash) SELECT CAST(value ->> 0 AS bigint), "
              "CAST(value ->> 1 AS bigint), value ->> 2 "
              "FROM json_array_elements(CAST(? AS json))"_s,
        {list}));
    return {};
}

Result<QList<SealedAuditRecord>> AuditChainRepository::sealedAfter(qint64 position, int most)
{
    return m_connection.all(
        u"SELECT s.position, s.seq, s.hash, " RECORD_COLUMNS " FROM audit_seals s "
        "LEFT JOIN audit_log a ON a.seq = s.seq WHERE s.position > ? ORDER BY s.position LIMIT ?"_s,
        {position, most}, [](const Row &row) {
            SealedAuditRecord sealed {{row.integer(0), row.integer(1), textAt(row, 2)}, {}};
            if (!row.isNull(3))
                sealed.record = readRecord(row, 3);
            return sealed;
        });
}

Result<void> AuditChainRepository::rewrite(const AuditRecord &record)
{
    FRONTDESK_TRY(m_connection.execute(
        u"UPDATE audit_log SET before = ?, after = ? WHERE seq = ? AND NOT EXISTS "
        "(SELECT 1 FROM audit_seals s WHERE s.seq = audit_log.seq)"_s,
        {record.before, record.after, record.sequence}));
    return {};
}

Result<void> AuditChainRepository::setHead(const QString &keyName, const QString &signedHead)
{
    FRONTDESK_TRY(
        m_connection.execute(u"INSERT INTO audit_heads (key_name, head) VALUES (?, ?) "
                             "ON CONFLICT (key_name) DO UPDATE SET head = excluded.head"_s,
                             {keyName, signedHead}));
    return {};
}

Result<void> AuditChainRepository::forgetHeads()
{
    FRONTDESK_TRY(m_connection.execute(u"DELETE FROM audit_heads"_s));
    return {};
}

Result<std::optional<QString>> AuditChainRepository::head(const QString &keyName)
{
    return m_connection.first(u"SELECT head FROM audit_heads WHERE key_name = ?"_s, {keyName},
                              [](const Row &row) { return row.text(0); });
}

} // namespace frontdesk
