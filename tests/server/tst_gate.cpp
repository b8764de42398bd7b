// SPDX-License-Identifier: GPL-3.0-or-later
// The edge of the server on bare sockets: what is refused, cut off and turned away, by the numbers
// of docs/security.md. Deadlines are short here; their lengths are parameters.
#include "support/testserver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QHostAddress>
#include <QTest>

#include <atomic>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

std::atomic<int> g_handled {0};

Result<Response> quick(RequestContext &)
{
    ++g_handled;
    return Response::json({{u"quick"_s, true}});
}

Result<Response> large(RequestContext &)
{
    ++g_handled;
    return Response::json({{u"text"_s, QString(2'000'000, u'x')}});
}

struct Note {
    QString text;
};

Result<Response> keepNote(RequestContext &, const Note &note)
{
    ++g_handled;
    return Response::json({{u"length"_s, note.text.size()}});
}

RouteTable testRoutes()
{
    RouteTable table;
    table.group("Things"_L1, "Some things"_L1);
    const auto describe = [](Route &route, QLatin1StringView id) {
        route.as(id, "Things"_L1, "Something"_L1).answersAs("application/json");
    };
    describe(table.add(Method::Get, "/quick"_L1, Policy::everyone(), &quick), "quick"_L1);
    describe(table.add(Method::Get, "/large"_L1, Policy::everyone(), &large), "large"_L1);
    static const auto schema = Schema<Note>().required(
        "text"_L1, &Note::text, field::line(0, 2'000'000).about("Text"_L1, "x"_L1));
    describe(table.add(Method::Post, "/notes"_L1, Policy::everyone(), schema, &keepNote),
             "keepNote"_L1);
    return table;
}

HttpServerOptions withLimits(const GateLimits &limits)
{
    HttpServerOptions options = TestServer::onAnyPort();
    options.limits = limits;
    return options;
}

/// Deadlines of which only `member` is short.
HttpServerOptions shortly(std::chrono::milliseconds GateLimits::*member)
{
    GateLimits limits;
    limits.*member = 150ms;
    return withLimits(limits);
}

/// What a program that was started with these settings gives its server, but for the port; this
/// machine's connections are counted, as no other machine takes part.
HttpServerOptions fromSettings(const QHash<QString, QString> &settings)
{
    HttpServerOptions options = HttpServerOptions::from(*parseConfig(settings));
    options.port = 0;
    options.workers = 2;
    options.limits.countsLoopback = true;
    return options;
}

QByteArray chunkedPost(const QByteArray &body)
{
    return "POST /notes HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
           "Transfer-Encoding: chunked\r\n\r\n"
           + body;
}

QByteArray post(const QByteArray &fields, const QByteArray &body = {})
{
    return "POST /notes HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n" + fields + "\r\n"
           + body;
}

/// A client's bare socket on a server's port.
class BareClient
{
public:
    BareClient()
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        const timeval patience {10, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    }
    ~BareClient() { ::close(m_socket); }
    Q_DISABLE_COPY_MOVE(BareClient)

    int descriptor() const { return m_socket; }
    bool connect(quint16 port)
    {
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return ::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address)
               == 0;
    }
    bool send(const QByteArray &bytes)
    {
        return ::send(m_socket, bytes.constData(), std::size_t(bytes.size()), MSG_NOSIGNAL)
               == bytes.size();
    }
    /// The first `size` bytes that come; with MSG_PEEK they stay.
    QByteArray receive(int size, int flags = 0)
    {
        QByteArray bytes(size, '\0');
        bytes.resize(qMax<qsizetype>(
            0, ::recv(m_socket, bytes.data(), std::size_t(size), flags | MSG_WAITALL)));
        return bytes;
    }

private:
    const int m_socket;
};

qint64 residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

} // namespace

class TstGate : public QObject
{
    Q_OBJECT

    /// The only answer to `bytes` is this problem, after which the connection ends, and no handler
    /// has run.
    void refuses(const QByteArray &bytes, int status, const QString &code)
    {
        TestServer server(testRoutes());
        const int before = g_handled;
        HttpClient client = server.stranger();
        client.write(bytes + "GET /quick HTTP/1.1\r\nHost: h\r\n\r\n");
        const Reply reply = client.readReply();
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.problem(), code);
        QCOMPARE(reply.header("Connection"), QByteArray("close"));
        QVERIFY(client.isClosed());
        QCOMPARE(client.readReply().status, 0);
        QCOMPARE(g_handled.load(), before);
    }

