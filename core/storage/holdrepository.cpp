// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/holdrepository.h"

#include "domain/appointment.h"
#include "sqltext.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

#define HOLD_COLUMNS                                                                               \
    "id, doctor_id, start_at, end_at, type_id, room_id, buffer_before_minutes, "                   \
    "buffer_after_minutes, owner_id, created_at, expires_at"

Hold readHold(const Row &row)
{
    return {row.id<HoldId>(0),
            row.id<DoctorId>(1),
            {row.instant(2), row.instant(3)},
            row.id<AppointmentTypeId>(4),
            row.id<RoomId>(5),
            {int(row.integer(6)), int(row.integer(7))},
            row.id<UserId>(8),
            row.instant(9),
            row.instant(10)};
}

} // namespace

Result<void> HoldRepository::insert(const Hold &hold)
{
    FRONTDESK_TRY(m_connection.execute(
        u"INSERT INTO holds (" HOLD_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {hold.id, hold.doctorId, hold.span.start, hold.span.end, hold.typeId, hold.roomId,
         hold.buffers.beforeMinutes, hold.buffers.afterMinutes, hold.ownerId, hold.createdAt,
         hold.expiresAt}));
    return {};
}

Result<std::optional<Hold>> HoldRepository::findForUpdate(HoldId id)
{
    QString sql = u"SELECT " HOLD_COLUMNS " FROM holds WHERE id = ?"_s;
    if (m_connection.dialect() == Dialect::PostgreSql)
        sql += " FOR UPDATE"_L1;
    return m_connection.first(sql, {id}, readHold);
}

Result<void> HoldRepository::remove(HoldId id)
{
    FRONTDESK_TRY(m_connection.execute(u"DELETE FROM holds WHERE id = ?"_s, {id}));
    return {};
}

Result<int> HoldRepository::countOf(UserId owner, Instant now)
{
    FRONTDESK_TRY_ASSIGN(
        const auto count,
        m_connection.first(u"SELECT count(*) FROM holds WHERE owner_id = ? AND expires_at > ?"_s,
                           {owner, now}, [](const Row &row) { return int(row.integer(0)); }));
    return count.value_or(0);
}

Result<QList<Hold>> HoldRepository::list(const QList<DoctorId> &doctors, Interval range,
                                         Instant now)
{
    const Dialect dialect = m_connection.dialect();
    return m_connection.all(u"SELECT " HOLD_COLUMNS " FROM holds WHERE %1 AND start_at < ? "
                            "AND start_at > ? AND end_at > ? AND expires_at > ? "
                            "ORDER BY start_at, id"_s.arg(inIdList(dialect, "doctor_id"_L1)),
                            {idList(dialect, doctors), range.end,
                             Instant(range.start - LongestAppointment), range.start, now},
                            readHold);
}

Result<qint64> HoldRepository::sweep(Instant now)
{
    if (m_connection.dialect() == Dialect::Sqlite)
        return m_connection.execute(u"DELETE FROM holds WHERE expires_at <= ?"_s, {now});
    // Always in one order, so that two sweeps never wait for each other.
    return m_connection.execute(
        u"DELETE FROM holds WHERE id = ANY(ARRAY(SELECT id FROM holds WHERE expires_at <= ? "
        "ORDER BY id FOR UPDATE))"_s,
        {now});
}

} // namespace frontdesk
