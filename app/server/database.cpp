// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "base/clock.h"
#include "passwordinput.h"
#include "services/backend.h"
#include "services/demodata.h"
#include "services/housekeeping.h"
#include "services/services.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// The number that an option was given, from `least` to `most`.
Result<int> numberOption(const QCommandLineParser &options, const QString &name, int least,
                         int most)
{
    bool isNumber = false;
    const int number = options.value(name).toInt(&isNumber);
    if (!isNumber || number < least || number > most)
        return fail(ErrorCode::ConfigInvalid,
                    u"--%1 must be a number from %2 to %3"_s.arg(name).arg(least).arg(most));
    return number;
}

} // namespace

Result<void> migrate(const CommandContext &context)
{
    const SystemClock clock;
    FRONTDESK_TRY_ASSIGN(const auto backend, Backend::open(context.config, clock, context.logger));
    print(u"the schema of %1 is up to date"_s.arg(backend->database().location().display()));
    return {};
}

Result<void> createAdmin(const CommandContext &context)
{
    const QString email = context.options.value(u"email"_s);
    if (email.isEmpty())
        return fail(ErrorCode::ConfigInvalid, u"create-admin needs --email EMAIL"_s);
    FRONTDESK_TRY_ASSIGN(const QString password, readPassword());
    const SystemClock clock;
    FRONTDESK_TRY_ASSIGN(const auto backend, Backend::open(context.config, clock, context.logger));
    FRONTDESK_TRY_ASSIGN(const auto scope, backend->scope());
    FRONTDESK_TRY_ASSIGN(const User user,
                         scope->services().auth.createAdministrator(
                             email, password, {Channel::CommandLine, u"command line"_s, {}}));
    print(u"%1 is an administrator"_s.arg(user.email));
    return {};
}

Result<void> rotateKey(const CommandContext &context)
{
    const SystemClock clock;
    FRONTDESK_TRY_ASSIGN(const auto backend, Backend::open(context.config, clock, context.logger));
    FRONTDESK_TRY(backend->rotateKey());
    print(u"there is a new key; the old one's access tokens are accepted until they end"_s);
    return {};
}

Result<void> verifyAudit(const CommandContext &context)
{
    const SystemClock clock;
    FRONTDESK_TRY_ASSIGN(const auto backend, Backend::open(context.config, clock, context.logger));
    FRONTDESK_TRY_ASSIGN(const auto house, backend->housekeeping());
    AuditChain &audit = house->audit();
    if (context.options.isSet(u"new-anchor"_s))
        FRONTDESK_TRY(audit.anchorAnew());
    FRONTDESK_TRY_ASSIGN(const AuditVerdict verdict,
                         audit.verify(context.options.value(u"head"_s)));
    if (!verdict.isSound())
        return fail(ErrorCode::Internal, u"the audit trail is not sound: %1"_s.arg(verdict.fault));
    print(u"the audit trail is sound: %1 rows, and %2 that are not sealed yet"_s.arg(verdict.rows)
              .arg(verdict.waiting));
    if (!verdict.isAnchored)
        print(
            u"this machine had no anchor of it: whether rows were cut off at the end, a head that "
            "was kept elsewhere can tell"_s);
    print(u"head: %1"_s.arg(verdict.head));
    return {};
}

Result<void> demoData(const CommandContext &context)
{
    constexpr int Many = 1'000'000;
    DemoOptions wanted;
    FRONTDESK_TRY_ASSIGN(wanted.doctors, numberOption(context.options, u"doctors"_s, 1, 200));
    FRONTDESK_TRY_ASSIGN(wanted.patients, numberOption(context.options, u"patients"_s, 1, Many));
    FRONTDESK_TRY_ASSIGN(wanted.appointments,
                         numberOption(context.options, u"appointments"_s, 0, Many));
    FRONTDESK_TRY_ASSIGN(const int seed, numberOption(context.options, u"seed"_s, 0,
                                                      std::numeric_limits<int>::max()));
    wanted.seed = quint32(seed);
    const SystemClock clock;
    FRONTDESK_TRY_ASSIGN(const auto backend, Backend::open(context.config, clock, context.logger));
    FRONTDESK_TRY(backend->fillDemo(wanted));
    print(u"The demo clinic's log-ins:"_s);
    for (const DemoAccount &account : demoAccounts())
        print(u"  %1  %2  %3"_s.arg(toString(account.role), -12)
                  .arg(account.email, -32)
                  .arg(account.password));
    return {};
}

} // namespace frontdesk
