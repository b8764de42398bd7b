// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/recurrence.h"
#include "domain/stamp.h"

#include <QString>

namespace frontdesk {

/// Appointments that were booked together. What each of them is, its own row says; this is the rule
/// that they came from, as it was agreed or last changed for all of them.
struct AppointmentSeries {
    SeriesId id;
    PatientId patientId;
    DoctorId doctorId;
    AppointmentTypeId typeId; ///< null: of no type
    RoomId roomId = {}; ///< kept for each of them; null: none
    Recurrence recurrence;
    int durationMinutes = 0;
    QString reason; ///< why the patient comes
    UserId createdBy;
    Stamp stamp;

    bool operator==(const AppointmentSeries &) const = default;
};

/// Which appointments of a series a change is about; what has begun or ended is never among them.
enum class SeriesScope {
    This, ///< one alone
    Following, ///< that one and all after it
    All,
};

/// The wire name: "THIS", "FOLLOWING", "ALL".
QLatin1StringView toString(SeriesScope scope);
std::optional<SeriesScope> parseSeriesScope(QStringView text);
QList<SeriesScope> allSeriesScopes();

} // namespace frontdesk
