// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/message.h"

#include <QJsonDocument>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

QLatin1StringView toString(Method method)
{
    switch (method) {
    case Method::Get:
        return "GET"_L1;
    case Method::Head:
        return "HEAD"_L1;
    case Method::Post:
        return "POST"_L1;
    case Method::Put:
        return "PUT"_L1;
    case Method::Patch:
        return "PATCH"_L1;
    case Method::Delete:
        return "DELETE"_L1;
    case Method::Options:
        return "OPTIONS"_L1;
    case Method::Other:
        break;
    }
    return "OTHER"_L1;
}

namespace {

Headers::const_iterator findHeader(const Headers &headers, QByteArrayView name)
{
    return std::find_if(headers.begin(), headers.end(), [&](const auto &header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
}

} // namespace

QByteArray Request::header(QByteArrayView name) const
{
    const auto found = findHeader(headers, name);
    return found == headers.end() ? QByteArray() : found->second.trimmed();
}

bool Request::hasHeader(QByteArrayView name) const
{
    return findHeader(headers, name) != headers.end();
}

bool Response::hasHeader(QByteArrayView name) const
{
    return findHeader(headers, name) != headers.end();
}

Response Response::json(const QJsonObject &object, int status)
{
    return {status, "application/json", QJsonDocument(object).toJson(QJsonDocument::Compact), {}};
}

Response Response::noContent()
{
    return {204, {}, {}, {}};
}

Response &&Response::withVersion(qint64 version) &&
{
    return std::move(*this).withHeader("ETag", '"' + QByteArray::number(version) + '"');
}

Response &&Response::withHeader(const QByteArray &name, const QByteArray &value) &&
{
    headers.append({name, value});
    return std::move(*this);
}

} // namespace frontdesk
