// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testdatabase.h"

#include "base/logging.h"

#include <QCryptographicHash>
#include <QSqlError>
#include <QSqlQuery>
#include <QUrl>
#include <QUuid>

namespace frontdesk::test {

using namespace Qt::StringLiterals;

namespace {

DatabaseLocation clusterLocation()
{
    const QString url = qEnvironmentVariable("FRONTDESK_TEST_POSTGRES");
    const auto location = DatabaseLocation::parse(url);
    if (!location)
        qFatal("FRONTDESK_TEST_POSTGRES must name a PostgreSQL cluster: run ./test, or "
               "tests/support/with-postgres");
    return *location;
}

/// Calls `use(QSqlDatabase &)` with an open connection of its own.
template <class Use>
auto withRaw(const DatabaseLocation &location, Use use)
{
    const QString name = QUuid::createUuid().toString();
    const auto result = [&] {
        QSqlDatabase db = QSqlDatabase::addDatabase(
            location.dialect == Dialect::Sqlite ? u"QSQLITE"_s : u"QPSQL"_s, name);
        if (location.dialect == Dialect::Sqlite) {
            db.setDatabaseName(location.filePath);
        } else {
            db.setHostName(location.host);
            db.setPort(location.port);
            db.setDatabaseName(location.databaseName);
            db.setUserName(location.userName);
            db.setPassword(location.password);
        }
        if (!db.open())
            qFatal("The test's own connection cannot be opened: %s",
                   qPrintable(db.lastError().text()));
        return use(db);
    }();
    QSqlDatabase::removeDatabase(name);
    return result;
}

QSqlError execute(const DatabaseLocation &location, const QString &sql, QVariant *first = nullptr)
{
    return withRaw(location, [&](QSqlDatabase &db) {
        QSqlQuery query(db);
        if (!query.exec(sql))
            return query.lastError();
        if (first && query.next())
            *first = query.value(0);
        return QSqlError();
    });
}

} // namespace

Dialect TestDatabase::wanted()
{
    return qEnvironmentVariable("FRONTDESK_TEST_DATABASE") == "postgresql"_L1 ? Dialect::PostgreSql
                                                                              : Dialect::Sqlite;
}

TestDatabase::TestDatabase()
{
    if (wanted() == Dialect::Sqlite) {
        m_location.filePath = m_folder.filePath(u"clinic.db"_s);
        return;
    }
    m_location = clusterLocation();
    const QString name = u"test_"_s + QUuid::createUuid().toString(QUuid::Id128);
    const QSqlError error = execute(m_location, u"CREATE DATABASE %1"_s.arg(name));
    if (error.isValid())
        qFatal("A test database cannot be created: %s", qPrintable(error.text()));
    m_location.databaseName = name;
}

TestDatabase::~TestDatabase()
{
    if (m_location.dialect == Dialect::PostgreSql)
        execute(clusterLocation(),
                u"DROP DATABASE IF EXISTS %1 WITH (FORCE)"_s.arg(m_location.databaseName));
}

QString TestDatabase::url() const
{
    if (dialect() == Dialect::Sqlite)
        return u"sqlite://"_s + m_location.filePath;
    return u"postgresql://%1:%2@%3:%4/%5"_s.arg(m_location.userName, m_location.password,
                                                m_location.host, QString::number(m_location.port),
                                                m_location.databaseName);
}

QVariant TestDatabase::raw(const QString &sql) const
{
    QVariant first;
    const QSqlError error = execute(m_location, sql, &first);
    if (error.isValid())
        qFatal("%s: %s", qPrintable(sql), qPrintable(error.text()));
    return first;
}

QString TestDatabase::rawError(const QString &sql) const
{
    const QSqlError error = execute(m_location, sql);
    return error.isValid() ? error.nativeErrorCode() : QString();
}

QByteArray TestDatabase::digest(const QStringList &without) const
{
    const bool sqlite = dialect() == Dialect::Sqlite;
    return withRaw(m_location, [&](QSqlDatabase &db) {
        const auto run = [&](const QString &sql) {
            QSqlQuery query(db);
            query.setForwardOnly(true);
            if (!query.exec(sql))
                qFatal("%s: %s", qPrintable(sql), qPrintable(query.lastError().text()));
            return query;
        };
        QStringList tables;
        // What SQLite keeps for its indexes over words says nothing that the tables do not.
        for (QSqlQuery query =
                 run(sqlite ? u"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT "
                              "LIKE 'sqlite%' AND name NOT LIKE 'patient_words%' ORDER BY name"_s
                            : u"SELECT tablename FROM pg_tables WHERE schemaname = 'public' "
                              "ORDER BY tablename"_s);
             query.next();) {
            const QString table = query.value(0).toString();
            if (!without.contains(table))
                tables.append(table);
        }
        QCryptographicHash hash(QCryptographicHash::Sha256);
        if (!sqlite) {
            for (QString &table : tables)
                table =
                    u"SELECT '%1', md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) "
                    "FROM %1 t"_s.arg(table);
            for (QSqlQuery query = run(tables.join(" UNION ALL "_L1) + " ORDER BY 1"_L1);
                 query.next();)
                hash.addData(query.value(1).toByteArray());
            return hash.result().toHex();
        }
        for (const QString &table : tables) {
            for (QSqlQuery query = run(u"SELECT * FROM "_s + table); query.next();) {
                for (int i = 0; query.value(i).isValid(); ++i)
                    hash.addData(query.value(i).toByteArray() + '|');
            }
            hash.addData(table.toUtf8());
        }
        return hash.result().toHex();
    });
}

Logger &silentLogger()
{
    static Logger logger(LogLevel::Error, LogFormat::Text, [](const QByteArray &) {});
    return logger;
}

} // namespace frontdesk::test
