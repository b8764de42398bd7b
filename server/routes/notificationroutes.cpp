// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources.h"

#include "listing.h"
#include "outputs.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

struct NotificationList : ListQuery {
    bool unread = false;
};

struct ReadBody {
    bool read = false;
};

struct ReadAllBody {
    bool all = false;
};

/// How many were not read yet.
struct Marked {
    qint64 marked = 0;
};

} // namespace

template <>
const Output<Marked> &outputOf<Marked>()
{
    static const auto output =
        Output<Marked>("Marked"_L1, "How many notifications were marked"_L1)
            .field("marked"_L1, &Marked::marked,
                   field::integer(0, MostInWire).about("Those that were not read before"_L1, 3));
    return output;
}

namespace {

Schema<NotificationList> notificationList()
{
    return listSchema<NotificationList>().optional(
        "unread"_L1, &NotificationList::unread,
        field::boolean().about("Only what is not marked as read"_L1, true));
}

Result<Response> listOwn(RequestContext &context, const NotificationList &query)
{
    FRONTDESK_TRY_ASSIGN(const auto page, context.services.notifications.own(
                                              context.actor, query.unread, query.page()));
    return listResponse(context, page);
}

Result<Response> setRead(RequestContext &context, const ReadBody &body)
{
    FRONTDESK_TRY_ASSIGN(
        const Notification notification,
        context.services.notifications.setRead(context.actor, context.id<NotificationId>(),
                                               body.read, context.expectedVersion));
    return answer(context, notification);
}

Result<Response> readAll(RequestContext &context, const ReadAllBody &body)
{
    if (!body.all)
        return fail(invalidField(u"/all"_s, u"not_allowed"_s, u"It must be true"_s));
    FRONTDESK_TRY_ASSIGN(const qint64 marked,
                         context.services.notifications.markRead(context.actor, std::nullopt));
    return answer(context, Marked {marked});
}

} // namespace

void addNotificationRoutes(RouteTable &table)
{
    const auto Notifications =
        table.group("Notifications"_L1, "What happened to one's appointments"_L1);
    const Policy anyone = Policy::signedIn();
    table.add(Method::Get, "/notifications/my"_L1, anyone, notificationList(), &listOwn)
        .as("listNotifications"_L1, Notifications, "One's own notifications, newest first"_L1)
        .answers(200, pageOf(shapeOf<Notification>()));
    table
        .add(Method::Patch, "/notifications/my"_L1, anyone,
             Schema<ReadAllBody>().required("all"_L1, &ReadAllBody::all,
                                            field::boolean().about("true: all of them"_L1, true)),
             &readAll)
        .as("readAllNotifications"_L1, Notifications, "Mark all as read"_L1)
        .answers(200, shapeOf<Marked>());
    table
        .add(Method::Patch, "/notifications/{id}"_L1, anyone,
             Schema<ReadBody>().required(
                 "read"_L1, &ReadBody::read,
                 field::boolean().about("Whether it is marked as read"_L1, true)),
             &setRead)
        .as("readNotification"_L1, Notifications, "Mark a notification as read or unread"_L1)
        .answers(200, shapeOf<Notification>())
        .ifMatch();
}

} // namespace frontdesk
