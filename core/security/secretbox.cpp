// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/secretbox.h"

#include "derivedkey.h"
#include "security/secrets.h"

#include <QList>

#include <algorithm>
#include <memory>

#include <openssl/evp.h>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int NonceBytes = 12;
constexpr int TagBytes = 16;
constexpr char Version[] = "1";

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

unsigned char *bytesOf(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

tl::unexpected<Error> altered()
{
    return fail(ErrorCode::Internal, u"A sealed secret does not open: it was altered or moved"_s);
}

} // namespace

SecretBox::SecretBox(const InstanceKeys &keys, const QByteArray &purpose)
{
    const auto add = [&](const QByteArray &instanceKey) {
        const QByteArray key = derivedKey(instanceKey, purpose);
        m_keys.append({key, keyName(key)});
    };
    add(keys.current);
    if (keys.previous)
        add(keys.previous->key);
}

QString SecretBox::seal(const QByteArray &secret, const QByteArray &context) const
{
    const Key &key = m_keys.first();
    const QByteArray nonce = randomBytes(NonceBytes);
    QByteArray out(secret.size(), Qt::Uninitialized);
    QByteArray tag(TagBytes, Qt::Uninitialized);
    int size = 0;
    const Cipher cipher(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    const bool sealed =
        cipher
        && EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytesOf(key.bytes),
                              bytesOf(nonce))
               == 1
        && EVP_EncryptUpdate(cipher.get(), nullptr, &size, bytesOf(context), int(context.size()))
               == 1
        && EVP_EncryptUpdate(cipher.get(), bytesOf(out), &size, bytesOf(secret), int(secret.size()))
               == 1
        && EVP_EncryptFinal_ex(cipher.get(), bytesOf(tag), &size) == 1
        && EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, TagBytes, tag.data()) == 1;
    if (!sealed)
        qFatal("AES-256-GCM is not available");
    return QString::fromLatin1(Version + QByteArray(".") + key.name + '.'
                               + (nonce + out + tag).toBase64(QByteArray::Base64UrlEncoding));
}

Result<QByteArray> SecretBox::open(const QString &sealed, const QByteArray &context) const
{
    const QList<QByteArray> parts = sealed.toLatin1().split('.');
    if (parts.size() != 3 || parts[0] != Version)
        return altered();
    const auto key = std::ranges::find(m_keys, parts[1], &Key::name);
    if (key == m_keys.end())
        return fail(ErrorCode::ConfigInvalid,
                    u"A secret in the database was sealed under another instance's key: give every "
                    "desk and server of one database the same JWT_SECRET"_s);
    const QByteArray bytes = QByteArray::fromBase64(parts[2], QByteArray::Base64UrlEncoding);
    const qsizetype size = bytes.size() - NonceBytes - TagBytes;
    if (size < 0)
        return altered();
    const QByteArray nonce = bytes.left(NonceBytes);
    QByteArray tag = bytes.right(TagBytes);
    QByteArray out(size, Qt::Uninitialized);
    const QByteArray in = bytes.mid(NonceBytes, size);
    int written = 0;
    const Cipher cipher(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    const bool opened =
        cipher
        && EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytesOf(key->bytes),
                              bytesOf(nonce))
               == 1
        && EVP_DecryptUpdate(cipher.get(), nullptr, &written, bytesOf(context), int(context.size()))
               == 1
        && EVP_DecryptUpdate(cipher.get(), bytesOf(out), &written, bytesOf(in), int(in.size())) == 1
        && EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, TagBytes, tag.data()) == 1
        && EVP_DecryptFinal_ex(cipher.get(), bytesOf(tag), &written) == 1;
    if (!opened)
        return altered();
    return out;
}

QStringList SecretBox::beginnings() const
{
    QStringList result;
    for (const Key &key : m_keys)
        result.append(QString::fromLatin1(Version + QByteArray(".") + key.name));
    return result;
}

bool SecretBox::isCurrent(const QString &sealed) const
{
    return sealed.section(u'.', 1, 1) == QLatin1StringView(m_keys.first().name);
}

} // namespace frontdesk
