// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateanswers.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

QByteArray reasonFor(int status)
{
    switch (status) {
    case 400:
        return "Bad Request";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 417:
        return "Expectation Failed";
    case 431:
        return "Request Header Fields Too Large";
    case 501:
        return "Not Implemented";
    case 503:
        return "Service Unavailable";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return {};
    }
}

} // namespace

Problem problemOf(wire::Refusal refusal)
{
    using wire::Refusal;
    switch (refusal) {
    case Refusal::Malformed:
        break;
    case Refusal::BodyTooLarge:
        return Problem::bodyTooLarge(wire::RequestLimits().bodyBytes);
    case Refusal::TargetTooLong:
        return Problem::ofConnection(414, u"target_too_long"_s,
                                     u"At most 8 KiB of path and query are accepted"_s);
    case Refusal::ExpectationUnknown:
        return Problem::ofConnection(417, u"unknown_expectation"_s,
                                     u"Only Expect: 100-continue is met"_s);
    case Refusal::HeadTooLarge:
        return Problem::ofConnection(431, u"head_too_large"_s,
                                     u"At most 16 KiB and 100 header fields are accepted"_s);
    case Refusal::MethodUnknown:
        return Problem::methodNotAllowed(wire::knownMethods().join(", "));
    case Refusal::CodingUnknown:
        return Problem::ofConnection(501, u"unknown_transfer_coding"_s,
                                     u"Only Transfer-Encoding: chunked is understood"_s);
    case Refusal::VersionUnknown:
        return Problem::ofConnection(505, u"unknown_http_version"_s, u"Send HTTP/1.1"_s);
    }
    return Problem::ofConnection(400, u"malformed_http"_s,
                                 u"The request does not keep to RFC 9112 (HTTP/1.1)"_s);
}

QByteArray wireBytes(const Response &response, bool withBody)
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(response.status) + ' '
                       + reasonFor(response.status) + "\r\nContent-Type: " + response.contentType
                       + "\r\n";
    for (const auto &[name, value] : response.headers)
        bytes += name + ": " + value + "\r\n";
    bytes += "Content-Length: " + QByteArray::number(response.body.size())
             + "\r\nConnection: close\r\n\r\n";
    return withBody ? bytes + response.body : bytes;
}

Method methodNamed(const QByteArray &name)
{
    for (const Method method : {Method::Get, Method::Head, Method::Post, Method::Put, Method::Patch,
                                Method::Delete, Method::Options}) {
        if (name == QByteArrayView(toString(method).data(), toString(method).size()))
            return method;
    }
    return Method::Other;
}

QString pathOf(const wire::RequestHead &head)
{
    return QString::fromLatin1(head.path());
}

} // namespace frontdesk
