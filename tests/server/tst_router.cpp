// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/router.h"

#include <QTest>

using namespace frontdesk;
using namespace Qt::StringLiterals;

namespace {

Result<Response> answer(RequestContext &)
{
    return Response::noContent();
}

Route &add(RouteTable &table, Method method, QLatin1StringView pattern, const Policy &policy,
           RouteTable::PlainHandler handler = &answer)
{
    return table.add(method, pattern, policy, handler)
        .as("doIt"_L1, "Things"_L1, "Something"_L1)
        .answers(204)
        .unlisted();
}

RouteTable someRoutes()
{
    const Policy policy = Policy::signedIn();
    RouteTable table;
    table.group("Things"_L1, "Some things"_L1);
    add(table, Method::Get, "/things"_L1, policy);
    add(table, Method::Post, "/things"_L1, policy);
    add(table, Method::Get, "/things/{id}"_L1, policy);
    add(table, Method::Patch, "/things/{id}"_L1, policy);
    add(table, Method::Get, "/things/me"_L1, policy);
    add(table, Method::Patch, "/things/{id}/parts/{id}"_L1, policy);
    return table;
}

const QString FirstId = u"01890a5d-ac96-774b-bcce-b302099a8057"_s;
const QString SecondId = u"01890a5d-ac96-774b-bcce-b302099a8058"_s;

QString patternOf(const Router::Match &match)
{
    return match.route ? match.route->pattern : QString();
}

} // namespace

class TstRouter : public QObject
{
    Q_OBJECT

