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

Result<QList<LeadTally>> ReportRepository::leads(Interval span)
{
    // SQLite has no median: it is the mean of the one or two in the middle.
    return m_connection.all(
        u"WITH leads AS MATERIALIZED (SELECT doctor_id, (start_at - created_at) / 60000.0 AS lead "
        "FROM appointments WHERE start_at >= ? AND start_at < ? AND created_at <= start_at), "
        "placed AS (SELECT doctor_id, lead, "
        "row_number() OVER (PARTITION BY doctor_id ORDER BY lead) AS place, "
        "count(*) OVER (PARTITION BY doctor_id) AS total FROM leads "
        "UNION ALL SELECT NULL, lead, row_number() OVER (ORDER BY lead), count(*) OVER () "
        "FROM leads) "
        "SELECT doctor_id, max(total), "
        "avg(CASE WHEN place IN ((total + 1) / 2, (total + 2) / 2) THEN lead END), avg(lead) "
        "FROM placed GROUP BY doctor_id ORDER BY doctor_id"_s,
        {span.start, span.end}, [](const Row &row) {
            return LeadTally {row.id<DoctorId>(0), row.integer(1), row.real(2), row.real(3)};
        });
}

} // namespace frontdesk
