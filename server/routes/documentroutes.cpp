// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources.h"

#include <QFile>

// Outside any namespace, as Q_INIT_RESOURCE needs it.
static void registerFiles()
{
    Q_INIT_RESOURCE(docs);
}

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// The page runs its own script and style, and talks to this server alone.
constexpr auto PagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

Result<Response> document(RequestContext &context)
{
    return Response {200, "application/json", context.document, {}};
}

/// A file of the page, as it is.
Route &addFile(RouteTable &table, QLatin1StringView pattern, const QString &name,
               const QByteArray &mediaType)
{
    QFile file(u":/docs/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The program lacks its file %s", qPrintable(name));
    const Response response {
        200, mediaType, file.readAll(), {{"Content-Security-Policy", PagePolicy}}};
    Route &route = table.add(Method::Get, pattern, Policy::everyone(), nullptr);
    route.handler = [response](RequestContext &, const ObjectSpec::Values &) -> Result<Response> {
        return response;
    };
    return route.answersAs(QByteArray(mediaType).split(';').constFirst()).unlisted();
}

} // namespace

void addDocumentRoutes(RouteTable &table)
{
    registerFiles();
    const auto Documentation =
        table.group("Documentation"_L1, "This interface, described for programs"_L1);
    table.add(Method::Get, "/openapi.json"_L1, Policy::everyone(), &document)
        .as("getDocument"_L1, Documentation, "This document"_L1)
        .answersAs("application/json")
        .says("People read it at /docs."_L1);
    addFile(table, "/docs"_L1, u"docs.html"_s, "text/html; charset=utf-8")
        .as("getPage"_L1, Documentation, "The page that shows the document"_L1);
    addFile(table, "/docs/docs.css"_L1, u"docs.css"_s, "text/css; charset=utf-8")
        .as("getPageStyle"_L1, Documentation, "Its style"_L1);
    addFile(table, "/docs/docs.js"_L1, u"docs.js"_s, "text/javascript; charset=utf-8")
        .as("getPageScript"_L1, Documentation, "Its script"_L1);
}

} // namespace frontdesk
