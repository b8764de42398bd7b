// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources.h"

#include "fields.h"
#include "json.h"
#include "listing.h"
#include "policies.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

struct PatientSearch : ListQuery {
    QString query;
};

Schema<PatientSearch> patientSearch()
{
    return listSchema<PatientSearch>().optional("query"_L1, &PatientSearch::query,
                                                field::searchWords());
}

Schema<NewPatient> newPatient()
{
    return Schema<NewPatient>()
        .required("fullName"_L1, &NewPatient::fullName, field::name())
        .required("dateOfBirth"_L1, &NewPatient::dateOfBirth, field::date())
        .required("phone"_L1, &NewPatient::phone, field::phone())
        .optional("address"_L1, &NewPatient::address, field::address())
        .optional("email"_L1, &NewPatient::email, field::email())
        .optional("notes"_L1, &NewPatient::notes, field::notes());
}

/// What patients may change of their own record.
Schema<PatientChanges> ownChanges()
{
    using Body = PatientChanges;
    return Schema<Body>()
        .change("fullName"_L1, &Body::fullName, field::name())
        .change("dateOfBirth"_L1, &Body::dateOfBirth, field::date())
        .change("phone"_L1, &Body::phone, field::phone())
        .optional("address"_L1, &Body::address, field::address())
        .optional("email"_L1, &Body::email, field::email());
}

Schema<PatientChanges> patientChanges()
{
    return ownChanges().optional("notes"_L1, &PatientChanges::notes, field::notes());
}

Response patientResponse(const RequestContext &context, const Patient &patient, int status = 200)
{
    return objectResponse(patient, toJson(patient, context.actor.role), status);
}

Result<Response> create(RequestContext &context, const NewPatient &body)
{
    FRONTDESK_TRY_ASSIGN(const Patient patient,
                         context.services.patients.create(context.actor, body));
    return patientResponse(context, patient, 201);
}

Result<Response> search(RequestContext &context, const PatientSearch &query)
{
    FRONTDESK_TRY_ASSIGN(const auto page, context.services.patients.search(
                                              context.actor, query.query, query.page()));
    return listResponse(
        context, page, [&](const Patient &patient) { return toJson(patient, context.actor.role); });
}

Result<Response> get(RequestContext &context)
{
    FRONTDESK_TRY_ASSIGN(const Patient patient,
                         context.services.patients.get(context.actor, context.id<PatientId>()));
    return patientResponse(context, patient);
}

Result<Response> own(RequestContext &context)
{
    FRONTDESK_TRY_ASSIGN(const Patient patient, context.services.patients.own(context.actor));
    return patientResponse(context, patient);
}

Result<Response> change(RequestContext &context, PatientId id, const PatientChanges &changes)
{
    FRONTDESK_TRY_ASSIGN(
        const Patient patient,
        context.services.patients.update(context.actor, id, changes, context.expectedVersion));
    return patientResponse(context, patient);
}

Result<Response> update(RequestContext &context, const PatientChanges &body)
{
    // To a patient this field does not exist, on another's record as on their own.
    if (!context.actor.isStaff() && body.notes)
        return fail(invalidField(u"/notes"_s, u"unknown_field"_s, u"There is no such field"_s));
    return change(context, context.id<PatientId>(), body);
}

Result<Response> updateOwn(RequestContext &context, const PatientChanges &body)
{
    return change(context, context.actor.patientId, body);
}

} // namespace

void addPatientRoutes(RouteTable &table)
{
    const Policy patient = Policy::roles({Role::Patient});
    table.add(Method::Post, "/patients"_L1, staff(), newPatient(), &create);
    table.add(Method::Get, "/patients"_L1, staff(), patientSearch(), &search);
    table.add(Method::Get, "/patients/me"_L1, patient, &own);
    table.add(Method::Patch, "/patients/me"_L1, patient, ownChanges(), &updateOwn);
    table.add(Method::Get, "/patients/{id}"_L1, Policy::signedIn(), &get);
    table.add(Method::Patch, "/patients/{id}"_L1, Policy::signedIn(), patientChanges(), &update);
}

} // namespace frontdesk
