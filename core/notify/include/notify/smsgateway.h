// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/transport.h"

#include <QUrl>

namespace frontdesk {

struct SmsOptions {
    QUrl url; ///< with the gateway's log-in, if it has one
    /// A form's body with {to}, {text} and {id}; empty: a JSON object of these.
    QString form;
    QByteArray secret; ///< signs each request; empty: unsigned
    QString caFile; ///< PEM of who signs the gateway's certificate; empty: the system's
};

/// Text messages by an HTTP gateway. Each request says webhook-id, webhook-timestamp and, with a
/// secret, webhook-signature as Standard Webhooks has them, and Idempotency-Key.
class SmsGateway final : public Transport
{
public:
    SmsGateway(SmsOptions options, const Clock &clock)
        : m_options(std::move(options))
        , m_clock(clock)
    {
    }
    SendOutcome send(const OutgoingMessage &message) override;

private:
    SmsOptions m_options;
    const Clock &m_clock;
};

/// The body that the gateway gets; values cannot leave their field.
QByteArray smsBody(const QString &form, const OutgoingMessage &message);

/// "v1," and the Base64 HMAC-SHA-256 of "id.seconds.body".
QByteArray webhookSignature(const QByteArray &secret, const QByteArray &id, qint64 seconds,
                            const QByteArray &body);

} // namespace frontdesk
