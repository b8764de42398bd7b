// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/appointment.h"
#include "domain/notification.h"
#include "domain/webhook.h"
#include "storage/database.h"

namespace frontdesk {

/// Writes what webhooks are told of a change, in the change's own transaction: ids, times and the
/// status, and nothing about a person.
Result<void> queueWebhooks(Transaction &transaction, const Clock &clock, NotificationKind kind,
                           const Appointment &after, const std::optional<Appointment> &before);

/// Makes a webhook inactive whose receiver is gone, takes back what waits for it, and audits that.
Result<void> disableWebhook(Transaction &transaction, const Clock &clock, WebhookId id);

/// A webhook as the audit trail keeps it: without its secret.
QJsonObject auditJson(const Webhook &webhook);

} // namespace frontdesk
