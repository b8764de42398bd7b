// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/smtptransport.h"

#include "curlhandle.h"
#include "notify/mimemessage.h"

#include <algorithm>
#include <cstring>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

struct Upload {
    QByteArray bytes;
    qsizetype sent = 0;
};

size_t readUpload(char *buffer, size_t size, size_t count, void *data)
{
    auto *upload = static_cast<Upload *>(data);
    const qsizetype step = std::min(qsizetype(size * count), upload->bytes.size() - upload->sent);
    std::memcpy(buffer, upload->bytes.constData() + upload->sent, size_t(step));
    upload->sent += step;
    return size_t(step);
}

/// The server's word on this message: 5xx is for good (RFC 5321, section 4.2.1), but for those that
/// speak of the log-in or of the server itself.
SendOutcome outcomeOf(CURLcode code, long reply)
{
    if (code == CURLE_OK)
        return {};
    const QString error =
        reply > 0 ? u"SMTP %1: %2"_s.arg(reply).arg(QLatin1StringView(curl_easy_strerror(code)))
                  : QString(QLatin1StringView(curl_easy_strerror(code)));
    const bool refused = reply >= 550 && reply <= 554;
    if (refused && code != CURLE_LOGIN_DENIED && code != CURLE_USE_SSL_FAILED)
        return {SendOutcome::Refused, error};
    return {isUnreachable(code) ? SendOutcome::Unreachable : SendOutcome::Failed, error};
}

} // namespace

SendOutcome SmtpTransport::send(const OutgoingMessage &message)
{
    auto mime = toMime(message, m_options.from);
    if (!mime)
        return {SendOutcome::Refused, mime.error().message};
    Upload upload {*std::move(mime)};
    const CurlPtr curl = newCurl(m_options.url, "smtp,smtps");
    if (!curl)
        return {SendOutcome::Failed, u"No transfer can be set up"_s};
    CURL *handle = curl.get();
    const long tls = isLoopback(m_options.url) ? CURLUSESSL_TRY : CURLUSESSL_ALL;
    curl_easy_setopt(handle, CURLOPT_USE_SSL, tls);
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
    if (!m_options.caFile.isEmpty())
        curl_easy_setopt(handle, CURLOPT_CAINFO, m_options.caFile.toUtf8().constData());
    const QByteArray from = '<' + m_options.from.toUtf8() + '>';
    curl_easy_setopt(handle, CURLOPT_MAIL_FROM, from.constData());
    CurlList recipients;
    append(recipients, '<' + message.to.toUtf8() + '>');
    curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(handle, CURLOPT_READFUNCTION, &readUpload);
    curl_easy_setopt(handle, CURLOPT_READDATA, &upload);
    const CURLcode code = curl_easy_perform(handle);
    long reply = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &reply);
    return outcomeOf(code, reply);
}

} // namespace frontdesk
