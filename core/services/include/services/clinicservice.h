// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/actor.h"
#include "services/context.h"

namespace frontdesk {

/// The clinic's own particulars, the same for every desk and server on one database.
struct ClinicProfile {
    QString name;
    QString timeZone; ///< IANA name

    bool operator==(const ClinicProfile &) const = default;
};

class ClinicService
{
public:
    explicit ClinicService(const ServiceContext &context)
        : m_context(context)
    {
    }

    Result<ClinicProfile> profile();
    /// Administrators, and the first-run set-up while there is no administrator yet.
    Result<ClinicProfile> setProfile(const Actor &actor, const ClinicProfile &profile);

private:
    const ServiceContext &m_context;
};

} // namespace frontdesk
