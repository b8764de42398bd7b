// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/stamp.h"

#include <QString>

namespace frontdesk {

struct Doctor {
    DoctorId id;
    UserId userId; ///< null where the doctor does not log in
    QString fullName;
    QString specialty;
    QString bio;
    QString phone;
    QString room;
    bool isActive = true;
    Stamp stamp;

    bool operator==(const Doctor &) const = default;
};

} // namespace frontdesk
