// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/actor.h"
#include "notify/changefeed.h"
#include "services/context.h"
#include "services/serviceexecutor.h"
#include "shell/prompts.h"

namespace frontdesk {

/// What every screen works with after log-in. Owned by the composition root; outlives the screens.
struct DeskContext {
    ServiceExecutor &services; ///< the only way to data, always asynchronous
    ChangeFeed &changes; ///< what other desks and the API have changed
    ClinicZone &zone;
    const Clock &clock;
    Prompts &prompts;
    Actor actor; ///< who is logged in
};

} // namespace frontdesk
