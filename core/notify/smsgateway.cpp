// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/smsgateway.h"

#include "curlhandle.h"

#include <QJsonDocument>
#include <QMessageAuthenticationCode>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// What the gateway answers is of no use but for its status.
size_t ignoreAnswer(char *, size_t size, size_t count, void *)
{
    return size * count;
}

SendOutcome outcomeOf(CURLcode code, long status)
{
    if (code != CURLE_OK)
        return {isUnreachable(code) ? SendOutcome::Unreachable : SendOutcome::Failed,
                QString(QLatin1StringView(curl_easy_strerror(code)))};
    if (status >= 200 && status < 300)
        return {};
    const QString error = u"HTTP %1"_s.arg(status);
    // The log-in or the address is wrong, or the gateway has enough: of no one message.
    if (status == 401 || status == 403 || status == 404 || status == 429 || status >= 500)
        return {SendOutcome::Unreachable, error};
    // 408 and 409 pass; of a redirect nobody knows where it leads.
    return {status == 408 || status == 409 ? SendOutcome::Failed : SendOutcome::Refused, error};
}

} // namespace

QByteArray smsBody(const QString &form, const OutgoingMessage &message)
{
    if (form.isEmpty())
        return QJsonDocument(QJsonObject {{u"id"_s, message.id.toString()},
                                          {u"to"_s, message.to},
                                          {u"text"_s, message.text.sms}})
            .toJson(QJsonDocument::Compact);
    QByteArray body = form.toUtf8();
    const auto put = [&](const char *name, const QString &value) {
        body.replace(name, QUrl::toPercentEncoding(value));
    };
    put("{id}", message.id.toString());
    put("{to}", message.to);
    put("{text}", message.text.sms);
    return body;
}

QByteArray webhookSignature(const QByteArray &secret, const QByteArray &id, qint64 seconds,
                            const QByteArray &body)
{
    const QByteArray content = id + '.' + QByteArray::number(seconds) + '.' + body;
    return "v1,"
           + QMessageAuthenticationCode::hash(content, secret, QCryptographicHash::Sha256)
                 .toBase64();
}

SendOutcome SmsGateway::send(const OutgoingMessage &message)
{
    const CurlPtr curl = newCurl(m_options.url, isLoopback(m_options.url) ? "http,https" : "https");
    if (!curl)
        return {SendOutcome::Failed, u"No transfer can be set up"_s};
    CURL *handle = curl.get();
    const QByteArray body = smsBody(m_options.form, message);
    const QByteArray id = message.id.toString().toLatin1();
    const qint64 seconds = toMillis(m_clock.now()) / 1000;
    CurlList headers;
    append(headers, m_options.form.isEmpty() ? "Content-Type: application/json"
                                             : "Content-Type: application/x-www-form-urlencoded");
    append(headers, "Idempotency-Key: " + id);
    append(headers, "webhook-id: " + id);
    append(headers, "webhook-timestamp: " + QByteArray::number(seconds));
    if (!m_options.secret.isEmpty())
        append(headers,
               "webhook-signature: " + webhookSignature(m_options.secret, id, seconds, body));
    append(headers, "Expect:");
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
    if (!m_options.caFile.isEmpty())
        curl_easy_setopt(handle, CURLOPT_CAINFO, m_options.caFile.toUtf8().constData());
    curl_easy_setopt(handle, CURLOPT_HTTPAUTH, long(CURLAUTH_BASIC));
    curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE, long(body.size()));
    curl_easy_setopt(handle, CURLOPT_POSTFIELDS, body.constData());
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &ignoreAnswer);
    const CURLcode code = curl_easy_perform(handle);
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    return outcomeOf(code, status);
}

} // namespace frontdesk
