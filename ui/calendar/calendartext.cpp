// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendartext.h"

#include "appointments/appointmenttext.h"
#include "models/clinicformat.h"
#include "shell/bidi.h"

#include <QCoreApplication>
#include <QStringList>
#include <QTextBoundaryFinder>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// Gives this file's texts their context, where lupdate finds it.
struct CalendarWords {
    Q_DECLARE_TR_FUNCTIONS(CalendarText)
};

/// "A. H." of "Ahmed Haddad": the first letter of each word, with its marks.
QString initials(const QString &name)
{
    QStringList letters;
    for (const QString &word : name.split(u' ', Qt::SkipEmptyParts)) {
        QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
        letters.append(word.left(finder.toNextBoundary()) + u'.');
    }
    return letters.join(u' ');
}

} // namespace

QString CalendarText::time(Instant at) const
{
    return timeText(m_locale, m_time, at);
}

QString CalendarText::range(const Interval &span) const
{
    return spanText(m_locale, m_time, span);
}

QString CalendarText::day(QDate date) const
{
    return m_locale.toString(
        date, CalendarWords::tr("dddd d MMMM", "a date without its year, Qt format"));
}

QString CalendarText::shortDay(QDate date) const
{
    return m_locale.toString(
        date, CalendarWords::tr("ddd d", "a short weekday and the day of the month, Qt format"));
}

QString CalendarText::patient(const AppointmentDetails &details) const
{
    return m_private ? initials(details.patientName) : details.patientName;
}

AppointmentDetails CalendarText::shown(const AppointmentDetails &details) const
{
    if (!m_private)
        return details;
    AppointmentDetails shown = details;
    shown.patientName = patient(details);
    shown.patientPhone.clear();
    shown.patientDateOfBirth = {};
    shown.appointment.reason.clear();
    shown.appointment.alert.clear();
    return shown;
}

QString CalendarText::closure(const Closure &closure) const
{
    if (!closure.label.isEmpty())
        return closure.label;
    return closure.kind == ExceptionKind::Break ? CalendarWords::tr("Break")
                                                : CalendarWords::tr("Time off");
}

QString CalendarText::booked(int count) const
{
    return CalendarWords::tr("%Ln booked", nullptr, count);
}

QString CalendarText::fullDay(QDate date) const
{
    return longDayText(m_locale, date);
}

QString CalendarText::appointment(const AppointmentDetails &details, const QString &edited) const
{
    const Appointment &appointment = details.appointment;
    QString text = CalendarWords::tr("%1, %2, %3 to %4, %5, %6",
                                     "patient, day, start, end, doctor, status: read aloud")
                       .arg(patient(details), day(m_time.toDate(appointment.span.start)),
                            time(appointment.span.start), time(appointment.span.end),
                            details.doctorName, standing(appointment));
    if (!appointment.alert.isEmpty() && !m_private)
        text = CalendarWords::tr("%1. Alert: %2", "an appointment, its alert: read aloud")
                   .arg(text, appointment.alert);
    return edited.isEmpty()
               ? text
               : CalendarWords::tr("%1. %2", "an appointment, who is editing it: read aloud")
                     .arg(text, edited);
}

QString CalendarText::remark(const Appointment &appointment, const QString &edited) const
{
    if (appointment.alert.isEmpty() || m_private)
        return edited;
    const QString alert = CalendarWords::tr("Alert: %1").arg(bidiIsolated(appointment.alert));
    return edited.isEmpty()
               ? alert
               : CalendarWords::tr("%1. %2", "an alert, who is editing it").arg(alert, edited);
}

QString CalendarText::standing(const Appointment &appointment) const
{
    const QString status = statusText(appointment.status);
    return appointment.overbooked ? CalendarWords::tr("%1, overbooked", "a status").arg(status)
                                  : status;
}

