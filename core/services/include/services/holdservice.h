// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/actor.h"
#include "domain/hold.h"
#include "services/context.h"

namespace frontdesk {

struct NewHold {
    DoctorId doctorId;
    Instant start;
    std::optional<Instant> end; ///< unset: as long as the type, or as one slot of the schedule
    AppointmentTypeId typeId;
    RoomId roomId; ///< staff: the room is held too
};

/// Times that somebody holds while they fill in a booking. That a hold overlaps neither an
/// appointment nor another hold is the database's own guarantee; the loser gets SlotTaken or
/// RoomBusy. What has expired is removed by whichever hold or booking comes next, before it looks.
class HoldService
{
public:
    explicit HoldService(const ServiceContext &context)
        : m_context(context)
    {
    }

    /// Holds the time for Hold::Lifetime. Patients are bound by the rules of booking and by
    /// Hold::MostOfAPatient (TooManyHolds); a doctor holds in their own calendar.
    Result<Hold> create(const Actor &actor, const NewHold &wanted);
    /// Frees it; NotFound where it is another's, has expired or was used.
    Result<void> remove(const Actor &actor, HoldId id);

private:
    Result<Hold> tryToHold(Transaction &transaction, const Actor &actor, const NewHold &wanted);

    const ServiceContext &m_context;
};

} // namespace frontdesk
