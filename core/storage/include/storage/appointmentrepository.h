// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/appointment.h"
#include "storage/connection.h"

namespace frontdesk {

/// An appointment with the names a person needs to see beside it, from one query.
struct AppointmentRow {
    Appointment appointment;
    QString patientName;
    QString patientPhone;
    QDate patientDateOfBirth;
    QString doctorName;
};

/// A place in a list ordered by start: the last row of the page before.
struct StartCursor {
    Instant start;
    QString id;
};

struct AppointmentQuery {
    std::optional<QList<DoctorId>> doctors;
    std::optional<PatientId> patient;
    std::optional<SeriesId> series;
    std::optional<Instant> from; ///< ends after this
    std::optional<Instant> to; ///< starts before this
    std::optional<AppointmentStatus> status;
    std::optional<StartCursor> after;
    int limit = 0; ///< 0: no limit
};

/// A doctor's occupied time.
struct BusySpan {
    DoctorId doctorId;
    Interval span;
};

/// Rows of appointments. The database itself refuses overlaps; nothing here checks for them first.
class AppointmentRepository
{
public:
    explicit AppointmentRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    /// SlotTaken or PatientBusy where an active appointment is in the way, by the database's word.
    Result<void> insert(const Appointment &appointment);
    /// Writes everything but the ids of patient and creator, where the stored version is still
    /// `appointment`'s; StaleVersion else. SlotTaken or PatientBusy as for insert().
    Result<void> update(Appointment &appointment);
    Result<std::optional<AppointmentRow>> find(AppointmentId id);
    /// The same, and on PostgreSQL others who want to change it wait for this transaction.
    Result<std::optional<AppointmentRow>> findForUpdate(AppointmentId id);
    /// On PostgreSQL, lets one move at a time into a doctor's calendar: moves that race for a slot
    /// would deadlock in the exclusion constraint. It is no part of the guarantee against overlaps.
    Result<void> lockDoctor(DoctorId doctor);
    /// On PostgreSQL, keeps changes of the doctor's hours out while a booking is judged by them.
    Result<void> holdHours(DoctorId doctor);
    /// Ordered by start, then id.
    Result<QList<AppointmentRow>> list(const AppointmentQuery &query);
    /// What keeps others out of `range`; one query for any number of doctors.
    Result<QList<BusySpan>> busy(const QList<DoctorId> &doctors, Interval range);
    /// A patient's active appointments that start after `now`.
    Result<int> countFuture(PatientId patient, Instant now);

private:
    Result<ErrorCode> whoIsInTheWay(const Appointment &appointment);
    Connection &m_connection;
};

} // namespace frontdesk
