// SPDX-License-Identifier: GPL-3.0-or-later
// A POST with an Idempotency-Key is carried out once, however often it is sent.
#include "support/cast.h"

#include <QJsonDocument>
#include <QSet>
#include <QTest>

#include <thread>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray bytes(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject patientNamed(const QString &name)
{
    return {{u"fullName"_s, name},
            {u"dateOfBirth"_s, u"1984-11-02"_s},
            {u"phone"_s, u"030 555 1000"_s}};
}

Reply postOnce(HttpClient &client, const QString &target, const QByteArray &body,
               const QByteArray &key)
{
    return client.send("POST", target, body, {{"Idempotency-Key", key}});
}

QStringList headersOf(const Reply &reply)
{
    QStringList list;
    for (const char *name : {"Content-Type", "ETag", "Location"})
        list.append(QString::fromLatin1(reply.header(name)));
    return list;
}

/// Lets nobody keep an answer, as a crash just before the commit would.
QStringList faultAtTheEnd(Dialect dialect)
{
    if (dialect == Dialect::Sqlite)
        // The smallest number has no absolute value; RAISE would look like an overlap.
        return {u"CREATE TRIGGER fault BEFORE INSERT ON kept_answers "
                "BEGIN SELECT abs(-9223372036854775807 - 1); END"_s};
    return {u"CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'fault' USING ERRCODE = 'XX000'; END $$"_s,
            u"CREATE TRIGGER fault BEFORE INSERT ON kept_answers "
            "FOR EACH ROW EXECUTE FUNCTION fault()"_s};
}

QString endOfFault(Dialect dialect)
{
    return dialect == Dialect::Sqlite ? u"DROP TRIGGER fault"_s
                                      : u"DROP TRIGGER fault ON kept_answers"_s;
}

} // namespace

