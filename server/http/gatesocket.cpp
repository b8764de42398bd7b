// SPDX-License-Identifier: GPL-3.0-or-later
#include "gatesocket.h"

#include "gateanswers.h"
#include "wire/canonicalrequest.h"

#include <QHostAddress>
#include <QSslSocket>

#include <cstring>
#include <sys/socket.h>

namespace frontdesk {

using namespace Qt::StringLiterals;
using State = wire::RequestParser::State;

namespace {

constexpr qint64 PieceBytes = 16 * 1024;
/// What Qt reads ahead; the system makes the client wait with the rest.
constexpr qint64 ReadAheadBytes = 2 * PieceBytes;
/// With so much of earlier answers not taken, no request is begun.
constexpr qint64 CloggedBytes = 64 * 1024;
/// What a client must take to be no stalled reader: half a kibibyte a second with the usual
/// deadline.
constexpr qint64 ProgressBytes = 16 * 1024;

} // namespace

GateSocket::GateSocket(QTcpSocket *transport, GateContext &context, QObject *parent)
    : QTcpSocket(parent)
    , m_transport(transport)
    , m_context(context)
    , m_isEncrypted(qobject_cast<QSslSocket *>(transport) != nullptr)
    , m_phase(m_isEncrypted ? Phase::Handshake : Phase::Reading)
    , m_parser({}, [this](const wire::RequestHead &head) {
        return m_context.dispatcher.bodyLimit(methodNamed(head.method), pathOf(head));
    })
{
    transport->setParent(this);
    transport->setReadBufferSize(ReadAheadBytes);
    setOpenMode(QIODevice::ReadWrite);
    setPeerAddress(transport->peerAddress());
    setPeerPort(transport->peerPort());
    setLocalAddress(transport->localAddress());
    setLocalPort(transport->localPort());
    setSocketState(QAbstractSocket::ConnectedState);
    m_deadline.setSingleShot(true);
    m_stalled.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &GateSocket::onDeadline);
    connect(&m_stalled, &QTimer::timeout, this, &GateSocket::cutOff);
    connect(transport, &QTcpSocket::readyRead, this, &GateSocket::pump);
    connect(transport, &QTcpSocket::disconnected, this, &GateSocket::onDisconnected);
    if (auto *tls = qobject_cast<QSslSocket *>(transport)) {
        connect(tls, &QSslSocket::encryptedBytesWritten, this, &GateSocket::onWritten);
        connect(tls, &QSslSocket::encrypted, this, &GateSocket::onEncrypted);
        connect(tls, &QSslSocket::errorOccurred, this, [this] {
            if (m_phase == Phase::Handshake)
                m_transport->abort();
        });
        m_deadline.start(m_context.limits.handshake);
        tls->startServerEncryption();
    } else {
        connect(transport, &QTcpSocket::bytesWritten, this, &GateSocket::onWritten);
        expectRequest();
    }
}

GateSocket::~GateSocket()
{
    // Nothing of the base class's own is open.
    setSocketState(QAbstractSocket::UnconnectedState);
    m_transport->disconnect(this);
    holdBody(0);
}

void GateSocket::onEncrypted()
{
    m_phase = Phase::Reading;
    expectRequest();
    pump();
}

bool GateSocket::isIdle() const
{
    return m_phase == Phase::Reading && m_parser.state() == State::Waiting && m_pending.isEmpty()
           && m_transport->bytesAvailable() == 0 && unsent() == 0;
}

/// What the system has not taken yet, encrypted or not.
qint64 GateSocket::unsent() const
{
    const auto *tls = qobject_cast<const QSslSocket *>(m_transport);
    return m_transport->bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
}

void GateSocket::expectRequest()
{
    if (unsent() == 0)
        m_deadline.start(m_context.limits.idle);
    else
        m_deadline.stop(); // onWritten() starts it, or m_stalled ends it all
}

