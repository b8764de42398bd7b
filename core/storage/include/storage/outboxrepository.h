// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message.h"
#include "domain/messagerules.h"
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
    bool urgentOnly = false; ///< password resets alone
};

/// What is told to people: addresses and names as they are now.
struct MessageFacts {
    QString clinicName;
    QString patientName;
    QString email;
    QString phone;
    QString doctorName; ///< of the payload's doctor
    /// The appointment as it is now; empty for a password reset.
    QString appointmentStatus;
    Instant appointmentStart;
};

/// How a patient can be reached; empty where not.
struct Reach {
    QString email;
    QString phone;
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
    /// Messages on an appointment that no worker has taken yet, oldest first; no worker takes them
    /// before this transaction ends.
    Result<QList<OutboxMessage>> untouched(AppointmentId appointment);
    Result<void> withdraw(const QList<MessageId> &ids, Instant now);
    /// Withdraws the reminders of an appointment that are not being sent this moment.
    Result<void> withdrawReminders(AppointmentId appointment, Instant now);

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

    /// One worker at a time has this connection's leadership on PostgreSQL, as long as the
    /// connection lives; on SQLite there is one process anyway.
    Result<bool> lead();

private:
    Connection &m_connection;
};

} // namespace frontdesk
