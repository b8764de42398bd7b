// SPDX-License-Identifier: GPL-3.0-or-later
#include "workerlistener.h"

#include <QSslSocket>

#include <unistd.h>

namespace frontdesk {

namespace {

constexpr std::chrono::milliseconds DrainTick {20};

/// The one place in the program that makes a server's sockets.
std::unique_ptr<QTcpSocket> newTransport(const std::optional<QSslConfiguration> &tls)
{
    if (!tls)
        return std::make_unique<QTcpSocket>();
    auto socket = std::make_unique<QSslSocket>();
    socket->setSslConfiguration(*tls);
    return socket;
}

} // namespace

WorkerListener::WorkerListener(GateContext &context, ConnectionLimits &connections,
                               std::atomic<int> &load, QObject *parent)
    : QTcpServer(parent)
    , m_context(context)
    , m_connections(connections)
    , m_load(load)
{
    connect(&m_drainTimer, &QTimer::timeout, this, &WorkerListener::closeIdle);
}

bool WorkerListener::attach(qintptr duplicate)
{
    if (!setSocketDescriptor(duplicate)) {
        ::close(int(duplicate));
        return false;
    }
    pauseAccepting();
    return true;
}

void WorkerListener::adopt(qintptr descriptor, const QHostAddress &peer,
                           const std::optional<QSslConfiguration> &tls)
{
    std::unique_ptr<QTcpSocket> transport = newTransport(tls);
    if (!transport->setSocketDescriptor(descriptor)) {
        ::close(int(descriptor));
        m_connections.leave(peer);
        --m_load;
        return;
    }
    transport->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    auto *socket = new GateSocket(transport.release(), m_context, this);
    m_open.append(socket);
    connect(socket, &QObject::destroyed, this, [this, socket, peer] {
        m_open.removeOne(socket);
        m_connections.leave(peer);
        --m_load;
    });
    addPendingConnection(socket);
}

void WorkerListener::drain(std::chrono::milliseconds grace)
{
    m_graceLeft = grace;
    // The first tick comes after what the system already holds for us has been read.
    m_drainTimer.start(DrainTick);
}

void WorkerListener::closeIdle()
{
    m_graceLeft -= DrainTick;
    const bool outOfTime = m_graceLeft.count() <= 0;
    const auto sockets = m_open;
    for (GateSocket *socket : sockets) {
        if (outOfTime)
            socket->cutOff();
        else
            socket->finishUp();
    }
    if (!m_open.isEmpty() && !outOfTime)
        return;
    m_drainTimer.stop();
    Q_EMIT drained();
}

QTcpSocket *WorkerListener::nextPendingConnection()
{
    QTcpSocket *socket = QTcpServer::nextPendingConnection();
    // The base class may have started to accept again.
    pauseAccepting();
    return socket;
}

void WorkerListener::incomingConnection(qintptr descriptor)
{
    ::close(int(descriptor));
}

} // namespace frontdesk
