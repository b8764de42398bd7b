// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/auditrepository.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

#define AUDIT_COLUMNS                                                                              \
    "at, actor_id, actor_role, channel, origin, request_id, action, entity, entity_id, before, "   \
    "after, seq"

AuditEntry readEntry(const Row &row)
{
    AuditEntry entry;
    entry.at = row.instant(0);
    entry.actor.userId = row.id<UserId>(1);
    entry.actor.role = parseRole(row.text(2)).value_or(Role::Patient);
    entry.actor.channel = parseChannel(row.text(3)).value_or(Channel::Api);
    entry.actor.origin = row.text(4);
    entry.actor.requestId = row.text(5);
    entry.action = row.text(6);
    entry.entity = row.text(7);
    entry.entityId = row.text(8);
    entry.before = row.text(9);
    entry.after = row.text(10);
    return entry;
}

} // namespace

Result<void> AuditRepository::append(const AuditEntry &entry)
{
    FRONTDESK_TRY(m_connection.execute(
        u"INSERT INTO audit_log (at, actor_id, actor_role, channel, origin, request_id, action, "
        "entity, entity_id, before, after) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {entry.at, entry.actor.userId, toString(entry.actor.role), toString(entry.actor.channel),
         entry.actor.origin, entry.actor.requestId, entry.action, entry.entity, entry.entityId,
         entry.before, entry.after}));
    return {};
}

Result<QList<AuditRow>> AuditRepository::search(const AuditQuery &query)
{
    QStringList conditions {u"1 = 1"_s};
    QList<Bound> values;
    const auto where = [&](const QString &condition, const QList<Bound> &bound) {
        conditions << condition;
        values << bound;
    };
    if (query.from)
        where(u"at >= ?"_s, {*query.from});
    if (query.to)
        where(u"at < ?"_s, {*query.to});
    if (query.actor)
        where(u"actor_id = ?"_s, {*query.actor});
    if (!query.entity.isEmpty())
        where(u"entity = ?"_s, {query.entity});
    if (!query.entityId.isEmpty())
        where(u"entity_id = ?"_s, {query.entityId});
    if (!query.action.isEmpty())
        where(u"action = ?"_s, {query.action});
    if (query.after)
        where(u"(at, seq) < (?, ?)"_s, {query.after->at, query.after->sequence});
    values << query.limit;
    return m_connection.all(u"SELECT " AUDIT_COLUMNS " FROM audit_log WHERE %1 "
                            "ORDER BY at DESC, seq DESC LIMIT ?"_s.arg(conditions.join(" AND "_L1)),
                            values, [](const Row &row) {
                                return AuditRow {row.integer(11), readEntry(row)};
                            });
}

Result<QList<AuditEntry>> AuditRepository::list(const QString &entity, const QString &entityId)
{
    return m_connection.all(u"SELECT " AUDIT_COLUMNS
                            " FROM audit_log WHERE entity = ? AND entity_id = ? ORDER BY seq"_s,
                            {entity, entityId}, readEntry);
}

} // namespace frontdesk
