// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/backend.h"

#include <QMutex>
#include <QThread>
#include <QWaitCondition>

namespace frontdesk {

/// Sends the outbox's messages from a thread of its own as long as it lives, by the ways that the
/// settings name and within the program. Backend and logger must outlive it.
class OutboxThread final : public QThread
{
public:
    OutboxThread(Backend &backend, const Logger &logger);
    /// Waits for the message that is being sent.
    ~OutboxThread() override;

protected:
    void run() override;

private:
    void work();
    /// False when it is time to end.
    bool rest();

    Backend &m_backend;
    const Logger &m_logger;
    QMutex m_mutex;
    QWaitCondition m_wake;
    bool m_ending = false;
};

} // namespace frontdesk
