// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

namespace frontdesk {

/// The keys in use.
namespace SettingKey {
inline constexpr QLatin1StringView ClinicName("clinic.name");
inline constexpr QLatin1StringView ClinicTimeZone("clinic.timezone");
/// The audit trail's own key, sealed under the instance's.
inline constexpr QLatin1StringView AuditKey("audit.key");
inline constexpr QLatin1StringView MessageRules("messages.rules");
} // namespace SettingKey

/// Rows of settings: what all desks on one database share.
class SettingsRepository
{
public:
    explicit SettingsRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    Result<std::optional<QString>> value(QLatin1StringView key);
    /// Sets it where nobody has yet.
    Result<void> setFirstValue(QLatin1StringView key, const QString &value);
    Result<void> setValue(QLatin1StringView key, const QString &value);

private:
    Connection &m_connection;
};

} // namespace frontdesk
