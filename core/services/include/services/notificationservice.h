// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/actor.h"
#include "domain/notification.h"
#include "services/context.h"
#include "services/page.h"

namespace frontdesk {

/// What the signed-in user has been told. Everybody sees and marks their own alone; another's is
/// NotFound.
class NotificationService
{
public:
    explicit NotificationService(const ServiceContext &context)
        : m_context(context)
    {
    }

    /// Newest first.
    Result<Page<Notification>> own(const Actor &actor, bool unreadOnly, const PageRequest &page);
    /// How many of one's own are unread.
    Result<qint64> unread(const Actor &actor);
    Result<Notification> setRead(const Actor &actor, NotificationId id, bool read,
                                 std::optional<qint64> expectedVersion);
    /// Marks those of `ids`, or all, as read, and gives how many were not. Others' are passed over.
    Result<qint64> markRead(const Actor &actor, const std::optional<QList<NotificationId>> &ids);

private:
    const ServiceContext &m_context;
};

} // namespace frontdesk
