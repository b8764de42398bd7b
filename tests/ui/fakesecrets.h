// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "login/secretstore.h"

#include <QHash>

namespace frontdesk::test {

/// A keychain in memory, which can also be missing.
class FakeSecrets final : public SecretStore
{
public:
    bool works = true;
    QHash<QString, QString> kept;

    void load(const QString &key, QObject *, Loaded loaded) override
    {
        const bool has = works && kept.contains(key);
        loaded(has ? std::optional(kept.value(key)) : std::nullopt);
    }
    void save(const QString &key, const QString &secret, QObject *, Done done) override
    {
        if (works)
            kept.insert(key, secret);
        done(works);
    }
    void remove(const QString &key) override { kept.remove(key); }
};

} // namespace frontdesk::test
