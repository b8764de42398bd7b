// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources.h"

#include "fields.h"
#include "listing.h"
#include "outputs.h"
#include "policies.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

struct DoctorQuery : ListQuery {
    QString query;
    QString specialty;
};

Schema<DoctorQuery> doctorQuery()
{
    return listSchema<DoctorQuery>()
        .optional("query"_L1, &DoctorQuery::query,
                  field::searchWords("Words of the name"_L1, "amira"_L1))
        .optional("specialty"_L1, &DoctorQuery::specialty, field::anySpecialty());
}

Schema<NewDoctor> newDoctor()
{
    return Schema<NewDoctor>()
        .required("fullName"_L1, &NewDoctor::fullName, field::name())
        .required("specialty"_L1, &NewDoctor::specialty, field::specialty())
        .optional("bio"_L1, &NewDoctor::bio, field::bio())
        .optional("phone"_L1, &NewDoctor::phone, field::phone())
        .optional("room"_L1, &NewDoctor::room, field::room());
}

Schema<DoctorChanges> doctorChanges()
{
    using Body = DoctorChanges;
    return Schema<Body>()
        .change("fullName"_L1, &Body::fullName, field::name())
        .change("specialty"_L1, &Body::specialty, field::specialty())
        .optional("bio"_L1, &Body::bio, field::bio())
        .optional("phone"_L1, &Body::phone, field::phone())
        .optional("room"_L1, &Body::room, field::room())
        .change("isActive"_L1, &Body::isActive,
                field::isActive("Whether patients can book with them"_L1));
}

Result<Response> create(RequestContext &context, const NewDoctor &body)
{
    return answerOnce(context, 201,
                      [&] { return context.services.doctors.create(context.actor, body); });
}

Result<Response> list(RequestContext &context, const DoctorQuery &query)
{
    // A patient looks for somebody to book with.
    const bool activeOnly = !context.actor.isStaff();
    FRONTDESK_TRY_ASSIGN(const auto page,
                         context.services.doctors.list(context.actor,
                                                       {query.query, query.specialty, activeOnly},
                                                       query.page()));
    return listResponse(context, page);
}

Result<Response> get(RequestContext &context)
{
    FRONTDESK_TRY_ASSIGN(const Doctor doctor,
                         context.services.doctors.get(context.actor, context.id<DoctorId>()));
    return answer(context, doctor);
}

Result<Response> update(RequestContext &context, const DoctorChanges &body)
{
    FRONTDESK_TRY_ASSIGN(const Doctor doctor,
                         context.services.doctors.update(context.actor, context.id<DoctorId>(),
                                                         body, context.expectedVersion));
    return answer(context, doctor);
}

} // namespace

void addDoctorRoutes(RouteTable &table)
{
    const auto Doctors = table.group("Doctors"_L1, "Records of those who treat"_L1);
    table.add(Method::Post, "/doctors"_L1, administrators(), newDoctor(), &create)
        .as("createDoctor"_L1, Doctors, "Record a doctor who does not log in"_L1)
        .answers(201, shapeOf<Doctor>());
    table.add(Method::Get, "/doctors"_L1, Policy::signedIn(), doctorQuery(), &list)
        .as("listDoctors"_L1, Doctors, "Doctors, by name"_L1)
        .answers(200, pageOf(shapeOf<Doctor>()))
        .says("Patients see those whom they can book with."_L1);
    table.add(Method::Get, "/doctors/{id}"_L1, Policy::signedIn(), &get)
        .as("getDoctor"_L1, Doctors, "One doctor"_L1)
        .answers(200, shapeOf<Doctor>());
    table.add(Method::Patch, "/doctors/{id}"_L1, administrators(), doctorChanges(), &update)
        .as("updateDoctor"_L1, Doctors, "Change a doctor's record"_L1)
        .answers(200, shapeOf<Doctor>())
        .ifMatch();
}

} // namespace frontdesk