class TstIdempotency : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<Cast> m_cast;

    TestDatabase &database() { return m_server->clinic.database; }
    int count(const QString &what)
    {
        return database().raw(u"SELECT count(*) FROM "_s + what).toInt();
    }

    /// A request that succeeds, for a POST of the table.
    SceneRequest goodPost(const QString &pattern)
    {
        const auto row = goodRow(u"POST "_s + pattern);
        if (!row)
            qFatal("rights.txt has no request that succeeds for POST %s", qPrintable(pattern));
        return Scene(*m_cast, row->second).request(row->first);
    }

    void everyPostWithAnEffect()
    {
        QTest::addColumn<QString>("pattern");
        const RouteTable table = apiRoutes();
        for (const Route &route : table.routes()) {
            // A preview is a question: it has no effect that could be there without its answer.
            if (route.method == Method::Post && !route.pattern.endsWith("/preview"_L1))
                QTest::newRow(qPrintable(route.pattern)) << route.pattern;
        }
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<TestServer>();
        m_cast = std::make_unique<Cast>(*m_server);
    }
    void cleanup()
    {
        m_cast.reset();
        m_server.reset();
    }

    void aRequestThatIsSentAgainGetsTheSameAnswer()
    {
        HttpClient desk = m_server->receptionist();
        const QByteArray body = bytes(patientNamed(u"Omar Khalil"_s));
        const Reply first = postOnce(desk, u"/patients"_s, body, "a-key");
        QCOMPARE(first.status, 201);
        QVERIFY(first.header("Idempotency-Replayed").isEmpty());
        const Reply again = postOnce(desk, u"/patients"_s, body, "a-key");
        QCOMPARE(again.status, 201);
        QCOMPARE(again.body, first.body);
        QCOMPARE(headersOf(again), headersOf(first));
        QCOMPARE(again.header("Idempotency-Replayed"), QByteArray("true"));
        QVERIFY(again.header("X-Request-Id") != first.header("X-Request-Id"));
        QCOMPARE(count(u"patients"_s), 1);
        QCOMPARE(postOnce(desk, u"/patients"_s, body, "another-key").status, 201);
        QCOMPARE(desk.send("POST", u"/patients"_s, body).status, 201);
        QCOMPARE(count(u"patients"_s), 3);
    }

    void everyPostKeepsItsAnswer_data()
    {
        QTest::addColumn<QString>("pattern");
        const RouteTable table = apiRoutes();
        for (const Route &route : table.routes()) {
            if (route.method == Method::Post)
                QTest::newRow(qPrintable(route.pattern)) << route.pattern;
        }
    }
    void everyPostKeepsItsAnswer()
    {
        QFETCH(QString, pattern);
        if (pattern == "/auth/logout"_L1)
            QSKIP("It ends the session that its key belongs to: see below");
        auto post = goodPost(pattern);
        const Reply first = postOnce(post.client, post.target, post.body, "a-key");
        QVERIFY2(first.status < 300, first.body.constData());
        const Reply again = postOnce(post.client, post.target, post.body, "a-key");
        QCOMPARE(again.status, first.status);
        QCOMPARE(again.body, first.body);
        QCOMPARE(headersOf(again), headersOf(first));
        QCOMPARE(again.header("Idempotency-Replayed"), QByteArray("true"));
    }

    void anEffectWithoutItsAnswerIsNotThere_data() { everyPostWithAnEffect(); }
    void anEffectWithoutItsAnswerIsNotThere()
    {
        QFETCH(QString, pattern);
        auto post = goodPost(pattern);
        const auto written = [&] {
            int rows = 0;
            for (const char *table : {"users",
                                      "patients",
                                      "doctors",
                                      "schedules",
                                      "sessions",
                                      "schedule_exceptions",
                                      "appointments",
                                      "holds",
                                      "appointment_types",
                                      "rooms",
                                      "refresh_tokens",
                                      "audit_log",
                                      "login_attempts",
                                      "sessions WHERE revoked_at IS NOT NULL",
                                      "appointment_series",
                                      "waitlist_entries",
                                      "waitlist_offers",
                                      "queue_entries",
                                      "webhooks",
                                      "outbox"})
                rows += count(QString::fromLatin1(table));
            return rows;
        };
        const int before = written();
        for (const QString &statement : faultAtTheEnd(database().dialect()))
            database().raw(statement);
        const Reply failed = postOnce(post.client, post.target, post.body, "a-key");
        QVERIFY2(failed.status >= 500, QByteArray::number(failed.status).constData());
        QCOMPARE(written(), before);
        database().raw(endOfFault(database().dialect()));
        const Reply reply = postOnce(post.client, post.target, post.body, "a-key");
        QVERIFY2(reply.status < 300, reply.body.constData());
        QVERIFY(written() > before);
        QVERIFY(reply.header("Idempotency-Replayed").isEmpty());
        QCOMPARE(count(u"kept_answers"_s), 1);
    }

    void anotherRequestWithTheKeyIsRefused()
    {
        HttpClient desk = m_server->receptionist();
        const QByteArray body = bytes(patientNamed(u"Omar Khalil"_s));
        QCOMPARE(postOnce(desk, u"/patients"_s, body, "a-key").status, 201);
        const Reply other =
            postOnce(desk, u"/patients"_s, bytes(patientNamed(u"Lena Fischer"_s)), "a-key");
        QCOMPARE(other.status, 422);
        QCOMPARE(other.problem(), u"idempotency_mismatch"_s);
        HttpClient admin = m_server->admin();
        QCOMPARE(postOnce(admin, u"/patients"_s, body, "admins").status, 201);
        QCOMPARE(postOnce(admin, u"/doctors"_s, body, "admins").problem(),
                 u"idempotency_mismatch"_s);
        QCOMPARE(count(u"patients"_s), 2);
    }

    void keysOfDifferentPeopleAreDifferentKeys()
    {
        const QByteArray body = bytes(patientNamed(u"Omar Khalil"_s));
        HttpClient desk = m_server->receptionist();
        HttpClient admin = m_server->admin();
        QCOMPARE(postOnce(desk, u"/patients"_s, body, "1").status, 201);
        QCOMPARE(postOnce(admin, u"/patients"_s, body, "1").status, 201);
        QCOMPARE(count(u"patients"_s), 2);
        // And so are those of public routes, which belong to the route and the address.
        HttpClient stranger = m_server->stranger();
        const QByteArray nobody =
            bytes({{u"email"_s, u"a@mail.example"_s}, {u"password"_s, u"no such one"_s}});
        const QByteArray token = bytes({{u"refreshToken"_s, u"none"_s}});
        QCOMPARE(postOnce(stranger, u"/auth/login"_s, nobody, "1").status, 401);
        QCOMPARE(postOnce(stranger, u"/auth/refresh"_s, token, "1").status, 401);
    }

    void aKeyIsOneVisibleText_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<int>("status");
        QTest::newRow("empty") << QByteArray() << 400;
        QTest::newRow("a blank") << QByteArray("a b") << 400;
        QTest::newRow("a control character") << QByteArray("a\tb") << 400;
        QTest::newRow("not ASCII") << QByteArray("caf\xc3\xa9") << 400;
        QTest::newRow("the longest") << QByteArray(255, 'k') << 201;
        QTest::newRow("too long") << QByteArray(256, 'k') << 400;
        QTest::newRow("quoted") << QByteArray("\"8e03978e-40d5-43dd-bc93-6894a57f9324\"") << 201;
    }
    void aKeyIsOneVisibleText()
    {
        QFETCH(QByteArray, key);
        QFETCH(int, status);
        HttpClient desk = m_server->receptionist();
        const QByteArray body = bytes(patientNamed(u"Omar Khalil"_s));
        QCOMPARE(postOnce(desk, u"/patients"_s, body, key).status, status);
    }

    void aReadIgnoresTheKey()
    {
        HttpClient desk = m_server->receptionist();
        QCOMPARE(desk.send("GET", u"/patients"_s, {}, {{"Idempotency-Key", "a b"}}).status, 200);
    }

    void refusalsByARuleAreKeptAndMistakesAreNot()
    {
        const QString doctor = m_server->clinic.newDoctor().id.toString();
        HttpClient one = m_server->newPatient();
        HttpClient other = m_server->newPatient();
        const QByteArray booking =
            bytes({{u"doctorId"_s, doctor}, {u"startTime"_s, m_server->at(10, 9)}});
        const Reply booked = postOnce(one, u"/appointments"_s, booking, "k");
        QCOMPARE(booked.status, 201);
        const Reply taken = postOnce(other, u"/appointments"_s, booking, "k");
        QCOMPARE(taken.problem(), u"slot_taken"_s);
        one.patch(u"/appointments/%1/cancel"_s.arg(booked.text(u"id")), {});
        const Reply again = postOnce(other, u"/appointments"_s, booking, "k");
        QCOMPARE(again.body, taken.body);
        QCOMPARE(again.header("Idempotency-Replayed"), QByteArray("true"));
        QCOMPARE(postOnce(other, u"/appointments"_s, booking, "k2").status, 201);

        HttpClient desk = m_server->receptionist();
        QCOMPARE(postOnce(desk, u"/patients"_s, "{}", "k").status, 400);
        QCOMPARE(postOnce(desk, u"/patients"_s, bytes(patientNamed(u"Omar Khalil"_s)), "k").status,
                 201);
    }

    void manyAtOnceHaveOneEffectAndOneAnswer()
    {
        constexpr int Senders = 16;
        HttpClient desk = m_server->receptionist();
        for (int round = 0; round < 5; ++round) {
            const QByteArray key = "round" + QByteArray::number(round);
            const QByteArray body = bytes(patientNamed(u"Omar Khalil"_s));
            QMutex mutex;
            QSet<QByteArray> answers;
            QStringList others;
            {
                std::vector<std::jthread> senders;
                for (int i = 0; i < Senders; ++i) {
                    senders.emplace_back([&] {
                        HttpClient client(m_server->port(), desk.token);
                        Reply reply = postOnce(client, u"/patients"_s, body, key);
                        while (reply.problem() == "idempotency_in_flight"_L1
                               && reply.header("Retry-After") == "1")
                            reply = postOnce(client, u"/patients"_s, body, key);
                        const QMutexLocker lock(&mutex);
                        if (reply.status == 201)
                            answers.insert(reply.body);
                        else
                            others.append(QString::number(reply.status));
                    });
                }
            }
            QCOMPARE(others, QStringList());
            QCOMPARE(answers.size(), 1);
            QCOMPARE(count(u"patients"_s), round + 1);
        }
    }

    void twoProcessesOnOneDatabaseHaveOneEffect()
    {
        if (TestDatabase::wanted() == Dialect::Sqlite)
            QSKIP("A SQLite file belongs to one process");
        TestClinic &clinic = m_server->clinic;
        Config config = clinic.backend().config();
        auto second = Backend::open(config, clinic.clock, silentLogger());
        QVERIFY_RESULT(second);
        auto server =
            HttpServer::start(**second, silentLogger(), apiRoutes(), TestServer::onAnyPort());
        QVERIFY_RESULT(server);
        HttpClient desk = m_server->receptionist();
        const QByteArray body = bytes(patientNamed(u"Omar Khalil"_s));
        for (int round = 0; round < 20; ++round) {
            const QByteArray key = "round" + QByteArray::number(round);
            QMutex mutex;
            QSet<QByteArray> answers;
            {
                std::vector<std::jthread> senders;
                for (const quint16 port : {m_server->port(), (*server)->port()}) {
                    senders.emplace_back([&, port] {
                        HttpClient client(port, desk.token);
                        Reply reply = postOnce(client, u"/patients"_s, body, key);
                        while (reply.problem() == "idempotency_in_flight"_L1)
                            reply = postOnce(client, u"/patients"_s, body, key);
                        const QMutexLocker lock(&mutex);
                        answers.insert(QByteArray::number(reply.status) + reply.body);
                    });
                }
            }
            QCOMPARE(answers.size(), 1);
            QCOMPARE(count(u"patients"_s), round + 1);
        }
    }

    void whatAnotherProcessIsAtIsInFlight()
    {
        if (TestDatabase::wanted() == Dialect::Sqlite)
            QSKIP("A SQLite file belongs to one process");
        HttpClient desk = m_server->receptionist();
        const QByteArray body = bytes(patientNamed(u"Omar Khalil"_s));
        QCOMPARE(postOnce(desk, u"/patients"_s, body, "a-key").status, 201);
        const QString id = database().raw(u"SELECT id FROM kept_answers"_s).toString();
        database().raw(u"DELETE FROM kept_answers"_s);
        const auto access = m_server->clinic.backend().database().access();
        QVERIFY_RESULT(access);
        const auto held = (*access)->write([&](Transaction &transaction) -> Result<void> {
            FRONTDESK_TRY(transaction.connection().select(
                u"SELECT pg_advisory_xact_lock(hashtextextended(?, 0))"_s,
                {QString(u"kept answer: "_s + id)}, [](const Row &) {}));
            const Reply reply = postOnce(desk, u"/patients"_s, body, "a-key");
            if (reply.status != 409 || reply.problem() != "idempotency_in_flight"_L1
                || reply.header("Retry-After").isEmpty())
                return fail(ErrorCode::Internal, u"Another answer came"_s);
            return {};
        });
        QVERIFY_RESULT(held);
        QCOMPARE(count(u"patients"_s), 1);
        QCOMPARE(postOnce(desk, u"/patients"_s, body, "a-key").status, 201);
    }

    void aRestartForgetsNothing()
    {
        HttpClient desk = m_server->receptionist();
        const QByteArray body = bytes(patientNamed(u"Omar Khalil"_s));
        const Reply first = postOnce(desk, u"/patients"_s, body, "a-key");
        m_server->server().stop();
        m_server->clinic.restart();
        const auto again = HttpServer::start(m_server->clinic.backend(), silentLogger(),
                                             apiRoutes(), TestServer::onAnyPort());
        QVERIFY_RESULT(again);
        HttpClient later((*again)->port(), desk.token);
        const Reply reply = postOnce(later, u"/patients"_s, body, "a-key");
        QCOMPARE(reply.body, first.body);
        QCOMPARE(reply.header("Idempotency-Replayed"), QByteArray("true"));
        QCOMPARE(count(u"patients"_s), 1);
    }

    void anAnswerIsKeptForADay()
    {
        HttpClient stranger = m_server->stranger();
        auto post = goodPost(u"/auth/login"_s);
        const Reply first = postOnce(stranger, post.target, post.body, "a-key");
        m_server->clinic.clock.advance(std::chrono::hours(23));
        QCOMPARE(postOnce(stranger, post.target, post.body, "a-key").body, first.body);
        m_server->clinic.clock.advance(std::chrono::hours(2));
        const Reply later = postOnce(stranger, post.target, post.body, "a-key");
        QCOMPARE(later.status, 200);
        QVERIFY(later.body != first.body);
        QCOMPARE(count(u"kept_answers"_s), 1);
    }

    void oldAnswersAreSweptByNewOnesAndByAStart()
    {
        HttpClient stranger = m_server->stranger();
        auto post = goodPost(u"/auth/login"_s);
        for (int i = 0; i < 5; ++i)
            postOnce(stranger, post.target, post.body, "old" + QByteArray::number(i));
        QCOMPARE(count(u"kept_answers"_s), 5);
        m_server->clinic.clock.advance(std::chrono::hours(25));
        postOnce(stranger, post.target, post.body, "new");
        QCOMPARE(count(u"kept_answers"_s), 1);
        m_server->clinic.clock.advance(std::chrono::hours(25));
        const auto again = HttpServer::start(m_server->clinic.backend(), silentLogger(),
                                             apiRoutes(), TestServer::onAnyPort());
        QVERIFY_RESULT(again);
        QCOMPARE(count(u"kept_answers"_s), 0);
    }

    void tokensAndNamesAreNotKeptInClear()
    {
        HttpClient stranger = m_server->stranger();
        auto post = goodPost(u"/auth/register"_s);
        const Reply reply = postOnce(stranger, post.target, post.body, "a-secret-key");
        QCOMPARE(reply.status, 201);
        const QString row =
            database().raw(u"SELECT id || fingerprint || answer FROM kept_answers"_s).toString();
        QVERIFY(row.size() > reply.body.size());
        for (const QString &secret : {reply.text(u"accessToken"), reply.text(u"refreshToken"),
                                      u"Lena"_s, u"player"_s, u"a-secret-key"_s, u"127.0.0.1"_s}) {
            QVERIFY(!row.contains(secret));
            QVERIFY(!row.contains(QString::fromLatin1(secret.toUtf8().toBase64())));
        }
    }

    void loggingOutTwiceEndsOneSession()
    {
        HttpClient desk = m_server->receptionist();
        QCOMPARE(postOnce(desk, u"/auth/logout"_s, "{}", "bye").status, 204);
        QCOMPARE(postOnce(desk, u"/auth/logout"_s, "{}", "bye").status, 401);
    }
};

QTEST_GUILESS_MAIN(TstIdempotency)
#include "tst_idempotency.moc"
