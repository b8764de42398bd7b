// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testserver.h"

#include <QTest>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

class TstApiAuth : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServer> m_server;

    QJsonObject registration(const QString &email) const
    {
        return {{u"email"_s, email},
                {u"password"_s, TestServer::password()},
                {u"fullName"_s, u"Lena Fischer"_s},
                {u"dateOfBirth"_s, u"1990-05-17"_s},
                {u"phone"_s, u"+49 170 1234567"_s}};
    }

    Reply logIn(const QString &email, const QString &password = TestServer::password())
    {
        return m_server->stranger().post(u"/auth/login"_s,
                                         {{u"email"_s, email}, {u"password"_s, password}});
    }

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<TestServer>(); }
    void cleanupTestCase() { m_server.reset(); }

    void aPatientRegistersAndIsSignedIn()
    {
        HttpClient client = m_server->stranger();
        const Reply reply = client.post(u"/auth/register"_s, registration(u"Lena@Mail.example"_s));
        QCOMPARE(reply.status, 201);
        const QJsonObject json = reply.json();
        const QJsonObject user = json.value(u"user").toObject();
        QCOMPARE(user.value(u"email").toString(), u"lena@mail.example"_s);
        QCOMPARE(user.value(u"role").toString(), u"PATIENT"_s);
        QCOMPARE(user.value(u"isActive").toBool(), true);
        QCOMPARE(user.value(u"createdAt").toString(), u"2026-03-09T07:00:00Z"_s);
        const QJsonObject patient = json.value(u"patient").toObject();
        QCOMPARE(patient.value(u"fullName").toString(), u"Lena Fischer"_s);
        QCOMPARE(patient.value(u"dateOfBirth").toString(), u"1990-05-17"_s);
        QCOMPARE(patient.value(u"userId"), user.value(u"id"));
        QVERIFY(!patient.contains(u"notes"));
        QCOMPARE(json.value(u"expiresIn").toInt(), 600);
        QVERIFY(!reply.body.contains("horse"));

        client.token = reply.text(u"accessToken");
        const Reply me = client.get(u"/auth/me"_s);
        QCOMPARE(me.status, 200);
        QCOMPARE(me.json().value(u"id"), user.value(u"id"));
        QCOMPARE(me.json().value(u"patientId"), patient.value(u"id"));
        QCOMPARE(me.header("ETag"), QByteArray("\"1\""));
    }

    void nobodyRegistersWithARole()
    {
        QJsonObject body = registration(u"climber@mail.example"_s);
        body.insert(u"role"_s, u"ADMIN"_s);
        const Reply reply = m_server->stranger().post(u"/auth/register"_s, body);
        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.faults(), QStringList {u"/role unknown_field"_s});
        QCOMPARE(logIn(u"climber@mail.example"_s).status, 401);
    }

    void anEmailInUseIsAConflict()
    {
        QJsonObject body = registration(u"twice@mail.example"_s);
        HttpClient client = m_server->stranger();
        QCOMPARE(client.post(u"/auth/register"_s, body).status, 201);
        body.insert(u"email"_s, u"TWICE@mail.example"_s);
        body.insert(u"password"_s, u"another good password"_s);
        const Reply again = client.post(u"/auth/register"_s, body);
        QCOMPARE(again.status, 409);
        QCOMPARE(again.problem(), u"already_exists"_s);
        QCOMPARE(logIn(u"twice@mail.example"_s).status, 200);
        QCOMPARE(logIn(u"twice@mail.example"_s, u"another good password"_s).status, 401);
    }

    void aPoorPasswordIsNamed()
    {
        QJsonObject body = registration(u"poor@mail.example"_s);
        body.insert(u"password"_s, u"short"_s);
        body.insert(u"email"_s, u"not an address"_s);
        HttpClient client = m_server->stranger();
        QCOMPARE(client.post(u"/auth/register"_s, body).faults(),
                 QStringList {u"/email not_an_email"_s});
        body.insert(u"email"_s, u"poor@mail.example"_s);
        QCOMPARE(client.post(u"/auth/register"_s, body).faults(),
                 QStringList {u"/password too_short"_s});
    }

    void security15_unknownAndWrongLookAlike()
    {
        Reply wrong = logIn(u"admin@clinic.example"_s, u"something else entirely"_s);
        Reply unknown = logIn(u"nobody@clinic.example"_s);
        QCOMPARE(wrong.status, 401);
        QCOMPARE(unknown.status, 401);
        QCOMPARE(wrong.header("WWW-Authenticate"), QByteArray("Bearer"));
        QJsonObject a = wrong.json();
        QJsonObject b = unknown.json();
        a.remove(u"requestId");
        b.remove(u"requestId");
        QCOMPARE(a, b);
        QCOMPARE(a.value(u"code").toString(), u"invalid_credentials"_s);
    }

    void security19_aTokenThatIsNoneIsRefused()
    {
        const QString good = m_server->admin().token;
        const QByteArray bearer = "Bearer " + good.toLatin1();
        const QByteArrayList bad {"",
                                  "Bearer",
                                  "Bearer ",
                                  "Bearer x.y.z",
                                  "Basic " + good.toLatin1(),
                                  good.toLatin1(),
                                  bearer.chopped(1),
                                  bearer + 'x',
                                  "Bearer eyJhbGciOiJub25lIn0.e30."};
        HttpClient client = m_server->stranger();
        for (const QByteArray &value : bad) {
            const Reply reply = client.send("GET", u"/auth/me"_s, {}, {{"Authorization", value}});
            QCOMPARE(reply.status, 401);
            QCOMPARE(reply.problem(), u"unauthenticated"_s);
            QCOMPARE(reply.header("WWW-Authenticate"), QByteArray("Bearer"));
        }
        QCOMPARE(client.send("GET", u"/auth/me"_s, {}, {{"Authorization", bearer}}).status, 200);
        QCOMPARE(
            client.send("GET", u"/auth/me"_s, {}, {{"authorization", "bearer " + good.toLatin1()}})
                .status,
            200);
    }

    void security22_23_aRefreshTokenIsGoodOnce()
    {
        const Reply first = logIn(u"desk@clinic.example"_s);
        HttpClient client = m_server->stranger();
        const Reply second =
            client.post(u"/auth/refresh"_s, {{u"refreshToken"_s, first.text(u"refreshToken")}});
        QCOMPARE(second.status, 200);
        QVERIFY(second.text(u"refreshToken") != first.text(u"refreshToken"));
        QCOMPARE(second.json().value(u"user").toObject().value(u"role").toString(),
                 u"RECEPTIONIST"_s);
        client.token = second.text(u"accessToken");
        QCOMPARE(client.get(u"/auth/me"_s).status, 200);

        // Long after, the used one is a theft: its whole session ends.
        m_server->clinic.clock.advance(std::chrono::minutes(1));
        QCOMPARE(client.post(u"/auth/refresh"_s, {{u"refreshToken"_s, first.text(u"refreshToken")}})
                     .status,
                 401);
        QCOMPARE(client.get(u"/auth/me"_s).status, 401);
        QCOMPARE(client.post(u"/auth/refresh"_s, {{u"refreshToken"_s, u"junk"_s}}).status, 401);
    }

    void security24_loggingOutEndsTheSessionAtOnce()
    {
        const Reply signedIn = logIn(u"desk@clinic.example"_s);
        HttpClient client = m_server->client(signedIn.text(u"accessToken"));
        const Reply out = client.send("POST", u"/auth/logout"_s);
        QCOMPARE(out.status, 204);
        QVERIFY(out.body.isEmpty());
        QCOMPARE(client.get(u"/auth/me"_s).status, 401);
        QCOMPARE(
            client.post(u"/auth/refresh"_s, {{u"refreshToken"_s, signedIn.text(u"refreshToken")}})
                .status,
            401);
    }

    void aPasswordIsChangedByWhoKnowsIt()
    {
        HttpClient client = m_server->stranger();
        const Reply registered =
            client.post(u"/auth/register"_s, registration(u"changer@mail.example"_s));
        client.token = registered.text(u"accessToken");
        const QString wanted = u"a wholly new password"_s;
        QCOMPARE(client
                     .post(u"/auth/password"_s,
                           {{u"currentPassword"_s, u"not this one"_s}, {u"newPassword"_s, wanted}})
                     .faults(),
                 QStringList {u"/currentPassword wrong_password"_s});
        QCOMPARE(client
                     .post(u"/auth/password"_s, {{u"currentPassword"_s, TestServer::password()},
                                                 {u"newPassword"_s, u"short"_s}})
                     .faults(),
                 QStringList {u"/newPassword too_short"_s});
        QCOMPARE(client
                     .post(u"/auth/password"_s, {{u"currentPassword"_s, TestServer::password()},
                                                 {u"newPassword"_s, wanted}})
                     .status,
                 204);
        QCOMPARE(logIn(u"changer@mail.example"_s).status, 401);
        QCOMPARE(logIn(u"changer@mail.example"_s, wanted).status, 200);
    }

    void anAdministratorRegistersADoctor()
    {
        const QJsonObject body {{u"email"_s, u"amira@clinic.example"_s},
                                {u"password"_s, TestServer::password()},
                                {u"fullName"_s, u"Dr. Amira Haddad"_s},
                                {u"specialty"_s, u"Cardiology"_s},
                                {u"room"_s, u"2"_s}};
        QCOMPARE(m_server->stranger().post(u"/auth/register/doctor"_s, body).status, 401);
        QCOMPARE(m_server->receptionist().post(u"/auth/register/doctor"_s, body).status, 403);
        const Reply reply = m_server->admin().post(u"/auth/register/doctor"_s, body);
        QCOMPARE(reply.status, 201);
        const QJsonObject user = reply.json().value(u"user").toObject();
        const QJsonObject doctor = reply.json().value(u"doctor").toObject();
        QCOMPARE(user.value(u"role").toString(), u"DOCTOR"_s);
        QCOMPARE(doctor.value(u"userId"), user.value(u"id"));
        QCOMPARE(doctor.value(u"room").toString(), u"2"_s);
        const Reply signedIn = logIn(u"amira@clinic.example"_s);
        HttpClient client = m_server->client(signedIn.text(u"accessToken"));
        QCOMPARE(client.get(u"/auth/me"_s).json().value(u"doctorId"), doctor.value(u"id"));
    }
};

QTEST_GUILESS_MAIN(TstApiAuth)
#include "tst_apiauth.moc"
