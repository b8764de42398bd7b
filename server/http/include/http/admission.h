// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/routetable.h"
#include "http/serverstate.h"

namespace frontdesk {

/// A request on its way through the server, and what has been found out about who sent it.
struct Visit {
    const Request &request;
    QString requestId;
    QHostAddress client; ///< whom the request is from, behind trusted proxies too
    std::optional<Allowance> allowance; ///< what their limit leaves them; none where none counts
};

/// Decides who may come in: asks who they are, what the route's policy says of them, and whether
/// they have sent too many requests.
class Admission
{
public:
    Admission(AuthService &auth, const Clock &clock, ServerState &state);

    /// Who asks for `route`; where it is public, only where from. Unauthenticated, Forbidden,
    /// TotpSetupRequired or TooManyRequests.
    Result<Actor> admit(Visit &visit, const Route &route);
    /// Counts a request that leads nowhere. TooManyRequests.
    Result<void> countLost(Visit &visit);

private:
    Result<Actor> identified(Visit &visit, const Route &route, const QByteArray &token);
    Result<void> checkWatcher(const Visit &visit, const QByteArray &token) const;
    Result<void> countAddress(Visit &visit, RateLimit limit);
    Result<void> count(Visit &visit, RateLimit limit, const QByteArray &key);

    AuthService &m_auth;
    const Clock &m_clock;
    ServerState &m_state;
};

} // namespace frontdesk
