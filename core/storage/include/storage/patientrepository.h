// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/patient.h"
#include "storage/connection.h"

namespace frontdesk {

/// Rows of patients. Notes are stored sealed, and apart from the rest.
class PatientRepository
{
public:
    struct StoredNotes {
        PatientId id;
        QString text;
    };

    explicit PatientRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    /// Everything but the notes.
    Result<void> insert(const Patient &patient);
    /// Writes everything but the id and the notes, where the stored version is still `patient`'s;
    /// StaleVersion else.
    Result<void> update(Patient &patient);
    Result<std::optional<Patient>> find(PatientId id);
    Result<std::optional<Patient>> findByUser(UserId user);
    /// Empty where there are none.
    Result<QString> sealedNotes(PatientId id);
    Result<void> setSealedNotes(PatientId id, const QString &sealed);
    /// Notes that an older version left as they were typed, in the order of ids.
    Result<QList<StoredNotes>> plainNotes(PatientId after, int most);
    /// Notes sealed under the key that is named so, in the order of ids.
    Result<QList<StoredNotes>> notesThatBegin(const QString &beginning, PatientId after, int most);
    Result<bool> isTreatedBy(PatientId patient, DoctorId doctor);
    /// On PostgreSQL, makes other bookings for the patient wait; the SQLite writer is alone anyway.
    Result<bool> lock(PatientId id);

private:
    Connection &m_connection;
};

} // namespace frontdesk
