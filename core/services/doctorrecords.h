// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/actor.h"
#include "domain/doctor.h"
#include "services/doctorservice.h"
#include "storage/database.h"

namespace frontdesk {

QList<DoctorId> idsOf(const QList<Doctor> &doctors);

// Shared by DoctorService and the registration of a doctor with a log-in.

/// A new record of what was typed, as it is stored.
Doctor makeDoctor(const NewDoctor &wanted, Instant now);
Result<void> validateDoctor(const Doctor &doctor);
/// Inserts, audits and publishes a new doctor.
Result<void> insertDoctor(Transaction &transaction, const Clock &clock, const Actor &actor,
                          const Doctor &doctor);

} // namespace frontdesk
