// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/inapptransport.h"

#include "storage/notificationrepository.h"

namespace frontdesk {

SendOutcome InAppTransport::send(const OutgoingMessage &message)
{
    const auto kind = parseNotificationKind(QString(toString(message.kind)));
    if (!kind || message.account.isNull())
        return {SendOutcome::Refused,
                QStringLiteral("There is no log-in that it could be shown to")};
    const auto written = m_data.write([&](Transaction &transaction) -> Result<void> {
        NotificationRepository notifications(transaction.connection());
        Notification notification;
        notification.id = NotificationId(message.id.uuid());
        FRONTDESK_TRY_ASSIGN(const auto before, notifications.find(notification.id));
        if (before)
            return {};
        const Instant now = m_clock.now();
        notification.userId = message.account;
        notification.kind = *kind;
        notification.appointmentId = message.appointmentId;
        notification.params = message.params;
        notification.stamp = {now, now, 1};
        transaction.publish({ChangedEntity::Notification, message.account.uuid(), {}, {}});
        return notifications.insert(notification);
    });
    if (!written)
        return {SendOutcome::Failed, written.error().message};
    return {};
}

} // namespace frontdesk
