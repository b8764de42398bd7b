// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "curlhandle.h"

namespace frontdesk {

/// One POST whose answer is of no use but for its status.
struct HttpPost {
    QUrl url;
    const char *protocols = "https";
    QByteArray contentType;
    QByteArray body;
    QByteArray id;
    qint64 seconds = 0; ///< since 1970, for webhook-timestamp
    QByteArray secret; ///< signs the request; empty: unsigned
    QString caFile;
    bool publicOnly = false; ///< no connection to an address that not everybody can reach
};

struct HttpAnswer {
    CURLcode code = CURLE_FAILED_INIT;
    long status = 0;
    bool wasPrivate = false; ///< the address was refused
};

/// Sends webhook-id, webhook-timestamp, webhook-signature and Idempotency-Key with it.
HttpAnswer sendPost(const HttpPost &post);

} // namespace frontdesk
