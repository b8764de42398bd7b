// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources.h"

#include "fields.h"
#include "listing.h"
#include "outputs.h"
#include "policies.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

struct PatientSearch : ListQuery {
    QString query;
};

Schema<PatientSearch> patientSearch()
{
    return listSchema<PatientSearch>().optional(
        "query"_L1, &PatientSearch::query,
        field::searchWords(
            "Words of the name, digits of the phone (the first, or the last four), or a birth date"_L1,
            "omar"_L1));
}

Schema<NewPatient> newPatient()
{
    return Schema<NewPatient>()
        .required("fullName"_L1, &NewPatient::fullName, field::name())
        .required("dateOfBirth"_L1, &NewPatient::dateOfBirth, field::birthDate())
        .required("phone"_L1, &NewPatient::phone, field::phone())
        .optional("address"_L1, &NewPatient::address, field::address())
        .optional("email"_L1, &NewPatient::email, field::emailAddress())
        .optional("language"_L1, &NewPatient::language, field::messageLanguage())
        .optional("notes"_L1, &NewPatient::notes, field::notes());
}

/// What patients may change of their own record.
Schema<PatientChanges> ownChanges()
{
    using Body = PatientChanges;
    return Schema<Body>()
        .change("fullName"_L1, &Body::fullName, field::name())
        .change("dateOfBirth"_L1, &Body::dateOfBirth, field::birthDate())
        .change("phone"_L1, &Body::phone, field::phone())
        .optional("address"_L1, &Body::address, field::address())
        .optional("email"_L1, &Body::email, field::emailAddress())
        .optional("language"_L1, &Body::language, field::messageLanguage());
}

Schema<PatientChanges> patientChanges()
{
    return ownChanges().optional("notes"_L1, &PatientChanges::notes, field::notes());
}

/// To patients and to reception this field does not exist, on whose record ever.
Result<void> checkNotes(const Actor &actor, bool given)
{
    if (given && !actor.seesNotes())
        return fail(invalidField(u"/notes"_s, u"unknown_field"_s, u"There is no such field"_s));
    return {};
}

Result<Response> create(RequestContext &context, const NewPatient &body)
{
    FRONTDESK_TRY(checkNotes(context.actor, !body.notes.isEmpty()));
    return answerOnce(context, 201,
                      [&] { return context.services.patients.create(context.actor, body); });
}

Result<Response> search(RequestContext &context, const PatientSearch &query)
{
    FRONTDESK_TRY_ASSIGN(const auto page, context.services.patients.search(
                                              context.actor, query.query, query.page()));
    return listResponse(context, page);
}

Result<Response> get(RequestContext &context)
{
    FRONTDESK_TRY_ASSIGN(const Patient patient,
                         context.services.patients.get(context.actor, context.id<PatientId>()));
    return answer(context, patient);
}

Result<Response> own(RequestContext &context)
{
    FRONTDESK_TRY_ASSIGN(const Patient patient, context.services.patients.own(context.actor));
    return answer(context, patient);
}

Result<Response> change(RequestContext &context, PatientId id, const PatientChanges &changes)
{
    FRONTDESK_TRY_ASSIGN(
        const Patient patient,
        context.services.patients.update(context.actor, id, changes, context.expectedVersion));
    return answer(context, patient);
}

Result<Response> update(RequestContext &context, const PatientChanges &body)
{
    FRONTDESK_TRY(checkNotes(context.actor, body.notes.has_value()));
    return change(context, context.id<PatientId>(), body);
}

Result<Response> updateOwn(RequestContext &context, const PatientChanges &body)
{
    return change(context, context.actor.patientId, body);
}

} // namespace

void addPatientRoutes(RouteTable &table)
{
    const auto Patients = table.group("Patients"_L1, "Records of those who are treated"_L1);
    const Policy patient = Policy::roles({Role::Patient});
    table.add(Method::Post, "/patients"_L1, staff(), newPatient(), &create)
        .as("createPatient"_L1, Patients, "Record a new patient"_L1)
        .answers(201, shapeOf<Patient>());
    table.add(Method::Get, "/patients"_L1, staff(), patientSearch(), &search)
        .as("searchPatients"_L1, Patients, "Patients, by name"_L1)
        .answers(200, pageOf(shapeOf<Patient>()))
        .says("A doctor finds the patients they treat. Notes are not in lists."_L1);
    table.add(Method::Get, "/patients/me"_L1, patient, &own)
        .as("getOwnRecord"_L1, Patients, "One's own record"_L1)
        .answers(200, shapeOf<Patient>());
    table.add(Method::Patch, "/patients/me"_L1, patient, ownChanges(), &updateOwn)
        .as("updateOwnRecord"_L1, Patients, "Change one's own record"_L1)
        .answers(200, shapeOf<Patient>())
        .ifMatch();
    table.add(Method::Get, "/patients/{id}"_L1, Policy::signedIn(), &get)
        .as("getPatient"_L1, Patients, "One patient"_L1)
        .answers(200, shapeOf<Patient>());
    table.add(Method::Patch, "/patients/{id}"_L1, Policy::signedIn(), patientChanges(), &update)
        .as("updatePatient"_L1, Patients, "Change a patient's record"_L1)
        .answers(200, shapeOf<Patient>())
        .fails({ErrorCode::Forbidden})
        .ifMatch();
}

} // namespace frontdesk
