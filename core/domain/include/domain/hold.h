// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/buffers.h"
#include "domain/ids.h"

namespace frontdesk {

/// A time that is kept for somebody who is about to book it. It keeps others out as an appointment
/// does, until it expires.
struct Hold {
    static constexpr std::chrono::minutes Lifetime {5};
    static constexpr int MostOfAPatient = 3; ///< at once

    HoldId id;
    DoctorId doctorId;
    Interval span;
    AppointmentTypeId typeId; ///< null: of no type
    RoomId roomId; ///< null: no room
    Buffers buffers;
    UserId ownerId; ///< whose log-in holds it: nobody else may use it or end it
    Instant createdAt;
    Instant expiresAt; ///< from then on it is as if it were not there

    bool isExpired(Instant now) const { return expiresAt <= now; }
    bool operator==(const Hold &) const = default;
};

} // namespace frontdesk
