// SPDX-License-Identifier: GPL-3.0-or-later
#include "slowclients.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace frontdesk::test {

namespace {

QByteArray firstWords(int kind)
{
    static const std::array<QByteArray, 4> words {
        QByteArray(),
        QByteArray("GET /health/live HTTP/1.1\r\nHost: h\r\nX-Slow: "),
        QByteArray("POST /auth/login HTTP/1.1\r\nHost: h\r\nContent-Length: 16000\r\n\r\n"),
        QByteArray("GET /openapi.json HTTP/1.1\r\nHost: h\r\n\r\n").repeated(20),
    };
    return words.at(std::size_t(kind));
}

} // namespace

SlowClients::SlowClients(quint16 port, int count)
    : m_port(port)
{
    for (int i = 0; i < count; ++i)
        m_clients.push_back({Kind(i % 4), -1});
    m_thread = std::thread([this] { run(); });
}

SlowClients::~SlowClients()
{
    m_ends = true;
    m_thread.join();
    for (const Client &client : m_clients)
        ::close(client.descriptor);
}

void SlowClients::run()
{
    constexpr std::chrono::milliseconds Round(500);
    while (!m_ends) {
        const auto next = std::chrono::steady_clock::now() + Round;
        int connected = 0;
        for (Client &client : m_clients) {
            if (client.descriptor >= 0 && drip(client)) {
                ++connected;
                continue;
            }
            if (client.descriptor >= 0)
                ++m_ended;
            connectAgain(client);
        }
        m_connected = connected;
        std::this_thread::sleep_until(next);
    }
}

void SlowClients::connectAgain(Client &client) const
{
    if (client.descriptor >= 0)
        ::close(client.descriptor);
    client.descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int small = 4096; // of what is not read, the system shall take little
    ::setsockopt(client.descriptor, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(m_port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(client.descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address)
        != 0)
        return;
    const QByteArray words = firstWords(int(client.kind));
    ::send(client.descriptor, words.constData(), std::size_t(words.size()),
           MSG_DONTWAIT | MSG_NOSIGNAL);
}

bool SlowClients::drip(const Client &client)
{
    const bool drips = client.kind == Kind::DrippingHead || client.kind == Kind::DrippingBody;
    if (drips && ::send(client.descriptor, "x", 1, MSG_DONTWAIT | MSG_NOSIGNAL) != 1)
        return false;
    char byte = 0;
    const auto got = ::recv(client.descriptor, &byte, 1, MSG_DONTWAIT | MSG_PEEK);
    // Those that do not read have an answer waiting; to the others any answer is the last.
    return client.kind == Kind::NotReading ? got != 0 && !(got < 0 && errno == ECONNRESET)
                                           : got < 0 && errno == EAGAIN;
}

} // namespace frontdesk::test
