// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/context.h"

#include <QUuid>

namespace frontdesk {

class Transaction;

/// Guards a password against guessing. After five failures within 15 minutes from one address an
/// account is closed to that address for as long as that lasts; after 20 within an hour, from
/// wherever, each attempt waits. Nobody can lock anybody else out.
///
/// An attempt counts from its beginning, so that many at once are not tried before the first one
/// has failed.
class LoginGuard
{
public:
    static constexpr int MostFailures = 5;
    static constexpr std::chrono::minutes Window {15};
    static constexpr int FailuresBeforeSlow = 20;
    static constexpr std::chrono::hours SlowWindow {1};
    static constexpr std::chrono::seconds SlowPause {2};

    LoginGuard(const ServiceContext &context, const QString &email, const QString &address);

    /// Counts an attempt; TooManyRequests where it must not be made. May wait.
    Result<void> enter();
    /// The attempt was right: forgets this address's failures.
    Result<void> succeed(Transaction &transaction);
    /// The attempt was neither right nor wrong: it does not count.
    void withdraw();

    /// What stands for an account in the database, whether there is one or not.
    static QString accountHash(const QString &email);
    /// What an address is counted as: of IPv6 the network, as one client has all of its addresses.
    static QString addressKey(const QString &address);

private:
    /// How many failed within SlowWindow, counting this one in.
    Result<int> count();
    Result<void> slowDown();

    const ServiceContext &m_context;
    QString m_account;
    QString m_address;
    QUuid m_id;
};

} // namespace frontdesk
