// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connectionlimits.h"
#include "http/dispatcher.h"
#include "http/gatelimits.h"
#include "services/backend.h"

#include <QSslConfiguration>
#include <QThread>

#include <future>
#include <optional>

namespace frontdesk {

class WorkerListener;

/// A thread that serves connections, with a QHttpServer and a database connection of its own.
class Worker final : public QThread
{
public:
    Worker(Backend &backend, const Router &router, const Logger &logger, ServerState &state,
           ConnectionLimits &connections, const GateLimits &limits);
    ~Worker() override;
    Q_DISABLE_COPY_MOVE(Worker)

    /// Starts the thread; the future tells once whether it can serve. `listening` is the acceptor's
    /// descriptor, of which it makes a copy.
    std::future<Result<void>> start(qintptr listening);
    /// Serves an accepted connection, over TLS where there is a configuration for it. Safe from any
    /// thread between start() and stop().
    void adopt(qintptr descriptor, const QHostAddress &peer,
               const std::optional<QSslConfiguration> &tls);
    /// Open connections; safe from any thread.
    int load() const { return m_load; }
    /// Begins to finish: requests in flight get their answer within `grace`, and the thread ends.
    void finish(std::chrono::milliseconds grace);

protected:
    void run() override;

private:
    Result<void> serve();

    Backend &m_backend;
    const Router &m_router;
    const Logger &m_logger;
    ServerState &m_state;
    ConnectionLimits &m_connections;
    const GateLimits &m_limits;
    qintptr m_listening = -1;
    std::promise<Result<void>> m_ready;
    std::atomic<bool> m_finishing {false};
    std::atomic<int> m_load {0}; ///< open connections, and those on their way
    std::atomic<WorkerListener *> m_listener {nullptr}; ///< lives in run()
};

} // namespace frontdesk
