// SPDX-License-Identifier: GPL-3.0-or-later
#include "curlhandle.h"

#include <QHostAddress>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr long ConnectSeconds = 10;
constexpr long WholeSeconds = 30;

} // namespace

CurlPtr newCurl(const QUrl &url, const char *protocols)
{
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (started != CURLE_OK)
        return nullptr;
    CurlPtr curl(curl_easy_init());
    if (!curl)
        return nullptr;
    CURL *handle = curl.get();
    const QByteArray address =
        url.adjusted(QUrl::RemoveUserInfo).toString(QUrl::FullyEncoded).toUtf8();
    curl_easy_setopt(handle, CURLOPT_URL, address.constData());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, protocols);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_PROXY, "");
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, ConnectSeconds);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, WholeSeconds);
    if (!url.userName().isEmpty()) {
        const QByteArray user = url.userName(QUrl::FullyDecoded).toUtf8();
        const QByteArray password = url.password(QUrl::FullyDecoded).toUtf8();
        curl_easy_setopt(handle, CURLOPT_USERNAME, user.constData());
        curl_easy_setopt(handle, CURLOPT_PASSWORD, password.constData());
    }
    return curl;
}

void append(CurlList &list, const QByteArray &line)
{
    if (curl_slist *longer = curl_slist_append(list.get(), line.constData())) {
        static_cast<void>(list.release());
        list.reset(longer);
    }
}

bool isLoopback(const QUrl &url)
{
    return url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback();
}

bool isUnreachable(CURLcode code)
{
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_OPERATION_TIMEDOUT:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_USE_SSL_FAILED:
    case CURLE_LOGIN_DENIED:
    case CURLE_GOT_NOTHING:
    case CURLE_WEIRD_SERVER_REPLY:
        return true;
    default:
        return false;
    }
}

} // namespace frontdesk
