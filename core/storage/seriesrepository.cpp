// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/seriesrepository.h"

#include "sqltext.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

#define SERIES_COLUMNS                                                                             \
    "id, patient_id, doctor_id, pattern, every, first_day, start_minute, duration_minutes, "       \
    "days_of_week, day_of_month, week_of_month, occurrences, until_day, reason, created_by, "      \
    "created_at, updated_at, version, type_id, room_id"

AppointmentSeries readSeries(const Row &row)
{
    AppointmentSeries series;
    series.id = row.id<SeriesId>(0);
    series.patientId = row.id<PatientId>(1);
    series.doctorId = row.id<DoctorId>(2);
    series.recurrence = {parseRecurrencePattern(row.text(3)).value_or(RecurrencePattern::Weekly),
                         int(row.integer(4)),
                         row.date(5),
                         {int(row.integer(6))},
                         numbersFrom(row.text(8)),
                         int(row.integer(9)),
                         int(row.integer(10)),
                         int(row.integer(11)),
                         row.date(12)};
    series.durationMinutes = int(row.integer(7));
    series.reason = row.text(13);
    series.createdBy = row.id<UserId>(14);
    series.stamp = {row.instant(15), row.instant(16), row.integer(17)};
    series.typeId = row.id<AppointmentTypeId>(18);
    series.roomId = row.id<RoomId>(19);
    return series;
}

} // namespace

Result<void> SeriesRepository::insert(const AppointmentSeries &s)
{
    const Recurrence &r = s.recurrence;
    FRONTDESK_TRY(m_connection.execute(
        u"INSERT INTO appointment_series (" SERIES_COLUMNS ") "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {s.id,
         s.patientId,
         s.doctorId,
         toString(r.pattern),
         r.interval,
         r.firstDay,
         r.time.minutes,
         s.durationMinutes,
         textOf(r.daysOfWeek),
         r.dayOfMonth,
         r.weekOfMonth,
         r.count,
         r.until,
         s.reason,
         s.createdBy,
         s.stamp.createdAt,
         s.stamp.updatedAt,
         s.stamp.version,
         s.typeId,
         s.roomId}));
    return {};
}

Result<void> SeriesRepository::update(AppointmentSeries &s)
{
    const Recurrence &r = s.recurrence;
    FRONTDESK_TRY(expectOneRow(m_connection.execute(
        u"UPDATE appointment_series SET doctor_id = ?, room_id = ?, pattern = ?, every = ?, "
        u"first_day = ?, "
        "start_minute = ?, duration_minutes = ?, days_of_week = ?, day_of_month = ?, "
        "week_of_month = ?, occurrences = ?, until_day = ?, reason = ?, updated_at = ?, "
        "version = version + 1 WHERE id = ? AND version = ?"_s,
        {s.doctorId, s.roomId, toString(r.pattern), r.interval, r.firstDay, r.time.minutes,
         s.durationMinutes, textOf(r.daysOfWeek), r.dayOfMonth, r.weekOfMonth, r.count, r.until,
         s.reason, s.stamp.updatedAt, s.id, s.stamp.version})));
    ++s.stamp.version;
    return {};
}

Result<std::optional<AppointmentSeries>> SeriesRepository::find(SeriesId id)
{
    return m_connection.first(u"SELECT " SERIES_COLUMNS " FROM appointment_series WHERE id = ?"_s,
                              {id}, readSeries);
}

Result<std::optional<AppointmentSeries>> SeriesRepository::findForUpdate(SeriesId id)
{
    if (m_connection.dialect() == Dialect::Sqlite)
        return find(id);
    return m_connection.first(u"SELECT " SERIES_COLUMNS
                              " FROM appointment_series WHERE id = ? FOR UPDATE"_s,
                              {id}, readSeries);
}

} // namespace frontdesk
