// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "security/keyfile.h"

#include <QString>
#include <QUuid>

#include <chrono>

class QJsonObject;

namespace frontdesk {

/// What an access token says. Rights are never in it: they are looked up at each request.
struct AccessClaims {
    QUuid userId; ///< sub
    QUuid sessionId; ///< sid
    qint64 tokenEpoch = 0; ///< ep: raised by a change of role or password, which ends older tokens
    Instant issuedAt; ///< whole seconds in the token: what is signed is rounded down
    Instant expiresAt; ///< likewise

    bool operator==(const AccessClaims &) const = default;
};

/// Signs and checks access tokens: JWT (RFC 7519) with HS256 alone, iss and aud "frontdesk", typ
/// "at+jwt". Thread-safe: immutable after construction.
class TokenSigner
{
public:
    static constexpr std::chrono::seconds Skew {30};
    /// No access token lives longer, whatever is configured.
    static constexpr std::chrono::seconds LongestLife {600};

    /// ConfigInvalid where the key has less than 32 bytes.
    static Result<TokenSigner> fromKey(const QByteArray &key);
    /// Signs with the current key, and accepts the previous one's tokens too: those from before it
    /// was retired, until they have all ended.
    static Result<TokenSigner> fromKeys(const InstanceKeys &keys);

    QString sign(const AccessClaims &claims) const;
    /// Unauthenticated for anything but an unexpired token of our own: another algorithm, extra
    /// header fields (jku, jwk, kid, crit), a bad signature, wrong iss, aud, typ, exp, nbf or iat.
    Result<AccessClaims> verify(QStringView token, Instant now) const;

private:
    explicit TokenSigner(InstanceKeys keys);
    static Result<AccessClaims> checkClaims(const QJsonObject &payload, Instant now);

    InstanceKeys m_keys;
};

} // namespace frontdesk
