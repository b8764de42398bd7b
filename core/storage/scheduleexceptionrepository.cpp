// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/scheduleexceptionrepository.h"

#include "sqltext.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

#define EXCEPTION_COLUMNS                                                                          \
    "id, doctor_id, kind, from_date, to_date, day_of_week, start_minute, end_minute, "             \
    "slot_minutes, label, created_at, updated_at, version"

ScheduleException readException(const Row &row)
{
    return {row.id<ScheduleExceptionId>(0),
            row.id<DoctorId>(1),
            parseExceptionKind(row.text(2)).value_or(ExceptionKind::TimeOff),
            row.date(3),
            row.date(4),
            int(row.integer(5)),
            {int(row.integer(6))},
            {int(row.integer(7))},
            int(row.integer(8)),
            row.text(9),
            {row.instant(10), row.instant(11), row.integer(12)}};
}

} // namespace

Result<void> ScheduleExceptionRepository::insert(const ScheduleException &e)
{
    FRONTDESK_TRY(
        m_connection.execute(u"INSERT INTO schedule_exceptions (" EXCEPTION_COLUMNS
                             ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                             {e.id, e.doctorId, toString(e.kind), e.fromDate, e.toDate, e.dayOfWeek,
                              e.start.minutes, e.end.minutes, e.slotMinutes, e.label,
                              e.stamp.createdAt, e.stamp.updatedAt, e.stamp.version}));
    return {};
}

Result<void> ScheduleExceptionRepository::update(ScheduleException &e)
{
    FRONTDESK_TRY(expectOneRow(m_connection.execute(
        u"UPDATE schedule_exceptions SET from_date = ?, to_date = ?, day_of_week = ?, "
        "start_minute = ?, end_minute = ?, slot_minutes = ?, label = ?, updated_at = ?, "
        "version = version + 1 WHERE id = ? AND version = ?"_s,
        {e.fromDate, e.toDate, e.dayOfWeek, e.start.minutes, e.end.minutes, e.slotMinutes, e.label,
         e.stamp.updatedAt, e.id, e.stamp.version})));
    ++e.stamp.version;
    return {};
}

Result<void> ScheduleExceptionRepository::remove(ScheduleExceptionId id)
{
    return expectOneRow(
        m_connection.execute(u"DELETE FROM schedule_exceptions WHERE id = ?"_s, {id}));
}

Result<std::optional<ScheduleException>> ScheduleExceptionRepository::find(ScheduleExceptionId id)
{
    return m_connection.first(u"SELECT " EXCEPTION_COLUMNS
                              " FROM schedule_exceptions WHERE id = ?"_s,
                              {id}, readException);
}

Result<QList<ScheduleException>> ScheduleExceptionRepository::listForDoctors(
    const QList<DoctorId> &doctors, QDate from, QDate to)
{
    const Dialect dialect = m_connection.dialect();
    QString sql = u"SELECT " EXCEPTION_COLUMNS " FROM schedule_exceptions "
                  "WHERE (doctor_id IS NULL OR %1)"_s.arg(inIdList(dialect, "doctor_id"_L1));
    QList<Bound> values {idList(dialect, doctors)};
    if (to.isValid()) {
        sql += u" AND (from_date IS NULL OR from_date <= ?)"_s;
        values.append(to);
    }
    if (from.isValid()) {
        sql += u" AND (to_date IS NULL OR to_date >= ?)"_s;
        values.append(from);
    }
    // NULL sorts differently in the two databases.
    sql += u" ORDER BY from_date IS NOT NULL, from_date, start_minute, id"_s;
    return m_connection.all(sql, values, readException);
}

Result<QHash<QString, ScheduleException>> ScheduleExceptionRepository::imported()
{
    QHash<QString, ScheduleException> exceptions;
    FRONTDESK_TRY(m_connection.select(
        u"SELECT " EXCEPTION_COLUMNS ", source_key FROM schedule_exceptions "
        "JOIN imported_holidays ON exception_id = id"_s,
        {}, [&](const Row &row) { exceptions.insert(row.text(13), readException(row)); }));
    return exceptions;
}

Result<void> ScheduleExceptionRepository::rememberImport(const QString &key,
                                                         ScheduleExceptionId exception)
{
    FRONTDESK_TRY(m_connection.execute(
        u"INSERT INTO imported_holidays (source_key, exception_id) VALUES (?, ?)"_s,
        {key, exception}));
    return {};
}

} // namespace frontdesk
