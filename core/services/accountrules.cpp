// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountrules.h"

#include "storage/database.h"
#include "storage/secondfactorrepository.h"
#include "storage/settingsrepository.h"

namespace frontdesk {

Result<PasswordRules> passwordRules(const ServiceContext &context, const QString &email, Role role,
                                    UserId existing)
{
    return context.data.read([&](Connection &connection) -> Result<PasswordRules> {
        FRONTDESK_TRY_ASSIGN(const auto clinic,
                             SettingsRepository(connection).value(SettingKey::ClinicName));
        FRONTDESK_TRY_ASSIGN(const bool second,
                             SecondFactorRepository(connection).isConfirmed(existing));
        return PasswordRules {context.signIn.passwords.leastFor(role, second), email,
                              clinic.value_or(QString())};
    });
}

bool mustSetUpTotp(const ServiceContext &context, Role role, bool hasSecondFactor)
{
    return context.signIn.totpRequiredForAdmins && role == Role::Admin && !hasSecondFactor;
}

} // namespace frontdesk
