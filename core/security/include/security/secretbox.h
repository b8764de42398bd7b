// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "security/keyfile.h"

#include <QByteArray>
#include <QString>

namespace frontdesk {

/// Seals secrets that the database keeps: AES-256-GCM with a 96-bit random nonce, under keys that
/// HKDF-SHA-256 (RFC 5869) derives from the instance's. Thread-safe: immutable after construction.
class SecretBox
{
public:
    /// `purpose` separates the keys of different uses of one instance key.
    SecretBox(const InstanceKeys &keys, const QByteArray &purpose);

    /// `context` says where the sealed text is kept ("table|column|id"): elsewhere it does not
    /// open.
    QString seal(const QByteArray &secret, const QByteArray &context) const;
    /// ConfigInvalid where it was sealed under a key that this instance does not have; Internal
    /// where it was altered or belongs elsewhere.
    Result<QByteArray> open(const QString &sealed, const QByteArray &context) const;
    /// Whether `sealed` is under the current key, not the one before it.
    bool isCurrent(const QString &sealed) const;
    /// How texts begin that are sealed under each of the keys, 18 characters, the current one
    /// first.
    QStringList beginnings() const;

private:
    struct Key {
        QByteArray bytes;
        QByteArray name; ///< tells keys apart in a sealed text, and says nothing of the key
    };

    QList<Key> m_keys; ///< the current one first
};

} // namespace frontdesk
