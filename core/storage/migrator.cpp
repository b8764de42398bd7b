// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/migrator.h"

#include "checkedcopy.h"
#include "guards.h"
#include "sqlconnection.h"
#include "sqlerror.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

static void initialiseMigrationResources()
{
    Q_INIT_RESOURCE(migrations);
}

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int MigrationLock = 20'260'309; ///< any number that nothing else on the database locks

struct Applied {
    int number = 0;
    QByteArray checksum;
};

Result<bool> hasTable(SqlConnection &connection, const QString &name)
{
    const QString sql =
        connection.dialect() == Dialect::Sqlite
            ? u"SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?"_s
            : u"SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = ?"_s;
    FRONTDESK_TRY_ASSIGN(const auto count, connection.first(sql, {name}, [](const Row &row) {
        return row.integer(0);
    }));
    return count.value_or(0) > 0;
}

Result<bool> isEmptyDatabase(SqlConnection &connection)
{
    const QString sql =
        connection.dialect() == Dialect::Sqlite
            ? u"SELECT count(*) FROM sqlite_master"_s
            : u"SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()"_s;
    FRONTDESK_TRY_ASSIGN(const auto count,
                         connection.first(sql, {}, [](const Row &row) { return row.integer(0); }));
    return count.value_or(0) == 0;
}

Result<QList<Applied>> appliedMigrations(SqlConnection &connection)
{
    return connection.all(u"SELECT number, checksum FROM schema_migrations ORDER BY number"_s, {},
                          [](const Row &row) {
                              return Applied {int(row.integer(0)), row.text(1).toLatin1()};
                          });
}

Result<void> createRecord(SqlConnection &connection)
{
    return connection.run(
        u"CREATE TABLE IF NOT EXISTS schema_migrations (number integer PRIMARY KEY, "
        "name text NOT NULL, checksum text NOT NULL, applied_at bigint NOT NULL)"_s);
}

QDir resourcesOf(Dialect dialect)
{
    initialiseMigrationResources();
    return QDir(dialect == Dialect::Sqlite ? u":/migrations/sqlite"_s
                                           : u":/migrations/postgresql"_s);
}

/// Numbers may leave places free; they only ever grow.
int newestOf(const QList<Migration> &migrations)
{
    return migrations.isEmpty() ? 0 : migrations.last().number;
}

/// Refuses a schema that these migrations did not make.
Result<void> checkApplied(const QList<Applied> &applied, const QList<Migration> &known)
{
    const int newest = newestOf(known);
    for (qsizetype i = 0; i < applied.size(); ++i) {
        const Applied &step = applied[i];
        if (step.number > newest)
            return fail(
                ErrorCode::SchemaTooNew,
                u"The database was made by a newer Frontdesk (schema %1, this program knows "
                "%2). Install the newer program on this machine"_s.arg(step.number)
                    .arg(newest));
        if (i >= known.size() || step.number != known[i].number
            || known[i].checksum() != step.checksum)
            return fail(ErrorCode::SchemaAltered,
                        u"Step %1 of the database's schema is not the one this program made. "
                        "Restore a backup, or use the program that made it"_s.arg(step.number));
    }
    return {};
}

/// A copy of the file as it is, checked, beside it.
Result<void> copyBeforeUpgrade(SqlConnection &connection, const DatabaseLocation &location,
                               int version)
{
    const QString copy = u"%1.before-schema-%2"_s.arg(location.filePath).arg(version);
    QFile::remove(copy);
    return makeCheckedCopy(connection, copy);
}

Result<void> apply(SqlConnection &connection, const Migration &migration)
{
    FRONTDESK_TRY(connection.begin(SqlConnection::Mode::ReadWrite));
    const auto steps = [&]() -> Result<void> {
        for (const QString &statement : migration.statements())
            FRONTDESK_TRY(connection.run(statement));
        FRONTDESK_TRY(connection.execute(
            u"INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (?, ?, ?, ?)"_s,
            {migration.number, migration.name, QString::fromLatin1(migration.checksum()),
             SystemClock().now()}));
        return connection.commit();
    };
    Result<void> result = steps();
    if (!result)
        connection.rollback();
    return result;
}

} // namespace

QByteArray Migration::checksum() const
{
    return QCryptographicHash::hash(sql.toUtf8(), QCryptographicHash::Sha256).toHex();
}

QStringList Migration::statements() const
{
    static const QRegularExpression separator(u"^--;\\s*$"_s, QRegularExpression::MultilineOption);
    QStringList result;
    for (const QString &part : sql.split(separator)) {
        if (!part.trimmed().isEmpty())
            result.append(part.trimmed());
    }
    return result;
}