private Q_SLOTS:
    void security1_doubtfulFramingIsNeverASecondRequest_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char *name, const QByteArray &bytes) {
            QTest::newRow(name) << bytes;
        };
        row("a length and a coding",
            post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"));
        row("two lengths", post("Content-Length: 0\r\nContent-Length: 44\r\n"));
        row("a list of lengths", post("Content-Length: 0, 0\r\n"));
        row("a negative length", post("Content-Length: -1\r\n"));
        row("a length that is a word", post("Content-Length: five\r\n"));
        row("a negative chunk", chunkedPost("-1\r\n"));
        row("a folded field", "GET /quick HTTP/1.1\r\nHost: h\r\nX: a\r\n b\r\n\r\n");
        row("bare line feeds", "GET /quick HTTP/1.1\nHost: h\n\n");
        row("one bare line feed", "GET /quick HTTP/1.1\r\nHost: h\nX: y\r\n\r\n");
        row("NUL", QByteArrayLiteral("GET /quick HTTP/1.1\r\nHost: h\r\nX: \0\r\n\r\n"));
        row("a badly encoded path", "GET /%zz HTTP/1.1\r\nHost: h\r\n\r\n");
        row("another host as path", "GET //evil/quick HTTP/1.1\r\nHost: h\r\n\r\n");
    }
    void security1_doubtfulFramingIsNeverASecondRequest()
    {
        QFETCH(QByteArray, bytes);
        refuses(bytes, 400, u"malformed_http"_s);
    }

    void security2_aHeadHasItsLimits()
    {
        const auto get = [](const QByteArray &fields, const QByteArray &target = "/quick") {
            return "GET " + target + " HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n";
        };
        const QByteArray many = QByteArray("X: y\r\n").repeated(99);
        const QByteArray longest(16 * 1024 - get("X: \r\n").size(), 'a');
        TestServer server(testRoutes());
        HttpClient client = server.stranger();
        for (const QByteArray &good : {get(many), get("X: " + longest + "\r\n")}) {
            client.write(good);
            QCOMPARE(client.readReply().status, 200);
        }
        client.write(get({}, '/' + QByteArray(8 * 1024 - 1, 'a')));
        QCOMPARE(client.readReply().status, 404);
        refuses(get(many + "X: y\r\n"), 431, u"head_too_large"_s);
        refuses(get("X: a" + longest + "\r\n"), 431, u"head_too_large"_s);
        refuses("GET /quick HTTP/1.1\r\nX: " + QByteArray(1'000'000, 'a'), 431,
                u"head_too_large"_s);
        refuses(get({}, '/' + QByteArray(8 * 1024, 'a')), 414, u"target_too_long"_s);
        refuses("GET /" + QByteArray(1'000'000, 'a'), 414, u"target_too_long"_s);
    }

    void security3_aBodyHasItsLimit()
    {
        TestServer server(testRoutes());
        HttpClient client = server.stranger();
        const QByteArray body = "{\"text\":\"" + QByteArray(1024 * 1024 - 11, 'x') + "\"}";
        QCOMPARE(client.send("POST", u"/notes"_s, body).status, 200);
        refuses(post("Content-Length: 1048577\r\n"), 413, u"body_too_large"_s);
        refuses(post("Content-Length: 99999999999999999999999\r\n"), 413, u"body_too_large"_s);
        refuses(chunkedPost("100001\r\n"), 413, u"body_too_large"_s);
        refuses(chunkedPost(("40000\r\n" + QByteArray(0x40000, 'x') + "\r\n").repeated(5)), 413,
                u"body_too_large"_s);
    }

    void security3_aLogInIsSmall()
    {
        TestServer server;
        HttpClient client = server.stranger();
        client.write("POST /auth/login HTTP/1.1\r\nHost: h\r\nContent-Length: 16385\r\n\r\n");
        const Reply reply = client.readReply();
        QCOMPARE(reply.status, 413);
        QVERIFY(reply.text(u"detail").contains(u"16384"));
        QVERIFY(client.isClosed());
    }

    void security3_memoryDoesNotGrowWithWhatIsRefused()
    {
        TestServer server(testRoutes());
        QCOMPARE(server.stranger().get(u"/quick"_s).status, 200);
        const QByteArray piece(256 * 1024, 'x');
        const qint64 before = residentBytes();
        for (const QByteArray &begin :
             {post("Content-Length: 524288000\r\n"), chunkedPost("1f400000\r\n")}) {
            QTcpSocket client;
            client.connectToHost(QHostAddress(QHostAddress::LocalHost), server.port());
            QVERIFY(client.waitForConnected());
            client.write(begin);
            // As far as the server takes it; it gives up in the middle.
            for (qint64 sent = 0; sent < 524'288'000; sent += piece.size()) {
                client.write(piece);
                while (client.bytesToWrite() > 0 && client.waitForBytesWritten(5000)) { }
                if (client.state() != QAbstractSocket::ConnectedState)
                    break;
            }
            QVERIFY(client.readAll().startsWith("HTTP/1.1 413 "));
        }
        const qint64 grown = residentBytes() - before;
        QVERIFY2(grown < 8 * 1024 * 1024, qPrintable(QString::number(grown)));
    }

    void security4_theDeadlinesAreTheDocumentedOnes()
    {
        // Of whoever starts a server with options of their own, and of one without any settings.
        for (const GateLimits &limits : {GateLimits(), HttpServerOptions().limits,
                                         HttpServerOptions::from(*parseConfig({})).limits}) {
            QCOMPARE(limits.handshake, 10s);
            QCOMPARE(limits.head, 10s);
            QCOMPARE(limits.body, 30s);
            QCOMPARE(limits.idle, 15s);
            QCOMPARE(limits.stalled, 30s);
        }
    }

    void security4_aHeadMustComeInTime()
    {
        TestServer server(testRoutes(), shortly(&GateLimits::head));
        HttpClient client = server.stranger();
        client.write("GET /quick HTTP/1.1\r\nHost: h\r\nX-Slow: ");
        const Reply reply = client.readReply();
        QCOMPARE(reply.status, 408);
        QCOMPARE(reply.problem(), u"request_timeout"_s);
        QVERIFY(client.isClosed());
    }

    void security4_aBodyMustComeInTime()
    {
        TestServer server(testRoutes(), shortly(&GateLimits::body));
        HttpClient client = server.stranger();
        client.write(post("Content-Length: 50\r\n", "{"));
        QCOMPARE(client.readReply().status, 408);
        QVERIFY(client.isClosed());
    }

    void security4_drippingDoesNotGainTime()
    {
        TestServer server(testRoutes(), shortly(&GateLimits::head));
        QTcpSocket client;
        client.connectToHost(QHostAddress(QHostAddress::LocalHost), server.port());
        QVERIFY(client.waitForConnected());
        client.write("GET /quick HTTP/1.1\r\nX: ");
        QElapsedTimer timer;
        timer.start();
        while (client.state() == QAbstractSocket::ConnectedState && timer.elapsed() < 10'000) {
            client.write("x");
            client.waitForReadyRead(20);
        }
        QVERIFY(client.readAll().startsWith("HTTP/1.1 408 "));
        QVERIFY(timer.elapsed() < 5000);
    }

    void security4_anIdleConnectionIsClosedWithoutAWord()
    {
        TestServer server(testRoutes(), shortly(&GateLimits::idle));
        HttpClient silent = server.stranger();
        silent.write({});
        HttpClient client = server.stranger();
        QCOMPARE(client.get(u"/quick"_s).status, 200);
        for (HttpClient *one : {&silent, &client}) {
            QVERIFY(one->isClosed());
            QCOMPARE(one->readReply().status, 0);
        }
        QTRY_COMPARE(server.server().stats().connections, 0);
    }

    void security4_aReaderThatDoesNotReadIsCutOff()
    {
        TestServer server(testRoutes(), shortly(&GateLimits::stalled));
        const int before = g_handled;
        QTcpSocket client;
        client.setReadBufferSize(1);
        client.connectToHost(QHostAddress(QHostAddress::LocalHost), server.port());
        QVERIFY(client.waitForConnected());
        client.write(QByteArray("GET /large HTTP/1.1\r\nHost: h\r\n\r\n").repeated(200));
        client.flush();
        QTRY_COMPARE(server.server().stats().connections, 1);
        QTRY_COMPARE_WITH_TIMEOUT(server.server().stats().connections, 0, 20'000);
        // Nor were more answers made than the system and one socket took.
        QVERIFY2(g_handled - before < 20, qPrintable(QString::number(g_handled - before)));
    }

    void security4_aReaderThatReadsSlowlyGetsItsAnswer()
    {
        TestServer server(testRoutes(), shortly(&GateLimits::idle));
        QTcpSocket client;
        client.setReadBufferSize(32 * 1024);
        client.connectToHost(QHostAddress(QHostAddress::LocalHost), server.port());
        QVERIFY(client.waitForConnected());
        client.write("GET /large HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
        qint64 read = 0;
        while (client.bytesAvailable() > 0 || client.waitForReadyRead(5000)) {
            read += client.read(32 * 1024).size();
            QTest::qSleep(2); // a slow reader, whose slowness is what is tested
        }
        QVERIFY(read > 2'000'000);
    }

    void security5_theNumbersAreTheDocumentedOnes()
    {
        for (const GateLimits &limits : {GateLimits(), HttpServerOptions().limits,
                                         HttpServerOptions::from(*parseConfig({})).limits}) {
            QCOMPARE(limits.connections, 512);
            QCOMPARE(limits.connectionsPerAddress, 32);
            QVERIFY(!limits.countsLoopback);
        }
    }

    void security5_theSettingsReachTheGate()
    {
        // How many of six connections are served, and stay.
        const auto served = [](const QHash<QString, QString> &settings) {
            TestServer server(testRoutes(), fromSettings(settings));
            std::vector<HttpClient> clients;
            int count = 0;
            for (int i = 0; i < 6; ++i) {
                clients.push_back(server.stranger());
                clients.back().write(clients.back().requestBytes("GET", u"/quick"_s, {}));
                count += clients.back().readReply().status == 200 ? 1 : 0;
            }
            return count;
        };
        QCOMPARE(served({}), 6);
        QCOMPARE(served({{u"HTTP_MAX_CONNECTIONS"_s, u"3"_s}}), 3);
        QCOMPARE(served({{u"HTTP_MAX_CONNECTIONS_PER_ADDRESS"_s, u"2"_s}}), 2);
    }

    void security5_onlySoManyAreServedAtOnce()
    {
        GateLimits limits;
        limits.countsLoopback = true;
        limits.connections = 3;
        TestServer server(testRoutes(), withLimits(limits));
        std::vector<HttpClient> clients;
        for (int i = 0; i < 3; ++i) {
            clients.push_back(server.stranger());
            QCOMPARE(clients.back().get(u"/quick"_s).status, 200);
        }
        HttpClient excess = server.stranger();
        excess.write({});
        const Reply reply = excess.readReply();
        QCOMPARE(reply.status, 503);
        QCOMPARE(reply.problem(), u"unavailable"_s);
        QCOMPARE(reply.header("Retry-After"), QByteArray("5"));
        QCOMPARE(reply.header("Cache-Control"), QByteArray("no-store"));
        QVERIFY(server.log().contains("connections_turned_away count=1"));
        clients.pop_back();
        QTRY_COMPARE(server.server().stats().connections, 2);
        QCOMPARE(server.stranger().get(u"/quick"_s).status, 200);
        QCOMPARE(clients.front().get(u"/quick"_s).status, 200);
    }

    void security5_onlySoManyOfOneAddress()
    {
        GateLimits limits;
        limits.countsLoopback = true;
        limits.connectionsPerAddress = 2;
        TestServer counted(testRoutes(), withLimits(limits));
        TestServer trusting(testRoutes(), withLimits(limits),
                            {{u"TRUSTED_PROXIES"_s, u"127.0.0.0/8"_s}});
        limits.countsLoopback = false;
        TestServer usual(testRoutes(), withLimits(limits));
        const auto third = [](const TestServer &server) {
            HttpClient one = server.stranger();
            HttpClient two = server.stranger();
            one.get(u"/quick"_s);
            two.get(u"/quick"_s);
            HttpClient client = server.stranger();
            client.write(client.requestBytes("GET", u"/quick"_s, {}));
            return client.readReply().status;
        };
        QCOMPARE(third(counted), 503);
        QCOMPARE(third(trusting), 200);
        QCOMPARE(third(usual), 200);
    }

    void whoSpeaksAfterBeingTurnedAwayStillHearsIt()
    {
        GateLimits limits;
        limits.countsLoopback = true;
        limits.connections = 0;
        TestServer server(testRoutes(), withLimits(limits));
        BareClient client;
        QVERIFY(client.connect(server.port()));
        QCOMPARE(client.receive(12, MSG_PEEK), QByteArray("HTTP/1.1 503"));
        // Twice: the second one would find a connection that was reset.
        QVERIFY(client.send("GET /quick HTTP/1.1\r\n"));
        QVERIFY(client.send("Host: h\r\n\r\n"));
        QCOMPARE(client.receive(12), QByteArray("HTTP/1.1 503"));
        QCOMPARE(server.server().stats().connections, 0);
    }

    void withoutDescriptorsClientsAreTold()
    {
        TestServer server(testRoutes());
        HttpClient before = server.stranger();
        QCOMPARE(before.get(u"/quick"_s).status, 200);
        BareClient client;
        rlimit limit {};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &limit), 0);
        const rlimit whole = limit;
        limit.rlim_cur = rlim_t(client.descriptor()) + 20;
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &limit), 0);
        std::vector<int> fillers;
        for (int i = ::dup(client.descriptor()); i >= 0; i = ::dup(client.descriptor()))
            fillers.push_back(i);
        const QByteArray answer = client.connect(server.port()) ? client.receive(12) : QByteArray();
        ::setrlimit(RLIMIT_NOFILE, &whole);
        for (const int filler : fillers)
            ::close(filler);
        QCOMPARE(answer, QByteArray("HTTP/1.1 503"));
        QCOMPARE(before.get(u"/quick"_s).status, 200);
        QCOMPARE(server.stranger().get(u"/quick"_s).status, 200);
    }

    void security6_methodsThatAreNotServedAreRefused()
    {
        for (const char *method : {"TRACE", "CONNECT", "BREW", "get"}) {
            TestServer server(testRoutes());
            HttpClient client = server.stranger();
            client.write(QByteArray(method) + " /quick HTTP/1.1\r\nHost: h\r\n\r\n");
            const Reply reply = client.readReply();
            QCOMPARE(reply.status, 405);
            QCOMPARE(reply.problem(), u"method_not_allowed"_s);
            QCOMPARE(reply.header("Allow"), QByteArray("GET, HEAD, OPTIONS"));
        }
        TestServer server(testRoutes());
        HttpClient client = server.stranger();
        const Reply reply = client.send("DELETE", u"/quick"_s);
        QCOMPARE(reply.status, 405);
        QCOMPARE(reply.header("Allow"), QByteArray("GET, HEAD, OPTIONS"));
        QCOMPARE(client.send("OPTIONS", u"*"_s).status, 204);
        QCOMPARE(client.get(u"/quick"_s).status, 200);
    }

    void security6_headHasNoBody()
    {
        TestServer server(testRoutes());
        HttpClient client = server.stranger();
        const Reply head = client.send("HEAD", u"/quick"_s);
        QCOMPARE(head.status, 200);
        const Reply get = client.get(u"/quick"_s);
        QCOMPARE(head.header("Content-Length"), QByteArray::number(get.body.size()));
        QCOMPARE(client.send("HEAD", u"/nowhere"_s).status, 404);
        QCOMPARE(client.get(u"/quick"_s).status, 200);
    }

    void security6_aHostIsNeeded()
    {
        refuses("GET /quick HTTP/1.1\r\n\r\n", 400, u"malformed_http"_s);
        refuses("GET /quick HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400, u"malformed_http"_s);
    }

    void security6_theConnectionIsClosedWhenAskedFor()
    {
        TestServer server(testRoutes());
        for (const QByteArray &request :
             {QByteArray("GET /quick HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"),
              QByteArray("GET /quick HTTP/1.0\r\n\r\n"),
              QByteArray("GET /quick HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")}) {
            HttpClient client = server.stranger();
            client.write(request + request);
            const Reply reply = client.readReply();
            QCOMPARE(reply.status, 200);
            QCOMPARE(reply.header("Connection"), QByteArray("close"));
            QCOMPARE(client.readReply().status, 0);
            QVERIFY(client.isClosed());
        }
    }

    void security6_aClientIsToldToContinue()
    {
        TestServer server(testRoutes());
        HttpClient client = server.stranger();
        const QByteArray body = R"({"text":"abc"})";
        const QByteArray fields =
            "Expect: 100-continue\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
        client.write(post(fields));
        QCOMPARE(client.readReply(false).status, 100);
        client.write(body);
        QCOMPARE(client.readReply().status, 200);
        // Who does not wait is not told; who would send too much gets another answer.
        client.write(post(fields, body));
        QCOMPARE(client.readReply().status, 200);
        client.write(post("Expect: 100-continue\r\nContent-Length: 1048577\r\n"));
        QCOMPARE(client.readReply().status, 413);
        refuses(post("Expect: a-miracle\r\n"), 417, u"unknown_expectation"_s);
    }

    void anUpgradeIsNotTakenUp()
    {
        TestServer server(testRoutes());
        HttpClient client = server.stranger();
        const Reply reply = client.send("GET", u"/quick"_s, {},
                                        {{"Connection", "Upgrade"},
                                         {"Upgrade", "websocket"},
                                         {"Sec-WebSocket-Version", "13"},
                                         {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="}});
        QCOMPARE(reply.status, 200);
        QCOMPARE(client.get(u"/quick"_s).status, 200);
        refuses("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, u"unknown_http_version"_s);
        refuses(post("Transfer-Encoding: gzip, chunked\r\n"), 501, u"unknown_transfer_coding"_s);
    }

    void aChunkedBodyReachesTheHandlerWhole()
    {
        TestServer server(testRoutes());
        HttpClient client = server.stranger();
        client.write(
            chunkedPost("5;note=x\r\n{\"tex\r\n9\r\nt\":\"abc\"}\r\n0\r\nX-Trailer: y\r\n\r\n"));
        const Reply reply = client.readReply();
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.json()[u"length"].toInt(), 3);
        QCOMPARE(client.get(u"/quick"_s).status, 200);
    }

    void aRequestInAbsoluteFormIsServed()
    {
        TestServer server(testRoutes());
        HttpClient client = server.stranger();
        client.write("GET http://clinic.example/quick HTTP/1.1\r\nHost: h\r\n\r\n");
        QCOMPARE(client.readReply().status, 200);
        client.write("GET /quick?a[]={b|c} HTTP/1.1\r\nHost: h\r\n\r\n");
        QCOMPARE(client.readReply().status, 400); // by the route, which has no such parameter
        QCOMPARE(client.get(u"/quick"_s).status, 200);
    }

    void whatIsRefusedIsLoggedAndCountedLikeAnyAnswer()
    {
        TestServer server(testRoutes());
        HttpClient client = server.stranger();
        client.write("GET /canary HTTP/1.1\r\nHost: canary\r\nHost: canary\r\n\r\n");
        const Reply reply = client.readReply();
        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.text(u"requestId").toLatin1(), reply.header("X-Request-Id"));
        QCOMPARE(reply.header("X-Content-Type-Options"), QByteArray("nosniff"));
        QCOMPARE(reply.header("Content-Security-Policy"),
                 QByteArray("default-src 'none'; frame-ancestors 'none'"));
        QCOMPARE(reply.header("Referrer-Policy"), QByteArray("no-referrer"));
        QVERIFY(reply.header("Strict-Transport-Security").isEmpty());
        const QByteArray log = server.log();
        QVERIFY(log.contains("request method=GET route=- status=400"));
        QVERIFY(log.contains(reply.header("X-Request-Id")));
        QVERIFY(!log.contains("canary"));
        QCOMPARE(server.server().stats().requests, 1);
    }

    void security3_bodiesOfAllTogetherHaveALimit()
    {
        GateLimits limits;
        limits.bodyBytes = 500'000;
        TestServer server(testRoutes(), withLimits(limits));
        HttpClient client = server.stranger();
        client.write(post("Content-Length: 600000\r\n", QByteArray(600'000, 'x')));
        const Reply reply = client.readReply();
        QCOMPARE(reply.status, 503);
        QCOMPARE(reply.header("Retry-After"), QByteArray("5"));
        QCOMPARE(server.stranger().send("POST", u"/notes"_s, R"({"text":"a"})").status, 200);
    }
};

QTEST_GUILESS_MAIN(TstGate)
#include "tst_gate.moc"
