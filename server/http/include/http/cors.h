// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"

#include <QStringList>

namespace frontdesk {

/// Tells browsers which other origins' pages may call the interface: those of CORS_ORIGINS, each
/// exactly, and none by default. Cookies play no part. Immutable, so all workers share one.
class Cors
{
public:
    /// `origins` as a browser writes them.
    explicit Cors(const QStringList &origins = {});

    /// Adds to an answer what the request's origin may know of it; to a preflight, what it may
    /// send. `allow` are the methods of the path.
    void mark(const Request &request, const QByteArray &allow, Response &response) const;

private:
    QByteArrayList m_origins;
};

} // namespace frontdesk
