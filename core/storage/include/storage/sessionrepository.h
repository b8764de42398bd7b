// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/actor.h"
#include "storage/connection.h"

namespace frontdesk {

/// A log-in, from the password to its end.
struct Session {
    SessionId id;
    UserId userId;
    QString channel;
    QString origin;
    Instant createdAt;
    Instant expiresAt; ///< at the latest, whatever is refreshed
    std::optional<Instant> revokedAt;
};

struct RefreshToken {
    QString hash;
    SessionId sessionId;
    Instant issuedAt;
    Instant expiresAt;
    std::optional<Instant> usedAt;
};

/// What an access token is checked against, in one query.
struct SessionState {
    UserId userId;
    Role role = Role::Patient;
    bool userActive = false;
    qint64 tokenEpoch = 0;
    Instant expiresAt;
    bool revoked = true;
    PatientId patientId;
    DoctorId doctorId;
    bool hasSecondFactor = false;
};

/// Rows of sessions and refresh_tokens.
class SessionRepository
{
public:
    explicit SessionRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    Result<void> insert(const Session &session);
    Result<std::optional<Session>> find(SessionId id);
    Result<std::optional<SessionState>> state(SessionId id);
    Result<void> revoke(SessionId id, Instant at, const QString &reason);
    /// Ends all sessions of a user but `except` (null: none spared).
    Result<void> revokeAll(UserId user, SessionId except, Instant at, const QString &reason);

    Result<void> insertToken(const RefreshToken &token);
    Result<std::optional<RefreshToken>> findToken(const QString &hash);
    /// False where another request has used it meanwhile.
    Result<bool> markUsed(const QString &hash, Instant at);

    /// Removes at most `most` sessions that ended by `until`, with their tokens; gives how many.
    Result<qint64> sweepSessions(Instant until, int most);
    /// Removes at most `most` tokens that expired by `until`, and gives how many.
    Result<qint64> sweepTokens(Instant until, int most);

private:
    Connection &m_connection;
};

} // namespace frontdesk
