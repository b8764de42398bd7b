// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clinicservice.h"

#include "audit.h"
#include "permissions.h"
#include "storage/settingsrepository.h"
#include "storage/userrepository.h"
#include "validation.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

Result<ClinicProfile> readProfile(Connection &connection)
{
    SettingsRepository settings(connection);
    FRONTDESK_TRY_ASSIGN(const auto name, settings.value(SettingKey::ClinicName));
    FRONTDESK_TRY_ASSIGN(const auto zone, settings.value(SettingKey::ClinicTimeZone));
    return ClinicProfile {name.value_or(QString()), zone.value_or(QString())};
}

} // namespace

Result<ClinicProfile> ClinicService::profile()
{
    return m_context.data.read([](Connection &connection) { return readProfile(connection); });
}

Result<ClinicProfile> ClinicService::setProfile(const Actor &actor, const ClinicProfile &wanted)
{
    Validator validator;
    validator.line(u"/name"_s, wanted.name, 1, 200);
    if (!ClinicTime::isKnownZone(wanted.timeZone))
        validator.add(u"/timeZone"_s, u"unknown"_s, u"This is not an IANA time zone"_s);
    FRONTDESK_TRY(validator.result());
    FRONTDESK_TRY_ASSIGN(const ClinicTime time, ClinicTime::forZone(wanted.timeZone));
    const auto saved = m_context.data.write([&](Transaction &transaction) -> Result<ClinicProfile> {
        Connection &connection = transaction.connection();
        FRONTDESK_TRY_ASSIGN(const int admins, UserRepository(connection).countActive(Role::Admin));
        FRONTDESK_TRY(require(actor.isAdmin() || (admins == 0 && actor.channel != Channel::Api)));
        FRONTDESK_TRY_ASSIGN(const ClinicProfile before, readProfile(connection));
        const ClinicProfile profile {wanted.name.trimmed(), wanted.timeZone};
        SettingsRepository settings(connection);
        FRONTDESK_TRY(settings.setValue(SettingKey::ClinicName, profile.name));
        FRONTDESK_TRY(settings.setValue(SettingKey::ClinicTimeZone, profile.timeZone));
        FRONTDESK_TRY(writeAudit(
            transaction, m_context.clock, actor,
            {"update"_L1, "clinic"_L1, u"clinic"_s, auditJson(before), auditJson(profile)}));
        transaction.publish({ChangedEntity::Clinic, {}, {}, {}});
        return profile;
    });
    if (saved)
        m_context.zone.set(time);
    return saved;
}

} // namespace frontdesk
