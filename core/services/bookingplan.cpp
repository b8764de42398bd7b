// SPDX-License-Identifier: GPL-3.0-or-later
#include "bookingplan.h"

#include "appointmentrecords.h"
#include "storage/appointmenttyperepository.h"
#include "storage/doctorrepository.h"
#include "storage/roomrepository.h"

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// What the rules ask of doctor and room, and the windows around `span`.
Result<SlotRequest> requestFor(const ServiceContext &context, Connection &connection,
                               DoctorId doctorId, RoomId roomId, Interval span)
{
    SlotRequest request;
    request.now = context.clock.now();
    FRONTDESK_TRY_ASSIGN(const auto doctor, DoctorRepository(connection).find(doctorId));
    if (!doctor)
        return fail(invalidField(u"/doctorId"_s, u"unknown"_s, u"There is no such doctor"_s));
    request.doctorActive = doctor->isActive;
    if (!roomId.isNull()) {
        FRONTDESK_TRY_ASSIGN(const Room room, findRoom(connection, roomId));
        request.roomActive = room.isActive;
    }
    FRONTDESK_TRY_ASSIGN(request.windows,
                         windowsAround(connection, *context.zone.get(), doctorId, span));
    return request;
}

} // namespace

Result<std::optional<AppointmentType>> findType(Connection &connection, AppointmentTypeId id)
{
    if (id.isNull())
        return std::nullopt;
    FRONTDESK_TRY_ASSIGN(const auto type, AppointmentTypeRepository(connection).find(id));
    if (!type)
        return fail(invalidField(u"/typeId"_s, u"unknown"_s, u"There is no such type"_s));
    return type;
}

Result<Room> findRoom(Connection &connection, RoomId id)
{
    FRONTDESK_TRY_ASSIGN(auto room, RoomRepository(connection).find(id));
    if (!room)
        return fail(invalidField(u"/roomId"_s, u"unknown"_s, u"There is no such room"_s));
    return *std::move(room);
}

Result<void> checkSpan(const Interval &span)
{
    // What ends later has no form that others could read back (RFC 3339).
    static const Instant last = fromMillis(253'402'300'799'999); // the end of the year 9999
    if (span.end > last)
        return fail(invalidField(u"/startTime"_s, u"too_late"_s,
                                 u"An appointment ends in the year 9999 at the latest"_s));
    if (span.isEmpty())
        return fail(invalidField(u"/endTime"_s, u"not_after_start"_s,
                                 u"The end must be after the start"_s));
    if (span.duration() > LongestAppointment)
        return fail(
            invalidField(u"/endTime"_s, u"too_long"_s, u"An appointment lasts a day at most"_s));
    return {};
}

Result<BookingPlan> planBooking(const ServiceContext &context, Connection &connection,
                                const TimeWish &wish)
{
    FRONTDESK_TRY_ASSIGN(const auto type, findType(connection, wish.typeId));
    BookingPlan plan;
    FRONTDESK_TRY_ASSIGN(plan.request, requestFor(context, connection, wish.doctorId, wish.roomId,
                                                  {wish.start, wish.start + LongestAppointment}));
    if (type) {
        plan.buffers = type->buffers;
        plan.request.type =
            WantedType {type->duration(), type->isOfferedBy(wish.doctorId), type->bookableOnline};
    }
    const Instant end =
        type ? wish.start + type->duration() : endOfSlot(plan.request.windows, wish.start);
    plan.span = {wish.start, wish.end.value_or(end)};
    FRONTDESK_TRY(checkSpan(plan.span));
    plan.request.span = plan.span;
    return plan;
}

Result<BookingPlan> planMove(const ServiceContext &context, Connection &connection,
                             const Appointment &before, const Appointment &after)
{
    FRONTDESK_TRY(checkSpan(after.span));
    FRONTDESK_TRY_ASSIGN(const auto type, findType(connection, after.typeId));
    // A room that went out of use meanwhile does not hinder a move within it.
    const RoomId newRoom = after.roomId == before.roomId ? RoomId() : after.roomId;
    BookingPlan plan;
    FRONTDESK_TRY_ASSIGN(plan.request,
                         requestFor(context, connection, after.doctorId, newRoom, after.span));
    if (type) {
        const bool sameType = after.typeId == before.typeId;
        const bool isOffered =
            (sameType && after.doctorId == before.doctorId) || type->isOfferedBy(after.doctorId);
        plan.request.type = WantedType {
            sameType ? std::chrono::duration_cast<std::chrono::minutes>(before.span.duration())
                     : type->duration(),
            isOffered, true};
    }
    plan.span = after.span;
    plan.buffers = after.buffers;
    plan.request.span = plan.span;
    plan.request.movedFrom = before.span.start;
    return plan;
}

Result<void> findOverlaps(Connection &connection, SlotRequest &request, const Appointment &wanted,
                          HoldId hold, AppointmentRepository::Counted counted)
{
    AppointmentRepository appointments(connection);
    FRONTDESK_TRY_ASSIGN(request.doctorBusy,
                         appointments.firstBusy(ResourceId(wanted.doctorId.uuid()), wanted,
                                                request.now, hold, counted));
    if (!wanted.roomId.isNull()) {
        FRONTDESK_TRY_ASSIGN(request.roomBusy,
                             appointments.firstBusy(ResourceId(wanted.roomId.uuid()), wanted,
                                                    request.now, hold, counted));
    }
    if (counted == AppointmentRepository::Counted::Everything && !wanted.patientId.isNull()) {
        FRONTDESK_TRY_ASSIGN(request.patientBusy, appointments.patientBusy(wanted));
    }
    return {};
}

bool isRuleOrOverlap(const Error &error)
{
    const auto &rules = bookingRuleList();
    return std::any_of(rules.begin(), rules.end(),
                       [&](const BookingRule &rule) { return rule.code == error.code; });
}

} // namespace frontdesk
