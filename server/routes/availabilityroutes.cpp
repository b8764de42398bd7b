// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources.h"

#include "json.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

struct DayRange {
    QDate from;
    QDate to; ///< included
};

struct SpecialtyRange : DayRange {
    QString specialty;
};

template <class Range>
Schema<Range> dayRange()
{
    return Schema<Range>()
        .template required<QDate>("from"_L1, &Range::from, field::date())
        .template required<QDate>("to"_L1, &Range::to, field::date());
}

QJsonObject availabilityJson(const RequestContext &context, const DoctorAvailability &availability)
{
    QJsonArray free;
    for (const Interval &slot : availability.freeSlots)
        free.append(toJson(slot));
    return {{u"doctorId"_s, availability.doctorId.toString()},
            {u"timeZone"_s, context.time->zoneName()},
            {u"slots"_s, free}};
}

Result<Response> ofDoctor(RequestContext &context, const DayRange &days)
{
    FRONTDESK_TRY_ASSIGN(const auto availability,
                         context.services.calendar.availability(
                             context.actor, context.id<DoctorId>(), days.from, days.to));
    return Response::json(availabilityJson(context, availability));
}

Result<Response> ofSpecialty(RequestContext &context, const SpecialtyRange &query)
{
    FRONTDESK_TRY_ASSIGN(const auto doctors,
                         context.services.calendar.availabilityBySpecialty(
                             context.actor, query.specialty, query.from, query.to));
    QJsonArray items;
    for (const DoctorAvailability &doctor : doctors)
        items.append(availabilityJson(context, doctor));
    return Response::json({{u"items"_s, items}});
}

} // namespace

void addAvailabilityRoutes(RouteTable &table)
{
    table.add(Method::Get, "/doctors/{id}/availability"_L1, Policy::signedIn(),
              dayRange<DayRange>(), &ofDoctor);
    table.add(Method::Get, "/availability"_L1, Policy::signedIn(),
              dayRange<SpecialtyRange>().optional("specialty"_L1, &SpecialtyRange::specialty,
                                                  field::text(0, 100)),
              &ofSpecialty);
}

} // namespace frontdesk
