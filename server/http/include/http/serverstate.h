// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/config.h"
#include "http/clientaddresses.h"
#include "http/cors.h"
#include "http/metrics.h"
#include "http/oncerequests.h"
#include "http/ratelimiter.h"

#include <atomic>
#include <functional>

namespace frontdesk {

/// What the workers of a server share; thread-safe.
struct ServerState {
    ServerState(const Config &config, std::chrono::milliseconds startedAt)
        : clients(config.trustedProxies)
        , cors(config.corsOrigins)
        , signInLimiter(config.rateLimitAuth)
        , apiLimiter(config.rateLimitApi)
        , metricsToken(config.metricsToken.toLatin1())
        , started(startedAt)
    {
    }

    const ClientAddresses clients;
    const Cors cors;
    RateLimiter signInLimiter; ///< counts addresses
    RateLimiter apiLimiter; ///< counts users, and addresses where nobody is signed in
    const QByteArray metricsToken; ///< empty: none
    const std::chrono::milliseconds started; ///< by the monotonic clock
    int workers = 0;
    std::function<int()> connections = [] { return 0; }; ///< open now
    std::function<qint64()> databaseFailures = [] { return 0; };
    Metrics metrics;
    std::atomic<qint64> requests {0}; ///< answered since the start
    std::atomic<qint64> errors {0}; ///< of these, with a status of 500 and above
    std::atomic<qint64> bodyBytes {0}; ///< of requests without an answer yet
    RequestsInFlight inFlight;
};

} // namespace frontdesk
