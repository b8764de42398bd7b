// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/patientrepository.h"

#include "domain/textfold.h"
#include "patientrows.h"
#include "sqltext.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

PatientRepository::StoredNotes readNotes(const Row &row)
{
    return {row.id<PatientId>(0), row.text(1)};
}

} // namespace

Result<void> PatientRepository::insert(const Patient &patient)
{
    FRONTDESK_TRY(m_connection.execute(
        u"INSERT INTO patients (" PATIENT_COLUMNS ", name_folded, phone_digits) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {patient.id, patient.userId, patient.fullName, patient.dateOfBirth, patient.phone,
         patient.address, patient.email, patient.stamp.createdAt, patient.stamp.updatedAt,
         patient.stamp.version, patient.language, folded(patient.fullName),
         phoneDigits(patient.phone)}));
    return {};
}

Result<void> PatientRepository::update(Patient &patient)
{
    FRONTDESK_TRY(expectOneRow(m_connection.execute(
        u"UPDATE patients SET user_id = ?, full_name = ?, name_folded = ?, date_of_birth = ?, "
        "phone = ?, phone_digits = ?, address = ?, email = ?, language = ?, updated_at = ?, "
        "version = version + 1 WHERE id = ? AND version = ?"_s,
        {patient.userId, patient.fullName, folded(patient.fullName), patient.dateOfBirth,
         patient.phone, phoneDigits(patient.phone), patient.address, patient.email,
         patient.language, patient.stamp.updatedAt, patient.id, patient.stamp.version})));
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

Result<QString> PatientRepository::sealedNotes(PatientId id)
{
    FRONTDESK_TRY_ASSIGN(const auto sealed,
                         m_connection.first(u"SELECT sealed_notes FROM patients WHERE id = ?"_s,
                                            {id}, [](const Row &row) { return row.text(0); }));
    return sealed.value_or(QString());
}

Result<void> PatientRepository::setSealedNotes(PatientId id, const QString &sealed)
{
    FRONTDESK_TRY(m_connection.execute(
        u"UPDATE patients SET sealed_notes = ?, notes = '' WHERE id = ?"_s, {sealed, id}));
    return {};
}

Result<QList<PatientRepository::StoredNotes>> PatientRepository::plainNotes(PatientId after,
                                                                            int most)
{
    return m_connection.all(
        u"SELECT id, notes FROM patients WHERE notes <> '' AND id > ? ORDER BY id LIMIT ?"_s,
        {after.toString(), most}, readNotes);
}

Result<QList<PatientRepository::StoredNotes>> PatientRepository::notesThatBegin(
    const QString &beginning, PatientId after, int most)
{
    return m_connection.all(u"SELECT id, sealed_notes FROM patients WHERE sealed_notes <> '' "
                            "AND substr(sealed_notes, 1, 18) = ? AND id > ? ORDER BY id LIMIT ?"_s,
                            {beginning, after.toString(), most}, readNotes);
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
