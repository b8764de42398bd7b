// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/calendarservice.h"
#include "services/queueservice.h"

#include <optional>

namespace frontdesk {

/// The columns of the flow board. All but the queue are an appointment's status.
enum class FlowStage {
    Queue, ///< without a time
    Expected,
    Arrived,
    InRoom,
    Done,
};

inline constexpr int FlowStages = 5;

/// One patient of the day on the board.
struct FlowCard {
    FlowStage stage = FlowStage::Expected;
    AppointmentId appointmentId; ///< null in the queue
    QueueEntryId queueId; ///< null but in the queue
    AppointmentStatus status = AppointmentStatus::Pending; ///< meaningless in the queue
    qint64 version = 1; ///< of the appointment or the queue's entry
    QString patient;
    QString doctor; ///< in the queue the doctor or specialty asked for; empty: any
    QString room; ///< kept for it, or else where the doctor sits
    QString alert; ///< for the staff; empty: none
    Interval span; ///< empty in the queue
    std::optional<Instant> since; ///< when this stage began; unset where it has no timer
    Urgency urgency = Urgency::Routine;

    bool operator==(const FlowCard &) const = default;
};

/// How long somebody has been where they are, for the eye.
enum class FlowDelay { None, Long, TooLong };

/// What the clock says of a card.
struct FlowTimer {
    /// Minutes late (expected), waited (queue, arrived) or in the room; unset: nothing to tell.
    std::optional<int> minutes;
    FlowDelay delay = FlowDelay::None;
};

/// Where an appointment of that status stands; nowhere where it is cancelled or missed.
std::optional<FlowStage> stageOf(AppointmentStatus status);
/// The status that the next stage gives; unset where there is none, or from the queue.
std::optional<AppointmentStatus> nextStatus(const FlowCard &card);
/// The status a stage back, to undo a step taken by mistake.
std::optional<AppointmentStatus> previousStatus(const FlowCard &card);

/// The day's cards, each stage in the order in which people are to be seen.
QList<FlowCard> flowCards(const QList<DoctorCalendar> &calendars, const QList<QueueDetails> &queue);

/// Late after 5 and 15 minutes, waiting long after 15 and 30; in the room when the planned time is
/// over, and when it is over by half.
FlowTimer timerOf(const FlowCard &card, Instant now);

} // namespace frontdesk
