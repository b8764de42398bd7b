// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "storage/connection.h"

class QSqlError;

namespace frontdesk {

/// A database error as the program knows it. The detail is the native code and the constraint's
/// name alone: the driver's text may repeat bound values.
Error fromSqlError(Dialect dialect, const QSqlError &error);

/// Whether the connection is gone (PostgreSQL restarted, backend killed, never connected).
bool isConnectionLost(Dialect dialect, const QSqlError &error);

/// Whether SQLite says that the file is no sound database.
bool isDamaged(const Error &error);

/// Whether `error` is a serialisation failure or a deadlock: rolled back, and worth another try.
bool isRetryable(const Error &error);

/// The details of the error where no connection was made although a server answered.
constexpr QLatin1StringView LoginRefusedDetail("connect failed: log-in refused");
constexpr QLatin1StringView NoSuchDatabaseDetail("connect failed: no such database");

/// What is noted of a connection that could not be opened, without the server's own words.
QString connectDetail(const QSqlError &error, const QString &databaseName);

} // namespace frontdesk
