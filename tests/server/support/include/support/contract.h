// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/router.h"

#include <optional>

namespace frontdesk::test {

struct Reply;

/// What the route table promises of answers, held against those that really come.
class Contract
{
public:
    explicit Contract(RouteTable table);

    /// Every way in which `reply` is not what its route declares; empty where it is. `viewer`,
    /// where known, is whose request it answers.
    QStringList breaches(const QByteArray &method, const QString &target, const Reply &reply,
                         std::optional<Role> viewer) const;

private:
    Router m_router;
};

/// How `object` differs from `shape`: a field that is missing, that is not declared, that this
/// viewer must not see, or that holds something else.
QStringList breachesOf(const ObjectShape &shape, const QJsonObject &object,
                       std::optional<Role> viewer);

} // namespace frontdesk::test
