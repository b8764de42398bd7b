// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/interval.h"

namespace frontdesk {

/// Time that doctor and room are kept for before and after an appointment, to prepare and to clear
/// up. The patient is not there.
struct Buffers {
    /// The schema holds it too: a search for overlaps looks no further.
    static constexpr int MostMinutes = 240;

    int beforeMinutes = 0; ///< 0 to MostMinutes
    int afterMinutes = 0; ///< 0 to MostMinutes

    Interval around(const Interval &span) const
    {
        return {span.start - std::chrono::minutes(beforeMinutes),
                span.end + std::chrono::minutes(afterMinutes)};
    }

    bool operator==(const Buffers &) const = default;
};

} // namespace frontdesk
