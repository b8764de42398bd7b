// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/backend.h"
#include "settings/servercontrol.h"

#include <QFuture>

#include <memory>

namespace frontdesk {

class HttpServer;

/// The HTTP server inside the desktop. Starting and stopping run in the background; the destructor
/// waits for the requests in flight. The backend and the logger must outlive it.
class EmbeddedServer final : public ServerControl
{
    Q_OBJECT

public:
    EmbeddedServer(Backend &backend, const Logger &logger, QObject *parent = nullptr);
    ~EmbeddedServer() override;

    ServerStatus state() const override;
    void setRunning(bool running) override;

Q_SIGNALS:
    /// Somebody has switched it on or off, as opposed to a failure.
    void switched(bool running);

private:
    void start();
    void stop();

    Backend &m_backend;
    const Logger &m_logger;
    std::shared_ptr<HttpServer> m_server;
    QFuture<void> m_work; ///< what starts or stops now
    bool m_busy = false;
    QString m_lastError;
};

} // namespace frontdesk
