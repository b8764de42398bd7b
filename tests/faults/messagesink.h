// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>
#include <future>
#include <thread>

namespace frontdesk::test {

/// A receiver of webhooks on a free port of loopback, with a thread of its own, that takes whatever
/// comes.
class MessageSink
{
public:
    MessageSink();
    ~MessageSink();
    Q_DISABLE_COPY_MOVE(MessageSink)

    quint16 port() const { return m_port; }
    /// How many messages it has taken.
    qint64 taken() const { return m_taken; }

private:
    void run(std::promise<quint16> port);

    std::atomic<bool> m_ends {false};
    std::atomic<qint64> m_taken {0};
    quint16 m_port = 0;
    std::thread m_thread;
};

} // namespace frontdesk::test
