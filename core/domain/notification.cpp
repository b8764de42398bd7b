// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/notification.h"

namespace frontdesk {

using namespace Qt::StringLiterals;
using enum NotificationKind;

QLatin1StringView toString(NotificationKind kind)
{
    switch (kind) {
    case Created:
        return "APPOINTMENT_CREATED"_L1;
    case Confirmed:
        return "APPOINTMENT_CONFIRMED"_L1;
    case Moved:
        return "APPOINTMENT_MOVED"_L1;
    case Cancelled:
        return "APPOINTMENT_CANCELLED"_L1;
    case NoShow:
        return "APPOINTMENT_NO_SHOW"_L1;
    case Reminder:
        return "APPOINTMENT_REMINDER"_L1;
    case Offered:
        return "WAITLIST_OFFERED"_L1;
    case OfferClosed:
        return "WAITLIST_OFFER_CLOSED"_L1;
    }
    Q_UNREACHABLE();
}

QList<NotificationKind> allNotificationKinds()
{
    return {Created, Confirmed, Moved, Cancelled, NoShow, Reminder, Offered, OfferClosed};
}

std::optional<NotificationKind> parseNotificationKind(QStringView text)
{
    for (const NotificationKind kind : allNotificationKinds()) {
        if (text == toString(kind))
            return kind;
    }
    return std::nullopt;
}

} // namespace frontdesk
