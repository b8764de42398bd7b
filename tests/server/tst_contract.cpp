// SPDX-License-Identifier: GPL-3.0-or-later
// What the test client holds every answer against.
#include "http/problem.h"
#include "support/contract.h"
#include "support/httpclient.h"

#include <QJsonDocument>
#include <QTest>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

namespace {

struct Part {
    QString label;
};

struct Thing {
    QString name;
    std::optional<QString> secret;
    Part part;
    QList<Part> parts;
    qint64 version = 3;
};

Output<Part> partOutput()
{
    return Output<Part>("Part"_L1, "A part"_L1).field("label"_L1, &Part::label, field::line(1, 5));
}

Output<Thing> thingOutput()
{
    return Output<Thing>("Thing"_L1, "A thing"_L1)
        .field("name"_L1, &Thing::name, field::line(1, 10))
        .optional("secret"_L1, &Thing::secret, field::line(1, 10), {Role::Admin})
        .object("part"_L1, &Thing::part, partOutput())
        .list("parts"_L1, &Thing::parts, partOutput(), 2, "Its parts"_L1)
        .field("version"_L1, &Thing::version, field::integer(1, 9));
}

Thing someThing()
{
    return {u"spoon"_s, u"bent"_s, {u"bowl"_s}, {{u"grip"_s}}, 3};
}

Result<Response> nothing(RequestContext &)
{
    return Response::noContent();
}

RouteTable someRoutes()
{
    RouteTable table;
    table.group("Things"_L1, "Some things"_L1);
    table.add(Method::Get, "/things/{id}"_L1, Policy::signedIn(), &nothing)
        .as("getThing"_L1, "Things"_L1, "A thing"_L1)
        .answers(200, thingOutput().shape());
    table.add(Method::Delete, "/things/{id}"_L1, Policy::everyone(), &nothing)
        .as("dropThing"_L1, "Things"_L1, "No thing"_L1)
        .answers(204)
        .fails({ErrorCode::SlotTaken});
    table.add(Method::Get, "/things"_L1, Policy::signedIn(), &nothing)
        .as("listThings"_L1, "Things"_L1, "Things"_L1)
        .answers(200, pageOf(thingOutput().shape()))
        .answersAs("text/csv");
    return table;
}

Reply replyOf(const Response &response)
{
    Reply reply {response.status, response.headers, response.body};
    reply.headers.append({"Content-Type", response.contentType});
    return reply;
}

Reply problem(ErrorCode code)
{
    return replyOf(Problem::from({code, u"So it is"_s, {}, {}})
                       .toResponse(u"01890a5d-ac96-774b-bcce-b302099a8057"_s));
}

const QString OneThing = u"/things/01890a5d-ac96-774b-bcce-b302099a8057"_s;

} // namespace

class TstContract : public QObject
{
    Q_OBJECT

    const Contract m_contract {someRoutes()};

    QStringList breaches(const QByteArray &method, const QString &target, const Reply &reply,
                         std::optional<Role> viewer = {}) const
    {
        return m_contract.breaches(method, target, reply, viewer);
    }

private Q_SLOTS:
    void whatIsDeclaredIsWhatIsWritten()
    {
        for (const Role viewer : {Role::Admin, Role::Patient}) {
            const QJsonObject json = thingOutput().toJson(someThing(), viewer);
            QCOMPARE(json.contains(u"secret"_s), viewer == Role::Admin);
            QCOMPARE(breachesOf(*thingOutput().shape(), json, viewer), QStringList());
        }
    }

    void anUnsetFieldIsLeftOut()
    {
        Thing thing = someThing();
        thing.secret.reset();
        QVERIFY(!thingOutput().toJson(thing, Role::Admin).contains(u"secret"_s));
    }

