// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/webhookrepository.h"

#include "sqltext.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

#define WEBHOOK_COLUMNS                                                                            \
    "id, url, events, is_active, disabled_reason, sealed_secret, created_at, updated_at, version"

QString eventsText(const QList<MessageKind> &events)
{
    QStringList names;
    for (const MessageKind kind : events)
        names.append(QString(toString(kind)));
    return names.join(u' ');
}

Webhook readWebhook(const Row &row)
{
    Webhook read;
    read.id = row.id<WebhookId>(0);
    read.url = row.text(1);
    for (const QString &name : row.text(2).split(u' ', Qt::SkipEmptyParts)) {
        if (const auto kind = parseMessageKind(name))
            read.events.append(*kind);
    }
    read.isActive = row.boolean(3);
    read.disabledReason = row.text(4);
    read.sealedSecret = row.text(5);
    read.stamp = {row.instant(6), row.instant(7), row.integer(8)};
    return read;
}

} // namespace

Result<void> WebhookRepository::insert(const Webhook &w)
{
    FRONTDESK_TRY(m_connection.execute(
        u"INSERT INTO webhooks (" WEBHOOK_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {w.id, w.url, eventsText(w.events), w.isActive, w.disabledReason, w.sealedSecret,
         w.stamp.createdAt, w.stamp.updatedAt, w.stamp.version}));
    return {};
}

Result<void> WebhookRepository::update(Webhook &w)
{
    FRONTDESK_TRY(expectOneRow(m_connection.execute(
        u"UPDATE webhooks SET url = ?, events = ?, is_active = ?, disabled_reason = ?, "
        "sealed_secret = ?, updated_at = ?, version = version + 1 WHERE id = ? AND version = ?"_s,
        {w.url, eventsText(w.events), w.isActive, w.disabledReason, w.sealedSecret,
         w.stamp.updatedAt, w.id, w.stamp.version})));
    ++w.stamp.version;
    return {};
}

Result<std::optional<Webhook>> WebhookRepository::find(WebhookId id)
{
    return m_connection.first(u"SELECT " WEBHOOK_COLUMNS " FROM webhooks WHERE id = ?"_s, {id},
                              readWebhook);
}

Result<QList<Webhook>> WebhookRepository::list()
{
    return m_connection.all(u"SELECT " WEBHOOK_COLUMNS " FROM webhooks ORDER BY created_at, id"_s,
                            {}, readWebhook);
}

Result<qint64> WebhookRepository::count()
{
    FRONTDESK_TRY_ASSIGN(const auto found,
                         m_connection.first(u"SELECT count(*) FROM webhooks"_s, {},
                                            [](const Row &row) { return row.integer(0); }));
    return found.value_or(0);
}

Result<void> WebhookRepository::remove(WebhookId id)
{
    FRONTDESK_TRY(m_connection.execute(u"DELETE FROM outbox WHERE webhook_id = ?"_s, {id}));
    FRONTDESK_TRY(m_connection.execute(u"DELETE FROM webhooks WHERE id = ?"_s, {id}));
    return {};
}

Result<void> WebhookRepository::withdrawMessages(WebhookId id, Instant now)
{
    FRONTDESK_TRY(m_connection.execute(
        u"UPDATE outbox SET status = 'WITHDRAWN', updated_at = ?, version = version + 1 "
        "WHERE webhook_id = ? AND status = 'PENDING'"_s,
        {now, id}));
    return {};
}

} // namespace frontdesk
