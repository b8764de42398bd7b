// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"
#include "services/idempotencyservice.h"

#include <QMutex>
#include <QSet>

namespace frontdesk {

/// The requests with an Idempotency-Key that this process is at now; thread-safe.
class RequestsInFlight
{
public:
    /// One request's stay.
    class Entry
    {
    public:
        Entry(RequestsInFlight &requests, const QString &id);
        ~Entry();
        Q_DISABLE_COPY_MOVE(Entry)

        /// False where another request of this id is here already.
        bool isFirst() const { return m_isFirst; }

    private:
        RequestsInFlight &m_requests;
        QString m_id;
        bool m_isFirst;
    };

private:
    QMutex m_mutex;
    QSet<QString> m_ids;
};

/// The key of a POST, where it has one. Malformed unless it is 1 to 255 visible ASCII characters.
/// `whose` keeps the keys of different users, and of those whom nobody knows, apart.
Result<std::optional<RequestKey>> requestKey(const Request &request, const QByteArray &whose);

/// An answer as it is kept, and back. Internal for bytes that are no answer.
QByteArray toKeptBytes(const Response &response);
Result<Response> fromKeptBytes(const QByteArray &bytes);

/// Whether the answer of a request that changed nothing is kept: what the clinic's rules say is,
/// what was wrong with the request itself, or passes by itself, is not.
bool isKept(int status);

} // namespace frontdesk
