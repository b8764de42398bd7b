// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QSemaphore>
#include <QString>

#include <atomic>

namespace frontdesk {

/// argon2id with m = 19,456 KiB, t = 2, p = 1 and a 16-byte salt (OWASP's floor). Thread-safe: at
/// most two hashes run at once, and when the queue is full the call fails with Unavailable.
class PasswordHasher
{
public:
    /// The cost of a hash; tests may pass a cheaper one.
    struct Cost {
        quint32 memoryKiB = 19'456;
        quint32 passes = 2;
        quint32 lanes = 1;
    };

    PasswordHasher();
    explicit PasswordHasher(const Cost &cost);

    /// The encoded hash, "$argon2id$v=19$m=...", with a fresh salt.
    Result<QString> hash(const QString &password);
    /// Whether `password` is the one of `encoded`. An empty `encoded` costs the same time and is
    /// false, so that an unknown account cannot be told from a wrong password.
    Result<bool> verify(const QString &password, const QString &encoded);
    /// Whether `encoded` was made with another cost, so that it is made anew at the next log-in.
    bool needsRehash(const QString &encoded) const;

private:
    /// Takes one of the running places, waiting for it in the bounded queue.
    Result<void> enter();

    Cost m_cost;
    QString m_decoy; ///< has the form of a hash of this cost; verified where there is no account
    QSemaphore m_running {2};
    std::atomic<int> m_waiting {0};
};

} // namespace frontdesk
