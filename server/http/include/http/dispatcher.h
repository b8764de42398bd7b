// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/logging.h"
#include "http/admission.h"
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
    /// Answers a request that no route gets to see. It may have been read to its middle alone.
    Response refuse(const Problem &problem, const Request &request);

    /// How large the body of such a request may be, in bytes.
    qint64 bodyLimit(Method method, const QString &path) const;
    /// What Allow says of this path; every method where there is no such path.
    QByteArray allowedMethods(const QString &path) const;

private:
    Visit visitOf(const Request &request) const;
    void finish(const Visit &visit, const Router::Match &match, std::chrono::milliseconds begun,
                Response &response);
    Response respond(Visit &visit, const Router::Match &match);
    Response respondLost(Visit &visit, const Router::Match &match);
    Result<Response> callRoute(Visit &visit, const Router::Match &match);
    Result<Response> callOnce(const Request &request, const Router::Match &match, Actor actor,
                              const RequestKey &key);
    Result<Response> callHandler(const Request &request, const Router::Match &match, Actor actor,
                                 OnceScope *once);

    const Router &m_router;
    Services &m_services;
    Admission m_admission;
    const ClinicZone &m_zone;
    const Clock &m_clock;
    const Logger &m_logger;
    ServerState &m_state;
};

} // namespace frontdesk
