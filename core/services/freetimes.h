// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/appointmenttype.h"
#include "domain/slotfinder.h"
#include "domain/waitlist.h"
#include "services/context.h"
#include "storage/appointmentrepository.h"

#include <QHash>

namespace frontdesk {

/// The free times of one doctor within a span, for one who waits after the other: as long as their
/// type, with its buffers, and with their room. Each type and room is looked up once.
class FreeTimes
{
public:
    static Result<FreeTimes> load(const ServiceContext &context, Connection &connection,
                                  DoctorId doctor, const Interval &span);

    /// The doctor does not work then, so that nobody can have it.
    bool isNone() const { return m_windows.isEmpty(); }
    /// None where the doctor does not offer the type, or the room is out of use. The span itself
    /// comes first where it suits: what somebody freed need not lie on the grid.
    Result<QList<Interval>> forEntry(Connection &connection, const WaitlistEntry &entry);

private:
    FreeTimes(const ServiceContext &context, DoctorId doctor, const Interval &span);
    Result<std::optional<AppointmentType>> typeOf(Connection &connection, AppointmentTypeId id);
    /// What takes the room then; nothing where it is out of use.
    Result<std::optional<QList<Interval>>> busyRoom(Connection &connection, RoomId id);
    QList<Interval> find(const std::optional<AppointmentType> &type,
                         const QList<Interval> &busy) const;

    Instant m_now;
    DoctorId m_doctor;
    Interval m_span;
    QList<WorkingWindow> m_windows;
    QList<Interval> m_busy;
    QHash<AppointmentTypeId, std::optional<AppointmentType>> m_types;
    QHash<RoomId, std::optional<QList<Interval>>> m_rooms;
    QHash<std::pair<AppointmentTypeId, RoomId>, QList<Interval>> m_found;
};

} // namespace frontdesk
