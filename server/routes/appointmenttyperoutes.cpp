// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources.h"

#include "fields.h"
#include "listing.h"
#include "outputs.h"
#include "policies.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace field {
namespace {

FieldType typeName()
{
    return label100("What it is called; no two types are called the same"_L1, "First visit"_L1);
}

FieldType duration()
{
    return integer(AppointmentType::LeastMinutes, AppointmentType::MostMinutes)
        .about("How long it takes"_L1, 30);
}

FieldType bookableOnline()
{
    return boolean().about("Whether patients see it and book it themselves"_L1, true);
}

FieldType doctorIds()
{
    return uuids(AppointmentTypeService::MostDoctors)
        .about("Who offer it; empty: all doctors"_L1,
               QJsonArray {u"01890a5d-ac96-774b-bcce-b302099a8057"_s});
}

FieldType inUse()
{
    return isActive("Whether new appointments can be of it"_L1);
}

} // namespace
} // namespace field

template <>
const Output<AppointmentType> &outputOf<AppointmentType>()
{
    using Type = AppointmentType;
    static const auto output =
        Output<Type>("AppointmentType"_L1, "A kind of appointment"_L1)
            .field("id"_L1, &Type::id, field::ownId())
            .field("name"_L1, &Type::name, field::typeName())
            .field("durationMinutes"_L1, &Type::durationMinutes, field::duration())
            .fieldsOf(&Type::buffers, bufferFields())
            .field("colour"_L1, &Type::colour, field::colour())
            .field("bookableOnline"_L1, &Type::bookableOnline, field::bookableOnline())
            .field("doctorIds"_L1, &Type::doctors, field::doctorIds())
            .field("isActive"_L1, &Type::isActive, field::inUse())
            .fieldsOf(&Type::stamp, stampFields());
    return output;
}

namespace {

Schema<NewAppointmentType> newType()
{
    using Body = NewAppointmentType;
    return Schema<Body>()
        .required("name"_L1, &Body::name, field::typeName())
        .required("durationMinutes"_L1, &Body::durationMinutes, field::duration())
        .optional("bufferBeforeMinutes"_L1, &Body::bufferBeforeMinutes, field::bufferBefore())
        .optional("bufferAfterMinutes"_L1, &Body::bufferAfterMinutes, field::bufferAfter())
        .optional("colour"_L1, &Body::colour, field::colour())
        .optional("bookableOnline"_L1, &Body::bookableOnline, field::bookableOnline())
        .optional("doctorIds"_L1, &Body::doctors, field::doctorIds());
}

Schema<AppointmentTypeChanges> typeChanges()
{
    using Body = AppointmentTypeChanges;
    return Schema<Body>()
        .change("name"_L1, &Body::name, field::typeName())
        .change("durationMinutes"_L1, &Body::durationMinutes, field::duration())
        .change("bufferBeforeMinutes"_L1, &Body::bufferBeforeMinutes, field::bufferBefore())
        .change("bufferAfterMinutes"_L1, &Body::bufferAfterMinutes, field::bufferAfter())
        .change("colour"_L1, &Body::colour, field::colour())
        .change("bookableOnline"_L1, &Body::bookableOnline, field::bookableOnline())
        .change("doctorIds"_L1, &Body::doctors, field::doctorIds())
        .change("isActive"_L1, &Body::isActive, field::inUse());
}

Result<Response> create(RequestContext &context, const NewAppointmentType &body)
{
    return answerOnce(context, 201, [&] {
        return context.services.appointmentTypes.create(context.actor, body);
    });
}

Result<Response> list(RequestContext &context, const ListQuery &query)
{
    FRONTDESK_TRY_ASSIGN(const auto page, context.services.appointmentTypes.list(
                                              context.actor, false, query.page()));
    return listResponse(context, page);
}

Result<Response> get(RequestContext &context)
{
    FRONTDESK_TRY_ASSIGN(const auto type, context.services.appointmentTypes.get(
                                              context.actor, context.id<AppointmentTypeId>()));
    return answer(context, type);
}

Result<Response> update(RequestContext &context, const AppointmentTypeChanges &body)
{
    FRONTDESK_TRY_ASSIGN(const auto type, context.services.appointmentTypes.update(
                                              context.actor, context.id<AppointmentTypeId>(), body,
                                              context.expectedVersion));
    return answer(context, type);
}

} // namespace

void addAppointmentTypeRoutes(RouteTable &table)
{
    const auto Types = table.group("Appointment types"_L1, "Kinds of appointments"_L1);
    const auto one = shapeOf<AppointmentType>();
    table.add(Method::Post, "/appointment-types"_L1, administrators(), newType(), &create)
        .as("createAppointmentType"_L1, Types, "Add a type of appointment"_L1)
        .answers(201, one)
        .fails({ErrorCode::AlreadyExists});
    table
        .add(Method::Get, "/appointment-types"_L1, Policy::signedIn(), listSchema<ListQuery>(),
             &list)
        .as("listAppointmentTypes"_L1, Types, "Types of appointments, by name"_L1)
        .answers(200, pageOf(one))
        .says("Patients see those that they can book themselves."_L1);
    table.add(Method::Get, "/appointment-types/{id}"_L1, Policy::signedIn(), &get)
        .as("getAppointmentType"_L1, Types, "One type of appointment"_L1)
        .answers(200, one);
    table.add(Method::Patch, "/appointment-types/{id}"_L1, administrators(), typeChanges(), &update)
        .as("updateAppointmentType"_L1, Types, "Change a type of appointment"_L1)
        .answers(200, one)
        .fails({ErrorCode::AlreadyExists})
        .says("Appointments that are booked already keep their times."_L1)
        .ifMatch();
}

} // namespace frontdesk
