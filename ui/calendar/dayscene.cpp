// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/dayscene.h"

#include <algorithm>

namespace frontdesk {

DoctorCalendar onDay(const DoctorCalendar &calendar, const Interval &day, bool first)
{
    DoctorCalendar part {calendar.doctor, {}, {}, {}};
    for (const WorkingWindow &window : calendar.windows) {
        const Interval span {std::max(window.span.start, day.start),
                             std::min(window.span.end, day.end)};
        if (!span.isEmpty())
            part.windows.append({span, window.slotMinutes});
    }
    const auto startsBefore = [](const AppointmentDetails &details, Instant at) {
        return details.appointment.span.start < at;
    };
    const auto &all = calendar.appointments;
    const Instant from = first ? day.start - LongestAppointment : day.start;
    auto next = std::lower_bound(all.begin(), all.end(), from, startsBefore);
    for (; next != all.end() && next->appointment.span.start < day.end; ++next) {
        if (next->appointment.span.end > day.start)
            part.appointments.append(*next);
    }
    for (const Closure &closure : calendar.closures) {
        if (closure.span.overlaps(day))
            part.closures.append(closure);
    }
    for (const Hold &hold : calendar.holds) {
        if (hold.span.overlaps(day))
            part.holds.append(hold);
    }
    return part;
}

Verdict whyClosed(const DoctorCalendar &calendar, const Interval &span)
{
    Verdict why = Verdict::OutsideHours;
    for (const Closure &closure : calendar.closures) {
        if (closure.span.overlaps(span))
            why = std::max(why, closure.kind == ExceptionKind::Break ? Verdict::OnBreak
                                                                     : Verdict::TimeOff);
    }
    return why;
}

DayScene::DayScene()
    : m_days {QDate(2000, 1, 1)}
{
    alignAxes();
}

void DayScene::setClinicTime(const ClinicTime &time)
{
    m_time = time;
    alignAxes();
    // What is shown lies on the days of the old zone.
    rebuild({});
}

void DayScene::setDays(const QList<QDate> &days, const QList<DoctorCalendar> &calendars)
{
    if (days != m_days) {
        m_days = days;
        alignAxes();
    }
    rebuild(calendars);
}

void DayScene::alignAxes()
{
    m_axes = alignedAxes(m_time, m_days, m_zoom);
    m_guide = 0;
    for (int index = 0; index < m_axes.size(); ++index) {
        if (m_axes[index].gaps().size() < m_axes[m_guide].gaps().size())
            m_guide = index;
    }
}

void DayScene::setZoom(double pixelsPerMinute)
{
    for (TimeAxis &axis : m_axes)
        axis.setZoom(pixelsPerMinute);
    m_zoom = axis().zoom();
    layOut();
}

void DayScene::setAvailableWidth(double width, double minimumColumn)
{
    if (width == m_available && minimumColumn == m_minimumColumn)
        return;
    m_available = width;
    m_minimumColumn = minimumColumn;
    layOut();
}

void DayScene::rebuild(const QList<DoctorCalendar> &calendars)
{
    m_calendars.clear();
    m_grids.clear();
    m_places.clear();
    m_counts.clear();
    if (hasSeveralDays()) {
        m_calendars.reserve(calendars.size() * m_days.size());
        for (int index = 0; index < m_days.size(); ++index) {
            for (const DoctorCalendar &calendar : calendars)
                m_calendars.append(onDay(calendar, m_axes[index].span(), index == 0));
        }
    } else {
        m_calendars = calendars;
    }
    QList<BusyAppointment> busy;
    QHash<DoctorId, QList<Interval>> hours;
    for (int column = 0; column < m_calendars.size(); ++column) {
        const DoctorCalendar &calendar = m_calendars[column];
        m_grids.append(SlotGrid(axisOf(column).span(), calendar.windows));
        for (const WorkingWindow &window : calendar.windows)
            hours[calendar.doctor.id].append(window.span);
        for (int index = 0; index < calendar.appointments.size(); ++index) {
            const Appointment &appointment = calendar.appointments[index].appointment;
            m_places.insert(appointment.id, {column, index});
            if (occupies(appointment.status))
                busy.append(
                    {appointment.id, calendar.doctor.id, appointment.patientId, appointment.span});
        }
    }
    m_conflicts = ConflictIndex(busy, hours);
    layOut();
}

void DayScene::layOut()
{
    m_columns = Columns(columnCount(), m_available, m_minimumColumn);
    QList<LayoutItem> items;
    QList<TimeAxis> axes;
    for (int column = 0; column < m_calendars.size(); ++column) {
        axes.append(axisOf(column));
        for (const AppointmentDetails &details : m_calendars[column].appointments) {
            if (details.appointment.status != AppointmentStatus::Cancelled)
                items.append({details.appointment.id, column, details.appointment.span});
        }
    }
    m_layout = DayLayout(axes, m_columns, items);
}

int DayScene::firstColumnOf(QDate day) const
{
    const auto index = m_days.indexOf(day);
    return index < 0 || columnCount() == 0 ? -1 : int(index) * doctorCount();
}

int DayScene::columnOf(DoctorId doctor, QDate day) const
{
    const int first = firstColumnOf(day);
    for (int column = first; first >= 0 && column < first + doctorCount(); ++column) {
        if (m_calendars[column].doctor.id == doctor)
            return column;
    }
    return -1;
}

double DayScene::yAt(Instant instant) const
{
    for (const TimeAxis &axis : m_axes) {
        if (axis.span().contains(instant))
            return axis.yAt(instant);
    }
    return axis().yAt(instant);
}

bool DayScene::contains(Instant instant) const
{
    return std::any_of(m_axes.begin(), m_axes.end(),
                       [&](const TimeAxis &axis) { return axis.span().contains(instant); });
}

Instant DayScene::level(int from, Instant at, int to) const
{
    return dayIndex(from) == dayIndex(to) ? at : axisOf(to).instantAt(axisOf(from).yAt(at));
}

const AppointmentDetails &DayScene::details(int index) const
{
    return *find(m_layout.items()[index].id);
}

const AppointmentDetails *DayScene::find(AppointmentId id) const
{
    const auto place = m_places.constFind(id);
    if (place == m_places.cend())
        return nullptr;
    return &m_calendars[place->first].appointments[place->second];
}

Interval DayScene::openSpan(QDate day) const
{
    const int first = firstColumnOf(day);
    if (first < 0)
        return {};
    Interval open {axisOf(first).span().end, axisOf(first).span().start};
    for (int column = first; column < first + doctorCount(); ++column) {
        const Interval own = m_grids[column].openSpan();
        if (own.isEmpty())
            continue;
        open.start = std::min(open.start, own.start);
        open.end = std::max(open.end, own.end);
    }
    return open;
}

DayScene::Extent DayScene::openExtent() const
{
    Extent extent {height(), 0};
    for (int column = 0; column < columnCount(); ++column) {
        const Interval own = m_grids[column].openSpan();
        if (own.isEmpty())
            continue;
        extent.top = std::min(extent.top, axisOf(column).yAt(own.start));
        extent.bottom = std::max(extent.bottom, axisOf(column).yBefore(own.end));
    }
    return extent;
}

DayScene::Counts DayScene::counts(int column, Instant now) const
{
    // Slots begin on whole minutes, so that nothing changes between two of them.
    const auto minute = std::chrono::ceil<std::chrono::minutes>(now);
    if (const auto known = m_counts.constFind(column);
        known != m_counts.cend() && known->first == minute)
        return known->second;
    Counts counts;
    QList<Interval> busy;
    for (const AppointmentDetails &details : m_calendars[column].appointments) {
        if (occupies(details.appointment.status))
            busy.append(details.appointment.span);
    }
    counts.booked = int(busy.size());
    for (const Hold &hold : m_calendars[column].holds) {
        if (!hold.isExpired(now))
            busy.append(hold.span);
    }
    const QList<Interval> free = freeSlots(m_grids[column].windows(), busy, now);
    counts.free = int(free.size());
    if (!free.isEmpty())
        counts.nextFree = free.first().start;
    m_counts.insert(column, {minute, counts});
    return counts;
}

PatientId DayScene::patientOf(AppointmentId id) const
{
    const AppointmentDetails *details = find(id);
    return details ? details->appointment.patientId : PatientId();
}

Verdict DayScene::verdict(const DragProposal &proposal, Instant now, PatientId patient,
                          const QSet<AppointmentId> &along) const
{
    const DoctorId target = doctor(proposal.column).id;
    QSet<AppointmentId> except = along;
    except.insert(proposal.appointment);
    if (patient.isNull())
        patient = patientOf(proposal.appointment);
    if (m_conflicts.doctorBusy(target, proposal.span, except))
        return Verdict::DoctorBusy;
    for (const Hold &hold : m_calendars[proposal.column].holds) {
        if (hold.span.overlaps(proposal.span) && !hold.isExpired(now))
            return Verdict::Held;
    }
    if (!patient.isNull() && m_conflicts.patientBusy(patient, proposal.span, except))
        return Verdict::PatientBusy;
    if (proposal.span.end <= now)
        return Verdict::InThePast;
    if (!m_conflicts.withinHours(target, proposal.span))
        return whyClosed(m_calendars[proposal.column], proposal.span);
    return m_grids[proposal.column].isEdge(proposal.span.start) ? Verdict::Free : Verdict::OffGrid;
}

} // namespace frontdesk
