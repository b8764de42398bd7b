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
    QString typeName; ///< empty: of no type
    QString typeColour;
    QString roomName; ///< empty: no room is kept for it
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

/// A doctor or a room: whatever only one appointment has at a time.
using ResourceId = Id<struct ResourceTag>;

/// Time of a doctor or a room that is taken, buffers included.
struct BusySpan {
    ResourceId resource;
    Interval span;
    QUuid source; ///< the appointment, or the hold
};

/// Rows of appointments. The database itself refuses overlaps; nothing here checks for them first.
class AppointmentRepository
{
public:
    explicit AppointmentRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    /// SlotTaken, RoomBusy or PatientBusy where an appointment or a hold is in the way, by the
    /// database's word.
    Result<void> insert(const Appointment &appointment);
    /// Writes everything but the ids of patient and creator, where the stored version is still
    /// `appointment`'s; StaleVersion else. SlotTaken, RoomBusy or PatientBusy as for insert().
    Result<void> update(Appointment &appointment);
    Result<std::optional<AppointmentRow>> find(AppointmentId id);
    /// The same, and on PostgreSQL others who want to change it wait for this transaction.
    Result<std::optional<AppointmentRow>> findForUpdate(AppointmentId id);
    /// On PostgreSQL, lets one move at a time into a doctor's calendar: moves that race for a slot
    /// would deadlock in the exclusion constraint. It is no part of the guarantee against overlaps.
    Result<void> lockDoctor(DoctorId doctor);
    /// On PostgreSQL, keeps changes of the doctor's hours out while a booking is judged by them.
    Result<void> holdHours(DoctorId doctor);
    /// On PostgreSQL, lets nobody else book the room, or hold it, until the end of the transaction:
    /// for one who may overbook, and so looks first. After the doctor's; nothing for no room.
    Result<void> lockRoom(RoomId room);
    /// On PostgreSQL, keeps those out who may overbook the room; everybody else shares it.
    Result<void> holdRoom(RoomId room);
    /// Ordered by start, then id.
    Result<QList<AppointmentRow>> list(const AppointmentQuery &query);
    /// What appointments, overbooked ones too, and holds that have not expired take of `range`; one
    /// query for any number of doctors and rooms.
    Result<QList<BusySpan>> busy(const QList<ResourceId> &resources, Interval range, Instant now);
    enum class Counted { Everything, OverbookedAlone };
    /// The first that overlaps `wanted` with its buffers; neither itself nor `hold`, which it uses.
    Result<std::optional<Interval>> firstBusy(ResourceId resource, const Appointment &wanted,
                                              Instant now, HoldId hold, Counted counted);
    /// The first other appointment of the same patient that overlaps `wanted`, without buffers.
    Result<std::optional<Interval>> patientBusy(const Appointment &wanted);
    /// A patient's active appointments that start after `now`.
    Result<int> countFuture(PatientId patient, Instant now);

private:
    enum class Sharing { Alone, Shared };
    Result<void> lock(const QString &what, Sharing sharing);
    Connection &m_connection;
};

} // namespace frontdesk
