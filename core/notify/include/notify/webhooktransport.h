// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/transport.h"

namespace frontdesk {

struct WebhookOptions {
    bool privateToo = false; ///< http and addresses that not everybody can reach, for tests
    QString caFile; ///< PEM of who signs the receivers' certificates; empty: the system's
};

/// Events for integrators' programs (Standard Webhooks 1.0): JSON, signed, to an address that is
/// checked when the connection is made, so that a name cannot lead into the clinic's own network.
class WebhookTransport final : public Transport
{
public:
    WebhookTransport(WebhookOptions options, const Clock &clock)
        : m_options(std::move(options))
        , m_clock(clock)
    {
    }
    SendOutcome send(const OutgoingMessage &message) override;

private:
    WebhookOptions m_options;
    const Clock &m_clock;
};

/// What a webhook is told: {"type", "timestamp", "data"}, at every attempt the same.
QByteArray webhookBody(const OutgoingMessage &message);

} // namespace frontdesk
