// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/logging.h"
#include "http/problem.h"
#include "http/router.h"
#include "services/context.h"

#include <atomic>

namespace frontdesk {

/// What the workers of a server count together.
struct ServerCounters {
    std::atomic<qint64> requests {0};
    std::atomic<qint64> errors {0}; ///< answers of 500 and above
};

/// Turns a request into its answer, for one thread: finds the route, checks who asks and what they
/// send, calls the handler, and logs what happened without a word of what was in it.
class Dispatcher
{
public:
    Dispatcher(const Router &router, Services &services, const ClinicZone &zone, const Clock &clock,
               const Logger &logger, ServerCounters &counters);

    Response handle(const Request &request);

private:
    Response respond(const Request &request, const Router::Match &match, const QString &requestId);
    Result<Response> callRoute(const Request &request, const Router::Match &match,
                               const QString &requestId);
    Result<Actor> authenticated(const Request &request, const Route &route,
                                const QString &requestId);

    const Router &m_router;
    Services &m_services;
    const ClinicZone &m_zone;
    const Clock &m_clock;
    const Logger &m_logger;
    ServerCounters &m_counters;
};

} // namespace frontdesk
