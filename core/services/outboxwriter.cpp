// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxwriter.h"

#include "domain/user.h"
#include "notify/resetsecret.h"
#include "security/secretbox.h"
#include "storage/outboxrepository.h"
#include "webhookrecords.h"

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
    case NotificationKind::Reminder:
        return MessageKind::Reminder;
    case NotificationKind::Offered:
        return MessageKind::Offered;
    case NotificationKind::OfferClosed:
        return MessageKind::OfferClosed;
    }
    Q_UNREACHABLE();
}

QJsonObject payloadOf(const Appointment &appointment, const std::optional<Appointment> &before,
                      int occurrences = 1)
{
    QJsonObject payload {{u"start"_s, toMillis(appointment.span.start)},
                         {u"end"_s, toMillis(appointment.span.end)},
                         {u"status"_s, QString(toString(appointment.status))},
                         {u"doctorId"_s, appointment.doctorId.toString()}};
    if (before && before->span.start != appointment.span.start)
        payload.insert(u"previousStart"_s, toMillis(before->span.start));
    if (before && before->doctorId != appointment.doctorId)
        payload.insert(u"previousDoctorId"_s, before->doctorId.toString());
    if (occurrences > 1)
        payload.insert(u"occurrences"_s, occurrences);
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

bool isAhead(const Appointment &appointment)
{
    return appointment.status == AppointmentStatus::Pending
           || appointment.status == AppointmentStatus::Confirmed;
}

bool reaches(const MessageRules &rules, MessageChannel channel, const Reach &reach)
{
    if (!rules.channels.contains(channel))
        return false;
    switch (channel) {
    case MessageChannel::Webhook:
        return false; // tells of no patient
    case MessageChannel::Email:
        return !mailAddress(reach.email).isEmpty();
    case MessageChannel::Sms:
        return !smsNumber(reach.phone, rules.countryCode).isEmpty();
    case MessageChannel::InApp:
        return !reach.account.isNull();
    }
    Q_UNREACHABLE();
}

/// By which channels a patient can be told something.
struct Ways {
    MessageRules rules;
    Reach reach;

    bool have(MessageChannel channel) const { return reaches(rules, channel, reach); }
};

Result<Ways> waysTo(OutboxRepository &outbox, PatientId patient)
{
    Ways ways;
    FRONTDESK_TRY_ASSIGN(ways.rules, outbox.rules());
    FRONTDESK_TRY_ASSIGN(ways.reach, outbox.reach(patient));
    return ways;
}

/// Takes back the reminders that no longer hold, and writes those that do.
Result<void> replaceReminders(OutboxRepository &outbox, const Ways &ways,
                              const Appointment &appointment, Instant now)
{
    FRONTDESK_TRY(outbox.withdrawReminders(appointment.id, now));
    if (!isAhead(appointment) || !appointment.reminds)
        return {};
    for (const MessageChannel channel : allMessageChannels()) {
        if (!ways.have(channel))
            continue;
        for (const std::chrono::seconds lead : ways.rules.reminderLeads) {
            const Instant due = appointment.span.start - lead;
            if (lead.count() <= 0 || due <= now)
                continue;
            OutboxMessage message =
                newMessage(MessageKind::Reminder, channel, appointment, now, due);
            message.payload = payloadOf(appointment, std::nullopt);
            FRONTDESK_TRY(outbox.insert(message));
        }
    }
    return {};
}

/// What no worker has taken, and what this change could fold into itself: a change of one
/// appointment says nothing of the others that were changed with it.
QList<OutboxMessage> foldable(const QList<OutboxMessage> &waiting, MessageChannel channel,
                              int occurrences)
{
    QList<OutboxMessage> untouched;
    for (const OutboxMessage &message : waiting) {
        if (message.channel == channel && message.kind != MessageKind::Reminder
            && message.payload[u"occurrences"].toInt(1) == occurrences)
            untouched.append(message);
    }
    return untouched;
}

} // namespace

