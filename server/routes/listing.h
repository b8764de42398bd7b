// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/schema.h"
#include "outputs.h"
#include "services/page.h"

#include <QJsonArray>

namespace frontdesk {

/// The parameters that every list has; queries derive from it.
struct ListQuery {
    int limit = PageRequest::DefaultLimit;
    QString cursor;

    PageRequest page() const { return {limit, cursor}; }
};

/// Declares a list's parameters; the query's own ones follow.
template <class Query>
Schema<Query> listSchema()
{
    using namespace Qt::StringLiterals;
    return Schema<Query>()
        .template optional<int>("limit"_L1, &Query::limit,
                                field::integer(1, PageRequest::MaxLimit)
                                    .about("How many at most"_L1, PageRequest::DefaultLimit))
        .template optional<QString>("cursor"_L1, &Query::cursor, field::cursor());
}

/// {"items": [...], "nextCursor": "..."}, with a Link to the next page where there is one.
Response listResponse(const RequestContext &context, const QJsonArray &items,
                      const QString &nextCursor = {});

/// What the caller may see of each value.
template <class T>
QJsonArray itemsJson(const RequestContext &context, const QList<T> &values)
{
    QJsonArray items;
    for (const T &value : values)
        items.append(outputOf<T>().toJson(value, context.actor.role));
    return items;
}

/// One page of values.
template <class T>
Response listResponse(const RequestContext &context, const Page<T> &page)
{
    return listResponse(context, itemsJson(context, page.items), page.nextCursor);
}

} // namespace frontdesk
