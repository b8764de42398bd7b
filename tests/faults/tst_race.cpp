// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/httpserver.h"
#include "routes/apiroutes.h"
#include "support/apiclinic.h"
#include "support/result.h"
#include "support/testclinic.h"

#include <QTest>
#include <QtConcurrent>

#include <barrier>
#include <set>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

/// Many clients want one slot at the same moment: exactly one gets it, whoever serves them.
class TestRace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exactlyOneOfAHundredClientsGetsTheSlot();
    void theDesktopsServiceCallsRaceFairlyWithTheApi();
    void exactlyOneOfTwoHundredHoldsTheSlot();
    void exactlyOneOfTwoHundredGetsTheTimeThatAllWereOffered();
};

namespace {

constexpr int Clients = 100;
constexpr int ManyClients = 200;

/// Calls `attempt(i, ready)` from one thread a client; `ready()` holds each until all are there.
template <class Attempt>
std::multiset<int> race(Attempt attempt, int clients = Clients)
{
    QThreadPool pool;
    pool.setMaxThreadCount(clients);
    std::barrier start(clients);
    const auto ready = [&start] { start.arrive_and_wait(); };
    QList<QFuture<int>> results;
    for (int i = 0; i < clients; ++i)
        results.append(
            QtConcurrent::run(&pool, [&attempt, &ready, i] { return attempt(i, ready); }));
    std::multiset<int> statuses;
    for (auto &result : results)
        statuses.insert(result.result());
    return statuses;
}

int postOverHttp(quint16 port, const QString &path, const QJsonObject &body, const QString &token,
                 const std::function<void()> &ready)
{
    HttpConnection connection(port);
    connection.get(u"/health/live"_s); // the connection stands before the race begins
    ready();
    return connection.post(path, body, token).status;
}

int bookOverHttp(quint16 port, const QJsonObject &booking, const QString &token,
                 const std::function<void()> &ready)
{
    return postOverHttp(port, u"/appointments"_s, booking, token, ready);
}

/// The same booking as a call of the core's service, with the status the API would give.
int bookByService(Backend &backend, const Actor &actor, const QJsonObject &wanted,
                  const std::function<void()> &ready)
{
    Booking booking;
    booking.doctorId = *DoctorId::parse(wanted[u"doctorId"_s].toString());
    booking.patientId = *PatientId::parse(wanted[u"patientId"_s].toString());
    booking.start = fromMillis(
        QDateTime::fromString(wanted[u"startTime"_s].toString(), Qt::ISODate).toMSecsSinceEpoch());
    const auto scope = backend.scope();
    ready();
    const auto result = (*scope)->services().appointments.book(actor, booking);
    if (result)
        return 201;
    return result.error().code == ErrorCode::SlotTaken ? 409 : 500;
}

} // namespace

void TestRace::exactlyOneOfAHundredClientsGetsTheSlot()
{
    ApiClinic clinic;
    const QStringList patients = clinic.addPatients(Clients);
    QList<quint16> ports {clinic.server.port()};
    // A SQLite file has one process; on PostgreSQL two servers share the race.
    ServerProcess second(clinic.database.url());
    if (clinic.database.dialect() == Dialect::PostgreSql) {
        QVERIFY2(second.start(), second.errors().constData());
        ports.append(second.port());
    }
    for (int slot = 0; slot < 5; ++slot) {
        const auto statuses = race([&](int i, const auto &ready) {
            return bookOverHttp(ports[i % ports.size()], clinic.booking(patients[i], slot),
                                clinic.token(), ready);
        });
        QCOMPARE(statuses.count(201), size_t(1));
        QCOMPARE(statuses.count(409), size_t(Clients - 1));
    }
    QCOMPARE(clinic.database.raw(u"SELECT count(*) FROM appointments"_s).toInt(), 5);
}

