// SPDX-License-Identifier: GPL-3.0-or-later
// What QHttpServer sees of a connection through the gate->
#include "gatesocket.h"
#include "http/router.h"
#include "http/serverstate.h"
#include "routes/apiroutes.h"
#include "support/testclinic.h"

#include <QTcpServer>
#include <QtTest>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

class TestGateSocket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void afterAnAnswerThereIsNothingToRead();
};

void TestGateSocket::afterAnAnswerThereIsNothingToRead()
{
    TestClinic clinic;
    const auto router = Router::build(apiRoutes());
    QVERIFY(router);
    ServerState state(clinic.backend().config(), clinic.clock.monotonic());
    const Logger logger(LogLevel::Error, LogFormat::Text, [](const QByteArray &) {});
    Dispatcher dispatcher(*router, clinic.services(), clinic.backend().zone(), clinic.clock, logger,
                          state);
    const GateLimits limits;
    std::atomic<bool> finishing = false;
    GateContext context {dispatcher, limits, state.bodyBytes, finishing};
    QTcpServer listener;
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    QTcpSocket client;
    client.connectToHost(listener.serverAddress(), listener.serverPort());
    QVERIFY(listener.waitForNewConnection(5000));
    QVERIFY(client.waitForConnected(5000));
    // It deletes itself when the connection ends.
    QObject owner;
    auto *gate = new GateSocket(listener.nextPendingConnection(), context, &owner);
    int requests = 0;
    connect(gate, &QTcpSocket::readyRead, gate, [&] {
        QVERIFY(gate->readAll().startsWith("GET /"));
        ++requests;
        gate->write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    });
    for (int count = 1; count <= 2; ++count) {
        client.write("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QTRY_COMPARE(requests, count);
        QTRY_VERIFY(client.bytesAvailable() > 0);
        QVERIFY(client.readAll().startsWith("HTTP/1.1 200"));
        // Qt 6.8 looks for more when it has answered.
        QCOMPARE(gate->bytesAvailable(), 0);
        char byte = 0;
        QCOMPARE(gate->read(&byte, 1), 0);
    }
}

QTEST_GUILESS_MAIN(TestGateSocket)
#include "tst_gatesocket.moc"
