// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources.h"

#include "fields.h"
#include "listing.h"
#include "outputs.h"
#include "policies.h"
#include "timespan.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

struct AuditList : ListQuery {
    std::optional<Moment> from;
    std::optional<Moment> to;
    std::optional<UserId> actorId;
    QString entity;
    QString entityId;
    QString action;
};

Schema<AuditList> auditList()
{
    using Query = AuditList;
    return listSchema<Query>()
        .optional("from"_L1, &Query::from,
                  field::dateOrInstant().about("From this day or moment on"_L1, "2026-03-09"_L1))
        .optional(
            "to"_L1, &Query::to,
            field::dateOrInstant().about("Until this day, included, or moment"_L1, "2026-03-13"_L1))
        .optional("actorId"_L1, &Query::actorId, field::id("Only what this log-in did"_L1))
        .optional("entity"_L1, &Query::entity, field::auditEntity())
        .optional("entityId"_L1, &Query::entityId, field::auditEntityId())
        .optional("action"_L1, &Query::action, field::auditAction());
}

Result<Response> list(RequestContext &context, const AuditList &query)
{
    FRONTDESK_TRY_ASSIGN(const TimeSpan span, spanOf(query.from, query.to, *context.time));
    const AuditFilter filter {span.from,    span.to,        query.actorId,
                              query.entity, query.entityId, query.action};
    FRONTDESK_TRY_ASSIGN(const auto page,
                         context.services.audit.list(context.actor, filter, query.page()));
    return listResponse(context, page);
}

} // namespace

void addAuditRoutes(RouteTable &table)
{
    table.add(Method::Get, "/audit"_L1, administrators(), auditList(), &list)
        .as("listAudit"_L1, table.group("Audit"_L1, "Who did what, and when"_L1),
            "The audit trail, newest first"_L1)
        .answers(200, pageOf(shapeOf<AuditLine>()));
}

} // namespace frontdesk
