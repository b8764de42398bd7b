// SPDX-License-Identifier: GPL-3.0-or-later
// Every route against every kind of caller, for their own objects and for others', on a real port:
// what rights.txt says is what the port shows.
#include "support/cast.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

namespace {

/// What counts guesses or remembers answers is no one's object.
const QStringList Bookkeeping {u"login_attempts"_s, u"kept_answers"_s};

/// What has no version of its own: a second factor, and a mark on all notifications.
const QStringList Versionless {u"/auth/totp"_s, u"/users/{id}/totp"_s, u"/notifications/my"_s,
                               u"/holds/{id}"_s};

/// An answer without what differs from call to call: ids, and when it was sent.
QString anonymised(const Reply &reply)
{
    static const QRegularExpression id(
        u"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"_s);
    QString text = QString::number(reply.status) + u'\n';
    for (const auto &[name, value] : reply.headers) {
        if (name.compare("Date", Qt::CaseInsensitive) != 0)
            text += QString::fromLatin1(name + ": " + value) + u'\n';
    }
    text += QString::fromUtf8(reply.body);
    return text.replace(id, u"(id)"_s);
}

bool changesCaller(const RightsRow &row)
{
    return row.method() != "GET"_L1
           && (row.pattern().startsWith("/auth/"_L1) || row.pattern() == "/appointments"_L1);
}

QStringList routeNames()
{
    QStringList names;
    const RouteTable table = apiRoutes();
    for (const Route &route : table.routes())
        names.append(route.name());
    return names;
}

/// Every field of an answer, whatever it is in, that only some may see.
void collectGuarded(const ObjectShape &shape, QSet<QString> &seen, QStringList &guarded)
{
    if (seen.contains(shape.name))
        return;
    seen.insert(shape.name);
    for (const OutputField &field : shape.fields) {
        if (field.object)
            collectGuarded(*field.object, seen, guarded);
        QStringList roles;
        for (const Role role : field.viewers)
            roles.append(QString(toString(role)));
        if (!roles.isEmpty())
            guarded.append(shape.name + u'.' + field.name + u": "_s + roles.join(u", "_s));
    }
}

} // namespace