    void everyDifferenceIsNamed_data()
    {
        QTest::addColumn<QJsonObject>("change");
        QTest::addColumn<QString>("breach");
        const auto row = [](const char *label, const QString &name, const QJsonValue &value,
                            const QString &breach) {
            QTest::newRow(label) << QJsonObject {{name, value}} << breach;
        };
        row("missing", u"name"_s, QJsonValue::Null, u"/name required"_s);
        row("not declared", u"colour"_s, u"red"_s, u"/colour unknown_field"_s);
        row("another type", u"version"_s, u"3"_s, u"/version wrong_type"_s);
        row("too long", u"name"_s, u"a very long spoon"_s, u"/name too_long"_s);
        row("object missing", u"part"_s, QJsonValue::Null, u"/part is missing"_s);
        row("no object", u"part"_s, 7, u"/part is no object, /part/label required"_s);
        row("within an object", u"part"_s, QJsonObject {{u"label"_s, u"a long label"_s}},
            u"/part/label too_long"_s);
        row("within a list", u"parts"_s, QJsonArray {QJsonObject()}, u"/parts/0/label required"_s);
        row("no list", u"parts"_s, u"many"_s, u"/parts is no list of at most 2"_s);
    }
    void everyDifferenceIsNamed()
    {
        QFETCH(QJsonObject, change);
        QFETCH(QString, breach);
        QJsonObject json = thingOutput().toJson(someThing(), Role::Admin);
        for (auto it = change.begin(); it != change.end(); ++it) {
            if (it->isNull())
                json.remove(it.key());
            else
                json.insert(it.key(), *it);
        }
        QCOMPARE(breachesOf(*thingOutput().shape(), json, Role::Admin).join(u", "_s), breach);
    }

    void whatAViewerMustNotSeeIsABreach()
    {
        const QJsonObject json = thingOutput().toJson(someThing(), Role::Admin);
        QCOMPARE(breachesOf(*thingOutput().shape(), json, Role::Doctor),
                 QStringList {u"/secret unknown_field"_s});
    }

    void aSuccessIsHeldToItsRoute()
    {
        const QJsonObject json = thingOutput().toJson(someThing(), Role::Admin);
        QCOMPARE(breaches("GET", OneThing, replyOf(Response::json(json).withVersion(3))),
                 QStringList());
        QCOMPARE(breaches("GET", OneThing, replyOf(Response::json(json))),
                 QStringList {u"ETag and version do not go together"_s});
        QCOMPARE(breaches("GET", OneThing, replyOf(Response::json(json, 201).withVersion(3))),
                 QStringList {u"the status 201 is not declared"_s});
        QCOMPARE(breaches("DELETE", OneThing, replyOf(Response::noContent())), QStringList());
        const QJsonObject page {{u"items"_s, QJsonArray {json}}, {u"nextCursor"_s, u"abc"_s}};
        QCOMPARE(breaches("GET", u"/things?limit=1"_s, replyOf(Response::json(page))),
                 QStringList {u"Link and nextCursor do not go together"_s});
        QCOMPARE(breaches("GET", u"/things"_s, replyOf({200, "text/csv", "a,b", {}})),
                 QStringList());
        QCOMPARE(breaches("GET", u"/things"_s, replyOf({200, "text/html", "a,b", {}})),
                 QStringList {u"the media type text/html is not declared"_s});
    }

    void aFailureIsHeldToItsRoute()
    {
        for (const ErrorCode code :
             {ErrorCode::Malformed, ErrorCode::Unauthenticated, ErrorCode::NotFound,
              ErrorCode::TooManyRequests, ErrorCode::Unavailable, ErrorCode::Internal})
            QCOMPARE(breaches("GET", OneThing, problem(code)), QStringList());
        QCOMPARE(breaches("GET", OneThing, problem(ErrorCode::SlotTaken)),
                 QStringList {u"the status 409 is not declared"_s});
        QCOMPARE(breaches("DELETE", OneThing, problem(ErrorCode::SlotTaken)), QStringList());
        QCOMPARE(breaches("DELETE", OneThing, problem(ErrorCode::AlreadyExists)),
                 QStringList {u"the code already_exists is not declared for 409"_s});
        QCOMPARE(breaches("DELETE", OneThing, problem(ErrorCode::Unauthenticated)),
                 QStringList {u"the status 401 is not declared"_s});
    }
};

QTEST_APPLESS_MAIN(TstContract)
#include "tst_contract.moc"
