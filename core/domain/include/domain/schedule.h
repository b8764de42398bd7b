// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/stamp.h"

#include <QDate>

#include <compare>
#include <optional>

namespace frontdesk {

/// A wall-clock time in the clinic's zone, in minutes after midnight: 0 to 1440 (24:00, an end
/// only).
struct WallTime {
    int minutes = 0;

    auto operator<=>(const WallTime &) const = default;
};

/// "HH:MM"; "24:00" is allowed.
QString toString(WallTime time);
std::optional<WallTime> parseWallTime(QStringView text);

/// A doctor's weekly working window: every `weekInterval`-th week on one weekday, between two
/// dates.
struct Schedule {
    ScheduleId id;
    DoctorId doctorId;
    int dayOfWeek = 1; ///< ISO 8601: Monday 1 to Sunday 7
    WallTime start;
    WallTime end;
    int slotMinutes = 15; ///< length of a bookable slot; slots are counted from `start`
    QDate validFrom; ///< invalid: from ever. Also the anchor of alternating weeks
    QDate validTo; ///< the last valid day; invalid: for ever
    int weekInterval = 1; ///< 1: every week, 2: every other week counted from validFrom's week
    Stamp stamp;

    bool operator==(const Schedule &) const = default;

    /// Whether the window applies on `day`.
    bool appliesOn(QDate day) const;
};

/// Two windows of one doctor that share a minute of some day they both apply on.
bool overlap(const Schedule &a, const Schedule &b);

} // namespace frontdesk
