// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/doctorrepository.h"

#include "domain/textfold.h"
#include "sqltext.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

#define DOCTOR_COLUMNS                                                                             \
    "id, user_id, full_name, specialty, bio, phone, room, is_active, created_at, updated_at, "     \
    "version"

Doctor readDoctor(const Row &row)
{
    return {
        row.id<DoctorId>(0), row.id<UserId>(1), row.text(2),
        row.text(3),         row.text(4),       row.text(5),
        row.text(6),         row.boolean(7),    {row.instant(8), row.instant(9), row.integer(10)}};
}

} // namespace

Result<void> DoctorRepository::insert(const Doctor &doctor)
{
    FRONTDESK_TRY(m_connection.execute(
        u"INSERT INTO doctors (" DOCTOR_COLUMNS ", name_folded, specialty_folded) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {doctor.id, doctor.userId, doctor.fullName, doctor.specialty, doctor.bio, doctor.phone,
         doctor.room, doctor.isActive, doctor.stamp.createdAt, doctor.stamp.updatedAt,
         doctor.stamp.version, folded(doctor.fullName), folded(doctor.specialty)}));
    return {};
}

Result<void> DoctorRepository::update(Doctor &doctor)
{
    FRONTDESK_TRY(expectOneRow(m_connection.execute(
        u"UPDATE doctors SET user_id = ?, full_name = ?, name_folded = ?, specialty = ?, "
        "specialty_folded = ?, bio = ?, phone = ?, room = ?, is_active = ?, updated_at = ?, "
        "version = version + 1 WHERE id = ? AND version = ?"_s,
        {doctor.userId, doctor.fullName, folded(doctor.fullName), doctor.specialty,
         folded(doctor.specialty), doctor.bio, doctor.phone, doctor.room, doctor.isActive,
         doctor.stamp.updatedAt, doctor.id, doctor.stamp.version})));
    ++doctor.stamp.version;
    return {};
}

Result<std::optional<Doctor>> DoctorRepository::find(DoctorId id)
{
    return m_connection.first(u"SELECT " DOCTOR_COLUMNS " FROM doctors WHERE id = ?"_s, {id},
                              readDoctor);
}

Result<std::optional<Doctor>> DoctorRepository::findByUser(UserId user)
{
    return m_connection.first(u"SELECT " DOCTOR_COLUMNS " FROM doctors WHERE user_id = ?"_s, {user},
                              readDoctor);
}

Result<QList<Doctor>> DoctorRepository::findAll(const QList<DoctorId> &ids)
{
    const Dialect dialect = m_connection.dialect();
    return m_connection.all(u"SELECT " DOCTOR_COLUMNS " FROM doctors WHERE %1 "
                            "ORDER BY name_folded, id"_s.arg(inIdList(dialect, "id"_L1)),
                            {idList(dialect, ids)}, readDoctor);
}

Result<QList<Doctor>> DoctorRepository::list(const DoctorQuery &query)
{
    QStringList conditions {u"1 = 1"_s};
    QList<Bound> values;
    if (!query.text.isEmpty()) {
        conditions << u"(name_folded LIKE ? ESCAPE '\\' OR specialty_folded LIKE ? ESCAPE '\\')"_s;
        const QString pattern = u'%' + likeLiteral(query.text) + u'%';
        values << pattern << pattern;
    }
    if (!query.specialty.isEmpty()) {
        conditions << u"specialty_folded = ?"_s;
        values << query.specialty;
    }
    if (query.activeOnly)
        conditions << u"is_active"_s;
    const QString sql = byName(u"SELECT " DOCTOR_COLUMNS " FROM doctors"_s, conditions, query.after,
                               query.limit, values);
    return m_connection.all(sql, values, readDoctor);
}

} // namespace frontdesk
