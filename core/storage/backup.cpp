// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup.h"

#include "base/syncpath.h"
#include "checkedcopy.h"
#include "filelock.h"
#include "sqlconnection.h"
#include "sqlerror.h"
#include "storage/migrator.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTimeZone>

#include <cerrno>
#include <cstdio>
#include <unistd.h>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// What SQLite may keep beside a file.
const QStringList Companions {u"-wal"_s, u"-shm"_s, u"-journal"_s};

DatabaseLocation sqliteFile(const QString &path)
{
    DatabaseLocation location;
    location.filePath = path;
    return location;
}

/// Refuses what a start of this program would refuse too.
Result<void> checkSchema(const QString &path)
{
    const auto report = inspectSchema(sqliteFile(path), builtInMigrations(Dialect::Sqlite),
                                      builtInGuards(Dialect::Sqlite));
    if (!report && isDamaged(report.error()))
        return fail(ErrorCode::Unavailable, damagedSentence(path), report.error().detail);
    FRONTDESK_TRY(report);
    switch (report->state) {
    case SchemaState::Current:
    case SchemaState::Older:
        return {};
    case SchemaState::Newer:
        return fail(
            ErrorCode::SchemaTooNew,
            u"The file %1 was made by a newer Frontdesk (schema %2, this program knows %3)"_s
                .arg(path)
                .arg(report->version)
                .arg(report->known));
    case SchemaState::Altered:
        return fail(ErrorCode::SchemaAltered,
                    u"The schema of %1 is not the one that this program made"_s.arg(path));
    case SchemaState::Empty:
    case SchemaState::Foreign:
        break;
    }
    return fail(ErrorCode::SchemaAltered, u"The file %1 is not a Frontdesk database"_s.arg(path));
}

/// A connection that changes nothing of the file, but may write a copy of it.
Result<std::unique_ptr<SqlConnection>> openToCopy(const QString &path)
{
    FRONTDESK_TRY_ASSIGN(auto connection,
                         SqlConnection::open(sqliteFile(path), SqlConnection::Mode::ReadOnly));
    // It would forbid VACUUM INTO, too.
    FRONTDESK_TRY(connection->run(u"PRAGMA query_only = OFF"_s));
    return connection;
}

Result<void> copyFile(const QString &from, const QString &to)
{
    FRONTDESK_TRY_ASSIGN(const auto connection, openToCopy(from));
    auto copied = makeCheckedCopy(*connection, to);
    if (!copied && isDamaged(copied.error()))
        return fail(ErrorCode::Unavailable, damagedSentence(from), copied.error().detail);
    return copied;
}

/// Brings what waits in the write-ahead log into the file. Leaving that mode succeeds only where
/// nobody else has the file open: whoever had would take the restored one's log for its own.
Result<void> closeOff(const QString &path)
{
    // SQLite throws the log of an empty file away.
    if (QFileInfo(path).size() == 0)
        return {};
    const auto mode = [&]() -> Result<QString> {
        FRONTDESK_TRY_ASSIGN(const auto connection, openToCopy(path));
        FRONTDESK_TRY_ASSIGN(const auto now,
                             connection->first(u"PRAGMA journal_mode = DELETE"_s, {},
                                               [](const Row &row) { return row.text(0); }));
        return now.value_or(QString());
    }();
    // A damaged one is put aside with its log, as it is.
    if (mode ? *mode == "delete"_L1 : isDamaged(mode.error()))
        return {};
    const bool isRead = mode || mode.error().detail == "sqlite 5"_L1;
    if (!isRead)
        return fail(ErrorCode::Unavailable,
                    u"What waits in the log of the database %1 cannot be written into it (%2). "
                    "Nothing was changed"_s.arg(path, mode.error().detail));
    return fail(ErrorCode::DatabaseLocked,
                u"The database %1 cannot be put aside while another program reads it, such as a "
                "backup. Nothing was changed"_s.arg(path),
                mode ? *mode : mode.error().detail);
}

