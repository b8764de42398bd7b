// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/user.h"
#include "services/context.h"

#include <QList>

namespace frontdesk {

struct DemoOptions {
    int doctors = 8; ///< 1 to 200
    int patients = 400; ///< 1 to 1,000,000
    int appointments = 900; ///< 0 to 1,000,000
    quint32 seed = 1;
};

/// A log-in of the demo clinic, to be shown to whoever tries it.
struct DemoAccount {
    QString email;
    QString password;
    Role role = Role::Admin;
};

/// The log-ins that fillDemo() makes.
QList<DemoAccount> demoAccounts();

/// Fills an empty database with a believable clinic: people with names of several scripts, working
/// hours with lunch breaks, a full day today, past days that are done and coming days that fill up.
/// The same options on the same day give the same clinic, ids included. AlreadyExists where there
/// are users already.
Result<void> fillDemo(const ServiceContext &context, const DemoOptions &options);

} // namespace frontdesk
