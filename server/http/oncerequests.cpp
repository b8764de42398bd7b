// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/oncerequests.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView KeyHeader("Idempotency-Key");
constexpr qsizetype LongestKey = 255;

bool isVisible(char c)
{
    return c > ' ' && c < '\x7f';
}

} // namespace

RequestsInFlight::Entry::Entry(RequestsInFlight &requests, const QString &id)
    : m_requests(requests)
    , m_id(id)
{
    const QMutexLocker lock(&m_requests.m_mutex);
    m_isFirst = !m_requests.m_ids.contains(m_id);
    m_requests.m_ids.insert(m_id);
}

RequestsInFlight::Entry::~Entry()
{
    if (!m_isFirst)
        return;
    const QMutexLocker lock(&m_requests.m_mutex);
    m_requests.m_ids.remove(m_id);
}

Result<std::optional<RequestKey>> requestKey(const Request &request, const QByteArray &whose)
{
    if (request.method != Method::Post || !request.hasHeader(KeyHeader))
        return std::nullopt;
    const auto keys =
        std::count_if(request.headers.begin(), request.headers.end(), [](const auto &header) {
            return KeyHeader.compare(header.first, Qt::CaseInsensitive) == 0;
        });
    const QByteArray key = request.header(KeyHeader);
    if (keys != 1 || key.isEmpty() || key.size() > LongestKey
        || !std::all_of(key.begin(), key.end(), isVisible))
        return fail(ErrorCode::Malformed,
                    u"Idempotency-Key must be one text of 1 to 255 visible ASCII characters"_s);
    return RequestKey::make(
        whose, key,
        {toString(request.method).data(), request.path.toUtf8(), request.query, request.body});
}

QByteArray toKeptBytes(const Response &response)
{
    QCborArray headers;
    for (const auto &[name, value] : response.headers)
        headers.append(QCborArray {name, value});
    return QCborValue(QCborArray {response.status, response.contentType, response.body, headers})
        .toCbor();
}

Result<Response> fromKeptBytes(const QByteArray &bytes)
{
    const QCborArray parts = QCborValue::fromCbor(bytes).toArray();
    if (parts.size() != 4)
        return fail(ErrorCode::Internal, u"A kept answer cannot be read"_s);
    Response response {
        int(parts[0].toInteger()), parts[1].toByteArray(), parts[2].toByteArray(), {}};
    const QCborArray headers = parts[3].toArray();
    for (const QCborValue header : headers) {
        const QCborArray pair = header.toArray();
        response.headers.append({pair[0].toByteArray(), pair[1].toByteArray()});
    }
    return response;
}

bool isKept(int status)
{
    return status < 300 || status == 404 || status == 409 || status == 412 || status == 422;
}

} // namespace frontdesk
