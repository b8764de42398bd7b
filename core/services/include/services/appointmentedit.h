// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/appointment.h"

namespace frontdesk {

/// What is noted of an appointment, apart from where it is and how far it has come. Unset fields
/// stay.
struct AppointmentEdit {
    static constexpr int MostAlert = 200; ///< characters

    std::optional<QString> reason = {}; ///< at most 1,000 characters
    std::optional<QString> alert = {}; ///< one line, at most MostAlert
    std::optional<bool> reminds = {};
    std::optional<BookingChannel> channel = {};

    bool operator==(const AppointmentEdit &) const = default;
    bool isEmpty() const { return *this == AppointmentEdit(); }
};

/// What makes the notes of `before` those of `after`.
AppointmentEdit editBetween(const Appointment &before, const Appointment &after);
void applyEdit(Appointment &appointment, const AppointmentEdit &edit);

} // namespace frontdesk
