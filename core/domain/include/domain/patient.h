// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/stamp.h"

#include <QDate>
#include <QString>

namespace frontdesk {

struct Patient {
    PatientId id;
    UserId userId; ///< null where the patient has no log-in
    QString fullName;
    QDate dateOfBirth; ///< invalid where unknown
    QString phone;
    QString address;
    QString email;
    QString notes; ///< clinical notes: for doctors and administrators, where one record is read
    Stamp stamp;
    QString language {}; ///< of messages, "en" or "ar"; empty: the clinic's

    bool operator==(const Patient &) const = default;
};

} // namespace frontdesk
