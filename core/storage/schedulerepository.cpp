// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/schedulerepository.h"

#include "sqltext.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

#define SCHEDULE_COLUMNS                                                                           \
    "id, doctor_id, day_of_week, start_minute, end_minute, slot_minutes, valid_from, valid_to, "   \
    "week_interval, created_at, updated_at, version"

Schedule readSchedule(const Row &row)
{
    return {row.id<ScheduleId>(0), row.id<DoctorId>(1),
            int(row.integer(2)),   {int(row.integer(3))},
            {int(row.integer(4))}, int(row.integer(5)),
            row.date(6),           row.date(7),
            int(row.integer(8)),   {row.instant(9), row.instant(10), row.integer(11)}};
}

} // namespace

Result<void> ScheduleRepository::insert(const Schedule &schedule)
{
    FRONTDESK_TRY(m_connection.execute(u"INSERT INTO schedules (" SCHEDULE_COLUMNS
                                       ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                                       {schedule.id, schedule.doctorId, schedule.dayOfWeek,
                                        schedule.start.minutes, schedule.end.minutes,
                                        schedule.slotMinutes, schedule.validFrom, schedule.validTo,
                                        schedule.weekInterval, schedule.stamp.createdAt,
                                        schedule.stamp.updatedAt, schedule.stamp.version}));
    return {};
}

Result<void> ScheduleRepository::update(Schedule &schedule)
{
    FRONTDESK_TRY(expectOneRow(m_connection.execute(
        u"UPDATE schedules SET day_of_week = ?, start_minute = ?, end_minute = ?, "
        "slot_minutes = ?, valid_from = ?, valid_to = ?, week_interval = ?, updated_at = ?, "
        "version = version + 1 WHERE id = ? AND version = ?"_s,
        {schedule.dayOfWeek, schedule.start.minutes, schedule.end.minutes, schedule.slotMinutes,
         schedule.validFrom, schedule.validTo, schedule.weekInterval, schedule.stamp.updatedAt,
         schedule.id, schedule.stamp.version})));
    ++schedule.stamp.version;
    return {};
}

Result<void> ScheduleRepository::remove(ScheduleId id)
{
    return expectOneRow(m_connection.execute(u"DELETE FROM schedules WHERE id = ?"_s, {id}));
}

Result<std::optional<Schedule>> ScheduleRepository::find(ScheduleId id)
{
    return m_connection.first(u"SELECT " SCHEDULE_COLUMNS " FROM schedules WHERE id = ?"_s, {id},
                              readSchedule);
}

Result<QList<Schedule>> ScheduleRepository::listForDoctors(const QList<DoctorId> &doctors)
{
    const Dialect dialect = m_connection.dialect();
    return m_connection.all(
        u"SELECT " SCHEDULE_COLUMNS " FROM schedules WHERE %1 "
        "ORDER BY day_of_week, start_minute, id"_s.arg(inIdList(dialect, "doctor_id"_L1)),
        {idList(dialect, doctors)}, readSchedule);
}

} // namespace frontdesk
