// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/stamp.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace frontdesk {

/// What happened to an appointment.
enum class NotificationKind { Created, Confirmed, Moved, Cancelled, NoShow };

/// The wire name: "APPOINTMENT_CREATED", "APPOINTMENT_CONFIRMED", "APPOINTMENT_MOVED",
/// "APPOINTMENT_CANCELLED", "APPOINTMENT_NO_SHOW".
QLatin1StringView toString(NotificationKind kind);
std::optional<NotificationKind> parseNotificationKind(QStringView text);
QList<NotificationKind> allNotificationKinds();

/// One thing that one user is told in the program.
struct Notification {
    NotificationId id;
    UserId userId;
    NotificationKind kind = NotificationKind::Created;
    AppointmentId appointmentId;
    /// startTime, endTime and status of the appointment as it was then, doctorName, patientName
    /// (for the clinic's people alone), and previousStartTime where it was moved.
    QJsonObject params;
    std::optional<Instant> readAt;
    Stamp stamp;

    bool operator==(const Notification &) const = default;
};

} // namespace frontdesk
