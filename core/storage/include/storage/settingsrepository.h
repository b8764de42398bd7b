// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

namespace frontdesk {

/// The keys in use.
namespace SettingKey {
inline constexpr QLatin1StringView ClinicName("clinic.name");
inline constexpr QLatin1StringView ClinicTimeZone("clinic.timezone");
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
    Result<void> setValue(QLatin1StringView key, const QString &value);

private:
    Connection &m_connection;
};

} // namespace frontdesk
