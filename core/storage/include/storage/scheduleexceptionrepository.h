// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/scheduleexception.h"
#include "storage/connection.h"

#include <QHash>

namespace frontdesk {

/// Rows of schedule_exceptions.
class ScheduleExceptionRepository
{
public:
    explicit ScheduleExceptionRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    Result<void> insert(const ScheduleException &exception);
    /// Writes everything but the ids and the kind, where the stored version is still
    /// `exception`'s; StaleVersion else.
    Result<void> update(ScheduleException &exception);
    Result<void> remove(ScheduleExceptionId id);
    Result<std::optional<ScheduleException>> find(ScheduleExceptionId id);
    /// Those of the doctors and of the whole clinic that apply on some day from `from` to `to` (an
    /// invalid date is no bound). Ordered by first day, then start. One query for any number of
    /// doctors.
    Result<QList<ScheduleException>> listForDoctors(const QList<DoctorId> &doctors, QDate from,
                                                    QDate to);
    /// Those that came out of an iCalendar file, by the key that the file gives each.
    Result<QHash<QString, ScheduleException>> imported();
    /// That an exception is the one which a file names by `key`.
    Result<void> rememberImport(const QString &key, ScheduleExceptionId exception);

private:
    Connection &m_connection;
};

} // namespace frontdesk
