// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources.h"

#include "fields.h"
#include "listing.h"
#include "outputs.h"
#include "policies.h"
#include "services/outboxservice.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

struct OutboxList : ListQuery {
    QString status;
};

template <class Value>
FieldType nameOf(const QList<Value> &all, QLatin1StringView meaning, QLatin1StringView example)
{
    QStringList names;
    for (const Value value : all)
        names.append(QString(toString(value)));
    return field::choice(names).about(meaning, example);
}

FieldType messageStatus()
{
    return nameOf(allMessageStatuses(), "How far it has come"_L1, "FAILED"_L1);
}

} // namespace

template <>
const Output<MessageLine> &outputOf<MessageLine>()
{
    constexpr qint64 most = 1'000'000;
    using Message = OutboxMessage;
    static const auto message =
        Output<Message>("MessageCourse"_L1, {})
            .field("id"_L1, &Message::id, field::ownId())
            .field(
                "kind"_L1, [](const Message &m) { return QString(toString(m.kind)); },
                nameOf(allMessageKinds(), "What it tells"_L1, "APPOINTMENT_REMINDER"_L1))
            .field(
                "channel"_L1, [](const Message &m) { return QString(toString(m.channel)); },
                nameOf(allMessageChannels(), "How it is sent"_L1, "EMAIL"_L1))
            .field(
                "status"_L1, [](const Message &m) { return QString(toString(m.status)); },
                messageStatus())
            .optional("appointmentId"_L1, &Message::appointmentId,
                      field::id("The appointment that it tells of"_L1))
            .optional("webhookId"_L1, &Message::webhookId,
                      field::id("The webhook that it goes to"_L1))
            .field("attempts"_L1, &Message::attempts,
                   field::integer(0, most).about("How often it was tried"_L1, 2))
            .optional("lastError"_L1, &Message::lastError,
                      field::line(0, 500).about("What the last attempt failed of"_L1,
                                                "Couldn't connect to server"_L1))
            .field("dueAt"_L1, &Message::dueAt, field::time("When it is to be sent"_L1))
            .field("nextTryAt"_L1, &Message::nextTryAt, field::time("When it is tried next"_L1))
            .optional("sentAt"_L1, &Message::sentAt, field::time("When it was sent"_L1))
            .fieldsOf(&Message::stamp, stampFields());
    static const auto output =
        Output<MessageLine>("Message"_L1, "A mail or text message, without what it says"_L1)
            .optional(
                "recipient"_L1, &MessageLine::recipient,
                field::line(0, 300).about("Whom it goes to, masked"_L1, "l•••@m•••.example"_L1))
            .fieldsOf(&MessageLine::message, message);
    return output;
}

namespace {

Schema<OutboxList> outboxList()
{
    return listSchema<OutboxList>().optional("status"_L1, &OutboxList::status, messageStatus());
}

Result<Response> list(RequestContext &context, const OutboxList &query)
{
    FRONTDESK_TRY_ASSIGN(const auto page,
                         context.services.outbox.list(
                             context.actor, parseMessageStatus(query.status), query.page()));
    return listResponse(context, page);
}

Result<Response> retry(RequestContext &context)
{
    const auto id = context.id<MessageId>();
    return answerOnce(context, 200,
                      [&] { return context.services.outbox.retry(context.actor, id); });
}

} // namespace

void addOutboxRoutes(RouteTable &table)
{
    const auto Outbox = table.group("Outbox"_L1, "Mail and text messages to patients"_L1);
    const Policy desk = Policy::roles({Role::Admin, Role::Receptionist});
    table.add(Method::Get, "/outbox"_L1, desk, outboxList(), &list)
        .as("listMessages"_L1, Outbox, "Messages to patients, newest first"_L1)
        .answers(200, pageOf(shapeOf<MessageLine>()))
        .says("What they say is not shown, and of the recipient only what the desk recognises."_L1);
    table.add(Method::Post, "/outbox/{id}/retry"_L1, desk, &retry)
        .as("retryMessage"_L1, Outbox, "Try a failed message again"_L1)
        .answers(200, shapeOf<MessageLine>())
        .fails({ErrorCode::IllegalTransition});
}

} // namespace frontdesk
