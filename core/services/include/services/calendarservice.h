// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/actor.h"
#include "domain/doctor.h"
#include "domain/hold.h"
#include "domain/slotfinder.h"
#include "services/appointmentservice.h"
#include "services/context.h"

#include <QHash>

namespace frontdesk {

/// What the free times are to be for.
struct SlotWish {
    AppointmentTypeId typeId = {}; ///< null: of no type, one slot of the schedule each
    RoomId roomId = {}; ///< staff: that the room is free too; null: whatever the rooms
};

/// A doctor's free slots.
struct DoctorAvailability {
    DoctorId doctorId;
    QList<Interval> freeSlots; ///< sorted by start
};

/// One doctor's part of the calendar over some days.
struct DoctorCalendar {
    Doctor doctor;
    QList<WorkingWindow> windows; ///< sorted by start
    QList<AppointmentDetails> appointments; ///< sorted by start; cancelled and missed ones included
    QList<Closure> closures {}; ///< breaks and time off, sorted by start
    QList<Hold> holds {}; ///< times that somebody is about to book
};

/// What a calendar shows and what is free, always in a constant number of queries.
class CalendarService
{
public:
    static constexpr int MaxDays = 62;

    explicit CalendarService(const ServiceContext &context)
        : m_context(context)
    {
    }

    /// The free times that start on the grid of the schedule from `from` to `to` (dates in the
    /// clinic's zone, to included, at most MaxDays), none in the past. NotFound for an unknown
    /// doctor.
    Result<DoctorAvailability> availability(const Actor &actor, DoctorId doctorId, QDate from,
                                            QDate to, const SlotWish &wish = {});
    /// The same for every active doctor of a specialty (empty: all), ordered by name.
    Result<QList<DoctorAvailability>> availabilityBySpecialty(const Actor &actor,
                                                              const QString &specialty, QDate from,
                                                              QDate to, const SlotWish &wish = {});
    /// Everything a day or week view draws; staff only. No doctors given: all active ones, and a
    /// doctor gets only themselves. Ordered by doctor's name.
    Result<QList<DoctorCalendar>> load(const Actor &actor, const QList<DoctorId> &doctors,
                                       QDate from, QDate to);

    /// How much of the working time of each day is booked, 0 to 1, over all active doctors (a
    /// doctor: their own); days without working time are left out. Staff only.
    Result<QHash<QDate, double>> fullness(const Actor &actor, QDate from, QDate to);

private:
    const ServiceContext &m_context;
};

} // namespace frontdesk
