// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/actor.h"
#include "domain/clinictime.h"
#include "http/fieldspec.h"
#include "http/serverstate.h"
#include "services/services.h"

#include <memory>

namespace frontdesk {

/// What a handler gets to work with.
struct RequestContext {
    Services &services;
    Actor actor; ///< who asks; where the route is public, only where from
    QList<QUuid> ids; ///< the {id}s of the path, in order
    std::optional<qint64> expectedVersion; ///< from If-Match; -1 matches nothing
    std::shared_ptr<const ClinicTime> time; ///< the clinic's zone
    QString path; ///< as it was sent
    QueryItems query; ///< decoded
    QByteArray document; ///< of the interface
    QByteArray accept; ///< the Accept header
    ServerState &server;
    std::chrono::milliseconds monotonic; ///< now, for what counts from the server's start
    OnceScope *once = nullptr; ///< where the request has an Idempotency-Key

    template <class IdType>
    IdType id(qsizetype which = 0) const
    {
        return IdType(ids.at(which));
    }

    Origin origin() const { return {actor.channel, actor.origin, actor.requestId}; }
};

} // namespace frontdesk
