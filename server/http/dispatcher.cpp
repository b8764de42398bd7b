// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/dispatcher.h"

#include "commonheaders.h"
#include "http/querystring.h"
#include "http/strictjson.h"

#include <algorithm>
#include <exception>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// The version that If-Match names. A tag that none of ours can be matches nothing: -1.
Result<std::optional<qint64>> expectedVersion(const Request &request)
{
    if (!request.hasHeader("If-Match"))
        return std::nullopt;
    const QByteArray tag = request.header("If-Match");
    if (tag == "*")
        return std::nullopt;
    const bool weak = tag.startsWith("W/");
    const QByteArray quoted = weak ? tag.mid(2) : tag;
    if (quoted.size() < 2 || !quoted.startsWith('"') || quoted.indexOf('"', 1) != quoted.size() - 1)
        return fail(ErrorCode::Malformed, u"If-Match must be one entity tag, or *"_s);
    bool isNumber = false;
    const qint64 version = quoted.mid(1, quoted.size() - 2).toLongLong(&isNumber);
    return weak || !isNumber ? -1 : version;
}

bool isJson(const Request &request)
{
    const QByteArrayList parts = request.header("Content-Type").toLower().split(';');
    const bool isUtf8 = std::all_of(parts.begin() + 1, parts.end(), [](const QByteArray &part) {
        const QByteArray parameter = part.trimmed();
        return !parameter.startsWith("charset=") || parameter == "charset=utf-8"
               || parameter == "charset=\"utf-8\"";
    });
    return isUtf8 && parts.constFirst().trimmed() == "application/json";
}

/// What is wrong with the body before anybody reads it.
std::optional<Problem> bodyProblem(const Request &request, const Route &route)
{
    if (request.body.size() > route.bodyLimit)
        return Problem::bodyTooLarge(route.bodyLimit);
    const bool claimsType = route.hasBody() && request.hasHeader("Content-Type");
    const QByteArray coding = request.header("Content-Encoding").toLower();
    const bool isCoded = !coding.isEmpty() && coding != "identity";
    if (isCoded || ((claimsType || !request.body.isEmpty()) && !isJson(request)))
        return Problem::unsupportedMediaType();
    return std::nullopt;
}

Result<ObjectSpec::Values> readBody(const Request &request, const Route &route)
{
    if (request.body.isEmpty() && route.bodyOptional)
        return route.fields.read(QJsonObject());
    FRONTDESK_TRY_ASSIGN(const QJsonObject object, parseJsonObject(request.body));
    return route.fields.read(object);
}

/// The fields of the body or of the query, whichever the route has; it takes nothing of the other.
Result<ObjectSpec::Values> readFields(const Request &request, const Route &route,
                                      const QueryItems &query)
{
    if (route.hasBody()) {
        FRONTDESK_TRY(ObjectSpec().read(query));
        return readBody(request, route);
    }
    if (!request.body.isEmpty())
        return fail(ErrorCode::Malformed, u"This method takes no body"_s);
    return route.fields.read(query);
}

/// Whose idempotency keys these are: a user's, or those of an address on a public route.
QByteArray ownerOfKeys(const Actor &actor, const Route &route)
{
    if (!actor.userId.isNull())
        return "user " + actor.userId.toString().toLatin1();
    return "route " + route.name().toLatin1() + " from " + actor.origin.toLatin1();
}

} // namespace

Dispatcher::Dispatcher(const Router &router, Services &services, const ClinicZone &zone,
                       const Clock &clock, const Logger &logger, ServerState &state)
    : m_router(router)
    , m_services(services)
    , m_admission(services.auth, clock, state)
    , m_zone(zone)
    , m_clock(clock)
    , m_logger(logger)
    , m_state(state)
{
}

Response Dispatcher::handle(const Request &request)
{
    const auto begun = m_clock.monotonic();
    const Metrics::InFlight inFlight(m_state.metrics);
    Visit visit = visitOf(request);
    const Router::Match match = m_router.find(request.method, request.path);
    Response response = respond(visit, match);
    finish(visit, match, begun, response);
    return response;
}

Response Dispatcher::refuse(const Problem &problem, const Request &request)
{
    const auto begun = m_clock.monotonic();
    const Visit visit = visitOf(request);
    Response response = problem.toResponse(visit.requestId);
    finish(visit, {}, begun, response);
    return response;
}

qint64 Dispatcher::bodyLimit(Method method, const QString &path) const
{
    const Router::Match match = m_router.find(method, path);
    return match.route ? match.route->bodyLimit : Route::DefaultBodyLimit;
}

QByteArray Dispatcher::allowedMethods(const QString &path) const
{
    const QByteArray allow = m_router.find(Method::Other, path).allow;
    return allow.isEmpty() ? m_router.find(Method::Options, u"*"_s).allow : allow;
}

Visit Dispatcher::visitOf(const Request &request) const
{
    return {request,
            generateUuidV7().toString(QUuid::WithoutBraces),
            m_state.clients.clientOf(request.peer, request.headers),
            {}};
}

/// What every answer has in common, whoever makes it.
void Dispatcher::finish(const Visit &visit, const Router::Match &match,
                        std::chrono::milliseconds begun, Response &response)
{
    const Request &request = visit.request;
    addCommonHeaders(response, visit.requestId,
                     request.isEncrypted
                         || m_state.clients.cameByHttps(request.peer, request.headers));
    if (visit.allowance)
        addAllowance(response, *visit.allowance);
    m_state.cors.mark(request, match.allow, response);
    const auto took = m_clock.monotonic() - begun;
    m_state.metrics.answered(request.method, match.route ? match.route->pattern : QString(),
                             response.status, took);
    ++m_state.requests;
    if (response.status >= 500)
        ++m_state.errors;
    // The pattern, never the path: ids and search words stay out of the log.
    m_logger.info(
        "request"_L1,
        {{"method"_L1, toString(request.method)},
         {"route"_L1, match.route ? LogValue::systemText(match.route->pattern) : LogValue("-"_L1)},
         {"status"_L1, response.status},
         {"ms"_L1, qint64(took.count())},
         {"client"_L1, LogValue::systemText(ClientAddresses::text(visit.client))},
         {"request_id"_L1, LogValue::systemText(visit.requestId)}});
}