void TestRace::theDesktopsServiceCallsRaceFairlyWithTheApi()
{
    // As in the desktop: one process with the services and the server over one backend.
    ApiClinic clinic;
    const QStringList patients = clinic.addPatients(Clients);
    QCOMPARE(clinic.server.stop(), 0);
    Config config = *parseConfig({});
    config.databaseUrl = clinic.database.url();
    config.jwtSecret = ServerProcess::signingSecret();
    const SystemClock clock;
    const auto backend = Backend::open(config, clock, silentLogger());
    QVERIFY_RESULT(backend);
    HttpServerOptions options;
    options.host = u"127.0.0.1"_s;
    options.port = 0;
    options.workers = 4;
    options.grace = std::chrono::seconds(5);
    const auto server = HttpServer::start(**backend, silentLogger(), apiRoutes(), options);
    QVERIFY_RESULT(server);
    const auto scope = (*backend)->scope();
    const auto desk =
        (*scope)->services().auth.authenticate(clinic.token(), {Channel::Desktop, {}, {}});
    QVERIFY_RESULT(desk);
    const auto statuses = race([&](int i, const auto &ready) {
        const QJsonObject booking = clinic.booking(patients[i], 0);
        return i % 4 == 0 ? bookByService(**backend, *desk, booking, ready)
                          : bookOverHttp((*server)->port(), booking, clinic.token(), ready);
    });
    QCOMPARE(statuses.count(201), size_t(1));
    QCOMPARE(statuses.count(409), size_t(Clients - 1));
}

void TestRace::exactlyOneOfTwoHundredHoldsTheSlot()
{
    ApiClinic clinic;
    QJsonObject hold = clinic.booking({}, 0);
    hold.remove(u"patientId"_s);
    hold.remove(u"reason"_s);
    const auto statuses = race(
        [&](int, const auto &ready) {
            return postOverHttp(clinic.server.port(), u"/holds"_s, hold, clinic.token(), ready);
        },
        ManyClients);
    QCOMPARE(statuses.count(201), size_t(1));
    QCOMPARE(statuses.count(409), size_t(ManyClients - 1));
    QCOMPARE(clinic.database.raw(u"SELECT count(*) FROM holds"_s).toInt(), 1);
}

void TestRace::exactlyOneOfTwoHundredGetsTheTimeThatAllWereOffered()
{
    ApiClinic clinic;
    const QStringList patients = clinic.addPatients(ManyClients);
    const QJsonObject slot = clinic.booking({}, 0);
    QStringList paths;
    QList<QJsonObject> answers;
    HttpConnection connection(clinic.server.port());
    for (const QString &patient : patients) {
        const Answer entry = connection.post(
            u"/waitlist"_s, {{u"patientId"_s, patient}, {u"doctorId"_s, clinic.doctorId()}},
            clinic.token());
        QCOMPARE(entry.status, 201);
        const QString path = u"/waitlist/"_s + entry.body[u"id"_s].toString();
        const Answer offer = connection.post(
            path + u"/offer"_s,
            {{u"doctorId"_s, clinic.doctorId()}, {u"startTime"_s, slot[u"startTime"_s]}},
            clinic.token());
        QCOMPARE(offer.status, 200);
        paths.append(path + u"/accept"_s);
        answers.append({{u"offerId"_s, offer.body[u"offers"_s][0][u"id"_s]}});
    }
    const auto statuses = race(
        [&](int i, const auto &ready) {
            return postOverHttp(clinic.server.port(), paths[i], answers[i], clinic.token(), ready);
        },
        ManyClients);
    QCOMPARE(statuses.count(200), size_t(1));
    QCOMPARE(statuses.count(409), size_t(ManyClients - 1));
    QCOMPARE(clinic.database.raw(u"SELECT count(*) FROM appointments"_s).toInt(), 1);
    QCOMPARE(clinic.database.raw(u"SELECT count(*) FROM waitlist_offers WHERE status = 'CLOSED'"_s)
                 .toInt(),
             ManyClients - 1);
}

QTEST_GUILESS_MAIN(TestRace)
#include "tst_race.moc"
