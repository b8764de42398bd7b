// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sessionrepository.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

Result<void> SessionRepository::insert(const Session &session)
{
    FRONTDESK_TRY(m_connection.execute(
        u"INSERT INTO sessions (id, user_id, channel, origin, created_at, expires_at) "
        "VALUES (?, ?, ?, ?, ?, ?)"_s,
        {session.id, session.userId, session.channel, session.origin, session.createdAt,
         session.expiresAt}));
    return {};
}

Result<std::optional<Session>> SessionRepository::find(SessionId id)
{
    return m_connection.first(
        u"SELECT id, user_id, channel, origin, created_at, expires_at, revoked_at "
        "FROM sessions WHERE id = ?"_s,
        {id}, [](const Row &row) {
            return Session {row.id<SessionId>(0),  row.id<UserId>(1), row.text(2),
                            row.text(3),           row.instant(4),    row.instant(5),
                            row.optionalInstant(6)};
        });
}

Result<std::optional<SessionState>> SessionRepository::state(SessionId id)
{
    return m_connection.first(
        u"SELECT u.id, u.role, u.is_active, u.token_epoch, s.expires_at, s.revoked_at, p.id, d.id, "
        "f.confirmed_at "
        "FROM sessions s JOIN users u ON u.id = s.user_id "
        "LEFT JOIN patients p ON p.user_id = u.id LEFT JOIN doctors d ON d.user_id = u.id "
        "LEFT JOIN second_factors f ON f.user_id = u.id "
        "WHERE s.id = ?"_s,
        {id}, [](const Row &row) {
            return SessionState {
                row.id<UserId>(0),    parseRole(row.text(1)).value_or(Role::Patient),
                row.boolean(2),       row.integer(3),
                row.instant(4),       !row.isNull(5),
                row.id<PatientId>(6), row.id<DoctorId>(7),
                !row.isNull(8)};
        });
}

Result<void> SessionRepository::revoke(SessionId id, Instant at, const QString &reason)
{
    FRONTDESK_TRY(m_connection.execute(
        u"UPDATE sessions SET revoked_at = ?, revoke_reason = ? WHERE id = ? AND revoked_at IS NULL"_s,
        {at, reason, id}));
    return {};
}

Result<void> SessionRepository::revokeAll(UserId user, SessionId except, Instant at,
                                          const QString &reason)
{
    FRONTDESK_TRY(
        m_connection.execute(u"UPDATE sessions SET revoked_at = ?, revoke_reason = ? "
                             "WHERE user_id = ? AND id <> ? AND revoked_at IS NULL"_s,
                             {at, reason, user, except.isNull() ? SessionId::generate() : except}));
    return {};
}

Result<void> SessionRepository::insertToken(const RefreshToken &token)
{
    FRONTDESK_TRY(m_connection.execute(
        u"INSERT INTO refresh_tokens (token_hash, session_id, issued_at, expires_at) "
        "VALUES (?, ?, ?, ?)"_s,
        {token.hash, token.sessionId, token.issuedAt, token.expiresAt}));
    return {};
}

Result<std::optional<RefreshToken>> SessionRepository::findToken(const QString &hash)
{
    return m_connection.first(u"SELECT token_hash, session_id, issued_at, expires_at, used_at "
                              "FROM refresh_tokens WHERE token_hash = ?"_s,
                              {hash}, [](const Row &row) {
                                  return RefreshToken {row.text(0), row.id<SessionId>(1),
                                                       row.instant(2), row.instant(3),
                                                       row.optionalInstant(4)};
                              });
}

Result<bool> SessionRepository::markUsed(const QString &hash, Instant at)
{
    FRONTDESK_TRY_ASSIGN(
        const qint64 changed,
        m_connection.execute(
            u"UPDATE refresh_tokens SET used_at = ? WHERE token_hash = ? AND used_at IS NULL"_s,
            {at, hash}));
    return changed == 1;
}

Result<qint64> SessionRepository::sweepSessions(Instant until, int most)
{
    qint64 swept = 0;
    // Apart, so that each has an index of its own.
    for (const QString &column : {u"expires_at"_s, u"revoked_at"_s}) {
        const QString ended =
            u"(SELECT id FROM sessions WHERE %1 <= ? ORDER BY %1, id LIMIT ?)"_s.arg(column);
        FRONTDESK_TRY(m_connection.execute(
            u"DELETE FROM refresh_tokens WHERE session_id IN %1"_s.arg(ended), {until, most}));
        FRONTDESK_TRY_ASSIGN(
            const qint64 removed,
            m_connection.execute(u"DELETE FROM sessions WHERE id IN %1"_s.arg(ended),
                                 {until, most}));
        swept += removed;
    }
    return swept;
}

Result<qint64> SessionRepository::sweepTokens(Instant until, int most)
{
    return m_connection.execute(
        u"DELETE FROM refresh_tokens WHERE token_hash IN (SELECT token_hash FROM refresh_tokens "
        "WHERE expires_at <= ? ORDER BY expires_at LIMIT ?)"_s,
        {until, most});
}

} // namespace frontdesk
