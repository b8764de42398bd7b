// SPDX-License-Identifier: GPL-3.0-or-later
#include "bookingcheck.h"

#include "domain/bookingrules.h"
#include "models/clinicformat.h"
#include "shell/bidi.h"
#include "shell/errortext.h"

#include <QCoreApplication>

namespace frontdesk {

namespace {

/// Gives this file's texts their context, where lupdate finds it.
struct BookingCheckWords {
    Q_DECLARE_TR_FUNCTIONS(BookingCheck)
};

const AppointmentDetails *overlapping(const QList<AppointmentDetails> &appointments,
                                      const BookingWish &wish)
{
    for (const AppointmentDetails &other : appointments) {
        if (other.appointment.id != wish.moving && occupies(other.appointment.status)
            && other.appointment.span.overlaps(wish.span))
            return &other;
    }
    return nullptr;
}

QString hoursText(const DoctorCalendar &doctor, QDate day, const ClinicTime &time,
                  const QLocale &locale)
{
    QStringList hours;
    for (const WorkingWindow &window : doctor.windows) {
        if (time.toDate(window.span.start) == day)
            hours.append(spanText(locale, time, window.span));
    }
    if (hours.isEmpty())
        return BookingCheckWords::tr("%1 does not work on that day.")
            .arg(bidiIsolated(doctor.doctor.fullName));
    return BookingCheckWords::tr("%1 works %2 on that day.")
        .arg(bidiIsolated(doctor.doctor.fullName), locale.createSeparatedList(hours));
}

} // namespace

std::optional<QString> conflictText(const DayFacts &facts, const BookingWish &wish, Role role,
                                    Instant now, const ClinicTime &time, const QLocale &locale)
{
    if (const AppointmentDetails *other = overlapping(facts.doctor.appointments, wish))
        return BookingCheckWords::tr("%1 has another appointment then: %2, %3.")
            .arg(bidiIsolated(facts.doctor.doctor.fullName),
                 spanText(locale, time, other->appointment.span), bidiIsolated(other->patientName));
    const SlotRequest request {wish.span, facts.doctor.windows, facts.doctor.doctor.isActive, now};
    const QList<Violation> found = violations(BookingRules {}, role, request);
    if (!found.isEmpty()) {
        if (found.first().code == ErrorCode::OutsideWorkingHours)
            return hoursText(facts.doctor, time.toDate(wish.span.start), time, locale);
        return errorText(toError(found));
    }
    if (wish.patientId.isNull())
        return std::nullopt;
    if (const AppointmentDetails *other = overlapping(facts.patient, wish))
        return BookingCheckWords::tr("The patient has another appointment then: %1 with %2.")
            .arg(spanText(locale, time, other->appointment.span), bidiIsolated(other->doctorName));
    return std::nullopt;
}

} // namespace frontdesk
