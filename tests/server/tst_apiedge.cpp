// SPDX-License-Identifier: GPL-3.0-or-later
// The edge of the interface, numbered as the requirements are: headers, media types, origins,
// proxies and limits, over a real port.
#include "support/testserver.h"

#include <QJsonDocument>
#include <QTest>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

namespace {

using Settings = QHash<QString, QString>;

std::unique_ptr<TestServer> serverWith(const Settings &settings)
{
    return std::make_unique<TestServer>(apiRoutes(), TestServer::onAnyPort(), settings);
}

constexpr auto StrictPolicy = "default-src 'none'; frame-ancestors 'none'";

const QJsonObject WrongLogIn {{u"email"_s, u"nobody@mail.example"_s},
                              {u"password"_s, u"a wrong password"_s}};

Headers from(const char *client)
{
    return {{"X-Forwarded-For", client}};
}

QByteArray bytesOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// The value of a sample of Prometheus's text; -1 where there is none.
double sampleOf(const Reply &metrics, const QByteArray &name)
{
    for (const QByteArray &line : metrics.body.split('\n')) {
        if (line.startsWith(name + ' '))
            return line.mid(name.size() + 1).toDouble();
    }
    return -1;
}

} // namespace

class TstApiEdge : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServer> m_plain; ///< for a test that has rows
    std::unique_ptr<TestServer> m_open; ///< with two origins