QList<Migration> builtInMigrations(Dialect dialect)
{
    const QDir folder = resourcesOf(dialect);
    QList<Migration> migrations;
    for (const QString &name : folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            migrations.append({name.section(u'_', 0, 0).toInt(), name.section(u'_', 1).chopped(4),
                               QString::fromUtf8(file.readAll())});
    }
    return migrations;
}

QStringList builtInGuards(Dialect dialect)
{
    QFile file(resourcesOf(dialect).filePath(u"guards.txt"_s));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
}

Result<SchemaReport> inspectSchema(const DatabaseLocation &location,
                                   const QList<Migration> &migrations, const QStringList &guards)
{
    SchemaReport report;
    report.known = newestOf(migrations);
    const bool sqlite = location.dialect == Dialect::Sqlite;
    if (sqlite && !QFile::exists(location.filePath))
        return report; // connecting would make it
    FRONTDESK_TRY_ASSIGN(const auto connection,
                         SqlConnection::open(location, SqlConnection::Mode::ReadOnly));
    FRONTDESK_TRY(connection->begin(SqlConnection::Mode::ReadOnly));
    if (!sqlite) {
        FRONTDESK_TRY_ASSIGN(
            const auto may,
            connection->first(
                u"SELECT coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)"_s, {},
                [](const Row &row) { return row.boolean(0); }));
        report.mayCreate = may.value_or(false);
    }
    FRONTDESK_TRY_ASSIGN(const bool recorded, hasTable(*connection, u"schema_migrations"_s));
    if (!recorded) {
        FRONTDESK_TRY_ASSIGN(const bool empty, isEmptyDatabase(*connection));
        report.state = empty ? SchemaState::Empty : SchemaState::Foreign;
        return report;
    }
    FRONTDESK_TRY_ASSIGN(const QList<Applied> applied, appliedMigrations(*connection));
    report.version = applied.isEmpty() ? 0 : applied.last().number;
    Result<void> check = checkApplied(applied, migrations);
    // An older schema does not have them all yet.
    if (check && report.version == report.known)
        check = checkGuards(*connection, guards);
    if (!check && check.error().code != ErrorCode::SchemaAltered
        && check.error().code != ErrorCode::SchemaTooNew)
        return tl::unexpected(check.error());
    if (check)
        report.state = report.version < report.known ? SchemaState::Older : SchemaState::Current;
    else
        report.state = check.error().code == ErrorCode::SchemaTooNew ? SchemaState::Newer
                                                                     : SchemaState::Altered;
    return report;
}

ConnectFailure connectFailureOf(const Error &error)
{
    if (error.detail == NoSuchDatabaseDetail)
        return ConnectFailure::NoSuchDatabase;
    return error.detail == LoginRefusedDetail ? ConnectFailure::LoginRefused
                                              : ConnectFailure::Unreachable;
}

Result<int> migrate(const DatabaseLocation &location, const QList<Migration> &migrations,
                    const QStringList &guards, const Logger &logger)
{
    FRONTDESK_TRY_ASSIGN(const auto connection,
                         SqlConnection::open(location, SqlConnection::Mode::ReadWrite));
    // Two programs that start together: the second waits here, until the first one's connection
    // ends.
    if (location.dialect == Dialect::PostgreSql) {
        // A step over a large table, or the wait for it, may well take longer than a usual
        // statement.
        FRONTDESK_TRY(connection->run(u"SET statement_timeout = 0"_s));
        FRONTDESK_TRY(connection->run(u"SELECT pg_advisory_lock(%1)"_s.arg(MigrationLock)));
    }
    FRONTDESK_TRY_ASSIGN(const bool recorded, hasTable(*connection, u"schema_migrations"_s));
    QList<Applied> applied;
    if (recorded) {
        FRONTDESK_TRY_ASSIGN(applied, appliedMigrations(*connection));
    } else {
        FRONTDESK_TRY_ASSIGN(const bool empty, isEmptyDatabase(*connection));
        if (!empty)
            return fail(
                ErrorCode::SchemaAltered,
                u"%1 holds something that is not a Frontdesk database"_s.arg(location.display()));
        FRONTDESK_TRY(createRecord(*connection));
    }
    FRONTDESK_TRY(checkApplied(applied, migrations));
    const int have = applied.isEmpty() ? 0 : applied.last().number;
    if (have > 0 && have < newestOf(migrations) && location.dialect == Dialect::Sqlite)
        FRONTDESK_TRY(copyBeforeUpgrade(*connection, location, have));
    int done = 0;
    for (const Migration &migration : migrations) {
        if (migration.number <= have)
            continue;
        FRONTDESK_TRY(apply(*connection, migration));
        logger.info("migration_applied"_L1, {{"number"_L1, migration.number}});
        ++done;
    }
    FRONTDESK_TRY(checkGuards(*connection, guards));
    return done;
}

} // namespace frontdesk
