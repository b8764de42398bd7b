// SPDX-License-Identifier: GPL-3.0-or-later
#include "tlsidentity.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslKey>
#include <QSslSocket>

#include <memory>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

template <class T>
using Owned = std::unique_ptr<T, void (*)(T *)>;

tl::unexpected<Error> unusable(const QString &file, QLatin1StringView why)
{
    return fail(ErrorCode::ConfigInvalid, u"%1: %2"_s.arg(file, why));
}

Result<QByteArray> contentOf(const QString &path)
{
    constexpr qint64 MostBytes = 1 << 20;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::ConfigInvalid,
                    u"%1: cannot be read: %2"_s.arg(path, file.errorString()));
    return file.read(MostBytes);
}

Owned<BIO> reader(const QByteArray &bytes)
{
    return {BIO_new_mem_buf(bytes.constData(), int(bytes.size())), &BIO_free_all};
}

/// A key with a passphrase is as good as none: nobody is there to type it.
int noPassphrase(char *, int, int, void *)
{
    return 0;
}

std::optional<QSsl::KeyAlgorithm> algorithmOf(const EVP_PKEY *key)
{
    switch (EVP_PKEY_get_base_id(key)) {
    case EVP_PKEY_RSA:
        return QSsl::Rsa;
    case EVP_PKEY_EC:
        return QSsl::Ec;
    default:
        return std::nullopt;
    }
}

/// TLS 1.3's, and of 1.2 those with forward secrecy and authenticated encryption.
QList<QSslCipher> goodCiphers()
{
    QList<QSslCipher> good;
    const auto all = QSslConfiguration::supportedCiphers();
    for (const QSslCipher &cipher : all) {
        const QString name = cipher.name();
        const bool isNew = cipher.protocol() == QSsl::TlsV1_3;
        const bool isSealed = name.contains("GCM"_L1) || name.contains("CHACHA20"_L1);
        if (isNew || (name.startsWith("ECDHE-"_L1) && isSealed))
            good.append(cipher);
    }
    return good;
}

} // namespace

TlsIdentity::TlsIdentity(QString certFile, QString keyFile)
    : m_certFile(std::move(certFile))
    , m_keyFile(std::move(keyFile))
{
}

Result<std::unique_ptr<TlsIdentity>> TlsIdentity::load(const QString &certFile,
                                                       const QString &keyFile)
{
    if (!QSslSocket::supportsSsl())
        return fail(ErrorCode::ConfigInvalid,
                    u"TLS_CERT_FILE: Qt finds no OpenSSL on this machine"_s);
    std::unique_ptr<TlsIdentity> identity(new TlsIdentity(certFile, keyFile));
    identity->m_stamp = identity->stamp();
    FRONTDESK_TRY_ASSIGN(identity->m_now, read(certFile, keyFile));
    return identity;
}

Result<TlsIdentity::Read> TlsIdentity::read(const QString &certFile, const QString &keyFile)
{
    FRONTDESK_TRY_ASSIGN(const QByteArray certBytes, contentOf(certFile));
    FRONTDESK_TRY_ASSIGN(const QByteArray keyBytes, contentOf(keyFile));
    const auto certReader = reader(certBytes);
    const auto keyReader = reader(keyBytes);
    const Owned<X509> cert(PEM_read_bio_X509(certReader.get(), nullptr, &noPassphrase, nullptr),
                           &X509_free);
    if (!cert)
        return unusable(certFile, "holds no certificate in PEM form"_L1);
    const Owned<EVP_PKEY> key(
        PEM_read_bio_PrivateKey(keyReader.get(), nullptr, &noPassphrase, nullptr), &EVP_PKEY_free);
    if (!key)
        return unusable(keyFile, "holds no private key in PEM form, or one with a passphrase"_L1);
    if (X509_check_private_key(cert.get(), key.get()) != 1)
        return unusable(keyFile, "is not the key of the certificate"_L1);
    const auto algorithm = algorithmOf(key.get());
    if (!algorithm)
        return unusable(keyFile, "must hold an RSA or an EC key"_L1);

    const QList<QSslCertificate> chain = QSslCertificate::fromData(certBytes, QSsl::Pem);
    Read result;
    result.digest = chain.constFirst().digest(QCryptographicHash::Sha256);
    QSslConfiguration &configuration = result.configuration;
    configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(QSslKey(keyBytes, *algorithm, QSsl::Pem, QSsl::PrivateKey));
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setCiphers(goodCiphers());
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setAllowedNextProtocols({"http/1.1"});
    return result;
}

QSslConfiguration TlsIdentity::configuration() const
{
    const QMutexLocker locker(&m_mutex);
    return m_now.configuration;
}

QString TlsIdentity::fingerprint() const
{
    const QMutexLocker locker(&m_mutex);
    return QString::fromLatin1(m_now.digest.toHex(':').toUpper());
}

void TlsIdentity::reload(const Logger &logger)
{
    const QString seen = stamp();
    auto fresh = read(m_certFile, m_keyFile);
    {
        const QMutexLocker locker(&m_mutex);
        m_stamp = seen;
        if (fresh)
            m_now = *std::move(fresh);
    }
    if (fresh)
        logger.info("certificate_loaded"_L1, {{"sha256"_L1, LogValue::systemText(fingerprint())}});
    else
        logger.warning("certificate_not_loaded"_L1,
                       {{"message"_L1, LogValue::systemText(fresh.error().message)}});
}

void TlsIdentity::reloadIfChanged(const Logger &logger)
{
    const QString seen = stamp();
    {
        const QMutexLocker locker(&m_mutex);
        if (seen == m_stamp)
            return;
    }
    reload(logger);
}

/// Tells one state of the files from another. It follows links, which is how certificates are often
/// renewed.
QString TlsIdentity::stamp() const
{
    QString text;
    for (const QString &path : {m_certFile, m_keyFile}) {
        const QFileInfo file(path);
        text += u"%1 %2 %3 "_s.arg(file.canonicalFilePath())
                    .arg(file.lastModified().toMSecsSinceEpoch())
                    .arg(file.size());
    }
    return text;
}

} // namespace frontdesk