private Q_SLOTS:
    void cleanupTestCase()
    {
        m_plain.reset();
        m_open.reset();
    }

    void security07_everyAnswerTellsBrowsersWhatNotToDo_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        const auto row = [](const char *method, const QString &target, int status,
                            const char *body = "") {
            QTest::addRow("%s %s", method, qPrintable(target))
                << QByteArray(method) << target << QByteArray(body) << status;
        };
        row("GET", u"/health/live"_s, 200);
        row("HEAD", u"/health/live"_s, 200);
        row("GET", u"/openapi.json"_s, 200);
        row("GET", u"/metrics"_s, 200);
        row("OPTIONS", u"/patients"_s, 204);
        row("GET", u"/patients?limit=0"_s, 401);
        row("GET", u"/nowhere"_s, 404);
        row("GET", u"/docs/nowhere"_s, 404);
        row("PUT", u"/docs"_s, 405);
        row("DELETE", u"/patients"_s, 405);
        row("TRACE", u"/patients"_s, 405);
        row("POST", u"/auth/login"_s, 400, "{}");
        row("POST", u"/auth/logout"_s, 401);
    }
    void security07_everyAnswerTellsBrowsersWhatNotToDo()
    {
        QFETCH(QByteArray, method);
        QFETCH(QString, target);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        if (!m_plain)
            m_plain = serverWith({});
        const Reply reply = m_plain->stranger().send(method, target, body);
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.header("X-Content-Type-Options"), QByteArray("nosniff"));
        QCOMPARE(reply.header("Cache-Control"), QByteArray("no-store"));
        QCOMPARE(reply.header("Referrer-Policy"), QByteArray("no-referrer"));
        QCOMPARE(reply.header("Content-Security-Policy"), QByteArray(StrictPolicy));
        QCOMPARE(reply.header("X-Request-Id").size(), 36);
        QVERIFY(reply.header("Strict-Transport-Security").isEmpty());
    }

    void security07_theDocumentationAloneMayRunItsScript()
    {
        const auto server = serverWith({});
        const QByteArray policy =
            server->stranger().get(u"/docs"_s).header("Content-Security-Policy");
        QVERIFY(policy.startsWith("default-src 'none'; script-src 'self';"));
        QVERIFY(policy.contains("frame-ancestors 'none'"));
        QVERIFY(!policy.contains("unsafe") && !policy.contains("http"));
    }

    void security07_whoCameByHttpsIsToldToStay()
    {
        const auto server = serverWith({{u"TRUSTED_PROXIES"_s, u"127.0.0.1"_s}});
        HttpClient client = server->stranger();
        for (const char *target : {"/health/live", "/nowhere", "/docs"}) {
            const QString path = QString::fromLatin1(target);
            const Reply secure = client.send("GET", path, {}, {{"X-Forwarded-Proto", "https"}});
            QCOMPARE(secure.header("Strict-Transport-Security"), QByteArray("max-age=31536000"));
            const Reply plain = client.send("GET", path, {}, {{"X-Forwarded-Proto", "http"}});
            QVERIFY(plain.header("Strict-Transport-Security").isEmpty());
        }
    }

    void security08_aWriteIsJsonOrNothing()
    {
        const auto server = serverWith({});
        HttpClient admin = server->admin();
        const QString patient = u"/patients/"_s + server->clinic.newPatient().id.toString();
        struct Write {
            QByteArray method;
            QString target;
        };
        for (const Write &write :
             {Write {"POST", u"/patients"_s}, Write {"PATCH", patient},
              Write {"DELETE", u"/auth/totp"_s}, Write {"POST", u"/auth/login"_s}}) {
            for (const char *type : {"text/plain", "application/x-www-form-urlencoded",
                                     "multipart/form-data; boundary=x", "application/jsonp",
                                     "application/json; charset=iso-8859-1", "application/xml"}) {
                const Reply reply =
                    admin.send(write.method, write.target, "{}", {{"Content-Type", type}});
                QCOMPARE(reply.status, 415);
                QCOMPARE(reply.problem(), u"unsupported_media_type"_s);
            }
            const Reply packed =
                admin.send(write.method, write.target, "{}", {{"Content-Encoding", "gzip"}});
            QCOMPARE(packed.status, 415);
        }
        for (const char *type : {"application/json", "Application/JSON; Charset=\"UTF-8\""})
            QCOMPARE(admin.send("PATCH", patient, R"({"phone":"030 1"})", {{"Content-Type", type}})
                         .status,
                     200);
    }

    void security08_aGetChangesNothing()
    {
        const auto server = serverWith({});
        HttpClient admin = server->admin();
        const QString patient = u"/patients/"_s + server->clinic.newPatient().id.toString();
        const Reply before = admin.get(patient);
        // As those frameworks would take it that let a header or a parameter name the method.
        for (const char *header : {"X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"})
            QCOMPARE(admin.send("GET", patient, {}, {{header, "DELETE"}}).status, 200);
        QCOMPARE(admin.get(patient + u"?_method=DELETE"_s).status, 400);
        QCOMPARE(admin.send("GET", patient, R"({"phone":"030 1"})", {}).status, 400);
        QCOMPARE(admin.get(patient).body, before.body);
        QCOMPARE(admin.get(u"/auth/logout"_s).status, 405);
        QCOMPARE(admin.get(u"/auth/me"_s).status, 200);
    }

    void security09_noOriginIsAllowedUnlessItIsNamed()
    {
        const auto server = serverWith({});
        const Reply reply = server->stranger().send("GET", u"/health/live"_s, {},
                                                    {{"Origin", "https://app.example.org"}});
        QCOMPARE(reply.status, 200);
        const Reply preflight = server->stranger().send(
            "OPTIONS", u"/patients"_s, {},
            {{"Origin", "https://app.example.org"}, {"Access-Control-Request-Method", "POST"}});
        QCOMPARE(preflight.status, 204);
        for (const Reply &one : {reply, preflight}) {
            for (const auto &header : one.headers)
                QVERIFY2(!header.first.toLower().startsWith("access-control-"),
                         header.first.constData());
        }
    }

    void security09_onlyAnExactOriginIsAllowed_data()
    {
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<bool>("isAllowed");
        for (const char *good : {"https://app.example.org", "http://localhost:3000"})
            QTest::newRow(good) << QByteArray(good) << true;
        for (const char *bad :
             {"https://app.example.org.evil.example", "https://evil.example/app.example.org",
              "http://app.example.org", "https://app.example.org:8443", "https://x.app.example.org",
              "HTTPS://app.example.org", "https://app.example.org/", "null", "*", "",
              "https://app.example.org, https://evil.example", "http://localhost"})
            QTest::newRow(bad) << QByteArray(bad) << false;
    }
    void security09_onlyAnExactOriginIsAllowed()
    {
        QFETCH(QByteArray, origin);
        QFETCH(bool, isAllowed);
        if (!m_open)
            m_open = serverWith(
                {{u"CORS_ORIGINS"_s, u"https://app.example.org, http://localhost:3000"_s}});
        HttpClient client = m_open->stranger();
        for (const char *target : {"/health/live", "/nowhere", "/patients"}) {
            const Reply reply =
                client.send("GET", QString::fromLatin1(target), {}, {{"Origin", origin}});
            QCOMPARE(reply.header("Vary"), QByteArray("Origin"));
            QCOMPARE(reply.header("Access-Control-Allow-Origin"),
                     isAllowed ? origin : QByteArray());
            const QByteArray exposed = reply.header("Access-Control-Expose-Headers");
            for (const char *name : {"ETag", "Location", "Link", "Retry-After", "RateLimit-Limit",
                                     "RateLimit-Remaining", "RateLimit-Reset", "X-Request-Id"})
                QCOMPARE(exposed.split(',').contains(' ' + QByteArray(name))
                             || exposed.startsWith(name),
                         isAllowed);
            // A page never gets to use what a browser sends by itself.
            QVERIFY(reply.header("Access-Control-Allow-Credentials").isEmpty());
        }
    }

    void security09_aPreflightSaysWhatThePathTakes()
    {
        const auto server = serverWith({{u"CORS_ORIGINS"_s, u"https://app.example.org"_s}});
        HttpClient client = server->stranger();
        const Headers ask {{"Origin", "https://app.example.org"},
                           {"Access-Control-Request-Method", "PATCH"},
                           {"Access-Control-Request-Headers", "authorization,if-match"}};
        const Reply reply = client.send("OPTIONS", u"/patients/me"_s, {}, ask);
        QCOMPARE(reply.status, 204);
        QCOMPARE(reply.header("Allow"), QByteArray("GET, HEAD, PATCH, OPTIONS"));
        QCOMPARE(reply.header("Access-Control-Allow-Methods"), reply.header("Allow"));
        QCOMPARE(reply.header("Access-Control-Allow-Origin"),
                 QByteArray("https://app.example.org"));
        for (const char *name : {"Authorization", "Content-Type", "If-Match", "Idempotency-Key"})
            QVERIFY(reply.header("Access-Control-Allow-Headers").contains(name));
        QVERIFY(reply.header("Access-Control-Max-Age").toInt() > 0);
        QVERIFY(reply.header("Vary").contains("Origin"));
        // Another origin hears what any client may, and nothing for browsers.
        const Reply other = client.send(
            "OPTIONS", u"/patients/me"_s, {},
            {{"Origin", "https://evil.example"}, {"Access-Control-Request-Method", "PATCH"}});
        QCOMPARE(other.status, 204);
        QVERIFY(other.header("Access-Control-Allow-Methods").isEmpty());
        QCOMPARE(client.send("OPTIONS", u"/nowhere"_s, {}, ask).status, 404);
    }

    void security10_theLogAndTheAuditTrailNameTheClientBehindATrustedProxy()
    {
        const auto server = serverWith({{u"TRUSTED_PROXIES"_s, u"127.0.0.1"_s}});
        HttpClient client = server->stranger();
        const QByteArray body = bytesOf({{u"email"_s, u"lena@mail.example"_s},
                                         {u"password"_s, TestServer::password()},
                                         {u"fullName"_s, u"Lena Fischer"_s},
                                         {u"dateOfBirth"_s, u"1990-05-17"_s},
                                         {u"phone"_s, u"+49 30 1"_s}});
        const Reply reply =
            client.send("POST", u"/auth/register"_s, body, from("198.51.100.66, 203.0.113.5"));
        QCOMPARE(reply.status, 201);
        QVERIFY(server->log().contains("client=203.0.113.5"));
        const QJsonArray entries = server->admin()
                                       .get(u"/audit?entity=patient&entityId="_s
                                            + reply.json()[u"patient"][u"id"].toString())
                                       .items();
        QVERIFY(!entries.isEmpty());
        QCOMPARE(entries[0][u"origin"].toString(), u"203.0.113.5"_s);
    }

    void security10_aStrangerCannotChooseAnAddress()
    {
        const auto server = serverWith({{u"RATE_LIMIT_AUTH"_s, u"2"_s}});
        HttpClient client = server->stranger();
        const QByteArray body = bytesOf(WrongLogIn);
        int last = 0;
        for (const int status : {401, 401, 429}) {
            const QByteArray invented = "203.0.113." + QByteArray::number(++last);
            QCOMPARE(client.send("POST", u"/auth/login"_s, body, from(invented.constData())).status,
                     status);
        }
        QVERIFY(!server->log().contains("203.0.113."));
        QVERIFY(server->log().contains("client=127.0.0.1"));
    }

    void security10_theGuardOnGuessingGoesByTheClientToo()
    {
        const auto server = serverWith({{u"TRUSTED_PROXIES"_s, u"127.0.0.1"_s}});
        server->clinic.newDoctorActor();
        const QJsonObject wrong {{u"email"_s, u"doctor1@clinic.example"_s},
                                 {u"password"_s, u"a wrong password"_s}};
        HttpClient client = server->stranger();
        const auto logIn = [&](const QJsonObject &body, const char *address) {
            return client.send("POST", u"/auth/login"_s, bytesOf(body), from(address)).status;
        };
        for (int i = 0; i < 5; ++i)
            QCOMPARE(logIn(wrong, "203.0.113.5"), 401);
        QCOMPARE(logIn(wrong, "203.0.113.5"), 429);
        const QJsonObject right {{u"email"_s, u"doctor1@clinic.example"_s},
                                 {u"password"_s, TestServer::password()}};
        QCOMPARE(logIn(right, "203.0.113.6"), 200);
    }

    void security14_thirtyAMinuteOfAnAddressAreAnsweredBelowAuth()
    {
        const auto server = serverWith({{u"RATE_LIMIT_AUTH"_s, u"30"_s}});
        HttpClient client = server->stranger();
        for (int i = 1; i <= 30; ++i) {
            // Of different accounts and routes: the address is what counts.
            const Reply reply = i % 2 == 0
                                    ? client.post(u"/auth/refresh"_s, {{u"refreshToken"_s, u"x"_s}})
                                    : client.post(u"/auth/login"_s, {});
            QCOMPARE(reply.status, i % 2 == 0 ? 401 : 400);
            QCOMPARE(reply.header("RateLimit-Limit"), QByteArray("30"));
            QCOMPARE(reply.header("RateLimit-Remaining"), QByteArray::number(30 - i));
        }
        const Reply refused = client.post(u"/auth/login"_s, WrongLogIn);
        QCOMPARE(refused.status, 429);
        QCOMPARE(refused.problem(), u"too_many_requests"_s);
        QCOMPARE(refused.header("Retry-After"), refused.header("RateLimit-Reset"));
        const int wait = refused.header("Retry-After").toInt();
        QVERIFY(wait > 0 && wait <= 65);
        // Nothing else is closed to them, and after the time that was named this is not either.
        QCOMPARE(client.get(u"/health/ready"_s).status, 200);
        QCOMPARE(client.get(u"/doctors"_s).status, 401);
        server->clinic.clock.advance(std::chrono::seconds(wait));
        QCOMPARE(client.post(u"/auth/login"_s, WrongLogIn).status, 401);
    }

    void security14_everyRouteThatMightGuessASecretIsCounted()
    {
        const RouteTable table = apiRoutes();
        QStringList counted;
        for (const Route &route : table.routes()) {
            if (route.rateLimit == RateLimit::SignIn)
                counted.append(route.name());
        }
        counted.sort();
        QCOMPARE(counted, (QStringList {u"DELETE /auth/totp"_s, u"POST /auth/login"_s,
                                        u"POST /auth/logout"_s, u"POST /auth/password"_s,
                                        u"POST /auth/password-reset"_s,
                                        u"POST /auth/password-reset/confirm"_s,
                                        u"POST /auth/refresh"_s, u"POST /auth/register"_s,
                                        u"POST /auth/totp"_s, u"POST /auth/totp/confirm"_s}));
    }

    void security14_theLimitIsOneForAllConnectionsAndWorkers()
    {
        const auto server = serverWith({{u"RATE_LIMIT_AUTH"_s, u"5"_s}});
        QList<int> statuses;
        for (int i = 0; i < 8; ++i) {
            HttpClient client = server->stranger();
            statuses.append(client.post(u"/auth/login"_s, {}).status);
        }
        QCOMPARE(statuses, (QList<int> {400, 400, 400, 400, 400, 429, 429, 429}));
    }

    void aUserHasALimitOfTheirOwnAndSoHasAnAddress()
    {
        const auto server = serverWith({{u"RATE_LIMIT_API"_s, u"4"_s}});
        HttpClient admin = server->admin();
        HttpClient desk = server->receptionist();
        HttpClient again = server->receptionist();
        for (int left = 3; left >= 0; --left)
            QCOMPARE(desk.get(u"/doctors"_s).header("RateLimit-Remaining"),
                     QByteArray::number(left));
        QCOMPARE(desk.get(u"/doctors"_s).status, 429);
        // By another session of theirs too, but not by another user's at the same address.
        QCOMPARE(again.get(u"/auth/me"_s).status, 429);
        QCOMPARE(admin.get(u"/doctors"_s).status, 200);
        HttpClient stranger = server->stranger();
        for (const char *target : {"/openapi.json", "/nowhere", "/docs", "/doctors"})
            QVERIFY(stranger.get(QString::fromLatin1(target)).status != 429);
        for (const char *target : {"/openapi.json", "/nowhere", "/docs", "/doctors"})
            QCOMPARE(stranger.get(QString::fromLatin1(target)).status, 429);
        QCOMPARE(server->client(u"no.valid.token"_s).get(u"/doctors"_s).status, 429);
        // Whether the server is well may always be asked, and so may a browser before it asks.
        QCOMPARE(stranger.get(u"/health/live"_s).status, 200);
        QCOMPARE(stranger.send("OPTIONS", u"/doctors"_s).status, 204);
        server->clinic.clock.advance(std::chrono::seconds(65));
        QCOMPARE(desk.get(u"/doctors"_s).status, 200);
        QCOMPARE(stranger.get(u"/openapi.json"_s).status, 200);
    }

    void aRefusedRequestChangesNothingAndItsKeyIsGoodLater()
    {
        const auto server = serverWith({{u"RATE_LIMIT_API"_s, u"1"_s}});
        HttpClient desk = server->receptionist();
        QCOMPARE(desk.get(u"/doctors"_s).status, 200);
        const QByteArray body = bytesOf({{u"fullName"_s, u"Omar Khalil"_s},
                                         {u"dateOfBirth"_s, u"1984-11-02"_s},
                                         {u"phone"_s, u"030 5551000"_s}});
        const Headers key {{"Idempotency-Key", "one"}};
        QCOMPARE(desk.send("POST", u"/patients"_s, body, key).status, 429);
        server->clinic.clock.advance(std::chrono::seconds(65));
        const Reply made = desk.send("POST", u"/patients"_s, body, key);
        QCOMPARE(made.status, 201);
        QVERIFY(made.header("Idempotency-Replayed").isEmpty());
        server->clinic.clock.advance(std::chrono::seconds(65));
        const Reply replayed = desk.send("POST", u"/patients"_s, body, key);
        QCOMPARE(replayed.header("Idempotency-Replayed"), QByteArray("true"));
        // What is kept is the answer, and not what the limit left when it was given.
        const auto limits =
            std::count_if(replayed.headers.begin(), replayed.headers.end(), [](const auto &header) {
                return header.first.compare("RateLimit-Limit", Qt::CaseInsensitive) == 0;
            });
        QCOMPARE(limits, 1);
    }

    void withoutALimitThereAreNoHeadersOfOne()
    {
        const auto server = serverWith({});
        const Reply reply = server->stranger().get(u"/openapi.json"_s);
        for (const auto &header : reply.headers)
            QVERIFY(!header.first.startsWith("RateLimit"));
    }

    void metricsCountWhatHappensAndNameNobody()
    {
        const auto server = serverWith({{u"RATE_LIMIT_AUTH"_s, u"3"_s}});
        const Doctor doctor = server->clinic.newDoctor();
        HttpClient patient = server->newPatient();
        const QByteArray booking = bytesOf({{u"doctorId"_s, doctor.id.toString()},
                                            {u"startTime"_s, server->at(10, 10)},
                                            {u"reason"_s, u"canaryreason"_s}});
        const Headers key {{"Idempotency-Key", "canarykey"}};
        for (int i = 0; i < 2; ++i)
            QCOMPARE(patient.send("POST", u"/appointments"_s, booking, key).status, 201);
        HttpClient stranger = server->stranger();
        stranger.get(u"/canarypath?query=canaryword"_s);
        for (int i = 0; i < 4; ++i)
            stranger.post(u"/auth/login"_s, WrongLogIn);
        const QString id = patient.get(u"/patients/me"_s).text(u"id");
        patient.get(u"/patients/"_s + id);
        server->clinic.clock.advance(std::chrono::seconds(7));

        const Reply metrics = stranger.get(u"/metrics"_s);
        QCOMPARE(metrics.status, 200);
        QCOMPARE(metrics.header("Content-Type"),
                 QByteArray("text/plain; version=0.0.4; charset=utf-8"));
        const QByteArray requests = "frontdesk_http_requests_total";
        QCOMPARE(
            sampleOf(metrics, requests + R"({method="POST",route="/appointments",status="201"})"),
            2.0);
        QCOMPARE(
            sampleOf(metrics, requests + R"({method="GET",route="/patients/{id}",status="200"})"),
            1.0);
        QCOMPARE(sampleOf(metrics, requests + R"({method="GET",route="none",status="404"})"), 1.0);
        const QByteArray durations = "frontdesk_http_request_duration_seconds";
        const QByteArray ofBookings = R"(method="POST",route="/appointments")";
        QCOMPARE(sampleOf(metrics, durations + "_count{" + ofBookings + '}'), 2.0);
        QCOMPARE(sampleOf(metrics, durations + "_bucket{" + ofBookings + R"(,le="+Inf"})"), 2.0);
        QCOMPARE(sampleOf(metrics, "frontdesk_appointments_booked_total"), 1.0);
        QCOMPARE(sampleOf(metrics, R"(frontdesk_rate_limited_total{limit="auth"})"), 2.0);
        QCOMPARE(sampleOf(metrics, R"(frontdesk_rate_limited_total{limit="api"})"), 0.0);
        QCOMPARE(sampleOf(metrics, "frontdesk_http_requests_in_flight"), 1.0);
        QCOMPARE(sampleOf(metrics, "frontdesk_http_connections"), 2.0);
        QCOMPARE(sampleOf(metrics, "frontdesk_database_errors_total"), 0.0);
        QCOMPARE(sampleOf(metrics, "frontdesk_workers"), 2.0);
        QCOMPARE(sampleOf(metrics, "frontdesk_uptime_seconds"), 7.0);
        QVERIFY(sampleOf(metrics, "process_resident_memory_bytes") > 1'000'000);
        for (const QByteArray &secret : {QByteArray("canary"), id.toUtf8(), QByteArray("Noor"),
                                         QByteArray("mail.example"), QByteArray("127.0.0.1")})
            QVERIFY2(!metrics.body.contains(secret), secret.constData());
    }

    void metricsAreForThisMachineOrTheHolderOfTheToken()
    {
        const QString token = u"0123456789abcdef0123"_s;
        const auto server =
            serverWith({{u"METRICS_TOKEN"_s, token}, {u"TRUSTED_PROXIES"_s, u"127.0.0.1"_s}});
        const auto ask = [&](const QString &bearer, const Headers &headers) {
            return server->client(bearer).send("GET", u"/metrics"_s, {}, headers).status;
        };
        QCOMPARE(ask({}, {}), 200);
        // What has come through a proxy on this machine is not from this machine.
        for (const Headers &forwarded :
             {from("203.0.113.5"), from("127.0.0.1"), from("nonsense"),
              Headers {{"Forwarded", "for=203.0.113.5"}}, Headers {{"Via", "1.1 proxy"}}}) {
            QCOMPARE(ask({}, forwarded), 401);
            QCOMPARE(ask(u"0123456789abcdef0124"_s, forwarded), 401);
            QCOMPARE(ask(token.left(19), forwarded), 401);
            QCOMPARE(ask(token, forwarded), 200);
        }
        // A user's token opens it to nobody.
        QCOMPARE(ask(server->admin().token, from("203.0.113.5")), 401);
        const auto without = serverWith({});
        QCOMPARE(without->stranger().send("GET", u"/metrics"_s, {}, from("127.0.0.1")).status, 401);
    }

    void theDocumentNamesTheHeadersThatAreSent()
    {
        const auto server = serverWith({{u"RATE_LIMIT_AUTH"_s, u"5"_s},
                                        {u"RATE_LIMIT_API"_s, u"90"_s},
                                        {u"CORS_ORIGINS"_s, u"https://app.example.org"_s}});
        HttpClient admin = server->admin();
        const QJsonObject document = admin.get(u"/openapi.json"_s).json();
        // What every answer has for browsers and for the transport is said once, in words.
        const QByteArrayList general {"Content-Type",
                                      "Content-Length",
                                      "X-Content-Type-Options",
                                      "Cache-Control",
                                      "Content-Security-Policy",
                                      "Referrer-Policy",
                                      "Vary",
                                      "Access-Control-Expose-Headers"};
        struct Call {
            QByteArray method;
            QString target;
            QString pattern;
            QByteArray body;
            int status;
        };
        const QByteArray person = bytesOf({{u"fullName"_s, u"Omar Khalil"_s},
                                           {u"dateOfBirth"_s, u"1984-11-02"_s},
                                           {u"phone"_s, u"030 5551000"_s}});
        QList<Call> calls {{"POST", u"/patients"_s, u"/patients"_s, person, 201},
                           {"POST", u"/patients"_s, u"/patients"_s, person, 201},
                           {"GET", u"/patients?limit=1"_s, u"/patients"_s, {}, 200},
                           {"GET", u"/patients?limit=0"_s, u"/patients"_s, {}, 400},
                           {"GET", u"/patients/me"_s, u"/patients/me"_s, {}, 403},
                           {"GET", u"/metrics"_s, u"/metrics"_s, {}, 200},
                           {"POST", u"/auth/login"_s, u"/auth/login"_s, bytesOf(WrongLogIn), 401}};
        for (int i = 0; i < 4; ++i)
            calls.append({"POST", u"/auth/login"_s, u"/auth/login"_s, "{}", 400});
        calls.append({"POST", u"/auth/login"_s, u"/auth/login"_s, "{}", 429});
        for (const Call &call : std::as_const(calls)) {
            const Reply reply = admin.send(call.method, call.target, call.body,
                                           {{"Origin", "https://app.example.org"}});
            QCOMPARE(reply.status, call.status);
            const QJsonObject declared =
                document[u"paths"][call.pattern][QString::fromLatin1(call.method.toLower())]
                        [u"responses"][QString::number(call.status)][u"headers"]
                            .toObject();
            QList<QByteArray> named = general;
            for (const QString &name : declared.keys())
                named.append(name.toLatin1());
            for (const auto &header : reply.headers) {
                // Their letters' case says nothing.
                const auto isIt = [&](const QByteArray &name) {
                    return name.compare(header.first, Qt::CaseInsensitive) == 0;
                };
                QVERIFY2(std::any_of(named.cbegin(), named.cend(), isIt), header.first.constData());
            }
            for (const char *name : {"RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset",
                                     "X-Request-Id", "Access-Control-Allow-Origin"}) {
                QVERIFY2(declared.contains(QLatin1StringView(name)), name);
                QVERIFY2(!reply.header(name).isEmpty(), name);
            }
            QCOMPARE(!reply.header("Retry-After").isEmpty(), call.status == 429);
        }
    }
};

QTEST_GUILESS_MAIN(TstApiEdge)
#include "tst_apiedge.moc"
