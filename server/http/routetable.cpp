// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/routetable.h"

#include "gateanswers.h"
#include "http/problem.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

QString Policy::describe() const
{
    if (isForWatchers())
        return u"this machine, or METRICS_TOKEN"_s;
    if (isPublic())
        return u"everyone"_s;
    if (m_kind == Kind::SignedIn)
        return u"signed in"_s;
    QStringList names;
    for (const Role role : m_roles)
        names.append(QString(toString(role)));
    return names.join(u", "_s);
}

Route &Route::as(QLatin1StringView id, QLatin1StringView group, QLatin1StringView line)
{
    operationId = id;
    tag = group;
    summary = line;
    return *this;
}

Route &Route::answers(int status, ShapePtr shape)
{
    successStatus = status;
    answer = std::move(shape);
    return *this;
}

Route &Route::answersAs(const QByteArray &mediaType)
{
    if (successStatus == 0)
        successStatus = 200;
    otherTypes.append(mediaType);
    return *this;
}

Route &Route::fails(const QList<ErrorCode> &codes)
{
    failures += codes;
    return *this;
}

Route &Route::ifMatch()
{
    checksVersion = true;
    return *this;
}

Route &Route::says(QLatin1StringView more)
{
    description = more;
    return *this;
}

Route &Route::limitedTo(qint64 bytes)
{
    bodyLimit = bytes;
    return *this;
}

Route &Route::countsAs(RateLimit limit)
{
    rateLimit = limit;
    return *this;
}

Route &Route::unlisted()
{
    isListed = false;
    return *this;
}

Route &Route::withBody()
{
    deletesWithBody = true;
    return *this;
}

Route &Route::duringTotpSetUp()
{
    isOpenDuringTotpSetUp = true;
    return *this;
}

QString Route::name() const
{
    return toString(method) + u' ' + pattern;
}

std::map<int, QStringList> Route::problems() const
{
    std::map<int, QStringList> problems;
    const auto may = [&](ErrorCode code) {
        QStringList &codes = problems[httpStatus(code)];
        if (!codes.contains(toString(code)))
            codes.append(QString(toString(code)));
    };
    // Even a route without parameters refuses those that are sent.
    may(ErrorCode::Malformed);
    may(ErrorCode::InvalidInput);
    if (!policy.isPublic() || policy.isForWatchers())
        may(ErrorCode::Unauthenticated);
    if (policy.isForRoles())
        may(ErrorCode::Forbidden);
    if (!policy.isPublic() && !isOpenDuringTotpSetUp)
        may(ErrorCode::TotpSetupRequired);
    if (pattern.contains("{id}"_L1))
        may(ErrorCode::NotFound);
    if (checksVersion)
        may(ErrorCode::StaleVersion);
    if (hasBody()) {
        for (const Problem &problem :
             {Problem::bodyTooLarge(bodyLimit), Problem::unsupportedMediaType()})
            problems[problem.status].append(problem.code);
    }
    if (answer && !otherTypes.isEmpty()) {
        const Problem problem = Problem::notAcceptable({});
        problems[problem.status].append(problem.code);
    }
    if (method == Method::Post) {
        for (const Problem &problem :
             {Problem::idempotencyMismatch(), Problem::idempotencyInFlight()})
            problems[problem.status].append(problem.code);
    }
    for (const ErrorCode code : failures)
        may(code);
    if (rateLimit != RateLimit::None)
        may(ErrorCode::TooManyRequests);
    // By the gate, before any route is looked for.
    for (const auto refusal :
         {wire::Refusal::Malformed, wire::Refusal::TargetTooLong, wire::Refusal::HeadTooLarge}) {
        const Problem problem = problemOf(refusal);
        problems[problem.status].append(problem.code);
    }
    may(ErrorCode::Internal);
    may(ErrorCode::Unavailable);
    return problems;
}

} // namespace frontdesk
