// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/outboxworker.h"

#include "domain/appointment.h"
#include "domain/waitlist.h"
#include "interop/invitation.h"
#include "notify/resetsecret.h"
#include "notify/webhooksecret.h"
#include "security/secretbox.h"
#include "storage/outboxrepository.h"

#include <QRandomGenerator>

#include <algorithm>
#include <cmath>

namespace frontdesk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Instant instantIn(const QJsonObject &payload, QLatin1StringView name)
{
    return fromMillis(payload.value(name).toInteger());
}

/// As a notification in the program has it.
QJsonObject paramsOf(const QJsonObject &payload, const QString &doctor)
{
    return {{u"startTime"_s, toRfc3339(instantIn(payload, "start"_L1))},
            {u"endTime"_s, toRfc3339(instantIn(payload, "end"_L1))},
            {u"status"_s, payload[u"status"].toString()},
            {u"doctorName"_s, doctor}};
}

bool isAhead(const QString &status)
{
    return status == toString(AppointmentStatus::Pending)
           || status == toString(AppointmentStatus::Confirmed);
}

/// Whether what the message tells is of no use or no longer true.
bool isOvertaken(const OutboxMessage &message, const MessageFacts &facts, Instant now)
{
    // Programs are told of all that happened.
    if (message.channel == MessageChannel::Webhook)
        return false;
    switch (message.kind) {
    case MessageKind::Reminder:
        return !isAhead(facts.appointmentStatus) || facts.appointmentStart <= now
               || facts.appointmentStart != instantIn(message.payload, "start"_L1);
    case MessageKind::PasswordReset:
        return instantIn(message.payload, "expiresAt"_L1) <= now;
    case MessageKind::Offered:
        return facts.offerStatus != toString(OfferStatus::Open)
               || instantIn(message.payload, "expiresAt"_L1) <= now;
    case MessageKind::OfferClosed:
        return instantIn(message.payload, "start"_L1) <= now;
    case MessageKind::NoShow:
        return facts.appointmentStatus != toString(AppointmentStatus::NoShow);
    case MessageKind::Cancelled:
        return facts.appointmentStatus != toString(AppointmentStatus::Cancelled);
    case MessageKind::Moved:
        return facts.appointmentStatus == toString(AppointmentStatus::Cancelled);
    default:
        return false;
    }
}

/// The invitation that goes with a message, if one does.
std::optional<Invitation::Method> invitationOf(MessageKind kind)
{
    switch (kind) {
    case MessageKind::Created:
    case MessageKind::Confirmed:
    case MessageKind::Moved:
        return Invitation::Request;
    case MessageKind::Cancelled:
        return Invitation::Cancel;
    default:
        return std::nullopt;
    }
}

} // namespace

bool QuietHours::contains(const ClinicTime &time, Instant now) const
{
    const int minute = time.toLocal(now).minutes;
    const int start = from.minutes;
    const int end = to.minutes;
    return start <= end ? minute >= start && minute < end : minute >= start || minute < end;
}

std::chrono::milliseconds retryDelay(int attempts, double chance)
{
    constexpr int doublings = 6;
    constexpr double spread = 0.2;
    const auto full = std::min<std::chrono::milliseconds>(
        1min * (1 << std::clamp(attempts - 1, 0, doublings)), 1h);
    return std::chrono::milliseconds(
        qint64(double(full.count()) * (1 - spread + 2 * spread * chance)));
}

namespace {

/// How long to wait for the next attempt; nothing where this was the last.
std::optional<std::chrono::milliseconds> delayAfter(const OutboxMessage &message, double chance)
{
    if (message.channel == MessageChannel::Webhook)
        return webhookDelay(message.attempts);
    return retryDelay(message.attempts, chance);
}

/// Whether the night keeps the channel's messages back: it wakes people, not programs.
bool wakesPeople(MessageChannel channel)
{
    return channel == MessageChannel::Email || channel == MessageChannel::Sms;
}

} // namespace

