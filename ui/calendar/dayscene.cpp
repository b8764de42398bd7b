// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/dayscene.h"

#include <algorithm>

namespace frontdesk {

DayScene::DayScene()
{
    m_axis = TimeAxis(m_time, QDate(2000, 1, 1));
}

void DayScene::setClinicTime(const ClinicTime &time)
{
    m_time = time;
    m_axis = TimeAxis(m_time, m_axis.day(), m_axis.zoom());
    rebuild();
}

void DayScene::setDay(QDate day, const QList<DoctorCalendar> &calendars)
{
    if (day != m_axis.day())
        m_axis = TimeAxis(m_time, day, m_axis.zoom());
    m_calendars = calendars;
    rebuild();
}

void DayScene::setZoom(double pixelsPerMinute)
{
    m_axis.setZoom(pixelsPerMinute);
    layOut();
}

void DayScene::setAvailableWidth(double width)
{
    m_available = width;
    layOut();
}

void DayScene::rebuild()
{
    m_grids.clear();
    m_places.clear();
    QList<BusyAppointment> busy;
    QHash<DoctorId, QList<Interval>> hours;
    for (int column = 0; column < m_calendars.size(); ++column) {
        const DoctorCalendar &calendar = m_calendars[column];
        m_grids.append(SlotGrid(m_axis.span(), calendar.windows));
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
    m_columns = Columns(columnCount(), m_available);
    QList<LayoutItem> items;
    for (int column = 0; column < m_calendars.size(); ++column) {
        for (const AppointmentDetails &details : m_calendars[column].appointments) {
            if (details.appointment.status != AppointmentStatus::Cancelled)
                items.append({details.appointment.id, column, details.appointment.span});
        }
    }
    m_layout = DayLayout(m_axis, m_columns, items);
}

int DayScene::columnOf(DoctorId doctor) const
{
    for (int column = 0; column < m_calendars.size(); ++column) {
        if (m_calendars[column].doctor.id == doctor)
            return column;
    }
    return -1;
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

Interval DayScene::openSpan() const
{
    Interval open {m_axis.span().end, m_axis.span().start};
    for (const SlotGrid &grid : m_grids) {
        if (grid.openSpan().isEmpty())
            continue;
        open.start = std::min(open.start, grid.openSpan().start);
        open.end = std::max(open.end, grid.openSpan().end);
    }
    return open;
}

DayScene::Counts DayScene::counts(int column, Instant now) const
{
    Counts counts;
    QList<Interval> busy;
    for (const AppointmentDetails &details : m_calendars[column].appointments) {
        if (occupies(details.appointment.status))
            busy.append(details.appointment.span);
    }
    counts.booked = int(busy.size());
    const QList<Interval> free = freeSlots(m_grids[column].windows(), busy, now);
    counts.free = int(free.size());
    if (!free.isEmpty())
        counts.nextFree = free.first().start;
    return counts;
}

Verdict DayScene::verdict(const DragProposal &proposal, Instant now) const
{
    const DoctorId target = doctor(proposal.column).id;
    const AppointmentDetails *details = find(proposal.appointment);
    if (m_conflicts.doctorBusy(target, proposal.span, proposal.appointment))
        return Verdict::DoctorBusy;
    if (details
        && m_conflicts.patientBusy(details->appointment.patientId, proposal.span,
                                   proposal.appointment))
        return Verdict::PatientBusy;
    if (proposal.span.end <= now)
        return Verdict::InThePast;
    if (!m_conflicts.withinHours(target, proposal.span))
        return Verdict::OutsideHours;
    return m_grids[proposal.column].isEdge(proposal.span.start) ? Verdict::Free : Verdict::OffGrid;
}

} // namespace frontdesk
