// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources.h"

#include "outputs.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

struct Health {
    QString status = u"ok"_s;
};

} // namespace

template <>
const Output<Health> &outputOf<Health>()
{
    static const auto output =
        Output<Health>("Health"_L1, "That the server is well"_L1)
            .field("status"_L1, &Health::status,
                   field::choice({u"ok"_s}).about("Never anything else"_L1, "ok"_L1));
    return output;
}

namespace {

Result<Response> live(RequestContext &context)
{
    return answer(context, Health());
}

/// Ready means that the database answers: a load balancer sends nobody here before.
Result<Response> ready(RequestContext &context)
{
    if (const auto profile = context.services.clinic.profile(); !profile)
        return fail(ErrorCode::Unavailable, u"The database does not answer"_s,
                    profile.error().detail);
    return answer(context, Health());
}

} // namespace

void addHealthRoutes(RouteTable &table)
{
    const auto Operation = table.group("Operation"_L1, "Whether the server is well"_L1);
    table.add(Method::Get, "/health/live"_L1, Policy::everyone(), &live)
        .as("isLive"_L1, Operation, "Whether the process answers"_L1)
        .answers(200, shapeOf<Health>());
    table.add(Method::Get, "/health/ready"_L1, Policy::everyone(), &ready)
        .as("isReady"_L1, Operation, "Whether the database answers too"_L1)
        .answers(200, shapeOf<Health>());
}

} // namespace frontdesk
