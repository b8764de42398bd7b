// SPDX-License-Identifier: GPL-3.0-or-later
#include "workerlistener.h"

#include <unistd.h>

namespace frontdesk {

namespace {

constexpr std::chrono::milliseconds DrainTick {20};

} // namespace

WorkerListener::WorkerListener(std::atomic<int> &load, QObject *parent)
    : QTcpServer(parent)
    , m_load(load)
{
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

void WorkerListener::adopt(qintptr descriptor)
{
    auto *socket = new QTcpSocket(this);
    connect(socket, &QObject::destroyed, this, [this, socket] {
        m_busy.remove(socket);
        --m_load;
    });
    if (!socket->setSocketDescriptor(descriptor)) {
        ::close(int(descriptor));
        delete socket;
        return;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_busy.insert(socket, false);
    // Connected before QHttpServer's own slot, which runs the handler: so m_current is its
    // connection.
    connect(socket, &QIODevice::readyRead, this, [this, socket] {
        m_current = socket;
        m_busy[socket] = true;
    });
    addPendingConnection(socket);
}

void WorkerListener::requestAnswered(bool closeAfterwards)
{
    if (!m_current)
        return;
    m_busy[m_current] = m_current->bytesAvailable() > 0;
    // Not at once: QHttpServer is still at work with this connection.
    if (closeAfterwards)
        QMetaObject::invokeMethod(
            m_current, [socket = m_current.data()] { socket->disconnectFromHost(); },
            Qt::QueuedConnection);
}

void WorkerListener::drain(std::chrono::milliseconds grace)
{
    m_graceLeft = grace;
    connect(&m_drainTimer, &QTimer::timeout, this, &WorkerListener::closeIdle);
    // The first tick comes after what the system already holds for us has been read.
    m_drainTimer.start(DrainTick);
}

void WorkerListener::closeIdle()
{
    m_graceLeft -= DrainTick;
    const bool outOfTime = m_graceLeft.count() <= 0;
    const auto sockets = m_busy.keys();
    for (QTcpSocket *socket : sockets) {
        if (outOfTime)
            socket->abort();
        else if (!m_busy.value(socket) && socket->bytesToWrite() == 0)
            socket->disconnectFromHost();
    }
    if (!m_busy.isEmpty() && !outOfTime)
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
