// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

namespace frontdesk {

/// Rows of settings: what all desks on one database share.
class SettingsRepository
{
public:
    explicit SettingsRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    Result<std::optional<QString>> value(const QString &key);
    Result<void> setValue(const QString &key, const QString &value);

private:
    Connection &m_connection;
};

} // namespace frontdesk
