// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/routetable.h"

namespace frontdesk {

/// Every route of the REST interface (docs/api.md).
RouteTable apiRoutes();

} // namespace frontdesk
