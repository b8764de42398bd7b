// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/slotfinder.h"
#include "domain/waitlist.h"

namespace frontdesk {

enum class QueueStatus {
    Waiting,
    Taken, ///< became an appointment, whose status tells the rest
    Left, ///< went away, or was sent elsewhere
};

/// The wire name: "WAITING", "TAKEN", "LEFT".
QLatin1StringView toString(QueueStatus status);
std::optional<QueueStatus> parseQueueStatus(QStringView text);

/// Somebody who is in the clinic without a time: for as long as no doctor is free for them.
struct QueueEntry {
    QueueEntryId id;
    PatientId patientId;
    DoctorId doctorId; ///< null: any of the specialty
    QString specialty; ///< empty: any
    QString note; ///< at most 1,000 characters
    Urgency urgency = Urgency::Routine;
    Instant arrivedAt;
    QueueStatus status = QueueStatus::Waiting;
    AppointmentId appointmentId; ///< of one that was taken in
    UserId createdBy;
    Stamp stamp;

    bool operator==(const QueueEntry &) const = default;
};

/// Who could see somebody who has just come in.
struct DoctorNow {
    DoctorId doctorId;
    QList<WorkingWindow> windows; ///< around now
    QList<Interval> busy; ///< around now
};

/// The time from `now` that the doctor is free, up to the end of the working window or what comes
/// next. Empty where they do not work or somebody is with them.
Interval freeTimeAt(const DoctorNow &doctor, Instant now);

/// Those who are free for a whole slot of theirs, with that slot; who is free for longest first.
QList<std::pair<DoctorId, Interval>> freeDoctors(const QList<DoctorNow> &doctors, Instant now);

} // namespace frontdesk