OutboxWorker::OutboxWorker(WorkerContext context, WorkerOptions options, Transports transports)
    : m_context(std::move(context))
    , m_options(std::move(options))
{
    for (auto &[channel, transport] : transports)
        m_lanes.push_back({channel, std::move(transport), {}, {}, 0});
}

Result<int> OutboxWorker::run(const std::function<bool()> &mustEnd)
{
    int attempts = 0;
    for (Lane &lane : m_lanes) {
        FRONTDESK_TRY_ASSIGN(
            const bool mayClaim, m_context.data.read([&](Connection &connection) -> Result<bool> {
                OutboxRepository outbox(connection);
                const Instant now = m_context.clock.now();
                FRONTDESK_TRY_ASSIGN(const bool any, outbox.isAnyDue(lane.channel, now));
                return any ? outbox.lead(lane.channel) : Result<bool>(false);
            }));
        if (!mayClaim)
            continue;
        FRONTDESK_TRY_ASSIGN(const int made, runLane(lane, mustEnd));
        attempts += made;
    }
    return attempts;
}

bool OutboxWorker::isOpen(Lane &lane) const
{
    const Instant now = m_context.clock.now();
    std::erase_if(lane.sent, [&](Instant at) { return at <= now - 1min; });
    const bool isFast =
        wakesPeople(lane.channel) && int(lane.sent.size()) >= m_options.mostPerMinute;
    return lane.closedUntil <= now && !isFast;
}

Result<int> OutboxWorker::runLane(Lane &lane, const std::function<bool()> &mustEnd)
{
    int attempts = 0;
    while (!mustEnd() && isOpen(lane)) {
        const Instant now = m_context.clock.now();
        const MessageClaim claim {lane.channel, now, now + ClaimTime, m_id,
                                  wakesPeople(lane.channel)
                                      && m_options.quiet.contains(*m_context.time(), now)};
        FRONTDESK_TRY_ASSIGN(auto message, m_context.data.write([&](Transaction &transaction) {
            return OutboxRepository(transaction.connection()).claim(claim);
        }));
        if (!message)
            break;
        ++attempts;
        FRONTDESK_TRY(handle(lane, *std::move(message)));
    }
    return attempts;
}

Result<void> OutboxWorker::handle(Lane &lane, OutboxMessage message)
{
    FRONTDESK_TRY_ASSIGN(const MessageFacts facts, m_context.data.read([&](Connection &connection) {
        return OutboxRepository(connection).facts(message);
    }));
    const bool overtaken = isOvertaken(message, facts, m_context.clock.now());
    const SendOutcome outcome = overtaken ? SendOutcome() : deliver(lane, message, facts);
    const Instant now = m_context.clock.now();
    message.stamp.updatedAt = now;
    message.lastError = outcome.error;
    if (overtaken) {
        message.status = MessageStatus::Withdrawn;
    } else if (outcome.kind == SendOutcome::Sent) {
        message.status = MessageStatus::Sent;
        message.sentAt = now;
    } else if (outcome.kind == SendOutcome::Gone) {
        message.status = MessageStatus::Failed;
    } else {
        const double chance = QRandomGenerator::global()->generateDouble();
        const auto delay = delayAfter(message, chance);
        message.nextTryAt = now + delay.value_or(0ms);
        if (outcome.kind == SendOutcome::Refused || !delay || message.nextTryAt > message.giveUpAt)
            message.status = MessageStatus::Failed;
        m_context.logger.warning("message_failed"_L1,
                                 {{"id"_L1, message.id},
                                  {"channel"_L1, toString(lane.channel)},
                                  {"attempts"_L1, message.attempts},
                                  {"error"_L1, LogValue::systemText(outcome.error)}});
    }
    return m_context.data.write([&](Transaction &transaction) -> Result<void> {
        FRONTDESK_TRY(OutboxRepository(transaction.connection()).finish(message, m_id));
        if (outcome.kind == SendOutcome::Gone && m_context.disable)
            FRONTDESK_TRY(m_context.disable(transaction, message.webhookId));
        return {};
    });
}

