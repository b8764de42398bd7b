// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/flowcard.h"

#include <algorithm>

namespace frontdesk {

namespace {

using std::chrono::minutes;

constexpr minutes LateLong {5};
constexpr minutes LateTooLong {15};
constexpr minutes WaitLong {15};
constexpr minutes WaitTooLong {30};

FlowDelay delayOf(minutes passed, minutes isLong, minutes isTooLong)
{
    if (passed >= isTooLong)
        return FlowDelay::TooLong;
    return passed >= isLong ? FlowDelay::Long : FlowDelay::None;
}

FlowCard cardOf(const AppointmentDetails &details, const Doctor &doctor, FlowStage stage)
{
    const Appointment &a = details.appointment;
    FlowCard card;
    card.stage = stage;
    card.appointmentId = a.id;
    card.status = a.status;
    card.version = a.stamp.version;
    card.patient = details.patientName;
    card.doctor = details.doctorName;
    card.room = details.roomName.isEmpty() ? doctor.room : details.roomName;
    card.alert = a.alert;
    card.span = a.span;
    if (stage == FlowStage::Expected)
        card.since = a.span.start;
    else if (stage == FlowStage::Arrived)
        card.since = a.arrivedAt;
    else if (stage == FlowStage::InRoom)
        card.since = a.startedAt;
    return card;
}

} // namespace

std::optional<FlowStage> stageOf(AppointmentStatus status)
{
    switch (status) {
    case AppointmentStatus::Pending:
    case AppointmentStatus::Confirmed:
        return FlowStage::Expected;
    case AppointmentStatus::Arrived:
        return FlowStage::Arrived;
    case AppointmentStatus::InProgress:
        return FlowStage::InRoom;
    case AppointmentStatus::Completed:
        return FlowStage::Done;
    case AppointmentStatus::Cancelled:
    case AppointmentStatus::NoShow:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

std::optional<AppointmentStatus> nextStatus(const FlowCard &card)
{
    switch (card.stage) {
    case FlowStage::Expected:
        return AppointmentStatus::Arrived;
    case FlowStage::Arrived:
        return AppointmentStatus::InProgress;
    case FlowStage::InRoom:
        return AppointmentStatus::Completed;
    case FlowStage::Queue:
    case FlowStage::Done:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

std::optional<AppointmentStatus> previousStatus(const FlowCard &card)
{
    if (card.stage == FlowStage::Arrived)
        return AppointmentStatus::Confirmed;
    if (card.stage == FlowStage::InRoom)
        return AppointmentStatus::Arrived;
    return std::nullopt;
}

QList<FlowCard> flowCards(const QList<DoctorCalendar> &calendars, const QList<QueueDetails> &queue)
{
    QList<FlowCard> cards;
    for (const DoctorCalendar &calendar : calendars) {
        for (const AppointmentDetails &details : calendar.appointments) {
            if (const auto stage = stageOf(details.appointment.status))
                cards.append(cardOf(details, calendar.doctor, *stage));
        }
    }
    std::sort(cards.begin(), cards.end(), [](const FlowCard &a, const FlowCard &b) {
        // Who came first is seen first; what is done stands with the latest on top.
        const auto place = [](const FlowCard &card) {
            return card.stage == FlowStage::Done ? -toMillis(card.span.start)
                                                 : toMillis(card.since.value_or(card.span.start));
        };
        return std::tuple(a.stage, place(a), a.appointmentId.uuid())
               < std::tuple(b.stage, place(b), b.appointmentId.uuid());
    });
    QList<FlowCard> waiting;
    for (const QueueDetails &details : queue) {
        FlowCard card;
        card.stage = FlowStage::Queue;
        card.queueId = details.entry.id;
        card.version = details.entry.stamp.version;
        card.patient = details.patientName;
        card.doctor = details.doctorName.isEmpty() ? details.entry.specialty : details.doctorName;
        card.since = details.entry.arrivedAt;
        card.urgency = details.entry.urgency;
        waiting.append(card);
    }
    return waiting + cards;
}

FlowTimer timerOf(const FlowCard &card, Instant now)
{
    if (!card.since || *card.since > now)
        return {};
    const auto passed = std::chrono::floor<minutes>(now - *card.since);
    switch (card.stage) {
    case FlowStage::Expected:
        if (passed < LateLong)
            return {};
        return {int(passed.count()), delayOf(passed, LateLong, LateTooLong)};
    case FlowStage::Queue:
    case FlowStage::Arrived:
        return {int(passed.count()), delayOf(passed, WaitLong, WaitTooLong)};
    case FlowStage::InRoom: {
        const auto planned = std::chrono::floor<minutes>(card.span.duration());
        return {int(passed.count()), delayOf(passed, planned, planned + planned / 2)};
    }
    case FlowStage::Done:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace frontdesk
