// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "http/routetable.h"
#include "routes/apiroutes.h"

#include <cstdio>

namespace frontdesk {

using namespace Qt::StringLiterals;

Result<void> listRoutes(const CommandContext &)
{
    const RouteTable table = apiRoutes();
    for (const Route &route : table.routes())
        std::printf("%s\n", qUtf8Printable(u"%1 %2 %3"_s.arg(toString(route.method), -7)
                                               .arg(route.pattern, -32)
                                               .arg(route.policy.describe())));
    return {};
}

} // namespace frontdesk
