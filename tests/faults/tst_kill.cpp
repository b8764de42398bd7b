// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/apiclinic.h"

#include <QRandomGenerator>
#include <QTest>
#include <QtConcurrent>

#include <atomic>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

/// The server is killed with -9 in the middle of bookings, again and again. Afterwards every
/// booking that it acknowledged is there, none overlaps, none is half there, and the file is sound.
class TestKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noAcknowledgedBookingIsLost();
};

namespace {

constexpr int Clients = 4;

int kills()
{
    return qEnvironmentVariableIsSet("FRONTDESK_KILLS")
               ? qEnvironmentVariableIntValue("FRONTDESK_KILLS")
               : 8;
}

/// Books slot after slot until the server is gone, and gives the acknowledged ids.
QStringList bookUntilKilled(const ApiClinic &clinic, const QString &patient,
                            std::atomic<int> &nextSlot, std::atomic<int> &unexpected)
{
    QStringList acknowledged;
    HttpConnection connection(clinic.server.port());
    for (;;) {
        const Answer answer = connection.post(u"/appointments"_s,
                                              clinic.booking(patient, nextSlot++), clinic.token());
        if (answer.status == 201)
            acknowledged.append(answer.body[u"id"_s].toString());
        else if (answer.status == 0)
            return acknowledged;
        else
            ++unexpected;
    }
}

} // namespace

void TestKill::noAcknowledgedBookingIsLost()
{
    ApiClinic clinic;
    const QStringList patients = clinic.addPatients(Clients);
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    std::atomic<int> nextSlot = 0;
    std::atomic<int> unexpected = 0;
    QStringList acknowledged;
    for (int round = 0; round < kills(); ++round) {
        QThreadPool pool;
        pool.setMaxThreadCount(Clients);
        QList<QFuture<QStringList>> clients;
        for (const QString &patient : patients)
            clients.append(QtConcurrent::run(&pool, [&clinic, patient, &nextSlot, &unexpected] {
                return bookUntilKilled(clinic, patient, nextSlot, unexpected);
            }));
        // The moment of the kill is what the test is about; nothing waits for this.
        QThread::msleep(20 + random.bounded(120U));
        clinic.server.kill();
        for (auto &client : clients)
            acknowledged += client.result();
        QVERIFY2(clinic.server.start(), clinic.server.errors().constData());
        clinic.logIn();
    }
    QCOMPARE(unexpected.load(), 0);
    QVERIFY(!acknowledged.isEmpty());
    HttpConnection connection(clinic.server.port());
    for (const QString &id : std::as_const(acknowledged))
        QCOMPARE(connection.get(u"/appointments/"_s + id, clinic.token()).status, 200);
    const auto number = [&](const QString &sql) { return clinic.database.raw(sql).toInt(); };
    QCOMPARE(number(u"SELECT count(*) FROM appointments a JOIN appointments b "
                    "ON a.doctor_id = b.doctor_id AND a.id < b.id AND a.start_at < b.end_at "
                    "AND b.start_at < a.end_at"_s),
             0);
    QCOMPARE(number(u"SELECT count(*) FROM appointments"_s),
             number(u"SELECT count(*) FROM audit_log WHERE action = 'book'"_s));
    if (clinic.database.dialect() == Dialect::Sqlite)
        QCOMPARE(clinic.database.raw(u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
    qInfo("%d kills, %lld acknowledged bookings, all there", kills(),
          qlonglong(acknowledged.size()));
    QCOMPARE(clinic.server.stop(), 0);
}

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"
