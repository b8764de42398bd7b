// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <optional>

class QObject;

namespace frontdesk {

/// Where a desk keeps a secret: the system's keychain or nowhere. Never a file.
class SecretStore
{
public:
    using Loaded = std::function<void(std::optional<QString> secret)>;
    using Done = std::function<void(bool succeeded)>;

    virtual ~SecretStore() = default;
    /// Answers in the caller's thread, later, and not at all once `context` is gone.
    virtual void load(const QString &key, QObject *context, Loaded loaded) = 0;
    /// Not succeeded: there is no keychain, or it is locked; nothing was kept.
    virtual void save(const QString &key, const QString &secret, QObject *context, Done done) = 0;
    virtual void remove(const QString &key) = 0;
};

/// The keychain of the desktop (Secret Service, KWallet, Windows, macOS) through QtKeychain,
/// without its insecure fallback.
class KeychainSecretStore final : public SecretStore
{
public:
    void load(const QString &key, QObject *context, Loaded loaded) override;
    void save(const QString &key, const QString &secret, QObject *context, Done done) override;
    void remove(const QString &key) override;
};

} // namespace frontdesk
