// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup.h"

#include "commands.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

Result<DatabaseLocation> sqliteLocation(const Config &config)
{
    if (config.databaseUrl.isEmpty())
        return DatabaseLocation::defaultFile();
    FRONTDESK_TRY_ASSIGN(DatabaseLocation location, DatabaseLocation::parse(config.databaseUrl));
    if (location.dialect != Dialect::Sqlite)
        return fail(ErrorCode::ConfigInvalid,
                    u"this is for SQLite; back PostgreSQL up with pg_dump and restore it with "
                    "pg_restore, see Backups in docs/operations.md"_s);
    return location;
}

/// What opens the notes of the database; it is in no backup.
QString keyOf(const Config &config, const DatabaseLocation &location)
{
    return config.jwtSecret.isEmpty() ? location.filePath + ".jwt-key"_L1 : u"JWT_SECRET"_s;
}

} // namespace

Result<void> backup(const CommandContext &context)
{
    FRONTDESK_TRY_ASSIGN(const DatabaseLocation location, sqliteLocation(context.config));
    FRONTDESK_TRY_ASSIGN(const qint64 size, backUpFile(location, context.operand));
    print(u"a checked backup is at %1, %2 bytes"_s.arg(context.operand).arg(size));
    print(u"the key that opens its notes is not in it: keep %1 too, apart from it"_s.arg(
        keyOf(context.config, location)));
    return {};
}

Result<void> restore(const CommandContext &context)
{
    FRONTDESK_TRY_ASSIGN(const DatabaseLocation location, sqliteLocation(context.config));
    FRONTDESK_TRY_ASSIGN(const QString aside,
                         restoreFile(location, context.operand, SystemClock().now()));
    print(u"%1 is what the backup %2 holds"_s.arg(location.filePath, context.operand));
    if (!aside.isEmpty())
        print(u"the database from before it was put aside as %1"_s.arg(aside));
    print(u"now see that %1 is the key that was in use with the backup, then run verify-audit "
          "--new-anchor"_s.arg(keyOf(context.config, location)));
    return {};
}

} // namespace frontdesk
