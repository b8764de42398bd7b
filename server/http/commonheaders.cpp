// SPDX-License-Identifier: GPL-3.0-or-later
#include "commonheaders.h"

namespace frontdesk {

void addCommonHeaders(Response &response, const QString &requestId, bool isEncrypted)
{
    Headers common {
        {"X-Request-Id", requestId.toLatin1()},
        {"X-Content-Type-Options", "nosniff"},
        {"Cache-Control", "no-store"},
        {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
        {"Referrer-Policy", "no-referrer"},
    };
    // A year. Other names below this one are not ours to speak for.
    if (isEncrypted)
        common.emplaceBack("Strict-Transport-Security", "max-age=31536000");
    for (const auto &header : std::as_const(common)) {
        // A route's own wins: the documentation page has a policy that lets its script run.
        if (!response.hasHeader(header.first))
            response.headers.append(header);
    }
}

void addAllowance(Response &response, const Allowance &allowance)
{
    response.headers.emplaceBack("RateLimit-Limit", QByteArray::number(allowance.limit));
    response.headers.emplaceBack("RateLimit-Remaining", QByteArray::number(allowance.remaining));
    response.headers.emplaceBack("RateLimit-Reset",
                                 QByteArray::number(qint64(allowance.reset.count())));
}

} // namespace frontdesk
