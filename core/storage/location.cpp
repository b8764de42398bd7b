// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/location.h"

#include <QStandardPaths>
#include <QUrl>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> invalid(const QString &why)
{
    return fail(ErrorCode::ConfigInvalid, u"DATABASE_URL: %1"_s.arg(why));
}

Result<DatabaseLocation> parseSqlite(const QString &url)
{
    const QUrl parsed(url, QUrl::StrictMode);
    const QString path = parsed.path(QUrl::FullyDecoded);
    if (!parsed.isValid() || !parsed.host().isEmpty() || parsed.hasQuery() || parsed.hasFragment()
        || !path.startsWith(u'/') || path.size() < 2)
        return invalid(u"a SQLite database is written sqlite:///absolute/path/clinic.db"_s);
    if (path.contains(QChar::Null) || path.endsWith(u'/'))
        return invalid(u"the path must name a file"_s);
    DatabaseLocation location;
    location.filePath = path;
    return location;
}

Result<DatabaseLocation> parsePostgres(const QString &url)
{
    const QUrl parsed(url, QUrl::StrictMode);
    if (!parsed.isValid() || parsed.host().isEmpty() || parsed.hasQuery() || parsed.hasFragment()
        || parsed.port() == 0)
        return invalid(
            u"a PostgreSQL database is written postgresql://user:password@host:port/database"_s);
    DatabaseLocation location;
    location.dialect = Dialect::PostgreSql;
    location.host = parsed.host();
    location.port = parsed.port(location.port);
    location.databaseName = parsed.path(QUrl::FullyDecoded).sliced(parsed.path().isEmpty() ? 0 : 1);
    location.userName = parsed.userName(QUrl::FullyDecoded);
    location.password = parsed.password(QUrl::FullyDecoded);
    if (location.databaseName.isEmpty() || location.databaseName.contains(u'/'))
        return invalid(u"the database's name is missing after the host"_s);
    for (const QString &part : {location.databaseName, location.userName, location.password}) {
        if (part.contains(QChar::Null))
            return invalid(u"names and passwords cannot hold the character NUL"_s);
    }
    if (location.userName.isEmpty())
        return invalid(u"the user's name is missing before the host"_s);
    return location;
}

} // namespace

Result<DatabaseLocation> DatabaseLocation::parse(const QString &url)
{
    if (url.startsWith("sqlite:"_L1))
        return parseSqlite(url);
    if (url.startsWith("postgresql:"_L1) || url.startsWith("postgres:"_L1))
        return parsePostgres(url);
    return invalid(u"it must begin with sqlite:/// or postgresql://"_s);
}

DatabaseLocation DatabaseLocation::defaultFile()
{
    DatabaseLocation location;
    location.filePath =
        QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/clinic.db"_L1;
    return location;
}

QString DatabaseLocation::display() const
{
    if (dialect == Dialect::Sqlite)
        return filePath;
    const QString shownHost = host.contains(u':') ? u'[' + host + u']' : host; // an IPv6 address
    return u"%1:%2/%3"_s.arg(shownHost, QString::number(port), databaseName);
}

} // namespace frontdesk
