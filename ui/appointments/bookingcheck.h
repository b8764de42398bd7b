// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/actor.h"
#include "services/calendarservice.h"

#include <QLocale>

#include <optional>

namespace frontdesk {

/// What the form knows of the day it books into.
struct DayFacts {
    DoctorCalendar doctor; ///< that day's windows and appointments
    QList<AppointmentDetails> patient; ///< the patient's appointments of that day, with any doctor
};

/// The wish that is checked against it.
struct BookingWish {
    Interval span;
    AppointmentId moving; ///< the appointment that is moved; null for a new one
    PatientId patientId; ///< null while none is chosen
};

/// Why the wish cannot be booked, as one sentence; nothing where it can. The database has the last
/// word: this only says early what it would say.
std::optional<QString> conflictText(const DayFacts &facts, const BookingWish &wish, Role role,
                                    Instant now, const ClinicTime &time, const QLocale &locale);

} // namespace frontdesk