SendOutcome OutboxWorker::deliver(Lane &lane, const OutboxMessage &message,
                                  const MessageFacts &facts)
{
    const auto outgoing = prepared(message, facts);
    if (!outgoing)
        return {SendOutcome::Refused, outgoing.error().message};
    const SendOutcome outcome = lane.transport->send(*outgoing);
    const Instant now = m_context.clock.now();
    lane.sent.push_back(now);
    lane.failures = outcome.kind == SendOutcome::Unreachable ? lane.failures + 1 : 0;
    // Others need not fail one after the other, and count their attempts, on a way that is down.
    if (lane.failures > 0)
        lane.closedUntil =
            now + std::min<std::chrono::milliseconds>(retryDelay(lane.failures, 0.5), 15min);
    return outcome;
}

Result<OutgoingMessage> OutboxWorker::prepared(const OutboxMessage &message,
                                               const MessageFacts &facts) const
{
    const QJsonObject &payload = message.payload;
    OutgoingMessage outgoing;
    outgoing.id = message.id;
    outgoing.kind = message.kind;
    outgoing.writtenAt = message.stamp.createdAt;
    outgoing.account = facts.account;
    outgoing.appointmentId = message.appointmentId;
    if (message.channel == MessageChannel::Webhook) {
        if (!facts.webhook.isActive || facts.webhook.id.isNull())
            return fail(ErrorCode::InvalidInput, u"The webhook is not active"_s);
        outgoing.to = facts.webhook.url;
        outgoing.params = payload;
        FRONTDESK_TRY_ASSIGN(outgoing.secret,
                             m_context.secrets.open(facts.webhook.sealedSecret,
                                                    webhookSecretContext(facts.webhook.id)));
        return outgoing;
    }
    if (message.channel == MessageChannel::InApp) {
        outgoing.params = paramsOf(payload, facts.doctorName);
        return outgoing;
    }
    outgoing.to = message.channel == MessageChannel::Email
                      ? mailAddress(facts.email)
                      : smsNumber(facts.phone, m_options.countryCode);
    if (outgoing.to.isEmpty())
        return fail(ErrorCode::InvalidInput, u"There is no address to send it to any more"_s);
    MessageWords words;
    words.clinic = facts.clinicName;
    words.patient = facts.patientName;
    words.doctor = facts.doctorName;
    words.start = instantIn(payload, "start"_L1);
    words.isRequest = payload[u"status"].toString() == toString(AppointmentStatus::Pending);
    words.occurrences = payload[u"occurrences"].toInt(1);
    if (payload.contains(u"expiresAt"_s))
        words.expiresAt = instantIn(payload, "expiresAt"_L1);
    if (payload.contains(u"previousStart"_s))
        words.previousStart = instantIn(payload, "previousStart"_L1);
    if (message.kind == MessageKind::PasswordReset) {
        FRONTDESK_TRY_ASSIGN(
            const QByteArray code,
            m_context.secrets.open(payload[u"code"].toString(), resetSecretContext(message.id)));
        words.code = QString::fromUtf8(code);
        words.start = instantIn(payload, "expiresAt"_L1);
    }
    outgoing.text =
        renderMessage(message.kind, facts.language.isEmpty() ? m_options.language : facts.language,
                      *m_context.time(), words);
    const auto method = invitationOf(message.kind);
    if (!method || message.channel != MessageChannel::Email)
        return outgoing;
    Invitation invitation;
    invitation.method = *method;
    invitation.uid = message.appointmentId.toString() + u'@' + m_options.sender.section(u'@', -1);
    invitation.sequence = message.seq;
    invitation.span = {words.start, instantIn(payload, "end"_L1)};
    invitation.stampedAt = message.stamp.createdAt;
    invitation.tentative = words.isRequest;
    invitation.summary = u"%1 – %2"_s.arg(plainName(words.clinic), plainName(words.doctor));
    invitation.organizer = m_options.sender;
    invitation.attendee = outgoing.to;
    outgoing.invitation = toICalendar(invitation);
    outgoing.invitationMethod = methodName(*method);
    return outgoing;
}

} // namespace frontdesk
