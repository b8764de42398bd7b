// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/openapi.h"

#include "http/problem.h"
#include "openapischemas.h"

#include <QJsonDocument>
#include <QSet>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr auto About =
    "Appointments of a clinic, for patients' apps and doctors' tools.\n\n"
    "Instants are RFC 3339 with `Z` or an offset, and `Z` in answers; dates and times of day are "
    "in the clinic's zone. Fields and parameters that are not named here are refused. An object's "
    "`version` is its `ETag`; send it as `If-Match` and no change of somebody else's is lost. "
    "Every error is `application/problem+json`."_L1;

constexpr auto AboutTokens =
    "The `accessToken` that `POST /auth/login` gives: a JWT signed with HS256 alone, checked as "
    "RFC8725 asks, which lasts ten minutes and carries no rights."_L1;

/// A header of answers or requests, by the name under which components have it.
struct HeaderEntry {
    QLatin1StringView name;
    FieldType type;
};

/// Every header that an answer may have. Which answers have which is answerHeaders().
QList<HeaderEntry> headerEntries()
{
    return {
        {"X-Request-Id"_L1, field::uuid().about("The log has the request under this id"_L1,
                                                "01a208ac-7c1e-7d52-9a3b-6f1f0c6f2f11"_L1)},
        {"Retry-After"_L1,
         field::integer(0, 86'400).about("Seconds to wait before the next attempt"_L1, 5)},
        {"Idempotency-Replayed"_L1,
         field::choice({u"true"_s})
             .about("There where this is the answer that the Idempotency-Key got before"_L1,
                    "true"_L1)},
        {"ETag"_L1, field::line(3, 30)
                        .matching("^\"[0-9]+\"$"_L1)
                        .about("The object's version, for If-Match"_L1, "\"1\""_L1)},
        {"Link"_L1, field::line(1, 8000).about("The next page, as rel=next, while there is one"_L1,
                                               "</patients?cursor=QWxpY2U>; rel=\"next\""_L1)},
        {"Location"_L1,
         field::line(1, 300).about("Where the new object is"_L1,
                                   "/patients/01890a5d-ac96-774b-bcce-b302099a8057"_L1)},
        {"RateLimit-Limit"_L1,
         field::integer(1, 1'000'000)
             .about("How many such requests a minute are answered; absent where no limit is set"_L1,
                    600)},
        {"RateLimit-Remaining"_L1,
         field::integer(0, 1'000'000).about("How many more are answered now"_L1, 599)},
        {"RateLimit-Reset"_L1,
         field::integer(0, 120).about("Seconds until more are answered"_L1, 65)},
        {"Access-Control-Allow-Origin"_L1,
         field::line(1, 300).about("The request's Origin, where CORS_ORIGINS has it"_L1,
                                   "https://app.example.org"_L1)},
        {"WWW-Authenticate"_L1,
         field::choice({u"Bearer"_s}).about("How to authenticate"_L1, "Bearer"_L1)},
    };
}

QJsonObject headerComponents()
{
    QJsonObject headers;
    for (const HeaderEntry &entry : headerEntries()) {
        FieldType plain = entry.type;
        plain.description.clear();
        headers.insert(QString(entry.name), QJsonObject {{u"description"_s, entry.type.description},
                                                         {u"schema"_s, schemaOf(plain)}});
    }
    return headers;
}

/// The headers of an answer to `route` with this status.
QJsonObject answerHeaders(const Route &route, int status)
{
    QList<QLatin1StringView> names {"X-Request-Id"_L1, "Access-Control-Allow-Origin"_L1};
    if (route.rateLimit != RateLimit::None)
        names += {"RateLimit-Limit"_L1, "RateLimit-Remaining"_L1, "RateLimit-Reset"_L1};
    if (status == 401)
        names.append("WWW-Authenticate"_L1);
    const bool mayBeInFlight = status == 409 && route.method == Method::Post;
    if (status == 429 || status == 503 || mayBeInFlight)
        names.append("Retry-After"_L1);
    const bool shows = status == route.successStatus && route.answer;
    if (status == route.successStatus && route.method == Method::Post)
        names.append("Idempotency-Replayed"_L1);
    if (shows && status == 201)
        names.append("Location"_L1);
    if (shows && route.answer->has(u"version"))
        names.append("ETag"_L1);
    if (shows && route.answer->has(u"nextCursor"))
        names.append("Link"_L1);
    QJsonObject headers;
    for (const QLatin1StringView name : names)
        headers.insert(QString(name), QJsonObject {{u"$ref"_s, "#/components/headers/"_L1 + name}});
    return headers;
}

QJsonObject parameter(const QString &name, QLatin1StringView where, FieldType type, bool required)
{
    const QString description = std::exchange(type.description, {});
    return {{u"name"_s, name},
            {u"in"_s, QString(where)},
            {u"required"_s, required},
            {u"description"_s, description},
            {u"schema"_s, schemaOf(type)}};
}

/// Headers that a request may have besides Authorization.
QJsonArray headerParameters(const Route &route)
{
    QJsonArray parameters;
    if (route.checksVersion)
        parameters.append(
            parameter(u"If-Match"_s, "header"_L1,
                      field::line(1, 100).about(
                          "The ETag that was read: 412 where it has changed since"_L1, "\"1\""_L1),
                      false));
    if (route.method == Method::Post)
        parameters.append(parameter(
            u"Idempotency-Key"_s, "header"_L1,
            field::line(1, 255)
                .matching("^[!-~]*$"_L1)
                .about("A random value of the client's: sent again with the same body within 24 "
                       "hours, the first answer comes again and nothing is done twice"_L1,
                       "8e03978e-40d5-43dd-bc93-6894a57f9324"_L1),
            false));
    return parameters;
}

QJsonArray parametersOf(const Route &route)
{
    QJsonArray parameters = headerParameters(route);
    if (route.pattern.contains("{id}"_L1))
        parameters.append(parameter(
            u"id"_s, "path"_L1,
            field::uuid().about("The object's id"_L1, "01890a5d-ac96-774b-bcce-b302099a8057"_L1),
            true));
    if (!route.hasBody()) {
        for (const FieldSpec &field : route.fields.fields())
            parameters.append(parameter(field.name, "query"_L1, field.type, field.required));
    }
    return parameters;
}

QString titled(const QString &operationId)
{
    return operationId.left(1).toUpper() + operationId.mid(1);
}

QJsonObject contentOf(const QByteArray &mediaType, const QJsonObject &schema)
{
    return {{QString::fromLatin1(mediaType), QJsonObject {{u"schema"_s, schema}}}};
}

/// A body of another kind than our objects.
QJsonObject otherSchema(const QByteArray &mediaType)
{
    constexpr int Most = 100'000'000;
    if (mediaType == "application/json")
        return {{u"type"_s, u"object"_s}};
    return {{u"type"_s, u"string"_s}, {u"maxLength"_s, Most}, {u"pattern"_s, uR"(^[\s\S]*$)"_s}};
}

QJsonObject successOf(const Route &route, SchemaCollection &schemas)
{
    QJsonObject content;
    if (route.answer)
        content = contentOf("application/json", schemas.object(*route.answer));
    for (const QByteArray &type : route.otherTypes)
        content.insert(QString::fromLatin1(type), QJsonObject {{u"schema"_s, otherSchema(type)}});
    QJsonObject response {
        {u"description"_s, route.answer ? route.answer->description : route.summary},
        {u"headers"_s, answerHeaders(route, route.successStatus)}};
    if (!content.isEmpty())
        response.insert(u"content"_s, content);
    return response;
}

QJsonObject responsesOf(const Route &route, SchemaCollection &schemas)
{
    QJsonObject responses {{QString::number(route.successStatus), successOf(route, schemas)}};
    const QJsonObject problem =
        contentOf("application/problem+json", schemas.object(*problemShape()));
    for (const auto &[status, codes] : route.problems())
        responses.insert(QString::number(status),
                         QJsonObject {{u"description"_s, u"`%1`"_s.arg(codes.join(u"`, `"_s))},
                                      {u"headers"_s, answerHeaders(route, status)},
                                      {u"content"_s, problem}});
    return responses;
}

QJsonObject bearerRequirement()
{
    return {{u"bearer"_s, QJsonArray()}};
}

QJsonObject operationOf(const Route &route, SchemaCollection &schemas)
{
    QJsonObject operation {{u"operationId"_s, route.operationId},
                           {u"summary"_s, route.summary},
                           {u"tags"_s, QJsonArray {route.tag}},
                           {u"x-policy"_s, route.policy.describe()},
                           {u"responses"_s, responsesOf(route, schemas)}};
    QString description = u"For: %1."_s.arg(route.policy.describe());
    if (!route.description.isEmpty())
        description += u' ' + route.description;
    operation.insert(u"description"_s, description);
    if (route.policy.isForWatchers())
        operation.insert(u"security"_s, QJsonArray {QJsonObject(), QJsonObject {{u"metricsToken"_s,
                                                                                 QJsonArray()}}});
    else if (route.policy
                 .asksForName()) // an empty requirement beside the token's: it may be left out
        operation.insert(u"security"_s, QJsonArray {QJsonObject(), bearerRequirement()});
    else if (route.policy.isPublic())
        operation.insert(u"security"_s, QJsonArray());
    if (const QJsonArray parameters = parametersOf(route); !parameters.isEmpty())
        operation.insert(u"parameters"_s, parameters);
    if (route.hasBody())
        operation.insert(
            u"requestBody"_s,
            QJsonObject {
                {u"required"_s, !route.bodyOptional},
                {u"description"_s, u"At most %1 KiB"_s.arg(route.bodyLimit / 1024)},
                {u"content"_s,
                 contentOf("application/json",
                           schemas.body(titled(route.operationId) + "Body"_L1, route.fields))}});
    return operation;
}

/// The groups of the listed routes, in the table's order.
Result<QJsonArray> tagsOf(const RouteTable &table)
{
    QJsonArray tags;
    QSet<QString> seen;
    for (const Route &route : table.routes()) {
        if (!route.isListed || seen.contains(route.tag))
            continue;
        seen.insert(route.tag);
        const QString description = table.groups().value(route.tag);
        if (description.isEmpty())
            return fail(ErrorCode::Internal, u"The group %1 is not described"_s.arg(route.tag));
        tags.append(QJsonObject {{u"name"_s, route.tag}, {u"description"_s, description}});
    }
    return tags;
}

QJsonObject infoJson()
{
    return {
        {u"title"_s, u"Frontdesk"_s},
        {u"version"_s, QStringLiteral(FRONTDESK_VERSION)},
        {u"summary"_s, u"Appointments of a clinic"_s},
        {u"description"_s, QString(About)},
        {u"license"_s, QJsonObject {{u"name"_s, u"GPL-3.0-or-later"_s},
                                    {u"url"_s, u"https://www.gnu.org/licenses/gpl-3.0.html"_s}}}};
}

QJsonObject bearerScheme()
{
    return {{u"type"_s, u"http"_s},
            {u"scheme"_s, u"bearer"_s},
            {u"bearerFormat"_s, u"JWT"_s},
            {u"description"_s, QString(AboutTokens)}};
}

QJsonObject metricsScheme()
{
    return {
        {u"type"_s, u"http"_s},
        {u"scheme"_s, u"bearer"_s},
        {u"description"_s,
         u"The setting METRICS_TOKEN, sent as RFC6750 asks. Programs on the server's own machine need none."_s}};
}

} // namespace

Result<QByteArray> openApiDocument(const RouteTable &table)
{
    SchemaCollection schemas;
    QJsonObject paths;
    QSet<QString> names;
    for (const Route &route : table.routes()) {
        if (!route.isListed)
            continue;
        if (names.contains(route.operationId))
            return fail(ErrorCode::Internal, u"Two routes are called %1"_s.arg(route.operationId));
        names.insert(route.operationId);
        QJsonObject path = paths.value(route.pattern).toObject();
        path.insert(QString(toString(route.method)).toLower(), operationOf(route, schemas));
        paths.insert(route.pattern, path);
    }
    if (!schemas.clashes().isEmpty())
        return fail(ErrorCode::Internal,
                    u"Two different shapes are called %1"_s.arg(schemas.clashes().constFirst()));
    FRONTDESK_TRY_ASSIGN(const QJsonArray tags, tagsOf(table));
    const QJsonObject server {{u"url"_s, u"/"_s},
                              {u"description"_s, u"The clinic's own server, in production"_s},
                              {u"x-internal"_s, false}};
    const QJsonObject document {
        {u"openapi"_s, u"3.1.0"_s},
        {u"info"_s, infoJson()},
        {u"servers"_s, QJsonArray {server}},
        {u"security"_s, QJsonArray {bearerRequirement()}},
        {u"tags"_s, tags},
        {u"paths"_s, paths},
        {u"components"_s,
         QJsonObject {{u"schemas"_s, schemas.schemas()},
                      {u"headers"_s, headerComponents()},
                      {u"securitySchemes"_s, QJsonObject {{u"bearer"_s, bearerScheme()},
                                                          {u"metricsToken"_s, metricsScheme()}}}}}};
    return QJsonDocument(document).toJson(QJsonDocument::Compact);
}

} // namespace frontdesk
