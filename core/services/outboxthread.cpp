// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/outboxthread.h"

#include "messagesetup.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// Nothing in the outbox is in such a hurry.
constexpr std::chrono::milliseconds LookEvery {2000};

} // namespace

OutboxThread::OutboxThread(Backend &backend, const Logger &logger)
    : m_backend(backend)
    , m_logger(logger)
{
    setObjectName(u"outbox"_s);
    start();
}

OutboxThread::~OutboxThread()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_ending = true;
    }
    m_wake.wakeAll();
    wait();
}

bool OutboxThread::rest()
{
    const QMutexLocker lock(&m_mutex);
    if (!m_ending)
        m_wake.wait(&m_mutex, ulong(LookEvery.count()));
    return !m_ending;
}

void OutboxThread::work()
{
    const auto access = m_backend.database().access();
    if (!access)
        return;
    const Config &config = m_backend.config();
    OutboxWorker worker(m_backend.workerContext(**access, m_logger), workerOptions(config),
                        makeTransports(m_backend, **access, m_logger));
    bool failed = false;
    do {
        const auto sent = worker.run([this] {
            const QMutexLocker lock(&m_mutex);
            return m_ending;
        });
        if (!sent && !failed)
            m_logger.warning("outbox_failed"_L1,
                             {{"error"_L1, LogValue::systemText(sent.error().message)}});
        failed = !sent;
    } while (rest());
}

void OutboxThread::run()
{
    do {
        work();
    } while (rest());
}

} // namespace frontdesk