void GateSocket::pump()
{
    if (m_phase == Phase::Leaving) {
        m_transport->skip(m_transport->bytesAvailable());
        return;
    }
    while (m_phase == Phase::Reading && unsent() <= CloggedBytes && readSome()) { }
}

/// Takes one piece of what has come. False where there is nothing, or it is time for others.
bool GateSocket::readSome()
{
    if (m_pending.isEmpty())
        m_pending = m_transport->read(PieceBytes);
    if (m_pending.isEmpty())
        return false;
    const State before = m_parser.state();
    m_pending.remove(0, m_parser.read(m_pending));
    switch (m_parser.state()) {
    case State::Waiting:
        return true;
    case State::Head:
        if (before == State::Waiting)
            m_deadline.start(m_context.limits.head);
        return true;
    case State::Refused:
        refuse(problemOf(m_parser.refusal()));
        return false;
    case State::Complete:
        deliver();
        return false;
    case State::Body:
        break;
    }
    if (before != State::Body) {
        m_deadline.start(m_context.limits.body);
        if (m_parser.head().expectsContinue && m_pending.isEmpty())
            send("HTTP/1.1 100 Continue\r\n\r\n");
    }
    holdBody(m_parser.body().size());
    if (m_context.bodyBytes <= m_context.limits.bodyBytes)
        return true;
    refuse(Problem::overloaded());
    return false;
}

Request GateSocket::request(const QByteArray &body) const
{
    const wire::RequestHead &head = m_parser.head();
    return {methodNamed(head.method),
            pathOf(head),
            head.query().toByteArray(),
            head.fields,
            body,
            peerAddress(),
            m_isEncrypted};
}

void GateSocket::holdBody(qint64 bytes)
{
    m_context.bodyBytes += bytes - m_heldBody;
    m_heldBody = bytes;
}

void GateSocket::deliver()
{
    m_phase = Phase::Handling;
    m_deadline.stop();
    const wire::RequestHead &request = m_parser.head();
    m_cleaner.begin(request.method == "HEAD", request.keepsAlive);
    m_input = wire::canonicalRequest(request, m_parser.takeBody());
    m_inputAt = 0;
    m_context.current = this;
    Q_EMIT readyRead(); // QHttpServer reads it, and answers before this returns
    m_context.current = nullptr;
    endAnswer();
}

void GateSocket::endAnswer()
{
    m_input = {};
    m_inputAt = 0; // Qt 6.8 looks for more once more, later
    holdBody(0);
    m_transport->flush();
    if (m_isLost) {
        finish();
        return;
    }
    m_parser.reset();
    m_phase = Phase::Reading;
    if (!m_cleaner.isComplete()) {
        cutOff();
    } else if (!m_cleaner.keepsAlive()) {
        leave();
    } else {
        expectRequest();
        // Later, so that a client with many requests at once does not keep the others waiting.
        if (!m_pending.isEmpty() || m_transport->bytesAvailable() > 0)
            QMetaObject::invokeMethod(this, &GateSocket::pump, Qt::QueuedConnection);
    }
}

Problem GateSocket::problemOf(wire::Refusal refusal) const
{
    const wire::RequestHead &request = m_parser.head();
    if (refusal == wire::Refusal::MethodUnknown)
        return Problem::methodNotAllowed(m_context.dispatcher.allowedMethods(pathOf(request)));
    if (refusal == wire::Refusal::BodyTooLarge)
        return Problem::bodyTooLarge(
            m_context.dispatcher.bodyLimit(methodNamed(request.method), pathOf(request)));
    return frontdesk::problemOf(refusal);
}

void GateSocket::refuse(const Problem &problem)
{
    const Response response = m_context.dispatcher.refuse(problem, request());
    m_isRefused = true;
    m_phase = Phase::Leaving;
    m_pending = {};
    m_deadline.stop();
    holdBody(0);
    send(wireBytes(response, m_parser.head().method != "HEAD"));
    m_transport->flush();
    if (m_phase != Phase::Gone && unsent() == 0)
        closeWriting();
}

