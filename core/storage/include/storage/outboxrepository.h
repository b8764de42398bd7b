// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message.h"
#include "domain/messagerules.h"
#include "domain/webhook.h"
#include "storage/connection.h"

namespace frontdesk {

/// A message with where it would go now.
struct OutboxRow {
    OutboxMessage message;
    QString email;
    QString phone;
};

struct OutboxQuery {
    /// The last row of the page before.
    struct Place {
        Instant createdAt;
        MessageId id;
    };

    std::optional<MessageStatus> status;
    std::optional<Place> after;
    int limit = 50;
};

/// Which message a worker may send next.
struct MessageClaim {
    MessageChannel channel = MessageChannel::Email;
    Instant now;
    Instant until; ///< when the message is another's to send, if it is still waiting then
    QUuid worker;
    bool urgentOnly = false; ///< password resets alone: the night is quiet
};

/// What is told to people: addresses and names as they are now.
struct MessageFacts {
    QString clinicName;
    QString patientName;
    QString email;
    QString phone;
    QString language; ///< the patient's; empty: the clinic's
    UserId account; ///< the log-in; null where there is none
    QString doctorName; ///< of the payload's doctor
    /// The appointment as it is now; empty where it is of none.
    QString appointmentStatus;
    Instant appointmentStart;
    Webhook webhook; ///< of the message's; a null id where there is none
    QString offerStatus; ///< the offer's as it is now; empty where it is of none
};

/// How a patient can be reached; empty where not.
struct Reach {
    QString email;
    QString phone;
    UserId account;
};

/// Rows of messages to people outside the program.
class OutboxRepository
{
public:
    explicit OutboxRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    Result<void> insert(const OutboxMessage &message);
    Result<Reach> reach(PatientId patient);
    /// What every process that writes messages goes by; nothing where no process sends any.
    Result<MessageRules> rules();
    Result<void> setRules(const MessageRules &rules);
    /// Messages on a subject that no worker has taken yet, oldest first; no worker takes them
    /// before this transaction ends.
    Result<QList<OutboxMessage>> untouched(const QUuid &subject);
    Result<void> withdraw(const QList<MessageId> &ids, Instant now);
    /// Withdraws the reminders of an appointment that are not being sent this moment.
    Result<void> withdrawReminders(AppointmentId appointment, Instant now);

    /// Whether there may be a message to claim.
    Result<bool> isAnyDue(MessageChannel channel, Instant now);
    /// Takes the next message that is due and behind no other on its subject, and counts the
    /// attempt.
    Result<std::optional<OutboxMessage>> claim(const MessageClaim &claim);
    /// Writes what became of the attempt; false where the claim had passed to another worker.
    Result<bool> finish(const OutboxMessage &message, const QUuid &worker);
    Result<MessageFacts> facts(const OutboxMessage &message);

    /// Newest first.
    Result<QList<OutboxRow>> list(const OutboxQuery &query);
    Result<std::optional<OutboxRow>> find(MessageId id);
    /// Writes status, the times and the attempts, where the stored version is still `message`'s;
    /// StaleVersion else.
    Result<void> update(OutboxMessage &message);

    /// Removes at most so many that ended before `until`; gives how many.
    Result<qint64> sweep(Instant until, int most);

    /// One worker at a time has a channel's leadership on PostgreSQL, as long as its connection
    /// lives; on SQLite there is one process anyway.
    Result<bool> lead(MessageChannel channel);

private:
    Connection &m_connection;
};

} // namespace frontdesk
