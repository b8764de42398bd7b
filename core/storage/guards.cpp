// SPDX-License-Identifier: GPL-3.0-or-later
#include "guards.h"

#include "sqlconnection.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// Triggers and unique indexes, those that SQLite makes for a UNIQUE of a table included.
const QString SqliteGuards =
    u"SELECT m.tbl_name || '.' || m.name FROM sqlite_master m WHERE m.type = 'trigger' OR "
    "(m.type = 'index' AND EXISTS (SELECT 1 FROM pragma_index_list(m.tbl_name) i "
    "WHERE i.name = m.name AND i.\"unique\"))"_s;

/// Constraints, triggers and unique indexes that are in force. A foreign key is kept by triggers of
/// the system's, which can be switched off too; 'R' is off but for a replica.
const QString PostgresGuards =
    u"WITH tables AS (SELECT c.oid, c.relname FROM pg_class c JOIN pg_namespace n "
    "ON n.oid = c.relnamespace WHERE n.nspname = current_schema()) "
    "SELECT t.relname || '.' || k.conname FROM pg_constraint k JOIN tables t ON t.oid = k.conrelid "
    "WHERE k.contype IN ('c', 'f', 'p', 'u', 'x') AND NOT EXISTS (SELECT 1 FROM pg_trigger g "
    "WHERE g.tgconstraint = k.oid AND g.tgenabled NOT IN ('O', 'A')) "
    "UNION SELECT t.relname || '.' || g.tgname FROM pg_trigger g JOIN tables t "
    "ON t.oid = g.tgrelid WHERE NOT g.tgisinternal AND g.tgenabled IN ('O', 'A') "
    "UNION SELECT t.relname || '.' || c.relname FROM pg_index i JOIN tables t "
    "ON t.oid = i.indrelid JOIN pg_class c ON c.oid = i.indexrelid "
    "WHERE i.indisunique AND i.indisvalid"_s;

} // namespace

Result<void> checkGuards(SqlConnection &connection, const QStringList &guards)
{
    if (guards.isEmpty())
        return {};
    FRONTDESK_TRY_ASSIGN(
        const QStringList there,
        connection.all(connection.dialect() == Dialect::Sqlite ? SqliteGuards : PostgresGuards, {},
                       [](const Row &row) { return row.text(0); }));
    const QSet<QString> inForce(there.begin(), there.end());
    QStringList missing;
    for (const QString &guard : guards) {
        if (!inForce.contains(guard))
            missing.append(guard);
    }
    if (missing.isEmpty())
        return {};
    return fail(ErrorCode::SchemaAltered,
                u"The database lacks what guards its data, or it is switched off: %1. Put it back, "
                "or restore a backup"_s.arg(missing.join(u", "_s)));
}

} // namespace frontdesk
