// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace frontdesk {

class SqlConnection;

/// Writes the SQLite database as it is now to the new file `copy`, which its owner alone may read,
/// checks it and has it on the disk. On a failure, which is Unavailable or says that the database
/// isDamaged(), nothing is left of it.
Result<void> makeCheckedCopy(SqlConnection &connection, const QString &copy);

/// Unavailable where a SQLite file is not sound, or cannot be read.
Result<void> checkIntegrity(const QString &file);

/// The sentence about a file that is no sound database.
QString damagedSentence(const QString &file);

} // namespace frontdesk
