// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"
#include "http/ratelimiter.h"

namespace frontdesk {

/// Adds what every answer carries, whoever makes it: its id, and what browsers must not do with it.
/// A header that is there already wins. `isEncrypted`: the client came by https, and shall do so
/// from now on.
void addCommonHeaders(Response &response, const QString &requestId, bool isEncrypted);

/// Adds what a limit leaves to the client.
void addAllowance(Response &response, const Allowance &allowance);

} // namespace frontdesk
