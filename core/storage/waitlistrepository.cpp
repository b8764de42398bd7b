// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/waitlistrepository.h"

#include "domain/appointment.h"
#include "sqltext.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

#define ENTRY_SELECT                                                                               \
    "SELECT w.id, w.patient_id, w.doctor_id, w.specialty, w.days_of_week, w.time_windows, "        \
    "w.earliest_date, w.latest_date, w.urgency, w.note, w.status, w.expires_at, w.source_id, "     \
    "w.booked_id, w.created_by, w.created_at, w.updated_at, w.version, p.full_name, p.phone, "     \
    "coalesce(d.full_name, ''), s.start_at, w.type_id, w.room_id FROM waitlist_entries w "         \
    "JOIN patients p ON p.id = w.patient_id LEFT JOIN doctors d ON d.id = w.doctor_id "            \
    "LEFT JOIN appointments s ON s.id = w.source_id AND s.status IN ('PENDING', 'CONFIRMED') "

#define OFFER_COLUMNS                                                                              \
    "id, entry_id, doctor_id, start_at, end_at, status, expires_at, appointment_id, created_by, "  \
    "created_at, updated_at, version"

QString textOfWindows(const QList<TimeWindow> &windows)
{
    QStringList texts;
    for (const TimeWindow &window : windows)
        texts.append(toString(window));
    return texts.join(u',');
}

QList<TimeWindow> windowsFrom(const QString &text)
{
    QList<TimeWindow> windows;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        if (const auto window = parseTimeWindow(part))
            windows.append(*window);
    }
    return windows;
}

WaitlistRow readEntry(const Row &row)
{
    WaitlistRow read;
    WaitlistEntry &e = read.entry;
    e.id = row.id<WaitlistEntryId>(0);
    e.patientId = row.id<PatientId>(1);
    e.doctorId = row.id<DoctorId>(2);
    e.specialty = row.text(3);
    e.daysOfWeek = numbersFrom(row.text(4));
    e.windows = windowsFrom(row.text(5));
    e.earliestDate = row.date(6);
    e.latestDate = row.date(7);
    e.urgency = Urgency(row.integer(8));
    e.note = row.text(9);
    e.status = parseWaitlistStatus(row.text(10)).value_or(WaitlistStatus::Withdrawn);
    e.expiresAt = row.optionalInstant(11);
    e.sourceId = row.id<AppointmentId>(12);
    e.bookedId = row.id<AppointmentId>(13);
    e.createdBy = row.id<UserId>(14);
    e.stamp = {row.instant(15), row.instant(16), row.integer(17)};
    read.patientName = row.text(18);
    read.patientPhone = row.text(19);
    read.doctorName = row.text(20);
    e.earlierThan = row.optionalInstant(21);
    e.typeId = row.id<AppointmentTypeId>(22);
    e.roomId = row.id<RoomId>(23);
    return read;
}

WaitlistOffer readOffer(const Row &row)
{
    return {row.id<WaitlistOfferId>(0),
            row.id<WaitlistEntryId>(1),
            row.id<DoctorId>(2),
            {row.instant(3), row.instant(4)},
            parseOfferStatus(row.text(5)).value_or(OfferStatus::Closed),
            row.instant(6),
            row.id<AppointmentId>(7),
            row.id<UserId>(8),
            {row.instant(9), row.instant(10), row.integer(11)}};
}

} // namespace

Result<void> WaitlistRepository::insert(const WaitlistEntry &e)
{
    FRONTDESK_TRY(m_connection.execute(
        u"INSERT INTO waitlist_entries (id, patient_id, doctor_id, specialty, days_of_week, "
        "time_windows, earliest_date, latest_date, urgency, note, status, expires_at, source_id, "
        "booked_id, created_by, created_at, updated_at, version, type_id, room_id) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {e.id,
         e.patientId,
         e.doctorId,
         e.specialty,
         textOf(e.daysOfWeek),
         textOfWindows(e.windows),
         e.earliestDate,
         e.latestDate,
         int(e.urgency),
         e.note,
         toString(e.status),
         e.expiresAt,
         e.sourceId,
         e.bookedId,
         e.createdBy,
         e.stamp.createdAt,
         e.stamp.updatedAt,
         e.stamp.version,
         e.typeId,
         e.roomId}));
    return {};
}

Result<void> WaitlistRepository::update(WaitlistEntry &e)
{
    FRONTDESK_TRY(expectOneRow(m_connection.execute(
        u"UPDATE waitlist_entries SET doctor_id = ?, specialty = ?, type_id = ?, room_id = ?, "
        u"days_of_week = ?, "
        "time_windows = ?, earliest_date = ?, latest_date = ?, urgency = ?, note = ?, status = ?, "
        "expires_at = ?, booked_id = ?, updated_at = ?, version = version + 1 "
        "WHERE id = ? AND version = ?"_s,
        {e.doctorId, e.specialty, e.typeId, e.roomId, textOf(e.daysOfWeek),
         textOfWindows(e.windows), e.earliestDate, e.latestDate, int(e.urgency), e.note,
         toString(e.status), e.expiresAt, e.bookedId, e.stamp.updatedAt, e.id, e.stamp.version})));
    ++e.stamp.version;
    return {};
}

Result<std::optional<WaitlistRow>> WaitlistRepository::find(WaitlistEntryId id)
{
    return m_connection.first(QStringLiteral(ENTRY_SELECT "WHERE w.id = ?"), {id}, readEntry);
}

