// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/walkin.h"
#include "storage/connection.h"
#include "storage/waitlistrepository.h"

namespace frontdesk {

/// An entry with the names a person needs to see beside it.
struct QueueRow {
    QueueEntry entry;
    QString patientName;
    QString patientPhone;
    QString doctorName; ///< empty where no doctor is named
};

/// Rows of queue_entries.
class QueueRepository
{
public:
    explicit QueueRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    /// AlreadyExists where the patient waits already, by the database's word.
    Result<void> insert(const QueueEntry &entry);
    /// Writes the status and the appointment, where the stored version is still `entry`'s;
    /// StaleVersion else.
    Result<void> update(QueueEntry &entry);
    Result<std::optional<QueueRow>> find(QueueEntryId id);
    /// The same, and on PostgreSQL others who want to change it wait for this transaction.
    Result<std::optional<QueueRow>> findForUpdate(QueueEntryId id);
    /// Those who wait, whom the doctor could see, or all: the most urgent first, among these who
    /// came first.
    Result<QList<QueueRow>> waiting(const std::optional<ServingDoctor> &servedBy = {});

private:
    Connection &m_connection;
};

} // namespace frontdesk
