// SPDX-License-Identifier: GPL-3.0-or-later
// Every route against every kind of caller: the table's policies are what the port shows.
#include "support/testserver.h"

#include <QTest>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

class TstApiRights : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServer> m_server;
    std::map<Role, QString> m_tokens;

    /// The route's path with ids that nothing has.
    static QString pathOf(const Route &route)
    {
        QString path = route.pattern;
        return path.replace(u"{id}"_s, u"01890a5d-ac96-774b-bcce-b302099a8057"_s);
    }

    Reply call(const Route &route, const QString &token)
    {
        HttpClient client = m_server->client(token);
        // A body that no route takes: who may not come in is told so before it is looked at.
        const QByteArray body = route.hasBody() ? QByteArray(R"({"nothing":1})") : QByteArray();
        return client.send(QByteArray(toString(route.method).data()), pathOf(route), body);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<TestServer>();
        TestClinic &clinic = m_server->clinic;
        m_tokens[Role::Admin] = m_server->admin().token;
        m_tokens[Role::Receptionist] = m_server->receptionist().token;
        m_tokens[Role::Doctor] = m_server->as(clinic.newDoctorActor()).token;
        m_tokens[Role::Patient] = m_server->newPatient().token;
    }
    void cleanupTestCase() { m_server.reset(); }

    void onlyTheseRoutesArePublic()
    {
        QStringList open;
        const RouteTable table = apiRoutes();
        for (const Route &route : table.routes()) {
            if (route.policy.isPublic())
                open.append(route.pattern);
        }
        QCOMPARE(open, (QStringList {u"/auth/register"_s, u"/auth/login"_s, u"/auth/refresh"_s,
                                     u"/auth/logout"_s, u"/auth/password-reset"_s,
                                     u"/auth/password-reset/confirm"_s, u"/health/live"_s,
                                     u"/health/ready"_s, u"/metrics"_s, u"/openapi.json"_s,
                                     u"/docs"_s, u"/docs/docs.css"_s, u"/docs/docs.js"_s}));
    }

    void everyRouteLetsInWhomItsPolicyNames_data()
    {
        QTest::addColumn<int>("index");
        const RouteTable table = apiRoutes();
        for (std::size_t i = 0; i < table.routes().size(); ++i) {
            const Route &route = table.routes()[i];
            QTest::newRow(qPrintable(toString(route.method) + u' ' + route.pattern)) << int(i);
        }
    }
    void everyRouteLetsInWhomItsPolicyNames()
    {
        QFETCH(int, index);
        const RouteTable table = apiRoutes();
        const Route &route = table.routes()[std::size_t(index)];
        const Reply stranger = call(route, {});
        if (route.policy.isPublic())
            QVERIFY(stranger.status != 401 && stranger.status != 403);
        else
            QCOMPARE(stranger.status, 401);
        for (const auto &[role, token] : m_tokens) {
            // Last, and only there: it would end the session.
            if (route.pattern == "/auth/logout"_L1)
                continue;
            const Reply reply = call(route, token);
            QVERIFY2(reply.status < 500, qPrintable(QString::number(reply.status)));
            QVERIFY(reply.status != 401);
            QCOMPARE(reply.status == 403, !route.policy.allows(role));
            if (reply.status == 403)
                QCOMPARE(reply.problem(), u"forbidden"_s);
        }
    }

    void aDisabledUserIsOutAtOnce()
    {
        TestClinic &clinic = m_server->clinic;
        const Actor doctor = clinic.newDoctorActor();
        HttpClient client = m_server->as(doctor);
        QCOMPARE(client.get(u"/doctors"_s).status, 200);
        QCOMPARE(m_server->admin().del(u"/users/"_s + doctor.userId.toString()).status, 204);
        QCOMPARE(client.get(u"/doctors"_s).status, 401);
    }

    void aTokenEndsWithItsTime()
    {
        HttpClient client = m_server->receptionist();
        QCOMPARE(client.get(u"/doctors"_s).status, 200);
        m_server->clinic.clock.advance(std::chrono::minutes(11));
        QCOMPARE(client.get(u"/doctors"_s).status, 401);
    }
};

QTEST_GUILESS_MAIN(TstApiRights)
#include "tst_apirights.moc"
