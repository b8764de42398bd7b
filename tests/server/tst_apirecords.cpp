// SPDX-License-Identifier: GPL-3.0-or-later
// Users, patients and doctors over the interface.
#include "support/testserver.h"

#include <QTest>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

class TstApiRecords : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<HttpClient> m_admin;
    std::unique_ptr<HttpClient> m_desk;

    static QStringList names(const Reply &reply)
    {
        QStringList list;
        const QJsonArray items = reply.items();
        for (const QJsonValue &item : items)
            list.append(item[u"fullName"].toString());
        return list;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<TestServer>();
        m_admin = std::make_unique<HttpClient>(m_server->admin());
        m_desk = std::make_unique<HttpClient>(m_server->receptionist());
    }
    void cleanupTestCase()
    {
        m_admin.reset();
        m_desk.reset();
        m_server.reset();
    }

    void aUserIsMadeReadChangedAndDisabled()
    {
        const Reply made = m_admin->post(u"/users"_s, {{u"email"_s, u"second@clinic.example"_s},
                                                       {u"password"_s, TestServer::password()},
                                                       {u"role"_s, u"RECEPTIONIST"_s}});
        QCOMPARE(made.status, 201);
        QCOMPARE(made.header("ETag"), QByteArray("\"1\""));
        const QString target = u"/users/"_s + made.text(u"id");
        QCOMPARE(m_admin->get(target).json(), made.json());
        const Reply changed = m_admin->patch(target, {{u"role"_s, u"ADMIN"_s}});
        QCOMPARE(changed.status, 200);
        QCOMPARE(changed.text(u"role"), u"ADMIN"_s);
        QCOMPARE(changed.header("ETag"), QByteArray("\"2\""));
        QCOMPARE(m_admin->send("DELETE", target, {}, {{"If-Match", "\"1\""}}).status, 412);
        QCOMPARE(m_admin->del(target).status, 204);
        QCOMPARE(m_admin->get(target).json().value(u"isActive").toBool(true), false);
    }

    void theLastAdministratorStays()
    {
        const QString id = m_admin->get(u"/auth/me"_s).text(u"id");
        const Reply reply = m_admin->del(u"/users/"_s + id);
        QCOMPARE(reply.status, 409);
        QCOMPARE(reply.problem(), u"illegal_transition"_s);
    }

    void usersAreListedByEmail()
    {
        const Reply reply = m_admin->get(u"/users?query=clinic.example&limit=100"_s);
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.items().size() >= 2);
        QVERIFY(!reply.body.contains("argon2"));
        QVERIFY(!reply.json().contains(u"nextCursor"));
        QVERIFY(reply.header("Link").isEmpty());
    }

    void aDoctorsOrPatientsUserHasAWayOfItsOwn()
    {
        const Reply reply = m_admin->post(u"/users"_s, {{u"email"_s, u"third@clinic.example"_s},
                                                        {u"password"_s, TestServer::password()},
                                                        {u"role"_s, u"DOCTOR"_s}});
        QCOMPARE(reply.faults(), QStringList {u"/role not_allowed"_s});
    }

    void security30_theDeskNeitherSeesNorWritesNotes()
    {
        const QString target = u"/patients/"_s + m_server->clinic.newPatient().id.toString();
        QCOMPARE(m_admin->patch(target, {{u"notes"_s, u"canary"_s}}).text(u"notes"), u"canary"_s);
        QVERIFY(!m_desk->get(target).body.contains("canary"));
        QVERIFY(!m_admin->get(u"/patients?query="_s).body.contains("canary"));
        QCOMPARE(m_desk->patch(target, {{u"notes"_s, u"x"_s}}).faults(),
                 QStringList {u"/notes unknown_field"_s});
        QCOMPARE(m_desk
                     ->post(u"/patients"_s, {{u"fullName"_s, u"New One"_s},
                                             {u"dateOfBirth"_s, u"1984-11-02"_s},
                                             {u"phone"_s, u"030 5551000"_s},
                                             {u"notes"_s, u"x"_s}})
                     .faults(),
                 QStringList {u"/notes unknown_field"_s});
        QCOMPARE(m_admin->get(target).text(u"notes"), u"canary"_s);
    }

    void theClinicKeepsPatients()
    {
        const Reply made = m_admin->post(u"/patients"_s, {{u"fullName"_s, u"Omar Khalil"_s},
                                                          {u"dateOfBirth"_s, u"1984-11-02"_s},
                                                          {u"phone"_s, u"030 5551000"_s},
                                                          {u"email"_s, QJsonValue::Null},
                                                          {u"notes"_s, u"allergic to latex"_s}});
        QCOMPARE(made.status, 201);
        QCOMPARE(made.text(u"notes"), u"allergic to latex"_s);
        QVERIFY(!made.json().contains(u"userId"));
        QVERIFY(!made.json().contains(u"email"));
        const QString target = u"/patients/"_s + made.text(u"id");
        QCOMPARE(m_admin->get(target).json(), made.json());

        const Reply changed = m_admin->patch(
            target, {{u"address"_s, u"Lindenstr. 4"_s}, {u"notes"_s, QJsonValue::Null}},
            {{"If-Match", made.header("ETag")}});
        QCOMPARE(changed.status, 200);
        QCOMPARE(changed.text(u"address"), u"Lindenstr. 4"_s);
        QCOMPARE(changed.text(u"phone"), u"030 5551000"_s);
        QVERIFY(!changed.json().contains(u"notes"));
        QCOMPARE(m_desk->patch(target, {{u"phone"_s, u"1"_s}}, {{"If-Match", made.header("ETag")}})
                     .problem(),
                 u"stale_version"_s);
    }

    void patientsAreFoundByNamePhoneAndBirthDate()
    {
        m_desk->post(u"/patients"_s, {{u"fullName"_s, u"Zo\u00eb M\u00fcller"_s},
                                      {u"dateOfBirth"_s, u"1977-07-07"_s},
                                      {u"phone"_s, u"0911 424242"_s}});
        for (const char *query :
             {"zoe%20mull", "Zo%C3%AB", "muller+zoe", "0911424242", "4242", "1977-07-07"}) {
            const Reply reply = m_desk->get(u"/patients?query="_s + QString::fromLatin1(query));
            QCOMPARE(names(reply), QStringList {u"Zo\u00eb M\u00fcller"_s});
        }
        QVERIFY(m_desk->get(u"/patients?query=nobody"_s).items().isEmpty());
    }

    void aListGoesOnWhereThePageEnded()
    {
        for (const char *name : {"Page A", "Page B", "Page C", "Page D", "Page E"})
            m_server->clinic.newPatient(QString::fromLatin1(name));
        QStringList seen;
        QString target = u"/patients?query=page&limit=2"_s;
        int pages = 0;
        while (!target.isEmpty()) {
            const Reply reply = m_desk->get(target);
            QCOMPARE(reply.status, 200);
            seen += names(reply);
            ++pages;
            const QByteArray link = reply.header("Link");
            QCOMPARE(link.isEmpty(), !reply.json().contains(u"nextCursor"));
            if (!link.isEmpty())
                QVERIFY(link.endsWith(">; rel=\"next\""));
            target = QString::fromLatin1(link.mid(1, link.indexOf('>') - 1));
        }
        QCOMPARE(pages, 3);
        QCOMPARE(seen,
                 (QStringList {u"Page A"_s, u"Page B"_s, u"Page C"_s, u"Page D"_s, u"Page E"_s}));
    }

    void patientsKeepTheirOwnRecord()
    {
        HttpClient patient = m_server->newPatient();
        const Reply own = patient.get(u"/patients/me"_s);
        QCOMPARE(own.status, 200);
        const QString target = u"/patients/"_s + own.text(u"id");
        QCOMPARE(m_admin->patch(target, {{u"notes"_s, u"comes late"_s}}).status, 200);

        const Reply seen = patient.get(target);
        QCOMPARE(seen.status, 200);
        QVERIFY(!seen.body.contains("comes late"));
        const Reply changed = patient.patch(u"/patients/me"_s, {{u"phone"_s, u"030 99"_s}});
        QCOMPARE(changed.status, 200);
        QCOMPARE(changed.text(u"phone"), u"030 99"_s);
        QVERIFY(!changed.json().contains(u"notes"));
        for (const QString &path : {u"/patients/me"_s, target}) {
            const Reply refused = patient.patch(path, {{u"notes"_s, u"x"_s}});
            QCOMPARE(refused.status, 400);
            QCOMPARE(refused.faults(), QStringList {u"/notes unknown_field"_s});
        }
        QCOMPARE(m_admin->get(target).text(u"notes"), u"comes late"_s);
    }

    void security28_anothersRecordIsNotThere()
    {
        HttpClient patient = m_server->newPatient();
        const QString other = u"/patients/"_s + m_server->clinic.newPatient().id.toString();
        QCOMPARE(patient.get(other).status, 404);
        QCOMPARE(patient.patch(other, {{u"phone"_s, u"1"_s}}).status, 404);
        QCOMPARE(patient.get(u"/patients"_s).status, 403);
        QCOMPARE(patient.post(u"/patients"_s, {}).status, 403);
        HttpClient doctor = m_server->as(m_server->clinic.newDoctorActor());
        QCOMPARE(doctor.get(other).status, 404);
    }

    void doctorsAreKeptByAdministratorsAndSeenByAll()
    {
        const Reply made = m_admin->post(u"/doctors"_s, {{u"fullName"_s, u"Dr. Jonas Weber"_s},
                                                         {u"specialty"_s, u"Dermatology"_s},
                                                         {u"bio"_s, QJsonValue::Null}});
        QCOMPARE(made.status, 201);
        QCOMPARE(made.json().value(u"isActive").toBool(), true);
        const QString target = u"/doctors/"_s + made.text(u"id");
        QCOMPARE(m_desk->patch(target, {{u"room"_s, u"3"_s}}).status, 403);
        const Reply changed = m_admin->patch(target, {{u"room"_s, u"3"_s}});
        QCOMPARE(changed.text(u"room"), u"3"_s);
        HttpClient patient = m_server->newPatient();
        QCOMPARE(patient.get(target).json(), changed.json());
        QCOMPARE(names(patient.get(u"/doctors?specialty=dermatology"_s)),
                 QStringList {u"Dr. Jonas Weber"_s});
        QCOMPARE(names(patient.get(u"/doctors?query=jonas"_s)), QStringList {u"Dr. Jonas Weber"_s});

        QCOMPARE(m_admin->patch(target, {{u"isActive"_s, false}}).status, 200);
        QVERIFY(names(patient.get(u"/doctors?query=jonas"_s)).isEmpty());
        QCOMPARE(names(m_desk->get(u"/doctors?query=jonas"_s)), QStringList {u"Dr. Jonas Weber"_s});
    }
};

QTEST_GUILESS_MAIN(TstApiRecords)
#include "tst_apirecords.moc"
