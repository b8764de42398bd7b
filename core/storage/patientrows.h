// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/patient.h"
#include "storage/connection.h"

namespace frontdesk {

#define PATIENT_COLUMNS                                                                            \
    "id, user_id, full_name, date_of_birth, phone, address, email, created_at, updated_at, "       \
    "version, language"

constexpr int PatientColumns = 11;

/// A row that begins with PATIENT_COLUMNS; without the notes, which are sealed.
inline Patient readPatient(const Row &row)
{
    return {row.id<PatientId>(0),
            row.id<UserId>(1),
            row.text(2),
            row.date(3),
            row.text(4),
            row.text(5),
            row.text(6),
            {},
            {row.instant(7), row.instant(8), row.integer(9)},
            row.text(10)};
}

} // namespace frontdesk
