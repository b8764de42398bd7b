// SPDX-License-Identifier: GPL-3.0-or-later
#include "appointments/appointmenttext.h"

#include "models/clinicformat.h"
#include "shell/bidi.h"

#include <QCoreApplication>

namespace frontdesk
{

namespace
{

QString translated(const char *text)
{
    return QCoreApplication::translate("AppointmentText", text);
}

} // namespace

QString readBack(const QLocale &locale, const ClinicTime &time, const AppointmentDetails &details)
{
    const Interval span = details.appointment.span;
    //: read back to the patient: name, weekday and date, time, doctor
    return QCoreApplication::translate("AppointmentText", "%1: %2, %3, with %4")
        .arg(bidiIsolated(details.patientName), longDayText(locale, time.toDate(span.start)),
             spanText(locale, time, span), bidiIsolated(details.doctorName));
}

QStringList cancelReasons()
{
    return {translated("The patient cannot come"), translated("The patient is better"),
            translated("The doctor is away"), translated("Booked by mistake"),
            translated("Moved to another clinic")};
}

QString stepText(AppointmentStatus from, AppointmentStatus to)
{
    // Against the usual course a step is a correction, and says so.
    if (from == AppointmentStatus::Arrived && to == AppointmentStatus::Confirmed)
        return translated("Undo check-in");
    if (from == AppointmentStatus::InProgress && to == AppointmentStatus::Arrived)
        return translated("Back to waiting");
    switch (to) {
    case AppointmentStatus::Pending:
        return translated("Back to requested");
    case AppointmentStatus::Confirmed:
        return translated("Confirm");
    case AppointmentStatus::Arrived:
        return translated("Check in");
    case AppointmentStatus::InProgress:
        return translated("Into the room");
    case AppointmentStatus::Completed:
        return translated("Done");
    case AppointmentStatus::Cancelled:
        return translated("Cancel…");
    case AppointmentStatus::NoShow:
        return translated("No-show");
    }
    Q_UNREACHABLE();
}

} // namespace frontdesk
