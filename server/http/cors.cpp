// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/cors.h"

namespace frontdesk {

namespace {

/// What scripts read of an answer, besides what they always may.
constexpr auto Exposed = "ETag, Location, Link, Allow, Retry-After, RateLimit-Limit, "
                         "RateLimit-Remaining, RateLimit-Reset, Idempotency-Replayed, "
                         "WWW-Authenticate, X-Request-Id";
constexpr auto AllowedHeaders = "Authorization, Content-Type, Accept, If-Match, Idempotency-Key";
constexpr auto PreflightSeconds = "600";

} // namespace

Cors::Cors(const QStringList &origins)
{
    for (const QString &origin : origins)
        m_origins.append(origin.toLatin1());
}

void Cors::mark(const Request &request, const QByteArray &allow, Response &response) const
{
    if (m_origins.isEmpty())
        return;
    const bool isPreflight =
        request.method == Method::Options && request.hasHeader("Access-Control-Request-Method");
    // To everybody, or a cache gives one origin what another one got.
    response.headers.emplaceBack("Vary", isPreflight ? "Origin, Access-Control-Request-Method, "
                                                       "Access-Control-Request-Headers"
                                                     : "Origin");
    const QByteArray origin = request.header("Origin");
    if (!m_origins.contains(origin))
        return;
    response.headers.emplaceBack("Access-Control-Allow-Origin", origin);
    if (!isPreflight) {
        response.headers.emplaceBack("Access-Control-Expose-Headers", Exposed);
        return;
    }
    response.headers.emplaceBack("Access-Control-Allow-Methods", allow);
    response.headers.emplaceBack("Access-Control-Allow-Headers", AllowedHeaders);
    response.headers.emplaceBack("Access-Control-Max-Age", PreflightSeconds);
}

} // namespace frontdesk
