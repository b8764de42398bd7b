// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/interval.h"

#include <QMetaType>

#include <optional>

namespace frontdesk {

/// Which kind of row changed.
enum class ChangedEntity {
    Appointment, ///< a hold too: a time is taken, or free again
    Patient,
    Doctor,
    Schedule,
    User,
    Clinic,
    AppointmentType,
    Room,
    Waitlist, ///< an entry, or an offer to it
    Queue, ///< somebody in the untimed queue
    Notification, ///< something that a user is told: the user's id
    FreedSlot, ///< a time that can be had again: its doctor and span
};

QLatin1StringView toString(ChangedEntity entity);
std::optional<ChangedEntity> parseChangedEntity(QStringView text);

/// A committed change, as every desk hears of it. Ids and times alone: nothing about a person.
struct Change {
    ChangedEntity entity = ChangedEntity::Appointment;
    QUuid id;
    DoctorId doctorId; ///< whose calendar is affected; null where none or all
    /// For a freed slot its time; for an appointment the time affected: both the old and the new
    /// place after a move.
    Interval span;

    bool operator==(const Change &) const = default;
};

} // namespace frontdesk

Q_DECLARE_METATYPE(frontdesk::Change)
