// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/actor.h"
#include "domain/patient.h"
#include "services/patientservice.h"
#include "storage/database.h"

namespace frontdesk {

/// Which of a patient's fields must be there.
enum class PatientFields {
    Name, ///< the desk may register somebody by name alone
    Contact, ///< whoever registers themselves gives birth date, phone and e-mail too
};

// Shared by PatientService and the registration of a patient with a log-in.

/// A new record of what was typed, as it is stored.
Patient makePatient(const NewPatient &wanted, Instant now);
/// `today` in the clinic's zone.
Result<void> validatePatient(const Patient &patient, QDate today,
                             PatientFields required = PatientFields::Name);
/// Inserts, audits and publishes a new patient.
Result<void> insertPatient(Transaction &transaction, const ServiceContext &context,
                           const Actor &actor, const Patient &patient);

} // namespace frontdesk
