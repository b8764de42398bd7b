// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/transport.h"

#include <QByteArray>
#include <QUrl>

#include <memory>

#include <curl/curl.h>

namespace frontdesk {

struct FreeCurl {
    void operator()(CURL *handle) const { curl_easy_cleanup(handle); }
};
using CurlPtr = std::unique_ptr<CURL, FreeCurl>;

struct FreeList {
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};
using CurlList = std::unique_ptr<curl_slist, FreeList>;

/// A handle with what all transports share: timeouts, no signals, no redirects, no proxy of the
/// environment's; the address without its log-in, which is set apart.
CurlPtr newCurl(const QUrl &url, const char *protocols);
void append(CurlList &list, const QByteArray &line);
/// Whether the address is this machine itself, by its name or number.
bool isLoopback(const QUrl &url);
/// Whether the failure is of the way and not of the message.
bool isUnreachable(CURLcode code);

} // namespace frontdesk
