// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "domain/bookingrules.h"
#include "domain/clinictime.h"
#include "services/passwordrules.h"

#include <QMutex>
#include <QSemaphore>

#include <chrono>
#include <memory>

namespace frontdesk {

class ClinicalNotes;
class DataAccess;
class PasswordHasher;
class SecretBox;
class TokenSigner;
class Transaction;

/// The clinic's time zone as all threads share it; replaced whole when the profile changes.
class ClinicZone
{
public:
    explicit ClinicZone(ClinicTime time = {});
    std::shared_ptr<const ClinicTime> get() const;
    void set(ClinicTime time);

private:
    mutable QMutex m_mutex;
    std::shared_ptr<const ClinicTime> m_time;
};

struct TokenLifetimes {
    std::chrono::seconds access {std::chrono::minutes(10)};
    std::chrono::seconds refresh {std::chrono::hours(24 * 7)}; ///< idle
    std::chrono::seconds absolute {std::chrono::hours(24 * 30)};
    std::chrono::seconds absoluteStaff {std::chrono::hours(12)};
};

/// What is asked of those who sign in.
struct SignInRules {
    PasswordLengths passwords;
    bool totpRequiredForAdmins = false;
};

/// Who brings a reset code to its owner.
class PasswordResetDelivery
{
public:
    virtual ~PasswordResetDelivery() = default;
    /// Whether a message would leave; else no code is made.
    virtual Result<bool> isReady(Transaction &) { return true; }
    /// Puts the message into an outbox, within the transaction that makes the code. The code must
    /// not be logged, nor stored but sealed.
    virtual Result<void> deliver(Transaction &transaction, const User &user, const QString &code,
                                 Instant expiresAt) = 0;
};

/// What every service needs. Everything but `data` may be shared between threads.
struct ServiceContext {
    DataAccess &data; ///< this thread's own way to the database
    const Clock &clock;
    ClinicZone &zone;
    PasswordHasher &hasher;
    const TokenSigner &tokens;
    const SecretBox &secrets;
    const SecretBox &answers; ///< seals what is kept of requests' answers
    const SecretBox &cursors; ///< seals where lists go on
    QSemaphore &slowLogIns; ///< places for log-ins that are made to wait
    BookingRules rules;
    TokenLifetimes lifetimes;
    SignInRules signIn {};
    PasswordResetDelivery *resetDelivery = nullptr; ///< null: only administrators make codes
    const ClinicalNotes *notes = nullptr; ///< null: only where no notes are read or written
    const SecretBox *messages = nullptr; ///< seals what messages and webhooks need
    bool privateWebhooks = false; ///< webhooks may be in a private network
};

} // namespace frontdesk
