// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "appointments/bookingform.h"
#include "services/seriesservice.h"

namespace frontdesk {

/// What a save gives: what was done before it failed stays done.
struct BookingForm::Outcome {
    std::optional<Patient> created;
    QList<AppointmentDetails> booked; ///< by start; several of a series
    QList<PlannedOccurrence> planned; ///< of a series that was not booked, where one cannot be had
    Error error; ///< where nothing was booked
    bool patientRefused = false; ///< the error is about the new patient
    std::optional<Result<void>> waits; ///< for an earlier time, where that was wanted
};

} // namespace frontdesk
