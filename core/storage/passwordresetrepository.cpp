// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/passwordresetrepository.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

Result<void> PasswordResetRepository::insert(const PasswordReset &reset)
{
    FRONTDESK_TRY(
        m_connection.execute(u"INSERT INTO password_resets (token_hash, user_id, created_at, "
                             "expires_at) VALUES (?, ?, ?, ?)"_s,
                             {reset.tokenHash, reset.userId, reset.createdAt, reset.expiresAt}));
    return {};
}

Result<std::optional<PasswordReset>> PasswordResetRepository::find(const QString &tokenHash)
{
    return m_connection.first(
        u"SELECT token_hash, user_id, created_at, expires_at "
        "FROM password_resets WHERE token_hash = ?"_s,
        {tokenHash}, [](const Row &row) {
            return PasswordReset {row.text(0), row.id<UserId>(1), row.instant(2), row.instant(3)};
        });
}

Result<bool> PasswordResetRepository::take(const QString &tokenHash)
{
    FRONTDESK_TRY_ASSIGN(
        const qint64 changed,
        m_connection.execute(u"DELETE FROM password_resets WHERE token_hash = ?"_s, {tokenHash}));
    return changed == 1;
}

Result<void> PasswordResetRepository::sweep(UserId user, Instant now)
{
    FRONTDESK_TRY(m_connection.execute(
        u"DELETE FROM password_resets WHERE user_id = ? OR expires_at <= ?"_s, {user, now}));
    return {};
}

Result<qint64> PasswordResetRepository::sweepExpired(Instant now)
{
    return m_connection.execute(u"DELETE FROM password_resets WHERE expires_at <= ?"_s, {now});
}

} // namespace frontdesk
