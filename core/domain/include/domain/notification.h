// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/stamp.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace frontdesk {

/// What happened to an appointment, or to an offer of one.
enum class NotificationKind {
    Created,
    Confirmed,
    Moved,
    Cancelled,
    NoShow,
    Reminder,
    Offered, ///< a time is offered to one who waits
    OfferClosed, ///< it can no longer be had
};

/// The wire name: "APPOINTMENT_CREATED", "APPOINTMENT_CONFIRMED", "APPOINTMENT_MOVED",
/// "APPOINTMENT_CANCELLED", "APPOINTMENT_NO_SHOW", "APPOINTMENT_REMINDER", "WAITLIST_OFFERED",
/// "WAITLIST_OFFER_CLOSED".
QLatin1StringView toString(NotificationKind kind);
std::optional<NotificationKind> parseNotificationKind(QStringView text);
QList<NotificationKind> allNotificationKinds();

/// One thing that one user is told in the program.
struct Notification {
    NotificationId id;
    UserId userId;
    NotificationKind kind = NotificationKind::Created;
    AppointmentId appointmentId; ///< null for an offer
    /// startTime, endTime and status of the appointment as it was then, doctorName, patientName
    /// (for the clinic's people alone), previousStartTime where it was moved, occurrences where it
    /// is the first of several; of an offer entryId, offerId and expiresAt.
    QJsonObject params;
    std::optional<Instant> readAt;
    Stamp stamp;

    bool operator==(const Notification &) const = default;
};

} // namespace frontdesk
