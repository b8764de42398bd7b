// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/housekeeping.h"
#include "support/result.h"
#include "support/testclinic.h"

#include <QTest>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Origin Here {Channel::Api, u"192.0.2.7"_s, {}};
const QString Password = u"correct horse battery"_s;

int rows(const TestClinic &clinic, const QString &table)
{
    return clinic.database.raw(u"SELECT count(*) FROM "_s + table).toInt();
}

} // namespace

class TestHousekeeping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatHasEndedIsRemovedByItsAge()
    {
        TestClinic clinic;
        Services &services = clinic.services();
        const auto house = *clinic.backend().housekeeping();
        const auto session = services.auth.logIn(u"desk@clinic.example"_s, Password, Here);
        QVERIFY_RESULT(session);
        QVERIFY_RESULT(services.auth.logOut(session->actor));
        QVERIFY(!services.auth.logIn(u"desk@clinic.example"_s, u"wrong"_s, Here));
        const RequestKey key = RequestKey::make("who", "key", {"what"});
        QVERIFY_RESULT(services.idempotency.keep(key, "answer"));
        QVERIFY_RESULT(
            services.passwordResets.makeCode(clinic.admin(), clinic.receptionist().userId));
        const int sessions = rows(clinic, u"sessions"_s);
        QVERIFY_RESULT(house->sweep());
        QCOMPARE(rows(clinic, u"sessions"_s), sessions);
        QCOMPARE(rows(clinic, u"login_attempts"_s), 1);
        QCOMPARE(rows(clinic, u"kept_answers"_s), 1);
        QCOMPARE(rows(clinic, u"password_resets"_s), 1);

        clinic.clock.advance(61min);
        QVERIFY_RESULT(house->sweep());
        QCOMPARE(rows(clinic, u"login_attempts"_s), 0);
        QCOMPARE(rows(clinic, u"password_resets"_s), 0);
        QCOMPARE(rows(clinic, u"kept_answers"_s), 1);

        clinic.clock.advance(24h);
        QVERIFY_RESULT(house->sweep());
        QCOMPARE(rows(clinic, u"kept_answers"_s), 0);
        // Staff's sessions have ended after 12 hours, and are still known.
        QCOMPARE(rows(clinic, u"sessions"_s), sessions);

        clinic.clock.advance(Housekeeping::EndedSessionsKept);
        QVERIFY_RESULT(house->sweep());
        QCOMPARE(rows(clinic, u"sessions"_s), 0);
        QCOMPARE(rows(clinic, u"refresh_tokens"_s), 0);
    }

    void aSessionThatGoesOnIsKeptWithItsTokens()
    {
        TestClinic clinic;
        const Actor patient = clinic.newPatientActor();
        const auto house = *clinic.backend().housekeeping();
        const auto session =
            clinic.services().auth.logIn(u"patient1@mail.example"_s, Password, Here);
        QVERIFY_RESULT(session);
        QString token = session->refreshToken;
        // Refreshed every six days, up to what a patient's session may last at all.
        for (int day = 6; day < 30; day += 6) {
            clinic.clock.advance(6 * 24h);
            QVERIFY_RESULT(house->sweep());
            const auto refreshed = clinic.services().auth.refresh(token, Here);
            QVERIFY_RESULT(refreshed);
            token = refreshed->refreshToken;
        }
        // Tokens that have expired by themselves are gone, though their session goes on.
        const QString own = u"SELECT count(*) FROM refresh_tokens WHERE session_id = '%1'"_s.arg(
            session->actor.sessionId.toString());
        clinic.clock.advance(2 * 24h);
        QVERIFY_RESULT(house->sweep());
        QVERIFY(clinic.database.raw(own).toInt() < 5);
        QVERIFY_RESULT(clinic.services().auth.refresh(token, Here));
        Q_UNUSED(patient)
    }

    void manyRowsAreRemovedALittleAtATime()
    {
        TestClinic clinic;
        const auto house = *clinic.backend().housekeeping();
        const bool sqlite = clinic.database.dialect() == Dialect::Sqlite;
        const QString user = clinic.receptionist().userId.toString();
        clinic.database.raw(
            sqlite
                ? u"INSERT INTO sessions (id, user_id, channel, origin, created_at, expires_at) "
                  "SELECT '00000000-0000-7000-8000-' || substr('00000000000' || value, -12), '%1', "
                  "'api', '', 0, value "
                  "FROM (WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n "
                  "WHERE value < 1700) SELECT value FROM n)"_s.arg(user)
                : u"INSERT INTO sessions (id, user_id, channel, origin, created_at, expires_at) "
                  "SELECT gen_random_uuid(), '%1', 'api', '', 0, n FROM generate_series(1, 1700) AS n"_s
                      .arg(user));
        QVERIFY_RESULT(house->sweep());
        QCOMPARE(
            clinic.database.raw(u"SELECT count(*) FROM sessions WHERE created_at = 0"_s).toInt(),
            0);
        QVERIFY(rows(clinic, u"sessions"_s) > 0);
    }

    void theClockSaysWhatIsDue()
    {
        TestClinic clinic;
        const auto house = *clinic.backend().housekeeping();
        QVERIFY_RESULT(house->tick()); // the first one does everything
        const auto fail = [&] {
            QVERIFY(!clinic.services().auth.logIn(u"desk@clinic.example"_s, u"wrong"_s, Here));
        };
        fail();
        // The wall clock may jump; only time that has passed counts.
        clinic.clock.set(clinic.clock.now() + 3h);
        QVERIFY_RESULT(house->tick());
        QCOMPARE(rows(clinic, u"login_attempts"_s), 1);
        clinic.clock.advance(59min);
        QVERIFY_RESULT(house->tick());
        QCOMPARE(rows(clinic, u"login_attempts"_s), 1);
        clinic.clock.advance(1min);
        QVERIFY_RESULT(house->tick());
        QCOMPARE(rows(clinic, u"login_attempts"_s), 0);
    }

    void aBackendKeepsItsHouseUntilItIsClosed()
    {
        TestClinic clinic;
        clinic.backend().keepHouse(silentLogger());
        clinic.newPatient();
        const auto house = *clinic.backend().housekeeping();
        QTRY_COMPARE(house->audit().verify()->waiting, 0);
        clinic.newPatient();
    }
};

QTEST_GUILESS_MAIN(TestHousekeeping)
#include "tst_housekeeping.moc"