/// Gives the name of the database to `fresh`, and what it was the name `aside`.
Result<void> exchange(const QString &database, const QString &fresh, const QString &aside)
{
    const auto failed = [&](int number) {
        return fail(ErrorCode::Unavailable, u"The database %1 cannot be put aside as %2: %3"_s.arg(
                                                database, aside, qt_error_string(number)));
    };
    const QByteArray name = QFile::encodeName(database);
    // A second name at first, so that there is a database under its own at any moment.
    const bool isThere = QFile::exists(database);
    if (isThere && ::link(name.constData(), QFile::encodeName(aside).constData()) != 0)
        return failed(errno);
    QStringList moved;
    const auto undo = [&] {
        for (const QString &companion : std::as_const(moved))
            QDir().rename(aside + companion, database + companion);
        if (isThere)
            QFile::remove(aside);
    };
    for (const QString &companion : Companions) {
        if (!QFile::exists(database + companion))
            continue;
        if (!QDir().rename(database + companion, aside + companion)) {
            const int number = errno;
            undo();
            return failed(number);
        }
        moved.append(companion);
    }
    const QString folder = QFileInfo(database).absolutePath();
    syncToDisk(folder);
    if (::rename(QFile::encodeName(fresh).constData(), name.constData()) != 0) {
        const int number = errno;
        undo();
        return failed(number);
    }
    syncToDisk(folder);
    return {};
}

} // namespace

Result<qint64> backUpFile(const DatabaseLocation &location, const QString &file)
{
    if (!QFileInfo(location.filePath).isFile())
        return fail(ErrorCode::NotFound, u"There is no database %1"_s.arg(location.filePath));
    const QFileInfo wanted(file);
    if (wanted.exists() || wanted.isSymLink())
        return fail(ErrorCode::AlreadyExists,
                    u"There is a file %1 already; a backup never replaces one"_s.arg(file));
    const QString partial = file + ".partial"_L1;
    if (QFileInfo::exists(partial))
        return fail(ErrorCode::AlreadyExists,
                    u"There is a file %1 already: of a backup that runs, or that was broken off; "
                    "delete it then"_s.arg(partial));
    FRONTDESK_TRY(checkSchema(location.filePath));
    FRONTDESK_TRY(copyFile(location.filePath, partial));
    const auto checked = checkSchema(partial);
    if (!checked || !QDir().rename(partial, file)) {
        QFile::remove(partial);
        FRONTDESK_TRY(checked);
        return fail(ErrorCode::Unavailable, u"The backup cannot be named %1"_s.arg(file));
    }
    syncToDisk(wanted.absolutePath());
    return QFileInfo(file).size();
}

Result<QString> restoreFile(const DatabaseLocation &location, const QString &file, Instant now)
{
    const QFileInfo given(file);
    if (!given.isFile())
        return fail(ErrorCode::NotFound, u"There is no backup %1"_s.arg(file));
    FRONTDESK_TRY_ASSIGN(const QString database, lockablePath(location.filePath));
    if (given.canonicalFilePath() == database)
        return fail(ErrorCode::ConfigInvalid, u"The file %1 is the database itself"_s.arg(file));
    FRONTDESK_TRY_ASSIGN(const auto lock, FileLock::take(database));
    FRONTDESK_TRY(checkIntegrity(file));
    FRONTDESK_TRY(checkSchema(file));
    // Under the lock, one that is there is of a restore that was broken off.
    const QString fresh = database + ".restoring"_L1;
    QFile::remove(fresh);
    FRONTDESK_TRY(copyFile(file, fresh));
    const QString stamp = QDateTime::fromMSecsSinceEpoch(toMillis(now), QTimeZone::utc())
                              .toString(u"yyyyMMdd-HHmmss"_s);
    const QString aside = u"%1.before-restore-%2"_s.arg(database, stamp);
    const bool isThere = QFile::exists(database);
    auto done = isThere ? closeOff(database) : Result<void>();
    if (done)
        done = exchange(database, fresh, aside);
    if (!done) {
        QFile::remove(fresh);
        return fail(done.error());
    }
    return isThere ? aside : QString();
}

} // namespace frontdesk
