// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/reportrepository.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace frontdesk {

using namespace Qt::StringLiterals;

Result<QList<ReportTally>> ReportRepository::tally(const QList<ReportSpan> &spans)
{
    QJsonArray list;
    for (const ReportSpan &span : spans)
        list.append(QJsonArray {span.label, toMillis(span.span.start), toMillis(span.span.end)});
    const bool sqlite = m_connection.dialect() == Dialect::Sqlite;
    // For each span one look into the index over the starts.
    return m_connection.all(
        u"WITH spans AS (SELECT CAST(value ->> 0 AS bigint) AS label, "
        "CAST(value ->> 1 AS bigint) AS span_start, CAST(value ->> 2 AS bigint) AS span_end "
        "FROM %1) SELECT label, doctor_id, status, count(*), sum(end_at - start_at) FROM spans "
        "CROSS JOIN appointments WHERE start_at >= span_start AND start_at < span_end "
        "GROUP BY label, doctor_id, status ORDER BY label, doctor_id, status"_s.arg(
            sqlite ? u"json_each(?)"_s : u"json_array_elements(CAST(? AS json))"_s),
        {QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact))},
        [](const Row &row) {
            return ReportTally {
                int(row.integer(0)), row.id<DoctorId>(1),
                parseAppointmentStatus(row.text(2)).value_or(AppointmentStatus::Pending),
                row.integer(3), row.integer(4) / 60'000};
        });
}

Result<QList<DurationTally>> ReportRepository::durations(const QString &minutes,
                                                         const QString &condition, Interval span)
{
    // SQLite has no median: it is the mean of the one or two in the middle.
    return m_connection.all(
        u"WITH durations AS MATERIALIZED (SELECT doctor_id, %1 AS minutes FROM appointments "
        "WHERE start_at >= ? AND start_at < ? AND %2), "
        "placed AS (SELECT doctor_id, minutes, "
        "row_number() OVER (PARTITION BY doctor_id ORDER BY minutes) AS place, "
        "count(*) OVER (PARTITION BY doctor_id) AS total FROM durations "
        "UNION ALL SELECT NULL, minutes, row_number() OVER (ORDER BY minutes), count(*) OVER () "
        "FROM durations) "
        "SELECT doctor_id, max(total), "
        "avg(CASE WHEN place IN ((total + 1) / 2, (total + 2) / 2) THEN minutes END), avg(minutes) "
        "FROM placed GROUP BY doctor_id ORDER BY doctor_id"_s.arg(minutes, condition),
        {span.start, span.end}, [](const Row &row) {
            return DurationTally {row.id<DoctorId>(0), row.integer(1), row.real(2), row.real(3)};
        });
}

Result<QList<DurationTally>> ReportRepository::leads(Interval span)
{
    return durations(u"(start_at - created_at) / 60000.0"_s, u"created_at <= start_at"_s, span);
}

Result<QList<DurationTally>> ReportRepository::waits(Interval span)
{
    return durations(u"(started_at - arrived_at) / 60000.0"_s, u"arrived_at <= started_at"_s, span);
}

Result<QList<std::pair<BookingChannel, qint64>>> ReportRepository::channels(Interval span)
{
    return m_connection.all(
        u"SELECT channel, count(*) FROM appointments WHERE start_at >= ? AND start_at < ? "
        "GROUP BY channel ORDER BY channel"_s,
        {span.start, span.end}, [](const Row &row) {
            return std::pair(parseBookingChannel(row.text(0)).value_or(BookingChannel::Desk),
                             row.integer(1));
        });
}

Result<QList<ReasonTally>> ReportRepository::cancelReasons(Interval span, int most)
{
    return m_connection.all(
        u"SELECT cancel_reason, count(*), CAST(sum(count(*)) OVER () AS bigint) FROM appointments "
        "WHERE start_at >= ? AND start_at < ? AND status = ? GROUP BY cancel_reason "
        "ORDER BY count(*) DESC, cancel_reason LIMIT ?"_s,
        {span.start, span.end, toString(AppointmentStatus::Cancelled), most}, [](const Row &row) {
            return ReasonTally {row.text(0), row.integer(1), row.integer(2)};
        });
}

} // namespace frontdesk
