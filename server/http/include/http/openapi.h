// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/routetable.h"

namespace frontdesk {

/// The document of the interface (OpenAPI 3.1), as JSON: every listed route of the table. Internal
/// where two routes share a name, two shapes that differ share one, or a group is not described.
Result<QByteArray> openApiDocument(const RouteTable &table);

} // namespace frontdesk
