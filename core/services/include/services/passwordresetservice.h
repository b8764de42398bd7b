// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/actor.h"
#include "services/context.h"
#include "services/origin.h"

namespace frontdesk {

/// What lets somebody choose a new password, once; shown this once, as only its hash is stored.
struct ResetCode {
    QString code;
    Instant expiresAt;
};

/// How a forgotten password is replaced.
class PasswordResetService
{
public:
    static constexpr std::chrono::minutes Lifetime {30};

    explicit PasswordResetService(const ServiceContext &context)
        : m_context(context)
    {
    }

    /// Has a code sent to the account of that e-mail, if there is one; at most three an hour.
    /// Whether there is one shows neither in the answer nor in its time.
    Result<void> request(const QString &email, const Origin &origin);
    /// A code that an administrator hands over in person.
    Result<ResetCode> makeCode(const Actor &actor, UserId user);
    /// Sets a new password and ends all sessions. Nobody is signed in by it, so that a second
    /// factor is asked for as ever. InvalidInput at /token where it is wrong, used or has ended.
    Result<void> confirm(const QString &token, const QString &newPassword, const Origin &origin);

private:
    const ServiceContext &m_context;
};

} // namespace frontdesk
