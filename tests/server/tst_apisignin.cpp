// SPDX-License-Identifier: GPL-3.0-or-later
// Guessing, second factors and lost passwords, as a client meets them.
#include "support/testserver.h"
#include "support/totpapp.h"

#include <QTest>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TstApiSignIn : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServer> m_server;
    const QString m_email = u"desk@clinic.example"_s;

    Reply logIn(const QString &email, const QString &password, const QString &totp = {})
    {
        QJsonObject body {{u"email"_s, email}, {u"password"_s, password}};
        if (!totp.isEmpty())
            body.insert(u"totp"_s, totp);
        return m_server->stranger().post(u"/auth/login"_s, body);
    }
    Reply right(const QString &totp = {}) { return logIn(m_email, TestServer::password(), totp); }

    /// Switches the receptionist's second factor on; gives its secret.
    QString switchOn(HttpClient &client)
    {
        const Reply begun = client.send("POST", u"/auth/totp"_s);
        const QString secret = begun.text(u"secret");
        const Reply confirmed = client.post(
            u"/auth/totp/confirm"_s, {{u"code"_s, appCode(secret, m_server->clinic.clock.now())}});
        return confirmed.status == 200 ? secret : QString();
    }

private Q_SLOTS:
    void init() { m_server = std::make_unique<TestServer>(); }
    void cleanup() { m_server.reset(); }

    void security14_aLockedAccountIsToldWhenToTryAgain()
    {
        for (int i = 0; i < 5; ++i)
            QCOMPARE(logIn(m_email, u"wrong"_s).status, 401);
        m_server->clinic.clock.advance(100s);
        const Reply locked = right();
        QCOMPARE(locked.status, 429);
        QCOMPARE(locked.problem(), u"too_many_requests"_s);
        QCOMPARE(locked.header("Retry-After"), QByteArray("800"));
        m_server->clinic.clock.advance(800s);
        QCOMPARE(right().status, 200);
    }

    void security15_aLockedUnknownAccountLooksAlike()
    {
        Reply known, unknown;
        for (int i = 0; i < 6; ++i) {
            known = logIn(m_email, u"wrong"_s);
            unknown = logIn(u"nobody@mail.example"_s, u"wrong"_s);
            QCOMPARE(known.status, unknown.status);
            QJsonObject a = known.json();
            QJsonObject b = unknown.json();
            a.remove(u"requestId");
            b.remove(u"requestId");
            QCOMPARE(a, b);
        }
        QCOMPARE(known.status, 429);
        QCOMPARE(known.header("Retry-After"), unknown.header("Retry-After"));
    }

    void security17_askingForAResetAnswersAlikeForEverybody()
    {
        HttpClient client = m_server->stranger();
        QByteArrayList bodies;
        for (const QString &email : {m_email, u"nobody@mail.example"_s, u"no address"_s}) {
            const Reply reply = client.post(u"/auth/password-reset"_s, {{u"email"_s, email}});
            QCOMPARE(reply.status, 202);
            bodies.append(reply.body);
        }
        QCOMPARE(bodies.count(bodies.first()), 3);
        QCOMPARE(client.post(u"/auth/password-reset"_s, {}).faults(),
                 QStringList {u"/email required"_s});
    }

    void security17_anAdministratorsCodeSetsANewPassword()
    {
        const QString path =
            u"/users/"_s + m_server->clinic.receptionist().userId.toString() + u"/password-reset"_s;
        HttpClient desk = m_server->receptionist();
        QCOMPARE(desk.send("POST", path).status, 403);
        const Reply made = m_server->admin().send("POST", path);
        QCOMPARE(made.status, 201);
        QCOMPARE(made.text(u"expiresAt"), u"2026-03-09T07:30:00Z"_s);
        HttpClient client = m_server->stranger();
        const auto confirm = [&](const QString &password) {
            return client.post(u"/auth/password-reset/confirm"_s,
                               {{u"token"_s, made.text(u"token")}, {u"newPassword"_s, password}});
        };
        QCOMPARE(confirm(u"short"_s).faults(), QStringList {u"/newPassword too_short"_s});
        QCOMPARE(confirm(u"yellow lamp on the moon"_s).status, 204);
        QCOMPARE(confirm(u"yellow lamp on the moon"_s).faults(),
                 QStringList {u"/token not_valid"_s});
        QCOMPARE(desk.get(u"/auth/me"_s).status, 401);
        QCOMPARE(right().status, 401);
        QCOMPARE(logIn(m_email, u"yellow lamp on the moon"_s).status, 200);
        QVERIFY(!m_server->log().contains(made.text(u"token").toUtf8()));
    }

    void security18_aSecondFactorIsSetUpUsedAndSwitchedOff()
    {
        TestClinic &clinic = m_server->clinic;
        HttpClient client = m_server->receptionist();
        QCOMPARE(client.get(u"/auth/totp"_s).json(),
                 (QJsonObject {
                     {u"enabled"_s, false}, {u"required"_s, false}, {u"recoveryCodesLeft"_s, 0}}));
        const Reply begun = client.send("POST", u"/auth/totp"_s);
        QCOMPARE(begun.status, 201);
        const QString secret = begun.text(u"secret");
        QVERIFY(begun.text(u"otpauthUri").startsWith(u"otpauth://totp/"_s));
        QCOMPARE(client.post(u"/auth/totp/confirm"_s, {{u"code"_s, u"000000"_s}}).faults(),
                 QStringList {u"/code wrong_code"_s});
        const Reply confirmed = client.post(u"/auth/totp/confirm"_s,
                                            {{u"code"_s, appCode(secret, clinic.clock.now())}});
        QCOMPARE(confirmed.status, 200);
        const QJsonArray codes = confirmed.json().value(u"recoveryCodes").toArray();
        QCOMPARE(codes.size(), 10);
        QCOMPARE(client.send("POST", u"/auth/totp"_s).status, 409);

        const Reply missing = right();
        QCOMPARE(missing.status, 401);
        QCOMPARE(missing.problem(), u"totp_required"_s);
        clinic.clock.advance(30s);
        const QString code = appCode(secret, clinic.clock.now());
        const Reply wrongPassword = logIn(m_email, u"wrong"_s, code);
        QCOMPARE(wrongPassword.status, 401);
        QCOMPARE(wrongPassword.problem(), u"invalid_credentials"_s);
        QCOMPARE(right(code).status, 200);
        const Reply replayed = right(code);
        QCOMPARE(replayed.status, 401);
        QCOMPARE(replayed.faults(), QStringList {u"/totp wrong_code"_s});
        QCOMPARE(right(codes[0][u"code"].toString()).status, 200);
        QCOMPARE(client.get(u"/auth/totp"_s).json().value(u"recoveryCodesLeft").toInt(), 9);

        const auto disable = [&](const QJsonObject &body) {
            return client.send("DELETE", u"/auth/totp"_s,
                               QJsonDocument(body).toJson(QJsonDocument::Compact));
        };
        QCOMPARE(disable({}).faults(), QStringList({u"/password required"_s, u"/totp required"_s}));
        QCOMPARE(disable({{u"password"_s, TestServer::password()},
                          {u"totp"_s, codes[1][u"code"].toString()}})
                     .status,
                 204);
        QCOMPARE(right().status, 200);
    }

    void security18_anAdministratorWithoutOneReachesItsSetUpAlone()
    {
        m_server = std::make_unique<TestServer>(
            apiRoutes(), TestServer::onAnyPort(),
            QHash<QString, QString> {{u"TOTP_REQUIRED_FOR_ADMINS"_s, u"on"_s}});
        const Reply signedIn = logIn(u"admin@clinic.example"_s, TestServer::password());
        QCOMPARE(signedIn.json().value(u"totpSetupRequired").toBool(), true);
        HttpClient admin = m_server->client(signedIn.text(u"accessToken"), Role::Admin);
        for (const char *path : {"/users", "/patients", "/doctors", "/appointments"}) {
            const Reply reply = admin.get(QString::fromLatin1(path));
            QCOMPARE(reply.status, 403);
            QCOMPARE(reply.problem(), u"totp_setup_required"_s);
        }
        QCOMPARE(admin.get(u"/auth/me"_s).status, 200);
        QVERIFY(!switchOn(admin).isEmpty());
        QCOMPARE(admin.get(u"/users"_s).status, 200);
        QCOMPARE(m_server->receptionist().get(u"/patients"_s).status, 200);
    }

    void anAdministratorRemovesALostSecondFactor()
    {
        HttpClient client = m_server->receptionist();
        QVERIFY(!switchOn(client).isEmpty());
        HttpClient admin = m_server->admin();
        const QString path = u"/users/"_s + m_server->clinic.receptionist().userId.toString();
        QCOMPARE(admin.del(path + u"/totp"_s).status, 204);
        QCOMPARE(admin.del(path + u"/totp"_s).status, 404);
        QCOMPARE(client.get(u"/auth/me"_s).status, 401);
        QCOMPARE(right().status, 200);
    }

    void aRefreshTokenAloneLogsOut()
    {
        const Reply signedIn = right();
        HttpClient client = m_server->stranger();
        QCOMPARE(client.send("POST", u"/auth/logout"_s).status, 401);
        QCOMPARE(
            client.post(u"/auth/logout"_s, {{u"refreshToken"_s, signedIn.text(u"refreshToken")}})
                .status,
            204);
        client.token = signedIn.text(u"accessToken");
        QCOMPARE(client.get(u"/auth/me"_s).status, 401);
        // An access token that has ended is no hindrance.
        const Reply other = right();
        QCOMPARE(client.post(u"/auth/logout"_s, {{u"refreshToken"_s, other.text(u"refreshToken")}})
                     .status,
                 204);
        QCOMPARE(client.post(u"/auth/refresh"_s, {{u"refreshToken"_s, other.text(u"refreshToken")}})
                     .status,
                 401);
    }

    void security25_noTokenIsTakenFromAUrl()
    {
        const QString token = m_server->admin().token;
        HttpClient client = m_server->stranger();
        for (const char *name : {"access_token", "token", "authorization", "jwt"})
            QCOMPARE(client.get(u"/users?%1=%2"_s.arg(QLatin1StringView(name), token)).status, 401);
        QVERIFY(!m_server->log().contains(token.toUtf8()));
    }
};

QTEST_GUILESS_MAIN(TstApiSignIn)
#include "tst_apisignin.moc"
