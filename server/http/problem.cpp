// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/problem.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

int httpStatus(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Malformed:
    case ErrorCode::InvalidInput:
        return 400;
    case ErrorCode::Unauthenticated:
    case ErrorCode::InvalidCredentials:
    case ErrorCode::TotpRequired:
        return 401;
    case ErrorCode::Forbidden:
    case ErrorCode::TotpSetupRequired:
        return 403;
    case ErrorCode::NotFound:
        return 404;
    case ErrorCode::AlreadyExists:
    case ErrorCode::SlotTaken:
    case ErrorCode::PatientBusy:
    case ErrorCode::OfferClosed:
    case ErrorCode::NoDoctorFree:
    case ErrorCode::RoomBusy:
    case ErrorCode::HoldExpired:
    case ErrorCode::IllegalTransition:
        return 409;
    case ErrorCode::StaleVersion:
        return 412;
    case ErrorCode::OutsideWorkingHours:
    case ErrorCode::OffGrid:
    case ErrorCode::InThePast:
    case ErrorCode::NoticeTooShort:
    case ErrorCode::TooFarAhead:
    case ErrorCode::DoctorInactive:
    case ErrorCode::DurationNotAllowed:
    case ErrorCode::TooManyBookings:
    case ErrorCode::CutoffPassed:
    case ErrorCode::TimeDoesNotExist:
    case ErrorCode::TimeIsAmbiguous:
    case ErrorCode::TypeNotOffered:
    case ErrorCode::NotBookableOnline:
    case ErrorCode::RoomInactive:
    case ErrorCode::TooManyHolds:
        return 422;
    case ErrorCode::TooManyRequests:
        return 429;
    case ErrorCode::Unavailable:
        return 503;
    case ErrorCode::Internal:
    case ErrorCode::ConfigInvalid:
    case ErrorCode::DatabaseLocked:
    case ErrorCode::SchemaTooNew:
    case ErrorCode::SchemaAltered:
    case ErrorCode::PortBusy:
        return 500;
    }
    Q_UNREACHABLE();
}

namespace {

QString titleOf(int status)
{
    switch (status) {
    case 400:
        return u"The request is not valid"_s;
    case 401:
        return u"Authentication is required"_s;
    case 403:
        return u"This is not allowed"_s;
    case 404:
        return u"There is no such thing here"_s;
    case 405:
        return u"This method is not allowed here"_s;
    case 406:
        return u"None of the accepted media types is on offer"_s;
    case 408:
        return u"The request took too long"_s;
    case 409:
        return u"The request conflicts with what is there"_s;
    case 412:
        return u"The object has changed meanwhile"_s;
    case 413:
        return u"The body is too large"_s;
    case 414:
        return u"The path is too long"_s;
    case 415:
        return u"This media type is not supported"_s;
    case 417:
        return u"This expectation cannot be met"_s;
    case 422:
        return u"A rule forbids it"_s;
    case 429:
        return u"Too many requests"_s;
    case 431:
        return u"The header is too large"_s;
    case 501:
    case 505:
        return u"This kind of HTTP is not supported"_s;
    case 503:
        return u"The service is not available now"_s;
    default:
        return u"Something went wrong"_s;
    }
}

Headers headersFor(int status, std::chrono::seconds retryAfter = {})
{
    const bool known = retryAfter.count() > 0;
    if (known && (status == 429 || status == 503))
        return {{"Retry-After", QByteArray::number(qint64(retryAfter.count()))}};
    switch (status) {
    case 401:
        return {{"WWW-Authenticate", "Bearer"}};
    case 429:
        return {{"Retry-After", "60"}};
    case 503:
        return {{"Retry-After", "5"}};
    default:
        return {};
    }
}

} // namespace

Problem Problem::from(const Error &error)
{
    const int status = httpStatus(error.code);
    const bool inside = status == 500;
    return {status,
            QString(toString(inside ? ErrorCode::Internal : error.code)),
            titleOf(status),
            inside ? u"The request could not be carried out; please report its requestId"_s
                   : error.message,
            inside ? QList<FieldFault>() : error.faults,
            headersFor(status, error.retryAfter)};
}

Problem Problem::methodNotAllowed(const QByteArray &allow)
{
    return {405, u"method_not_allowed"_s, titleOf(405), u"The Allow header names the methods"_s,
            {},  {{"Allow", allow}}};
}

Problem Problem::ofConnection(int status, const QString &code, const QString &detail)
{
    return {status, code, titleOf(status), detail, {}, headersFor(status)};
}

Problem Problem::tooSlow()
{
    return ofConnection(408, u"request_timeout"_s, u"The request did not arrive in time"_s);
}

Problem Problem::overloaded()
{
    return from({ErrorCode::Unavailable, u"Too many others are being served: try again"_s, {}, {}});
}

Problem Problem::bodyTooLarge(qint64 limit)
{
    return {413,          u"body_too_large"_s,
            titleOf(413), u"At most %1 bytes are accepted"_s.arg(limit),
            {},           {}};
}

Problem Problem::unsupportedMediaType()
{
    return {415, u"unsupported_media_type"_s, titleOf(415), u"Send application/json"_s, {}, {}};
}

Problem Problem::notAcceptable(const QList<QByteArray> &offered)
{
    return {406,          u"not_acceptable"_s,
            titleOf(406), u"It is there as %1"_s.arg(QString::fromLatin1(offered.join(", "))),
            {},           {}};
}

