// SPDX-License-Identifier: GPL-3.0-or-later
// Bad input of every kind gets its documented answer, over a real port.
#include "support/testserver.h"

#include <QTest>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

class TstApiErrors : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<HttpClient> m_admin;

    Reply postPatient(const QByteArray &body, const Headers &headers = {})
    {
        return m_admin->send("POST", u"/patients"_s, body, headers);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<TestServer>();
        m_admin = std::make_unique<HttpClient>(m_server->admin());
    }
    void cleanupTestCase()
    {
        m_admin.reset();
        m_server.reset();
    }

    void security7_everyAnswerHasItsHeaders_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<int>("status");
        QTest::newRow("success") << u"/doctors"_s << 200;
        QTest::newRow("no such path") << u"/nowhere"_s << 404;
        QTest::newRow("bad parameter") << u"/doctors?limit=0"_s << 400;
        QTest::newRow("another role's") << u"/patients/me"_s << 403;
    }
    void security7_everyAnswerHasItsHeaders()
    {
        QFETCH(QString, target);
        QFETCH(int, status);
        const Reply reply = m_admin->get(target);
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.header("X-Request-Id").size(), 36);
        QCOMPARE(reply.header("X-Content-Type-Options"), QByteArray("nosniff"));
        QCOMPARE(reply.header("Cache-Control"), QByteArray("no-store"));
        QCOMPARE(reply.header("Content-Security-Policy"),
                 QByteArray("default-src 'none'; frame-ancestors 'none'"));
        QCOMPARE(reply.header("Referrer-Policy"), QByteArray("no-referrer"));
        QCOMPARE(reply.header("Content-Type"),
                 QByteArray(status == 200 ? "application/json" : "application/problem+json"));
        if (status != 200) {
            const QJsonObject json = reply.json();
            QCOMPARE(json.value(u"status").toInt(), status);
            QCOMPARE(json.value(u"requestId").toString().toLatin1(), reply.header("X-Request-Id"));
            for (const char *name : {"type", "title", "code", "detail", "errors"})
                QVERIFY2(json.contains(QLatin1StringView(name)), name);
        }
    }

    void bodiesThatAreNotJsonAreMalformed_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("words") << QByteArray("hello");
        QTest::newRow("half an object") << QByteArray(R"({"fullName":)");
        QTest::newRow("a name twice")
            << QByteArray(R"({"fullName":"A","fullName":"B","phone":"1"})");
        QTest::newRow("NUL") << QByteArray(R"({"fullName":"A\u0000"})");
        QTest::newRow("half a surrogate pair") << QByteArray(R"({"fullName":"\ud83d"})");
        QTest::newRow("no UTF-8") << QByteArray("{\"fullName\":\"\xff\"}");
        QTest::newRow("too deep") << QByteArray("{\"a\":") + QByteArray(40, '[')
                                         + QByteArray(40, ']') + "}";
    }
    void bodiesThatAreNotJsonAreMalformed()
    {
        QFETCH(QByteArray, body);
        const Reply reply = postPatient(body);
        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.problem(), u"malformed"_s);
    }

    void allFaultsOfABodyComeAtOnce()
    {
        const Reply reply = m_admin->post(u"/patients"_s, {{u"dateOfBirth"_s, u"1990-02-30"_s},
                                                           {u"phone"_s, 4930},
                                                           {u"address"_s, QString(501, u'x')},
                                                           {u"role"_s, u"ADMIN"_s}});
        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.problem(), u"invalid_input"_s);
        QCOMPARE(reply.faults(), (QStringList {u"/address too_long"_s, u"/dateOfBirth not_a_date"_s,
                                               u"/fullName required"_s, u"/phone wrong_type"_s,
                                               u"/role unknown_field"_s}));
    }

    void anArrayIsNoBody()
    {
        const Reply reply = postPatient("[1]");
        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.faults(), QStringList {u" wrong_type"_s});
    }

    void security8_anotherMediaTypeIsRefused()
    {
        for (const char *type : {"text/plain", "application/x-www-form-urlencoded",
                                 "application/jsonp", "multipart/form-data; boundary=x", ""}) {
            const Reply reply = postPatient("{}", {{"Content-Type", type}});
            QCOMPARE(reply.status, 415);
            QCOMPARE(reply.problem(), u"unsupported_media_type"_s);
        }
        // Without a body too: a form that sends itself cannot log anybody out.
        QCOMPARE(
            m_admin->send("POST", u"/auth/logout"_s, {}, {{"Content-Type", "text/plain"}}).status,
            415);
        QCOMPARE(postPatient("{}", {{"Content-Type", "Application/JSON; charset=utf-8"}}).status,
                 400);
    }

    void security3_aBodyThatIsTooLargeIsRefused()
    {
        const auto padded = [](qsizetype size) {
            return "{\"password\":\"" + QByteArray(size, 'x') + "\"}";
        };
        HttpClient stranger = m_server->stranger();
        const Reply atLogin = stranger.send("POST", u"/auth/login"_s, padded(16 * 1024));
        QCOMPARE(atLogin.status, 413);
        QCOMPARE(atLogin.problem(), u"body_too_large"_s);
        QCOMPARE(stranger.send("POST", u"/auth/login"_s, padded(15 * 1024)).status, 400);
        QCOMPARE(postPatient(padded(1024 * 1024)).status, 413);
        QCOMPARE(postPatient(padded(1000 * 1024)).status, 400);
    }

    void security6_aMethodThatIsNotThereGetsTheOthers_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QByteArray>("allow");
        QTest::newRow("DELETE") << QByteArray("DELETE") << u"/patients"_s
                                << QByteArray("GET, HEAD, POST, OPTIONS");
        QTest::newRow("PUT") << QByteArray("PUT") << u"/patients/me"_s
                             << QByteArray("GET, HEAD, PATCH, OPTIONS");
        QTest::newRow("TRACE") << QByteArray("TRACE") << u"/health/live"_s
                               << QByteArray("GET, HEAD, OPTIONS");
        QTest::newRow("GET") << QByteArray("GET") << u"/auth/login"_s
                             << QByteArray("POST, OPTIONS");
    }
    void security6_aMethodThatIsNotThereGetsTheOthers()
    {
        QFETCH(QByteArray, method);
        QFETCH(QString, target);
        QFETCH(QByteArray, allow);
        const Reply reply = m_admin->send(method, target);
        QCOMPARE(reply.status, 405);
        QCOMPARE(reply.problem(), u"method_not_allowed"_s);
        QCOMPARE(reply.header("Allow"), allow);
    }

    void optionsNameTheMethods()
    {
        HttpClient stranger = m_server->stranger();
        const Reply reply = stranger.send("OPTIONS", u"/doctors"_s);
        QCOMPARE(reply.status, 204);
        QCOMPARE(reply.header("Allow"), QByteArray("GET, HEAD, POST, OPTIONS"));
        QVERIFY(reply.body.isEmpty());
        QVERIFY(reply.header("Content-Length").isEmpty());
        QCOMPARE(stranger.send("OPTIONS", u"/nowhere"_s).status, 404);
    }

    void security6_headIsGetWithoutTheBody()
    {
        const Reply get = m_admin->get(u"/doctors"_s);
        const Reply head = m_admin->send("HEAD", u"/doctors"_s);
        QCOMPARE(head.status, 200);
        QCOMPARE(head.header("Content-Length"), get.header("Content-Length"));
        QCOMPARE(head.header("Content-Type"), get.header("Content-Type"));
        // The connection is still in step.
        QCOMPARE(m_admin->get(u"/health/live"_s).json().value(u"status").toString(), u"ok"_s);
    }

    void whatIsNotThereIsNotFound()
    {
        for (const char *target :
             {"/nowhere", "/patients/", "/patients/17", "/doctors/x/availability",
              "/patients/01890a5d-ac96-774b-bcce-b302099a8057"}) {
            const Reply reply = m_admin->get(QString::fromLatin1(target));
            QCOMPARE(reply.status, 404);
            QCOMPARE(reply.problem(), u"not_found"_s);
        }
    }

    void security32_queriesAreAsStrictAsBodies_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("fault");
        QTest::newRow("limit 0") << u"/patients?limit=0"_s << u"/limit out_of_range"_s;
        QTest::newRow("limit 101") << u"/patients?limit=101"_s << u"/limit out_of_range"_s;
        QTest::newRow("limit x") << u"/patients?limit=x"_s << u"/limit wrong_type"_s;
        QTest::newRow("unknown") << u"/patients?sort=name"_s << u"/sort unknown_parameter"_s;
        QTest::newRow("twice") << u"/patients?limit=1&limit=2"_s << u"/limit repeated"_s;
        QTest::newRow("where none is") << u"/auth/me?x=1"_s << u"/x unknown_parameter"_s;
        QTest::newRow("date") << u"/appointments?date=2026-02-29"_s << u"/date not_a_date"_s;
        QTest::newRow("status") << u"/appointments?status=LATE"_s << u"/status not_allowed"_s;
        QTest::newRow("id") << u"/appointments?doctorId=7"_s << u"/doctorId not_an_id"_s;
        QTest::newRow("a local time")
            << u"/appointments?from=2026-03-09T10:00:00"_s << u"/from not_an_instant"_s;
        QTest::newRow("date and span")
            << u"/appointments?date=2026-03-09&from=2026-03-09"_s << u"/date not_allowed"_s;
        QTest::newRow("backwards")
            << u"/appointments?from=2026-03-10&to=2026-03-08"_s << u"/to before_from"_s;
        QTest::newRow("no days") << u"/availability?to=2026-03-10"_s << u"/from required"_s;
        QTest::newRow("cursor") << u"/patients?cursor=junk"_s << u"/cursor not_a_cursor"_s;
        QTest::newRow("appointments' cursor")
            << u"/appointments?cursor=junk"_s << u"/cursor not_a_cursor"_s;
    }
    void security32_queriesAreAsStrictAsBodies()
    {
        QFETCH(QString, target);
        QFETCH(QString, fault);
        const Reply reply = m_admin->get(target);
        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.problem(), u"invalid_input"_s);
        QCOMPARE(reply.faults(), QStringList {fault});
    }

    void aCursorOfAnotherListDoesNoHarm()
    {
        m_server->clinic.newPatient();
        m_server->clinic.newPatient();
        const QString cursor = m_admin->get(u"/patients?limit=1"_s).text(u"nextCursor");
        QVERIFY(!cursor.isEmpty());
        for (const char *list : {"/users", "/doctors", "/appointments"}) {
            const Reply reply = m_admin->get(QLatin1StringView(list) + u"?cursor="_s + cursor);
            QVERIFY2(reply.status == 200 || reply.status == 400, list);
        }
    }

    void parametersOnAWriteAreRefused()
    {
        const Reply reply = m_admin->post(u"/patients?dry=1"_s, {});
        QCOMPARE(reply.faults(), QStringList {u"/dry unknown_parameter"_s});
    }

    void security8_aGetTakesNoBody()
    {
        QCOMPARE(m_admin->send("GET", u"/auth/me"_s, "{}").status, 400);
    }

    void ifMatchMustBeOneTag()
    {
        const Patient patient = m_server->clinic.newPatient();
        const QString target = u"/patients/"_s + patient.id.toString();
        const QJsonObject change {{u"phone"_s, u"030 1"_s}};
        for (const char *bad : {"1", "\"1", "\"1\", \"2\"", "W/1"})
            QCOMPARE(m_admin->patch(target, change, {{"If-Match", bad}}).status, 400);
        for (const char *stale : {"\"7\"", "\"x\"", "W/\"1\"", "\"-1\""}) {
            const Reply reply = m_admin->patch(target, change, {{"If-Match", stale}});
            QCOMPARE(reply.status, 412);
            QCOMPARE(reply.problem(), u"stale_version"_s);
        }
        QCOMPARE(m_admin->patch(target, change, {{"If-Match", "\"1\""}}).status, 200);
        QCOMPARE(m_admin->patch(target, change, {{"If-Match", "*"}}).status, 200);
    }
};

QTEST_GUILESS_MAIN(TstApiErrors)
#include "tst_apierrors.moc"
