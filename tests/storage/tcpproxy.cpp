// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcpproxy.h"

#include <QTcpServer>
#include <QTcpSocket>

namespace frontdesk::test {

TcpProxy::TcpProxy(int serverPort)
    : m_serverPort(serverPort)
{
    start();
    m_listening.acquire();
}

TcpProxy::~TcpProxy()
{
    quit();
    wait();
}

void TcpProxy::loseAnswerTo(const QByteArray &text)
{
    m_text = text;
    m_armed = true;
}

void TcpProxy::setDown(bool down)
{
    m_down = down;
    QMetaObject::invokeMethod(
        m_worker,
        [this] {
            for (auto *socket :
                 m_down ? m_worker->findChildren<QTcpSocket *>() : QList<QTcpSocket *>())
                socket->abort();
        },
        Qt::BlockingQueuedConnection);
}

void TcpProxy::run()
{
    QObject worker;
    m_worker = &worker;
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        qFatal("The test's proxy cannot listen");
    m_port = server.serverPort();
    QObject::connect(&server, &QTcpServer::newConnection, &worker, [&] {
        QTcpSocket *client = server.nextPendingConnection();
        client->setParent(&worker);
        if (m_down) {
            client->abort();
            client->deleteLater();
            return;
        }
        auto *upstream = new QTcpSocket(&worker);
        auto cut = std::make_shared<bool>(false);
        upstream->connectToHost(QHostAddress(QHostAddress::LocalHost), quint16(m_serverPort));
        QObject::connect(client, &QTcpSocket::readyRead, upstream, [this, client, upstream, cut] {
            const QByteArray request = client->readAll();
            if (m_armed && request.contains(m_text)) {
                m_armed = false;
                *cut = true;
            }
            upstream->write(request);
        });
        QObject::connect(upstream, &QTcpSocket::readyRead, client, [client, upstream, cut] {
            const QByteArray answer = upstream->readAll();
            if (*cut)
                client->abort();
            else
                client->write(answer);
        });
        for (QTcpSocket *socket : {client, upstream}) {
            QObject::connect(socket, &QTcpSocket::disconnected, &worker, [client, upstream] {
                client->flush();
                client->disconnectFromHost();
                upstream->disconnectFromHost();
                client->deleteLater();
                upstream->deleteLater();
            });
        }
    });
    m_listening.release();
    exec();
    m_worker = nullptr;
}

} // namespace frontdesk::test
