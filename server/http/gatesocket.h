// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/dispatcher.h"
#include "http/gatelimits.h"
#include "wire/requestparser.h"
#include "wire/responsecleaner.h"

#include <QTcpSocket>
#include <QTimer>

namespace frontdesk {

class GateSocket;

/// What the connections of one worker share.
struct GateContext {
    Dispatcher &dispatcher;
    const GateLimits &limits;
    std::atomic<qint64> &bodyBytes; ///< that requests of all workers hold
    const std::atomic<bool> &isFinishing; ///< no connection takes another request
    GateSocket *current = nullptr; ///< whose request is being handled
};

/// The connection that QHttpServer gets, in front of the real one, which it owns as QSslSocket owns
/// its plain socket. It reads requests strictly and within limits, hands on one whole request in
/// canonical form at a time, and answers everything else itself. Handlers answer before they
/// return, and it outlives a client that leaves meanwhile.
class GateSocket final : public QTcpSocket
{
    Q_OBJECT

public:
    /// `transport` is connected; a QSslSocket begins its handshake as the server.
    GateSocket(QTcpSocket *transport, GateContext &context, QObject *parent);
    ~GateSocket() override;

    /// The request that is being handled or refused, as the gate has read it so far.
    Request request(const QByteArray &body = {}) const;

    /// Says goodbye: takes no more requests, and closes when the other side has what was written.
    void leave();
    /// The same when the server ends: closes now if nothing is left to do.
    void finishUp();
    /// Ends the connection at once.
    void cutOff();

    qint64 bytesAvailable() const override;
    qint64 bytesToWrite() const override;
    void disconnectFromHost() override;
    void close() override;

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    enum class Phase { Handshake, Reading, Handling, Leaving, Gone };

    /// Whether nothing of a request has come and nothing of an answer is on its way.
    bool isIdle() const;
    void pump();
    bool readSome();
    void deliver();
    void endAnswer();
    void refuse(const Problem &problem);
    Problem problemOf(wire::Refusal refusal) const;
    void onEncrypted();
    void onWritten(qint64 count);
    void onDeadline();
    void onDisconnected();
    void expectRequest();
    void send(const QByteArray &bytes);
    void closeWriting();
    qint64 unsent() const;
    void holdBody(qint64 bytes);
    void finish();

    QTcpSocket *m_transport;
    GateContext &m_context;
    const bool m_isEncrypted;
    Phase m_phase;
    wire::RequestParser m_parser;
    wire::ResponseCleaner m_cleaner;
    QByteArray m_pending; ///< received, of later requests
    QByteArray m_input; ///< for QHttpServer, from m_inputAt on
    qsizetype m_inputAt = 0;
    qint64 m_heldBody = 0; ///< this connection's share of the context's bodyBytes
    qint64 m_taken = 0; ///< by the client, since m_stalled was started
    bool m_isRefused = false;
    bool m_isLost = false; ///< the client has gone during the handler
    QTimer m_deadline; ///< for what the phase waits for
    QTimer m_stalled; ///< for the client to take what has been written
};

} // namespace frontdesk
