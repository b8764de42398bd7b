// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/conflictindex.h"
#include "engine/daylayout.h"
#include "engine/drag.h"
#include "engine/slotgrid.h"
#include "services/calendarservice.h"

#include <optional>

namespace frontdesk {

/// The shown days as values and geometry, without a widget: what painting, input and assistive
/// technology all look at, so that they cannot disagree. A column for each day and doctor, the
/// days in order and in each the doctors.
class DayScene
{
public:
    struct Counts {
        int booked = 0; ///< appointments that keep the doctor busy
        int free = 0; ///< whole free slots from now on
        std::optional<Instant> nextFree;
    };
    /// How high something lies, in pixels of the content.
    struct Extent {
        double top = 0;
        double bottom = 0;

        bool isEmpty() const { return bottom <= top; }
    };

    DayScene();

    void setClinicTime(const ClinicTime &time);
    void setDay(QDate day, const QList<DoctorCalendar> &calendars) { setDays({day}, calendars); }
    /// `days` is not empty and ascends; `calendars` cover all of them.
    void setDays(const QList<QDate> &days, const QList<DoctorCalendar> &calendars);
    void setZoom(double pixelsPerMinute);
    /// How much room the columns have, and how much each of them needs.
    void setAvailableWidth(double width, double minimumColumn = Columns::MinimumWidth);

    const ClinicTime &clinicTime() const { return m_time; }
    /// The first day.
    QDate day() const { return m_days.first(); }
    const QList<QDate> &days() const { return m_days; }
    bool hasSeveralDays() const { return m_days.size() > 1; }
    double zoom() const { return m_zoom; }
    double height() const { return axis().height(); }
    /// The one whose hours the gutter shows: that without a gap.
    const TimeAxis &axis() const { return m_axes[m_guide]; }
    const TimeAxis &axisOf(int column) const { return m_axes[dayIndex(column)]; }
    const Columns &columns() const { return m_columns; }
    const QList<SlotGrid> &grids() const { return m_grids; }
    const DayLayout &layout() const { return m_layout; }
    /// Of each column.
    const QList<DoctorCalendar> &calendars() const { return m_calendars; }
    int columnCount() const { return int(m_calendars.size()); }
    int doctorCount() const { return columnCount() / int(m_days.size()); }
    const Doctor &doctor(int column) const { return m_calendars[column].doctor; }
    QDate date(int column) const { return m_days[dayIndex(column)]; }
    /// The first column of a day, or -1.
    int firstColumnOf(QDate day) const;
    /// The column of a doctor on a day, or -1.
    int columnOf(DoctorId doctor, QDate day) const;

    /// The height of an instant on the axis of its day.
    double yAt(Instant instant) const;
    /// Whether it lies on one of the days.
    bool contains(Instant instant) const;
    /// The instant of a column that lies level with one of another.
    Instant level(int from, Instant at, int to) const;

    /// The appointment at an index of the layout.
    const AppointmentDetails &details(int index) const;
    /// One that is shown, or null.
    const AppointmentDetails *find(AppointmentId id) const;
    /// From the first opening to the last closing of any doctor on a day; empty where all are
    /// closed.
    Interval openSpan(QDate day) const;
    /// From the first opening to the last closing of any day.
    Extent openExtent() const;
    Counts counts(int column, Instant now) const;
    /// What stands against a drop. `patient`: whose appointment is dragged, where it is not
    /// shown. `along`: others that move with it, which are not in its way.
    Verdict verdict(const DragProposal &proposal, Instant now, PatientId patient = {},
                    const QSet<AppointmentId> &along = {}) const;
    /// Of one that is shown.
    PatientId patientOf(AppointmentId id) const;

private:
    int dayIndex(int column) const { return column / doctorCount(); }
    void alignAxes();
    void rebuild(const QList<DoctorCalendar> &calendars); ///< after new contents
    void layOut(); ///< after new geometry

    ClinicTime m_time;
    QList<QDate> m_days;
    double m_zoom = TimeAxis::DefaultZoom;
    QList<TimeAxis> m_axes; ///< of each day
    int m_guide = 0;
    QList<DoctorCalendar> m_calendars;
    double m_available = 0;
    double m_minimumColumn = Columns::MinimumWidth;
    Columns m_columns;
    QList<SlotGrid> m_grids;
    DayLayout m_layout;
    ConflictIndex m_conflicts;
    QHash<AppointmentId, std::pair<int, int>> m_places; ///< column, index in its appointments
    /// Of each column at the moment they were asked for: every frame asks again.
    mutable QHash<int, std::pair<Instant, Counts>> m_counts;
};

/// The part of a doctor's calendar that lies on one day. An appointment belongs to the day it
/// starts on; `first`: also what began before.
DoctorCalendar onDay(const DoctorCalendar &calendar, const Interval &day, bool first);

/// Why a doctor does not work at a time that is not within their hours: OutsideHours, OnBreak or
/// TimeOff.
Verdict whyClosed(const DoctorCalendar &calendar, const Interval &span);

} // namespace frontdesk
