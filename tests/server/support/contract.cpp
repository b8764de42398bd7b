// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/contract.h"

#include "http/problem.h"
#include "support/httpclient.h"

#include <QJsonDocument>

#include <algorithm>

namespace frontdesk::test {

using namespace Qt::StringLiterals;

namespace {

Router routerOf(RouteTable table)
{
    auto router = Router::build(std::move(table));
    if (!router)
        qFatal("%s", qPrintable(router.error().message));
    return *std::move(router);
}

Method methodOf(const QByteArray &name)
{
    for (const Method method : {Method::Get, Method::Head, Method::Post, Method::Put, Method::Patch,
                                Method::Delete, Method::Options}) {
        if (toString(method) == QLatin1StringView(name))
            return method;
    }
    return Method::Other;
}

/// What is wrong inside an object, or a list of them, that a field holds.
QStringList breachesWithin(const OutputField &field, const QJsonValue &value,
                           std::optional<Role> viewer)
{
    QStringList list;
    const auto look = [&](const QJsonValue &one, const QString &where) {
        if (!one.isObject())
            list.append(where + " is no object"_L1);
        for (const QString &breach : breachesOf(*field.object, one.toObject(), viewer))
            list.append(where + breach);
    };
    if (field.mostItems == 0) {
        look(value, u'/' + field.name);
        return list;
    }
    const QJsonArray items = value.toArray();
    if (!value.isArray() || items.size() > field.mostItems)
        list.append(u"/%1 is no list of at most %2"_s.arg(field.name).arg(field.mostItems));
    for (qsizetype i = 0; i < items.size(); ++i)
        look(items[i], u"/%1/%2"_s.arg(field.name).arg(i));
    return list;
}

QStringList problemBreaches(const Route &route, const Reply &reply)
{
    const auto problems = route.problems();
    const auto declared = problems.find(reply.status);
    if (declared == problems.end())
        return {u"the status %1 is not declared"_s.arg(reply.status)};
    if (!declared->second.contains(reply.problem()))
        return {u"the code %1 is not declared for %2"_s.arg(reply.problem()).arg(reply.status)};
    return breachesOf(*problemShape(), reply.json(), std::nullopt);
}

QStringList successBreaches(const Route &route, const Reply &reply, bool isHead,
                            std::optional<Role> viewer)
{
    const QByteArray type = reply.header("Content-Type").split(';').constFirst();
    if (route.successStatus == 204)
        return reply.body.isEmpty() ? QStringList() : QStringList {u"there is a body"_s};
    if (route.otherTypes.contains(type))
        return {};
    if (!route.answer || type != "application/json")
        return {u"the media type %1 is not declared"_s.arg(QString::fromLatin1(type))};
    if (isHead)
        return {};
    QStringList list = breachesOf(*route.answer, reply.json(), viewer);
    if (route.answer->has(u"version") == reply.header("ETag").isEmpty())
        list.append(u"ETag and version do not go together"_s);
    if (reply.json().contains(u"nextCursor"_s) == reply.header("Link").isEmpty())
        list.append(u"Link and nextCursor do not go together"_s);
    return list;
}

} // namespace

QStringList breachesOf(const ObjectShape &shape, const QJsonObject &object,
                       std::optional<Role> viewer)
{
    ObjectSpec values;
    QJsonObject held = object;
    QStringList list;
    for (const OutputField &field : shape.fields) {
        const bool isHidden =
            viewer && !field.viewers.isEmpty() && !field.viewers.contains(*viewer);
        if (isHidden)
            continue;
        const bool isRequired = !field.isOptional && field.viewers.isEmpty();
        if (!field.object) {
            values.add({field.name, field.type, isRequired, false});
        } else if (const QJsonValue value = held.take(field.name); !value.isUndefined()) {
            list += breachesWithin(field, value, viewer);
        } else if (isRequired) {
            list.append(u'/' + field.name + " is missing"_L1);
        }
    }
    if (const auto read = values.read(held); !read) {
        for (const FieldFault &fault : read.error().faults)
            list.append(fault.pointer + u' ' + fault.code);
    }
    return list;
}

Contract::Contract(RouteTable table)
    : m_router(routerOf(std::move(table)))
{
}

QStringList Contract::breaches(const QByteArray &method, const QString &target, const Reply &reply,
                               std::optional<Role> viewer) const
{
    const auto match = m_router.find(methodOf(method), target.section(u'?', 0, 0));
    // What no route answers is the dispatcher's or the connection's own matter.
    if (reply.status == 0 || !match.route)
        return {};
    const bool isHead = method == "HEAD";
    if (reply.status == match.route->successStatus)
        return successBreaches(*match.route, reply, isHead, viewer);
    return isHead ? QStringList() : problemBreaches(*match.route, reply);
}

} // namespace frontdesk::test
