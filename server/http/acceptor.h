// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/logging.h"
#include "base/result.h"
#include "connectionlimits.h"
#include "http/message.h"

#include <QHostAddress>
#include <QThread>

#include <chrono>
#include <future>
#include <memory>
#include <vector>

namespace frontdesk {

class TlsIdentity;
class Worker;

/// The thread that holds the port and hands each connection to the worker with the fewest, or turns
/// it away where there are too many. Before open() connections wait in the system's queue.
class Acceptor final : public QThread
{
public:
    struct Listening {
        qintptr descriptor = -1;
        quint16 port = 0;
    };

    /// `tls`: where the server speaks it; its files are looked at each `tlsCheck`.
    Acceptor(ConnectionLimits &connections, TlsIdentity *tls, std::chrono::milliseconds tlsCheck,
             const Logger &logger);
    /// Closes the port.
    ~Acceptor() override;
    Q_DISABLE_COPY_MOVE(Acceptor)

    /// Takes the port. PortBusy where another program has it.
    Result<Listening> listen(const QHostAddress &address, quint16 port);
    /// Starts to accept, for these workers.
    void open(std::vector<Worker *> workers);
    /// Closes the port and ends the thread; no worker is given a connection afterwards.
    void close();

protected:
    void run() override;

private:
    class Port;

    ConnectionLimits &m_connections;
    TlsIdentity *const m_tls;
    const std::chrono::milliseconds m_tlsCheck;
    const Logger &m_logger;
    QHostAddress m_address;
    quint16 m_port = 0;
    std::promise<Result<Listening>> m_listening;
    Port *m_open = nullptr; ///< lives in run()
};

} // namespace frontdesk
