// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/scheduleexception.h"
#include "services/seriesservice.h"
#include "storage/database.h"

#include <QHash>
#include <QSet>

namespace frontdesk {

/// Judges the times of a series against one doctor's calendar and one patient's, from a handful of
/// queries however many times there are.
class SeriesPlan
{
public:
    /// `ignored`: appointments that are being moved, and so are in nobody's way.
    static Result<SeriesPlan> load(const ServiceContext &context, Connection &connection,
                                   DoctorId doctor, PatientId patient, QDate first, QDate last,
                                   const QList<RoomId> &rooms,
                                   const QList<AppointmentId> &ignored = {});

    struct Wish {
        int minutes = 0; ///< 0: one slot
        Buffers buffers = {};
        RoomId room = {}; ///< one of those that were loaded; null: none
        bool hadRoom = false; ///< whether it is in use is not asked again
        bool isOffered = true; ///< the doctor offers its type
    };
    /// What it takes is in the way of the next one.
    PlannedOccurrence judge(const Occurrence &occurrence, const Wish &wish);
    PlannedOccurrence judge(QDate day, Instant start, const Wish &wish);
    /// One that stays where it is: nobody asks again whether it may be there.
    PlannedOccurrence keep(QDate day, const Appointment &appointment);

private:
    explicit SeriesPlan(const ServiceContext &context);
    Result<void> loadRooms(Connection &connection, const QList<RoomId> &rooms);
    int minutesAt(Instant start, int wanted) const;
    bool isClosed(const Wish &wish) const; ///< its room, where it is asked
    void take(const Interval &span, const Buffers &buffers, RoomId room);
    void findAlternatives(PlannedOccurrence &planned, Instant near, const Wish &wish) const;

    const ServiceContext &m_context;
    std::shared_ptr<const ClinicTime> m_time;
    WorkingHours m_hours;
    bool m_doctorActive = false;
    QList<Interval> m_doctorBusy;
    QHash<RoomId, QList<Interval>> m_roomBusy;
    QSet<RoomId> m_closedRooms;
    QList<Interval> m_patientBusy;
};

} // namespace frontdesk