class TstApiRights : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<Cast> m_cast;

    QByteArray digest() { return m_server->clinic.database.digest(Bookkeeping); }

    /// What is wrong with the answer to one caller; empty where nothing is.
    QString faultOf(const RightsRow &row, Caller caller)
    {
        const Expectation expected = *row.of(caller);
        SceneRequest request = Scene(*m_cast, caller).request(row);
        const QByteArray before = expected.isSuccess() ? QByteArray() : digest();
        const Reply reply = request.send();
        if (reply.status != expected.status)
            return u"%1 instead of %2: %3"_s.arg(reply.status)
                .arg(expected.status)
                .arg(QString::fromUtf8(reply.body));
        if (expected.isEmptyList && !reply.items().isEmpty())
            return u"the list is not empty"_s;
        if (expected.isSuccess())
            return {};
        if (digest() != before)
            return u"it failed, and yet changed something"_s;
        if (reply.status != 404)
            return {};
        const Reply absent = Scene(*m_cast, caller, Scene::Objects::Absent).request(row).send();
        if (anonymised(absent) != anonymised(reply))
            return u"another's answers\n%1\nand an absent one\n%2"_s.arg(anonymised(reply),
                                                                         anonymised(absent));
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<TestServer>();
        m_cast = std::make_unique<Cast>(*m_server);
    }
    void cleanupTestCase()
    {
        m_cast.reset();
        m_server.reset();
    }

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

    void security26_theServerDoesNotStartWithARouteForNobody()
    {
        RouteTable table = apiRoutes();
        table
            .add(Method::Get, "/secrets"_L1, Policy::roles({}),
                 [](RequestContext &) -> Result<Response> { return Response::noContent(); })
            .as("getSecrets"_L1, "Users"_L1, "Secrets"_L1)
            .answers(204);
        const auto started = HttpServer::start(m_server->clinic.backend(), silentLogger(),
                                               std::move(table), TestServer::onAnyPort());
        QCOMPARE_ERROR(started, ErrorCode::Internal);
        QCOMPARE(started.error().message, u"The route GET /secrets has no policy"_s);
    }

    void everyChangeOfAnObjectHonoursIfMatch_data()
    {
        QTest::addColumn<QString>("route");
        const RouteTable table = apiRoutes();
        for (const Route &route : table.routes()) {
            const bool changes = route.method == Method::Patch || route.method == Method::Delete;
            if (changes && !Versionless.contains(route.pattern))
                QTest::newRow(qPrintable(route.name())) << route.name();
        }
    }
    void everyChangeOfAnObjectHonoursIfMatch()
    {
        QFETCH(QString, route);
        const auto good = goodRow(route);
        QVERIFY(good);
        const auto &[row, caller] = *good;
        for (const char *stale : {"\"7777\"", "W/\"1\"", "\"x\""}) {
            SceneRequest request = Scene(*m_cast, caller).request(row);
            const QByteArray before = digest();
            const Reply reply = request.send({{"If-Match", stale}});
            QCOMPARE(reply.status, 412);
            QCOMPARE(reply.problem(), u"stale_version"_s);
            QCOMPARE(digest(), before);
        }
        const QString pattern = row.pattern();
        SceneRequest request = Scene(*m_cast, caller).request(row);
        QByteArray tag = "\"1\""; // of what has just been made
        if (pattern.endsWith("/me"_L1))
            tag = request.client.get(request.target).header("ETag");
        const Reply reply = request.send({{"If-Match", tag}});
        QVERIFY2(reply.status == row.of(caller)->status, reply.body.constData());
    }

    void security27_everyRouteAndEveryCallerHasALine_data()
    {
        QTest::addColumn<QString>("route");
        for (const QString &name : routeNames())
            QTest::newRow(qPrintable(name)) << name;
    }
    void security27_everyRouteAndEveryCallerHasALine()
    {
        QFETCH(QString, route);
        for (const Caller caller : AllCallers) {
            const auto &rows = rightsMatrix();
            const bool isAsked = std::any_of(rows.begin(), rows.end(), [&](const RightsRow &row) {
                return row.route == route && row.of(caller);
            });
            QVERIFY2(isAsked, qPrintable(u"rights.txt does not say what %1 gets of %2"_s.arg(
                                  toString(caller), route)));
        }
        QVERIFY2(goodRow(route), "rights.txt has no request that succeeds");
    }

    void everyLineIsOfARouteThatIsThere()
    {
        const QStringList names = routeNames();
        for (const RightsRow &row : rightsMatrix())
            QVERIFY2(names.contains(row.route),
                     qPrintable(u"Line %1: there is no %2"_s.arg(row.line).arg(row.route)));
    }

    void security27_everyCallerGetsWhatTheLineSays_data()
    {
        QTest::addColumn<int>("index");
        const auto &rows = rightsMatrix();
        for (std::size_t i = 0; i < rows.size(); ++i)
            QTest::newRow(qPrintable(u"%1 (line %2)"_s.arg(rows[i].route).arg(rows[i].line)))
                << int(i);
    }
    void security27_everyCallerGetsWhatTheLineSays()
    {
        QFETCH(int, index);
        const RightsRow &row = rightsMatrix()[std::size_t(index)];
        QStringList faults;
        for (const Caller caller : AllCallers) {
            if (!row.of(caller))
                continue;
            if (const QString fault = faultOf(row, caller); !fault.isEmpty())
                faults.append(toString(caller) + u": "_s + fault);
            // Whoever changed their account, or booked, is no longer as others need them.
            if (row.of(caller)->isSuccess() && changesCaller(row))
                m_cast->retire(caller);
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    void security28_whatNobodyHasIsNotFoundByAnybody_data()
    {
        QTest::addColumn<int>("index");
        const auto &rows = rightsMatrix();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto &admin = rows[i].of(Caller::Admin);
            if (!rows[i].id.isEmpty() && admin && admin->isSuccess())
                QTest::newRow(qPrintable(u"%1 (line %2)"_s.arg(rows[i].route).arg(rows[i].line)))
                    << int(i);
        }
    }
    void security28_whatNobodyHasIsNotFoundByAnybody()
    {
        QFETCH(int, index);
        const RightsRow &row = rightsMatrix()[std::size_t(index)];
        const QByteArray before = digest();
        for (const Caller caller : {Caller::Admin, Caller::Receptionist}) {
            if (!row.of(caller)->isSuccess())
                continue;
            const Reply reply = Scene(*m_cast, caller, Scene::Objects::Absent).request(row).send();
            QVERIFY2(reply.status == 404, reply.body.constData());
        }
        QCOMPARE(digest(), before);
    }

    /// The one list of what not everybody may see: a field that holds more than the desk may know
    /// belongs here, and the contract of the answers keeps it from all others.
    void theseFieldsAreForSomeAlone()
    {
        QSet<QString> seen;
        QStringList guarded;
        const RouteTable table = apiRoutes();
        for (const Route &route : table.routes()) {
            if (route.answer)
                collectGuarded(*route.answer, seen, guarded);
        }
        QCOMPARE(guarded,
                 (QStringList {u"Patient.notes: ADMIN, DOCTOR"_s,
                               u"Appointment.alert: ADMIN, RECEPTIONIST, DOCTOR"_s,
                               u"Appointment.overbookReason: ADMIN, RECEPTIONIST, DOCTOR"_s}));
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
