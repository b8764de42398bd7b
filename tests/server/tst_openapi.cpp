// SPDX-License-Identifier: GPL-3.0-or-later
// The document that a route table makes. tests/node holds the whole interface's to the linters.
#include "http/openapi.h"

#include <QJsonDocument>
#include <QTest>

using namespace frontdesk;
using namespace Qt::StringLiterals;

namespace {

struct Thing {
    QString name;
    std::optional<QString> secret;
    qint64 version = 1;
};

struct Body {
    QString name;
    QString notes;
    int size = 1;
};

Output<Thing> thingOutput(const FieldType &name = field::line(1, 10))
{
    return Output<Thing>("Thing"_L1, "A thing"_L1)
        .field("name"_L1, &Thing::name, name.about("Its name"_L1, "spoon"_L1))
        .optional("secret"_L1, &Thing::secret, field::line(0, 5).about("Hidden"_L1), {Role::Admin})
        .field("version"_L1, &Thing::version, field::integer(1, MostInWire));
}

Schema<Body> bodySchema()
{
    return Schema<Body>()
        .required("name"_L1, &Body::name, field::secret(2, 9))
        .optional("notes"_L1, &Body::notes, field::text(0, 10))
        .optional("size"_L1, &Body::size, field::integer(1, 9).about("How large"_L1, 3));
}

Result<Response> nothing(RequestContext &)
{
    return Response::noContent();
}

Result<Response> nothingWith(RequestContext &, const Body &)
{
    return Response::noContent();
}

RouteTable someRoutes()
{
    RouteTable table;
    const auto things = table.group("Things"_L1, "All things"_L1);
    table.add(Method::Get, "/things"_L1, Policy::everyone(), bodySchema(), &nothingWith)
        .as("listThings"_L1, things, "Things"_L1)
        .answers(200, pageOf(thingOutput().shape()));
    table.add(Method::Post, "/things"_L1, Policy::roles({Role::Admin}), bodySchema(), &nothingWith)
        .as("makeThing"_L1, things, "A new thing"_L1)
        .answers(201, thingOutput().shape())
        .fails({ErrorCode::SlotTaken, ErrorCode::PatientBusy});
    table.add(Method::Delete, "/things/{id}"_L1, Policy::signedIn(), &nothing)
        .as("dropThing"_L1, things, "No thing"_L1)
        .answers(204)
        .ifMatch();
    table.add(Method::Get, "/health"_L1, Policy::everyone(), &nothing)
        .as("isWell"_L1, things, "Whether all is well"_L1)
        .answers(200, thingOutput().shape())
        .countsAs(RateLimit::None);
    table.add(Method::Get, "/watch"_L1, Policy::watchers(), &nothing)
        .as("watch"_L1, things, "Figures"_L1)
        .answersAs("text/plain");
    table.add(Method::Get, "/things/page"_L1, Policy::everyone(), &nothing)
        .as("page"_L1, "Elsewhere"_L1, "A page"_L1)
        .answersAs("text/html")
        .unlisted();
    return table;
}

QJsonValue at(const QJsonObject &document, const QStringList &steps)
{
    QJsonValue value = document;
    for (const QString &step : steps)
        value = value.isArray() ? value.toArray().at(step.toInt()) : value.toObject().value(step);
    return value;
}

QStringList names(const QJsonValue &parameters)
{
    QStringList list;
    for (const QJsonValue &parameter : parameters.toArray())
        list.append(parameter[u"in"].toString() + u' ' + parameter[u"name"].toString());
    return list;
}

} // namespace

class TstOpenApi : public QObject
{
    Q_OBJECT

    QJsonObject m_document;

    QJsonObject operation(const QString &path, const QString &method) const
    {
        return at(m_document, {u"paths"_s, path, method}).toObject();
    }
    QJsonValue schema(const QString &name, const QString &field) const
    {
        return at(m_document, {u"components"_s, u"schemas"_s, name, u"properties"_s, field});
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto document = openApiDocument(someRoutes());
        QVERIFY(document);
        m_document = QJsonDocument::fromJson(*document).object();
    }

