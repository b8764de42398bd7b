// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlitewriter.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

SqliteWriter::SqliteWriter(DatabaseLocation location, const DatabaseListener &listener)
    : m_location(std::move(location))
    , m_listener(listener)
{
    setObjectName(u"sqlite-writer"_s);
    start();
}

SqliteWriter::~SqliteWriter()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_stopping = true;
        m_queued.wakeAll();
    }
    wait();
}

Result<void> SqliteWriter::write(const DataAccess::WriteWork &work)
{
    Job job {&work, {}, {}, false};
    QMutexLocker lock(&m_mutex);
    if (m_stopping)
        return fail(ErrorCode::Unavailable, u"The program is shutting down"_s);
    m_queue.push_back(&job);
    m_queued.wakeOne();
    while (!job.done)
        m_answered.wait(&m_mutex);
    return job.result;
}

QList<SqliteWriter::Job *> SqliteWriter::takeBatch()
{
    const QMutexLocker lock(&m_mutex);
    while (m_queue.empty() && !m_stopping)
        m_queued.wait(&m_mutex);
    QList<Job *> batch;
    while (!m_queue.empty() && size_t(batch.size()) < MaxBatch) {
        batch.append(m_queue.front());
        m_queue.pop_front();
    }
    return batch;
}

void SqliteWriter::run()
{
    auto connection = SqlConnection::open(m_location, SqlConnection::Mode::ReadWrite);
    for (;;) {
        const QList<Job *> batch = takeBatch();
        if (batch.isEmpty())
            return;
        if (!connection)
            connection = SqlConnection::open(m_location, SqlConnection::Mode::ReadWrite);
        if (connection) {
            process(**connection, batch);
        } else {
            for (Job *job : batch)
                job->result = fail(connection.error());
        }
        answer(batch);
    }
}

bool SqliteWriter::runJob(SqlConnection &connection, Job &job, bool guarded)
{
    if (guarded && !connection.run(u"SAVEPOINT job"_s))
        return false;
    Transaction transaction(connection);
    job.result = (*job.work)(transaction);
    if (job.result) {
        job.changes = transaction.changes();
        return !guarded || connection.run(u"RELEASE job"_s).has_value();
    }
    // Some failures (a full disk) end the whole transaction; then there is no savepoint left.
    return guarded && connection.run(u"ROLLBACK TO job"_s) && connection.run(u"RELEASE job"_s);
}

void SqliteWriter::process(SqlConnection &connection, const QList<Job *> &batch)
{
    Result<void> committed = connection.begin(SqlConnection::Mode::ReadWrite);
    if (committed) {
        const bool guarded = batch.size() > 1;
        bool intact = true;
        for (Job *job : batch) {
            intact = intact && runJob(connection, *job, guarded);
            if (!intact)
                break;
        }
        if (intact)
            committed = connection.commit();
        else
            committed =
                fail(ErrorCode::Unavailable, u"The database could not complete the transaction"_s);
        if (!committed)
            connection.rollback();
    }
    if (committed)
        return;
    for (Job *job : batch) {
        job->changes.clear();
        // A job's own refusal stands; only what would have succeeded is told of the failed commit.
        if (job->result)
            job->result = fail(committed.error());
    }
}

void SqliteWriter::answer(const QList<Job *> &batch)
{
    QList<Change> changes;
    for (const Job *job : batch)
        changes += job->changes;
    if (!changes.isEmpty() && m_listener.changed)
        m_listener.changed(changes);
    const QMutexLocker lock(&m_mutex);
    for (Job *job : batch)
        job->done = true;
    m_answered.wakeAll();
}

} // namespace frontdesk
