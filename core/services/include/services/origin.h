// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/actor.h"

namespace frontdesk {

/// Where a request that nobody is signed in for comes from.
struct Origin {
    Channel channel = Channel::Api;
    QString address; ///< peer address or workstation name
    QString requestId;
};

} // namespace frontdesk
