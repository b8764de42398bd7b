// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/patient.h"
#include "storage/connection.h"

namespace frontdesk {

/// A place in a list ordered by name: the last row of the page before.
struct NameCursor {
    QString nameFolded;
    QString id;
};

/// What a patient search asks for; each part narrows.
struct PatientQuery {
    QStringList nameTokens; ///< folded; each must begin a word of the name
    QString phoneDigits; ///< the number's beginning or, where 4 long, its end
    QDate dateOfBirth;
    DoctorId treatedBy; ///< patients with an appointment with this doctor; null: all
    std::optional<NameCursor> after;
    int limit = 50;
};

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
    /// Ordered by folded name, then id.
    Result<QList<Patient>> search(const PatientQuery &query);
    Result<bool> isTreatedBy(PatientId patient, DoctorId doctor);
    /// On PostgreSQL, makes other bookings for the patient wait; the SQLite writer is alone anyway.
    Result<bool> lock(PatientId id);

private:
    Connection &m_connection;
};

} // namespace frontdesk
