// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/calendarservice.h"

#include <QRandomGenerator>

namespace frontdesk::test {

using namespace Qt::StringLiterals;

/// An instant of a wall-clock time in the clinic's zone.
inline Instant wall(const ClinicTime &time, QDate day, int hour, int minute = 0)
{
    return time.resolve(day, WallTime {hour * 60 + minute}).first;
}

inline Doctor doctorNamed(const QString &name, const QString &specialty)
{
    Doctor doctor;
    doctor.id = DoctorId::generate();
    doctor.fullName = name;
    doctor.specialty = specialty;
    return doctor;
}

inline AppointmentDetails appointmentOf(const Doctor &doctor, const QString &patient,
                                        const Interval &span, AppointmentStatus status,
                                        const QString &reason = {})
{
    AppointmentDetails details;
    details.appointment.id = AppointmentId::generate();
    details.appointment.patientId = PatientId::generate();
    details.appointment.doctorId = doctor.id;
    details.appointment.span = span;
    details.appointment.status = status;
    details.appointment.reason = reason;
    details.patientName = patient;
    details.patientPhone = QStringLiteral("0171 5550123");
    details.doctorName = doctor.fullName;
    return details;
}

/// A believable full day: eight doctors, about 150 appointments, long names, crowded lanes.
inline QList<DoctorCalendar> busyDay(const ClinicTime &time, QDate day, int doctors = 8)
{
    static const QString names[] = {
        u"Dr Samira Haddad"_s, u"Dr Jonas Weber"_s,  u"Dr Maximiliane von Hohenberg-Langenfeld"_s,
        u"Dr Amina Okafor"_s,  u"د. ليلى منصور"_s,   u"Dr Pierre Lefèvre"_s,
        u"Dr Mei Tanaka"_s,    u"Dr Carlos Ortega"_s};
    static const QString specialties[] = {
        u"General practice"_s, u"Cardiology"_s,  u"Gastroenterology and hepatology"_s,
        u"Paediatrics"_s,      u"Dermatology"_s, u"Ophthalmology"_s,
        u"Dentistry"_s,        u"Orthopaedics"_s};
    static const QString patients[] = {
        u"Ahmed Haddad"_s,    u"Eva Schneider"_s,
        u"Liam O’Brien"_s,    u"Wilhelmina Konstantinopoulou-Featherstone"_s,
        u"محمد عبد الرحمن"_s, u"Nguyễn Thị Hương"_s,
        u"Anna Kowalska"_s,   u"João da Silva"_s,
        u"Fatma Yılmaz"_s,    u"Bo Li"_s,
        u"Grace Mwangi"_s};
    static const QString reasons[] = {
        u"Follow-up"_s, u"Blood pressure"_s,           u"Annual check-up"_s,
        QString(),      u"Vaccination, second dose"_s, u"Rash"_s};
    static const int slotLengths[] = {15, 20, 30, 10, 15, 20, 30, 15};
    using enum AppointmentStatus;
    QRandomGenerator random(7);
    QList<DoctorCalendar> result;
    for (int d = 0; d < doctors; ++d) {
        DoctorCalendar calendar;
        calendar.doctor = doctorNamed(names[d % 8], specialties[d % 8]);
        const int length = slotLengths[d % 8];
        calendar.windows = {{{wall(time, day, 8 + d % 2), wall(time, day, 12)}, length},
                            {{wall(time, day, 13), wall(time, day, 17, 30)}, length}};
        for (const WorkingWindow &window : std::as_const(calendar.windows)) {
            const std::chrono::minutes step(length);
            for (Instant at = window.span.start; at + step <= window.span.end; at += step) {
                if (random.bounded(100) < 18)
                    continue;
                const int hour = time.toLocal(at).minutes / 60;
                AppointmentStatus status = random.bounded(5) == 0 ? Pending : Confirmed;
                if (hour < 10)
                    status = random.bounded(8) == 0 ? NoShow : Completed;
                else if (hour == 10)
                    status = random.bounded(3) == 0 ? InProgress : Arrived;
                const int slotCount = random.bounded(6) == 0 ? 2 : 1;
                const Instant end = std::min(at + step * slotCount, window.span.end);
                calendar.appointments.append(appointmentOf(calendar.doctor,
                                                           patients[random.bounded(11)], {at, end},
                                                           status, reasons[random.bounded(6)]));
                at = end - step;
            }
        }
        if (d == 3) { // what a migration may leave behind: many at once
            for (int i = 0; i < 6; ++i)
                calendar.appointments.append(appointmentOf(
                    calendar.doctor, patients[i],
                    {wall(time, day, 14, 5 * i), wall(time, day, 15, 5 * i)}, Confirmed));
        }
        result.append(calendar);
    }
    return result;
}

} // namespace frontdesk::test
