// SPDX-License-Identifier: GPL-3.0-or-later
#include "listing.h"

#include "http/querystring.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

Response listResponse(const RequestContext &context, const QJsonArray &items,
                      const QString &nextCursor)
{
    QJsonObject body {{u"items"_s, items}};
    if (nextCursor.isEmpty())
        return Response::json(body);
    body.insert(u"nextCursor"_s, nextCursor);
    QueryItems query = context.query;
    query.removeIf([](const auto &item) { return item.first == "cursor"_L1; });
    query.append({u"cursor"_s, nextCursor});
    return Response::json(body).withHeader("Link", '<' + context.path.toLatin1() + '?'
                                                       + writeQuery(query) + ">; rel=\"next\"");
}

} // namespace frontdesk
