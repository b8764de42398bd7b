// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "security/keyfile.h"

#include <QByteArrayList>
#include <QString>

namespace frontdesk {

/// The link before the first one of a hash chain.
QByteArray chainBeginning();
/// SHA-256 over the link before and the fields of a row, each with its length, so that no two rows
/// are the same bytes.
QByteArray chainLink(const QByteArray &previous, const QByteArrayList &fields);

/// How far a chain has come: its last link, which is the `position`-th (from 1; 0 is the
/// beginning).
struct ChainHead {
    qint64 position = 0;
    QByteArray link = chainBeginning();

    bool operator==(const ChainHead &) const = default;
};

/// Signs heads with HMAC-SHA-256 under a key derived from the instance's: whoever can write to the
/// chain but has no key cannot make a head for another chain. Thread-safe: immutable.
class ChainSigner
{
public:
    explicit ChainSigner(const InstanceKeys &keys);

    /// One line of text.
    QString sign(const ChainHead &head) const;
    /// ConfigInvalid where it was signed under a key that this instance does not have; InvalidInput
    /// where it is no signed head, or was altered.
    Result<ChainHead> open(const QString &signedHead) const;
    /// The name of the key that sign() uses.
    QString currentKey() const;
    /// Every key that open() knows.
    QStringList keys() const;
    /// Whether it was signed with the current key.
    bool isCurrent(const QString &signedHead) const;

private:
    struct Key {
        QByteArray bytes;
        QByteArray name;
    };
    QList<Key> m_keys; ///< the current one first
};

} // namespace frontdesk
