// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/authservice.h"

#include "accountrules.h"
#include "audit.h"
#include "doctorrecords.h"
#include "loginguard.h"
#include "patientrecords.h"
#include "permissions.h"
#include "secondfactorcheck.h"
#include "security/passwordhasher.h"
#include "security/secrets.h"
#include "security/tokensigner.h"
#include "storage/doctorrepository.h"
#include "storage/patientrepository.h"
#include "storage/sessionrepository.h"
#include "storage/userrepository.h"
#include "validation.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// Two parallel refreshes of an honest client must not look like a stolen token.
constexpr std::chrono::seconds RefreshGrace {10};

tl::unexpected<Error> wrongCredentials()
{
    return fail(ErrorCode::InvalidCredentials, u"The e-mail or the password is wrong"_s);
}

tl::unexpected<Error> noSession()
{
    return fail(ErrorCode::Unauthenticated, u"The session has ended; log in again"_s);
}

Account newAccount(const QString &email, const QString &hash, Role role, Instant now)
{
    return {{UserId::generate(), normalisedEmail(email), role, true, {now, now, 1}}, hash, 0};
}

Result<void> insertAccount(Transaction &transaction, const Clock &clock, const Actor &actor,
                           const Account &account)
{
    UserRepository users(transaction.connection());
    FRONTDESK_TRY_ASSIGN(const auto existing, users.findByEmail(account.user.email));
    if (existing)
        return emailInUse();
    FRONTDESK_TRY(users.insert(account));
    transaction.publish({ChangedEntity::User, account.user.id.uuid(), {}, {}});
    return writeAudit(
        transaction, clock, actor,
        {"create"_L1, "user"_L1, account.user.id.toString(), {}, auditJson(account.user)});
}

Actor actorOf(const Account &account, const Session &session, const PatientId &patient,
              const DoctorId &doctor, const Origin &origin)
{
    return {account.user.id, account.user.role, patient,          doctor, session.id,
            origin.channel,  origin.address,    origin.requestId, false};
}

/// Hands out the next pair of tokens of a session, within its transaction.
class TokenIssuer
{
public:
    TokenIssuer(const ServiceContext &context, Transaction &transaction)
        : m_context(context)
        , m_transaction(transaction)
        , m_sessions(transaction.connection())
    {
    }

    Result<Session> openSession(const User &user, const Origin &origin)
    {
        const Instant now = m_context.clock.now();
        const auto lifetime = user.role == Role::Patient ? m_context.lifetimes.absolute
                                                         : m_context.lifetimes.absoluteStaff;
        const Session session {SessionId::generate(), user.id, QString(toString(origin.channel)),
                               origin.address,        now,     now + lifetime,
                               std::nullopt};
        FRONTDESK_TRY(m_sessions.insert(session));
        return session;
    }

    Result<SignedIn> issue(const Account &account, const Session &session, const Origin &origin)
    {
        Connection &connection = m_transaction.connection();
        const Instant now = m_context.clock.now();
        FRONTDESK_TRY_ASSIGN(const auto patient,
                             PatientRepository(connection).findByUser(account.user.id));
        FRONTDESK_TRY_ASSIGN(const auto doctor,
                             DoctorRepository(connection).findByUser(account.user.id));
        const Instant accessEnd =
            std::min<Instant>(now + m_context.lifetimes.access, session.expiresAt);
        const Instant refreshEnd =
            std::min<Instant>(now + m_context.lifetimes.refresh, session.expiresAt);
        SignedIn result;
        result.user = account.user;
        result.actor = actorOf(account, session, patient ? patient->id : PatientId(),
                               doctor ? doctor->id : DoctorId(), origin);
        FRONTDESK_TRY_ASSIGN(const bool second,
                             SecondFactorRepository(connection).isConfirmed(account.user.id));
        result.actor.mustSetUpTotp = mustSetUpTotp(m_context, account.user.role, second);
        result.accessToken = m_context.tokens.sign(
            {account.user.id.uuid(), session.id.uuid(), account.tokenEpoch, now, accessEnd});
        result.refreshToken = randomToken();
        result.expiresIn = std::chrono::duration_cast<std::chrono::seconds>(accessEnd - now);
        FRONTDESK_TRY(m_sessions.insertToken(
            {tokenHash(result.refreshToken), session.id, now, refreshEnd, std::nullopt}));
        return result;
    }

private:
    const ServiceContext &m_context;
    Transaction &m_transaction;
    SessionRepository m_sessions;
};

} // namespace

