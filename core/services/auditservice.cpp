// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/auditservice.h"

#include "audit.h"
#include "clinicalnotes.h"
#include "cursor.h"
#include "permissions.h"
#include "storage/auditrepository.h"
#include "storage/database.h"

#include <QJsonArray>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

Result<AuditQuery::Place> parsedPlace(const Cursors &cursors, const QString &cursor)
{
    FRONTDESK_TRY_ASSIGN(const QStringList parts, cursors.read(cursor, 2));
    bool isTime = false;
    bool isNumber = false;
    const Instant at = fromMillis(parts[0].toLongLong(&isTime));
    const qint64 sequence = parts[1].toLongLong(&isNumber);
    if (!isTime || !isNumber)
        return notACursor();
    return AuditQuery::Place {at, sequence};
}

AuditLine lineOf(AuditRow row)
{
    AuditEntry &entry = row.entry;
    return {row.sequence,
            entry.at,
            std::move(entry.actor),
            std::move(entry.action),
            std::move(entry.entity),
            std::move(entry.entityId),
            std::move(entry.before),
            std::move(entry.after)};
}

} // namespace

Result<Page<AuditLine>> AuditService::list(const Actor &actor, const AuditFilter &filter,
                                           const PageRequest &page)
{
    FRONTDESK_TRY(require(actor.isAdmin()));
    FRONTDESK_TRY(checkLimit(page));
    AuditQuery query {filter.from,     filter.to,     filter.actorId, filter.entity,
                      filter.entityId, filter.action, std::nullopt,   page.limit + 1};
    const Cursors cursors(m_context, actor, "audit"_L1,
                          {filterText(filter.from), filterText(filter.to),
                           filterText(filter.actorId), filter.entity, filter.entityId,
                           filter.action});
    if (!page.cursor.isEmpty()) {
        FRONTDESK_TRY_ASSIGN(query.after, parsedPlace(cursors, page.cursor));
    }
    FRONTDESK_TRY_ASSIGN(auto found, m_context.data.read([&](Connection &connection)
                                                             -> Result<Page<AuditLine>> {
        FRONTDESK_TRY_ASSIGN(auto rows, AuditRepository(connection).search(query));
        QList<AuditLine> lines;
        for (AuditRow &row : rows)
            lines.append(lineOf(std::move(row)));
        return cursors.page(std::move(lines), page.limit, [](const AuditLine &line) {
            return QStringList {QString::number(toMillis(line.at)), QString::number(line.sequence)};
        });
    }));
    FRONTDESK_TRY(openNotes(actor, found.items));
    return found;
}

/// Notes in the trail are a read of those patients' records.
Result<void> AuditService::openNotes(const Actor &actor, QList<AuditLine> &lines)
{
    QStringList shown;
    for (AuditLine &line : lines) {
        if (line.entity != "patient"_L1)
            continue;
        bool opened = false;
        line.before = m_context.notes->shownFromAudit(line.before, line.entityId, &opened);
        line.after = m_context.notes->shownFromAudit(line.after, line.entityId, &opened);
        if (opened && !shown.contains(line.entityId))
            shown.append(line.entityId);
    }
    if (shown.isEmpty())
        return {};
    return m_context.data.write([&](Transaction &transaction) {
        return writeAudit(
            transaction, m_context.clock, actor,
            {"read"_L1, "audit"_L1, {}, {}, {{u"patients"_s, QJsonArray::fromStringList(shown)}}});
    });
}

} // namespace frontdesk
