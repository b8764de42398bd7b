// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/appointmentrepository.h"

#include "sqltext.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

#define APPOINTMENT_COLUMNS                                                                        \
    "id, patient_id, doctor_id, start_at, end_at, status, reason, cancel_reason, created_by, "     \
    "confirmed_at, arrived_at, started_at, completed_at, cancelled_at, no_show_at, created_at, "   \
    "updated_at, version, type_id, room_id, buffer_before_minutes, buffer_after_minutes, "         \
    "overbooked, overbook_reason, channel, series_id, alert, reminds"

#define APPOINTMENT_SELECT                                                                         \
    "SELECT a.id, a.patient_id, a.doctor_id, a.start_at, a.end_at, a.status, a.reason, "           \
    "a.cancel_reason, a.created_by, a.confirmed_at, a.arrived_at, a.started_at, a.completed_at, "  \
    "a.cancelled_at, a.no_show_at, a.created_at, a.updated_at, a.version, a.type_id, a.room_id, "  \
    "a.buffer_before_minutes, a.buffer_after_minutes, a.overbooked, a.overbook_reason, "           \
    "p.full_name, p.phone, p.date_of_birth, d.full_name, t.name, t.colour, r.name, a.channel, "    \
    "a.series_id, a.alert, a.reminds "                                                             \
    "FROM appointments a JOIN patients p ON p.id = a.patient_id "                                  \
    "JOIN doctors d ON d.id = a.doctor_id LEFT JOIN appointment_types t ON t.id = a.type_id "      \
    "LEFT JOIN rooms r ON r.id = a.room_id "

/// The first half of an overlap; its values are endsAfter()'s. The other half is "start_at < ?".
#define ENDS_AFTER "end_at > ? AND start_at > ?"
#define OCCUPIES "status NOT IN ('CANCELLED', 'NO_SHOW')"

/// As no appointment is longer, the index on the start bounds the search.
QList<Bound> endsAfter(Instant instant)
{
    return {instant, Instant(instant - LongestAppointment)};
}

/// Rows of busy_times that overlap a span; the values are busyDuring()'s.
#define BUSY_DURING                                                                                \
    "start_at > ? AND start_at < ? AND from_at < ? AND to_at > ? "                                 \
    "AND (expires_at IS NULL OR expires_at > ?)"

QList<Bound> busyDuring(const Interval &span, Instant now)
{
    // What is busy longest starts a buffer, a day and another buffer before it ends.
    constexpr std::chrono::minutes Buffer(Buffers::MostMinutes);
    return {Instant(span.start - LongestAppointment - Buffer), Instant(span.end + Buffer), span.end,
            span.start, now};
}

AppointmentRow readAppointment(const Row &row)
{
    AppointmentRow read;
    Appointment &a = read.appointment;
    a.id = row.id<AppointmentId>(0);
    a.patientId = row.id<PatientId>(1);
    a.doctorId = row.id<DoctorId>(2);
    a.span = {row.instant(3), row.instant(4)};
    a.status = parseAppointmentStatus(row.text(5)).value_or(AppointmentStatus::Pending);
    a.reason = row.text(6);
    a.cancelReason = row.text(7);
    a.createdBy = row.id<UserId>(8);
    a.confirmedAt = row.optionalInstant(9);
    a.arrivedAt = row.optionalInstant(10);
    a.startedAt = row.optionalInstant(11);
    a.completedAt = row.optionalInstant(12);
    a.cancelledAt = row.optionalInstant(13);
    a.noShowAt = row.optionalInstant(14);
    a.stamp = {row.instant(15), row.instant(16), row.integer(17)};
    a.typeId = row.id<AppointmentTypeId>(18);
    a.roomId = row.id<RoomId>(19);
    a.buffers = {int(row.integer(20)), int(row.integer(21))};
    a.overbooked = row.boolean(22);
    a.overbookReason = row.text(23);
    read.patientName = row.text(24);
    read.patientPhone = row.text(25);
    read.patientDateOfBirth = row.date(26);
    read.doctorName = row.text(27);
    read.typeName = row.text(28);
    read.typeColour = row.text(29);
    read.roomName = row.text(30);
    a.channel = parseBookingChannel(row.text(31)).value_or(BookingChannel::Desk);
    a.seriesId = row.id<SeriesId>(32);
    a.alert = row.text(33);
    a.reminds = row.boolean(34);
    return read;
}

} // namespace

