// SPDX-License-Identifier: GPL-3.0-or-later
#include "freetimes.h"

#include "appointmentrecords.h"
#include "bookingplan.h"

#include <algorithm>

namespace frontdesk {

namespace {

constexpr std::chrono::hours LongestOffGrid {2};

/// What takes the resource around the span, as far as buffers reach.
Result<QList<Interval>> busyAround(Connection &connection, ResourceId resource,
                                   const Interval &span, Instant now)
{
    const Interval around = Buffers {Buffers::MostMinutes, Buffers::MostMinutes}.around(span);
    FRONTDESK_TRY_ASSIGN(const auto taken,
                         AppointmentRepository(connection).busy({resource}, around, now));
    QList<Interval> spans;
    for (const BusySpan &busy : taken)
        spans.append(busy.span);
    return spans;
}

} // namespace

FreeTimes::FreeTimes(const ServiceContext &context, DoctorId doctor, const Interval &span)
    : m_now(context.clock.now())
    , m_doctor(doctor)
    , m_span(span)
{
}

Result<FreeTimes> FreeTimes::load(const ServiceContext &context, Connection &connection,
                                  DoctorId doctor, const Interval &span)
{
    FreeTimes times(context, doctor, span);
    const auto time = context.zone.get();
    FRONTDESK_TRY_ASSIGN(times.m_windows, windowsAround(connection, *time, doctor, span));
    times.m_windows.removeIf(
        [&](const WorkingWindow &window) { return !window.span.overlaps(span); });
    FRONTDESK_TRY_ASSIGN(times.m_busy,
                         busyAround(connection, ResourceId(doctor.uuid()), span, times.m_now));
    return times;
}

Result<std::optional<AppointmentType>> FreeTimes::typeOf(Connection &connection,
                                                         AppointmentTypeId id)
{
    if (!m_types.contains(id)) {
        FRONTDESK_TRY_ASSIGN(const auto type, findType(connection, id));
        m_types.insert(id, type);
    }
    return m_types.value(id);
}

Result<std::optional<QList<Interval>>> FreeTimes::busyRoom(Connection &connection, RoomId id)
{
    if (!m_rooms.contains(id)) {
        FRONTDESK_TRY_ASSIGN(const Room room, findRoom(connection, id));
        std::optional<QList<Interval>> busy;
        if (room.isActive) {
            FRONTDESK_TRY_ASSIGN(busy,
                                 busyAround(connection, ResourceId(id.uuid()), m_span, m_now));
        }
        m_rooms.insert(id, busy);
    }
    return m_rooms.value(id);
}

Result<QList<Interval>> FreeTimes::forEntry(Connection &connection, const WaitlistEntry &entry)
{
    const auto key = std::pair(entry.typeId, entry.roomId);
    if (const auto known = m_found.constFind(key); known != m_found.constEnd())
        return *known;
    FRONTDESK_TRY_ASSIGN(const auto type, typeOf(connection, entry.typeId));
    std::optional<QList<Interval>> room = QList<Interval>();
    if (!entry.roomId.isNull()) {
        FRONTDESK_TRY_ASSIGN(room, busyRoom(connection, entry.roomId));
    }
    const bool possible = room && (!type || type->isOfferedBy(m_doctor));
    const QList<Interval> free = possible ? find(type, m_busy + *room) : QList<Interval>();
    m_found.insert(key, free);
    return free;
}

QList<Interval> FreeTimes::find(const std::optional<AppointmentType> &type,
                                const QList<Interval> &busy) const
{
    const Buffers buffers = type ? type->buffers : Buffers();
    QList<Interval> free =
        type ? freeSlots(m_windows, busy, m_now, {type->duration(), type->buffers})
             : freeSlots(m_windows, busy, m_now);
    free.removeIf([&](const Interval &slot) { return !m_span.contains(slot); });
    const Interval whole {m_span.start, type ? m_span.start + type->duration() : m_span.end};
    const bool isFree =
        std::none_of(busy.begin(), busy.end(),
                     [&](const Interval &taken) { return taken.overlaps(buffers.around(whole)); })
        && std::any_of(m_windows.begin(), m_windows.end(),
                       [&](const WorkingWindow &window) { return window.span.contains(whole); });
    if (isFree && m_span.contains(whole) && !free.contains(whole)
        && (type || whole.duration() <= LongestOffGrid))
        free.prepend(whole);
    return free;
}

} // namespace frontdesk
