// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlconnection.h"

#include "sqlerror.h"

#include <QSqlDriver>
#include <QSqlError>
#include <QUrl>

namespace frontdesk {

using namespace Qt::StringLiterals;

SqlConnection::SqlConnection(DatabaseLocation location, Mode mode)
    : m_location(std::move(location))
    , m_mode(mode)
    , m_name(QUuid::createUuid().toString(QUuid::Id128))
{
}

Result<std::unique_ptr<SqlConnection>> SqlConnection::open(const DatabaseLocation &location,
                                                           Mode mode)
{
    std::unique_ptr<SqlConnection> connection(new SqlConnection(location, mode));
    FRONTDESK_TRY(connection->reopen());
    return connection;
}

SqlConnection::~SqlConnection()
{
    drop();
}

void SqlConnection::drop()
{
    // The driver goes first: without one, no statement takes its leave of a server that may be
    // dead.
    QSqlDatabase::removeDatabase(m_name);
    m_statements.clear();
}

Result<void> SqlConnection::configure()
{
    const bool sqlite = m_location.dialect == Dialect::Sqlite;
    QSqlDatabase db = QSqlDatabase::addDatabase(sqlite ? u"QSQLITE"_s : u"QPSQL"_s, m_name);
    if (!db.isValid())
        return fail(ErrorCode::ConfigInvalid,
                    sqlite
                        ? u"Qt's SQLite driver is not installed (package libqt6sql6-sqlite)"_s
                        : u"Qt's PostgreSQL driver is not installed (package libqt6sql6-psql)"_s);
    if (sqlite) {
        // A reader never makes the file: where it has gone, an empty one would take its place.
        QUrl file = QUrl::fromLocalFile(m_location.filePath);
        file.setQuery(m_mode == Mode::ReadOnly ? u"mode=rw"_s : u"mode=rwc"_s);
        db.setDatabaseName(file.toString(QUrl::FullyEncoded));
        db.setConnectOptions(u"QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=5000"_s);
    } else {
        db.setHostName(m_location.host);
        db.setPort(m_location.port);
        db.setDatabaseName(m_location.databaseName);
        db.setUserName(m_location.userName);
        db.setPassword(m_location.password);
        // A server that has gone without a word is given up after a while, not after a quarter of
        // an hour.
        db.setConnectOptions(u"connect_timeout=5;application_name=frontdesk;tcp_user_timeout=10000;"
                             "keepalives_idle=10;keepalives_interval=5;keepalives_count=3"_s);
    }
    return {};
}

Result<void> SqlConnection::reopen()
{
    drop();
    FRONTDESK_TRY(configure());
    QSqlDatabase db = database();
    if (!db.open()) {
        m_lost = true;
        return fail(ErrorCode::Unavailable,
                    u"The database at %1 cannot be opened"_s.arg(m_location.display()),
                    connectDetail(db.lastError(), m_location.databaseName));
    }
    m_lost = false;
    QStringList settings;
    if (m_location.dialect == Dialect::Sqlite) {
        settings = {u"PRAGMA foreign_keys = ON"_s, u"PRAGMA synchronous = FULL"_s,
                    u"PRAGMA temp_store = MEMORY"_s, u"PRAGMA cache_size = -16000"_s};
        // The journal mode is the file's own; only the one writer may change it.
        settings << (m_mode == Mode::ReadOnly ? u"PRAGMA query_only = ON"_s
                                              : u"PRAGMA journal_mode = WAL"_s);
    } else {
        settings = {
            u"SET TIME ZONE 'UTC'"_s, u"SET standard_conforming_strings = on"_s,
            u"SET client_min_messages = warning"_s, u"SET statement_timeout = '30s'"_s,
            u"SET idle_in_transaction_session_timeout = '60s'"_s,
            // Compiling a statement, or starting workers for it, takes longer than ours run.
            u"SET jit = off"_s, u"SET max_parallel_workers_per_gather = 0"_s};
    }
    for (const QString &setting : std::as_const(settings))
        FRONTDESK_TRY(run(setting));
    return {};
}

tl::unexpected<Error> SqlConnection::failed(const QSqlError &error)
{
    if (isConnectionLost(dialect(), error))
        m_lost = true;
    return fail(fromSqlError(dialect(), error));
}

Result<void> SqlConnection::run(const QString &sql)
{
    QSqlQuery query(database());
    if (!query.exec(sql))
        return failed(query.lastError());
    return {};
}

Result<void> SqlConnection::begin(Mode mode)
{
    if (dialect() == Dialect::Sqlite)
        return run(mode == Mode::ReadWrite ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s);
    return run(mode == Mode::ReadWrite ? u"BEGIN"_s
                                       : u"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"_s);
}

Result<void> SqlConnection::commit()
{
    return run(u"COMMIT"_s);
}

bool SqlConnection::rollback()
{
    return run(u"ROLLBACK"_s).has_value();
}

Result<QSqlQuery *> SqlConnection::prepared(const QString &sql)
{
    auto found = m_statements.constFind(sql);
    if (found != m_statements.cend())
        return found->get();
    auto query = std::make_shared<QSqlQuery>(database());
    query->setForwardOnly(dialect() == Dialect::Sqlite);
    if (!query->prepare(sql))
        return failed(query->lastError());
    return m_statements.insert(sql, std::move(query))->get();
}

Result<QSqlQuery *> SqlConnection::executed(const QString &sql, const QList<Bound> &values)
{
    // PostgreSQL has no such text, and Qt's driver would cut the statement off there.
    for (const Bound &value : values) {
        if (value.value().typeId() == QMetaType::QString
            && value.value().toString().contains(QChar::Null))
            return fail(ErrorCode::InvalidInput, u"A text holds the character NUL"_s);
    }
    FRONTDESK_TRY_ASSIGN(QSqlQuery * query, prepared(sql));
    for (qsizetype i = 0; i < values.size(); ++i)
        query->bindValue(int(i), values[i].value());
    if (!query->exec()) {
        const QSqlError error = query->lastError();
        query->finish();
        return failed(error);
    }
    return query;
}

Result<qint64> SqlConnection::execute(const QString &sql, const QList<Bound> &values)
{
    FRONTDESK_TRY_ASSIGN(QSqlQuery * query, executed(sql, values));
    const qint64 changed = query->numRowsAffected();
    query->finish();
    return changed;
}

Result<void> SqlConnection::select(const QString &sql, const QList<Bound> &values,
                                   const std::function<void(const Row &)> &each)
{
    FRONTDESK_TRY_ASSIGN(QSqlQuery * query, executed(sql, values));
    const Row row(*query);
    while (query->next())
        each(row);
    const QSqlError error = query->lastError();
    // An unfinished SELECT would pin SQLite's write-ahead log.
    query->finish();
    if (error.isValid())
        return failed(error);
    return {};
}

} // namespace frontdesk
