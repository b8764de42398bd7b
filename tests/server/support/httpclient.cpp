// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/httpclient.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <utility>

namespace frontdesk::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 20'000;

bool isNamed(const std::pair<QByteArray, QByteArray> &header, QByteArrayView name)
{
    return header.first.compare(name, Qt::CaseInsensitive) == 0;
}

bool has(const Headers &headers, QByteArrayView name)
{
    return std::any_of(headers.begin(), headers.end(),
                       [&](const auto &header) { return isNamed(header, name); });
}

} // namespace

QByteArray Reply::header(QByteArrayView name) const
{
    for (const auto &header : headers) {
        if (isNamed(header, name))
            return header.second;
    }
    return {};
}

QJsonObject Reply::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QStringList Reply::ids() const
{
    QStringList list;
    const QJsonArray objects = items();
    for (const QJsonValue &object : objects)
        list.append(object[u"id"].toString());
    return list;
}

QString Reply::problem() const
{
    return header("Content-Type") == "application/problem+json" ? text(u"code") : QString();
}

QStringList Reply::faults() const
{
    QStringList list;
    const QJsonArray errors = json().value(u"errors").toArray();
    for (const QJsonValue &error : errors)
        list.append(error[u"pointer"].toString() + u' ' + error[u"code"].toString());
    list.sort();
    return list;
}

HttpClient::HttpClient(quint16 port, const QString &bearer)
    : token(bearer)
    , m_port(port)
    , m_socket(std::make_unique<QTcpSocket>())
{
}

Reply HttpClient::post(const QString &target, const QJsonObject &body)
{
    return send("POST", target, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

Reply HttpClient::patch(const QString &target, const QJsonObject &body, const Headers &more)
{
    return send("PATCH", target, QJsonDocument(body).toJson(QJsonDocument::Compact), more);
}

QByteArray HttpClient::requestBytes(const QByteArray &method, const QString &target,
                                    const QByteArray &body, const Headers &more) const
{
    QByteArray request = method + ' ' + target.toUtf8() + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    if (!token.isEmpty())
        request += "Authorization: Bearer " + token.toUtf8() + "\r\n";
    if (!body.isEmpty() && !has(more, "Content-Type"))
        request += "Content-Type: application/json\r\n";
    if (!body.isEmpty() || method == "POST" || method == "PATCH")
        request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    for (const auto &[name, value] : more)
        request += name + ": " + value + "\r\n";
    return request + "\r\n" + body;
}

Reply HttpClient::send(const QByteArray &method, const QString &target, const QByteArray &body,
                       const Headers &more)
{
    write(requestBytes(method, target, body, more));
    Reply reply = readReply(method != "HEAD");
    holdToContract(method, target, reply);
    return reply;
}

void HttpClient::holdToContract(const QByteArray &method, const QString &target,
                                const Reply &reply) const
{
    if (!contract)
        return;
    const QStringList breaches = contract->breaches(method, target, reply, role);
    if (!breaches.isEmpty())
        QTest::qFail(qPrintable(u"%1 %2 breaks its contract: %3"_s.arg(
                         QString::fromLatin1(method), target, breaches.join(u", "_s))),
                     __FILE__, __LINE__);
}

bool HttpClient::connected()
{
    if (m_socket->state() == QAbstractSocket::ConnectedState && !m_isLast)
        return true;
    m_isLast = false;
    m_received.clear();
    m_socket->abort();
    m_socket->connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    return m_socket->waitForConnected(Patience);
}

void HttpClient::write(const QByteArray &bytes)
{
    if (!connected())
        return;
    m_socket->write(bytes);
    while (m_socket->bytesToWrite() > 0 && m_socket->waitForBytesWritten(Patience)) { }
}

/// Waits for more, unless it has come already: while writing, say. False where nothing will come.
bool HttpClient::receive()
{
    if (m_socket->bytesAvailable() == 0)
        m_socket->waitForReadyRead(Patience);
    const QByteArray more = m_socket->readAll();
    m_received += more;
    return !more.isEmpty();
}

/// What came up to and with `end`; empty where the connection ends before.
QByteArray HttpClient::readUntil(const QByteArray &end)
{
    qsizetype at = m_received.indexOf(end);
    while (at < 0 && receive())
        at = m_received.indexOf(end);
    if (at < 0)
        return {};
    const QByteArray part = m_received.left(at + end.size());
    m_received.remove(0, part.size());
    return part;
}

Reply HttpClient::readReply(bool withBody)
{
    const QByteArray head = readUntil("\r\n\r\n");
    if (head.isEmpty())
        return {};
    Reply reply;
    const QByteArrayList lines = head.trimmed().split('\n');
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        reply.headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
    }
    const qsizetype size = withBody ? reply.header("Content-Length").toLongLong() : 0;
    while (m_received.size() < size && receive()) { }
    if (m_received.size() < size)
        return {};
    reply.body = m_received.left(size);
    m_received.remove(0, size);
    m_isLast = reply.header("Connection") == "close";
    reply.status = lines.first().mid(9, 3).toInt();
    return reply;
}

QByteArray HttpClient::readRest()
{
    while (receive()) { }
    return std::exchange(m_received, {});
}

bool HttpClient::isClosed(int ms)
{
    m_received += m_socket->readAll();
    return m_socket->state() == QAbstractSocket::UnconnectedState
           || m_socket->waitForDisconnected(ms);
}

void HttpClient::disconnect()
{
    m_socket->abort();
}

} // namespace frontdesk::test
