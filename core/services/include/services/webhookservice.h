// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/actor.h"
#include "domain/webhook.h"
#include "services/context.h"
#include "services/page.h"

namespace frontdesk {

struct NewWebhook {
    QString url;
    QList<MessageKind> events; ///< empty: all of them
};

/// What to change; unset fields stay.
struct WebhookChanges {
    std::optional<QString> url;
    std::optional<QList<MessageKind>> events; ///< at least one
    std::optional<bool> isActive;
};

/// A webhook with its secret, which is shown this once.
struct MadeWebhook {
    Webhook webhook;
    QString secret; ///< "whsec_" and Base64

    bool operator==(const MadeWebhook &) const = default;
};

/// Programs of integrators that are told of appointments; for administrators.
class WebhookService
{
public:
    static constexpr int Most = 500;

    explicit WebhookService(const ServiceContext &context)
        : m_context(context)
    {
    }

    /// InvalidInput at /url where there are Most already.
    Result<MadeWebhook> create(const Actor &actor, const NewWebhook &wanted);
    Result<Webhook> get(const Actor &actor, WebhookId id);
    /// The oldest first.
    Result<Page<Webhook>> list(const Actor &actor, const PageRequest &page);
    Result<Webhook> update(const Actor &actor, WebhookId id, const WebhookChanges &changes,
                           std::optional<qint64> expectedVersion);
    /// A new secret in the place of the old one, which is good no more.
    Result<MadeWebhook> renewSecret(const Actor &actor, WebhookId id);
    /// Forgets it, and what waited for it.
    Result<void> remove(const Actor &actor, WebhookId id, std::optional<qint64> expectedVersion);

private:
    const ServiceContext &m_context;
};

} // namespace frontdesk
