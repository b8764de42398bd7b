// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/user.h"

namespace frontdesk {

/// The least characters that a password needs.
struct PasswordLengths {
    int patients = 8;
    int staff = 12;
    int withSecondFactor = 8;

    int leastFor(Role role, bool hasSecondFactor) const;
};

/// What one account's password must be like: long enough, at most 256 characters, and neither
/// common nor to be guessed from the account or the clinic. Nothing is asked of its composition.
struct PasswordRules {
    int least = 12;
    QString email;
    QString clinicName;

    /// InvalidInput at `pointer`.
    Result<void> check(const QString &password, const QString &pointer) const;
};

} // namespace frontdesk
