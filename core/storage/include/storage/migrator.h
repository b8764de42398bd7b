// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/logging.h"
#include "base/result.h"
#include "storage/location.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace frontdesk {

/// One numbered step of the schema. Its statements are separated by lines that hold only "--;", so
/// that a trigger's own semicolons split nothing.
struct Migration {
    int number = 0;
    QString name;
    QString sql;

    QByteArray checksum() const; ///< SHA-256 of the text, in hexadecimal
    QStringList statements() const;
};

/// The program's own migrations for a dialect, from its resources, in order.
QList<Migration> builtInMigrations(Dialect dialect);

/// What keeps the data true once all of them are applied, as "table.name": triggers, unique
/// indexes, and in PostgreSQL constraints. A test holds this list against what the migrations make.
QStringList builtInGuards(Dialect dialect);

/// What a database that can be reached holds.
enum class SchemaState {
    Empty,
    Current,
    Older, ///< opening brings it up to date
    Newer,
    Altered, ///< of ours, but not as our steps make it
    Foreign
};

struct SchemaReport {
    SchemaState state = SchemaState::Empty;
    int version = 0; ///< the last step that it has had
    int known = 0; ///< the last step of these migrations
    bool mayCreate = true; ///< whether this user may make tables in it
};

/// Connects and reads, and changes nothing. Where no connection can be made the error is
/// Unavailable, with a detail that connectFailureOf() reads.
Result<SchemaReport> inspectSchema(const DatabaseLocation &location,
                                   const QList<Migration> &migrations, const QStringList &guards);

/// Why a connection was not made, as far as the database tells.
enum class ConnectFailure { Unreachable, LoginRefused, NoSuchDatabase };
ConnectFailure connectFailureOf(const Error &error);

/// Brings the schema up to date: each step in a transaction of its own with the record of it.
/// Refuses a schema that is newer (SchemaTooNew), altered or foreign (SchemaAltered), or that lacks
/// one of `guards` afterwards (SchemaAltered). Before an existing SQLite file is changed, a checked
/// copy of it is put beside it. Returns how many steps were applied.
Result<int> migrate(const DatabaseLocation &location, const QList<Migration> &migrations,
                    const QStringList &guards, const Logger &logger);

} // namespace frontdesk