/// What is answered where there is no such path, or no such method.
Response Dispatcher::respondLost(Visit &visit, const Router::Match &match)
{
    if (const auto counted = m_admission.countLost(visit); !counted)
        return Problem::from(counted.error()).toResponse(visit.requestId);
    if (match.kind == Router::Match::NoSuchMethod)
        return Problem::methodNotAllowed(match.allow).toResponse(visit.requestId);
    return Problem::from({ErrorCode::NotFound, u"There is no such path"_s, {}, {}})
        .toResponse(visit.requestId);
}

Response Dispatcher::respond(Visit &visit, const Router::Match &match)
{
    // Not counted: a browser asks before each of the requests that are.
    if (match.kind == Router::Match::Options)
        return Response::noContent().withHeader("Allow", match.allow);
    if (match.kind != Router::Match::Found)
        return respondLost(visit, match);
    const QString &requestId = visit.requestId;
    Result<Response> result;
    try {
        result = callRoute(visit, match);
    } catch (const std::exception &exception) {
        // Nothing of ours throws; what a library throws must not end the process.
        result = fail(ErrorCode::Internal, u"An exception reached the dispatcher"_s,
                      QString::fromUtf8(exception.what()));
    }
    if (result)
        return *std::move(result);
    const Problem problem = Problem::from(result.error());
    if (problem.status >= 500)
        m_logger.error("request_failed"_L1,
                       {{"route"_L1, LogValue::systemText(match.route->pattern)},
                        {"code"_L1, toString(result.error().code)},
                        {"message"_L1, LogValue::systemText(result.error().message)},
                        {"detail"_L1, LogValue::systemText(result.error().detail)},
                        {"request_id"_L1, LogValue::systemText(requestId)}});
    return problem.toResponse(requestId);
}

Result<Response> Dispatcher::callRoute(Visit &visit, const Router::Match &match)
{
    const Request &request = visit.request;
    const Route &route = *match.route;
    FRONTDESK_TRY_ASSIGN(Actor actor, m_admission.admit(visit, route));
    if (const auto problem = bodyProblem(request, route))
        return problem->toResponse(visit.requestId);
    FRONTDESK_TRY_ASSIGN(const auto key, requestKey(request, ownerOfKeys(actor, route)));
    if (key)
        return callOnce(request, match, std::move(actor), *key);
    return callHandler(request, match, std::move(actor), nullptr);
}

Result<Response> Dispatcher::callOnce(const Request &request, const Router::Match &match,
                                      Actor actor, const RequestKey &key)
{
    const QString requestId = actor.requestId;
    const RequestsInFlight::Entry entry(m_state.inFlight, key.id);
    if (!entry.isFirst())
        return Problem::idempotencyInFlight().toResponse(requestId);
    const auto replayed = [&]() -> Result<std::optional<Response>> {
        FRONTDESK_TRY_ASSIGN(const auto found, m_services.idempotency.find(key));
        if (!found)
            return std::nullopt;
        if (!found->isSame)
            return Problem::idempotencyMismatch().toResponse(requestId);
        FRONTDESK_TRY_ASSIGN(Response kept, fromKeptBytes(found->answer));
        return std::move(kept).withHeader("Idempotency-Replayed", "true");
    };
    FRONTDESK_TRY_ASSIGN(auto before, replayed());
    if (before)
        return *std::move(before);
    OnceScope once(m_services.idempotency, key);
    Result<Response> result = callHandler(request, match, std::move(actor), &once);
    switch (once.outcome()) {
    case OnceScope::Outcome::Kept:
        return result;
    case OnceScope::Outcome::InFlight:
        return Problem::idempotencyInFlight().toResponse(requestId);
    case OnceScope::Outcome::AnsweredBefore: {
        FRONTDESK_TRY_ASSIGN(auto meanwhile, replayed());
        return meanwhile ? *std::move(meanwhile)
                         : Problem::idempotencyInFlight().toResponse(requestId);
    }
    case OnceScope::Outcome::NotKept:
        break;
    }
    Response response =
        result ? *std::move(result) : Problem::from(result.error()).toResponse(requestId);
    if (!isKept(response.status))
        return result ? Result<Response>(std::move(response)) : result;
    // Nothing was changed, so nothing is lost where this fails.
    if (const auto kept = m_services.idempotency.keep(key, toKeptBytes(response)); !kept)
        m_logger.warning("answer_not_kept"_L1,
                         {{"request_id"_L1, LogValue::systemText(requestId)}});
    return response;
}

Result<Response> Dispatcher::callHandler(const Request &request, const Router::Match &match,
                                         Actor actor, OnceScope *once)
{
    const Route &route = *match.route;
    FRONTDESK_TRY_ASSIGN(const auto version, expectedVersion(request));
    FRONTDESK_TRY_ASSIGN(QueryItems query, parseQuery(request.query));
    FRONTDESK_TRY_ASSIGN(const auto values, readFields(request, route, query));
    RequestContext context {m_services,       std::move(actor),    match.ids,
                            version,          m_zone.get(),        request.path,
                            std::move(query), m_router.document(), request.header("Accept"),
                            m_state,          m_clock.monotonic(), once};
    return route.handler(context, values);
}

} // namespace frontdesk
