// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/settingsrepository.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

Result<std::optional<QString>> SettingsRepository::value(QLatin1StringView key)
{
    return m_connection.first(u"SELECT value FROM settings WHERE key = ?"_s, {key},
                              [](const Row &row) { return row.text(0); });
}

Result<void> SettingsRepository::setFirstValue(QLatin1StringView key, const QString &value)
{
    FRONTDESK_TRY(m_connection.execute(
        u"INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING"_s,
        {key, value}));
    return {};
}

Result<void> SettingsRepository::setValue(QLatin1StringView key, const QString &value)
{
    FRONTDESK_TRY(m_connection.execute(u"INSERT INTO settings (key, value) VALUES (?, ?) "
                                       "ON CONFLICT (key) DO UPDATE SET value = excluded.value"_s,
                                       {key, value}));
    return {};
}

} // namespace frontdesk
