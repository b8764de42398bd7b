// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/appointmentrepository.h"

#include "sqltext.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

#define APPOINTMENT_COLUMNS                                                                        \
    "id, patient_id, doctor_id, start_at, end_at, status, reason, cancel_reason, created_by, "     \
    "confirmed_at, arrived_at, started_at, completed_at, cancelled_at, no_show_at, created_at, "   \
    "updated_at, version, channel, series_id"

#define APPOINTMENT_SELECT                                                                         \
    "SELECT a.id, a.patient_id, a.doctor_id, a.start_at, a.end_at, a.status, a.reason, "           \
    "a.cancel_reason, a.created_by, a.confirmed_at, a.arrived_at, a.started_at, a.completed_at, "  \
    "a.cancelled_at, a.no_show_at, a.created_at, a.updated_at, a.version, p.full_name, p.phone, "  \
    "p.date_of_birth, d.full_name, a.channel, a.series_id FROM appointments a JOIN patients p ON " \
    "p.id = a.patient_id "                                                                         \
    "JOIN doctors d ON d.id = a.doctor_id "

/// The first half of an overlap; its values are endsAfter()'s. The other half is "start_at < ?".
#define ENDS_AFTER "end_at > ? AND start_at > ?"
#define OCCUPIES "status NOT IN ('CANCELLED', 'NO_SHOW')"

/// As no appointment is longer, the index on the start bounds the search.
QList<Bound> endsAfter(Instant instant)
{
    return {instant, Instant(instant - LongestAppointment)};
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
    read.patientName = row.text(18);
    read.patientPhone = row.text(19);
    read.patientDateOfBirth = row.date(20);
    read.doctorName = row.text(21);
    a.channel = parseBookingChannel(row.text(22)).value_or(BookingChannel::Desk);
    a.seriesId = row.id<SeriesId>(23);
    return read;
}

tl::unexpected<Error> overlapFailure(ErrorCode code)
{
    return code == ErrorCode::PatientBusy
               ? fail(code, u"The patient has another appointment at that time"_s)
               : fail(code, u"The slot has been taken"_s);
}

} // namespace

Result<void> AppointmentRepository::insert(const Appointment &a)
{
    // On PostgreSQL a bare INSERT into an exclusion constraint deadlocks when many race for one
    // slot.
    const bool postgres = m_connection.dialect() == Dialect::PostgreSql;
    QString sql = u"INSERT INTO appointments (" APPOINTMENT_COLUMNS ") "
                  "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s;
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
                                                                           toString(a.channel),
                                                                           a.seriesId}));
    if (inserted == 1)
        return {};
    FRONTDESK_TRY_ASSIGN(const ErrorCode why, whoIsInTheWay(a));
    return overlapFailure(why);
}

Result<ErrorCode> AppointmentRepository::whoIsInTheWay(const Appointment &a)
{
    FRONTDESK_TRY_ASSIGN(
        const auto doctors,
        m_connection.all(
            u"SELECT doctor_id FROM appointments WHERE (doctor_id = ? OR patient_id = ?) "
            "AND start_at < ? AND " ENDS_AFTER " AND NOT overbooked AND " OCCUPIES ""_s,
            QList<Bound> {a.doctorId, a.patientId, a.span.end} + endsAfter(a.span.start),
            [](const Row &row) { return row.id<DoctorId>(0); }));
    // Gone again meanwhile: run the booking once more.
    if (doctors.isEmpty())
        return fail(ErrorCode::Unavailable, u"The slot was being changed; try again"_s,
                    u"sqlstate 40001"_s);
    return doctors.contains(a.doctorId) ? ErrorCode::SlotTaken : ErrorCode::PatientBusy;
}

Result<void> AppointmentRepository::lockDoctor(DoctorId doctor)
{
    if (m_connection.dialect() == Dialect::Sqlite)
        return {};
    return m_connection.select(u"SELECT pg_advisory_xact_lock(hashtextextended(?, 0))"_s,
                               {doctor.toString()}, [](const Row &) {});
}

Result<void> AppointmentRepository::holdHours(DoctorId doctor)
{
    if (m_connection.dialect() == Dialect::Sqlite)
        return {};
    return m_connection.select(u"SELECT pg_advisory_xact_lock_shared(hashtextextended(?, 0))"_s,
                               {doctor.toString()}, [](const Row &) {});
}

Result<void> AppointmentRepository::update(Appointment &a)
{
    FRONTDESK_TRY(expectOneRow(m_connection.execute(
        u"UPDATE appointments SET doctor_id = ?, start_at = ?, end_at = ?, status = ?, reason = ?, "
        "cancel_reason = ?, confirmed_at = ?, arrived_at = ?, started_at = ?, completed_at = ?, "
        "cancelled_at = ?, no_show_at = ?, updated_at = ?, version = version + 1 "
        "WHERE id = ? AND version = ?"_s,
        {a.doctorId, a.span.start, a.span.end, toString(a.status), a.reason, a.cancelReason,
         a.confirmedAt, a.arrivedAt, a.startedAt, a.completedAt, a.cancelledAt, a.noShowAt,
         a.stamp.updatedAt, a.id, a.stamp.version})));
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

Result<QList<BusySpan>> AppointmentRepository::busy(const QList<DoctorId> &doctors, Interval range)
{
    const Dialect dialect = m_connection.dialect();
    return m_connection.all(
        u"SELECT doctor_id, start_at, end_at FROM appointments WHERE %1 AND start_at < ? "
        "AND " ENDS_AFTER " AND " OCCUPIES
        " ORDER BY doctor_id, start_at"_s.arg(inIdList(dialect, "doctor_id"_L1)),
        QList<Bound> {idList(dialect, doctors), range.end} + endsAfter(range.start),
        [](const Row &row) {
            return BusySpan {row.id<DoctorId>(0), {row.instant(1), row.instant(2)}};
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
