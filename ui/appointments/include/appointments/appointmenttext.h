// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/clinictime.h"
#include "services/appointmentservice.h"

#include <QLocale>
#include <QStringList>

namespace frontdesk {

/// What was booked, to be read back on the phone: patient, weekday and date, time, doctor.
QString readBack(const QLocale &locale, const ClinicTime &time, const AppointmentDetails &details);

/// "Europe/Berlin", as one word in a sentence of any direction.
QString zoneText(const ClinicTime &time);

/// "Monday, 9 March 2026, 15:05–15:25 (Europe/Berlin)".
QString whenText(const QLocale &locale, const ClinicTime &time, const Interval &span);

struct AppointmentFact {
    QString name; ///< "Doctor"
    QString value; ///< never empty
    bool urgent = false; ///< not to be missed
};

/// What the details tell of an appointment beside patient, time and status, as far as it is known.
QList<AppointmentFact> appointmentFacts(const QLocale &locale, const AppointmentDetails &details,
                                        QDate today);

/// "Phone": how a booking came.
QString channelText(BookingChannel channel);

/// The usual reasons for a cancellation, in the order of the digits 1 to 5.
QStringList cancelReasons();

/// The name of the step that leads to `to`, as a button says it: "Check in".
QString stepText(AppointmentStatus from, AppointmentStatus to);

} // namespace frontdesk
