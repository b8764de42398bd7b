// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlerror.h"

#include <QRegularExpression>
#include <QSqlError>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

// https://www.sqlite.org/rescode.html
enum SqliteCode {
    SqliteCorrupt = 11,
    SqliteNotADatabase = 26,
    SqliteConstraintCheck = 275,
    SqliteConstraintForeignKey = 787,
    SqliteConstraintPrimaryKey = 1555,
    SqliteConstraintTrigger = 1811,
    SqliteConstraintUnique = 2067,
};

Error overlapError(const QString &text, const QString &detail)
{
    if (text.contains("patient"_L1))
        return {ErrorCode::PatientBusy,
                u"The patient has another appointment at that time"_s,
                detail,
                {}};
    if (text.contains("room"_L1))
        return {ErrorCode::RoomBusy, u"The room is in use at that time"_s, detail, {}};
    return {ErrorCode::SlotTaken, u"The slot has been taken"_s, detail, {}};
}

Error unavailable(const QString &detail)
{
    return {ErrorCode::Unavailable, u"The database cannot be used at the moment"_s, detail, {}};
}

Error fromSqlite(const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt();
    const QString detail = u"sqlite %1"_s.arg(code);
    switch (code) {
    case SqliteConstraintTrigger:
        return overlapError(error.databaseText(), detail);
    case SqliteConstraintUnique:
    case SqliteConstraintPrimaryKey:
        return {ErrorCode::AlreadyExists, u"A value that must be unique is in use"_s, detail, {}};
    case SqliteConstraintForeignKey:
        return {ErrorCode::NotFound, u"Something it refers to does not exist"_s, detail, {}};
    case SqliteConstraintCheck:
        return {ErrorCode::InvalidInput, u"A value is out of its range"_s, detail, {}};
    default:
        break;
    }
    // Busy, locked, read-only, I/O error, full, cannot open: nothing was written, a later try may
    // pass.
    switch (code & 0xff) {
    case 5:
    case 6:
    case 8:
    case 10:
    case 13:
    case 14:
        return unavailable(detail);
    default:
        return {ErrorCode::Internal, u"The database refused a statement"_s, detail, {}};
    }
}

Error fromPostgres(const QSqlError &error)
{
    const QString state = error.nativeErrorCode();
    static const QRegularExpression constraintName(u"constraint \"([a-z_]+)\""_s);
    const QString constraint = constraintName.match(error.databaseText()).captured(1);
    const QString detail = u"sqlstate %1 %2"_s.arg(state, constraint).trimmed();
    if (state == "23P01"_L1)
        return overlapError(constraint, detail);
    if (state == "23505"_L1)
        return {ErrorCode::AlreadyExists, u"A value that must be unique is in use"_s, detail, {}};
    if (state == "23503"_L1)
        return {ErrorCode::NotFound, u"Something it refers to does not exist"_s, detail, {}};
    if (state == "23514"_L1 || state.startsWith("22"_L1))
        return {ErrorCode::InvalidInput, u"A value is out of its range"_s, detail, {}};
    if (isConnectionLost(Dialect::PostgreSql, error) || state.startsWith("40"_L1)
        || state.startsWith("53"_L1) || state == "57014"_L1 || state == "55P03"_L1
        || state == "25006"_L1)
        return unavailable(detail);
    return {ErrorCode::Internal, u"The database refused a statement"_s, detail, {}};
}

} // namespace

bool isConnectionLost(Dialect dialect, const QSqlError &error)
{
    if (dialect == Dialect::Sqlite)
        return false;
    const QString state = error.nativeErrorCode();
    // Qt leaves the code empty when the connection itself fails.
    return error.type() == QSqlError::ConnectionError || state.isEmpty()
           || state.startsWith("08"_L1) || state.startsWith("57P"_L1);
}

Error fromSqlError(Dialect dialect, const QSqlError &error)
{
    return dialect == Dialect::Sqlite ? fromSqlite(error) : fromPostgres(error);
}

QString connectDetail(const QSqlError &error, const QString &databaseName)
{
    if (!error.nativeErrorCode().isEmpty())
        return error.nativeErrorCode();
    // libpq gives no code for a refused connection, and its words follow the server's language; but
    // "FATAL" and the quoted names are the same nearly everywhere.
    const QString text = error.databaseText();
    const qsizetype at = text.lastIndexOf("FATAL"_L1);
    if (at < 0)
        return u"connect failed"_s;
    const QString said = text.mid(at);
    const bool aboutDatabase =
        said.count(u'"') == 2 && said.contains(u"database \"%1\""_s.arg(databaseName));
    return aboutDatabase ? NoSuchDatabaseDetail : LoginRefusedDetail;
}

bool isDamaged(const Error &error)
{
    const QString detail = error.detail;
    if (!detail.startsWith("sqlite "_L1))
        return false;
    const int code = detail.section(u' ', 1).toInt() & 0xff;
    return code == SqliteCorrupt || code == SqliteNotADatabase;
}

bool isRetryable(const Error &error)
{
    return error.code == ErrorCode::Unavailable && error.detail.startsWith("sqlstate 40"_L1);
}

} // namespace frontdesk
