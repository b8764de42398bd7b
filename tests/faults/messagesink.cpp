// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagesink.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>

#include <memory>

namespace frontdesk::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int PatienceMs = 5'000;

/// Reads one request to its end; false where it does not come whole.
bool readRequest(QTcpSocket &socket)
{
    static const QRegularExpression length(u"\r\ncontent-length: *([0-9]+)"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    QByteArray request;
    qsizetype end = -1;
    qsizetype size = 0;
    while (end < 0 || request.size() < end + 4 + size) {
        if (!socket.bytesAvailable() && !socket.waitForReadyRead(PatienceMs))
            return false;
        request += socket.readAll();
        end = request.indexOf("\r\n\r\n");
        if (end >= 0)
            size = length.match(QString::fromLatin1(request.first(end))).captured(1).toInt();
    }
    return true;
}

} // namespace

MessageSink::MessageSink()
{
    std::promise<quint16> port;
    auto known = port.get_future();
    m_thread = std::thread([this, port = std::move(port)]() mutable { run(std::move(port)); });
    m_port = known.get();
}

MessageSink::~MessageSink()
{
    m_ends = true;
    m_thread.join();
}

void MessageSink::run(std::promise<quint16> port)
{
    constexpr int LookMs = 50;
    QTcpServer server;
    server.listen(QHostAddress(QHostAddress::LocalHost));
    port.set_value(server.serverPort());
    while (!m_ends) {
        if (!server.hasPendingConnections() && !server.waitForNewConnection(LookMs))
            continue;
        const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
        if (!readRequest(*socket))
            continue;
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        while (socket->bytesToWrite() > 0 && socket->waitForBytesWritten(PatienceMs)) { }
        ++m_taken;
    }
}

} // namespace frontdesk::test