Result<void> AppointmentRepository::insert(const Appointment &a)
{
    // On PostgreSQL a bare INSERT into an exclusion constraint deadlocks when many race for one
    // patient's time; the claims of doctor and room take care of themselves.
    const bool postgres = m_connection.dialect() == Dialect::PostgreSql;
    QString sql = u"INSERT INTO appointments (" APPOINTMENT_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, "
                  "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s;
    if (postgres)
        sql += " ON CONFLICT DO NOTHING"_L1;
    FRONTDESK_TRY_ASSIGN(const qint64 inserted, m_connection.execute(sql, {a.id,
                                                                           a.patientId,
                                                                           a.doctorId,
                                                                           a.span.start,
                                                                           a.span.end,
                                                                           toString(a.status),
                                                                           a.reason,
                                                                           a.cancelReason,
                                                                           a.createdBy,
                                                                           a.confirmedAt,
                                                                           a.arrivedAt,
                                                                           a.startedAt,
                                                                           a.completedAt,
                                                                           a.cancelledAt,
                                                                           a.noShowAt,
                                                                           a.stamp.createdAt,
                                                                           a.stamp.updatedAt,
                                                                           a.stamp.version,
                                                                           a.typeId,
                                                                           a.roomId,
                                                                           a.buffers.beforeMinutes,
                                                                           a.buffers.afterMinutes,
                                                                           a.overbooked,
                                                                           a.overbookReason,
                                                                           toString(a.channel),
                                                                           a.seriesId,
                                                                           a.alert,
                                                                           a.reminds}));
    if (inserted == 1)
        return {};
    return fail(ErrorCode::PatientBusy, u"The patient has another appointment at that time"_s);
}

Result<void> AppointmentRepository::lock(const QString &what, Sharing sharing)
{
    if (m_connection.dialect() == Dialect::Sqlite)
        return {};
    return m_connection.select(
        sharing == Sharing::Alone
            ? u"SELECT pg_advisory_xact_lock(hashtextextended(?, 0))"_s
            : u"SELECT pg_advisory_xact_lock_shared(hashtextextended(?, 0))"_s,
        {what}, [](const Row &) {});
}

Result<void> AppointmentRepository::lockDoctor(DoctorId doctor)
{
    return lock(doctor.toString(), Sharing::Alone);
}

Result<void> AppointmentRepository::holdHours(DoctorId doctor)
{
    return lock(doctor.toString(), Sharing::Shared);
}

Result<void> AppointmentRepository::lockRoom(RoomId room)
{
    return room.isNull() ? Result<void>() : lock(room.toString(), Sharing::Alone);
}

Result<void> AppointmentRepository::holdRoom(RoomId room)
{
    return room.isNull() ? Result<void>() : lock(room.toString(), Sharing::Shared);
}

Result<void> AppointmentRepository::update(Appointment &a)
{
    FRONTDESK_TRY(expectOneRow(m_connection.execute(
        u"UPDATE appointments SET doctor_id = ?, start_at = ?, end_at = ?, status = ?, reason = ?, "
        "cancel_reason = ?, confirmed_at = ?, arrived_at = ?, started_at = ?, completed_at = ?, "
        "cancelled_at = ?, no_show_at = ?, updated_at = ?, type_id = ?, room_id = ?, "
        "buffer_before_minutes = ?, buffer_after_minutes = ?, overbooked = ?, overbook_reason = ?, "
        "channel = ?, alert = ?, reminds = ?, "
        "version = version + 1 WHERE id = ? AND version = ?"_s,
        {a.doctorId,
         a.span.start,
         a.span.end,
         toString(a.status),
         a.reason,
         a.cancelReason,
         a.confirmedAt,
         a.arrivedAt,
         a.startedAt,
         a.completedAt,
         a.cancelledAt,
         a.noShowAt,
         a.stamp.updatedAt,
         a.typeId,
         a.roomId,
         a.buffers.beforeMinutes,
         a.buffers.afterMinutes,
         a.overbooked,
         a.overbookReason,
         toString(a.channel),
         a.alert,
         a.reminds,
         a.id,
         a.stamp.version})));
    ++a.stamp.version;
    return {};
}

Result<std::optional<AppointmentRow>> AppointmentRepository::find(AppointmentId id)
{
    return m_connection.first(QStringLiteral(APPOINTMENT_SELECT "WHERE a.id = ?"), {id},
                              readAppointment);
}

