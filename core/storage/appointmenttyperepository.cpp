// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/appointmenttyperepository.h"

#include "domain/textfold.h"
#include "sqltext.h"

#include <QHash>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

#define TYPE_COLUMNS                                                                               \
    "id, name, duration_minutes, buffer_before_minutes, buffer_after_minutes, colour, "            \
    "bookable_online, is_active, created_at, updated_at, version"

AppointmentType readType(const Row &row)
{
    AppointmentType type;
    type.id = row.id<AppointmentTypeId>(0);
    type.name = row.text(1);
    type.durationMinutes = int(row.integer(2));
    type.buffers = {int(row.integer(3)), int(row.integer(4))};
    type.colour = row.text(5);
    type.bookableOnline = row.boolean(6);
    type.isActive = row.boolean(7);
    type.stamp = {row.instant(8), row.instant(9), row.integer(10)};
    return type;
}

} // namespace

Result<void> AppointmentTypeRepository::insert(const AppointmentType &type)
{
    FRONTDESK_TRY(m_connection.execute(
        u"INSERT INTO appointment_types (" TYPE_COLUMNS ", name_folded) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {type.id, type.name, type.durationMinutes, type.buffers.beforeMinutes,
         type.buffers.afterMinutes, type.colour, type.bookableOnline, type.isActive,
         type.stamp.createdAt, type.stamp.updatedAt, type.stamp.version, folded(type.name)}));
    return writeDoctors(type);
}

Result<void> AppointmentTypeRepository::update(AppointmentType &type)
{
    FRONTDESK_TRY(expectOneRow(m_connection.execute(
        u"UPDATE appointment_types SET name = ?, name_folded = ?, duration_minutes = ?, "
        "buffer_before_minutes = ?, buffer_after_minutes = ?, colour = ?, bookable_online = ?, "
        "is_active = ?, updated_at = ?, version = version + 1 WHERE id = ? AND version = ?"_s,
        {type.name, folded(type.name), type.durationMinutes, type.buffers.beforeMinutes,
         type.buffers.afterMinutes, type.colour, type.bookableOnline, type.isActive,
         type.stamp.updatedAt, type.id, type.stamp.version})));
    ++type.stamp.version;
    FRONTDESK_TRY(m_connection.execute(u"DELETE FROM appointment_type_doctors WHERE type_id = ?"_s,
                                       {type.id}));
    return writeDoctors(type);
}

Result<void> AppointmentTypeRepository::writeDoctors(const AppointmentType &type)
{
    for (const DoctorId &doctor : type.doctors)
        FRONTDESK_TRY(m_connection.execute(
            u"INSERT INTO appointment_type_doctors (type_id, doctor_id) VALUES (?, ?)"_s,
            {type.id, doctor}));
    return {};
}

Result<void> AppointmentTypeRepository::readDoctors(QList<AppointmentType> &types)
{
    QList<AppointmentTypeId> ids;
    for (const AppointmentType &type : std::as_const(types))
        ids.append(type.id);
    const Dialect dialect = m_connection.dialect();
    QHash<AppointmentTypeId, QList<DoctorId>> doctors;
    FRONTDESK_TRY(
        m_connection.select(u"SELECT type_id, doctor_id FROM appointment_type_doctors WHERE %1 "
                            "ORDER BY type_id, doctor_id"_s.arg(inIdList(dialect, "type_id"_L1)),
                            {idList(dialect, ids)}, [&](const Row &row) {
                                doctors[row.id<AppointmentTypeId>(0)].append(row.id<DoctorId>(1));
                            }));
    for (AppointmentType &type : types)
        type.doctors = doctors.value(type.id);
    return {};
}

Result<std::optional<AppointmentType>> AppointmentTypeRepository::find(AppointmentTypeId id)
{
    FRONTDESK_TRY_ASSIGN(QList<AppointmentType> found,
                         m_connection.all(u"SELECT " TYPE_COLUMNS
                                          " FROM appointment_types WHERE id = ?"_s,
                                          {id}, readType));
    if (found.isEmpty())
        return std::nullopt;
    FRONTDESK_TRY(readDoctors(found));
    return found.first();
}

Result<QList<AppointmentType>> AppointmentTypeRepository::list(const AppointmentTypeQuery &query)
{
    QStringList conditions {u"1 = 1"_s};
    QList<Bound> values;
    if (query.activeOnly)
        conditions << u"is_active"_s;
    if (query.onlineOnly)
        conditions << u"bookable_online"_s;
    const QString sql = byName(u"SELECT " TYPE_COLUMNS " FROM appointment_types"_s, conditions,
                               query.after, query.limit, values);
    FRONTDESK_TRY_ASSIGN(QList<AppointmentType> types, m_connection.all(sql, values, readType));
    FRONTDESK_TRY(readDoctors(types));
    return types;
}

} // namespace frontdesk
