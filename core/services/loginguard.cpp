// SPDX-License-Identifier: GPL-3.0-or-later
#include "loginguard.h"

#include "domain/user.h"
#include "security/secrets.h"
#include "storage/database.h"
#include "storage/loginattemptrepository.h"

#include <QSemaphoreReleaser>

#include <array>

#include <arpa/inet.h>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

using Kind = LoginAttemptRepository::Kind;

/// Another server's clock may be ahead by so much; what lies further ahead is a clock set back.
constexpr std::chrono::minutes ClockSkew {1};

tl::unexpected<Error> tooMany(std::chrono::milliseconds wait)
{
    Error error {ErrorCode::TooManyRequests, u"Too many failed log-ins; try again later"_s, {}, {}};
    error.retryAfter =
        std::max(std::chrono::seconds(1), std::chrono::ceil<std::chrono::seconds>(wait));
    return fail(std::move(error));
}

} // namespace

LoginGuard::LoginGuard(const ServiceContext &context, const QString &email, const QString &address)
    : m_context(context)
    , m_account(accountHash(email))
    , m_address(addressKey(address))
    , m_id(generateUuidV7())
{
}

QString LoginGuard::accountHash(const QString &email)
{
    return tokenHash("account: "_L1 + normalisedEmail(email));
}

QString LoginGuard::addressKey(const QString &address)
{
    constexpr std::size_t networkBytes = 8;
    std::array<unsigned char, sizeof(in6_addr)> bytes {};
    const QByteArray text = address.toLatin1();
    if (inet_pton(AF_INET6, text.constData(), bytes.data()) != 1)
        return address;
    if (const auto *v6 = reinterpret_cast<const in6_addr *>(bytes.data()); IN6_IS_ADDR_V4MAPPED(v6))
        return address.section(u':', -1);
    std::fill(bytes.begin() + networkBytes, bytes.end(), 0);
    std::array<char, INET6_ADDRSTRLEN> network {};
    inet_ntop(AF_INET6, bytes.data(), network.data(), network.size());
    return QString::fromLatin1(network.data()) + "/64"_L1;
}

Result<int> LoginGuard::count()
{
    return m_context.data.writeApart([&](Transaction &transaction) -> Result<int> {
        const Instant now = m_context.clock.now();
        LoginAttemptRepository attempts(transaction.connection());
        FRONTDESK_TRY(attempts.lock(m_account));
        FRONTDESK_TRY_ASSIGN(const auto here, attempts.times(Kind::LogIn, m_account, m_address,
                                                             now - Window, now + ClockSkew));
        if (here.size() >= MostFailures)
            return tooMany(here[here.size() - MostFailures] + Window - now);
        FRONTDESK_TRY_ASSIGN(const auto anywhere,
                             attempts.times(Kind::LogIn, m_account, std::nullopt, now - SlowWindow,
                                            now + ClockSkew));
        FRONTDESK_TRY(attempts.insert(m_id, Kind::LogIn, m_account, m_address, now));
        FRONTDESK_TRY(attempts.sweep(now - SlowWindow));
        return int(anywhere.size()) + 1;
    });
}

Result<void> LoginGuard::slowDown()
{
    // One at a time: a wait holds a worker thread, and guessing must not hold them all.
    if (!m_context.slowLogIns.tryAcquire())
        return tooMany(SlowPause);
    const QSemaphoreReleaser releaser(m_context.slowLogIns);
    m_context.clock.pause(SlowPause);
    return {};
}

Result<void> LoginGuard::enter()
{
    FRONTDESK_TRY_ASSIGN(const int attempts, count());
    if (attempts <= FailuresBeforeSlow)
        return {};
    Result<void> waited = slowDown();
    if (!waited)
        withdraw();
    return waited;
}

Result<void> LoginGuard::succeed(Transaction &transaction)
{
    return LoginAttemptRepository(transaction.connection()).clear(m_account, m_address);
}

void LoginGuard::withdraw()
{
    // Where even this fails the attempt counts, which is the safe side.
    (void)m_context.data.writeApart([&](Transaction &transaction) {
        return LoginAttemptRepository(transaction.connection()).remove(m_id);
    });
}

} // namespace frontdesk