QString CalendarText::freeSlot(const Interval &slot, const QString &doctor, bool open) const
{
    const QString text =
        open ? CalendarWords::tr("%1, %2 to %3, %4, free", "day, start, end, doctor: read aloud")
             : CalendarWords::tr("%1, %2 to %3, %4, closed", "day, start, end, doctor: read aloud");
    return text.arg(day(m_time.toDate(slot.start)), time(slot.start), time(slot.end), doctor);
}

QString CalendarText::toolTip(const AppointmentDetails &whole, Instant now,
                              const QString &edited) const
{
    const AppointmentDetails details = shown(whole);
    const Appointment &appointment = details.appointment;
    QStringList lines {bidiIsolated(details.patientName), statusText(appointment.status),
                       whenText(m_locale, m_time, appointment.span)};
    for (const AppointmentFact &fact : appointmentFacts(m_locale, details, m_time.toDate(now)))
        lines.append(CalendarWords::tr("%1: %2", "what is told, what it is")
                         .arg(fact.name, bidiIsolated(fact.value)));
    if (!edited.isEmpty())
        lines.append(edited);
    return lines.join(u'\n');
}

QString CalendarText::dropPlace(const Interval &span, const QString &doctor) const
{
    const QDate date = m_time.toDate(span.start);
    return CalendarWords::tr("%1 %2, %3", "short weekday, time span, doctor")
        .arg(m_locale.dayName(date.dayOfWeek(), QLocale::ShortFormat), range(span),
             bidiIsolated(doctor));
}

QString CalendarText::movesAlong(int count) const
{
    return CalendarWords::tr("and %Ln more with it", nullptr, count);
}

QString CalendarText::verdict(Verdict verdict, const QString &doctor) const
{
    switch (verdict) {
    case Verdict::Free:
        return {};
    case Verdict::OffGrid:
        return CalendarWords::tr("Between two regular slots");
    case Verdict::OutsideHours:
        return CalendarWords::tr("Outside the working hours of %1").arg(bidiIsolated(doctor));
    case Verdict::InThePast:
        return CalendarWords::tr("This time has passed");
    case Verdict::OnBreak:
        return CalendarWords::tr("%1 has a break then").arg(bidiIsolated(doctor));
    case Verdict::TimeOff:
        return CalendarWords::tr("%1 is away then").arg(bidiIsolated(doctor));
    case Verdict::PatientBusy:
        return CalendarWords::tr("The patient has another appointment then");
    case Verdict::DoctorBusy:
        return CalendarWords::tr("%1 has another appointment then").arg(bidiIsolated(doctor));
    case Verdict::Held:
        return CalendarWords::tr("Somebody is about to book this time");
    case Verdict::NoColumn:
        return CalendarWords::tr("Not all of them would have a place");
    }
    Q_UNREACHABLE();
}

QString CalendarText::counts(int booked, int free) const
{
    return CalendarWords::tr("%1, %2", "number booked, number free")
        .arg(CalendarText::booked(booked), CalendarWords::tr("%Ln free", nullptr, free));
}

QString CalendarText::counts(int booked, int free, std::optional<Instant> next) const
{
    if (!next)
        return counts(booked, free);
    return CalendarWords::tr("%1, next at %2",
                             "numbers of booked and free, time of the next free slot")
        .arg(counts(booked, free), time(*next));
}

QString CalendarText::held() const
{
    return CalendarWords::tr("Held", "a time that somebody is about to book");
}

QString CalendarText::dayOff() const
{
    return CalendarWords::tr("Not working");
}

QString CalendarText::offset(int seconds) const
{
    const int minutes = qAbs(seconds) / 60;
    const QString hours = m_locale.toString(minutes / 60);
    const QString sign = seconds < 0 ? QString(QChar(0x2212)) : u"+"_s;
    if (minutes % 60 == 0)
        return CalendarWords::tr("UTC%1%2", "sign and hours of an offset").arg(sign, hours);
    return CalendarWords::tr("UTC%1%2:%3", "sign, hours and minutes of an offset")
        .arg(sign, hours, m_locale.toString(minutes % 60));
}

} // namespace frontdesk
