// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/actor.h"
#include "domain/appointmenttype.h"
#include "services/context.h"
#include "services/page.h"

namespace frontdesk {

struct NewAppointmentType {
    QString name; ///< 1 to 100 characters; no two types have the same
    int durationMinutes = 20; ///< see AppointmentType
    int bufferBeforeMinutes = 0; ///< see Buffers
    int bufferAfterMinutes = 0;
    QString colour; ///< "#rrggbb"; empty: grey
    bool bookableOnline = true;
    QList<DoctorId> doctors; ///< empty: all
};

/// What to change; unset fields stay. Appointments that are booked already keep their times.
struct AppointmentTypeChanges {
    std::optional<QString> name;
    std::optional<int> durationMinutes;
    std::optional<int> bufferBeforeMinutes;
    std::optional<int> bufferAfterMinutes;
    std::optional<QString> colour;
    std::optional<bool> bookableOnline;
    std::optional<QList<DoctorId>> doctors;
    std::optional<bool> isActive;
};

/// The kinds of appointments of the clinic. Administrators change them, everybody signed in sees
/// them; patients only those that they can book themselves.
class AppointmentTypeService
{
public:
    static constexpr int MostDoctors = 500;

    explicit AppointmentTypeService(const ServiceContext &context)
        : m_context(context)
    {
    }

    Result<AppointmentType> create(const Actor &actor, const NewAppointmentType &wanted);
    Result<AppointmentType> get(const Actor &actor, AppointmentTypeId id);
    /// Ordered by name.
    Result<Page<AppointmentType>> list(const Actor &actor, bool activeOnly,
                                       const PageRequest &page);
    Result<AppointmentType> update(const Actor &actor, AppointmentTypeId id,
                                   const AppointmentTypeChanges &changes,
                                   std::optional<qint64> expectedVersion);

private:
    const ServiceContext &m_context;
};

} // namespace frontdesk
