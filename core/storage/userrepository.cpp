// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/userrepository.h"

#include "sqltext.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

#define USER_COLUMNS "id, email, role, is_active, created_at, updated_at, version"

User readUser(const Row &row)
{
    return {row.id<UserId>(0),
            row.text(1),
            parseRole(row.text(2)).value_or(Role::Patient),
            row.boolean(3),
            {row.instant(4), row.instant(5), row.integer(6)}};
}

Account readAccount(const Row &row)
{
    return {readUser(row), row.text(7), row.integer(8)};
}

} // namespace

Result<void> UserRepository::insert(const Account &account)
{
    const User &user = account.user;
    FRONTDESK_TRY(m_connection.execute(
        u"INSERT INTO users (" USER_COLUMNS ", password_hash, token_epoch) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {user.id, user.email, toString(user.role), user.isActive, user.stamp.createdAt,
         user.stamp.updatedAt, user.stamp.version, account.passwordHash, account.tokenEpoch}));
    return {};
}

Result<void> UserRepository::update(Account &account)
{
    User &user = account.user;
    FRONTDESK_TRY(expectOneRow(m_connection.execute(
        u"UPDATE users SET email = ?, role = ?, is_active = ?, updated_at = ?, password_hash = ?, "
        "token_epoch = ?, version = version + 1 WHERE id = ? AND version = ?"_s,
        {user.email, toString(user.role), user.isActive, user.stamp.updatedAt, account.passwordHash,
         account.tokenEpoch, user.id, user.stamp.version})));
    ++user.stamp.version;
    return {};
}

Result<std::optional<Account>> UserRepository::find(UserId id)
{
    return m_connection.first(u"SELECT " USER_COLUMNS ", password_hash, token_epoch "
                              "FROM users WHERE id = ?"_s,
                              {id}, readAccount);
}

Result<std::optional<Account>> UserRepository::findByEmail(const QString &email)
{
    return m_connection.first(u"SELECT " USER_COLUMNS ", password_hash, token_epoch "
                              "FROM users WHERE email = ?"_s,
                              {normalisedEmail(email)}, readAccount);
}

Result<QList<User>> UserRepository::list(const QString &emailPart, const QString &afterEmail,
                                         int limit)
{
    return m_connection.all(
        u"SELECT " USER_COLUMNS " FROM users WHERE email LIKE ? ESCAPE '\\' AND email > ? "
        "ORDER BY email LIMIT ?"_s,
        {QString(u'%' + likeLiteral(emailPart.toLower()) + u'%'), afterEmail, limit}, readUser);
}

Result<int> UserRepository::countActive(Role role)
{
    FRONTDESK_TRY_ASSIGN(
        const auto count,
        m_connection.first(u"SELECT count(*) FROM users WHERE role = ? AND is_active"_s,
                           {toString(role)}, [](const Row &row) { return int(row.integer(0)); }));
    return count.value_or(0);
}

Result<int> UserRepository::lockActive(Role role)
{
    if (m_connection.dialect() == Dialect::PostgreSql) {
        FRONTDESK_TRY(m_connection.select(u"SELECT pg_advisory_xact_lock(hashtextextended(?, 0))"_s,
                                          {QString(u"active users: "_s + toString(role))},
                                          [](const Row &) {}));
    }
    return countActive(role);
}

} // namespace frontdesk
