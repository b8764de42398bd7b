// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/logging.h"
#include "base/result.h"

#include <QMutex>
#include <QSslConfiguration>

#include <memory>

namespace frontdesk {

/// The server's certificate and key, and how TLS is spoken with them: 1.2 or newer, with forward
/// secrecy and authenticated encryption. Thread-safe.
class TlsIdentity
{
public:
    /// ConfigInvalid, in one sentence, where the files do not hold a certificate and its key.
    static Result<std::unique_ptr<TlsIdentity>> load(const QString &certFile,
                                                     const QString &keyFile);

    QSslConfiguration configuration() const;
    /// The SHA-256 of the certificate, as "3A:F0:..."
    QString fingerprint() const;
    /// Reads the files again, for the connections that come afterwards, and logs what came of it.
    /// Where they are not good, the old ones stay.
    void reload(const Logger &logger);
    /// The same, if the files have changed since they were last looked at.
    void reloadIfChanged(const Logger &logger);

private:
    struct Read {
        QSslConfiguration configuration;
        QByteArray digest;
    };

    TlsIdentity(QString certFile, QString keyFile);
    static Result<Read> read(const QString &certFile, const QString &keyFile);
    QString stamp() const;

    const QString m_certFile;
    const QString m_keyFile;
    mutable QMutex m_mutex;
    Read m_now;
    QString m_stamp; ///< of the files, when they were last looked at
};

} // namespace frontdesk