Result<void> queueMessages(Transaction &transaction, const Clock &clock, NotificationKind what,
                           const Appointment &after, const std::optional<Appointment> &before,
                           int occurrences)
{
    FRONTDESK_TRY(queueWebhooks(transaction, clock, what, after, before));
    const MessageKind kind = messageKindOf(what);
    // Who stands at the desk need not be written to.
    if (kind == MessageKind::Created && !isAhead(after))
        return {};
    OutboxRepository outbox(transaction.connection());
    const Instant now = clock.now();
    FRONTDESK_TRY_ASSIGN(const Ways ways, waysTo(outbox, after.patientId));
    FRONTDESK_TRY_ASSIGN(const QList<OutboxMessage> waiting, outbox.untouched(after.id.uuid()));
    // The program has shown it already, but for reminders.
    for (const MessageChannel channel : {MessageChannel::Email, MessageChannel::Sms}) {
        const Told told = weigh(kind, payloadOf(after, before, occurrences),
                                foldable(waiting, channel, occurrences));
        if (!told.overtaken.isEmpty())
            FRONTDESK_TRY(outbox.withdraw(told.overtaken, now));
        if (!told.kind || !ways.have(channel))
            continue;
        OutboxMessage message = newMessage(*told.kind, channel, after, now, now + UndoGrace);
        message.payload = told.payload;
        FRONTDESK_TRY(outbox.insert(message));
    }
    if (kind == MessageKind::Confirmed)
        return {};
    return replaceReminders(outbox, ways, after, now);
}

Result<void> followFirst(Transaction &transaction, const Clock &clock, NotificationKind what,
                         const Appointment &after, const std::optional<Appointment> &before)
{
    FRONTDESK_TRY(queueWebhooks(transaction, clock, what, after, before));
    return renewReminders(transaction, clock, after);
}

Result<void> renewReminders(Transaction &transaction, const Clock &clock,
                            const Appointment &appointment)
{
    OutboxRepository outbox(transaction.connection());
    FRONTDESK_TRY_ASSIGN(const Ways ways, waysTo(outbox, appointment.patientId));
    return replaceReminders(outbox, ways, appointment, clock.now());
}

Result<void> queueOfferMessages(Transaction &transaction, const Clock &clock, NotificationKind what,
                                PatientId patient, const WaitlistOffer &offer)
{
    OutboxRepository outbox(transaction.connection());
    const Instant now = clock.now();
    const MessageKind kind = messageKindOf(what);
    FRONTDESK_TRY_ASSIGN(const Ways ways, waysTo(outbox, patient));
    FRONTDESK_TRY_ASSIGN(const QList<OutboxMessage> waiting, outbox.untouched(offer.id.uuid()));
    for (const MessageChannel channel : {MessageChannel::Email, MessageChannel::Sms}) {
        QList<MessageId> unseen;
        for (const OutboxMessage &message : waiting) {
            if (message.channel == channel)
                unseen.append(message.id);
        }
        if (!unseen.isEmpty())
            FRONTDESK_TRY(outbox.withdraw(unseen, now));
        if (!unseen.isEmpty() || !ways.have(channel))
            continue;
        OutboxMessage message;
        message.id = MessageId::generate();
        message.kind = kind;
        message.channel = channel;
        message.offerId = offer.id;
        message.patientId = patient;
        message.payload = {{u"start"_s, toMillis(offer.span.start)},
                           {u"end"_s, toMillis(offer.span.end)},
                           {u"doctorId"_s, offer.doctorId.toString()},
                           {u"expiresAt"_s, toMillis(offer.expiresAt)}};
        // Whoever is faster has it, so it does not wait for an undo.
        message.seq = offer.stamp.version;
        message.dueAt = now;
        message.nextTryAt = now;
        message.giveUpAt = kind == MessageKind::Offered ? offer.expiresAt : offer.span.start;
        message.stamp = {now, now, 1};
        FRONTDESK_TRY(outbox.insert(message));
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
