// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/message.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

template <class Value>
std::optional<Value> parsed(QStringView text, const QList<Value> &all)
{
    for (const Value value : all) {
        if (text == toString(value))
            return value;
    }
    return std::nullopt;
}

} // namespace

QLatin1StringView toString(MessageKind kind)
{
    switch (kind) {
    case MessageKind::Created:
        return "APPOINTMENT_CREATED"_L1;
    case MessageKind::Confirmed:
        return "APPOINTMENT_CONFIRMED"_L1;
    case MessageKind::Moved:
        return "APPOINTMENT_MOVED"_L1;
    case MessageKind::Cancelled:
        return "APPOINTMENT_CANCELLED"_L1;
    case MessageKind::NoShow:
        return "APPOINTMENT_NO_SHOW"_L1;
    case MessageKind::Reminder:
        return "APPOINTMENT_REMINDER"_L1;
    case MessageKind::Offered:
        return "WAITLIST_OFFERED"_L1;
    case MessageKind::OfferClosed:
        return "WAITLIST_OFFER_CLOSED"_L1;
    case MessageKind::PasswordReset:
        return "PASSWORD_RESET"_L1;
    }
    Q_UNREACHABLE();
}

QLatin1StringView toString(MessageChannel channel)
{
    switch (channel) {
    case MessageChannel::Email:
        return "EMAIL"_L1;
    case MessageChannel::Sms:
        return "SMS"_L1;
    case MessageChannel::Webhook:
        return "WEBHOOK"_L1;
    case MessageChannel::InApp:
        return "IN_APP"_L1;
    }
    Q_UNREACHABLE();
}

QLatin1StringView toString(MessageStatus status)
{
    switch (status) {
    case MessageStatus::Pending:
        return "PENDING"_L1;
    case MessageStatus::Sent:
        return "SENT"_L1;
    case MessageStatus::Failed:
        return "FAILED"_L1;
    case MessageStatus::Withdrawn:
        return "WITHDRAWN"_L1;
    }
    Q_UNREACHABLE();
}

QList<MessageKind> allMessageKinds()
{
    using enum MessageKind;
    return {Created,  Confirmed, Moved,       Cancelled,    NoShow,
            Reminder, Offered,   OfferClosed, PasswordReset};
}

QList<MessageChannel> allMessageChannels()
{
    return {MessageChannel::Email, MessageChannel::Sms, MessageChannel::Webhook,
            MessageChannel::InApp};
}

QList<MessageStatus> allMessageStatuses()
{
    using enum MessageStatus;
    return {Pending, Sent, Failed, Withdrawn};
}

std::optional<MessageKind> parseMessageKind(QStringView text)
{
    return parsed(text, allMessageKinds());
}

std::optional<MessageChannel> parseMessageChannel(QStringView text)
{
    return parsed(text, allMessageChannels());
}

std::optional<MessageStatus> parseMessageStatus(QStringView text)
{
    return parsed(text, allMessageStatuses());
}

} // namespace frontdesk
