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

/// Brings the schema up to date: each step in a transaction of its own with the record of it.
/// Refuses a schema that is newer (SchemaTooNew), altered or foreign (SchemaAltered). Before an
/// existing SQLite file is changed, a checked copy of it is put beside it. Returns how many steps
/// were applied.
Result<int> migrate(const DatabaseLocation &location, const QList<Migration> &migrations,
                    const Logger &logger);

} // namespace frontdesk
