// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/housekeeping.h"

#include "services/idempotencyservice.h"
#include "storage/database.h"
#include "storage/loginattemptrepository.h"
#include "storage/outboxrepository.h"
#include "storage/passwordresetrepository.h"
#include "storage/sessionrepository.h"

namespace frontdesk {

namespace {

/// Rows removed by one transaction, so that nobody waits long for it.
constexpr int SweptAtOnce = 500;

/// Calls `sweepSome(Transaction &)`, which gives how many rows it removed, until nothing is left.
template <class Sweep>
Result<void> sweepAll(DataAccess &access, Sweep sweepSome)
{
    qint64 swept = 1;
    while (swept > 0) {
        FRONTDESK_TRY_ASSIGN(swept, access.write(sweepSome));
    }
    return {};
}

} // namespace

Housekeeping::Housekeeping(std::unique_ptr<DataAccess> access, const ServiceContext &context,
                           const ChainSigner &signer, const QString &anchorFile)
    : m_access(std::move(access))
    , m_context(context)
    , m_audit(*m_access, *context.notes, signer, anchorFile)
{
}

Housekeeping::~Housekeeping() = default;

bool Housekeeping::isDue(std::optional<Moment> &last, Moment span) const
{
    const Moment now = m_context.clock.monotonic();
    if (last && now - *last < span)
        return false;
    last = now;
    return true;
}

Result<void> Housekeeping::tick()
{
    // First, so that a trail that is not sound keeps nothing else from being done.
    if (isDue(m_swept, BetweenSweeps))
        FRONTDESK_TRY(sweep());
    const bool everywhere = isDue(m_lookedEverywhere, BetweenWholeLooks);
    const auto looking = everywhere ? AuditChain::Looking::Everywhere : AuditChain::Looking::AtNew;
    FRONTDESK_TRY_ASSIGN(const qint64 taken, m_audit.seal(looking, m_context.clock.monotonic()));
    m_hasNew = m_hasNew || taken > 0 || everywhere;
    if (!m_hasNew || !isDue(m_anchored, BetweenAnchors))
        return {};
    FRONTDESK_TRY(m_audit.anchor());
    m_hasNew = false;
    return {};
}

Result<void> Housekeeping::finish()
{
    FRONTDESK_TRY(m_audit.seal(AuditChain::Looking::AtNew, m_context.clock.monotonic()));
    return m_audit.anchor();
}

Result<void> Housekeeping::sweep()
{
    const Instant now = m_context.clock.now();
    FRONTDESK_TRY(sweepAll(*m_access, [&](Transaction &transaction) {
        return SessionRepository(transaction.connection())
            .sweepSessions(now - EndedSessionsKept, SweptAtOnce);
    }));
    FRONTDESK_TRY(sweepAll(*m_access, [&](Transaction &transaction) {
        return SessionRepository(transaction.connection())
            .sweepTokens(now - ExpiredTokensKept, SweptAtOnce);
    }));
    FRONTDESK_TRY(m_access->write([&](Transaction &transaction) {
        return LoginAttemptRepository(transaction.connection()).sweep(now - AttemptsKept);
    }));
    FRONTDESK_TRY(m_access->write([&](Transaction &transaction) {
        return PasswordResetRepository(transaction.connection()).sweepExpired(now);
    }));
    FRONTDESK_TRY(sweepAll(*m_access, [&](Transaction &transaction) {
        return OutboxRepository(transaction.connection()).sweep(now - MessagesKept, SweptAtOnce);
    }));
    return IdempotencyService(m_context).sweep();
}

} // namespace frontdesk
