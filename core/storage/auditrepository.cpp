// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/auditrepository.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

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

Result<QList<AuditEntry>> AuditRepository::list(const QString &entity, const QString &entityId)
{
    return m_connection.all(
        u"SELECT at, actor_id, actor_role, origin, request_id, action, before, after "
        "FROM audit_log WHERE entity = ? AND entity_id = ? ORDER BY seq"_s,
        {entity, entityId}, [&](const Row &row) {
            AuditEntry entry;
            entry.at = row.instant(0);
            entry.actor.userId = row.id<UserId>(1);
            entry.actor.role = parseRole(row.text(2)).value_or(Role::Patient);
            entry.actor.origin = row.text(3);
            entry.actor.requestId = row.text(4);
            entry.action = row.text(5);
            entry.entity = entity;
            entry.entityId = entityId;
            entry.before = row.text(6);
            entry.after = row.text(7);
            return entry;
        });
}

} // namespace frontdesk
