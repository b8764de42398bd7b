// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/walkin.h"
#include "services/appointmentservice.h"

namespace frontdesk {

struct WalkIn {
    PatientId patientId;
    DoctorId doctorId; ///< null: any of the specialty
    QString specialty; ///< empty: any; not with a doctor
    QString note; ///< at most 1,000 characters: why they come
    Urgency urgency = Urgency::Routine;
};

/// One in the untimed queue, with the names a person needs to see beside it.
struct QueueDetails {
    QueueEntry entry;
    QString patientName;
    QString patientPhone;
    QString doctorName; ///< empty where no doctor is named

    bool operator==(const QueueDetails &) const = default;
};

/// What became of one who walked in: an appointment at once, or a place in the queue.
struct WalkInOutcome {
    std::optional<AppointmentDetails> appointment;
    std::optional<QueueDetails> queued;
};

struct TakeIn {
    DoctorId doctorId; ///< null: the entry's own, else the first who is free
    AppointmentStatus status = AppointmentStatus::Arrived; ///< or InProgress
    std::optional<int> durationMinutes; ///< unset: a slot, or less up to what comes next
};

/// Those who come without an appointment. Who is seen at once, or is taken in from the queue, has
/// an appointment from then on, and its status alone tells how far the visit is.
///
/// For the desk; a doctor for themselves, with those whom they could see.
class QueueService
{
public:
    static constexpr int LeastMinutes = 5;

    explicit QueueService(const ServiceContext &context)
        : m_context(context)
    {
    }

    /// An appointment that has arrived, with the first doctor who is free for a whole slot; if
    /// there is none, a place in the queue. AlreadyExists for one who waits there.
    Result<WalkInOutcome> walkIn(const Actor &actor, const WalkIn &wanted);
    /// Those who wait: the most urgent first, among these who came first.
    Result<QList<QueueDetails>> list(const Actor &actor);
    /// NoDoctorFree or SlotTaken where nobody can see them now.
    Result<AppointmentDetails> take(const Actor &actor, QueueEntryId id, const TakeIn &wanted);
    /// They went away, or were sent elsewhere.
    Result<void> leave(const Actor &actor, QueueEntryId id, std::optional<qint64> expectedVersion);

private:
    const ServiceContext &m_context;
};

} // namespace frontdesk
