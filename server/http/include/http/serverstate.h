// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/oncerequests.h"

#include <atomic>

namespace frontdesk {

/// What the workers of a server share; thread-safe.
struct ServerState {
    std::atomic<qint64> requests {0}; ///< answered since the start
    std::atomic<qint64> errors {0}; ///< of these, with a status of 500 and above
    std::atomic<qint64> bodyBytes {0}; ///< of requests without an answer yet
    RequestsInFlight inFlight;
};

} // namespace frontdesk