Result<RegisteredPatient> AuthService::registerPatient(const PatientRegistration &wanted,
                                                       const Origin &origin)
{
    const Instant now = m_context.clock.now();
    Patient patient = makePatient(
        {wanted.fullName, wanted.dateOfBirth, wanted.phone, wanted.address, wanted.email, {}}, now);
    FRONTDESK_TRY_ASSIGN(const PasswordRules rules,
                         passwordRules(m_context, wanted.email, Role::Patient));
    Validator validator;
    validator.add(rules.check(wanted.password, u"/password"_s));
    validator.add(
        validatePatient(patient, m_context.zone.get()->toDate(now), PatientFields::Contact));
    FRONTDESK_TRY(validator.result());
    FRONTDESK_TRY_ASSIGN(const QString hash, m_context.hasher.hash(wanted.password));
    return m_context.data.write([&](Transaction &transaction) -> Result<RegisteredPatient> {
        const Account account = newAccount(wanted.email, hash, Role::Patient, now);
        Actor actor = publicActor(origin.channel, origin.address, origin.requestId);
        actor.userId = account.user.id;
        FRONTDESK_TRY(insertAccount(transaction, m_context.clock, actor, account));
        patient.userId = account.user.id;
        FRONTDESK_TRY(insertPatient(transaction, m_context, actor, patient));
        TokenIssuer issuer(m_context, transaction);
        FRONTDESK_TRY_ASSIGN(const Session session, issuer.openSession(account.user, origin));
        FRONTDESK_TRY_ASSIGN(SignedIn signedIn, issuer.issue(account, session, origin));
        return RegisteredPatient {std::move(signedIn), patient};
    });
}

Result<RegisteredDoctor> AuthService::registerDoctor(const Actor &actor,
                                                     const DoctorRegistration &wanted)
{
    FRONTDESK_TRY(require(actor.isAdmin()));
    const Instant now = m_context.clock.now();
    Doctor doctor =
        makeDoctor({wanted.fullName, wanted.specialty, wanted.bio, wanted.phone, wanted.room}, now);
    FRONTDESK_TRY_ASSIGN(const PasswordRules rules,
                         passwordRules(m_context, wanted.email, Role::Doctor));
    Validator validator;
    validator.email(u"/email"_s, wanted.email, true);
    validator.add(rules.check(wanted.password, u"/password"_s));
    validator.add(validateDoctor(doctor));
    FRONTDESK_TRY(validator.result());
    FRONTDESK_TRY_ASSIGN(const QString hash, m_context.hasher.hash(wanted.password));
    return m_context.data.write([&](Transaction &transaction) -> Result<RegisteredDoctor> {
        const Account account = newAccount(wanted.email, hash, Role::Doctor, now);
        FRONTDESK_TRY(insertAccount(transaction, m_context.clock, actor, account));
        doctor.userId = account.user.id;
        FRONTDESK_TRY(insertDoctor(transaction, m_context.clock, actor, doctor));
        return RegisteredDoctor {account.user, doctor};
    });
}

Result<SignedIn> AuthService::logIn(const QString &email, const QString &password,
                                    const Origin &origin, const QString &totp)
{
    LoginGuard guard(m_context, email, origin.address);
    FRONTDESK_TRY(guard.enter());
    auto signedIn = tryLogIn(guard, email, password, origin, totp);
    if (!signedIn && signedIn.error().code != ErrorCode::InvalidCredentials)
        guard.withdraw();
    return signedIn;
}

