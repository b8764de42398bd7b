// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/notificationrepository.h"

#include "sqltext.h"

#include <QJsonDocument>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

#define NOTIFICATION_COLUMNS                                                                       \
    "id, user_id, kind, appointment_id, params, read_at, created_at, updated_at, version"

Notification readNotification(const Row &row)
{
    Notification read;
    read.id = row.id<NotificationId>(0);
    read.userId = row.id<UserId>(1);
    read.kind = parseNotificationKind(row.text(2)).value_or(NotificationKind::Created);
    read.appointmentId = row.id<AppointmentId>(3);
    read.params = QJsonDocument::fromJson(row.text(4).toUtf8()).object();
    read.readAt = row.optionalInstant(5);
    read.stamp = {row.instant(6), row.instant(7), row.integer(8)};
    return read;
}

} // namespace

Result<void> NotificationRepository::insert(const Notification &n)
{
    // What the program shows has arrived once it is here.
    FRONTDESK_TRY(m_connection.execute(
        u"INSERT INTO notifications (" NOTIFICATION_COLUMNS ", channel, status, sent_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'IN_APP', 'SENT', ?)"_s,
        {n.id, n.userId, toString(n.kind), n.appointmentId,
         QString::fromUtf8(QJsonDocument(n.params).toJson(QJsonDocument::Compact)), n.readAt,
         n.stamp.createdAt, n.stamp.updatedAt, n.stamp.version, n.stamp.createdAt}));
    return {};
}

Result<QList<Notification>> NotificationRepository::list(const NotificationQuery &query)
{
    QString conditions = u"user_id = ? AND channel = 'IN_APP'"_s;
    QList<Bound> values {query.user};
    if (query.unreadOnly)
        conditions += " AND read_at IS NULL"_L1;
    if (query.after) {
        conditions += " AND (created_at, id) < (?, ?)"_L1;
        values << query.after->createdAt << query.after->id;
    }
    values << query.limit;
    return m_connection.all(u"SELECT " NOTIFICATION_COLUMNS " FROM notifications WHERE %1 "
                            "ORDER BY created_at DESC, id DESC LIMIT ?"_s.arg(conditions),
                            values, readNotification);
}

Result<qint64> NotificationRepository::unread(UserId user)
{
    FRONTDESK_TRY_ASSIGN(const auto found,
                         m_connection.first(u"SELECT count(*) FROM notifications WHERE user_id = ? "
                                            "AND channel = 'IN_APP' AND read_at IS NULL"_s,
                                            {user}, [](const Row &row) { return row.integer(0); }));
    return found.value_or(0);
}

Result<std::optional<Notification>> NotificationRepository::find(NotificationId id)
{
    return m_connection.first(u"SELECT " NOTIFICATION_COLUMNS
                              " FROM notifications WHERE id = ? AND channel = 'IN_APP'"_s,
                              {id}, readNotification);
}

Result<void> NotificationRepository::update(Notification &n)
{
    FRONTDESK_TRY(
        expectOneRow(m_connection.execute(u"UPDATE notifications SET read_at = ?, updated_at = ?, "
                                          "version = version + 1 WHERE id = ? AND version = ?"_s,
                                          {n.readAt, n.stamp.updatedAt, n.id, n.stamp.version})));
    ++n.stamp.version;
    return {};
}

Result<qint64> NotificationRepository::markRead(UserId user,
                                                const std::optional<QList<NotificationId>> &ids,
                                                Instant now)
{
    const Dialect dialect = m_connection.dialect();
    QString sql = u"UPDATE notifications SET read_at = ?, updated_at = ?, version = version + 1 "
                  "WHERE user_id = ? AND channel = 'IN_APP' AND read_at IS NULL"_s;
    QList<Bound> values {now, now, user};
    if (ids) {
        sql += " AND "_L1 + inIdList(dialect, "id"_L1);
        values << idList(dialect, *ids);
    }
    return m_connection.execute(sql, values);
}

Result<AppointmentAccounts> NotificationRepository::accounts(PatientId patient, DoctorId doctor)
{
    FRONTDESK_TRY_ASSIGN(
        const auto found,
        m_connection.first(
            u"SELECT p.user_id, d.user_id FROM patients p, doctors d WHERE p.id = ? AND d.id = ?"_s,
            {patient, doctor}, [](const Row &row) {
                return AppointmentAccounts {row.id<UserId>(0), row.id<UserId>(1)};
            }));
    return found.value_or(AppointmentAccounts());
}

} // namespace frontdesk
