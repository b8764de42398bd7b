// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/patient.h"
#include "storage/connection.h"

namespace frontdesk {

/// Rows of patients.
class PatientRepository
{
public:
    explicit PatientRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    Result<void> insert(const Patient &patient);
    /// Writes everything but the id, where the stored version is still `patient`'s; StaleVersion
    /// else.
    Result<void> update(Patient &patient);
    Result<std::optional<Patient>> find(PatientId id);
    Result<std::optional<Patient>> findByUser(UserId user);
    Result<bool> isTreatedBy(PatientId patient, DoctorId doctor);
    /// On PostgreSQL, makes other bookings for the patient wait; the SQLite writer is alone anyway.
    Result<bool> lock(PatientId id);

private:
    Connection &m_connection;
};

} // namespace frontdesk
