// SPDX-License-Identifier: GPL-3.0-or-later
#include "access.h"

#include "pglistener.h"
#include "sqlerror.h"

#include <QRandomGenerator>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int MaxAttempts = 6;
constexpr qint64 ReconnectPauseMs = 250;

/// Runs `work` between BEGIN and COMMIT of a read transaction.
Result<void> readOn(SqlConnection &connection, const DataAccess::ReadWork &work)
{
    FRONTDESK_TRY(connection.begin(SqlConnection::Mode::ReadOnly));
    Result<void> result = work(connection);
    if (result)
        result = connection.commit();
    if (!result && !connection.isLost())
        connection.rollback();
    return result;
}

} // namespace

SqliteAccess::SqliteAccess(std::unique_ptr<SqlConnection> reader, SqliteWriter &writer,
                           const DatabaseListener &listener)
    : m_reader(std::move(reader))
    , m_writer(writer)
    , m_listener(listener)
{
}

Result<void> SqliteAccess::runRead(const ReadWork &work)
{
    return readOn(*m_reader, work);
}

Result<void> SqliteAccess::runWrite(const WriteWork &work)
{
    return m_writer.write(work);
}

Result<void> SqliteAccess::runAnnounce(const Editing &editing)
{
    if (m_listener.editing)
        m_listener.editing(editing);
    return {};
}

PostgresAccess::PostgresAccess(std::unique_ptr<SqlConnection> connection,
                               const DatabaseListener &listener, QString processTag)
    : m_connection(std::move(connection))
    , m_listener(listener)
    , m_processTag(std::move(processTag))
{
}

Result<void> PostgresAccess::ensureConnected()
{
    if (!m_connection->isLost())
        return {};
    if (m_lastFailedConnect.isValid() && m_lastFailedConnect.elapsed() < ReconnectPauseMs)
        return fail(ErrorCode::Unavailable, u"The database cannot be reached"_s);
    Result<void> opened = m_connection->reopen();
    if (opened)
        m_lastFailedConnect.invalidate();
    else
        m_lastFailedConnect.start();
    return opened;
}

Result<void> PostgresAccess::runRead(const ReadWork &work)
{
    FRONTDESK_TRY(ensureConnected());
    Result<void> result = readOn(*m_connection, work);
    if (!result && m_connection->isLost()) {
        // A backend that was restarted shows at the first statement; a read can simply run again.
        FRONTDESK_TRY(ensureConnected());
        result = readOn(*m_connection, work);
    }
    return result;
}

Result<void> PostgresAccess::attempt(const WriteWork &work, QList<Change> &changes, bool &mayRetry)
{
    mayRetry = true;
    FRONTDESK_TRY(m_connection->begin(SqlConnection::Mode::ReadWrite));
    Transaction transaction(*m_connection);
    Result<void> result = work(transaction);
    if (result)
        result = notifyOthers(*m_connection, m_processTag, transaction.changes());
    if (!result) {
        if (!m_connection->isLost())
            m_connection->rollback();
        return result;
    }
    result = m_connection->commit();
    if (result) {
        changes = transaction.changes();
        return result;
    }
    // A connection lost during COMMIT leaves it open whether it happened; never run it twice.
    mayRetry = !m_connection->isLost();
    if (mayRetry)
        m_connection->rollback();
    return result;
}

Result<void> PostgresAccess::runWrite(const WriteWork &work)
{
    for (int tries = 1;; ++tries) {
        FRONTDESK_TRY(ensureConnected());
        QList<Change> changes;
        bool mayRetry = false;
        Result<void> result = attempt(work, changes, mayRetry);
        if (result) {
            if (!changes.isEmpty() && m_listener.changed)
                m_listener.changed(changes);
            return result;
        }
        const bool passing = m_connection->isLost() || isRetryable(result.error());
        if (!mayRetry || !passing || tries == MaxAttempts)
            return result;
        if (isRetryable(result.error()))
            QThread::msleep(1 + QRandomGenerator::global()->bounded(5U << tries));
    }
}

Result<void> PostgresAccess::runAnnounce(const Editing &editing)
{
    FRONTDESK_TRY(ensureConnected());
    FRONTDESK_TRY(notifyOthers(*m_connection, toPayload(m_processTag, editing)));
    if (m_listener.editing)
        m_listener.editing(editing);
    return {};
}

} // namespace frontdesk
