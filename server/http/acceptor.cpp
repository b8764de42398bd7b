// SPDX-License-Identifier: GPL-3.0-or-later
#include "acceptor.h"

#include "commonheaders.h"
#include "gateanswers.h"
#include "http/clientaddresses.h"
#include "tlsidentity.h"
#include "worker.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTimer>

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

QHostAddress peerOf(int descriptor)
{
    sockaddr_storage address {};
    socklen_t size = sizeof address;
    if (::getpeername(descriptor, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        return {};
    return ClientAddresses::canonical(QHostAddress(reinterpret_cast<const sockaddr *>(&address)));
}

int spareDescriptor()
{
    return ::open("/dev/null", O_RDONLY | O_CLOEXEC);
}

} // namespace

class Acceptor::Port final : public QTcpServer
{
public:
    Port(ConnectionLimits &connections, TlsIdentity *tls, const Logger &logger)
        : m_connections(connections)
        , m_tls(tls)
        , m_logger(logger)
        , m_spare(spareDescriptor())
    {
        constexpr int Backlog = 256;
        setListenBacklogSize(Backlog);
        connect(this, &QTcpServer::acceptError, this, &Port::turnAllAway);
    }
    ~Port() override { ::close(m_spare); }

    void open(std::vector<Worker *> workers)
    {
        m_workers = std::move(workers);
        resumeAccepting();
    }

    /// Hands over who has connected already, then refuses everybody. The workers hold duplicates of
    /// the descriptor, so closing ours alone would leave clients waiting.
    void finish()
    {
        if (!m_workers.empty())
            waitForNewConnection(0);
        ::shutdown(int(socketDescriptor()), SHUT_RDWR);
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        const QHostAddress peer = peerOf(int(descriptor));
        if (!m_connections.enter(peer)) {
            turnAway(int(descriptor));
            return;
        }
        // Equally loaded workers take turns.
        std::rotate(m_workers.begin(), m_workers.begin() + 1, m_workers.end());
        const auto least = std::min_element(
            m_workers.begin(), m_workers.end(),
            [](const Worker *a, const Worker *b) { return a->load() < b->load(); });
        (*least)->adopt(descriptor, peer,
                        m_tls ? std::optional(m_tls->configuration()) : std::nullopt);
    }

private:
    /// Out of descriptors. QTcpServer stops accepting then; left alone, clients would wait, and it
    /// would spin. The spare one is enough to tell them.
    void turnAllAway()
    {
        constexpr int AtOnce = 64;
        ::close(m_spare);
        for (int i = 0; i < AtOnce; ++i) {
            const int descriptor =
                ::accept4(int(socketDescriptor()), nullptr, nullptr, SOCK_CLOEXEC);
            if (descriptor < 0)
                break;
            turnAway(descriptor);
        }
        m_spare = spareDescriptor();
        constexpr std::chrono::milliseconds Pause(50);
        QTimer::singleShot(Pause, this, [this] {
            if (isListening())
                resumeAccepting();
        });
    }

    /// Tells a client that there is no room, as far as that takes no waiting.
    void turnAway(int descriptor)
    {
        logTurnedAway();
        if (!m_tls) {
            const QString id = generateUuidV7().toString(QUuid::WithoutBraces);
            Response response = Problem::overloaded().toResponse(id);
            addCommonHeaders(response, id, false);
            const QByteArray bytes = wireBytes(response, true);
            constexpr int NoWaiting = MSG_DONTWAIT | MSG_NOSIGNAL;
            ::send(descriptor, bytes.constData(), std::size_t(bytes.size()), NoWaiting);
            // What has come and is not read would make the system throw the answer away.
            ::shutdown(descriptor, SHUT_WR);
            std::array<char, 4096> unread {};
            while (::recv(descriptor, unread.data(), unread.size(), MSG_DONTWAIT) > 0) { }
        }
        ::close(descriptor);
    }

    /// One line a second at most: those who are turned away may be very many.
    void logTurnedAway()
    {
        constexpr std::chrono::seconds Interval(1);
        ++m_turnedAway;
        if (m_sinceLog.isValid() && std::chrono::milliseconds(m_sinceLog.elapsed()) < Interval)
            return;
        m_logger.warning("connections_turned_away"_L1, {{"count"_L1, m_turnedAway}});
        m_turnedAway = 0;
        m_sinceLog.start();
    }

    ConnectionLimits &m_connections;
    TlsIdentity *const m_tls;
    const Logger &m_logger;
    int m_spare;
    qint64 m_turnedAway = 0; ///< and not logged yet
    QElapsedTimer m_sinceLog;
    std::vector<Worker *> m_workers;
};

Acceptor::Acceptor(ConnectionLimits &connections, TlsIdentity *tls,
                   std::chrono::milliseconds tlsCheck, const Logger &logger)
    : m_connections(connections)
    , m_tls(tls)
    , m_tlsCheck(tlsCheck)
    , m_logger(logger)
{
    setObjectName(u"http-acceptor"_s);
}

Acceptor::~Acceptor()
{
    close();
}

Result<Acceptor::Listening> Acceptor::listen(const QHostAddress &address, quint16 port)
{
    m_address = address;
    m_port = port;
    auto listening = m_listening.get_future();
    start();
    return listening.get();
}

void Acceptor::run()
{
    Port port(m_connections, m_tls, m_logger);
    if (!port.listen(m_address, m_port)) {
        const bool busy = port.serverError() == QAbstractSocket::AddressInUseError;
        m_listening.set_value(
            busy
                ? fail(ErrorCode::PortBusy,
                       u"Port %1 on %2 is in use by another program; set HTTP_PORT to another one, "
                       "or to 0 for any that is free"_s.arg(m_port)
                           .arg(m_address.toString()))
                : fail(ErrorCode::ConfigInvalid,
                       u"The server cannot listen on port %1 of %2: %3"_s.arg(
                           QString::number(m_port), m_address.toString(), port.errorString())));
        return;
    }
    port.pauseAccepting();
    m_open = &port;
    m_listening.set_value(Listening {port.socketDescriptor(), port.serverPort()});
    QTimer tlsTimer;
    if (m_tls) {
        connect(&tlsTimer, &QTimer::timeout, &tlsTimer,
                [this] { m_tls->reloadIfChanged(m_logger); });
        tlsTimer.start(m_tlsCheck);
    }
    exec();
    port.finish();
}

void Acceptor::open(std::vector<Worker *> workers)
{
    QMetaObject::invokeMethod(
        m_open, [port = m_open, workers = std::move(workers)] { port->open(workers); },
        Qt::QueuedConnection);
}

void Acceptor::close()
{
    quit();
    wait();
}

} // namespace frontdesk
