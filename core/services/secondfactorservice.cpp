// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/secondfactorservice.h"

#include "audit.h"
#include "loginguard.h"
#include "permissions.h"
#include "secondfactorcheck.h"
#include "security/passwordhasher.h"
#include "security/secretbox.h"
#include "security/totp.h"
#include "storage/sessionrepository.h"
#include "storage/settingsrepository.h"
#include "storage/userrepository.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

Result<void> record(Transaction &transaction, const Clock &clock, const Actor &actor,
                    QLatin1StringView action, UserId user)
{
    return writeAudit(transaction, clock, actor, {action, "user"_L1, user.toString(), {}, {}});
}

tl::unexpected<Error> nothingBegun()
{
    return fail(ErrorCode::IllegalTransition, u"No second factor waits to be confirmed"_s);
}

} // namespace

Result<SecondFactorState> SecondFactorService::state(const Actor &actor)
{
    return m_context.data.read([&](Connection &connection) -> Result<SecondFactorState> {
        SecondFactorRepository factors(connection);
        SecondFactorState state;
        state.isRequired = m_context.signIn.totpRequiredForAdmins && actor.isAdmin();
        FRONTDESK_TRY_ASSIGN(state.isOn, factors.isConfirmed(actor.userId));
        if (state.isOn) {
            FRONTDESK_TRY_ASSIGN(state.recoveryCodesLeft,
                                 factors.unusedRecoveryCodes(actor.userId));
        }
        return state;
    });
}

Result<SecondFactorSecret> SecondFactorService::begin(const Actor &actor)
{
    const QByteArray secret = totp::newSecret();
    return m_context.data.write([&](Transaction &transaction) -> Result<SecondFactorSecret> {
        Connection &connection = transaction.connection();
        SecondFactorRepository factors(connection);
        FRONTDESK_TRY_ASSIGN(const auto account, UserRepository(connection).find(actor.userId));
        if (!account)
            return notFound();
        FRONTDESK_TRY_ASSIGN(const bool isOn, factors.isConfirmed(actor.userId));
        if (isOn)
            return fail(ErrorCode::AlreadyExists, u"There is a second factor already"_s);
        FRONTDESK_TRY(factors.replace(
            {actor.userId, m_context.secrets.seal(secret, secondFactorContext(actor.userId)),
             m_context.clock.now(), std::nullopt, 0}));
        FRONTDESK_TRY(
            record(transaction, m_context.clock, actor, "begin_second_factor"_L1, actor.userId));
        FRONTDESK_TRY_ASSIGN(const auto clinic,
                             SettingsRepository(connection).value(SettingKey::ClinicName));
        const QString issuer = clinic.value_or(QString());
        return SecondFactorSecret {
            totp::toBase32(secret),
            totp::uri(secret, issuer.isEmpty() ? u"Frontdesk"_s : issuer, account->user.email)};
    });
}

Result<QStringList> SecondFactorService::confirm(const Actor &actor, const QString &code)
{
    const QStringList recovery = totp::newRecoveryCodes();
    return m_context.data.write([&](Transaction &transaction) -> Result<QStringList> {
        const Instant now = m_context.clock.now();
        SecondFactorRepository factors(transaction.connection());
        FRONTDESK_TRY_ASSIGN(const auto factor, factors.find(actor.userId));
        if (!factor || factor->confirmedAt)
            return nothingBegun();
        FRONTDESK_TRY_ASSIGN(
            const QByteArray secret,
            m_context.secrets.open(factor->sealedSecret, secondFactorContext(actor.userId)));
        const auto step = totp::matchingStep(secret, code, now, factor->lastStep);
        if (!step)
            return fail(invalidField(u"/code"_s, u"wrong_code"_s, u"The code is wrong"_s));
        FRONTDESK_TRY_ASSIGN(const bool first, factors.useStep(actor.userId, *step));
        if (!first)
            return nothingBegun();
        FRONTDESK_TRY(factors.confirm(actor.userId, now));
        for (const QString &each : recovery)
            FRONTDESK_TRY(factors.insertRecoveryCode(actor.userId, totp::recoveryCodeHash(each)));
        FRONTDESK_TRY(SessionRepository(transaction.connection())
                          .revokeAll(actor.userId, actor.sessionId, now, u"second factor"_s));
        FRONTDESK_TRY(
            record(transaction, m_context.clock, actor, "enable_second_factor"_L1, actor.userId));
        return recovery;
    });
}

Result<void> SecondFactorService::disable(const Actor &actor, const QString &password,
                                          const QString &code)
{
    FRONTDESK_TRY_ASSIGN(const auto found, m_context.data.read([&](Connection &connection) {
        return UserRepository(connection).find(actor.userId);
    }));
    if (!found)
        return notFound();
    if (m_context.signIn.totpRequiredForAdmins && found->user.role == Role::Admin)
        return fail(ErrorCode::Forbidden, u"Administrators must have a second factor here"_s);
    LoginGuard guard(m_context, found->user.email, actor.origin);
    FRONTDESK_TRY(guard.enter());
    const auto right = m_context.hasher.verify(password, found->passwordHash);
    if (!right) {
        guard.withdraw();
        return fail(right.error());
    }
    if (!*right)
        return fail(invalidField(u"/password"_s, u"wrong_password"_s, u"The password is wrong"_s));
    const int least = m_context.signIn.passwords.leastFor(found->user.role, false);
    if (password.size() < least) {
        guard.withdraw();
        return fail(invalidField(
            u"/password"_s, u"too_short"_s,
            u"Without a second factor at least %1 characters are needed"_s.arg(least)));
    }
    const auto done = m_context.data.write([&](Transaction &transaction) -> Result<void> {
        SecondFactorRepository factors(transaction.connection());
        FRONTDESK_TRY_ASSIGN(const auto factor, factors.find(actor.userId));
        if (!factor || !factor->confirmedAt)
            return notFound();
        FRONTDESK_TRY(useSecondFactor(m_context, transaction, actor, *factor, code));
        FRONTDESK_TRY(factors.remove(actor.userId));
        FRONTDESK_TRY(guard.succeed(transaction));
        return record(transaction, m_context.clock, actor, "disable_second_factor"_L1,
                      actor.userId);
    });
    if (done || done.error().code == ErrorCode::InvalidCredentials)
        return done.map_error([](const Error &error) {
            // Here a wrong code is a faulty field: the caller is signed in.
            return Error {ErrorCode::InvalidInput, error.message, {}, error.faults};
        });
    guard.withdraw();
    if (done.error().code == ErrorCode::TotpRequired)
        return fail(invalidField(u"/totp"_s, u"required"_s, u"A code is required"_s));
    return done;
}

Result<void> SecondFactorService::removeFor(const Actor &actor, UserId user)
{
    FRONTDESK_TRY(require(actor.isAdmin() && actor.userId != user));
    return m_context.data.write([&](Transaction &transaction) -> Result<void> {
        SecondFactorRepository factors(transaction.connection());
        FRONTDESK_TRY_ASSIGN(const auto factor, factors.find(user));
        if (!factor || !factor->confirmedAt)
            return notFound();
        FRONTDESK_TRY(factors.remove(user));
        FRONTDESK_TRY(SessionRepository(transaction.connection())
                          .revokeAll(user, {}, m_context.clock.now(), u"second factor removed"_s));
        return record(transaction, m_context.clock, actor, "remove_second_factor"_L1, user);
    });
}

} // namespace frontdesk
