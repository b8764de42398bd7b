// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/database.h"

#include "access.h"
#include "filelock.h"
#include "pglistener.h"
#include "sqlconnection.h"
#include "sqlerror.h"
#include "sqlitewriter.h"
#include "storage/migrator.h"

#include <QFile>

namespace frontdesk {

using namespace Qt::StringLiterals;

struct Database::Private {
    DatabaseLocation location;
    DatabaseListener listener;
    QString processTag = QUuid::createUuid().toString(QUuid::Id128);
    std::unique_ptr<FileLock> lock;
    std::unique_ptr<SqliteWriter> writer;
    std::unique_ptr<PgListener> pgListener;
    std::atomic<qint64> failures {0};
};

namespace {

/// The file's one true path; made where missing.
Result<QString> preparedFile(const QString &given)
{
    FRONTDESK_TRY_ASSIGN(const QString path, lockablePath(given));
    if (!QFile::exists(path)) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly,
                       QFile::ReadOwner | QFile::WriteOwner))
            return fail(ErrorCode::ConfigInvalid,
                        u"The database %1 cannot be made: %2"_s.arg(path, file.errorString()));
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
        return fail(
            ErrorCode::ConfigInvalid,
            u"The database %1 cannot be read and written: %2"_s.arg(path, file.errorString()));
    const QByteArray head = file.read(16);
    if (!head.isEmpty() && head != QByteArray("SQLite format 3\0", 16))
        return fail(ErrorCode::ConfigInvalid, u"The file %1 is not a SQLite database"_s.arg(path));
    return path;
}

} // namespace

Database::Database()
    : d(std::make_unique<Private>())
{
}

Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(const DatabaseLocation &location,
                                                 const Logger &logger, DatabaseListener listener)
{
    std::unique_ptr<Database> database(new Database);
    Private &d = *database->d;
    d.location = location;
    d.listener = std::move(listener);
    if (location.dialect == Dialect::Sqlite) {
        FRONTDESK_TRY_ASSIGN(d.location.filePath, preparedFile(location.filePath));
        FRONTDESK_TRY_ASSIGN(d.lock, FileLock::take(d.location.filePath));
    }
    const auto migrated = migrate(d.location, builtInMigrations(location.dialect),
                                  builtInGuards(location.dialect), logger);
    if (!migrated && isDamaged(migrated.error()))
        return fail(ErrorCode::ConfigInvalid,
                    u"The database %1 is damaged. Restore a backup"_s.arg(d.location.filePath),
                    migrated.error().detail);
    FRONTDESK_TRY(migrated);
    if (location.dialect == Dialect::Sqlite)
        d.writer = std::make_unique<SqliteWriter>(d.location, d.listener);
    else
        d.pgListener = std::make_unique<PgListener>(d.location, d.listener, d.processTag);
    return database;
}

const DatabaseLocation &Database::location() const
{
    return d->location;
}

Result<std::unique_ptr<DataAccess>> Database::access()
{
    const bool sqlite = d->location.dialect == Dialect::Sqlite;
    FRONTDESK_TRY_ASSIGN(auto connection,
                         SqlConnection::open(d->location, sqlite ? SqlConnection::Mode::ReadOnly
                                                                 : SqlConnection::Mode::ReadWrite));
    std::unique_ptr<DataAccess> access;
    if (sqlite)
        access = std::make_unique<SqliteAccess>(std::move(connection), *d->writer, d->listener);
    else
        access =
            std::make_unique<PostgresAccess>(std::move(connection), d->listener, d->processTag);
    access->countFailuresIn(&d->failures);
    return access;
}

qint64 Database::failures() const
{
    return d->failures;
}

} // namespace frontdesk
