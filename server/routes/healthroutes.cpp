// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

Result<Response> live(RequestContext &)
{
    return Response::json({{u"status"_s, u"ok"_s}});
}

/// Ready means that the database answers: a load balancer sends nobody here before.
Result<Response> ready(RequestContext &context)
{
    if (const auto profile = context.services.clinic.profile(); !profile)
        return fail(ErrorCode::Unavailable, u"The database does not answer"_s,
                    profile.error().detail);
    return Response::json({{u"status"_s, u"ok"_s}});
}

} // namespace

void addHealthRoutes(RouteTable &table)
{
    table.add(Method::Get, "/health/live"_L1, Policy::everyone(), &live);
    table.add(Method::Get, "/health/ready"_L1, Policy::everyone(), &ready);
}

} // namespace frontdesk
