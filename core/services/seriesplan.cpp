// SPDX-License-Identifier: GPL-3.0-or-later
#include "seriesplan.h"

#include "appointmentrecords.h"
#include "bookingplan.h"
#include "hourschange.h"
#include "storage/doctorrepository.h"

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int DaysAround = 7; ///< how far an alternative may be
constexpr int MostAlternatives = 3;

std::optional<Interval> firstOverlap(const QList<Interval> &busy, const Interval &span)
{
    const auto found = std::find_if(busy.begin(), busy.end(),
                                    [&](const Interval &other) { return other.overlaps(span); });
    return found == busy.end() ? std::nullopt : std::optional(*found);
}

} // namespace

SeriesPlan::SeriesPlan(const ServiceContext &context)
    : m_context(context)
    , m_time(context.zone.get())
{
}

Result<SeriesPlan> SeriesPlan::load(const ServiceContext &context, Connection &connection,
                                    DoctorId doctorId, PatientId patient, QDate first, QDate last,
                                    const QList<RoomId> &rooms, const QList<AppointmentId> &ignored)
{
    SeriesPlan plan(context);
    FRONTDESK_TRY_ASSIGN(const auto doctor, DoctorRepository(connection).find(doctorId));
    if (!doctor)
        return fail(invalidField(u"/doctorId"_s, u"unknown"_s, u"There is no such doctor"_s));
    plan.m_doctorActive = doctor->isActive;
    const QDate from = first.addDays(-DaysAround);
    const QDate to = last.addDays(DaysAround);
    FRONTDESK_TRY_ASSIGN(plan.m_hours, loadWorkingHours(connection, {doctorId}, from, to));
    plan.m_hours = plan.m_hours.of(doctorId);
    const Interval range = plan.m_time->days(from, to);
    FRONTDESK_TRY(plan.loadRooms(connection, rooms));
    const Instant now = context.clock.now();
    AppointmentRepository appointments(connection);
    QList<ResourceId> resources {ResourceId(doctorId.uuid())};
    for (const RoomId &room : rooms)
        resources.append(ResourceId(room.uuid()));
    FRONTDESK_TRY_ASSIGN(const auto taken, appointments.busy(resources, range, now));
    for (const BusySpan &busy : taken) {
        if (ignored.contains(AppointmentId(busy.source)))
            continue;
        if (busy.resource.uuid() == doctorId.uuid())
            plan.m_doctorBusy.append(busy.span);
        else
            plan.m_roomBusy[RoomId(busy.resource.uuid())].append(busy.span);
    }
    AppointmentQuery ofPatient;
    ofPatient.patient = patient;
    ofPatient.from = range.start;
    ofPatient.to = range.end;
    FRONTDESK_TRY_ASSIGN(const auto rows, appointments.list(ofPatient));
    for (const AppointmentRow &row : rows) {
        if (occupies(row.appointment.status) && !ignored.contains(row.appointment.id))
            plan.m_patientBusy.append(row.appointment.span);
    }
    return plan;
}

Result<void> SeriesPlan::loadRooms(Connection &connection, const QList<RoomId> &rooms)
{
    for (const RoomId &id : rooms) {
        FRONTDESK_TRY_ASSIGN(const Room room, findRoom(connection, id));
        if (!room.isActive)
            m_closedRooms.insert(id);
    }
    return {};
}

int SeriesPlan::minutesAt(Instant start, int wanted) const
{
    if (wanted > 0)
        return wanted;
    const QDate day = m_time->toDate(start);
    const auto windows = workingWindows(m_hours, *m_time, day.addDays(-1), day.addDays(1));
    return int(std::chrono::duration_cast<std::chrono::minutes>(endOfSlot(windows, start) - start)
                   .count());
}

void SeriesPlan::findAlternatives(PlannedOccurrence &planned, Instant near, const Wish &wish) const
{
    if (!m_doctorActive || !wish.isOffered || isClosed(wish))
        return;
    const auto windows = workingWindows(m_hours, *m_time, planned.day.addDays(-DaysAround),
                                        planned.day.addDays(DaysAround));
    const std::chrono::minutes length(minutesAt(near, wish.minutes));
    QList<Interval> free = freeSlots(windows, m_doctorBusy + m_roomBusy.value(wish.room),
                                     m_context.clock.now(), {length, wish.buffers});
    free.removeIf([&](const Interval &slot) { return firstOverlap(m_patientBusy, slot); });
    planned.alternatives = nearest(std::move(free), near, MostAlternatives);
}

bool SeriesPlan::isClosed(const Wish &wish) const
{
    return !wish.hadRoom && m_closedRooms.contains(wish.room);
}

PlannedOccurrence SeriesPlan::judge(const Occurrence &occurrence, const Wish &wish)
{
    if (occurrence.at.kind == Resolution::Unique)
        return judge(occurrence.day, occurrence.at.first, wish);
    const bool gap = occurrence.at.kind == Resolution::Gap;
    PlannedOccurrence planned;
    planned.day = occurrence.day;
    planned.violations.append({gap ? ErrorCode::TimeDoesNotExist : ErrorCode::TimeIsAmbiguous,
                               "/startTime"_L1,
                               gap ? u"The clocks go forward over this time on that day"_s
                                   : u"This time comes twice on that day"_s,
                               {}});
    findAlternatives(planned, occurrence.at.first, wish);
    return planned;
}

PlannedOccurrence SeriesPlan::judge(QDate day, Instant start, const Wish &wish)
{
    const int minutes = minutesAt(start, wish.minutes);
    PlannedOccurrence planned;
    planned.day = day;
    planned.span = Interval {start, start + std::chrono::minutes(minutes)};
    const auto windows = workingWindows(m_hours, *m_time, day.addDays(-1), day.addDays(1));
    SlotRequest request;
    request.span = *planned.span;
    request.windows = windows;
    request.doctorActive = m_doctorActive;
    request.now = m_context.clock.now();
    request.type = WantedType {std::chrono::minutes(minutes), wish.isOffered, true};
    const Interval needed = wish.buffers.around(*planned.span);
    request.doctorBusy = firstOverlap(m_doctorBusy, needed);
    request.roomBusy = firstOverlap(m_roomBusy.value(wish.room), needed);
    request.roomActive = !isClosed(wish);
    request.patientBusy = firstOverlap(m_patientBusy, *planned.span);
    // A series is made by staff: their rules hold.
    planned.violations = violations(m_context.rules, Role::Receptionist, request);
    if (!planned.isFree()) {
        findAlternatives(planned, start, wish);
        return planned;
    }
    take(*planned.span, wish.buffers, wish.room);
    return planned;
}

PlannedOccurrence SeriesPlan::keep(QDate day, const Appointment &appointment)
{
    take(appointment.span, appointment.buffers, appointment.roomId);
    return {day, appointment.span, {}, {}};
}

void SeriesPlan::take(const Interval &span, const Buffers &buffers, RoomId room)
{
    m_doctorBusy.append(buffers.around(span));
    if (!room.isNull())
        m_roomBusy[room].append(buffers.around(span));
    m_patientBusy.append(span);
}

} // namespace frontdesk
