// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/stamp.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace frontdesk {

/// What a message tells.
enum class MessageKind {
    Created,
    Confirmed,
    Moved,
    Cancelled,
    NoShow,
    Reminder,
    Offered, ///< a time is offered to one who waits
    OfferClosed, ///< it can no longer be had
    PasswordReset,
};
enum class MessageChannel {
    Email,
    Sms,
    Webhook, ///< to an integrator's program
    InApp, ///< shown in the program; what is told at once is written there without the outbox
};
enum class MessageStatus {
    Pending,
    Sent,
    Failed, ///< given up or refused; staff may have it tried again
    Withdrawn, ///< overtaken before it was sent: an undo, an appointment that has moved on
};

/// The wire names: "APPOINTMENT_CREATED", ..., "APPOINTMENT_REMINDER", "WAITLIST_OFFERED",
/// "WAITLIST_OFFER_CLOSED", "PASSWORD_RESET"; "EMAIL", "SMS", "WEBHOOK", "IN_APP";
/// "PENDING", "SENT", "FAILED",
/// "WITHDRAWN".
QLatin1StringView toString(MessageKind kind);
QLatin1StringView toString(MessageChannel channel);
QLatin1StringView toString(MessageStatus status);
QList<MessageKind> allMessageKinds();
QList<MessageChannel> allMessageChannels();
QList<MessageStatus> allMessageStatuses();
std::optional<MessageKind> parseMessageKind(QStringView text);
std::optional<MessageChannel> parseMessageChannel(QStringView text);
std::optional<MessageStatus> parseMessageStatus(QStringView text);

/// How long a change may be undone before anybody outside the program is told of it.
constexpr std::chrono::minutes UndoGrace {3};
/// How long a message is tried.
constexpr std::chrono::hours MessagePatience {72};

/// One message to one person by one channel, as the outbox keeps it. It holds no text and no
/// address: both are looked up when it is sent.
struct OutboxMessage {
    MessageId id; ///< names the message to whoever receives it, at each attempt the same
    MessageKind kind = MessageKind::Created;
    MessageChannel channel = MessageChannel::Email;
    MessageStatus status = MessageStatus::Pending;
    AppointmentId appointmentId; ///< null for an offer and a password reset
    WaitlistOfferId offerId; ///< null for all but offers
    WebhookId webhookId; ///< null for all but webhooks
    PatientId patientId; ///< null for a password reset
    UserId userId; ///< whose password it is; else null
    /// Of an appointment as it was then: start, end, previousStart (milliseconds), status,
    /// doctorId, previousDoctorId, occurrences where it is the first of several. Of an offer:
    /// start, end, doctorId, expiresAt. For a webhook: the event's data. Of a reset: code (sealed),
    /// expiresAt.
    QJsonObject payload;
    qint64 seq = 0; ///< the appointment's version: the order of messages that are due alike
    Instant dueAt; ///< the order of messages on one appointment
    Instant nextTryAt;
    Instant giveUpAt;
    int attempts = 0;
    QString lastError; ///< what a developer needs; never an address, a name or a text
    std::optional<Instant> sentAt;
    Stamp stamp;

    /// Messages on one subject are sent in order; each webhook has its own order.
    QUuid subject() const
    {
        if (!webhookId.isNull())
            return QUuid::createUuidV5(webhookId.uuid(), appointmentId.uuid().toRfc4122());
        if (!appointmentId.isNull())
            return appointmentId.uuid();
        return offerId.isNull() ? userId.uuid() : offerId.uuid();
    }
    bool operator==(const OutboxMessage &) const = default;
};

} // namespace frontdesk