Result<SignedIn> AuthService::tryLogIn(LoginGuard &guard, const QString &email,
                                       const QString &password, const Origin &origin,
                                       const QString &totp)
{
    FRONTDESK_TRY_ASSIGN(const auto found, m_context.data.read([&](Connection &connection) {
        return UserRepository(connection).findByEmail(email);
    }));
    const QString stored = found && found->user.isActive ? found->passwordHash : QString();
    FRONTDESK_TRY_ASSIGN(const bool right, m_context.hasher.verify(password, stored));
    if (!right)
        return wrongCredentials();
    QString rehashed;
    if (m_context.hasher.needsRehash(stored)) {
        FRONTDESK_TRY_ASSIGN(rehashed, m_context.hasher.hash(password));
    }
    return m_context.data.write([&](Transaction &transaction) -> Result<SignedIn> {
        UserRepository users(transaction.connection());
        FRONTDESK_TRY_ASSIGN(auto account, users.find(found->user.id));
        // Disabled, or the password changed, while the hash was computed.
        if (!account || !account->user.isActive || account->passwordHash != stored)
            return wrongCredentials();
        FRONTDESK_TRY_ASSIGN(
            const auto factor,
            SecondFactorRepository(transaction.connection()).find(account->user.id));
        if (factor && factor->confirmedAt)
            FRONTDESK_TRY(useSecondFactor(m_context, transaction,
                                          actorOf(*account, {}, {}, {}, origin), *factor, totp));
        if (!rehashed.isEmpty()) {
            account->passwordHash = rehashed;
            FRONTDESK_TRY(users.update(*account));
        }
        FRONTDESK_TRY(guard.succeed(transaction));
        TokenIssuer issuer(m_context, transaction);
        FRONTDESK_TRY_ASSIGN(const Session session, issuer.openSession(account->user, origin));
        FRONTDESK_TRY_ASSIGN(SignedIn signedIn, issuer.issue(*account, session, origin));
        FRONTDESK_TRY(writeAudit(transaction, m_context.clock, signedIn.actor,
                                 {"log_in"_L1, "user"_L1, account->user.id.toString(), {}, {}}));
        return signedIn;
    });
}

Result<SignedIn> AuthService::refresh(const QString &refreshToken, const Origin &origin)
{
    const QString hash = tokenHash(refreshToken);
    // The outcome of a replay is a write (the session ends) and yet a refusal, so it travels as a
    // value.
    FRONTDESK_TRY_ASSIGN(
        const auto outcome,
        m_context.data.write([&](Transaction &transaction) -> Result<std::optional<SignedIn>> {
            const Instant now = m_context.clock.now();
            SessionRepository sessions(transaction.connection());
            FRONTDESK_TRY_ASSIGN(const auto token, sessions.findToken(hash));
            if (!token)
                return std::optional<SignedIn>();
            FRONTDESK_TRY_ASSIGN(const auto session, sessions.find(token->sessionId));
            if (!session || session->revokedAt || session->expiresAt <= now)
                return std::optional<SignedIn>();
            FRONTDESK_TRY_ASSIGN(const auto account,
                                 UserRepository(transaction.connection()).find(session->userId));
            if (!account || !account->user.isActive)
                return std::optional<SignedIn>();
            if (token->usedAt && now > *token->usedAt + RefreshGrace) {
                FRONTDESK_TRY(sessions.revoke(session->id, now, u"refresh token reused"_s));
                Actor actor = actorOf(*account, *session, {}, {}, origin);
                FRONTDESK_TRY(writeAudit(
                    transaction, m_context.clock, actor,
                    {"refresh_token_reused"_L1, "session"_L1, session->id.toString(), {}, {}}));
                return std::optional<SignedIn>();
            }
            if (token->expiresAt <= now)
                return std::optional<SignedIn>();
            if (!token->usedAt)
                FRONTDESK_TRY(sessions.markUsed(hash, now));
            FRONTDESK_TRY_ASSIGN(
                SignedIn next,
                TokenIssuer(m_context, transaction).issue(*account, *session, origin));
            return std::optional<SignedIn>(std::move(next));
        }));
    if (!outcome)
        return noSession();
    return *outcome;
}

Result<void> AuthService::logOut(const Actor &actor)
{
    return m_context.data.write([&](Transaction &transaction) -> Result<void> {
        FRONTDESK_TRY(SessionRepository(transaction.connection())
                          .revoke(actor.sessionId, m_context.clock.now(), u"logged out"_s));
        return writeAudit(transaction, m_context.clock, actor,
                          {"log_out"_L1, "user"_L1, actor.userId.toString(), {}, {}});
    });
}

Result<void> AuthService::logOut(const QString &refreshToken, const Origin &origin)
{
    return m_context.data.write([&](Transaction &transaction) -> Result<void> {
        SessionRepository sessions(transaction.connection());
        FRONTDESK_TRY_ASSIGN(const auto token, sessions.findToken(tokenHash(refreshToken)));
        if (!token)
            return {};
        FRONTDESK_TRY_ASSIGN(const auto session, sessions.find(token->sessionId));
        if (!session || session->revokedAt)
            return {};
        FRONTDESK_TRY(sessions.revoke(session->id, m_context.clock.now(), u"logged out"_s));
        FRONTDESK_TRY_ASSIGN(const auto account,
                             UserRepository(transaction.connection()).find(session->userId));
        if (!account)
            return {};
        return writeAudit(transaction, m_context.clock, actorOf(*account, *session, {}, {}, origin),
                          {"log_out"_L1, "user"_L1, session->userId.toString(), {}, {}});
    });
}

