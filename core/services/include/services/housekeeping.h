// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/auditchain.h"
#include "services/context.h"

#include <memory>

namespace frontdesk {

/// What nobody asks for and somebody must do: seals the audit trail, and removes what has ended.
/// Any number of programs on one database may do it at once. For the thread that made it.
class Housekeeping
{
public:
    /// How long a session is kept after its end: an old refresh token is known as stolen meanwhile.
    static constexpr std::chrono::hours EndedSessionsKept {24 * 7};
    static constexpr std::chrono::hours ExpiredTokensKept {24};
    static constexpr std::chrono::hours AttemptsKept {1};
    /// Messages that were sent, withdrawn or given up.
    static constexpr std::chrono::hours MessagesKept {24 * 90};
    static constexpr std::chrono::minutes BetweenSweeps {60};
    static constexpr std::chrono::seconds BetweenAnchors {5};
    static constexpr std::chrono::hours BetweenWholeLooks {24};

    Housekeeping(std::unique_ptr<DataAccess> access, const ServiceContext &context,
                 const ChainSigner &signer, const QString &anchorFile);
    ~Housekeeping();
    Q_DISABLE_COPY_MOVE(Housekeeping)

    /// Does what is due by the clock's monotonic time.
    Result<void> tick();
    /// Before the end: seals what was done last, and anchors it.
    Result<void> finish();
    /// Removes what has ended: sessions with their refresh tokens, expired tokens, old answers of
    /// requests, attempts to log in, codes for new passwords, old messages.
    Result<void> sweep();
    AuditChain &audit() { return m_audit; }

private:
    using Moment = std::chrono::milliseconds;
    bool isDue(std::optional<Moment> &last, Moment span) const;

    std::unique_ptr<DataAccess> m_access;
    ServiceContext m_context;
    AuditChain m_audit;
    std::optional<Moment> m_swept;
    std::optional<Moment> m_anchored;
    std::optional<Moment> m_lookedEverywhere;
    bool m_hasNew = true; ///< sealed since the last anchor
};

} // namespace frontdesk
