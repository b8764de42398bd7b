// SPDX-License-Identifier: GPL-3.0-or-later
#include "bookingcheck.h"

#include "domain/bookingrules.h"
#include "models/clinicformat.h"
#include "shell/bidi.h"
#include "shell/errortext.h"

#include <QCoreApplication>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// Gives this file's texts their context, where lupdate finds it.
struct BookingCheckWords {
    Q_DECLARE_TR_FUNCTIONS(BookingCheck)
};

const AppointmentDetails *overlapping(const QList<AppointmentDetails> &appointments,
                                      const BookingWish &wish, bool withBuffers)
{
    for (const AppointmentDetails &other : appointments) {
        const Appointment &one = other.appointment;
        const bool overlaps =
            withBuffers ? one.buffers.around(one.span).overlaps(wish.buffers.around(wish.span))
                        : one.span.overlaps(wish.span);
        if (one.id != wish.moving && occupies(one.status) && overlaps)
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

QString reasonText(const Violation &reason, const DayFacts *facts, const BookingWish &wish,
                   const ClinicTime &time, const QLocale &locale)
{
    if (reason.code == ErrorCode::OutsideWorkingHours && facts)
        return hoursText(facts->doctor, time.toDate(wish.span.start), time, locale);
    if (reason.code == ErrorCode::SlotTaken && facts) {
        if (const auto *other = overlapping(facts->doctor.appointments, wish, true))
            return BookingCheckWords::tr("%1 has another appointment then: %2, %3.")
                .arg(bidiIsolated(facts->doctor.doctor.fullName),
                     spanText(locale, time, other->appointment.span),
                     bidiIsolated(other->patientName));
        return BookingCheckWords::tr("Somebody is booking this time at the moment.");
    }
    if (reason.code == ErrorCode::PatientBusy && facts) {
        if (const auto *other = overlapping(facts->patient, wish, false))
            return BookingCheckWords::tr("The patient has another appointment then: %1 with %2.")
                .arg(spanText(locale, time, other->appointment.span),
                     bidiIsolated(other->doctorName));
    }
    return errorText(toError({reason}));
}

} // namespace

QList<Violation> reasonsFrom(const DayFacts &facts, const BookingWish &wish, Role role, Instant now)
{
    SlotRequest request {wish.span, facts.doctor.windows, facts.doctor.doctor.isActive, now};
    if (const auto *other = overlapping(facts.doctor.appointments, wish, true))
        request.doctorBusy = other->appointment.buffers.around(other->appointment.span);
    if (!wish.patientId.isNull()) {
        if (const auto *other = overlapping(facts.patient, wish, false))
            request.patientBusy = other->appointment.span;
    }
    return violations(BookingRules {}, role, request);
}

QStringList reasonTexts(const QList<Violation> &reasons, const DayFacts *facts,
                        const BookingWish &wish, const ClinicTime &time, const QLocale &locale)
{
    QStringList texts;
    for (const Violation &reason : reasons)
        texts.append(reasonText(reason, facts, wish, time, locale));
    return texts;
}

} // namespace frontdesk
