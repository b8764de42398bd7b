// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/context.h"
#include "storage/userrepository.h"

namespace frontdesk {

/// What the password of an account must be like, as the settings and the clinic's name say now.
/// `existing` is the account where there is one: whether it has a second factor counts.
Result<PasswordRules> passwordRules(const ServiceContext &context, const QString &email, Role role,
                                    UserId existing = {});

/// Whether an account may do nothing before a second factor is set up.
bool mustSetUpTotp(const ServiceContext &context, Role role, bool hasSecondFactor);

} // namespace frontdesk
