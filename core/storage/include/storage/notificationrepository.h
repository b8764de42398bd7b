// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/notification.h"
#include "storage/connection.h"

namespace frontdesk {

struct NotificationQuery {
    /// The last row of the page before.
    struct Place {
        Instant createdAt;
        NotificationId id;
    };

    UserId user;
    bool unreadOnly = false;
    std::optional<Place> after;
    int limit = 50;
};

/// The accounts that are told of an appointment; null where somebody has none.
struct AppointmentAccounts {
    UserId patient;
    UserId doctor;
};

/// Rows of notifications that are shown in the program.
class NotificationRepository
{
public:
    explicit NotificationRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    Result<void> insert(const Notification &notification);
    /// Newest first.
    Result<QList<Notification>> list(const NotificationQuery &query);
    Result<qint64> unread(UserId user);
    Result<std::optional<Notification>> find(NotificationId id);
    /// Writes readAt, where the stored version is still `notification`'s; StaleVersion else.
    Result<void> update(Notification &notification);
    /// Marks those of the user's that are unread, of `ids` or, without any given, all. Gives how
    /// many.
    Result<qint64> markRead(UserId user, const std::optional<QList<NotificationId>> &ids,
                            Instant now);
    Result<AppointmentAccounts> accounts(PatientId patient, DoctorId doctor);

private:
    Connection &m_connection;
};

} // namespace frontdesk
