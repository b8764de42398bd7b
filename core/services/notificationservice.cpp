// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/notificationservice.h"

#include "cursor.h"
#include "permissions.h"
#include "storage/database.h"
#include "storage/notificationrepository.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

Result<NotificationQuery::Place> parsedPlace(const Cursors &cursors, const QString &cursor)
{
    FRONTDESK_TRY_ASSIGN(const QStringList parts, cursors.read(cursor, 2));
    bool isNumber = false;
    const Instant createdAt = fromMillis(parts[0].toLongLong(&isNumber));
    const auto id = NotificationId::parse(parts[1]);
    if (!isNumber || !id)
        return notACursor();
    return NotificationQuery::Place {createdAt, *id};
}

} // namespace

Result<Page<Notification>> NotificationService::own(const Actor &actor, bool unreadOnly,
                                                    const PageRequest &page)
{
    FRONTDESK_TRY(checkLimit(page));
    NotificationQuery query {actor.userId, unreadOnly, std::nullopt, page.limit + 1};
    const Cursors cursors(m_context, actor, "notifications"_L1,
                          {unreadOnly ? u"unread"_s : QString()});
    if (!page.cursor.isEmpty()) {
        FRONTDESK_TRY_ASSIGN(query.after, parsedPlace(cursors, page.cursor));
    }
    return m_context.data.read([&](Connection &connection) -> Result<Page<Notification>> {
        FRONTDESK_TRY_ASSIGN(QList<Notification> rows,
                             NotificationRepository(connection).list(query));
        return cursors.page(std::move(rows), page.limit, [](const Notification &row) {
            return QStringList {QString::number(toMillis(row.stamp.createdAt)), row.id.toString()};
        });
    });
}

Result<qint64> NotificationService::unread(const Actor &actor)
{
    return m_context.data.read([&](Connection &connection) {
        return NotificationRepository(connection).unread(actor.userId);
    });
}

Result<Notification> NotificationService::setRead(const Actor &actor, NotificationId id, bool read,
                                                  std::optional<qint64> expectedVersion)
{
    return m_context.data.write([&](Transaction &transaction) -> Result<Notification> {
        NotificationRepository notifications(transaction.connection());
        FRONTDESK_TRY_ASSIGN(auto notification, notifications.find(id));
        if (!notification || notification->userId != actor.userId)
            return notFound();
        FRONTDESK_TRY(checkVersion(expectedVersion, notification->stamp.version));
        if (notification->readAt.has_value() == read)
            return *notification;
        const Instant now = m_context.clock.now();
        notification->readAt = read ? std::optional(now) : std::nullopt;
        notification->stamp.updatedAt = now;
        FRONTDESK_TRY(notifications.update(*notification));
        return *notification;
    });
}

Result<qint64> NotificationService::markRead(const Actor &actor,
                                             const std::optional<QList<NotificationId>> &ids)
{
    return m_context.data.write([&](Transaction &transaction) {
        return NotificationRepository(transaction.connection())
            .markRead(actor.userId, ids, m_context.clock.now());
    });
}

} // namespace frontdesk
