// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/buffers.h"
#include "domain/ids.h"
#include "domain/stamp.h"

#include <QList>
#include <QString>

namespace frontdesk {

/// A kind of appointment: what it is for decides how long it takes.
struct AppointmentType {
    static constexpr int LeastMinutes = 5;
    static constexpr int MostMinutes = 720;

    AppointmentTypeId id;
    QString name;
    int durationMinutes = 20; ///< LeastMinutes to MostMinutes
    Buffers buffers;
    QString colour; ///< "#rrggbb", in lower case
    bool bookableOnline = true; ///< patients see it and book it themselves
    QList<DoctorId> doctors; ///< who offer it; empty: all
    bool isActive = true; ///< new appointments may be of it
    Stamp stamp;

    bool isOfferedBy(DoctorId doctor) const
    {
        return isActive && (doctors.isEmpty() || doctors.contains(doctor));
    }
    std::chrono::minutes duration() const { return std::chrono::minutes(durationMinutes); }

    bool operator==(const AppointmentType &) const = default;
};

} // namespace frontdesk
