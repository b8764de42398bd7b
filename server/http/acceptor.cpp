// SPDX-License-Identifier: GPL-3.0-or-later
#include "acceptor.h"

#include "commonheaders.h"
#include "gateanswers.h"
#include "http/clientaddresses.h"
#include "tlsidentity.h"
#include "worker.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cerrno>
#include <deque>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

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

constexpr int AtOnce = 64; ///< clients of one turn

int spareDescriptor()
{
    return ::open("/dev/null", O_RDONLY | O_CLOEXEC);
}

/// A client that has been told that there is no room. What it still sends is read until it closes,
/// for a short time: the system answers it with a reset otherwise, and the client loses our answer.
class Farewell final : public QObject
{
public:
    Farewell(int descriptor, QObject *parent)
        : QObject(parent)
        , m_descriptor(descriptor)
        , m_notifier(descriptor, QSocketNotifier::Read)
    {
        constexpr std::chrono::milliseconds Patience(1000);
        connect(&m_notifier, &QSocketNotifier::activated, this, [this] {
            if (!drain(m_descriptor))
                deleteLater();
        });
        QTimer::singleShot(Patience, this, &QObject::deleteLater);
    }
    ~Farewell() override
    {
        m_notifier.setEnabled(false);
        drain(m_descriptor);
        ::close(m_descriptor);
    }
    Q_DISABLE_COPY_MOVE(Farewell)

    /// Reads what has come. False where the other side has closed.
    static bool drain(int descriptor)
    {
        std::array<char, 4096> unread {};
        ssize_t count = 0;
        do
            count = ::recv(descriptor, unread.data(), unread.size(), MSG_DONTWAIT);
        while (count > 0);
        return count < 0 && (errno == EAGAIN || errno == EINTR);
    }

private:
    const int m_descriptor;
    QSocketNotifier m_notifier;
};

} // namespace

/// The port. It accepts by itself: the engine of QTcpServer keeps its first error, which is "nobody
/// is waiting", so it never says that there are no descriptors, and spins.
class Acceptor::Port final : public QObject
{
public:
    Port(ConnectionLimits &connections, TlsIdentity *tls, const Logger &logger)
        : m_connections(connections)
        , m_tls(tls)
        , m_logger(logger)
        , m_spare(spareDescriptor())
    {
        constexpr int Backlog = 256;
        m_server.setListenBacklogSize(Backlog);
    }
    ~Port() override { ::close(m_spare); }
    Q_DISABLE_COPY_MOVE(Port)

    bool listen(const QHostAddress &address, quint16 port)
    {
        if (!m_server.listen(address, port))
            return false;
        m_server.pauseAccepting();
        return true;
    }
    const QTcpServer &server() const { return m_server; }

    void open(std::vector<Worker *> workers)
    {
        m_workers = std::move(workers);
        m_notifier =
            std::make_unique<QSocketNotifier>(m_server.socketDescriptor(), QSocketNotifier::Read);
        connect(m_notifier.get(), &QSocketNotifier::activated, this, &Port::acceptWaiting);
    }

    /// Hands over who has connected already, then refuses everybody. The workers hold duplicates of
    /// the descriptor, so closing ours alone would leave clients waiting.
    void finish()
    {
        if (m_notifier)
            acceptWaiting();
        m_notifier.reset();
        ::shutdown(int(m_server.socketDescriptor()), SHUT_RDWR);
    }

private:
    int acceptOne() const
    {
        return ::accept4(int(m_server.socketDescriptor()), nullptr, nullptr, SOCK_CLOEXEC);
    }

    void acceptWaiting()
    {
        // Not for ever, for the thread has other things to do.
        for (int i = 0; i < AtOnce; ++i) {
            const int descriptor = acceptOne();
            if (descriptor >= 0) {
                admit(descriptor);
            } else if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
                turnAllAway();
                return;
            } else if (errno == EAGAIN) {
                return;
            } // else that client has gone meanwhile
        }
    }

    void admit(int descriptor)
    {
        const QHostAddress peer = peerOf(descriptor);
        if (!m_connections.enter(peer)) {
            turnAway(descriptor);
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

    /// Out of descriptors. Left alone, clients would wait, and this thread would spin. The spare
    /// one is enough to tell them.
    void turnAllAway()
    {
        for (const QPointer<Farewell> &farewell : std::exchange(m_farewells, {}))
            delete farewell.data();
        ::close(m_spare);
        for (int i = 0; i < AtOnce; ++i) {
            const int descriptor = acceptOne();
            if (descriptor < 0)
                break;
            tell(descriptor);
            ::close(descriptor);
        }
        m_spare = spareDescriptor();
        constexpr std::chrono::milliseconds Pause(50);
        m_notifier->setEnabled(false);
        QTimer::singleShot(Pause, m_notifier.get(), [this] { m_notifier->setEnabled(true); });
    }

    void turnAway(int descriptor)
    {
        tell(descriptor);
        if (m_tls) {
            ::close(descriptor);
            return;
        }
        constexpr std::size_t Most = 64;
        std::erase_if(m_farewells, [](const auto &farewell) { return farewell.isNull(); });
        if (m_farewells.size() >= Most) {
            delete m_farewells.front().data();
            m_farewells.pop_front();
        }
        m_farewells.emplace_back(new Farewell(descriptor, this));
    }

    /// Tells a client that there is no room, as far as that takes no waiting. Over TLS it does, so
    /// nothing is said there.
    void tell(int descriptor)
    {
        logTurnedAway();
        if (m_tls)
            return;
        const QString id = generateUuidV7().toString(QUuid::WithoutBraces);
        Response response = Problem::overloaded().toResponse(id);
        addCommonHeaders(response, id, false);
        const QByteArray bytes = wireBytes(response, true);
        constexpr int NoWaiting = MSG_DONTWAIT | MSG_NOSIGNAL;
        ::send(descriptor, bytes.constData(), std::size_t(bytes.size()), NoWaiting);
        ::shutdown(descriptor, SHUT_WR);
        Farewell::drain(descriptor);
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
    std::deque<QPointer<Farewell>> m_farewells; ///< the oldest first
    QTcpServer m_server; ///< holds the port, and never accepts
    std::unique_ptr<QSocketNotifier> m_notifier; ///< once open
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
        const QTcpServer &server = port.server();
        const bool busy = server.serverError() == QAbstractSocket::AddressInUseError;
        m_listening.set_value(
            busy
                ? fail(ErrorCode::PortBusy,
                       u"Port %1 on %2 is in use by another program; set HTTP_PORT to another one, "
                       "or to 0 for any that is free"_s.arg(m_port)
                           .arg(m_address.toString()))
                : fail(ErrorCode::ConfigInvalid,
                       u"The server cannot listen on port %1 of %2: %3"_s.arg(
                           QString::number(m_port), m_address.toString(), server.errorString())));
        return;
    }
    m_open = &port;
    m_listening.set_value(Listening {port.server().socketDescriptor(), port.server().serverPort()});
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
