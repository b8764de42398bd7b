// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxwriter.h"

#include "domain/user.h"
#include "notify/resetsecret.h"
#include "security/secretbox.h"
#include "storage/outboxrepository.h"

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

MessageKind messageKindOf(NotificationKind kind)
{
    switch (kind) {
    case NotificationKind::Created:
        return MessageKind::Created;
    case NotificationKind::Confirmed:
        return MessageKind::Confirmed;
    case NotificationKind::Moved:
        return MessageKind::Moved;
    case NotificationKind::Cancelled:
        return MessageKind::Cancelled;
    case NotificationKind::NoShow:
        return MessageKind::NoShow;
    case NotificationKind::Offered:
    case NotificationKind::OfferClosed:
        break; // of no appointment
    }
    Q_UNREACHABLE();
}

QJsonObject payloadOf(const Appointment &appointment, const std::optional<Appointment> &before)
{
    QJsonObject payload {{u"start"_s, toMillis(appointment.span.start)},
                         {u"end"_s, toMillis(appointment.span.end)},
                         {u"status"_s, QString(toString(appointment.status))},
                         {u"doctorId"_s, appointment.doctorId.toString()}};
    if (before && before->span.start != appointment.span.start)
        payload.insert(u"previousStart"_s, toMillis(before->span.start));
    if (before && before->doctorId != appointment.doctorId)
        payload.insert(u"previousDoctorId"_s, before->doctorId.toString());
    return payload;
}

OutboxMessage newMessage(MessageKind kind, MessageChannel channel, const Appointment &appointment,
                         Instant now, Instant due)
{
    OutboxMessage message;
    message.id = MessageId::generate();
    message.kind = kind;
    message.channel = channel;
    message.appointmentId = appointment.id;
    message.patientId = appointment.patientId;
    message.seq = appointment.stamp.version;
    message.dueAt = due;
    message.nextTryAt = due;
    message.giveUpAt = due + MessagePatience;
    message.stamp = {now, now, 1};
    return message;
}

/// What is left to tell of a change after messages that nobody has seen yet.
struct Told {
    std::optional<MessageKind> kind; ///< nothing: it was undone
    QJsonObject payload;
    QList<MessageId> overtaken;
};

bool isBackWhereItWas(const QJsonObject &earlier, const QJsonObject &now)
{
    const QJsonValue start = earlier.value(u"previousStart"_s);
    const QJsonValue doctor = earlier.value(u"previousDoctorId"_s);
    return (start.isUndefined() ? earlier[u"start"] : start) == now[u"start"]
           && (doctor.isUndefined() ? earlier[u"doctorId"] : doctor) == now[u"doctorId"];
}

/// A move after a move that nobody has heard of is one move, from the first place.
Told afterMove(const OutboxMessage &earlier, QJsonObject payload)
{
    if (isBackWhereItWas(earlier.payload, payload))
        return {std::nullopt, {}, {earlier.id}};
    payload.remove(u"previousStart"_s);
    payload.remove(u"previousDoctorId"_s);
    const QJsonObject &then = earlier.payload;
    const QJsonValue start =
        then.contains(u"previousStart"_s) ? then[u"previousStart"] : then[u"start"];
    const QJsonValue doctor =
        then.contains(u"previousDoctorId"_s) ? then[u"previousDoctorId"] : then[u"doctorId"];
    if (start != payload[u"start"])
        payload.insert(u"previousStart"_s, start);
    if (doctor != payload[u"doctorId"])
        payload.insert(u"previousDoctorId"_s, doctor);
    return {MessageKind::Moved, payload, {earlier.id}};
}

/// A cancellation after a move that nobody has heard of is one of the first place.
QJsonObject whereItWas(const QJsonObject &moved, QJsonObject payload)
{
    payload.remove(u"previousStart"_s);
    payload.remove(u"previousDoctorId"_s);
    if (moved.contains(u"previousStart"_s)) {
        const qint64 start = moved[u"previousStart"].toInteger();
        const qint64 length = payload[u"end"].toInteger() - payload[u"start"].toInteger();
        payload[u"start"_s] = start;
        payload[u"end"_s] = start + length;
    }
    if (moved.contains(u"previousDoctorId"_s))
        payload[u"doctorId"_s] = moved[u"previousDoctorId"];
    return payload;
}

