// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/actor.h"
#include "services/context.h"
#include "services/page.h"

namespace frontdesk {

/// Which entries of the audit trail are wanted; what is unset does not narrow.
struct AuditFilter {
    std::optional<Instant> from;
    std::optional<Instant> to; ///< before this
    std::optional<UserId> actorId;
    QString entity; ///< "appointment", "patient", ...
    QString entityId;
    QString action; ///< "create", "update", "read", ...
};

/// One line of the audit trail.
struct AuditLine {
    qint64 sequence = 0; ///< counts up through the trail
    Instant at;
    Actor actor; ///< user, role, channel, origin and request
    QString action;
    QString entity;
    QString entityId;
    /// The object as JSON; empty where there was none. A patient's notes are in it as "notes", or,
    /// where they do not open, still sealed as "sealedNotes".
    QString before;
    QString after;
};

/// The audit trail, for administrators.
class AuditService
{
public:
    explicit AuditService(const ServiceContext &context)
        : m_context(context)
    {
    }

    /// Newest first. Where it shows notes of patients, that is in the trail too.
    Result<Page<AuditLine>> list(const Actor &actor, const AuditFilter &filter,
                                 const PageRequest &page);

private:
    Result<void> openNotes(const Actor &actor, QList<AuditLine> &lines);

    const ServiceContext &m_context;
};

} // namespace frontdesk
