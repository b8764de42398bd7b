// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/actor.h"
#include "services/context.h"
#include "services/page.h"

namespace frontdesk {

struct NewUser {
    QString email;
    QString password;
    Role role =
        Role::Receptionist; ///< Admin or Receptionist; doctors and patients have their own way
};

/// What to change; unset fields stay.
struct UserChanges {
    std::optional<QString> email;
    std::optional<Role> role;
    std::optional<bool> isActive;
    std::optional<QString> password; ///< a reset by an administrator; ends the user's sessions
};

/// The clinic's log-ins; administrators only, but for one's own.
class UserService
{
public:
    explicit UserService(const ServiceContext &context)
        : m_context(context)
    {
    }

    Result<User> create(const Actor &actor, const NewUser &user);
    Result<User> get(const Actor &actor, UserId id);
    /// Ordered by e-mail. `query`: a part of the e-mail.
    Result<Page<User>> list(const Actor &actor, const QString &query, const PageRequest &page);
    /// The last active administrator cannot be disabled or demoted (IllegalTransition).
    Result<User> update(const Actor &actor, UserId id, const UserChanges &changes,
                        std::optional<qint64> expectedVersion);
    /// Disables the log-in and ends its sessions; nothing is deleted.
    Result<User> deactivate(const Actor &actor, UserId id, std::optional<qint64> expectedVersion);

private:
    const ServiceContext &m_context;
};

} // namespace frontdesk
