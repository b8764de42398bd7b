// SPDX-License-Identifier: GPL-3.0-or-later
// How the server starts, works under several connections, and stops.
#include "support/testserver.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QScopeGuard>
#include <QSemaphore>
#include <QTcpSocket>
#include <QTest>

#include <stdexcept>
#include <thread>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

namespace {

// A handler is a plain function; these let a test hold one and see that it runs.
QSemaphore g_entered;
QSemaphore g_released;

Result<Response> slow(RequestContext &)
{
    g_entered.release();
    g_released.acquire();
    return Response::json({{u"slow"_s, true}});
}

Result<Response> quick(RequestContext &)
{
    return Response::json({{u"quick"_s, true}});
}

Result<Response> large(RequestContext &)
{
    return Response::json({{u"text"_s, QString(2'000'000, u'x')}});
}

Result<Response> throws(RequestContext &)
{
    throw std::runtime_error("boom");
}

Result<Response> unavailable(RequestContext &)
{
    return fail(ErrorCode::Unavailable, u"The database does not answer"_s, u"08006"_s);
}

RouteTable testRoutes()
{
    RouteTable table;
    table.group("Things"_L1, "Some things"_L1);
    const auto add = [&](QLatin1StringView pattern, RouteTable::PlainHandler handler) {
        table.add(Method::Get, pattern, Policy::everyone(), handler)
            .as(pattern, "Things"_L1, "Something"_L1)
            .answersAs("application/json");
    };
    add("/slow"_L1, &slow);
    add("/quick"_L1, &quick);
    add("/large"_L1, &large);
    add("/throws"_L1, &throws);
    add("/unavailable"_L1, &unavailable);
    return table;
}

} // namespace

class TstHttpServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        QCOMPARE(g_entered.available(), 0);
        QCOMPARE(g_released.available(), 0);
    }

    void aBusyPortIsOneClearSentence()
    {
        TestServer server(testRoutes());
        HttpServerOptions options;
        options.port = server.port();
        const auto second =
            HttpServer::start(server.clinic.backend(), silentLogger(), testRoutes(), options);
        QCOMPARE_ERROR(second, ErrorCode::PortBusy);
        QVERIFY(second.error().message.contains(QString::number(server.port())));
        QVERIFY(!second.error().message.contains(u'\n'));
        QCOMPARE(server.stranger().get(u"/quick"_s).status, 200);
    }

    void anAddressThatCannotBeIsRefused()
    {
        TestClinic clinic;
        HttpServerOptions options = TestServer::onAnyPort();
        for (const char *host : {"clinic.example", "", "300.1.1.1", "192.0.2.1"}) {
            options.host = QString::fromLatin1(host);
            const auto server =
                HttpServer::start(clinic.backend(), silentLogger(), testRoutes(), options);
            QCOMPARE_ERROR(server, ErrorCode::ConfigInvalid);
        }
    }

    void aRouteWithoutAPolicyKeepsItFromStarting()
    {
        TestClinic clinic;
        RouteTable routes = testRoutes();
        routes.add(Method::Get, "/open"_L1, Policy::roles({}), &quick);
        const auto server =
            HttpServer::start(clinic.backend(), silentLogger(), routes, TestServer::onAnyPort());
        QVERIFY(!server);
        QCOMPARE(server.error().message, u"The route GET /open has no policy"_s);
    }

    void itServesIPv6Too()
    {
        HttpServerOptions options = TestServer::onAnyPort();
        options.host = u"::1"_s;
        TestClinic clinic;
        const auto server =
            HttpServer::start(clinic.backend(), silentLogger(), testRoutes(), options);
        if (!server)
            QSKIP("This machine has no IPv6");
        QVERIFY((*server)->address().startsWith(u"http://[::1]:"_s));
    }

    void aConnectionServesManyRequests()
    {
        TestServer server(testRoutes());
        std::vector<HttpClient> clients;
        for (int i = 0; i < 8; ++i)
            clients.push_back(server.stranger());
        for (int round = 0; round < 20; ++round) {
            for (HttpClient &client : clients)
                QCOMPARE(client.get(u"/quick"_s).status, 200);
        }
        const HttpServerStats stats = server.server().stats();
        QCOMPARE(stats.connections, 8);
        QCOMPARE(stats.requests, 160);
        QCOMPARE(stats.errors, 0);
        clients.clear();
        QTRY_COMPARE(server.server().stats().connections, 0);
    }

    void requestsSentTogetherAreAnsweredInOrder()
    {
        TestServer server(testRoutes());
        HttpClient client = server.stranger();
        QByteArray requests;
        for (int i = 0; i < 5; ++i)
            requests += client.requestBytes("GET", i % 2 == 0 ? u"/quick"_s : u"/nowhere"_s, {});
        client.write(requests);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(client.readReply().status, i % 2 == 0 ? 200 : 404);
    }

    void aLargeAnswerArrivesWhole()
    {
        TestServer server(testRoutes());
        QCOMPARE(server.stranger().get(u"/large"_s).text(u"text").size(), 2'000'000);
    }

    void aBusyWorkerIsNotGivenTheNextConnection()
    {
        TestServer server(testRoutes());
        HttpClient waiting = server.stranger();
        waiting.write(waiting.requestBytes("GET", u"/slow"_s, {}));
        QVERIFY(g_entered.tryAcquire(1, 10'000));
        HttpClient other = server.stranger();
        QCOMPARE(other.get(u"/quick"_s).status, 200);
        g_released.release();
        QCOMPARE(waiting.readReply().status, 200);
    }

    void clientsThatLeaveDuringAHandlerHarmNobody()
    {
        TestServer server(testRoutes());
        constexpr int Leavers = 30;
        for (int i = 0; i < Leavers; ++i) {
            HttpClient client = server.stranger();
            client.write(client.requestBytes("GET", u"/slow"_s, {}));
            if (i % 2 == 0)
                QVERIFY(g_entered.tryAcquire(1, 10'000));
            client.disconnect();
            g_released.release();
            if (i % 2 != 0)
                g_entered.tryAcquire(1, 1000);
        }
        QCOMPARE(server.stranger().get(u"/quick"_s).status, 200);
        QTRY_COMPARE(server.server().stats().connections, 0);
        // Those whose request had not been read yet never ran.
        g_released.tryAcquire(g_released.available());
        g_entered.tryAcquire(g_entered.available());
    }

    void aClientThatAsksToCloseIsLetGo()
    {
        TestServer server(testRoutes());
        HttpClient client = server.stranger();
        const Reply reply = client.send("GET", u"/quick"_s, {}, {{"Connection", "close"}});
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.header("Connection"), QByteArray("close"));
        QVERIFY(client.isClosed());
    }

    void whatGoesWrongInsideIsGenericOutside()
    {
        TestServer server(testRoutes());
        HttpClient client = server.stranger();
        const Reply thrown = client.get(u"/throws"_s);
        QCOMPARE(thrown.status, 500);
        QCOMPARE(thrown.problem(), u"internal"_s);
        QVERIFY(!thrown.body.contains("boom"));
        const Reply down = client.get(u"/unavailable"_s);
        QCOMPARE(down.status, 503);
        QCOMPARE(down.header("Retry-After"), QByteArray("5"));
        QVERIFY(!down.body.contains("08006"));
        QCOMPARE(server.server().stats().errors, 2);
        const QByteArray log = server.log();
        QVERIFY(log.contains("boom"));
        QVERIFY(log.contains("08006"));
        QVERIFY(log.contains(down.header("X-Request-Id")));
    }

    void theLogNamesRoutesAndNobody()
    {
        TestServer server;
        HttpClient patient = server.newPatient();
        const QString id = patient.get(u"/patients/me"_s).text(u"id");
        const Reply reply = patient.get(u"/patients/"_s + id);
        QCOMPARE(reply.status, 200);
        server.receptionist().get(u"/patients?query=canaryword"_s);
        server.stranger().get(u"/canarypath"_s);
        server.stranger().post(u"/auth/login"_s, {{u"email"_s, u"canary@mail.example"_s},
                                                  {u"password"_s, u"canarysecret"_s}});
        const QByteArray log = server.log();
        QVERIFY(log.contains("method=GET route=\"/patients/{id}\" status=200 ms="));
        QVERIFY(log.contains(reply.header("X-Request-Id")));
        QVERIFY(log.contains("method=POST route=/auth/login status=401"));
        for (const QByteArray &secret :
             {QByteArray("canary"), id.toUtf8(), patient.token.toUtf8(), QByteArray("Noor"),
              QByteArray("mail.example"), TestServer::password().toUtf8()})
            QVERIFY2(!log.contains(secret), secret.constData());
    }

    void stoppingFinishesTheRequestInFlight()
    {
        TestServer server(testRoutes());
        HttpClient waiting = server.stranger();
        waiting.write(waiting.requestBytes("GET", u"/slow"_s, {}));
        QVERIFY(g_entered.tryAcquire(1, 10'000));
        HttpClient idle = server.stranger();
        QCOMPARE(idle.get(u"/quick"_s).status, 200);
        const quint16 port = server.port();
        std::jthread stopper([&] { server.server().stop(); });
        auto released = qScopeGuard([] { g_released.release(); });
        // The idle connection is closed and the port too, while the other still waits.
        QVERIFY(idle.isClosed());
        QTcpSocket late;
        late.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        QVERIFY(!late.waitForConnected(5000));
        QCOMPARE(late.error(), QAbstractSocket::ConnectionRefusedError);
        released.dismiss();
        g_released.release();
        const Reply reply = waiting.readReply();
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.header("Connection"), QByteArray("close"));
        QVERIFY(waiting.isClosed());
    }

    void aRequestThatHasBegunToArriveIsAnswered()
    {
        TestServer server(testRoutes());
        HttpClient client = server.stranger();
        QCOMPARE(client.get(u"/quick"_s).status, 200);
        const QByteArray request = client.requestBytes("GET", u"/quick"_s, {});
        client.write(request.left(20));
        // Another request tells that the server has had time to read the first half.
        HttpClient other = server.stranger();
        for (int i = 0; i < 20; ++i)
            other.get(u"/quick"_s);
        std::jthread stopper([&] { server.server().stop(); });
        QVERIFY(other.isClosed());
        client.write(request.mid(20));
        QCOMPARE(client.readReply().status, 200);
    }

    void aRequestThatNeverEndsIsCutOff()
    {
        HttpServerOptions options = TestServer::onAnyPort();
        options.grace = std::chrono::milliseconds(200);
        TestServer server(testRoutes(), options);
        HttpClient client = server.stranger();
        client.write("GET /quick HTTP/1.1\r\n");
        QTRY_COMPARE(server.server().stats().connections, 1);
        QElapsedTimer timer;
        timer.start();
        server.server().stop();
        QVERIFY(timer.elapsed() < 3000);
        QVERIFY(client.isClosed());
        server.server().stop();
    }

    void anIdleServerStopsAtOnce()
    {
        TestServer server(testRoutes());
        HttpClient client = server.stranger();
        QCOMPARE(client.get(u"/quick"_s).status, 200);
        QElapsedTimer timer;
        timer.start();
        server.server().stop();
        QVERIFY(timer.elapsed() < 1000);
        QCOMPARE(server.server().stats().connections, 0);
    }

    void itStartsAgainOnTheSamePort()
    {
        TestServer server(testRoutes());
        HttpServerOptions options = TestServer::onAnyPort();
        options.port = server.port();
        QCOMPARE(server.stranger().get(u"/quick"_s).status, 200);
        server.server().stop();
        const auto again =
            HttpServer::start(server.clinic.backend(), silentLogger(), testRoutes(), options);
        QVERIFY_RESULT(again);
        QCOMPARE(HttpClient((*again)->port()).get(u"/quick"_s).status, 200);
    }
};

QTEST_GUILESS_MAIN(TstHttpServer)
#include "tst_httpserver.moc"
