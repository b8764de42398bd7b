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
    RoomId roomId = {};
    Buffers buffers = {};

    bool operator==(const BookingWish &) const = default;
};

/// Every rule that the day's facts show to stop the wish, at once and without asking anybody. The
/// service knows more (the clinic's limits, holds, rooms), and the database has the last word.
QList<Violation> reasonsFrom(const DayFacts &facts, const BookingWish &wish, Role role,
                             Instant now);

/// Each reason as one sentence, with who or what is in the way as far as the facts (if any) tell.
QStringList reasonTexts(const QList<Violation> &reasons, const DayFacts *facts,
                        const BookingWish &wish, const ClinicTime &time, const QLocale &locale);

} // namespace frontdesk
