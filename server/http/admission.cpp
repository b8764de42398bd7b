// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/admission.h"

#include <QCryptographicHash>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// The token of an `Authorization: Bearer` header; empty where there is none.
QByteArray bearerToken(const Request &request)
{
    static constexpr QByteArrayView Scheme("Bearer ");
    const QByteArray value = request.header("Authorization");
    if (QByteArrayView(value)
            .first(qMin(value.size(), Scheme.size()))
            .compare(Scheme, Qt::CaseInsensitive)
        != 0)
        return {};
    return value.mid(Scheme.size()).trimmed();
}

/// By digests, whose comparison tells nothing of how much of a guess was right.
bool isSameSecret(const QByteArray &a, const QByteArray &b)
{
    return QCryptographicHash::hash(a, QCryptographicHash::Sha256)
           == QCryptographicHash::hash(b, QCryptographicHash::Sha256);
}

} // namespace

Admission::Admission(AuthService &auth, const Clock &clock, ServerState &state)
    : m_auth(auth)
    , m_clock(clock)
    , m_state(state)
{
}

Result<Actor> Admission::admit(Visit &visit, const Route &route)
{
    const QByteArray token = bearerToken(visit.request);
    // What might guess a secret is counted before anything is done for it.
    if (route.rateLimit == RateLimit::SignIn)
        FRONTDESK_TRY(countAddress(visit, RateLimit::SignIn));
    auto actor = identified(visit, route, token);
    if (route.rateLimit == RateLimit::Api) {
        if (actor && !actor->userId.isNull())
            FRONTDESK_TRY(
                count(visit, RateLimit::Api, "user " + actor->userId.toString().toLatin1()));
        else
            FRONTDESK_TRY(countAddress(visit, RateLimit::Api));
    }
    FRONTDESK_TRY(actor);
    const bool isKnown = !actor->userId.isNull();
    if (isKnown && actor->mustSetUpTotp && !route.isOpenDuringTotpSetUp)
        return fail(ErrorCode::TotpSetupRequired,
                    u"This clinic asks administrators for a second factor: set it up first"_s);
    if (isKnown && !route.policy.allows(actor->role))
        return fail(ErrorCode::Forbidden, u"This needs another role"_s);
    return actor;
}

Result<Actor> Admission::identified(Visit &visit, const Route &route, const QByteArray &token)
{
    Actor actor;
    actor.channel = Channel::Api;
    actor.origin = ClientAddresses::text(visit.client);
    actor.requestId = visit.requestId;
    if (route.policy.isForWatchers())
        FRONTDESK_TRY(checkWatcher(visit, token));
    if (route.policy.isPublic() && (token.isEmpty() || !route.policy.asksForName()))
        return actor;
    if (token.isEmpty())
        return fail(ErrorCode::Unauthenticated, u"Send an access token as Authorization: Bearer"_s);
    auto known = m_auth.authenticate(QString::fromLatin1(token),
                                     {Channel::Api, actor.origin, visit.requestId});
    if (!known && known.error().code == ErrorCode::Unauthenticated && route.policy.isPublic())
        return actor;
    return known;
}

Result<void> Admission::checkWatcher(const Visit &visit, const QByteArray &token) const
{
    // The connection's own address, and nobody's whom it speaks for: a proxy on this machine would
    // make everybody local.
    const bool isLocal = ClientAddresses::canonical(visit.request.peer).isLoopback()
                         && !ClientAddresses::isForwarded(visit.request.headers);
    if (isLocal)
        return {};
    if (!m_state.metricsToken.isEmpty() && isSameSecret(token, m_state.metricsToken))
        return {};
    return fail(ErrorCode::Unauthenticated, u"Send METRICS_TOKEN as Authorization: Bearer"_s);
}

Result<void> Admission::countLost(Visit &visit)
{
    return countAddress(visit, RateLimit::Api);
}

Result<void> Admission::countAddress(Visit &visit, RateLimit limit)
{
    return count(visit, limit, ClientAddresses::countedAs(visit.client));
}

Result<void> Admission::count(Visit &visit, RateLimit limit, const QByteArray &key)
{
    const bool isSignIn = limit == RateLimit::SignIn;
    RateLimiter &limiter = isSignIn ? m_state.signInLimiter : m_state.apiLimiter;
    if (!limiter.isOn())
        return {};
    const Allowance allowance = limiter.take(key, m_clock.monotonic());
    visit.allowance = allowance;
    if (allowance.isGranted)
        return {};
    isSignIn ? m_state.metrics.limitedSignIn() : m_state.metrics.limitedApi();
    return fail(Error {ErrorCode::TooManyRequests,
                       u"At most %1 such requests a minute are answered"_s.arg(allowance.limit),
                       {},
                       {},
                       allowance.reset});
}

} // namespace frontdesk
