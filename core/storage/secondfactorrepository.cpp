// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/secondfactorrepository.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

#define SECOND_FACTOR_COLUMNS "user_id, sealed_secret, created_at, confirmed_at, last_step"

SecondFactor readFactor(const Row &row)
{
    return {row.id<UserId>(0), row.text(1), row.instant(2), row.optionalInstant(3), row.integer(4)};
}

} // namespace

Result<void> SecondFactorRepository::replace(const SecondFactor &factor)
{
    FRONTDESK_TRY(remove(factor.userId));
    FRONTDESK_TRY(m_connection.execute(u"INSERT INTO second_factors (" SECOND_FACTOR_COLUMNS
                                       ") VALUES (?, ?, ?, ?, ?)"_s,
                                       {factor.userId, factor.sealedSecret, factor.createdAt,
                                        factor.confirmedAt, factor.lastStep}));
    return {};
}

Result<std::optional<SecondFactor>> SecondFactorRepository::find(UserId user)
{
    return m_connection.first(u"SELECT " SECOND_FACTOR_COLUMNS
                              " FROM second_factors WHERE user_id = ?"_s,
                              {user}, readFactor);
}

Result<bool> SecondFactorRepository::isConfirmed(UserId user)
{
    FRONTDESK_TRY_ASSIGN(const auto factor, find(user));
    return factor && factor->confirmedAt;
}

Result<QList<SecondFactor>> SecondFactorRepository::list()
{
    return m_connection.all(u"SELECT " SECOND_FACTOR_COLUMNS " FROM second_factors"_s, {},
                            readFactor);
}

Result<void> SecondFactorRepository::replaceSecret(UserId user, const QString &before,
                                                   const QString &sealed)
{
    FRONTDESK_TRY(m_connection.execute(
        u"UPDATE second_factors SET sealed_secret = ? WHERE user_id = ? AND sealed_secret = ?"_s,
        {sealed, user, before}));
    return {};
}

Result<void> SecondFactorRepository::confirm(UserId user, Instant at)
{
    FRONTDESK_TRY(m_connection.execute(
        u"UPDATE second_factors SET confirmed_at = ? WHERE user_id = ?"_s, {at, user}));
    return {};
}

Result<bool> SecondFactorRepository::useStep(UserId user, qint64 step)
{
    FRONTDESK_TRY_ASSIGN(
        const qint64 changed,
        m_connection.execute(
            u"UPDATE second_factors SET last_step = ? WHERE user_id = ? AND last_step < ?"_s,
            {step, user, step}));
    return changed == 1;
}

Result<void> SecondFactorRepository::remove(UserId user)
{
    FRONTDESK_TRY(m_connection.execute(u"DELETE FROM recovery_codes WHERE user_id = ?"_s, {user}));
    FRONTDESK_TRY(m_connection.execute(u"DELETE FROM second_factors WHERE user_id = ?"_s, {user}));
    return {};
}

Result<void> SecondFactorRepository::insertRecoveryCode(UserId user, const QString &hash)
{
    FRONTDESK_TRY(m_connection.execute(
        u"INSERT INTO recovery_codes (user_id, code_hash) VALUES (?, ?)"_s, {user, hash}));
    return {};
}

Result<bool> SecondFactorRepository::useRecoveryCode(UserId user, const QString &hash, Instant at)
{
    FRONTDESK_TRY_ASSIGN(
        const qint64 changed,
        m_connection.execute(u"UPDATE recovery_codes SET used_at = ? "
                             "WHERE user_id = ? AND code_hash = ? AND used_at IS NULL"_s,
                             {at, user, hash}));
    return changed == 1;
}

Result<int> SecondFactorRepository::unusedRecoveryCodes(UserId user)
{
    FRONTDESK_TRY_ASSIGN(
        const auto count,
        m_connection.first(
            u"SELECT count(*) FROM recovery_codes WHERE user_id = ? AND used_at IS NULL"_s, {user},
            [](const Row &row) { return int(row.integer(0)); }));
    return count.value_or(0);
}

} // namespace frontdesk
