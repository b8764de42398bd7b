// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/logging.h"
#include "http/problem.h"
#include "http/router.h"
#include "http/serverstate.h"
#include "services/context.h"

namespace frontdesk {

/// Turns a request into its answer, for one thread: finds the route, checks who asks and what they
/// send, calls the handler, and logs what happened without a word of what was in it.
class Dispatcher
{
public:
    Dispatcher(const Router &router, Services &services, const ClinicZone &zone, const Clock &clock,
               const Logger &logger, ServerState &state);

    Response handle(const Request &request);
    /// Answers a request that no route gets to see. `method` for the log.
    Response refuse(const Problem &problem, Method method, bool isEncrypted);

    /// How large the body of such a request may be, in bytes.
    qint64 bodyLimit(Method method, const QString &path) const;
    /// What Allow says of this path; every method where there is no such path.
    QByteArray allowedMethods(const QString &path) const;

private:
    void finish(Response &response, QUuid id, Method method, const Route *route, bool isEncrypted,
                std::chrono::milliseconds begun);
    Response respond(const Request &request, const Router::Match &match, const QString &requestId);
    Result<Response> callRoute(const Request &request, const Router::Match &match,
                               const QString &requestId);
    Result<Response> callOnce(const Request &request, const Router::Match &match, Actor actor,
                              const RequestKey &key);
    Result<Response> callHandler(const Request &request, const Router::Match &match, Actor actor,
                                 OnceScope *once);
    Result<Actor> authenticated(const Request &request, const Route &route,
                                const QString &requestId);

    const Router &m_router;
    Services &m_services;
    const ClinicZone &m_zone;
    const Clock &m_clock;
    const Logger &m_logger;
    ServerState &m_state;
};

} // namespace frontdesk