Result<std::optional<WaitlistRow>> WaitlistRepository::findForUpdate(WaitlistEntryId id)
{
    if (m_connection.dialect() == Dialect::Sqlite)
        return find(id);
    return m_connection.first(QStringLiteral(ENTRY_SELECT "WHERE w.id = ? FOR UPDATE OF w"), {id},
                              readEntry);
}

Result<QList<WaitlistRow>> WaitlistRepository::list(const WaitlistQuery &query)
{
    QStringList conditions {u"1 = 1"_s};
    QList<Bound> values;
    const auto where = [&](const QString &condition, const QList<Bound> &bound) {
        conditions << condition;
        values << bound;
    };
    if (query.patient)
        where(u"w.patient_id = ?"_s, {*query.patient});
    if (query.doctor)
        where(u"w.doctor_id = ?"_s, {*query.doctor});
    if (query.servedBy)
        where(servedByCondition('w'), {query.servedBy->id, query.servedBy->specialty});
    if (query.status == WaitlistStatus::Expired)
        where(u"(w.status = 'EXPIRED' OR (w.status = 'WAITING' AND w.expires_at <= ?))"_s,
              {query.now});
    else if (query.status)
        where(u"w.status = ?"_s, {toString(*query.status)});
    if (query.status == WaitlistStatus::Waiting)
        where(u"(w.expires_at IS NULL OR w.expires_at > ?)"_s, {query.now});
    if (query.after)
        where(u"(w.urgency < ? OR (w.urgency = ? AND (w.created_at > ? "
              "OR (w.created_at = ? AND w.id > ?))))"_s,
              {query.after->urgency, query.after->urgency, query.after->createdAt,
               query.after->createdAt, query.after->id});
    QString sql =
        QStringLiteral(ENTRY_SELECT "WHERE %1 ORDER BY w.urgency DESC, w.created_at, w.id")
            .arg(conditions.join(u" AND "_s));
    if (query.limit > 0) {
        sql += " LIMIT ?"_L1;
        values << query.limit;
    }
    return m_connection.all(sql, values, readEntry);
}

Result<void> WaitlistRepository::insert(const WaitlistOffer &o)
{
    FRONTDESK_TRY(m_connection.execute(
        u"INSERT INTO waitlist_offers (" OFFER_COLUMNS
        ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {o.id, o.entryId, o.doctorId, o.span.start, o.span.end, toString(o.status), o.expiresAt,
         o.appointmentId, o.createdBy, o.stamp.createdAt, o.stamp.updatedAt, o.stamp.version}));
    return {};
}

Result<void> WaitlistRepository::update(WaitlistOffer &o)
{
    FRONTDESK_TRY(expectOneRow(m_connection.execute(
        u"UPDATE waitlist_offers SET status = ?, appointment_id = ?, updated_at = ?, "
        "version = version + 1 WHERE id = ? AND version = ?"_s,
        {toString(o.status), o.appointmentId, o.stamp.updatedAt, o.id, o.stamp.version})));
    ++o.stamp.version;
    return {};
}

Result<std::optional<WaitlistOffer>> WaitlistRepository::findOffer(WaitlistOfferId id)
{
    return m_connection.first(u"SELECT " OFFER_COLUMNS " FROM waitlist_offers WHERE id = ?"_s, {id},
                              readOffer);
}

Result<QList<WaitlistOffer>> WaitlistRepository::offersTo(WaitlistEntryId entry)
{
    return m_connection.all(u"SELECT " OFFER_COLUMNS
                            " FROM waitlist_offers WHERE entry_id = ? ORDER BY created_at, id"_s,
                            {entry}, readOffer);
}

Result<QList<WaitlistOffer>> WaitlistRepository::openOffers(const Appointment &taken)
{
    const Interval kept = taken.buffers.around(taken.span);
    constexpr std::chrono::minutes Buffer(Buffers::MostMinutes);
    QList<Bound> values {Instant(kept.start - LongestAppointment - Buffer),
                         Instant(kept.end + Buffer), kept.end, kept.start, taken.doctorId};
    if (!taken.roomId.isNull())
        values << taken.roomId;
    // What is accepted gets the room and the buffers of the booking that it moves, or else of its
    // type.
    return m_connection.all(
        u"SELECT " OFFER_COLUMNS " FROM waitlist_offers WHERE id IN (SELECT o.id "
        "FROM waitlist_offers o JOIN waitlist_entries w ON w.id = o.entry_id "
        "LEFT JOIN appointments s ON s.id = w.source_id AND s.status IN ('PENDING', 'CONFIRMED') "
        "LEFT JOIN appointment_types t ON t.id = w.type_id "
        "WHERE o.status = 'OPEN' AND o.start_at > ? AND o.start_at < ? AND o.start_at - 60000 "
        "* coalesce(s.buffer_before_minutes, t.buffer_before_minutes, 0) < ? AND o.end_at + 60000 "
        "* coalesce(s.buffer_after_minutes, t.buffer_after_minutes, 0) > ? "
        "AND (o.doctor_id = ?%1)) ORDER BY id"_s.arg(
            taken.roomId.isNull() ? u""_s : u" OR coalesce(w.room_id, s.room_id) = ?"_s),
        values, readOffer);
}

} // namespace frontdesk
