// SPDX-License-Identifier: GPL-3.0-or-later
// The plan that Frontdesk was asked for, from the first log-in to the last visit, in its order, on
// a real port. Each step stands on those before it.
#include "support/testserver.h"

#include <QTest>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Tuesday = 10; // March 2026; today is Monday the 9th

QJsonObject credentials(const QString &email, const QString &password)
{
    return {{u"email"_s, email}, {u"password"_s, password}};
}

QStringList startsOf(const Reply &availability)
{
    QStringList starts;
    const QJsonArray free = availability.json().value(u"slots").toArray();
    for (const QJsonValue &slot : free)
        starts.append(slot[u"startTime"].toString());
    return starts;
}

} // namespace

class TstApiPlan : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<HttpClient> m_admin, m_desk, m_doctor, m_patient;
    QString m_doctorId, m_patientId, m_recordedId;
    QString m_visit, m_recordedVisit;
    bool m_failed = false;

    std::unique_ptr<HttpClient> logIn(const QString &email, const QString &password, Role role)
    {
        HttpClient stranger = m_server->stranger();
        const Reply reply = stranger.post(u"/auth/login"_s, credentials(email, password));
        return std::make_unique<HttpClient>(m_server->client(reply.text(u"accessToken"), role));
    }

    /// The doctor's free times on Tuesday.
    Reply freeTimes()
    {
        return m_patient->get(
            u"/doctors/%1/availability?from=2026-03-10&to=2026-03-10"_s.arg(m_doctorId));
    }

    Reply setStatus(HttpClient &client, const QString &id, const QString &status)
    {
        return client.patch(u"/appointments/%1/status"_s.arg(id), {{u"status"_s, status}});
    }

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<TestServer>(); }
    void cleanupTestCase()
    {
        for (auto *client : {&m_admin, &m_desk, &m_doctor, &m_patient})
            client->reset();
        m_server.reset();
    }
    // A step that fails leaves nothing for the next to stand on.
    void init()
    {
        if (m_failed)
            QSKIP("An earlier step failed");
    }
    void cleanup() { m_failed = m_failed || QTest::currentTestFailed(); }

    void theAdministratorLogsIn()
    {
        m_admin = logIn(u"admin@clinic.example"_s, TestServer::password(), Role::Admin);
        const Reply me = m_admin->get(u"/auth/me"_s);
        QCOMPARE(me.status, 200);
        QCOMPARE(me.text(u"role"), u"ADMIN"_s);
    }

    void theAdministratorMakesALogInForTheDesk()
    {
        QJsonObject body = credentials(u"reception@clinic.example"_s, u"a long desk password"_s);
        body.insert(u"role"_s, u"RECEPTIONIST"_s);
        QCOMPARE(m_admin->post(u"/users"_s, body).status, 201);
        m_desk =
            logIn(u"reception@clinic.example"_s, u"a long desk password"_s, Role::Receptionist);
        QCOMPARE(m_desk->get(u"/auth/me"_s).text(u"role"), u"RECEPTIONIST"_s);
    }

    void aPatientRegistersAndLogsIn()
    {
        QJsonObject body = credentials(u"lena@mail.example"_s, u"a good password"_s);
        body.insert(u"fullName"_s, u"Lena Fischer"_s);
        body.insert(u"dateOfBirth"_s, u"1990-05-17"_s);
        body.insert(u"phone"_s, u"+49 170 1234567"_s);
        HttpClient stranger = m_server->stranger();
        const Reply registered = stranger.post(u"/auth/register"_s, body);
        QCOMPARE(registered.status, 201);
        QCOMPARE(registered.json()[u"user"][u"role"].toString(), u"PATIENT"_s);
        m_patientId = registered.json()[u"patient"][u"id"].toString();

        m_patient = logIn(u"lena@mail.example"_s, u"a good password"_s, Role::Patient);
        QCOMPARE(m_patient->get(u"/patients/me"_s).text(u"id"), m_patientId);
    }

    void theDeskRecordsAnotherPatient()
    {
        const Reply made = m_desk->post(u"/patients"_s, {{u"fullName"_s, u"Omar Khalil"_s},
                                                         {u"dateOfBirth"_s, u"1984-11-02"_s},
                                                         {u"phone"_s, u"030 5551000"_s}});
        QCOMPARE(made.status, 201);
        m_recordedId = made.text(u"id");
        QCOMPARE(m_desk->get(u"/patients?query=khalil%20omar"_s).ids(), QStringList {m_recordedId});
    }

    void theAdministratorRegistersADoctor()
    {
        QJsonObject body = credentials(u"amira@clinic.example"_s, u"battery horse correct"_s);
        body.insert(u"fullName"_s, u"Dr. Amira Haddad"_s);
        body.insert(u"specialty"_s, u"Cardiology"_s);
        const Reply registered = m_admin->post(u"/auth/register/doctor"_s, body);
        QCOMPARE(registered.status, 201);
        m_doctorId = registered.json()[u"doctor"][u"id"].toString();
        m_doctor = logIn(u"amira@clinic.example"_s, u"battery horse correct"_s, Role::Doctor);
        QCOMPARE(m_doctor->get(u"/auth/me"_s).text(u"doctorId"), m_doctorId);
    }

    void theDoctorDefinesTheirHours()
    {
        const Reply made = m_doctor->post(u"/schedules"_s, {{u"doctorId"_s, m_doctorId},
                                                            {u"dayOfWeek"_s, 2},
                                                            {u"startTime"_s, u"09:00"_s},
                                                            {u"endTime"_s, u"11:00"_s},
                                                            {u"slotDurationMinutes"_s, 20}});
        QCOMPARE(made.status, 201);
        QCOMPARE(m_patient->get(u"/schedules/doctor/"_s + m_doctorId).ids(),
                 QStringList {made.text(u"id")});
    }

    void thePatientFindsTheDoctorAndAFreeTime()
    {
        QCOMPARE(m_patient->get(u"/doctors?specialty=cardiology"_s).ids(),
                 QStringList {m_doctorId});
        const QStringList starts = startsOf(freeTimes());
        QCOMPARE(starts.size(), 6);
        QCOMPARE(starts.first(), m_server->at(Tuesday, 9));
        QCOMPARE(starts.last(), m_server->at(Tuesday, 10, 40));
    }

    void thePatientBooks()
    {
        const Reply made =
            m_patient->post(u"/appointments"_s, {{u"doctorId"_s, m_doctorId},
                                                 {u"startTime"_s, m_server->at(Tuesday, 9)},
                                                 {u"reason"_s, u"Check-up"_s}});
        QCOMPARE(made.status, 201);
        QCOMPARE(made.text(u"status"), u"PENDING"_s);
        m_visit = made.text(u"id");
        QVERIFY(!startsOf(freeTimes()).contains(m_server->at(Tuesday, 9)));
    }

    void theDeskBooksForTheOther()
    {
        const QJsonObject body {{u"doctorId"_s, m_doctorId},
                                {u"patientId"_s, m_recordedId},
                                {u"startTime"_s, m_server->at(Tuesday, 9)}};
        const Reply late = m_desk->post(u"/appointments"_s, body);
        QCOMPARE(late.status, 409);
        QCOMPARE(late.problem(), u"slot_taken"_s);

        QJsonObject later = body;
        later.insert(u"startTime"_s, m_server->at(Tuesday, 9, 20));
        const Reply made = m_desk->post(u"/appointments"_s, later);
        QCOMPARE(made.status, 201);
        QCOMPARE(made.text(u"status"), u"CONFIRMED"_s);
        m_recordedVisit = made.text(u"id");
    }

    void thePatientMovesTheirs()
    {
        const Reply moved = m_patient->patch(u"/appointments/%1/reschedule"_s.arg(m_visit),
                                             {{u"startTime"_s, m_server->at(Tuesday, 10)}},
                                             {{"If-Match", "\"1\""}});
        QCOMPARE(moved.status, 200);
        QCOMPARE(moved.text(u"id"), m_visit);
        const QStringList starts = startsOf(freeTimes());
        QVERIFY(starts.contains(m_server->at(Tuesday, 9)));
        QVERIFY(!starts.contains(m_server->at(Tuesday, 10)));
    }

    void theDeskConfirmsAndThePatientArrives()
    {
        for (const QString &status : {u"CONFIRMED"_s, u"ARRIVED"_s})
            QCOMPARE(setStatus(*m_desk, m_visit, status).text(u"status"), status);
    }

    void theDoctorSeesThemThroughTheVisit()
    {
        QCOMPARE(m_doctor->get(u"/appointments/doctor/my?date=2026-03-10"_s).ids(),
                 (QStringList {m_recordedVisit, m_visit}));
        for (const QString &status : {u"IN_PROGRESS"_s, u"COMPLETED"_s})
            QCOMPARE(setStatus(*m_doctor, m_visit, status).text(u"status"), status);
        const Reply again = setStatus(*m_doctor, m_visit, u"IN_PROGRESS"_s);
        QCOMPARE(again.status, 409);
        QCOMPARE(again.problem(), u"illegal_transition"_s);
    }

    void theDeskCancelsTheOther()
    {
        const Reply cancelled = m_desk->patch(u"/appointments/%1/cancel"_s.arg(m_recordedVisit),
                                              {{u"reason"_s, u"The patient called"_s}});
        QCOMPARE(cancelled.text(u"status"), u"CANCELLED"_s);
        QVERIFY(startsOf(freeTimes()).contains(m_server->at(Tuesday, 9, 20)));
    }

    void everybodySeesWhatIsTheirs()
    {
        QCOMPARE(m_patient->get(u"/appointments/my"_s).ids(), QStringList {m_visit});
        QCOMPARE(m_desk->get(u"/appointments?date=2026-03-10"_s).ids(),
                 (QStringList {m_recordedVisit, m_visit}));
        QCOMPARE(m_desk->get(u"/appointments?status=COMPLETED"_s).ids(), QStringList {m_visit});
        QCOMPARE(m_patient->get(u"/appointments/"_s + m_recordedVisit).status, 404);
    }

    void theAdministratorReadsWhatCameOfIt()
    {
        const QString days = u"?from=2026-03-09&to=2026-03-15"_s;
        const Reply summary = m_admin->get(u"/reports/appointments/summary"_s + days);
        QCOMPARE(summary.status, 200);
        QCOMPARE(summary.json()[u"total"_s].toInt(), 2);
        const QJsonObject byStatus = summary.json()[u"byStatus"_s].toObject();
        QCOMPARE(byStatus[u"COMPLETED"_s].toInt(), 1);
        QCOMPARE(byStatus[u"CANCELLED"_s].toInt(), 1);
        const QJsonValue load = m_admin->get(u"/reports/doctors/workload"_s + days).items().first();
        QCOMPARE(load[u"doctorId"_s].toString(), m_doctorId);
        QCOMPARE(load[u"bookedMinutes"_s].toInt(), 20);
        QVERIFY(load[u"availableMinutes"_s].toInt() >= 20);
        const QJsonObject missed = m_admin->get(u"/reports/no-shows"_s + days).json();
        QCOMPARE(missed[u"attended"_s].toInt(), 1);
        QCOMPARE(missed[u"noShows"_s].toInt(), 0);
        QCOMPARE(m_desk->get(u"/reports/appointments/summary"_s + days).status, 403);
    }

    void thePatientLogsOut()
    {
        QCOMPARE(m_patient->send("POST", u"/auth/logout"_s).status, 204);
        QCOMPARE(m_patient->get(u"/appointments/my"_s).status, 401);
    }
};

QTEST_GUILESS_MAIN(TstApiPlan)
#include "tst_apiplan.moc"
