// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"
#include "http/requestcontext.h"
#include "http/schema.h"
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
    constexpr qint64 LongestCursor = 2000;
    return Schema<Query>()
        .template optional<int>("limit"_L1, &Query::limit, field::integer(1, PageRequest::MaxLimit))
        .template optional<QString>("cursor"_L1, &Query::cursor, field::text(0, LongestCursor));
}

/// {"items": [...], "nextCursor": "..."}, with a Link to the next page where there is one.
Response listResponse(const RequestContext &context, const QJsonArray &items,
                      const QString &nextCursor);

/// One page of values, each made JSON by `toJson`.
template <class T, class ToJson>
Response listResponse(const RequestContext &context, const Page<T> &page, ToJson toJson)
{
    QJsonArray items;
    for (const T &value : page.items)
        items.append(toJson(value));
    return listResponse(context, items, page.nextCursor);
}

} // namespace frontdesk
