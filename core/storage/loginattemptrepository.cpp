// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/loginattemptrepository.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

QLatin1StringView toString(LoginAttemptRepository::Kind kind)
{
    return kind == LoginAttemptRepository::Kind::LogIn ? "login"_L1 : "reset"_L1;
}

} // namespace

Result<void> LoginAttemptRepository::lock(const QString &accountHash)
{
    if (m_connection.dialect() != Dialect::PostgreSql)
        return {};
    return m_connection.select(u"SELECT pg_advisory_xact_lock(hashtextextended(?, 0))"_s,
                               {QString(u"log-in: "_s + accountHash)}, [](const Row &) {});
}

Result<void> LoginAttemptRepository::insert(const QUuid &id, Kind kind, const QString &accountHash,
                                            const QString &address, Instant at)
{
    FRONTDESK_TRY(m_connection.execute(
        u"INSERT INTO login_attempts (id, kind, account_hash, address, at) VALUES (?, ?, ?, ?, ?)"_s,
        {id, toString(kind), accountHash, address, at}));
    return {};
}

Result<void> LoginAttemptRepository::remove(const QUuid &id)
{
    FRONTDESK_TRY(m_connection.execute(u"DELETE FROM login_attempts WHERE id = ?"_s, {id}));
    return {};
}

Result<void> LoginAttemptRepository::clear(const QString &accountHash, const QString &address)
{
    FRONTDESK_TRY(
        m_connection.execute(u"DELETE FROM login_attempts "
                             "WHERE account_hash = ? AND address = ? AND kind = 'login'"_s,
                             {accountHash, address}));
    return {};
}

Result<QList<Instant>> LoginAttemptRepository::times(Kind kind, const QString &accountHash,
                                                     const std::optional<QString> &address,
                                                     Instant after, Instant until)
{
    const auto at = [](const Row &row) { return row.instant(0); };
    QString sql = u"SELECT at FROM login_attempts "
                  "WHERE account_hash = ? AND kind = ? AND at > ? AND at <= ?"_s;
    QList<Bound> values {accountHash, toString(kind), after, until};
    if (address) {
        sql += u" AND address = ?"_s;
        values.append(*address);
    }
    return m_connection.all(sql + u" ORDER BY at"_s, values, at);
}

Result<void> LoginAttemptRepository::sweep(Instant until)
{
    FRONTDESK_TRY(m_connection.execute(u"DELETE FROM login_attempts WHERE at <= ?"_s, {until}));
    return {};
}

} // namespace frontdesk