    Result<Router> m_router = Router::build(someRoutes());

private Q_SLOTS:
    void aPathLeadsToItsRoute_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("pattern");
        QTest::newRow("literal") << u"/things"_s << u"/things"_s;
        QTest::newRow("id") << u"/things/"_s + FirstId << u"/things/{id}"_s;
        QTest::newRow("upper case id") << u"/things/"_s + FirstId.toUpper() << u"/things/{id}"_s;
        QTest::newRow("literal beside an id") << u"/things/me"_s << u"/things/me"_s;
        QTest::newRow("percent-encoded") << u"/th%69ngs"_s << u"/things"_s;
    }
    void aPathLeadsToItsRoute()
    {
        QFETCH(QString, path);
        QFETCH(QString, pattern);
        QCOMPARE(patternOf(m_router->find(Method::Get, path)), pattern);
    }

    void otherPathsLeadNowhere_data()
    {
        QTest::addColumn<QString>("path");
        for (const char *path :
             {"", "/", "things", "/thing", "/things/", "//things", "/Things", "/things/7",
              "/things/{id}", "/things/01890a5d-ac96-774b-bcce-b302099a805",
              "/things/%7B01890a5d-ac96-774b-bcce-b302099a8057%7D", "/things/me/parts",
              "/things%2Fme", "/things/../things", "/things/00000000-0000-0000-0000-000000000000"})
            QTest::newRow(path) << QString::fromLatin1(path);
    }
    void otherPathsLeadNowhere()
    {
        QFETCH(QString, path);
        QCOMPARE(m_router->find(Method::Get, path).kind, Router::Match::NoSuchPath);
    }

    void idsComeInTheirOrder()
    {
        const auto match =
            m_router->find(Method::Patch, u"/things/%1/parts/%2"_s.arg(FirstId, SecondId));
        QCOMPARE(match.ids.size(), 2);
        QCOMPARE(match.ids[0].toString(QUuid::WithoutBraces), FirstId);
        QCOMPARE(match.ids[1].toString(QUuid::WithoutBraces), SecondId);
    }

    void anotherMethodIsToldWhatIsAllowed()
    {
        const auto match = m_router->find(Method::Delete, u"/things"_s);
        QCOMPARE(match.kind, Router::Match::NoSuchMethod);
        QCOMPARE(match.allow, QByteArray("GET, HEAD, POST, OPTIONS"));
        QCOMPARE(m_router->find(Method::Other, u"/things/me"_s).allow,
                 QByteArray("GET, HEAD, OPTIONS"));
        QCOMPARE(m_router->find(Method::Get, u"/things/%1/parts/%2"_s.arg(FirstId, SecondId)).allow,
                 QByteArray("PATCH, OPTIONS"));
    }

    void headGoesWhereGetGoes()
    {
        QCOMPARE(patternOf(m_router->find(Method::Head, u"/things"_s)), u"/things"_s);
        QCOMPARE(m_router->find(Method::Head, u"/things/%1/parts/%2"_s.arg(FirstId, SecondId)).kind,
                 Router::Match::NoSuchMethod);
    }

    void optionsAreAnsweredForKnownPathsAlone()
    {
        QCOMPARE(m_router->find(Method::Options, u"/things"_s).kind, Router::Match::Options);
        QCOMPARE(m_router->find(Method::Options, u"/other"_s).kind, Router::Match::NoSuchPath);
    }

    void security26_aRouteWithoutAPolicyIsRefused()
    {
        static_assert(!std::is_default_constructible_v<Policy>);
        RouteTable table = someRoutes();
        add(table, Method::Get, "/secrets"_L1, Policy::roles({}));
        const auto router = Router::build(table);
        QVERIFY(!router);
        QCOMPARE(router.error().message, u"The route GET /secrets has no policy"_s);
    }

    void aRouteThatIsNotDescribedIsRefused()
    {
        const auto refusal = [](const auto &spoil) {
            RouteTable table = someRoutes();
            spoil(add(table, Method::Get, "/secrets"_L1, Policy::signedIn()));
            const auto router = Router::build(table);
            return router ? QString() : router.error().message;
        };
        const QString undescribed = u"The route GET /secrets is not described"_s;
        QCOMPARE(refusal([](Route &) {}), QString());
        QCOMPARE(refusal([](Route &route) { route.operationId.clear(); }), undescribed);
        QCOMPARE(refusal([](Route &route) { route.tag.clear(); }), undescribed);
        QCOMPARE(refusal([](Route &route) { route.summary.clear(); }), undescribed);
        const QString silent = u"The route GET /secrets does not say what it answers"_s;
        QCOMPARE(refusal([](Route &route) { route.answers(0); }), silent);
        QCOMPARE(refusal([](Route &route) { route.answers(200); }), silent);
        QCOMPARE(refusal([](Route &route) { route.answers(404); }), silent);
        QCOMPARE(refusal([](Route &route) { route.answersAs("text/csv"); }), silent);
    }

    void aRouteThatCannotWorkIsRefused()
    {
        const auto build = [](Method method, QLatin1StringView pattern,
                              RouteTable::PlainHandler handler) {
            RouteTable table = someRoutes();
            add(table, method, pattern, Policy::everyone(), handler);
            return Router::build(table);
        };
        QVERIFY(build(Method::Get, "/fine"_L1, &answer));
        QVERIFY(!build(Method::Get, "/things"_L1, &answer));
        QVERIFY(!build(Method::Get, "/idle"_L1, nullptr));
        QVERIFY(!build(Method::Get, "nowhere"_L1, &answer));
        QVERIFY(!build(Method::Head, "/head"_L1, &answer));
    }

    void aPolicySaysWhoItLetsIn()
    {
        QVERIFY(Policy::everyone().isPublic());
        QVERIFY(!Policy::signedIn().isPublic());
        QVERIFY(Policy::signedIn().allows(Role::Patient));
        const Policy staff = Policy::roles({Role::Admin, Role::Doctor});
        QVERIFY(staff.allows(Role::Doctor));
        QVERIFY(!staff.allows(Role::Patient));
        QCOMPARE(staff.describe(), u"ADMIN, DOCTOR"_s);
    }
};

QTEST_APPLESS_MAIN(TstRouter)
#include "tst_router.moc"
