// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/passwordhasher.h"

#include "security/secrets.h"

#include <QScopeGuard>
#include <QSemaphoreReleaser>

#include <array>

#include <argon2.h>
#include <openssl/crypto.h>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int SaltBytes = 16;
constexpr int HashBytes = 32;
/// Two run at once at about 0.1 s each, so the last of these waits about three seconds.
constexpr int MostWaiting = 64;

/// The bytes that are hashed. The same password typed on another system may be composed otherwise.
QByteArray bytesOf(const QString &password)
{
    return password.normalized(QString::NormalizationForm_C).toUtf8();
}

void wipe(QByteArray &bytes)
{
    OPENSSL_cleanse(bytes.data(), std::size_t(bytes.size()));
}

/// What every hash of this cost begins with.
QString prefixOf(const PasswordHasher::Cost &cost)
{
    return u"$argon2id$v=%1$m=%2,t=%3,p=%4$"_s.arg(int(ARGON2_VERSION_NUMBER))
        .arg(cost.memoryKiB)
        .arg(cost.passes)
        .arg(cost.lanes);
}

Error brokenHash(int code)
{
    return {ErrorCode::Internal,
            u"The password could not be hashed or compared"_s,
            QString::fromUtf8(argon2_error_message(code)),
            {}};
}

} // namespace

PasswordHasher::PasswordHasher()
    : PasswordHasher(Cost())
{
}

PasswordHasher::PasswordHasher(const Cost &cost)
    : m_cost(cost)
{
    // Random bytes in place of a hash are as dear to compare with, and no password matches them.
    const auto part = [](int size) {
        return QString::fromLatin1(randomBytes(size).toBase64(QByteArray::OmitTrailingEquals));
    };
    m_decoy = prefixOf(cost) + part(SaltBytes) + u'$' + part(HashBytes);
}

Result<void> PasswordHasher::enter()
{
    if (m_running.tryAcquire())
        return {};
    const auto leave = qScopeGuard([this] { --m_waiting; });
    if (++m_waiting > MostWaiting)
        return fail(ErrorCode::Unavailable, u"Too many log-ins at once; try again shortly"_s,
                    u"password hashing queue full"_s);
    m_running.acquire();
    return {};
}

Result<QString> PasswordHasher::hash(const QString &password)
{
    FRONTDESK_TRY(enter());
    const QSemaphoreReleaser releaser(m_running);
    QByteArray bytes = bytesOf(password);
    const auto wiper = qScopeGuard([&] { wipe(bytes); });
    const QByteArray salt = randomBytes(SaltBytes);
    std::array<char, 256> encoded {};
    const int code = argon2id_hash_encoded(
        m_cost.passes, m_cost.memoryKiB, m_cost.lanes, bytes.constData(), std::size_t(bytes.size()),
        salt.constData(), SaltBytes, HashBytes, encoded.data(), encoded.size());
    if (code != ARGON2_OK)
        return fail(brokenHash(code));
    return QString::fromLatin1(encoded.data());
}

Result<bool> PasswordHasher::verify(const QString &password, const QString &encoded)
{
    FRONTDESK_TRY(enter());
    const QSemaphoreReleaser releaser(m_running);
    QByteArray bytes = bytesOf(password);
    const auto wiper = qScopeGuard([&] { wipe(bytes); });
    const bool absent = encoded.isEmpty();
    const QByteArray expected = (absent ? m_decoy : encoded).toLatin1();
    const int code =
        argon2id_verify(expected.constData(), bytes.constData(), std::size_t(bytes.size()));
    if (code != ARGON2_OK && code != ARGON2_VERIFY_MISMATCH)
        return fail(brokenHash(code));
    return code == ARGON2_OK && !absent;
}

bool PasswordHasher::needsRehash(const QString &encoded) const
{
    return !encoded.startsWith(prefixOf(m_cost));
}

} // namespace frontdesk