Result<Actor> AuthService::authenticate(const QString &accessToken, const Origin &origin)
{
    const Instant now = m_context.clock.now();
    FRONTDESK_TRY_ASSIGN(const AccessClaims claims, m_context.tokens.verify(accessToken, now));
    const SessionId sessionId(claims.sessionId);
    FRONTDESK_TRY_ASSIGN(const auto state, m_context.data.read([&](Connection &connection) {
        return SessionRepository(connection).state(sessionId);
    }));
    if (!state || state->revoked || !state->userActive || state->expiresAt <= now
        || state->tokenEpoch != claims.tokenEpoch || state->userId != UserId(claims.userId))
        return noSession();
    return Actor {state->userId,
                  state->role,
                  state->patientId,
                  state->doctorId,
                  sessionId,
                  origin.channel,
                  origin.address,
                  origin.requestId,
                  mustSetUpTotp(m_context, state->role, state->hasSecondFactor)};
}

Result<bool> AuthService::hasAdministrator()
{
    return m_context.data.read([](Connection &connection) -> Result<bool> {
        FRONTDESK_TRY_ASSIGN(const int admins, UserRepository(connection).countActive(Role::Admin));
        return admins > 0;
    });
}

Result<User> AuthService::createAdministrator(const QString &email, const QString &password,
                                              const Origin &origin)
{
    FRONTDESK_TRY(require(origin.channel != Channel::Api));
    FRONTDESK_TRY_ASSIGN(const PasswordRules rules, passwordRules(m_context, email, Role::Admin));
    Validator validator;
    validator.email(u"/email"_s, email, true);
    validator.add(rules.check(password, u"/password"_s));
    FRONTDESK_TRY(validator.result());
    FRONTDESK_TRY_ASSIGN(const QString hash, m_context.hasher.hash(password));
    return m_context.data.write([&](Transaction &transaction) -> Result<User> {
        // From the desktop, only the first-run set-up may do this; the command line may always.
        if (origin.channel == Channel::Desktop) {
            FRONTDESK_TRY_ASSIGN(const int admins,
                                 UserRepository(transaction.connection()).lockActive(Role::Admin));
            FRONTDESK_TRY(require(admins == 0));
        }
        const Account account = newAccount(email, hash, Role::Admin, m_context.clock.now());
        Actor actor = publicActor(origin.channel, origin.address, origin.requestId);
        actor.role = Role::Admin;
        FRONTDESK_TRY(insertAccount(transaction, m_context.clock, actor, account));
        return account.user;
    });
}

Result<void> AuthService::changePassword(const Actor &actor, const QString &current,
                                         const QString &wanted)
{
    FRONTDESK_TRY_ASSIGN(const auto found, m_context.data.read([&](Connection &connection) {
        return UserRepository(connection).find(actor.userId);
    }));
    if (!found)
        return notFound();
    LoginGuard guard(m_context, found->user.email, actor.origin);
    FRONTDESK_TRY(guard.enter());
    const auto right = m_context.hasher.verify(current, found->passwordHash);
    if (right && !*right)
        return fail(invalidField(u"/currentPassword"_s, u"wrong_password"_s,
                                 u"The current password is wrong"_s));
    guard.withdraw();
    FRONTDESK_TRY(right);
    FRONTDESK_TRY_ASSIGN(const PasswordRules rules, passwordRules(m_context, found->user.email,
                                                                  found->user.role, actor.userId));
    FRONTDESK_TRY(rules.check(wanted, u"/newPassword"_s));
    FRONTDESK_TRY_ASSIGN(const QString hash, m_context.hasher.hash(wanted));
    return m_context.data.write([&](Transaction &transaction) -> Result<void> {
        UserRepository users(transaction.connection());
        FRONTDESK_TRY_ASSIGN(auto account, users.find(actor.userId));
        if (!account)
            return notFound();
        const Instant now = m_context.clock.now();
        account->passwordHash = hash;
        account->user.stamp.updatedAt = now;
        FRONTDESK_TRY(users.update(*account));
        FRONTDESK_TRY(SessionRepository(transaction.connection())
                          .revokeAll(actor.userId, actor.sessionId, now, u"password changed"_s));
        return writeAudit(transaction, m_context.clock, actor,
                          {"change_password"_L1, "user"_L1, actor.userId.toString(), {}, {}});
    });
}

} // namespace frontdesk
