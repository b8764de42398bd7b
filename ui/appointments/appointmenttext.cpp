// SPDX-License-Identifier: GPL-3.0-or-later
#include "appointments/appointmenttext.h"

#include "models/clinicformat.h"
#include "shell/bidi.h"

#include <QCoreApplication>

namespace frontdesk {

namespace {

/// Gives this file's texts their context, where lupdate finds it.
struct AppointmentWords {
    Q_DECLARE_TR_FUNCTIONS(AppointmentText)
};

} // namespace

QString readBack(const QLocale &locale, const ClinicTime &time, const AppointmentDetails &details)
{
    const Interval span = details.appointment.span;
    //: read back to the patient: name, weekday and date, time, doctor
    return AppointmentWords::tr("%1: %2, %3, with %4")
        .arg(bidiIsolated(details.patientName), longDayText(locale, time.toDate(span.start)),
             spanText(locale, time, span), bidiIsolated(details.doctorName));
}

QString zoneText(const ClinicTime &time)
{
    return bidiIsolated(time.zoneName().replace(u'/', QStringLiteral("\u2060/\u2060")));
}

QString whenText(const QLocale &locale, const ClinicTime &time, const Interval &span)
{
    return AppointmentWords::tr("%1, %2 (%3)", "day, time, time zone")
        .arg(longDayText(locale, time.toDate(span.start)), spanText(locale, time, span),
             zoneText(time));
}

QList<AppointmentFact> appointmentFacts(const QLocale &locale, const AppointmentDetails &details,
                                        QDate today)
{
    const Appointment &appointment = details.appointment;
    const QDate born = details.patientDateOfBirth;
    const QString phone = details.patientPhone;
    QList<AppointmentFact> facts = {
        {AppointmentWords::tr("Alert"), appointment.alert, true},
        {AppointmentWords::tr("Doctor"), details.doctorName},
        {AppointmentWords::tr("Born"), born.isValid() ? birthText(locale, born, today) : QString()},
        {AppointmentWords::tr("Phone"), phone.isEmpty() ? phone : bidiIsolated(phone)},
        {AppointmentWords::tr("Type"), details.typeName},
        {AppointmentWords::tr("Room"), details.roomName},
        {AppointmentWords::tr("Reason"), appointment.reason},
        {AppointmentWords::tr("Booked by"), channelText(appointment.channel)},
        {AppointmentWords::tr("Reminders"),
         appointment.reminds ? QString() : AppointmentWords::tr("Not sent")},
        {AppointmentWords::tr("Overbooked", "why an appointment was"), appointment.overbookReason},
        {AppointmentWords::tr("Cancelled", "why an appointment was"), appointment.cancelReason}};
    facts.removeIf([](const AppointmentFact &fact) { return fact.value.isEmpty(); });
    return facts;
}

QString channelText(BookingChannel channel)
{
    switch (channel) {
    case BookingChannel::Phone:
        return AppointmentWords::tr("Phone", "how a booking came");
    case BookingChannel::Desk:
        return AppointmentWords::tr("At the desk", "how a booking came");
    case BookingChannel::App:
        return AppointmentWords::tr("App", "how a booking came");
    case BookingChannel::WalkIn:
        return AppointmentWords::tr("Walk-in", "how a booking came");
    }
    Q_UNREACHABLE();
}

QStringList cancelReasons()
{
    return {AppointmentWords::tr("The patient cannot come"),
            AppointmentWords::tr("The patient is better"),
            AppointmentWords::tr("The doctor is away"), AppointmentWords::tr("Booked by mistake"),
            AppointmentWords::tr("Moved to another clinic")};
}

QString stepText(AppointmentStatus from, AppointmentStatus to)
{
    // Against the usual course a step is a correction, and says so.
    if (from == AppointmentStatus::Arrived && to == AppointmentStatus::Confirmed)
        return AppointmentWords::tr("Undo check-in");
    if (from == AppointmentStatus::InProgress && to == AppointmentStatus::Arrived)
        return AppointmentWords::tr("Back to waiting");
    switch (to) {
    case AppointmentStatus::Pending:
        return AppointmentWords::tr("Back to requested");
    case AppointmentStatus::Confirmed:
        return AppointmentWords::tr("Confirm");
    case AppointmentStatus::Arrived:
        return AppointmentWords::tr("Check in");
    case AppointmentStatus::InProgress:
        return AppointmentWords::tr("Into the room");
    case AppointmentStatus::Completed:
        return AppointmentWords::tr("Done");
    case AppointmentStatus::Cancelled:
        return AppointmentWords::tr("Cancel…");
    case AppointmentStatus::NoShow:
        return AppointmentWords::tr("No-show");
    }
    Q_UNREACHABLE();
}

} // namespace frontdesk
