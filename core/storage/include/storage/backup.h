// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "storage/location.h"

namespace frontdesk {

/// Writes a checked copy of a SQLite database to `file`, which must not be there yet, and gives its
/// size in bytes. The database may be in use: it is read in one snapshot and its lock is not taken.
/// The copy has its name only when it is whole; its owner alone may read it.
Result<qint64> backUpFile(const DatabaseLocation &location, const QString &file);

/// Puts a copy of `file`, which stays, in the place of a SQLite database that nobody has open, and
/// gives the name under which the database from before is kept, empty where there was none.
/// DatabaseLocked where it is open; SchemaTooNew, SchemaAltered or Unavailable where `file` is no
/// sound database that this program can open. On any failure the database is what it was.
Result<QString> restoreFile(const DatabaseLocation &location, const QString &file, Instant now);

} // namespace frontdesk
