// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlconnection.h"
#include "storage/database.h"

#include <QList>
#include <QMutex>
#include <QThread>
#include <QWaitCondition>

#include <deque>

namespace frontdesk {

/// The one thread that writes a SQLite file. Writes that wait together are committed together, each
/// behind its own savepoint, and are answered after the commit: one fsync serves them all.
class SqliteWriter final : public QThread
{
public:
    SqliteWriter(DatabaseLocation location, const DatabaseListener &listener);
    /// Finishes what is queued, then joins.
    ~SqliteWriter() override;

    /// Runs `work` in the writer's thread and waits until it is committed or refused.
    Result<void> write(const DataAccess::WriteWork &work);

protected:
    void run() override;

private:
    struct Job {
        const DataAccess::WriteWork *work;
        Result<void> result;
        QList<Change> changes;
        bool done = false;
    };
    static constexpr size_t MaxBatch = 64;

    QList<Job *> takeBatch();
    void process(SqlConnection &connection, const QList<Job *> &batch);
    static bool runJob(SqlConnection &connection, Job &job, bool guarded);
    void answer(const QList<Job *> &batch);

    DatabaseLocation m_location;
    const DatabaseListener &m_listener;
    QMutex m_mutex;
    QWaitCondition m_queued;
    QWaitCondition m_answered;
    std::deque<Job *> m_queue;
    bool m_stopping = false;
};

} // namespace frontdesk
