// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/calendarservice.h"

#include "appointmentrecords.h"
#include "doctorrecords.h"
#include "domain/appointmenttype.h"
#include "domain/slotfinder.h"
#include "domain/textfold.h"
#include "hourschange.h"
#include "permissions.h"
#include "storage/appointmenttyperepository.h"
#include "storage/database.h"
#include "storage/doctorrepository.h"
#include "storage/holdrepository.h"
#include "storage/roomrepository.h"
#include "validation.h"

#include <QHash>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// What free times are looked for, as found in the database.
struct WantedShape {
    std::optional<AppointmentType> type;
    RoomId roomId;
};

Result<WantedShape> loadShape(Connection &connection, const Actor &actor, const SlotWish &wish)
{
    WantedShape shape;
    shape.roomId = wish.roomId;
    if (!wish.typeId.isNull()) {
        FRONTDESK_TRY_ASSIGN(shape.type, AppointmentTypeRepository(connection).find(wish.typeId));
        const bool mayBook =
            shape.type && (actor.isStaff() || (shape.type->isActive && shape.type->bookableOnline));
        if (!mayBook)
            return fail(invalidField(u"/typeId"_s, u"unknown"_s, u"There is no such type"_s));
    }
    if (!wish.roomId.isNull()) {
        FRONTDESK_TRY(require(actor.isStaff()));
        FRONTDESK_TRY_ASSIGN(const auto room, RoomRepository(connection).find(wish.roomId));
        if (!room)
            return fail(invalidField(u"/roomId"_s, u"unknown"_s, u"There is no such room"_s));
    }
    return shape;
}

QList<Interval> freeFor(const WantedShape &shape, DoctorId doctor,
                        const QList<WorkingWindow> &windows, const QList<Interval> &busy,
                        Instant earliest)
{
    if (!shape.type)
        return freeSlots(windows, busy, earliest);
    if (!shape.type->isOfferedBy(doctor))
        return {};
    return freeSlots(windows, busy, earliest, {shape.type->duration(), shape.type->buffers});
}

/// The free slots of all `doctors`, from the same few queries however many there are.
Result<QList<DoctorAvailability>> availabilityOf(const ServiceContext &context,
                                                 Connection &connection, const Actor &actor,
                                                 const QList<Doctor> &doctors, QDate from, QDate to,
                                                 const SlotWish &wish)
{
    FRONTDESK_TRY_ASSIGN(const WantedShape shape, loadShape(connection, actor, wish));
    const auto time = context.zone.get();
    const Instant now = context.clock.now();
    const QList<DoctorId> ids = idsOf(doctors);
    FRONTDESK_TRY_ASSIGN(const auto windows, loadWindows(connection, ids, *time, from, to));
    // What a slot at the edge of the days needs around it counts too.
    constexpr std::chrono::minutes Buffer(Buffers::MostMinutes);
    Interval range = time->days(from, to);
    range = {range.start - Buffer, range.end + Buffer};
    QList<ResourceId> resources;
    for (const DoctorId &id : ids)
        resources.append(ResourceId(id.uuid()));
    if (!shape.roomId.isNull())
        resources.append(ResourceId(shape.roomId.uuid()));
    FRONTDESK_TRY_ASSIGN(const auto busySpans,
                         AppointmentRepository(connection).busy(resources, range, now));
    QHash<ResourceId, QList<Interval>> busy;
    for (const BusySpan &span : busySpans)
        busy[span.resource].append(span.span);
    const QList<Interval> roomBusy = busy.value(ResourceId(shape.roomId.uuid()));
    const bool patient = actor.role == Role::Patient;
    const Instant earliest = patient ? now + context.rules.minNotice : now;
    const Instant latest = now + std::chrono::days(context.rules.maxDaysAhead);
    QList<DoctorAvailability> result;
    for (const Doctor &doctor : doctors) {
        QList<Interval> free;
        if (doctor.isActive)
            free = freeFor(shape, doctor.id, windows.value(doctor.id),
                           busy.value(ResourceId(doctor.id.uuid())) + roomBusy, earliest);
        if (patient)
            free.removeIf([&](const Interval &slot) { return slot.start > latest; });
        result.append({doctor.id, free});
    }
    return result;
}

} // namespace

Result<DoctorAvailability> CalendarService::availability(const Actor &actor, DoctorId doctorId,
                                                         QDate from, QDate to, const SlotWish &wish)
{
    FRONTDESK_TRY(checkDays(from, to, MaxDays));
    return m_context.data.read([&](Connection &connection) -> Result<DoctorAvailability> {
        FRONTDESK_TRY_ASSIGN(const auto doctor, DoctorRepository(connection).find(doctorId));
        if (!doctor)
            return notFound();
        FRONTDESK_TRY_ASSIGN(const auto found, availabilityOf(m_context, connection, actor,
                                                              {*doctor}, from, to, wish));
        return found.first();
    });
}