    void listedRoutesAreInIt()
    {
        QCOMPARE(m_document[u"openapi"].toString(), u"3.1.0"_s);
        QCOMPARE(m_document[u"paths"].toObject().keys(),
                 (QStringList {u"/health"_s, u"/things"_s, u"/things/{id}"_s, u"/watch"_s}));
        QCOMPARE(at(m_document, {u"tags"_s, u"0"_s, u"description"_s}).toString(), u"All things"_s);
    }

    void aBodyIsClosedAndLimited()
    {
        const QJsonObject body =
            at(m_document, {u"components"_s, u"schemas"_s, u"MakeThingBody"_s}).toObject();
        QCOMPARE(body[u"additionalProperties"], QJsonValue(false));
        QCOMPARE(body[u"required"].toArray(), QJsonArray {u"name"_s});
        QCOMPARE(schema(u"MakeThingBody"_s, u"name"_s)[u"minLength"].toInt(), 2);
        QCOMPARE(schema(u"MakeThingBody"_s, u"name"_s)[u"maxLength"].toInt(), 9);
        QCOMPARE(schema(u"MakeThingBody"_s, u"name"_s)[u"writeOnly"], QJsonValue(true));
        QCOMPARE(schema(u"MakeThingBody"_s, u"notes"_s)[u"type"].toArray(),
                 (QJsonArray {u"string"_s, u"null"_s}));
        QCOMPARE(schema(u"MakeThingBody"_s, u"size"_s)[u"maximum"].toInt(), 9);
        QCOMPARE(schema(u"MakeThingBody"_s, u"size"_s)[u"examples"].toArray(), QJsonArray {3});
    }

    void anAnswerNamesWhoMaySeeAField()
    {
        QCOMPARE(schema(u"Thing"_s, u"secret"_s)[u"description"].toString(),
                 u"Hidden. Only for ADMIN"_s);
        QCOMPARE(
            at(m_document, {u"components"_s, u"schemas"_s, u"Thing"_s, u"required"_s}).toArray(),
            (QJsonArray {u"name"_s, u"version"_s}));
        QCOMPARE(schema(u"Thing"_s, u"version"_s)[u"format"].toString(), u"int64"_s);
        QCOMPARE(schema(u"ThingPage"_s, u"items"_s)[u"maxItems"].toInt(), 100);
    }

    void parametersComeFromTheRow()
    {
        QCOMPARE(names(operation(u"/things"_s, u"get"_s)[u"parameters"]),
                 (QStringList {u"query name"_s, u"query notes"_s, u"query size"_s}));
        QCOMPARE(names(operation(u"/things"_s, u"post"_s)[u"parameters"]),
                 QStringList {u"header Idempotency-Key"_s});
        QCOMPARE(names(operation(u"/things/{id}"_s, u"delete"_s)[u"parameters"]),
                 (QStringList {u"header If-Match"_s, u"path id"_s}));
    }

    void failuresFollowFromTheRow()
    {
        const auto statuses = [&](const QString &path, const QString &method) {
            return operation(path, method)[u"responses"].toObject().keys().join(u' ');
        };
        QCOMPARE(statuses(u"/things"_s, u"get"_s), u"200 400 414 429 431 500 503"_s);
        QCOMPARE(statuses(u"/things"_s, u"post"_s),
                 u"201 400 401 403 409 413 414 415 422 429 431 500 503"_s);
        QCOMPARE(statuses(u"/things/{id}"_s, u"delete"_s),
                 u"204 400 401 403 404 412 414 429 431 500 503"_s);
        QCOMPARE(
            at(operation(u"/things"_s, u"post"_s), {u"responses"_s, u"409"_s, u"description"_s})
                .toString(),
            u"`idempotency_in_flight`, `slot_taken`, `patient_busy`"_s);
    }

