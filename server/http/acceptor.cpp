// SPDX-License-Identifier: GPL-3.0-or-later
#include "acceptor.h"

#include "worker.h"

#include <QTcpServer>
#include <QTimer>

#include <algorithm>
#include <sys/socket.h>

namespace frontdesk {

using namespace Qt::StringLiterals;

class Acceptor::Port final : public QTcpServer
{
public:
    Port()
    {
        constexpr int Backlog = 256;
        setListenBacklogSize(Backlog);
        // Out of descriptors, QTcpServer stops accepting for good: look again soon.
        connect(this, &QTcpServer::acceptError, this, [this] {
            constexpr std::chrono::milliseconds Pause(200);
            QTimer::singleShot(Pause, this, [this] {
                if (isListening())
                    resumeAccepting();
            });
        });
    }

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
        // Equally loaded workers take turns.
        std::rotate(m_workers.begin(), m_workers.begin() + 1, m_workers.end());
        const auto least = std::min_element(
            m_workers.begin(), m_workers.end(),
            [](const Worker *a, const Worker *b) { return a->load() < b->load(); });
        (*least)->adopt(descriptor);
    }

private:
    std::vector<Worker *> m_workers;
};

Acceptor::Acceptor()
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
    Port port;
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
