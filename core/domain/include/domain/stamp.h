// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

namespace frontdesk {

/// What every stored object carries: when it was made and last changed, and its version from 1 up.
struct Stamp {
    Instant createdAt;
    Instant updatedAt;
    qint64 version = 1;

    bool operator==(const Stamp &) const = default;
};

} // namespace frontdesk
