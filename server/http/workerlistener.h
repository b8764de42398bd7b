// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connectionlimits.h"
#include "gatesocket.h"

#include <QSslConfiguration>
#include <QTcpServer>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <optional>

namespace frontdesk {

/// Hands a worker's QHttpServer the connections that the acceptor gives it, each behind a gate. It
/// never accepts any itself, but looks as if it listened, for QHttpServer serves nothing else from
/// Qt 6.8 on.
class WorkerListener final : public QTcpServer
{
    Q_OBJECT

public:
    /// `load` is lowered by one, and the address leaves `connections`, when an adopted connection
    /// has gone.
    WorkerListener(GateContext &context, ConnectionLimits &connections, std::atomic<int> &load,
                   QObject *parent);

    /// Takes a duplicate of the acceptor's listening descriptor, and closes it in the end.
    bool attach(qintptr duplicate);
    /// Serves an accepted connection, over TLS where there is a configuration for it. The
    /// descriptor is closed in any case.
    void adopt(qintptr descriptor, const QHostAddress &peer,
               const std::optional<QSslConfiguration> &tls);
    /// Lets connections finish what they are at for `grace` at most, closes idle ones at once, then
    /// emits drained().
    void drain(std::chrono::milliseconds grace);

    QTcpSocket *nextPendingConnection() override;

Q_SIGNALS:
    void drained();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void closeIdle();

    GateContext &m_context;
    ConnectionLimits &m_connections;
    std::atomic<int> &m_load;
    QList<GateSocket *> m_open;
    QTimer m_drainTimer;
    std::chrono::milliseconds m_graceLeft {0};
};

} // namespace frontdesk
