// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <atomic>
#include <thread>
#include <vector>

namespace frontdesk::test {

/// Many clients that hold connections and use them for nothing: silent ones, ones that drip a head
/// or a body, ones that ask and never read. Whoever is cut off comes again at once. They work on a
/// thread of their own until the destructor.
class SlowClients
{
public:
    SlowClients(quint16 port, int count);
    ~SlowClients();
    Q_DISABLE_COPY_MOVE(SlowClients)

    /// How often one of them was cut off, or turned away.
    qint64 ended() const { return m_ended; }
    /// How many hold a connection now.
    int connected() const { return m_connected; }

private:
    enum class Kind { Silent, DrippingHead, DrippingBody, NotReading };
    struct Client {
        Kind kind = Kind::Silent;
        int descriptor = -1;
    };

    void run();
    void connectAgain(Client &client) const;
    /// Whether the connection is still there.
    static bool drip(const Client &client);

    const quint16 m_port;
    std::vector<Client> m_clients;
    std::atomic<bool> m_ends {false};
    std::atomic<qint64> m_ended {0};
    std::atomic<int> m_connected {0};
    std::thread m_thread;
};

} // namespace frontdesk::test