Result<std::optional<AppointmentRow>> AppointmentRepository::findForUpdate(AppointmentId id)
{
    if (m_connection.dialect() == Dialect::Sqlite)
        return find(id);
    return m_connection.first(QStringLiteral(APPOINTMENT_SELECT "WHERE a.id = ? FOR UPDATE OF a"),
                              {id}, readAppointment);
}

Result<QList<AppointmentRow>> AppointmentRepository::list(const AppointmentQuery &query)
{
    const Dialect dialect = m_connection.dialect();
    QStringList conditions {u"1 = 1"_s};
    QList<Bound> values;
    const auto where = [&](const QString &condition, const QList<Bound> &bound) {
        conditions << condition;
        values << bound;
    };
    if (query.doctors)
        where(inIdList(dialect, "a.doctor_id"_L1), {idList(dialect, *query.doctors)});
    if (query.patient)
        where(u"a.patient_id = ?"_s, {*query.patient});
    if (query.series)
        where(u"a.series_id = ?"_s, {*query.series});
    if (query.from)
        where(QStringLiteral(ENDS_AFTER), endsAfter(*query.from));
    if (query.to)
        where(u"start_at < ?"_s, {*query.to});
    if (query.status)
        where(u"a.status = ?"_s, {toString(*query.status)});
    if (query.after)
        where(u"(a.start_at > ? OR (a.start_at = ? AND a.id > ?))"_s,
              {query.after->start, query.after->start, query.after->id});
    QString sql = QStringLiteral(APPOINTMENT_SELECT "WHERE %1 ORDER BY a.start_at, a.id")
                      .arg(conditions.join(u" AND "_s));
    if (query.limit > 0) {
        sql += " LIMIT ?"_L1;
        values << query.limit;
    }
    return m_connection.all(sql, values, readAppointment);
}

Result<QList<BusySpan>> AppointmentRepository::busy(const QList<ResourceId> &resources,
                                                    Interval range, Instant now)
{
    const Dialect dialect = m_connection.dialect();
    return m_connection.all(
        u"SELECT resource_id, from_at, to_at, source_id FROM busy_times WHERE %1 AND " BUSY_DURING
        " ORDER BY resource_id, from_at"_s.arg(inIdList(dialect, "resource_id"_L1)),
        QList<Bound> {idList(dialect, resources)} + busyDuring(range, now), [](const Row &row) {
            return BusySpan {row.id<ResourceId>(0),
                             {row.instant(1), row.instant(2)},
                             row.id<AppointmentId>(3).uuid()};
        });
}

Result<std::optional<Interval>> AppointmentRepository::firstBusy(ResourceId resource,
                                                                 const Appointment &wanted,
                                                                 Instant now, HoldId hold,
                                                                 Counted counted)
{
    QString sql = u"SELECT from_at, to_at FROM busy_times WHERE resource_id = ? AND " BUSY_DURING
                  " AND source_id <> ? AND source_id <> ?"_s;
    if (counted == Counted::OverbookedAlone)
        sql += " AND overbooked"_L1;
    sql += " ORDER BY from_at LIMIT 1"_L1;
    return m_connection.first(
        sql,
        QList<Bound> {resource} + busyDuring(wanted.buffers.around(wanted.span), now)
            + QList<Bound> {wanted.id, hold.isNull() ? HoldId::generate() : hold},
        [](const Row &row) {
            return Interval {row.instant(0), row.instant(1)};
        });
}

Result<std::optional<Interval>> AppointmentRepository::patientBusy(const Appointment &wanted)
{
    return m_connection.first(
        u"SELECT start_at, end_at FROM appointments WHERE patient_id = ? AND id <> ? "
        "AND start_at < ? AND " ENDS_AFTER " AND " OCCUPIES " ORDER BY start_at LIMIT 1"_s,
        QList<Bound> {wanted.patientId, wanted.id, wanted.span.end} + endsAfter(wanted.span.start),
        [](const Row &row) {
            return Interval {row.instant(0), row.instant(1)};
        });
}

Result<int> AppointmentRepository::countFuture(PatientId patient, Instant now)
{
    FRONTDESK_TRY_ASSIGN(
        const auto count,
        m_connection.first(u"SELECT count(*) FROM appointments WHERE patient_id = ? "
                           "AND start_at > ? AND status IN ('PENDING', 'CONFIRMED')"_s,
                           {patient, now}, [](const Row &row) { return int(row.integer(0)); }));
    return count.value_or(0);
}

} // namespace frontdesk
