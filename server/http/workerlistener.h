// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <atomic>
#include <chrono>

namespace frontdesk {

/// Hands a worker's QHttpServer the connections that the acceptor gives it. It never accepts any
/// itself, but looks as if it listened, for QHttpServer serves nothing else from Qt 6.8 on.
///
/// adopt() is the only place in the program that makes a server's sockets. A gate between the
/// network and QHttpServer, and TLS, go there: a QTcpSocket that owns the real one.
class WorkerListener final : public QTcpServer
{
    Q_OBJECT

public:
    /// `load` is lowered by one when an adopted connection has gone.
    WorkerListener(std::atomic<int> &load, QObject *parent);

    /// Takes a duplicate of the acceptor's listening descriptor, and closes it in the end.
    bool attach(qintptr duplicate);
    /// Serves an accepted connection. The descriptor is closed in any case.
    void adopt(qintptr descriptor);
    /// Tells that the request which is being handled has its answer.
    void requestAnswered(bool closeAfterwards);
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

    QHash<QTcpSocket *, bool>
        m_busy; ///< whether a request has begun to arrive and has no answer yet
    QPointer<QTcpSocket> m_current;
    QTimer m_drainTimer;
    std::chrono::milliseconds m_graceLeft {0};
    std::atomic<int> &m_load;
};

} // namespace frontdesk
