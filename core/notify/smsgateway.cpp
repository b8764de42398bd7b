// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/smsgateway.h"

#include "httppost.h"

#include <QJsonDocument>
#include <QMessageAuthenticationCode>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

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
    HttpPost post;
    post.url = m_options.url;
    post.protocols = isLoopback(m_options.url) ? "http,https" : "https";
    post.contentType =
        m_options.form.isEmpty() ? "application/json" : "application/x-www-form-urlencoded";
    post.body = smsBody(m_options.form, message);
    post.id = message.id.toString().toLatin1();
    post.seconds = toMillis(m_clock.now()) / 1000;
    post.secret = m_options.secret;
    post.caFile = m_options.caFile;
    const HttpAnswer answer = sendPost(post);
    return outcomeOf(answer.code, answer.status);
}

} // namespace frontdesk
