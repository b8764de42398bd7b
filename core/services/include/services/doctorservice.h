// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/actor.h"
#include "domain/doctor.h"
#include "services/context.h"
#include "services/page.h"

namespace frontdesk {

struct NewDoctor {
    QString fullName; ///< 1 to 200 characters
    QString specialty; ///< 1 to 100 characters
    QString bio;
    QString phone;
    QString room;
};

/// What to change; unset fields stay.
struct DoctorChanges {
    std::optional<QString> fullName;
    std::optional<QString> specialty;
    std::optional<QString> bio;
    std::optional<QString> phone;
    std::optional<QString> room;
    std::optional<bool> isActive;
};

struct DoctorFilter {
    QString query; ///< a part of the name or specialty
    QString specialty; ///< exact, but for case
    bool activeOnly = false;
};

/// The clinic's doctors; administrators change them, everybody signed in sees them.
class DoctorService
{
public:
    explicit DoctorService(const ServiceContext &context)
        : m_context(context)
    {
    }

    Result<Doctor> create(const Actor &actor, const NewDoctor &doctor);
    Result<Doctor> get(const Actor &actor, DoctorId id);
    /// Ordered by name.
    Result<Page<Doctor>> list(const Actor &actor, const DoctorFilter &filter,
                              const PageRequest &page);
    Result<Doctor> update(const Actor &actor, DoctorId id, const DoctorChanges &changes,
                          std::optional<qint64> expectedVersion);

private:
    const ServiceContext &m_context;
};

} // namespace frontdesk
