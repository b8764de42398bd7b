// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/actor.h"
#include "domain/textfold.h"
#include "storage/doctorrepository.h"
#include "storage/waitlistrepository.h"

namespace frontdesk {

/// Whom a list of those who wait is to be cut down to: for a doctor to those whom they could see,
/// for the desk to nobody.
inline Result<std::optional<ServingDoctor>> servingDoctor(Connection &connection,
                                                          const Actor &actor)
{
    if (actor.role != Role::Doctor)
        return std::nullopt;
    FRONTDESK_TRY_ASSIGN(const auto doctor, DoctorRepository(connection).find(actor.doctorId));
    return ServingDoctor {actor.doctorId, doctor ? doctor->specialty : QString()};
}

/// Whether the doctor could see one who waits for `wanted`, or without a name for `specialty`.
inline bool couldSee(const std::optional<ServingDoctor> &doctor, DoctorId wanted,
                     const QString &specialty)
{
    if (!doctor)
        return true;
    if (!wanted.isNull())
        return wanted == doctor->id;
    return specialty.isEmpty() || folded(specialty) == folded(doctor->specialty);
}

} // namespace frontdesk