void GateSocket::leave()
{
    if (m_phase == Phase::Gone || m_phase == Phase::Leaving)
        return;
    if (isIdle()) {
        m_transport->disconnectFromHost();
        return;
    }
    m_phase = Phase::Leaving;
    m_pending = {};
    m_deadline.stop();
    m_transport->skip(m_transport->bytesAvailable());
    if (unsent() == 0)
        closeWriting();
}

void GateSocket::finishUp()
{
    if (isIdle() || (m_phase == Phase::Leaving && unsent() == 0))
        m_transport->abort();
}

/// Our side is done. The other side closes in its turn: to close both at once would have the system
/// throw away what it has not read yet, where it still sends.
void GateSocket::closeWriting()
{
    m_deadline.start(m_context.limits.farewell);
    if (!m_isEncrypted)
        ::shutdown(int(m_transport->socketDescriptor()), SHUT_WR);
    else if (!m_isRefused)
        m_transport->disconnectFromHost();
}

void GateSocket::send(const QByteArray &bytes)
{
    if (bytes.isEmpty() || m_isLost)
        return;
    m_transport->write(bytes);
    if (!m_stalled.isActive()) {
        m_taken = 0;
        m_stalled.start(m_context.limits.stalled);
    }
}

void GateSocket::onWritten(qint64 count)
{
    m_taken += count;
    if (unsent() == 0) {
        m_stalled.stop();
        if (m_phase == Phase::Leaving)
            closeWriting();
        else if (m_phase == Phase::Reading && m_parser.state() == State::Waiting)
            expectRequest();
    } else if (m_taken >= ProgressBytes) {
        m_taken = 0;
        m_stalled.start(m_context.limits.stalled);
    }
    pump();
}

void GateSocket::onDeadline()
{
    const bool hasBegun = m_phase == Phase::Reading && m_parser.state() != State::Waiting;
    if (hasBegun)
        refuse(Problem::tooSlow());
    else if (m_phase == Phase::Reading)
        leave();
    else
        cutOff();
}

void GateSocket::cutOff()
{
    // At once also for the system, which would keep what the client never reads.
    const linger none {1, 0};
    ::setsockopt(int(m_transport->socketDescriptor()), SOL_SOCKET, SO_LINGER, &none, sizeof none);
    m_transport->abort();
    finish();
}

void GateSocket::onDisconnected()
{
    if (m_phase == Phase::Handling)
        m_isLost = true;
    else
        finish();
}

void GateSocket::finish()
{
    if (m_phase == Phase::Gone)
        return;
    m_phase = Phase::Gone;
    m_deadline.stop();
    m_stalled.stop();
    setSocketState(QAbstractSocket::UnconnectedState);
    Q_EMIT disconnected();
    deleteLater();
}

qint64 GateSocket::bytesAvailable() const
{
    return QTcpSocket::bytesAvailable() + m_input.size() - m_inputAt;
}

qint64 GateSocket::bytesToWrite() const
{
    return unsent();
}

void GateSocket::disconnectFromHost()
{
    if (m_phase == Phase::Handling)
        m_isLost = true; // QHttpServer has not understood it: there will be no answer
    else
        leave();
}

void GateSocket::close()
{
    disconnectFromHost();
}

qint64 GateSocket::readData(char *data, qint64 size)
{
    const qint64 count = qMin(size, qint64(m_input.size() - m_inputAt));
    std::memcpy(data, m_input.constData() + m_inputAt, std::size_t(count));
    m_inputAt += count;
    return count;
}

qint64 GateSocket::writeData(const char *data, qint64 size)
{
    if (m_context.isFinishing)
        m_cleaner.closeAfterwards();
    if (m_phase == Phase::Handling)
        send(m_cleaner.write({data, size}));
    return size;
}

} // namespace frontdesk