Told weigh(MessageKind kind, const QJsonObject &payload, const QList<OutboxMessage> &untouched)
{
    const auto find = [&](MessageKind wanted) {
        return std::find_if(untouched.begin(), untouched.end(),
                            [&](const OutboxMessage &m) { return m.kind == wanted; });
    };
    QList<MessageId> all;
    for (const OutboxMessage &message : untouched)
        all.append(message.id);
    if (find(MessageKind::Created) != untouched.end()) {
        if (kind == MessageKind::Cancelled)
            return {std::nullopt, {}, all};
        QJsonObject fresh = payload;
        fresh.remove(u"previousStart"_s);
        fresh.remove(u"previousDoctorId"_s);
        return {kind == MessageKind::NoShow ? kind : MessageKind::Created, fresh, all};
    }
    const auto moved = find(MessageKind::Moved);
    if (kind == MessageKind::Cancelled && moved != untouched.end())
        return {kind, whereItWas(moved->payload, payload), all};
    if (kind == MessageKind::Cancelled || kind == MessageKind::NoShow)
        return {kind, payload, all};
    if (kind == MessageKind::Moved && moved != untouched.end())
        return afterMove(*moved, payload);
    return {kind, payload, {}};
}

Result<void> queueReminders(OutboxRepository &outbox, const MessageRules &rules,
                            MessageChannel channel, const Appointment &appointment, Instant now)
{
    for (const std::chrono::seconds lead : rules.reminderLeads) {
        const Instant due = appointment.span.start - lead;
        if (lead.count() <= 0 || due <= now)
            continue;
        OutboxMessage message = newMessage(MessageKind::Reminder, channel, appointment, now, due);
        message.payload = payloadOf(appointment, std::nullopt);
        FRONTDESK_TRY(outbox.insert(message));
    }
    return {};
}

bool reaches(const MessageRules &rules, MessageChannel channel, const Reach &reach)
{
    return channel == MessageChannel::Email ? !mailAddress(reach.email).isEmpty()
                                            : !smsNumber(reach.phone, rules.countryCode).isEmpty();
}

} // namespace

Result<void> queueMessages(Transaction &transaction, const Clock &clock, NotificationKind what,
                           const Appointment &after, const std::optional<Appointment> &before)
{
    const MessageKind kind = messageKindOf(what);
    OutboxRepository outbox(transaction.connection());
    const Instant now = clock.now();
    FRONTDESK_TRY_ASSIGN(const MessageRules rules, outbox.rules());
    FRONTDESK_TRY_ASSIGN(const Reach reach, outbox.reach(after.patientId));
    FRONTDESK_TRY_ASSIGN(const QList<OutboxMessage> waiting, outbox.untouched(after.id));
    const bool changesTime = kind == MessageKind::Moved || !occupies(after.status);
    if (changesTime)
        FRONTDESK_TRY(outbox.withdrawReminders(after.id, now));
    for (const MessageChannel channel : allMessageChannels()) {
        QList<OutboxMessage> untouched;
        for (const OutboxMessage &message : waiting) {
            if (message.channel == channel && message.kind != MessageKind::Reminder)
                untouched.append(message);
        }
        const Told told = weigh(kind, payloadOf(after, before), untouched);
        if (!told.overtaken.isEmpty())
            FRONTDESK_TRY(outbox.withdraw(told.overtaken, now));
        if (!rules.channels.contains(channel) || !reaches(rules, channel, reach))
            continue;
        if (told.kind) {
            OutboxMessage message = newMessage(*told.kind, channel, after, now, now + UndoGrace);
            message.payload = told.payload;
            FRONTDESK_TRY(outbox.insert(message));
        }
        if (kind == MessageKind::Created || kind == MessageKind::Moved)
            FRONTDESK_TRY(queueReminders(outbox, rules, channel, after, now));
    }
    return {};
}

Result<bool> OutboxResetDelivery::isReady(Transaction &transaction)
{
    FRONTDESK_TRY_ASSIGN(const MessageRules rules,
                         OutboxRepository(transaction.connection()).rules());
    return rules.channels.contains(MessageChannel::Email);
}

Result<void> OutboxResetDelivery::deliver(Transaction &transaction, const User &user,
                                          const QString &code, Instant expiresAt)
{
    const Instant now = m_clock.now();
    OutboxMessage message;
    message.id = MessageId::generate();
    message.kind = MessageKind::PasswordReset;
    message.userId = user.id;
    message.payload = {{u"code"_s, m_secrets.seal(code.toUtf8(), resetSecretContext(message.id))},
                       {u"expiresAt"_s, toMillis(expiresAt)}};
    message.dueAt = now;
    message.nextTryAt = now;
    message.giveUpAt = expiresAt;
    message.stamp = {now, now, 1};
    return OutboxRepository(transaction.connection()).insert(message);
}

} // namespace frontdesk
