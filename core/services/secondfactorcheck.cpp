// SPDX-License-Identifier: GPL-3.0-or-later
#include "secondfactorcheck.h"

#include "audit.h"
#include "security/secretbox.h"
#include "security/totp.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

QByteArray secondFactorContext(UserId user)
{
    return "second_factors|sealed_secret|" + user.toString().toLatin1();
}

Result<void> useSecondFactor(const ServiceContext &context, Transaction &transaction,
                             const Actor &actor, const SecondFactor &factor, const QString &code)
{
    if (code.trimmed().isEmpty())
        return fail(ErrorCode::TotpRequired, u"This account needs a code of its second factor"_s);
    const QString message = u"The code is wrong, or was used before"_s;
    const Error wrong {
        ErrorCode::InvalidCredentials, message, {}, {{u"/totp"_s, u"wrong_code"_s, message}}};
    SecondFactorRepository factors(transaction.connection());
    if (totp::isCode(code)) {
        FRONTDESK_TRY_ASSIGN(
            const QByteArray secret,
            context.secrets.open(factor.sealedSecret, secondFactorContext(factor.userId)));
        const auto step = totp::matchingStep(secret, code, context.clock.now(), factor.lastStep);
        if (!step)
            return fail(wrong);
        FRONTDESK_TRY_ASSIGN(const bool first, factors.useStep(factor.userId, *step));
        return first ? Result<void>() : fail(wrong);
    }
    FRONTDESK_TRY_ASSIGN(
        const bool used,
        factors.useRecoveryCode(factor.userId, totp::recoveryCodeHash(code), context.clock.now()));
    if (!used)
        return fail(wrong);
    return writeAudit(transaction, context.clock, actor,
                      {"use_recovery_code"_L1, "user"_L1, factor.userId.toString(), {}, {}});
}

} // namespace frontdesk
