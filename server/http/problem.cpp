// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/problem.h"

#include <QJsonArray>

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
        return 401;
    case ErrorCode::Forbidden:
        return 403;
    case ErrorCode::NotFound:
        return 404;
    case ErrorCode::AlreadyExists:
    case ErrorCode::SlotTaken:
    case ErrorCode::PatientBusy:
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
    case 409:
        return u"The request conflicts with what is there"_s;
    case 412:
        return u"The object has changed meanwhile"_s;
    case 413:
        return u"The body is too large"_s;
    case 415:
        return u"This media type is not supported"_s;
    case 422:
        return u"A booking rule forbids it"_s;
    case 429:
        return u"Too many requests"_s;
    case 503:
        return u"The service is not available now"_s;
    default:
        return u"Something went wrong"_s;
    }
}

Headers headersFor(int status)
{
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
            headersFor(status)};
}

Problem Problem::methodNotAllowed(const QByteArray &allow)
{
    return {405, u"method_not_allowed"_s, titleOf(405), u"The Allow header names the methods"_s,
            {},  {{"Allow", allow}}};
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

Response Problem::toResponse(const QString &requestId) const
{
    QJsonArray errors;
    for (const FieldFault &fault : faults)
        errors.append(QJsonObject {
            {u"pointer"_s, fault.pointer}, {u"code"_s, fault.code}, {u"message"_s, fault.message}});
    Response response = Response::json({{u"type"_s, "urn:frontdesk:problem:"_L1 + code},
                                        {u"title"_s, title},
                                        {u"status"_s, status},
                                        {u"code"_s, code},
                                        {u"detail"_s, detail},
                                        {u"errors"_s, errors},
                                        {u"requestId"_s, requestId}},
                                       status);
    response.contentType = "application/problem+json";
    response.headers = headers;
    return response;
}

} // namespace frontdesk
