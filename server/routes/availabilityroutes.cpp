// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources.h"

#include "fields.h"
#include "listing.h"
#include "outputs.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

struct DayRange {
    QDate from;
    QDate to; ///< included
    AppointmentTypeId typeId;
    RoomId roomId;

    SlotWish wish() const { return {typeId, roomId}; }
};

struct SpecialtyRange : DayRange {
    QString specialty;
};

template <class Range>
Schema<Range> dayRange()
{
    return Schema<Range>()
        .template required<QDate>("from"_L1, &Range::from,
                                  field::date().about("The first day"_L1, "2026-03-09"_L1))
        .template required<QDate>(
            "to"_L1, &Range::to,
            field::date().about("The last day; at most 62 days"_L1, "2026-03-13"_L1))
        .template optional<AppointmentTypeId>(
            "typeId"_L1, &Range::typeId,
            field::id("As long as this type of appointment, with its buffers"_L1))
        .template optional<RoomId>("roomId"_L1, &Range::roomId,
                                   field::id("Staff: when this room is free too"_L1));
}

/// A doctor's free times, and the zone that they are meant in.
struct ZonedAvailability {
    DoctorAvailability found;
    QString timeZone;
};

} // namespace

template <>
const Output<ZonedAvailability> &outputOf<ZonedAvailability>()
{
    constexpr int MostSlots = 20'000;
    using Availability = ZonedAvailability;
    static const auto output =
        Output<Availability>("Availability"_L1, "A doctor's free times"_L1)
            .field(
                "doctorId"_L1, [](const Availability &one) { return one.found.doctorId; },
                field::doctorId())
            .field("timeZone"_L1, &Availability::timeZone,
                   field::line(1, 100).about("The clinic's zone, by its IANA name"_L1,
                                             "Europe/Berlin"_L1))
            .list(
                "slots"_L1, [](const Availability &one) { return one.found.freeSlots; },
                outputOf<Interval>(), MostSlots, "Free times that can be booked, by start"_L1);
    return output;
}

namespace {

Result<Response> ofDoctor(RequestContext &context, const DayRange &days)
{
    FRONTDESK_TRY_ASSIGN(const auto availability, context.services.calendar.availability(
                                                      context.actor, context.id<DoctorId>(),
                                                      days.from, days.to, days.wish()));
    return answer(context, ZonedAvailability {availability, context.time->zoneName()});
}

Result<Response> ofSpecialty(RequestContext &context, const SpecialtyRange &query)
{
    FRONTDESK_TRY_ASSIGN(const auto doctors,
                         context.services.calendar.availabilityBySpecialty(
                             context.actor, query.specialty, query.from, query.to, query.wish()));
    QList<ZonedAvailability> zoned;
    for (const DoctorAvailability &doctor : doctors)
        zoned.append({doctor, context.time->zoneName()});
    return listResponse(context, itemsJson(context, zoned));
}

} // namespace

void addAvailabilityRoutes(RouteTable &table)
{
    const auto Availability = table.group("Availability"_L1, "Free times"_L1);
    constexpr int MostDoctors = 10'000;
    table
        .add(Method::Get, "/doctors/{id}/availability"_L1, Policy::signedIn(), dayRange<DayRange>(),
             &ofDoctor)
        .as("getAvailability"_L1, Availability, "A doctor's free times"_L1)
        .answers(200, shapeOf<ZonedAvailability>())
        .fails({ErrorCode::Forbidden});
    table
        .add(Method::Get, "/availability"_L1, Policy::signedIn(),
             dayRange<SpecialtyRange>().optional("specialty"_L1, &SpecialtyRange::specialty,
                                                 field::anySpecialty()),
             &ofSpecialty)
        .as("findAvailability"_L1, Availability, "The free times of every doctor of a specialty"_L1)
        .answers(200, listOf(shapeOf<ZonedAvailability>(), MostDoctors))
        .fails({ErrorCode::Forbidden});
}

} // namespace frontdesk
