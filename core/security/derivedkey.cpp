// SPDX-License-Identifier: GPL-3.0-or-later
#include "derivedkey.h"

#include <QCryptographicHash>

#include <array>
#include <memory>

#include <openssl/core_names.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

namespace frontdesk {

namespace {

constexpr int KeyBytes = 32;
constexpr int NameBytes = 8;

using Kdf = std::unique_ptr<EVP_KDF, decltype(&EVP_KDF_free)>;
using KdfContext = std::unique_ptr<EVP_KDF_CTX, decltype(&EVP_KDF_CTX_free)>;

} // namespace

QByteArray derivedKey(QByteArray instanceKey, QByteArray purpose)
{
    const Kdf kdf(EVP_KDF_fetch(nullptr, "HKDF", nullptr), EVP_KDF_free);
    const KdfContext context(kdf ? EVP_KDF_CTX_new(kdf.get()) : nullptr, EVP_KDF_CTX_free);
    QByteArray digest("SHA256");
    const std::array parameters {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest.data(), 0),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, instanceKey.data(),
                                          std::size_t(instanceKey.size())),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, purpose.data(),
                                          std::size_t(purpose.size())),
        OSSL_PARAM_construct_end(),
    };
    QByteArray result(KeyBytes, Qt::Uninitialized);
    if (!context
        || EVP_KDF_derive(context.get(), reinterpret_cast<unsigned char *>(result.data()),
                          std::size_t(KeyBytes), parameters.data())
               != 1)
        qFatal("HKDF-SHA-256 is not available");
    return result;
}

QByteArray keyName(const QByteArray &key)
{
    return QCryptographicHash::hash(key, QCryptographicHash::Sha256).left(NameBytes).toHex();
}

} // namespace frontdesk
