// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/webhook.h"
#include "storage/connection.h"

namespace frontdesk {

/// Rows of webhooks.
class WebhookRepository
{
public:
    explicit WebhookRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    Result<void> insert(const Webhook &webhook);
    /// Writes everything but the id, where the stored version is still `webhook`'s; StaleVersion
    /// else.
    Result<void> update(Webhook &webhook);
    Result<std::optional<Webhook>> find(WebhookId id);
    /// All of them, the oldest first.
    Result<QList<Webhook>> list();
    Result<qint64> count();
    /// Removes the webhook, with what waited for it and what it was told.
    Result<void> remove(WebhookId id);
    /// Takes back what waits for the webhook.
    Result<void> withdrawMessages(WebhookId id, Instant now);

private:
    Connection &m_connection;
};

} // namespace frontdesk
