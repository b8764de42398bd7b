// SPDX-License-Identifier: GPL-3.0-or-later
// A test clinic beside which log-ins can be asked with settings and deliveries of one's own.
#pragma once

#include "security/passwordhasher.h"
#include "security/secretbox.h"
#include "security/tokensigner.h"
#include "services/services.h"
#include "storage/database.h"
#include "support/result.h"
#include "support/testclinic.h"

namespace frontdesk::test {

/// Keeps the codes that it is to bring.
class RecordedDelivery final : public PasswordResetDelivery
{
public:
    Result<void> deliver(Transaction &, const User &user, const QString &code, Instant) override
    {
        emails.append(user.email);
        codes.append(code);
        return {};
    }

    QStringList emails;
    QStringList codes;
};

/// Services over a clinic's database, whose every rule of signing in a test may set.
class SigningDesk
{
public:
    explicit SigningDesk(TestClinic &clinic, const PasswordHasher::Cost &cost = {64, 1, 1})
        : hasher(cost)
        , m_access(std::move(*clinic.backend().database().access()))
        , context {*m_access, clinic.clock, clinic.backend().zone(),
                   hasher,    m_signer,     m_secrets,
                   m_secrets, m_secrets,    slow,
                   {},        {},           {},
                   &delivery}
    {
    }
    Q_DISABLE_COPY_MOVE(SigningDesk)

    /// Services as `context` says now.
    std::unique_ptr<Services> services() const { return std::make_unique<Services>(context); }

    RecordedDelivery delivery;
    PasswordHasher hasher;
    QSemaphore slow {1};

private:
    std::unique_ptr<DataAccess> m_access;
    InstanceKeys m_keys {QByteArray(32, 'k'), std::nullopt};
    TokenSigner m_signer {*TokenSigner::fromKeys(m_keys)};
    SecretBox m_secrets {m_keys, "test"};

public:
    ServiceContext context;
};

} // namespace frontdesk::test
