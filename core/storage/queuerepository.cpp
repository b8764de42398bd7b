// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/queuerepository.h"

#include "sqltext.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

#define QUEUE_SELECT                                                                               \
    "SELECT q.id, q.patient_id, q.doctor_id, q.specialty, q.note, q.urgency, q.arrived_at, "       \
    "q.status, q.appointment_id, q.created_by, q.created_at, q.updated_at, q.version, "            \
    "p.full_name, p.phone, coalesce(d.full_name, '') FROM queue_entries q "                        \
    "JOIN patients p ON p.id = q.patient_id LEFT JOIN doctors d ON d.id = q.doctor_id "

QueueRow readEntry(const Row &row)
{
    QueueRow read;
    QueueEntry &e = read.entry;
    e.id = row.id<QueueEntryId>(0);
    e.patientId = row.id<PatientId>(1);
    e.doctorId = row.id<DoctorId>(2);
    e.specialty = row.text(3);
    e.note = row.text(4);
    e.urgency = Urgency(row.integer(5));
    e.arrivedAt = row.instant(6);
    e.status = parseQueueStatus(row.text(7)).value_or(QueueStatus::Left);
    e.appointmentId = row.id<AppointmentId>(8);
    e.createdBy = row.id<UserId>(9);
    e.stamp = {row.instant(10), row.instant(11), row.integer(12)};
    read.patientName = row.text(13);
    read.patientPhone = row.text(14);
    read.doctorName = row.text(15);
    return read;
}

} // namespace

Result<void> QueueRepository::insert(const QueueEntry &e)
{
    FRONTDESK_TRY(m_connection.execute(
        u"INSERT INTO queue_entries (id, patient_id, doctor_id, specialty, note, urgency, "
        "arrived_at, status, appointment_id, created_by, created_at, updated_at, version) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {e.id, e.patientId, e.doctorId, e.specialty, e.note, int(e.urgency), e.arrivedAt,
         toString(e.status), e.appointmentId, e.createdBy, e.stamp.createdAt, e.stamp.updatedAt,
         e.stamp.version}));
    return {};
}

Result<void> QueueRepository::update(QueueEntry &e)
{
    FRONTDESK_TRY(expectOneRow(m_connection.execute(
        u"UPDATE queue_entries SET status = ?, appointment_id = ?, updated_at = ?, "
        "version = version + 1 WHERE id = ? AND version = ?"_s,
        {toString(e.status), e.appointmentId, e.stamp.updatedAt, e.id, e.stamp.version})));
    ++e.stamp.version;
    return {};
}

Result<std::optional<QueueRow>> QueueRepository::find(QueueEntryId id)
{
    return m_connection.first(QStringLiteral(QUEUE_SELECT "WHERE q.id = ?"), {id}, readEntry);
}

Result<std::optional<QueueRow>> QueueRepository::findForUpdate(QueueEntryId id)
{
    if (m_connection.dialect() == Dialect::Sqlite)
        return find(id);
    return m_connection.first(QStringLiteral(QUEUE_SELECT "WHERE q.id = ? FOR UPDATE OF q"), {id},
                              readEntry);
}

Result<QList<QueueRow>> QueueRepository::waiting(const std::optional<ServingDoctor> &servedBy)
{
    QString sql = QStringLiteral(QUEUE_SELECT "WHERE q.status = 'WAITING'");
    QList<Bound> values;
    if (servedBy) {
        sql += u" AND "_s + servedByCondition('q');
        values << servedBy->id << servedBy->specialty;
    }
    return m_connection.all(sql + u" ORDER BY q.urgency DESC, q.arrived_at, q.id"_s, values,
                            readEntry);
}

} // namespace frontdesk
