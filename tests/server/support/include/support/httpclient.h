// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"
#include "support/contract.h"

#include <QJsonArray>
#include <QTcpSocket>

#include <memory>

namespace frontdesk::test {

/// An answer as it came over the wire.
struct Reply {
    int status = 0; ///< 0: the connection ended without a whole answer
    Headers headers;
    QByteArray body;

    QByteArray header(QByteArrayView name) const;
    QJsonObject json() const;
    QString text(QStringView name) const { return json().value(name).toString(); }
    QJsonArray items() const { return json().value(u"items").toArray(); }
    /// The ids of a list's items, in its order.
    QStringList ids() const;
    /// A problem's code; empty where it is none.
    QString problem() const;
    /// "pointer code" of each fault, sorted.
    QStringList faults() const;
};

/// A client with one keep-alive connection that writes exactly the bytes it is told to. It blocks,
/// and needs no event loop: one in each thread.
class HttpClient
{
public:
    explicit HttpClient(quint16 port, const QString &token = {});

    QString token; ///< sent as Authorization where it is set
    /// Where it is set, an answer that is not as its route declares fails the test.
    std::shared_ptr<const Contract> contract;
    std::optional<Role> role; ///< whose requests these are, where that is known

    Reply get(const QString &target) { return send("GET", target); }
    Reply del(const QString &target) { return send("DELETE", target); }
    Reply post(const QString &target, const QJsonObject &body);
    Reply patch(const QString &target, const QJsonObject &body, const Headers &more = {});
    /// `body` as application/json where it is not empty and `more` has no Content-Type.
    Reply send(const QByteArray &method, const QString &target, const QByteArray &body = {},
               const Headers &more = {});

    /// Sends bytes as they are, and reads no answer.
    void write(const QByteArray &bytes);
    Reply readReply(bool withBody = true);
    /// What comes until the server closes the connection.
    QByteArray readRest();
    /// Whether the server closes the connection within `ms`.
    bool isClosed(int ms = 5000);
    void disconnect();
    /// The bytes that send() would send.
    QByteArray requestBytes(const QByteArray &method, const QString &target, const QByteArray &body,
                            const Headers &more = {}) const;

private:
    void holdToContract(const QByteArray &method, const QString &target, const Reply &reply) const;
    bool connected();
    bool receive();
    QByteArray readUntil(const QByteArray &end);

    quint16 m_port;
    std::unique_ptr<QTcpSocket> m_socket;
    QByteArray m_received;
    bool m_isLast = false; ///< the server has said that it closes the connection
};

} // namespace frontdesk::test