Result<QList<DoctorAvailability>> CalendarService::availabilityBySpecialty(const Actor &actor,
                                                                           const QString &specialty,
                                                                           QDate from, QDate to,
                                                                           const SlotWish &wish)
{
    FRONTDESK_TRY(checkDays(from, to, MaxDays));
    return m_context.data.read([&](Connection &connection) -> Result<QList<DoctorAvailability>> {
        DoctorQuery query;
        query.specialty = folded(specialty);
        query.activeOnly = true;
        query.limit = 0;
        FRONTDESK_TRY_ASSIGN(const auto doctors, DoctorRepository(connection).list(query));
        return availabilityOf(m_context, connection, actor, doctors, from, to, wish);
    });
}

Result<QList<DoctorCalendar>> CalendarService::load(const Actor &actor,
                                                    const QList<DoctorId> &wanted, QDate from,
                                                    QDate to)
{
    FRONTDESK_TRY(require(actor.isStaff()));
    FRONTDESK_TRY(checkDays(from, to, MaxDays));
    return m_context.data.read([&](Connection &connection) -> Result<QList<DoctorCalendar>> {
        DoctorRepository repository(connection);
        DoctorQuery active;
        active.activeOnly = true;
        active.limit = 0;
        const QList<DoctorId> asked =
            actor.role == Role::Doctor ? QList<DoctorId> {actor.doctorId} : wanted;
        FRONTDESK_TRY_ASSIGN(const QList<Doctor> doctors,
                             asked.isEmpty() ? repository.list(active) : repository.findAll(asked));
        const auto time = m_context.zone.get();
        const QList<DoctorId> ids = idsOf(doctors);
        FRONTDESK_TRY_ASSIGN(const WorkingHours hours, loadWorkingHours(connection, ids, from, to));
        const Interval range = time->days(from, to);
        AppointmentQuery query;
        query.doctors = ids;
        query.from = range.start;
        query.to = range.end;
        FRONTDESK_TRY_ASSIGN(auto rows, AppointmentRepository(connection).list(query));
        QHash<DoctorId, QList<AppointmentDetails>> appointments;
        for (AppointmentRow &row : rows) {
            const DoctorId doctorId = row.appointment.doctorId;
            appointments[doctorId].append(toDetails(std::move(row)));
        }
        FRONTDESK_TRY_ASSIGN(const auto held,
                             HoldRepository(connection).list(ids, range, m_context.clock.now()));
        QHash<DoctorId, QList<Hold>> holds;
        for (const Hold &hold : held)
            holds[hold.doctorId].append(hold);
        QList<DoctorCalendar> result;
        for (const Doctor &doctor : doctors) {
            const WorkingHours own = hours.of(doctor.id);
            result.append({doctor, workingWindows(own, *time, from, to),
                           appointments.value(doctor.id), closures(own, *time, from, to),
                           holds.value(doctor.id)});
        }
        return result;
    });
}

Result<QHash<QDate, double>> CalendarService::fullness(const Actor &actor, QDate from, QDate to)
{
    FRONTDESK_TRY(require(actor.isStaff()));
    FRONTDESK_TRY(checkDays(from, to, MaxDays));
    return m_context.data.read([&](Connection &connection) -> Result<QHash<QDate, double>> {
        QList<DoctorId> ids {actor.doctorId};
        if (actor.role != Role::Doctor) {
            DoctorQuery active;
            active.activeOnly = true;
            active.limit = 0;
            FRONTDESK_TRY_ASSIGN(const auto doctors, DoctorRepository(connection).list(active));
            ids = idsOf(doctors);
        }
        const auto time = m_context.zone.get();
        FRONTDESK_TRY_ASSIGN(const auto windows, loadWindows(connection, ids, *time, from, to));
        QList<ResourceId> resources;
        for (const DoctorId &id : ids)
            resources.append(ResourceId(id.uuid()));
        FRONTDESK_TRY_ASSIGN(const auto busy,
                             AppointmentRepository(connection)
                                 .busy(resources, time->days(from, to), m_context.clock.now()));
        QHash<QDate, std::chrono::milliseconds> worked;
        QHash<QDate, std::chrono::milliseconds> booked;
        for (const QList<WorkingWindow> &list : windows) {
            for (const WorkingWindow &window : list)
                worked[time->toDate(window.span.start)] += window.span.duration();
        }
        for (const BusySpan &span : busy)
            booked[time->toDate(span.span.start)] += span.span.duration();
        QHash<QDate, double> result;
        for (auto day = worked.cbegin(); day != worked.cend(); ++day) {
            const double share = double(booked.value(day.key()).count()) / double(day->count());
            result.insert(day.key(), std::min(1.0, share));
        }
        return result;
    });
}

} // namespace frontdesk
