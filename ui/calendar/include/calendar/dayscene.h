// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/conflictindex.h"
#include "engine/daylayout.h"
#include "engine/drag.h"
#include "engine/slotgrid.h"
#include "services/calendarservice.h"

#include <optional>

namespace frontdesk {

/// The shown day as values and geometry, without a widget: what painting, input and assistive
/// technology all look at, so that they cannot disagree. One column for each doctor.
class DayScene
{
public:
    struct Counts {
        int booked = 0; ///< appointments that keep the doctor busy
        int free = 0; ///< whole free slots from now on
        std::optional<Instant> nextFree;
    };

    DayScene();

    void setClinicTime(const ClinicTime &time);
    void setDay(QDate day, const QList<DoctorCalendar> &calendars);
    void setZoom(double pixelsPerMinute);
    /// How much room the columns have.
    void setAvailableWidth(double width);

    const ClinicTime &clinicTime() const { return m_time; }
    QDate day() const { return m_axis.day(); }
    const TimeAxis &axis() const { return m_axis; }
    const Columns &columns() const { return m_columns; }
    const QList<SlotGrid> &grids() const { return m_grids; }
    const DayLayout &layout() const { return m_layout; }
    const QList<DoctorCalendar> &calendars() const { return m_calendars; }
    int columnCount() const { return int(m_calendars.size()); }
    const Doctor &doctor(int column) const { return m_calendars[column].doctor; }
    int columnOf(DoctorId doctor) const;

    /// The appointment at an index of the layout.
    const AppointmentDetails &details(int index) const;
    /// One that the day shows, or null.
    const AppointmentDetails *find(AppointmentId id) const;
    /// From the first opening to the last closing of any doctor; empty where all are closed.
    Interval openSpan() const;
    Counts counts(int column, Instant now) const;
    /// What stands against a drop.
    Verdict verdict(const DragProposal &proposal, Instant now) const;

private:
    void rebuild(); ///< after new contents
    void layOut(); ///< after new geometry

    ClinicTime m_time;
    QList<DoctorCalendar> m_calendars;
    double m_available = 0;
    TimeAxis m_axis;
    Columns m_columns;
    QList<SlotGrid> m_grids;
    DayLayout m_layout;
    ConflictIndex m_conflicts;
    QHash<AppointmentId, std::pair<int, int>> m_places; ///< column, index in its appointments
};

} // namespace frontdesk
