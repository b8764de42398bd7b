// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/webhookservice.h"

#include "audit.h"
#include "cursor.h"
#include "notify/webhooksecret.h"
#include "permissions.h"
#include "security/secretbox.h"
#include "security/secrets.h"
#include "storage/webhookrepository.h"
#include "webhookrecords.h"

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int SecretBytes = 32;

/// Each event once, in the order in which they are known.
QList<MessageKind> inOrder(const QList<MessageKind> &wanted)
{
    QList<MessageKind> events = webhookEvents();
    events.removeIf([&](MessageKind kind) { return !wanted.contains(kind); });
    return events;
}

Result<void> validate(const Webhook &webhook, bool privateToo)
{
    FRONTDESK_TRY(parseWebhookUrl(webhook.url, privateToo));
    if (webhook.events.isEmpty())
        return fail(invalidField(u"/events"_s, u"required"_s, u"It needs at least one event"_s));
    return {};
}

/// A new secret, sealed into the webhook; gives how it is shown.
QString renew(Webhook &webhook, const SecretBox &box)
{
    const QByteArray secret = randomBytes(SecretBytes);
    webhook.sealedSecret = box.seal(secret, webhookSecretContext(webhook.id));
    return u"whsec_"_s + QString::fromLatin1(secret.toBase64());
}

Result<Webhook> findForChange(WebhookRepository &webhooks, WebhookId id,
                              std::optional<qint64> expectedVersion)
{
    FRONTDESK_TRY_ASSIGN(const auto webhook, webhooks.find(id));
    if (!webhook)
        return notFound();
    FRONTDESK_TRY(checkVersion(expectedVersion, webhook->stamp.version));
    return *webhook;
}

} // namespace

Result<MadeWebhook> WebhookService::create(const Actor &actor, const NewWebhook &wanted)
{
    FRONTDESK_TRY(require(actor.isAdmin()));
    const Instant now = m_context.clock.now();
    MadeWebhook made;
    Webhook &webhook = made.webhook;
    webhook.id = WebhookId::generate();
    webhook.url = wanted.url.trimmed();
    webhook.events = wanted.events.isEmpty() ? webhookEvents() : inOrder(wanted.events);
    webhook.stamp = {now, now, 1};
    FRONTDESK_TRY(validate(webhook, m_context.privateWebhooks));
    made.secret = renew(webhook, *m_context.messages);
    return m_context.data.write([&](Transaction &transaction) -> Result<MadeWebhook> {
        WebhookRepository webhooks(transaction.connection());
        FRONTDESK_TRY_ASSIGN(const qint64 count, webhooks.count());
        if (count >= Most)
            return fail(invalidField(u"/url"_s, u"too_many"_s,
                                     u"There are %1 webhooks already"_s.arg(Most)));
        FRONTDESK_TRY(webhooks.insert(webhook));
        FRONTDESK_TRY(
            writeAudit(transaction, m_context.clock, actor,
                       {"create"_L1, "webhook"_L1, webhook.id.toString(), {}, auditJson(webhook)}));
        return made;
    });
}

Result<Webhook> WebhookService::get(const Actor &actor, WebhookId id)
{
    FRONTDESK_TRY(require(actor.isAdmin()));
    return m_context.data.read([&](Connection &connection) -> Result<Webhook> {
        WebhookRepository webhooks(connection);
        return findForChange(webhooks, id, std::nullopt);
    });
}

Result<Page<Webhook>> WebhookService::list(const Actor &actor, const PageRequest &page)
{
    FRONTDESK_TRY(require(actor.isAdmin()));
    const Cursors cursors(m_context, actor, "webhooks"_L1, {});
    FRONTDESK_TRY_ASSIGN(QList<Webhook> all, m_context.data.read([](Connection &connection) {
        return WebhookRepository(connection).list();
    }));
    return cursors.cut(std::move(all), page, 2, [](const Webhook &webhook) {
        constexpr int digits = 16; // so that numbers sort as texts
        return QStringList {
            QString::number(toMillis(webhook.stamp.createdAt)).rightJustified(digits, u'0'),
            webhook.id.toString()};
    });
}

Result<Webhook> WebhookService::update(const Actor &actor, WebhookId id,
                                       const WebhookChanges &changes,
                                       std::optional<qint64> expectedVersion)
{
    FRONTDESK_TRY(require(actor.isAdmin()));
    return m_context.data.write([&](Transaction &transaction) -> Result<Webhook> {
        WebhookRepository webhooks(transaction.connection());
        FRONTDESK_TRY_ASSIGN(Webhook webhook, findForChange(webhooks, id, expectedVersion));
        const Webhook before = webhook;
        webhook.url = changes.url.value_or(before.url).trimmed();
        webhook.events = inOrder(changes.events.value_or(before.events));
        webhook.isActive = changes.isActive.value_or(before.isActive);
        if (webhook.isActive)
            webhook.disabledReason.clear();
        webhook.stamp.updatedAt = m_context.clock.now();
        FRONTDESK_TRY(validate(webhook, m_context.privateWebhooks));
        FRONTDESK_TRY(webhooks.update(webhook));
        if (!webhook.isActive)
            FRONTDESK_TRY(webhooks.withdrawMessages(id, webhook.stamp.updatedAt));
        FRONTDESK_TRY(writeAudit(
            transaction, m_context.clock, actor,
            {"update"_L1, "webhook"_L1, id.toString(), auditJson(before), auditJson(webhook)}));
        return webhook;
    });
}

Result<MadeWebhook> WebhookService::renewSecret(const Actor &actor, WebhookId id)
{
    FRONTDESK_TRY(require(actor.isAdmin()));
    return m_context.data.write([&](Transaction &transaction) -> Result<MadeWebhook> {
        WebhookRepository webhooks(transaction.connection());
        MadeWebhook made;
        FRONTDESK_TRY_ASSIGN(made.webhook, findForChange(webhooks, id, std::nullopt));
        made.secret = renew(made.webhook, *m_context.messages);
        made.webhook.stamp.updatedAt = m_context.clock.now();
        FRONTDESK_TRY(webhooks.update(made.webhook));
        FRONTDESK_TRY(writeAudit(transaction, m_context.clock, actor,
                                 {"renew_secret"_L1, "webhook"_L1, id.toString(), {}, {}}));
        return made;
    });
}

Result<void> WebhookService::remove(const Actor &actor, WebhookId id,
                                    std::optional<qint64> expectedVersion)
{
    FRONTDESK_TRY(require(actor.isAdmin()));
    return m_context.data.write([&](Transaction &transaction) -> Result<void> {
        WebhookRepository webhooks(transaction.connection());
        FRONTDESK_TRY_ASSIGN(const Webhook webhook, findForChange(webhooks, id, expectedVersion));
        FRONTDESK_TRY(webhooks.remove(id));
        return writeAudit(transaction, m_context.clock, actor,
                          {"delete"_L1, "webhook"_L1, id.toString(), auditJson(webhook), {}});
    });
}

} // namespace frontdesk
