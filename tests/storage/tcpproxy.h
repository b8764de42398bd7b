// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSemaphore>
#include <QThread>

#include <atomic>

namespace frontdesk::test {

/// Stands between a client and a server on this machine, and cuts the connection where it hurts.
class TcpProxy final : public QThread
{
public:
    explicit TcpProxy(int serverPort);
    ~TcpProxy() override;

    int port() const { return m_port; }
    /// The next request that contains `text` reaches the server, but its answer never comes back.
    void loseAnswerTo(const QByteArray &text);
    /// Cuts all connections and lets no new one through until told otherwise.
    void setDown(bool down);

protected:
    void run() override;

private:
    int m_serverPort;
    int m_port = 0;
    QSemaphore m_listening;
    QByteArray m_text; ///< read once m_armed is seen
    std::atomic<bool> m_armed = false;
    std::atomic<bool> m_down = false;
    QObject *m_worker = nullptr; ///< in the proxy's thread
};

} // namespace frontdesk::test
