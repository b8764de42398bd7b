// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/webhooktransport.h"

#include "domain/webhook.h"
#include "httppost.h"

#include <QJsonDocument>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

SendOutcome outcomeOf(const HttpAnswer &answer)
{
    if (answer.wasPrivate)
        return {SendOutcome::Failed, u"The name leads to an address that is not public"_s};
    if (answer.code != CURLE_OK)
        return {SendOutcome::Failed, QString(QLatin1StringView(curl_easy_strerror(answer.code)))};
    if (answer.status >= 200 && answer.status < 300)
        return {};
    constexpr long gone = 410;
    return {answer.status == gone ? SendOutcome::Gone : SendOutcome::Failed,
            u"HTTP %1"_s.arg(answer.status)};
}

} // namespace

QByteArray webhookBody(const OutgoingMessage &message)
{
    return QJsonDocument(QJsonObject {{u"type"_s, QString(webhookType(message.kind))},
                                      {u"timestamp"_s, toRfc3339(message.writtenAt)},
                                      {u"data"_s, message.params}})
        .toJson(QJsonDocument::Compact);
}

SendOutcome WebhookTransport::send(const OutgoingMessage &message)
{
    // Its looks were checked when it was set; where the name leads is checked at the socket.
    const auto url = parseWebhookUrl(message.to, true);
    if (!url)
        return {SendOutcome::Refused, url.error().message};
    HttpPost post;
    post.url = *url;
    post.protocols = m_options.privateToo ? "http,https" : "https";
    post.contentType = "application/json";
    post.body = webhookBody(message);
    post.id = message.id.toString().toLatin1();
    post.seconds = toMillis(m_clock.now()) / 1000;
    post.secret = message.secret;
    post.caFile = m_options.caFile;
    post.publicOnly = !m_options.privateToo;
    return outcomeOf(sendPost(post));
}

} // namespace frontdesk
