// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/stamp.h"

#include <QString>

namespace frontdesk {

/// A room that is booked with the doctor.
struct Room {
    RoomId id;
    QString name;
    bool isActive = true; ///< new appointments may be in it
    Stamp stamp;

    bool operator==(const Room &) const = default;
};

} // namespace frontdesk
