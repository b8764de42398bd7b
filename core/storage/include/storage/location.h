// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "storage/connection.h"

#include <QString>

namespace frontdesk {

/// Which database, as DATABASE_URL names it.
struct DatabaseLocation {
    Dialect dialect = Dialect::Sqlite;
    QString filePath; ///< SQLite
    QString host, databaseName, userName, password; ///< PostgreSQL
    int port = 5432;

    /// sqlite:///path/clinic.db or postgresql://user:password@host:port/db (percent-encoded).
    /// ConfigInvalid says what is wrong without repeating the password.
    static Result<DatabaseLocation> parse(const QString &url);
    /// clinic.db in the user's data folder.
    static DatabaseLocation defaultFile();
    /// Where it is, without the password, for a log line or a status bar.
    QString display() const;
};

} // namespace frontdesk
