// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/series.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

QLatin1StringView toString(SeriesScope scope)
{
    switch (scope) {
    case SeriesScope::This:
        return "THIS"_L1;
    case SeriesScope::Following:
        return "FOLLOWING"_L1;
    case SeriesScope::All:
        return "ALL"_L1;
    }
    Q_UNREACHABLE();
}

QList<SeriesScope> allSeriesScopes()
{
    return {SeriesScope::This, SeriesScope::Following, SeriesScope::All};
}

std::optional<SeriesScope> parseSeriesScope(QStringView text)
{
    for (const SeriesScope scope : allSeriesScopes()) {
        if (text == toString(scope))
            return scope;
    }
    return std::nullopt;
}

} // namespace frontdesk
