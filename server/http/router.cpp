// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/router.h"

#include "http/openapi.h"

#include <QUrl>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr auto IdSegment = "{id}"_L1;

tl::unexpected<Error> faulty(const Route &route, QLatin1StringView what)
{
    return fail(ErrorCode::Internal, u"The route %1 %2"_s.arg(route.name(), what));
}

QByteArray allowed(const std::map<Method, const Route *> &routes)
{
    QByteArrayList names;
    for (const auto &[method, route] : routes) {
        names.append(QByteArray(toString(method).data()));
        if (method == Method::Get)
            names.append("HEAD");
    }
    names.append("OPTIONS");
    return names.join(", ");
}

/// Of the server as a whole, for OPTIONS *.
QByteArray allMethods()
{
    return "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
}

QString decoded(QStringView segment)
{
    return segment.contains(u'%') ? QUrl::fromPercentEncoding(segment.toUtf8())
                                  : segment.toString();
}

} // namespace

Result<void> Router::insert(Node &root, const Route &route)
{
    if (!route.policy.isValid())
        return faulty(route, "has no policy"_L1);
    if (!route.handler)
        return faulty(route, "has no handler"_L1);
    if (!route.pattern.startsWith(u'/') || route.method == Method::Head
        || route.method == Method::Options || route.method == Method::Other)
        return faulty(route, "cannot be reached"_L1);
    if (route.operationId.isEmpty() || route.tag.isEmpty() || route.summary.isEmpty())
        return faulty(route, "is not described"_L1);
    // 204 is the one success without a body, and every other body has a shape or a type.
    if (route.successStatus < 200 || route.successStatus > 299
        || (route.successStatus == 204) == (route.answer || !route.otherTypes.isEmpty()))
        return faulty(route, "does not say what it answers"_L1);
    Node *node = &root;
    for (const QString &segment : route.pattern.mid(1).split(u'/')) {
        auto &next = segment == IdSegment ? node->id : node->literals[segment];
        if (!next)
            next = std::make_unique<Node>();
        node = next.get();
    }
    if (!node->routes.emplace(route.method, &route).second)
        return faulty(route, "is declared twice"_L1);
    return {};
}

Result<Router> Router::build(RouteTable table)
{
    Router router;
    router.m_table = std::make_unique<RouteTable>(std::move(table));
    router.m_root = std::make_unique<Node>();
    for (const Route &route : router.m_table->routes())
        FRONTDESK_TRY(insert(*router.m_root, route));
    FRONTDESK_TRY_ASSIGN(router.m_document, openApiDocument(*router.m_table));
    return router;
}

Router::Match Router::find(Method method, QStringView path) const
{
    Match match;
    if (path == "*"_L1 && method == Method::Options) {
        match.kind = Match::Options;
        match.allow = allMethods();
        return match;
    }
    if (!path.startsWith(u'/'))
        return match;
    const Node *node = m_root.get();
    for (const QStringView segment : path.sliced(1).split(u'/')) {
        const QString name = decoded(segment);
        if (const auto literal = node->literals.find(name); literal != node->literals.end()) {
            node = literal->second.get();
            continue;
        }
        const auto id = Id<struct PathTag>::parse(name);
        if (!node->id || !id)
            return match;
        match.ids.append(id->uuid());
        node = node->id.get();
    }
    if (node->routes.empty())
        return match;
    match.allow = allowed(node->routes);
    if (method == Method::Options) {
        match.kind = Match::Options;
        return match;
    }
    const auto route = node->routes.find(method == Method::Head ? Method::Get : method);
    match.kind = route == node->routes.end() ? Match::NoSuchMethod : Match::Found;
    if (match.kind == Match::Found)
        match.route = route->second;
    return match;
}

} // namespace frontdesk
