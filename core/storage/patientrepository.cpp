// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/patientrepository.h"

#include "domain/textfold.h"
#include "patientrows.h"
#include "sqltext.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

Result<void> PatientRepository::insert(const Patient &patient)
{
    FRONTDESK_TRY(m_connection.execute(
        u"INSERT INTO patients (" PATIENT_COLUMNS ", name_folded, phone_digits) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {patient.id, patient.userId, patient.fullName, patient.dateOfBirth, patient.phone,
         patient.address, patient.email, patient.notes, patient.stamp.createdAt,
         patient.stamp.updatedAt, patient.stamp.version, folded(patient.fullName),
         phoneDigits(patient.phone)}));
    return {};
}

Result<void> PatientRepository::update(Patient &patient)
{
    FRONTDESK_TRY(expectOneRow(m_connection.execute(
        u"UPDATE patients SET user_id = ?, full_name = ?, name_folded = ?, date_of_birth = ?, "
        "phone = ?, phone_digits = ?, address = ?, email = ?, notes = ?, updated_at = ?, "
        "version = version + 1 WHERE id = ? AND version = ?"_s,
        {patient.userId, patient.fullName, folded(patient.fullName), patient.dateOfBirth,
         patient.phone, phoneDigits(patient.phone), patient.address, patient.email, patient.notes,
         patient.stamp.updatedAt, patient.id, patient.stamp.version})));
    ++patient.stamp.version;
    return {};
}

Result<std::optional<Patient>> PatientRepository::find(PatientId id)
{
    return m_connection.first(u"SELECT " PATIENT_COLUMNS " FROM patients WHERE id = ?"_s, {id},
                              readPatient);
}

Result<std::optional<Patient>> PatientRepository::findByUser(UserId user)
{
    return m_connection.first(u"SELECT " PATIENT_COLUMNS " FROM patients WHERE user_id = ?"_s,
                              {user}, readPatient);
}

Result<bool> PatientRepository::isTreatedBy(PatientId patient, DoctorId doctor)
{
    FRONTDESK_TRY_ASSIGN(
        const auto found,
        m_connection.first(
            u"SELECT 1 FROM appointments WHERE patient_id = ? AND doctor_id = ? LIMIT 1"_s,
            {patient, doctor}, [](const Row &) { return true; }));
    return found.has_value();
}

Result<bool> PatientRepository::lock(PatientId id)
{
    const bool postgres = m_connection.dialect() == Dialect::PostgreSql;
    FRONTDESK_TRY_ASSIGN(
        const auto found,
        m_connection.first(postgres ? u"SELECT 1 FROM patients WHERE id = ? FOR UPDATE"_s
                                    : u"SELECT 1 FROM patients WHERE id = ?"_s,
                           {id}, [](const Row &) { return true; }));
    return found.has_value();
}

} // namespace frontdesk
