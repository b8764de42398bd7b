// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/appointment.h"

namespace frontdesk {

using namespace Qt::StringLiterals;
using enum AppointmentStatus;

QLatin1StringView toString(AppointmentStatus status)
{
    switch (status) {
    case Pending:
        return "PENDING"_L1;
    case Confirmed:
        return "CONFIRMED"_L1;
    case Arrived:
        return "ARRIVED"_L1;
    case InProgress:
        return "IN_PROGRESS"_L1;
    case Completed:
        return "COMPLETED"_L1;
    case Cancelled:
        return "CANCELLED"_L1;
    case NoShow:
        return "NO_SHOW"_L1;
    }
    Q_UNREACHABLE();
}

QList<AppointmentStatus> allAppointmentStatuses()
{
    return {Pending, Confirmed, Arrived, InProgress, Completed, Cancelled, NoShow};
}

std::optional<AppointmentStatus> parseAppointmentStatus(QStringView text)
{
    for (const AppointmentStatus status : allAppointmentStatuses()) {
        if (text == toString(status))
            return status;
    }
    return std::nullopt;
}

QLatin1StringView toString(BookingChannel channel)
{
    switch (channel) {
    case BookingChannel::Phone:
        return "PHONE"_L1;
    case BookingChannel::Desk:
        return "DESK"_L1;
    case BookingChannel::App:
        return "APP"_L1;
    case BookingChannel::WalkIn:
        return "WALK_IN"_L1;
    }
    Q_UNREACHABLE();
}

QList<BookingChannel> allBookingChannels()
{
    using enum BookingChannel;
    return {Phone, Desk, App, WalkIn};
}

std::optional<BookingChannel> parseBookingChannel(QStringView text)
{
    for (const BookingChannel channel : allBookingChannels()) {
        if (text == toString(channel))
            return channel;
    }
    return std::nullopt;
}

bool occupies(AppointmentStatus status)
{
    return status != Cancelled && status != NoShow;
}

bool isFinal(AppointmentStatus status)
{
    return status == Completed || status == Cancelled || status == NoShow;
}

bool mayFollow(AppointmentStatus from, AppointmentStatus to)
{
    switch (to) {
    case Pending:
        return false;
    case Confirmed:
        // Back from Arrived: a check-in on the wrong patient must be correctable.
        return from == Pending || from == Arrived;
    case Arrived:
        return from == Pending || from == Confirmed || from == InProgress;
    case InProgress:
        return from == Confirmed || from == Arrived;
    case Completed:
        return from == InProgress || from == Arrived;
    case Cancelled:
        return from == Pending || from == Confirmed || from == Arrived;
    case NoShow:
        return from == Pending || from == Confirmed;
    }
    Q_UNREACHABLE();
}

std::optional<AppointmentStatus> usualNext(AppointmentStatus status)
{
    switch (status) {
    case Pending:
        return Confirmed;
    case Confirmed:
        return Arrived;
    case Arrived:
        return InProgress;
    case InProgress:
        return Completed;
    case Completed:
    case Cancelled:
    case NoShow:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

bool mayRevert(AppointmentStatus from, AppointmentStatus to)
{
    return mayFollow(to, from);
}

void revertStatus(Appointment &appointment, AppointmentStatus to)
{
    const AppointmentStatus from = std::exchange(appointment.status, to);
    switch (from) {
    case Pending:
        break;
    case Confirmed:
        appointment.confirmedAt.reset();
        break;
    case Arrived:
        appointment.arrivedAt.reset();
        break;
    case InProgress:
        appointment.startedAt.reset();
        break;
    case Completed:
        appointment.completedAt.reset();
        break;
    case Cancelled:
        appointment.cancelledAt.reset();
        break;
    case NoShow:
        appointment.noShowAt.reset();
        break;
    }
    if (!occupies(from))
        appointment.cancelReason.clear();
}

void applyStatus(Appointment &appointment, AppointmentStatus status, Instant at)
{
    appointment.status = status;
    switch (status) {
    case Pending:
        break;
    case Confirmed:
        // On the way back from a mistaken step the earlier one keeps its time.
        appointment.confirmedAt = appointment.confirmedAt.value_or(at);
        appointment.arrivedAt.reset();
        break;
    case Arrived:
        appointment.arrivedAt = appointment.arrivedAt.value_or(at);
        appointment.startedAt.reset();
        break;
    case InProgress:
        appointment.startedAt = at;
        break;
    case Completed:
        appointment.completedAt = at;
        break;
    case Cancelled:
        appointment.cancelledAt = at;
        break;
    case NoShow:
        appointment.noShowAt = at;
        break;
    }
}

} // namespace frontdesk
