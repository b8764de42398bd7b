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

Result<Response> metrics(RequestContext &context)
{
    const ServerState &server = context.server;
    const QByteArray text =
        server.metrics.text({server.workers, server.connections(), server.databaseFailures(),
                             context.monotonic - server.started});
    return Response {200, "text/plain; version=0.0.4; charset=utf-8", text, {}};
}

} // namespace

void addHealthRoutes(RouteTable &table)
{
    const auto Operation = table.group("Operation"_L1, "Whether the server is well"_L1);
    table.add(Method::Get, "/health/live"_L1, Policy::everyone(), &live)
        .as("isLive"_L1, Operation, "Whether the process answers"_L1)
        .countsAs(RateLimit::None)
        .answers(200, shapeOf<Health>());
    table.add(Method::Get, "/health/ready"_L1, Policy::everyone(), &ready)
        .as("isReady"_L1, Operation, "Whether the database answers too"_L1)
        .countsAs(RateLimit::None)
        .answers(200, shapeOf<Health>());
    table.add(Method::Get, "/metrics"_L1, Policy::watchers(), &metrics)
        .as("getMetrics"_L1, Operation, "What the server has done, for Prometheus"_L1)
        .says("Open to programs on the server's own machine, by the connection's address and not a "
              "forwarded one, and to whoever sends the setting METRICS_TOKEN as a bearer token. "
              "Labels are methods, patterns of paths and statuses."_L1)
        .answersAs("text/plain");
}

} // namespace frontdesk
