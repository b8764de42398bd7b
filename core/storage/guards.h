// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QStringList>

namespace frontdesk {

class SqlConnection;

/// SchemaAltered, naming them, where the database lacks some of these guards ("table.name") or has
/// them switched off. What it has besides is its operator's own.
Result<void> checkGuards(SqlConnection &connection, const QStringList &guards);

} // namespace frontdesk