Problem Problem::idempotencyMismatch()
{
    return {422,          u"idempotency_mismatch"_s,
            titleOf(422), u"This Idempotency-Key was sent with another request: use a new one"_s,
            {},           {}};
}

Problem Problem::idempotencyInFlight()
{
    return {409,          u"idempotency_in_flight"_s,
            titleOf(409), u"The request with this Idempotency-Key has no answer yet: ask again"_s,
            {},           {{"Retry-After", "1"}}};
}

namespace {

/// A problem, and the request that it answers.
struct Report {
    Problem problem;
    QString requestId;
};

/// A value of a rule's limits, where it has that one.
template <class T>
auto limit(QLatin1StringView name)
{
    return [name](const QJsonObject &params) -> std::optional<T> {
        const QJsonValue value = params[name];
        if (value.isUndefined())
            return std::nullopt;
        if constexpr (std::is_same_v<T, bool>)
            return value.toBool();
        else if constexpr (std::is_same_v<T, qint64>)
            return value.toInteger();
        else
            return value.toString();
    };
}

const Output<QJsonObject> &faultParamsOutput()
{
    constexpr auto Sample = "2026-03-09T14:00:00Z"_L1;
    static const auto output =
        Output<QJsonObject>("FaultParams"_L1, "The limits of a booking rule, for programs"_L1)
            .optional("minutes"_L1, limit<qint64>("minutes"_L1),
                      field::integer(0, MostInWire)
                          .about("The notice, the cut-off or the length that is asked"_L1, 120))
            .optional("days"_L1, limit<qint64>("days"_L1),
                      field::integer(0, MostInWire).about("How far ahead one can book"_L1, 180))
            .optional("most"_L1, limit<qint64>("most"_L1),
                      field::integer(0, MostInWire).about("How many there may be"_L1, 10))
            .optional("earliest"_L1, limit<QString>("earliest"_L1),
                      field::instant().about("It may begin from then on"_L1, Sample))
            .optional("latest"_L1, limit<QString>("latest"_L1),
                      field::instant().about("It may be until then"_L1, Sample))
            .optional("startTime"_L1, limit<QString>("startTime"_L1),
                      field::instant().about("When what is in the way begins"_L1, Sample))
            .optional("endTime"_L1, limit<QString>("endTime"_L1),
                      field::instant().about("When what is in the way ends"_L1, Sample))
            .optional("overridable"_L1, limit<bool>("overridable"_L1),
                      field::boolean().about("Staff can override it"_L1, true));
    return output;
}

} // namespace

const Output<FieldFault> &faultOutput()
{
    static const auto output =
        Output<FieldFault>("Fault"_L1, "A field that is not valid, or a rule that it breaks"_L1)
            .field("pointer"_L1, &FieldFault::pointer,
                   field::line(0, 300).about("A JSON pointer (RFC 6901) to the field, or to the "
                                             "parameter of that name"_L1,
                                             "/dateOfBirth"_L1))
            .field("code"_L1, &FieldFault::code,
                   field::line(1, 60)
                       .matching("^[a-z_]+$"_L1)
                       .about("What is wrong, for programs"_L1, "not_a_date"_L1))
            .field("message"_L1, &FieldFault::message,
                   field::line(1, 1000).about("What is wrong, for people"_L1,
                                              "It must be a date as YYYY-MM-DD"_L1))
            .optionalObject("params"_L1, &FieldFault::params, faultParamsOutput());
    return output;
}

namespace {

const Output<Report> &reportOutput()
{
    constexpr int MostFaults = 10'000;
    const auto of = [](const auto member) {
        return [member](const Report &report) { return std::invoke(member, report.problem); };
    };
    static const auto output =
        Output<Report>("Problem"_L1, "Why a request failed (RFC 9457)"_L1)
            .field(
                "type"_L1,
                [](const Report &report) {
                    return QString("urn:frontdesk:problem:"_L1 + report.problem.code);
                },
                field::line(1, 100)
                    .matching("^urn:frontdesk:problem:[a-z_]+$"_L1)
                    .about("The code, as a URI"_L1, "urn:frontdesk:problem:invalid_input"_L1))
            .field("title"_L1, of(&Problem::title),
                   field::line(1, 200).about("The same for every problem of this status"_L1,
                                             "The request is not valid"_L1))
            .field("status"_L1, of(&Problem::status),
                   field::integer(400, 599).about("The HTTP status"_L1, 400))
            .field("code"_L1, of(&Problem::code),
                   field::line(1, 60)
                       .matching("^[a-z_]+$"_L1)
                       .about("Stable, and for programs"_L1, "invalid_input"_L1))
            .field("detail"_L1, of(&Problem::detail),
                   field::line(0, 1000).about("What happened here, for people"_L1,
                                              "A field is not valid"_L1))
            .list("errors"_L1, of(&Problem::faults), faultOutput(), MostFaults,
                  "Every field that is not valid, and every rule that stops a booking"_L1)
            .field("requestId"_L1, &Report::requestId,
                   field::uuid().about("The log has the request under this id"_L1,
                                       "01a208ac-7c1e-7d52-9a3b-6f1f0c6f2f11"_L1));
    return output;
}

} // namespace

ShapePtr problemShape()
{
    return reportOutput().shape();
}

Response Problem::toResponse(const QString &requestId) const
{
    // Nobody's rights matter to a problem: it shows the same to all.
    Response response =
        Response::json(reportOutput().toJson({*this, requestId}, Role::Patient), status);
    response.contentType = "application/problem+json";
    response.headers = headers;
    return response;
}

} // namespace frontdesk