    void headersFollowFromTheAnswer()
    {
        const auto has = [&](const QString &path, const QString &method, const QString &status,
                             const QString &header) {
            return at(operation(path, method), {u"responses"_s, status, u"headers"_s})
                .toObject()
                .contains(header);
        };
        QVERIFY(has(u"/things"_s, u"post"_s, u"201"_s, u"ETag"_s));
        QVERIFY(!has(u"/things"_s, u"get"_s, u"200"_s, u"ETag"_s));
        QVERIFY(has(u"/things"_s, u"get"_s, u"200"_s, u"Link"_s));
        QVERIFY(has(u"/things"_s, u"get"_s, u"429"_s, u"Retry-After"_s));
        QVERIFY(has(u"/things"_s, u"post"_s, u"401"_s, u"WWW-Authenticate"_s));
        QVERIFY(!has(u"/things"_s, u"get"_s, u"400"_s, u"Retry-After"_s));
        QVERIFY(has(u"/things"_s, u"post"_s, u"409"_s, u"Retry-After"_s));
        QVERIFY(has(u"/things"_s, u"post"_s, u"201"_s, u"Location"_s));
        QVERIFY(!has(u"/things"_s, u"post"_s, u"400"_s, u"Location"_s));
    }

    void everyAnswerHasItsLimitAndOriginUnlessTheRowSaysOtherwise()
    {
        const auto headersOf = [&](const QString &path, const QString &status) {
            return at(operation(path, u"get"_s), {u"responses"_s, status, u"headers"_s})
                .toObject()
                .keys();
        };
        for (const char *name : {"RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"}) {
            for (const char *status : {"200", "400", "429", "500"})
                QVERIFY(headersOf(u"/things"_s, QString::fromLatin1(status))
                            .contains(QLatin1StringView(name)));
            QVERIFY(!headersOf(u"/health"_s, u"200"_s).contains(QLatin1StringView(name)));
        }
        QVERIFY(headersOf(u"/health"_s, u"200"_s).contains(u"Access-Control-Allow-Origin"_s));
        QVERIFY(headersOf(u"/health"_s, u"429"_s).isEmpty());
    }

    void whoNeedsNoTokenIsSaid()
    {
        QCOMPARE(operation(u"/things"_s, u"get"_s)[u"security"], QJsonValue(QJsonArray()));
        QVERIFY(!operation(u"/things"_s, u"post"_s).contains(u"security"_s));
        QCOMPARE(operation(u"/watch"_s, u"get"_s)[u"security"].toArray(),
                 (QJsonArray {QJsonObject(), QJsonObject {{u"metricsToken"_s, QJsonArray()}}}));
        QVERIFY(operation(u"/watch"_s, u"get"_s)[u"responses"].toObject().contains(u"401"_s));
        QCOMPARE(operation(u"/things"_s, u"post"_s)[u"x-policy"].toString(), u"ADMIN"_s);
    }

    void aDocumentThatContradictsItselfIsRefused()
    {
        const auto refusal = [](const auto &spoil) {
            RouteTable table = someRoutes();
            spoil(table.add(Method::Get, "/other"_L1, Policy::everyone(), &nothing)
                      .as("other"_L1, "Things"_L1, "Another"_L1)
                      .answers(204));
            const auto document = openApiDocument(table);
            return document ? QString() : document.error().message;
        };
        QCOMPARE(refusal([](Route &) {}), QString());
        QCOMPARE(refusal([](Route &route) { route.operationId = u"makeThing"_s; }),
                 u"Two routes are called makeThing"_s);
        QCOMPARE(refusal([](Route &route) { route.tag = u"Wonders"_s; }),
                 u"The group Wonders is not described"_s);
        QCOMPARE(refusal([](Route &route) {
                     route.answers(200, thingOutput(field::line(1, 99)).shape());
                 }),
                 u"Two different shapes are called Thing"_s);
    }
};

QTEST_APPLESS_MAIN(TstOpenApi)
#include "tst_openapi.moc"
