// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/userservice.h"

#include "accountrules.h"
#include "audit.h"
#include "cursor.h"
#include "permissions.h"
#include "security/passwordhasher.h"
#include "storage/sessionrepository.h"
#include "storage/userrepository.h"
#include "validation.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

Result<void> recordUser(Transaction &transaction, const Clock &clock, const Actor &actor,
                        QLatin1StringView action, const std::optional<User> &before,
                        const User &after)
{
    transaction.publish({ChangedEntity::User, after.id.uuid(), {}, {}});
    return writeAudit(transaction, clock, actor,
                      {action, "user"_L1, after.id.toString(),
                       before ? auditJson(*before) : QJsonObject(), auditJson(after)});
}

} // namespace

Result<User> UserService::create(const Actor &actor, const NewUser &wanted)
{
    FRONTDESK_TRY(require(actor.isAdmin()));
    FRONTDESK_TRY_ASSIGN(const PasswordRules rules,
                         passwordRules(m_context, wanted.email, wanted.role));
    Validator validator;
    validator.email(u"/email"_s, wanted.email, true);
    if (wanted.role != Role::Admin && wanted.role != Role::Receptionist)
        validator.add(u"/role"_s, u"not_allowed"_s,
                      u"Doctors and patients are registered with their own particulars"_s);
    validator.add(rules.check(wanted.password, u"/password"_s));
    FRONTDESK_TRY(validator.result());
    FRONTDESK_TRY_ASSIGN(const QString hash, m_context.hasher.hash(wanted.password));
    return m_context.data.write([&](Transaction &transaction) -> Result<User> {
        const Instant now = m_context.clock.now();
        const Account account {
            {UserId::generate(), normalisedEmail(wanted.email), wanted.role, true, {now, now, 1}},
            hash,
            0};
        UserRepository users(transaction.connection());
        FRONTDESK_TRY_ASSIGN(const auto existing, users.findByEmail(account.user.email));
        if (existing)
            return emailInUse();
        FRONTDESK_TRY(users.insert(account));
        FRONTDESK_TRY(recordUser(transaction, m_context.clock, actor, "create"_L1, std::nullopt,
                                 account.user));
        return account.user;
    });
}

Result<User> UserService::get(const Actor &actor, UserId id)
{
    FRONTDESK_TRY(require(actor.isAdmin() || actor.userId == id));
    return m_context.data.read([&](Connection &connection) -> Result<User> {
        FRONTDESK_TRY_ASSIGN(const auto account, UserRepository(connection).find(id));
        if (!account)
            return notFound();
        return account->user;
    });
}

Result<Page<User>> UserService::list(const Actor &actor, const QString &query,
                                     const PageRequest &page)
{
    FRONTDESK_TRY(require(actor.isAdmin()));
    FRONTDESK_TRY(checkLimit(page));
    FRONTDESK_TRY(checkQuery(u"/query"_s, query));
    const Cursors cursors(m_context, actor, "users"_L1, {query});
    QString after;
    if (!page.cursor.isEmpty()) {
        FRONTDESK_TRY_ASSIGN(const QStringList parts, cursors.read(page.cursor, 1));
        after = parts.first();
    }
    return m_context.data.read([&](Connection &connection) -> Result<Page<User>> {
        FRONTDESK_TRY_ASSIGN(
            QList<User> users,
            UserRepository(connection).list(query.trimmed(), after, page.limit + 1));
        return cursors.page(std::move(users), page.limit,
                            [](const User &user) { return QStringList {user.email}; });
    });
}

Result<User> UserService::update(const Actor &actor, UserId id, const UserChanges &changes,
                                 std::optional<qint64> expectedVersion)
{
    FRONTDESK_TRY(require(actor.isAdmin()));
    Validator validator;
    if (changes.email)
        validator.email(u"/email"_s, *changes.email, true);
    FRONTDESK_TRY(validator.result());
    QString hash;
    if (changes.password) {
        FRONTDESK_TRY_ASSIGN(const User user, get(actor, id));
        FRONTDESK_TRY_ASSIGN(const PasswordRules rules,
                             passwordRules(m_context, changes.email.value_or(user.email),
                                           changes.role.value_or(user.role), id));
        FRONTDESK_TRY(rules.check(*changes.password, u"/password"_s));
        FRONTDESK_TRY_ASSIGN(hash, m_context.hasher.hash(*changes.password));
    }
    return m_context.data.write([&](Transaction &transaction) -> Result<User> {
        UserRepository users(transaction.connection());
        FRONTDESK_TRY_ASSIGN(auto account, users.find(id));
        if (!account)
            return notFound();
        const User before = account->user;
        User &user = account->user;
        FRONTDESK_TRY(checkVersion(expectedVersion, user.stamp.version));
        if (changes.role && *changes.role != user.role) {
            const auto office = [](Role role) {
                return role == Role::Admin || role == Role::Receptionist;
            };
            if (!office(user.role) || !office(*changes.role))
                return fail(invalidField(u"/role"_s, u"not_allowed"_s,
                                         u"Only administrators and receptionists change roles"_s));
        }
        user.email = normalisedEmail(changes.email.value_or(user.email));
        user.role = changes.role.value_or(user.role);
        user.isActive = changes.isActive.value_or(user.isActive);
        if (before.role == Role::Admin && before.isActive
            && (user.role != Role::Admin || !user.isActive)) {
            FRONTDESK_TRY_ASSIGN(const int admins, users.lockActive(Role::Admin));
            if (admins <= 1)
                return fail(ErrorCode::IllegalTransition,
                            u"The clinic needs at least one active administrator"_s);
        }
        if (user.email != before.email) {
            FRONTDESK_TRY_ASSIGN(const auto other, users.findByEmail(user.email));
            if (other)
                return emailInUse();
        }
        user.stamp.updatedAt = m_context.clock.now();
        const bool endsSessions =
            user.role != before.role || !user.isActive || changes.password.has_value();
        if (endsSessions) {
            ++account->tokenEpoch;
            FRONTDESK_TRY(SessionRepository(transaction.connection())
                              .revokeAll(id, {}, user.stamp.updatedAt, u"account changed"_s));
        }
        if (changes.password)
            account->passwordHash = hash;
        FRONTDESK_TRY(users.update(*account));
        FRONTDESK_TRY(recordUser(transaction, m_context.clock, actor,
                                 changes.password ? "reset_password"_L1 : "update"_L1, before,
                                 user));
        return user;
    });
}

Result<User> UserService::deactivate(const Actor &actor, UserId id,
                                     std::optional<qint64> expectedVersion)
{
    UserChanges changes;
    changes.isActive = false;
    return update(actor, id, changes, expectedVersion);
}

} // namespace frontdesk
