// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace frontdesk {

/// What the gate before QHttpServer lets a client have. How large a head and a target may be is in
/// wire::RequestLimits, and a body in its route.
struct GateLimits {
    int connections = 512; ///< at once, of those that are counted
    int connectionsPerAddress = 32; ///< of these, from one address or IPv6 network
    bool countsLoopback = false; ///< this machine's connections count like any
    qint64 bodyBytes = 64 * 1024 * 1024; ///< of all requests that have not been answered

    std::chrono::milliseconds handshake {std::chrono::seconds(10)}; ///< of TLS
    std::chrono::milliseconds head {std::chrono::seconds(10)}; ///< from its first byte to its end
    std::chrono::milliseconds body {std::chrono::seconds(30)}; ///< likewise
    std::chrono::milliseconds idle {std::chrono::seconds(15)}; ///< between requests, or before one
    std::chrono::milliseconds stalled {std::chrono::seconds(30)}; ///< for a reader to take a part
    std::chrono::milliseconds farewell {std::chrono::seconds(2)}; ///< for the other side to close
};

} // namespace frontdesk
