// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/appointment.h"
#include "domain/appointmenttype.h"
#include "domain/bookingrules.h"
#include "domain/doctor.h"
#include "domain/room.h"
#include "services/appointmentservice.h"
#include "services/context.h"
#include "storage/appointmentrepository.h"

namespace frontdesk {

/// What somebody wants of a doctor's calendar: for an appointment or for a hold.
struct TimeWish {
    DoctorId doctorId;
    Instant start;
    std::optional<Instant> end; ///< unset: as long as the type, or as one slot of the schedule
    AppointmentTypeId typeId; ///< null: of no type
    RoomId roomId; ///< null: no room
};

/// A wish with everything looked up that the rules need, but not what overlaps it.
struct BookingPlan {
    Interval span;
    Buffers buffers;
    SlotRequest request;
};

/// Nothing for no type; InvalidInput at /typeId where there is no such type.
Result<std::optional<AppointmentType>> findType(Connection &connection, AppointmentTypeId id);

/// InvalidInput at /roomId where there is no such room.
Result<Room> findRoom(Connection &connection, RoomId id);

/// Looks it up; InvalidInput at the field for a doctor, a type or a room that is not there, and for
/// a span that is none.
Result<BookingPlan> planBooking(const ServiceContext &context, Connection &connection,
                                const TimeWish &wish);

/// The same for `after`, to which `before` is to be moved. Whether the doctor offers the type and
/// the room is in use is asked only of what changes.
Result<BookingPlan> planMove(const ServiceContext &context, Connection &connection,
                             const Appointment &before, const Appointment &after);

/// Fills in what overlaps `wanted`, but for `hold`, which it uses.
Result<void> findOverlaps(Connection &connection, SlotRequest &request, const Appointment &wanted,
                          HoldId hold, AppointmentRepository::Counted counted);

/// Whether a booking failed by a rule, or because something is in the way.
bool isRuleOrOverlap(const Error &error);

/// InvalidInput unless it is a span that an appointment can have.
Result<void> checkSpan(const Interval &span);

} // namespace frontdesk
