// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/passwordresetservice.h"

#include "accountrules.h"
#include "audit.h"
#include "loginguard.h"
#include "permissions.h"
#include "security/passwordhasher.h"
#include "security/secrets.h"
#include "storage/database.h"
#include "storage/loginattemptrepository.h"
#include "storage/passwordresetrepository.h"
#include "storage/sessionrepository.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// So that nobody's mailbox is filled by somebody else.
constexpr qsizetype MostRequests = 3;
constexpr std::chrono::hours RequestWindow {1};

tl::unexpected<Error> badToken()
{
    return fail(
        invalidField(u"/token"_s, u"not_valid"_s, u"The code is wrong, used or has ended"_s));
}

/// Makes a token that takes the place of the user's earlier ones.
Result<ResetCode> newCode(Transaction &transaction, const Clock &clock, const Actor &actor,
                          UserId user)
{
    const Instant now = clock.now();
    const ResetCode code {randomToken(), now + PasswordResetService::Lifetime};
    PasswordResetRepository resets(transaction.connection());
    FRONTDESK_TRY(resets.sweep(user, now));
    FRONTDESK_TRY(resets.insert({tokenHash(code.code), user, now, code.expiresAt}));
    FRONTDESK_TRY(writeAudit(transaction, clock, actor,
                             {"make_reset_code"_L1, "user"_L1, user.toString(), {}, {}}));
    return code;
}

/// The active account that a token is for, if it is good now.
Result<std::optional<Account>> accountOf(Connection &connection, const QString &hash, Instant now)
{
    FRONTDESK_TRY_ASSIGN(const auto reset, PasswordResetRepository(connection).find(hash));
    if (!reset || reset->expiresAt <= now)
        return std::optional<Account>();
    FRONTDESK_TRY_ASSIGN(auto account, UserRepository(connection).find(reset->userId));
    if (!account || !account->user.isActive)
        return std::optional<Account>();
    return account;
}

} // namespace

Result<void> PasswordResetService::request(const QString &email, const Origin &origin)
{
    const QString hash = LoginGuard::accountHash(email);
    return m_context.data.write([&](Transaction &transaction) -> Result<void> {
        using Kind = LoginAttemptRepository::Kind;
        const Instant now = m_context.clock.now();
        // One row is written whether there is an account or not: both answers take one commit.
        LoginAttemptRepository attempts(transaction.connection());
        FRONTDESK_TRY(attempts.lock(hash));
        FRONTDESK_TRY_ASSIGN(const auto before, attempts.times(Kind::Reset, hash, std::nullopt,
                                                               now - RequestWindow, now));
        FRONTDESK_TRY(attempts.insert(generateUuidV7(), Kind::Reset, hash,
                                      LoginGuard::addressKey(origin.address), now));
        FRONTDESK_TRY(attempts.sweep(now - RequestWindow));
        FRONTDESK_TRY_ASSIGN(const auto account,
                             UserRepository(transaction.connection()).findByEmail(email));
        if (!account || !account->user.isActive || before.size() >= MostRequests
            || !m_context.resetDelivery)
            return {};
        FRONTDESK_TRY_ASSIGN(const bool ready, m_context.resetDelivery->isReady(transaction));
        if (!ready)
            return {};
        FRONTDESK_TRY_ASSIGN(const ResetCode code,
                             newCode(transaction, m_context.clock,
                                     publicActor(origin.channel, origin.address, origin.requestId),
                                     account->user.id));
        return m_context.resetDelivery->deliver(transaction, account->user, code.code,
                                                code.expiresAt);
    });
}

Result<ResetCode> PasswordResetService::makeCode(const Actor &actor, UserId user)
{
    FRONTDESK_TRY(require(actor.isAdmin()));
    return m_context.data.write([&](Transaction &transaction) -> Result<ResetCode> {
        FRONTDESK_TRY_ASSIGN(const auto account,
                             UserRepository(transaction.connection()).find(user));
        if (!account)
            return notFound();
        if (!account->user.isActive)
            return fail(ErrorCode::IllegalTransition, u"This log-in is disabled"_s);
        return newCode(transaction, m_context.clock, actor, user);
    });
}

Result<void> PasswordResetService::confirm(const QString &token, const QString &newPassword,
                                           const Origin &origin)
{
    const QString hash = tokenHash(token.trimmed());
    FRONTDESK_TRY_ASSIGN(const auto found, m_context.data.read([&](Connection &connection) {
        return accountOf(connection, hash, m_context.clock.now());
    }));
    if (!found)
        return badToken();
    FRONTDESK_TRY_ASSIGN(
        const PasswordRules rules,
        passwordRules(m_context, found->user.email, found->user.role, found->user.id));
    FRONTDESK_TRY(rules.check(newPassword, u"/newPassword"_s));
    FRONTDESK_TRY_ASSIGN(const QString passwordHash, m_context.hasher.hash(newPassword));
    return m_context.data.write([&](Transaction &transaction) -> Result<void> {
        Connection &connection = transaction.connection();
        const Instant now = m_context.clock.now();
        FRONTDESK_TRY_ASSIGN(auto account, accountOf(connection, hash, now));
        PasswordResetRepository resets(connection);
        FRONTDESK_TRY_ASSIGN(const bool first, resets.take(hash));
        if (!account || !first)
            return badToken();
        const UserId user = account->user.id;
        FRONTDESK_TRY(resets.sweep(user, now));
        account->passwordHash = passwordHash;
        ++account->tokenEpoch;
        account->user.stamp.updatedAt = now;
        FRONTDESK_TRY(UserRepository(connection).update(*account));
        FRONTDESK_TRY(SessionRepository(connection).revokeAll(user, {}, now, u"password reset"_s));
        FRONTDESK_TRY(
            LoginGuard(m_context, account->user.email, origin.address).succeed(transaction));
        Actor actor = publicActor(origin.channel, origin.address, origin.requestId);
        actor.userId = user;
        actor.role = account->user.role;
        return writeAudit(transaction, m_context.clock, actor,
                          {"reset_password"_L1, "user"_L1, user.toString(), {}, {}});
    });
}

} // namespace frontdesk
