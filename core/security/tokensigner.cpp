// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/tokensigner.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <optional>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MinimumKeyBytes = 32;
constexpr qsizetype LongestToken = 2'048;
constexpr std::size_t SignatureBytes = 32;
constexpr QLatin1StringView Us("frontdesk");
/// The one header that is ever written, and so the one that is read: whatever else a header could
/// ask for (none, RS256, kid, jku, jwk, crit) differs from these bytes.
constexpr char Header[] = R"({"alg":"HS256","typ":"at+jwt"})";

QByteArray toBase64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

/// Strictly: no padding, no foreign characters, and no second spelling of the same bytes.
std::optional<QByteArray> fromBase64Url(const QByteArray &text)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        text, QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || toBase64Url(*decoded) != text)
        return std::nullopt;
    return *decoded;
}

QByteArray signatureOf(const QByteArray &signedPart, const QByteArray &key)
{
    std::array<unsigned char, SignatureBytes> mac {};
    unsigned int size = 0;
    const auto *data = reinterpret_cast<const unsigned char *>(signedPart.constData());
    if (!HMAC(EVP_sha256(), key.constData(), int(key.size()), data, std::size_t(signedPart.size()),
              mac.data(), &size)
        || size != mac.size())
        qFatal("HMAC-SHA-256 is not available");
    return {reinterpret_cast<const char *>(mac.data()), qsizetype(size)};
}

bool sameBytes(const QByteArray &a, const QByteArray &b)
{
    return a.size() == b.size()
           && CRYPTO_memcmp(a.constData(), b.constData(), std::size_t(a.size())) == 0;
}

/// A NumericDate (RFC 7519, section 2) of whole seconds.
qint64 toNumericDate(Instant instant)
{
    return std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count();
}

/// A whole number that is not negative and small enough to be counted in milliseconds.
std::optional<qint64> wholeNumber(const QJsonObject &object, QLatin1StringView name)
{
    constexpr qint64 largest = Q_INT64_C(1) << 52;
    const qint64 number = object.value(name).toInteger(-1);
    if (number < 0 || number > largest)
        return std::nullopt;
    return number;
}

std::optional<Instant> instant(const QJsonObject &object, QLatin1StringView name)
{
    const std::optional<qint64> seconds = wholeNumber(object, name);
    if (!seconds)
        return std::nullopt;
    return Instant(std::chrono::seconds(*seconds));
}

QUuid uuid(const QJsonObject &object, QLatin1StringView name)
{
    constexpr qsizetype length = 36;
    const QString text = object.value(name).toString();
    return text.size() == length ? QUuid::fromString(text) : QUuid();
}

tl::unexpected<Error> refuse(const QString &detail)
{
    // One message for all, as which check failed is of use to an attacker alone.
    return fail(ErrorCode::Unauthenticated, u"The access token is not valid"_s, detail);
}

} // namespace

TokenSigner::TokenSigner(InstanceKeys keys)
    : m_keys(std::move(keys))
{
}

Result<TokenSigner> TokenSigner::fromKey(const QByteArray &key)
{
    return fromKeys({key, std::nullopt});
}

Result<TokenSigner> TokenSigner::fromKeys(const InstanceKeys &keys)
{
    if (keys.current.size() < MinimumKeyBytes
        || (keys.previous && keys.previous->key.size() < MinimumKeyBytes))
        return fail(
            ErrorCode::ConfigInvalid,
            u"The key that signs access tokens needs at least %1 bytes"_s.arg(MinimumKeyBytes));
    return TokenSigner(keys);
}

QString TokenSigner::sign(const AccessClaims &claims) const
{
    const qint64 issued = toNumericDate(claims.issuedAt);
    const QJsonObject payload {
        {u"iss"_s, Us},
        {u"aud"_s, Us},
        {u"sub"_s, claims.userId.toString(QUuid::WithoutBraces)},
        {u"sid"_s, claims.sessionId.toString(QUuid::WithoutBraces)},
        {u"ep"_s, claims.tokenEpoch},
        {u"iat"_s, issued},
        {u"nbf"_s, issued},
        {u"exp"_s, toNumericDate(claims.expiresAt)},
    };
    const QByteArray signedPart =
        toBase64Url(Header) + '.'
        + toBase64Url(QJsonDocument(payload).toJson(QJsonDocument::Compact));
    return QString::fromLatin1(signedPart + '.'
                               + toBase64Url(signatureOf(signedPart, m_keys.current)));
}

Result<AccessClaims> TokenSigner::verify(QStringView token, Instant now) const
{
    if (token.size() > LongestToken)
        return refuse(u"too long"_s);
    const QByteArray text = token.toLatin1();
    const QList<QByteArray> parts = text.split('.');
    if (parts.size() != 3)
        return refuse(u"not three parts"_s);
    if (parts[0] != toBase64Url(Header))
        return refuse(u"header"_s);
    const std::optional<QByteArray> signature = fromBase64Url(parts[2]);
    const QByteArray signedPart = parts[0] + '.' + parts[1];
    const auto isSignedWith = [&](const QByteArray &key) {
        return signature && sameBytes(*signature, signatureOf(signedPart, key));
    };
    const bool byPrevious = !isSignedWith(m_keys.current);
    if (byPrevious && (!m_keys.previous || !isSignedWith(m_keys.previous->key)))
        return refuse(u"signature"_s);
    const std::optional<QByteArray> payload = fromBase64Url(parts[1]);
    const QJsonDocument document = QJsonDocument::fromJson(payload.value_or(QByteArray()));
    if (!document.isObject())
        return refuse(u"payload"_s);
    FRONTDESK_TRY_ASSIGN(const AccessClaims claims, checkClaims(document.object(), now));
    // Whoever has a retired key may have stolen it: it makes no new tokens.
    if (const auto retired = byPrevious ? m_keys.previous->retiredAt : std::nullopt;
        retired && (claims.issuedAt > *retired || now >= *retired + LongestLife + Skew))
        return refuse(u"the key is retired"_s);
    return claims;
}

Result<AccessClaims> TokenSigner::checkClaims(const QJsonObject &payload, Instant now)
{
    if (payload.value("iss"_L1) != Us || payload.value("aud"_L1) != Us)
        return refuse(u"iss or aud"_s);
    const auto issued = instant(payload, "iat"_L1);
    const auto notBefore = instant(payload, "nbf"_L1);
    const auto expires = instant(payload, "exp"_L1);
    if (!issued || !notBefore || !expires)
        return refuse(u"iat, nbf or exp"_s);
    if (*issued > now + Skew || *notBefore > now + Skew)
        return refuse(u"from the future"_s);
    if (now >= *expires + Skew)
        return refuse(u"expired"_s);
    const std::optional<qint64> epoch = wholeNumber(payload, "ep"_L1);
    const QUuid user = uuid(payload, "sub"_L1);
    const QUuid session = uuid(payload, "sid"_L1);
    if (!epoch || user.isNull() || session.isNull())
        return refuse(u"sub, sid or ep"_s);
    return AccessClaims {user, session, *epoch, *issued, *expires};
}

} // namespace frontdesk
