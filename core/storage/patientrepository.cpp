// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/patientrepository.h"

#include "domain/textfold.h"
#include "sqltext.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

#define PATIENT_COLUMNS                                                                            \
    "id, user_id, full_name, date_of_birth, phone, address, email, notes, created_at, "            \
    "updated_at, version"

Patient readPatient(const Row &row)
{
    return {
        row.id<PatientId>(0), row.id<UserId>(1), row.text(2),
        row.date(3),          row.text(4),       row.text(5),
        row.text(6),          row.text(7),       {row.instant(8), row.instant(9), row.integer(10)}};
}

} // namespace

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

Result<QList<Patient>> PatientRepository::search(const PatientQuery &query)
{
    QStringList conditions {u"1 = 1"_s};
    QList<Bound> values;
    for (const QString &token : query.nameTokens) {
        // A word also begins after a hyphen or an apostrophe: Müller-Lüdenscheidt, O'Brien.
        conditions << u"(' ' || name_folded LIKE ? ESCAPE '\\' OR "
                      "' ' || replace(replace(name_folded, '-', ' '), '''', ' ') "
                      "LIKE ? ESCAPE '\\')"_s;
        const QString pattern = u"% "_s + likeLiteral(token) + u'%';
        values << pattern << pattern;
    }
    if (query.phoneDigits.size() == 4) {
        conditions << u"(phone_digits LIKE ? OR phone_digits LIKE ?)"_s;
        values << QString(query.phoneDigits + u'%') << QString(u'%' + query.phoneDigits);
    } else if (!query.phoneDigits.isEmpty()) {
        conditions << u"phone_digits LIKE ?"_s;
        values << QString(query.phoneDigits + u'%');
    }
    if (query.dateOfBirth.isValid()) {
        conditions << u"date_of_birth = ?"_s;
        values << query.dateOfBirth;
    }
    if (!query.treatedBy.isNull()) {
        conditions << u"EXISTS (SELECT 1 FROM appointments a "
                      "WHERE a.patient_id = patients.id AND a.doctor_id = ?)"_s;
        values << query.treatedBy;
    }
    if (query.after) {
        conditions << u"(name_folded > ? OR (name_folded = ? AND id > ?))"_s;
        values << query.after->nameFolded << query.after->nameFolded << query.after->id;
    }
    values << query.limit;
    return m_connection.all(u"SELECT " PATIENT_COLUMNS " FROM patients WHERE %1 "
                            "ORDER BY name_folded, id LIMIT ?"_s.arg(conditions.join(u" AND "_s)),
                            values, readPatient);
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
