// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/actor.h"
#include "services/context.h"
#include "storage/database.h"
#include "storage/secondfactorrepository.h"

namespace frontdesk {

/// Where a second factor's secret is kept, which its seal holds it to.
QByteArray secondFactorContext(UserId user);

/// Uses up a code of the app, or a recovery code. TotpRequired where `code` is empty,
/// InvalidCredentials at /totp where it is wrong or was used before.
Result<void> useSecondFactor(const ServiceContext &context, Transaction &transaction,
                             const Actor &actor, const SecondFactor &factor, const QString &code);

} // namespace frontdesk
