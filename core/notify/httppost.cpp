// SPDX-License-Identifier: GPL-3.0-or-later
#include "httppost.h"

#include "domain/webhook.h"
#include "notify/smsgateway.h"

#include <QHostAddress>

#include <sys/socket.h>

namespace frontdesk {

namespace {

size_t ignoreAnswer(char *, size_t size, size_t count, void *)
{
    return size * count;
}

/// Is asked with the address that the name led to, so that nothing can change it afterwards.
curl_socket_t openPublic(void *data, curlsocktype, curl_sockaddr *address)
{
    if (!isPublicAddress(QHostAddress(&address->addr).toString())) {
        static_cast<HttpAnswer *>(data)->wasPrivate = true;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

} // namespace

HttpAnswer sendPost(const HttpPost &post)
{
    HttpAnswer answer;
    const CurlPtr curl = newCurl(post.url, post.protocols);
    if (!curl)
        return answer;
    CURL *handle = curl.get();
    CurlList headers;
    append(headers, "Content-Type: " + post.contentType);
    append(headers, "Idempotency-Key: " + post.id);
    append(headers, "webhook-id: " + post.id);
    append(headers, "webhook-timestamp: " + QByteArray::number(post.seconds));
    if (!post.secret.isEmpty())
        append(headers, "webhook-signature: "
                            + webhookSignature(post.secret, post.id, post.seconds, post.body));
    append(headers, "Expect:");
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
    if (!post.caFile.isEmpty())
        curl_easy_setopt(handle, CURLOPT_CAINFO, post.caFile.toUtf8().constData());
    if (post.publicOnly) {
        curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, &openPublic);
        curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, &answer);
    }
    curl_easy_setopt(handle, CURLOPT_HTTPAUTH, long(CURLAUTH_BASIC));
    curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE, long(post.body.size()));
    curl_easy_setopt(handle, CURLOPT_POSTFIELDS, post.body.constData());
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &ignoreAnswer);
    answer.code = curl_easy_perform(handle);
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &answer.status);
    return answer;
}

} // namespace frontdesk
