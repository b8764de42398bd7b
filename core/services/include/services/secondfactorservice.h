// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/actor.h"
#include "services/context.h"

#include <QStringList>

namespace frontdesk {

struct SecondFactorState {
    bool isOn = false;
    int recoveryCodesLeft = 0;
    bool isRequired = false; ///< the clinic asks it of this account

    bool operator==(const SecondFactorState &) const = default;
};

/// What an authenticator app needs; shown once, while a second factor is set up.
struct SecondFactorSecret {
    QString secret; ///< base32, to be typed
    QString uri; ///< otpauth://, to be shown as a QR code
};

/// One's own second factor: one-time codes of an app, besides the password.
class SecondFactorService
{
public:
    explicit SecondFactorService(const ServiceContext &context)
        : m_context(context)
    {
    }

    Result<SecondFactorState> state(const Actor &actor);
    /// Makes a secret, which counts once it is confirmed. AlreadyExists where there is one.
    Result<SecondFactorSecret> begin(const Actor &actor);
    /// Switches it on with a first code of the app, ends one's other sessions, and gives the
    /// recovery codes, which are shown this once. IllegalTransition where nothing was begun.
    Result<QStringList> confirm(const Actor &actor, const QString &code);
    /// Switches it off with the password and a code (or a recovery code). Forbidden where the
    /// clinic asks for it; InvalidInput at /password where the password is too short alone.
    Result<void> disable(const Actor &actor, const QString &password, const QString &code);
    /// Takes another user's away, who has lost app and recovery codes, and ends their sessions;
    /// administrators only. NotFound where there is none.
    Result<void> removeFor(const Actor &actor, UserId user);

private:
    const ServiceContext &m_context;
};

} // namespace frontdesk
