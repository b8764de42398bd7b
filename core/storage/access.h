// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlconnection.h"
#include "sqlitewriter.h"
#include "storage/database.h"

#include <QElapsedTimer>

namespace frontdesk {

/// SQLite: reads on a connection of this thread, writes through the one writer.
class SqliteAccess final : public DataAccess
{
public:
    SqliteAccess(std::unique_ptr<SqlConnection> reader, SqliteWriter &writer,
                 const DatabaseListener &listener);

protected:
    Result<void> runRead(const ReadWork &work) override;
    Result<void> runWrite(const WriteWork &work) override;
    /// There is one process alone, so that nothing has to leave it.
    Result<void> runAnnounce(const Editing &editing) override;

private:
    std::unique_ptr<SqlConnection> m_reader;
    SqliteWriter &m_writer;
    const DatabaseListener &m_listener;
};

/// PostgreSQL: reads and writes on a connection of this thread.
class PostgresAccess final : public DataAccess
{
public:
    PostgresAccess(std::unique_ptr<SqlConnection> connection, const DatabaseListener &listener,
                   QString processTag);

protected:
    Result<void> runRead(const ReadWork &work) override;
    Result<void> runWrite(const WriteWork &work) override;
    Result<void> runAnnounce(const Editing &editing) override;

private:
    Result<void> ensureConnected();
    Result<void> attempt(const WriteWork &work, QList<Change> &changes, bool &mayRetry);

    std::unique_ptr<SqlConnection> m_connection;
    const DatabaseListener &m_listener;
    QString m_processTag;
    QElapsedTimer m_lastFailedConnect;
};

} // namespace frontdesk
