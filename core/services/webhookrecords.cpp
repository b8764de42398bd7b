// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhookrecords.h"

#include "audit.h"
#include "storage/outboxrepository.h"
#include "storage/webhookrepository.h"

#include <QJsonArray>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

QJsonObject dataOf(const Appointment &appointment, const std::optional<Appointment> &before)
{
    QJsonObject data {{u"appointmentId"_s, appointment.id.toString()},
                      {u"doctorId"_s, appointment.doctorId.toString()},
                      {u"patientId"_s, appointment.patientId.toString()},
                      {u"startTime"_s, toRfc3339(appointment.span.start)},
                      {u"endTime"_s, toRfc3339(appointment.span.end)},
                      {u"status"_s, QString(toString(appointment.status))},
                      {u"version"_s, appointment.stamp.version}};
    if (before && before->span.start != appointment.span.start)
        data.insert(u"previousStartTime"_s, toRfc3339(before->span.start));
    if (before && before->doctorId != appointment.doctorId)
        data.insert(u"previousDoctorId"_s, before->doctorId.toString());
    return data;
}

} // namespace

Result<void> queueWebhooks(Transaction &transaction, const Clock &clock, NotificationKind what,
                           const Appointment &after, const std::optional<Appointment> &before)
{
    const auto kind = parseMessageKind(QString(toString(what)));
    if (!kind)
        return {};
    FRONTDESK_TRY_ASSIGN(const auto webhooks, WebhookRepository(transaction.connection()).list());
    OutboxRepository outbox(transaction.connection());
    const Instant now = clock.now();
    for (const Webhook &webhook : webhooks) {
        if (!webhook.isActive || !webhook.events.contains(*kind))
            continue;
        OutboxMessage message;
        message.id = MessageId::generate();
        message.kind = *kind;
        message.channel = MessageChannel::Webhook;
        message.appointmentId = after.id;
        message.webhookId = webhook.id;
        message.payload = dataOf(after, before);
        message.seq = after.stamp.version;
        message.dueAt = now;
        message.nextTryAt = now;
        // The schedule of attempts ends by itself; this is far behind it.
        message.giveUpAt = now + std::chrono::hours(24 * 30);
        message.stamp = {now, now, 1};
        FRONTDESK_TRY(outbox.insert(message));
    }
    return {};
}

Result<void> disableWebhook(Transaction &transaction, const Clock &clock, WebhookId id)
{
    WebhookRepository webhooks(transaction.connection());
    FRONTDESK_TRY_ASSIGN(auto webhook, webhooks.find(id));
    if (!webhook || !webhook->isActive)
        return {};
    const Webhook before = *webhook;
    webhook->isActive = false;
    webhook->disabledReason = u"HTTP 410"_s;
    webhook->stamp.updatedAt = clock.now();
    FRONTDESK_TRY(webhooks.update(*webhook));
    FRONTDESK_TRY(webhooks.withdrawMessages(id, clock.now()));
    return writeAudit(
        transaction, clock, publicActor(Channel::CommandLine, u"outbox"_s, {}),
        {"disable"_L1, "webhook"_L1, id.toString(), auditJson(before), auditJson(*webhook)});
}

QJsonObject auditJson(const Webhook &webhook)
{
    QJsonArray events;
    for (const MessageKind kind : webhook.events)
        events.append(QString(webhookType(kind)));
    return {{u"url"_s, webhook.url},
            {u"events"_s, events},
            {u"isActive"_s, webhook.isActive},
            {u"disabledReason"_s, webhook.disabledReason},
            {u"version"_s, webhook.stamp.version}};
}

} // namespace frontdesk
