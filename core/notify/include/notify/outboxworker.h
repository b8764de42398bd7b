// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/logging.h"
#include "domain/messagerules.h"
#include "notify/transport.h"
#include "storage/database.h"

#include <functional>
#include <memory>

namespace frontdesk {

class SecretBox;
struct MessageFacts;

/// When nobody is to be woken, in the clinic's zone; none where both are alike. It may span
/// midnight.
struct QuietHours {
    WallTime from;
    WallTime to;

    bool contains(const ClinicTime &time, Instant now) const;
};

struct WorkerOptions {
    QuietHours quiet; ///< keeps everything back but password resets and what the program shows
    int mostPerMinute = 60; ///< by each channel that leaves the program
    QString language; ///< of messages to those who have chosen none, "en" or "ar"
    QString sender; ///< the organizer of invitations: the clinic's address
    QString countryCode; ///< of telephone numbers without one
};

/// What the worker shares with the program; all of it must outlive it.
struct WorkerContext {
    DataAccess &data; ///< of the worker's own thread
    const Clock &clock;
    const Logger &logger;
    const SecretBox &secrets;
    std::function<std::shared_ptr<const ClinicTime>()> time;
    /// Makes a webhook inactive whose receiver has said that it is gone.
    std::function<Result<void>(Transaction &, WebhookId)> disable;
};

/// Sends what is due in the outbox, one message at a time, in order for each appointment. Of
/// several processes one leads for each channel. Each message is claimed before it is sent; where
/// the program ends between sending and marking, it is sent once more under the same id when the
/// claim has run out.
class OutboxWorker
{
public:
    using Transports = std::vector<std::pair<MessageChannel, std::unique_ptr<Transport>>>;

    /// For how long a claim stands; longer than any transport's timeouts.
    static constexpr std::chrono::minutes ClaimTime {5};

    OutboxWorker(WorkerContext context, WorkerOptions options, Transports transports);

    /// Sends all that may be sent now, and gives how many attempts that took; none by a channel
    /// that another process leads. It stops before the next message once `mustEnd` says so.
    Result<int> run(const std::function<bool()> &mustEnd = [] { return false; });

private:
    struct Lane {
        MessageChannel channel;
        std::unique_ptr<Transport> transport;
        std::vector<Instant> sent; ///< within the last minute
        Instant closedUntil {}; ///< after the way was found down
        int failures = 0; ///< of the way, in a row
    };

    Result<int> runLane(Lane &lane, const std::function<bool()> &mustEnd);
    bool isOpen(Lane &lane) const;
    Result<void> handle(Lane &lane, OutboxMessage message);
    SendOutcome deliver(Lane &lane, const OutboxMessage &message, const MessageFacts &facts);
    Result<OutgoingMessage> prepared(const OutboxMessage &message, const MessageFacts &facts) const;

    WorkerContext m_context;
    WorkerOptions m_options;
    std::vector<Lane> m_lanes;
    QUuid m_id = QUuid::createUuid();
};

/// How long to wait after so many attempts: a minute, twice as long each time up to an hour, a
/// fifth more or less. `chance` is from 0 to 1.
std::chrono::milliseconds retryDelay(int attempts, double chance);

} // namespace frontdesk
