// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/actor.h"
#include "domain/appointment.h"
#include "domain/messagerules.h"
#include "domain/notification.h"
#include "domain/scheduleexception.h"
#include "domain/user.h"
#include "domain/waitlist.h"
#include "http/fieldspec.h"
#include "services/appointmentedit.h"

#include <QJsonArray>

// Fields that several bodies and answers have, each with what it means. The services hold the same
// limits, for the desktop comes to them too.
namespace frontdesk::field {

using namespace Qt::StringLiterals;

inline FieldType id(QLatin1StringView ofWhat)
{
    return uuid().about(ofWhat, "01890a5d-ac96-774b-bcce-b302099a8057"_L1);
}

inline FieldType ownId()
{
    return id("Never changes, and sorts by the time it was made (UUID version 7)"_L1);
}

inline FieldType doctorId()
{
    return id("The doctor"_L1);
}

inline FieldType patientId()
{
    return id("The patient"_L1);
}

inline FieldType logInId()
{
    return id("The log-in, where there is one"_L1);
}

inline FieldType name()
{
    return line(1, 200).about("The full name, as it is said to them"_L1, "Lena Fischer"_L1);
}

inline FieldType phone()
{
    return line(0, 40)
        .matching("^[0-9 +\\-().,/#*x]*$"_L1)
        .about("A phone number, as people write it"_L1, "+49 170 1234567"_L1);
}

inline FieldType address()
{
    return text(0, 500).about("The postal address"_L1, "Lindenstr. 4, Berlin"_L1);
}

inline FieldType emailAddress()
{
    return email().about("An e-mail address; upper and lower case are the same"_L1,
                         "lena@mail.example"_L1);
}

/// As the services say: how long it must be depends on the role.
inline FieldType password()
{
    return secret(1, 256).about(
        "At least 8 characters for patients and 12 for staff; common ones are refused"_L1);
}

/// Asked for as it is: what no account can have is refused like a wrong one.
inline FieldType presentPassword()
{
    return secret(1, 1000).about("The password"_L1);
}

inline FieldType birthDate()
{
    return date().about("The date of birth"_L1, "1990-05-17"_L1);
}

inline FieldType specialty()
{
    return line(1, 100).about("The doctor's specialty"_L1, "Cardiology"_L1);
}

inline FieldType anySpecialty()
{
    return line(0, 100).about("Only this specialty; any case"_L1, "cardiology"_L1);
}

inline FieldType bio()
{
    return text(0, 2000).about("What patients read about the doctor"_L1,
                               "Heart failure and arrhythmia. Speaks Arabic and German."_L1);
}

inline FieldType room()
{
    return line(0, 50).about("Where the doctor sees patients"_L1, "2"_L1);
}

inline FieldType typeId()
{
    return id("The type of appointment; absent: none"_L1);
}

inline FieldType roomId()
{
    return id("The room that is kept for it; absent: none"_L1);
}

inline FieldType newTypeId()
{
    return id(
        "Another type, with its buffers and, where no end is given, its length; null: none"_L1);
}

inline FieldType newRoomId()
{
    return id("Another room, to be kept instead; null: none"_L1);
}

inline FieldType label100(QLatin1StringView meaning, QLatin1StringView sample)
{
    return line(1, 100).about(meaning, sample);
}

inline FieldType bufferMinutes(QLatin1StringView meaning)
{
    return integer(0, Buffers::MostMinutes).about(meaning, 5);
}

inline FieldType bufferBefore()
{
    return bufferMinutes("How long doctor and room are kept free before it"_L1);
}

inline FieldType bufferAfter()
{
    return bufferMinutes("How long doctor and room are kept free after it"_L1);
}

inline FieldType colour()
{
    return line(0, 7).matching("^(#[0-9A-Fa-f]{6})?$"_L1).about("Its colour"_L1, "#2f7fd1"_L1);
}

inline FieldType overbookReason()
{
    return text(0, 500).about("Why it is put where something else is already"_L1,
                              "Acute pain, the doctor agrees"_L1);
}

inline FieldType alert()
{
    return line(0, AppointmentEdit::MostAlert)
        .about("Staff: what they must not miss about it; the patient does not see it"_L1,
               "Needs the step-free entrance"_L1);
}

inline FieldType reminders()
{
    return boolean().about("Whether the patient is sent reminders of it"_L1, true);
}

inline FieldType override_()
{
    return boolean().about(
        "Staff: book in spite of warnings (outside working hours, a type not offered)"_L1, true);
}

inline FieldType reason()
{
    return text(0, 1000).about("Why, in the patient's or the desk's words"_L1, "Check-up"_L1);
}

inline FieldType notes()
{
    return text(0, 4000).about(
        "Clinical notes, for doctors and administrators: patients and reception neither see nor write them"_L1,
        "Walks with a stick"_L1);
}

inline FieldType searchWords(QLatin1StringView inWhat, QLatin1StringView sample)
{
    return line(0, 200).about(inWhat, sample);
}

inline FieldType isActive(QLatin1StringView meaning)
{
    return boolean().about(meaning, true);
}

inline FieldType startTime()
{
    return instant().about("When it begins"_L1, "2026-03-09T14:00:00Z"_L1);
}

inline FieldType endTime()
{
    return instant().about("When it ends"_L1, "2026-03-09T14:20:00Z"_L1);
}

/// When something happened.
inline FieldType time(QLatin1StringView ofWhat)
{
    return instant().about(ofWhat, "2026-03-02T09:12:45.250Z"_L1);
}

inline FieldType dayOfWeek()
{
    return integer(1, 7).about("The day of the week: 1 is Monday, 7 is Sunday"_L1, 1);
}

/// The beginning of working hours.
inline FieldType opening()
{
    return wallTime().about("When the hours begin, in the clinic's zone"_L1, "09:00"_L1);
}

inline FieldType closing()
{
    return wallTime().about("When they end, in the clinic's zone; 24:00 is midnight"_L1,
                            "17:00"_L1);
}

inline FieldType slotMinutes()
{
    return integer(5, 240).about("How long a bookable slot is"_L1, 20);
}

inline FieldType firstDay()
{
    return date().about("The first day"_L1, "2026-03-09"_L1);
}

inline FieldType lastDay()
{
    return date().about("The last day, included"_L1, "2026-03-13"_L1);
}

inline FieldType label()
{
    return line(0, 100).about("What the calendar shows"_L1, "Congress"_L1);
}

inline FieldType validFrom()
{
    return date().about("The first day it holds on; absent: from ever"_L1, "2026-03-01"_L1);
}

inline FieldType validTo()
{
    return date().about("The last day it holds on; absent: for ever"_L1, "2026-12-31"_L1);
}

inline FieldType weekInterval()
{
    return integer(1, 8).about(
        "1 is every week; 2 every other one, counted from the week of validFrom"_L1, 1);
}

inline FieldType role()
{
    QStringList names;
    for (const Role role : {Role::Admin, Role::Receptionist, Role::Doctor, Role::Patient})
        names.append(QString(toString(role)));
    return choice(names).about("What the log-in may do"_L1, "RECEPTIONIST"_L1);
}

/// Of a log-in that is nobody's record.
inline FieldType officeRole()
{
    FieldType type = role();
    type.choices = {QString(toString(Role::Admin)), QString(toString(Role::Receptionist))};
    return type;
}

inline FieldType appointmentStatus()
{
    QStringList names;
    for (const AppointmentStatus status : allAppointmentStatuses())
        names.append(QString(toString(status)));
    return choice(names).about("Where the visit stands"_L1, "CONFIRMED"_L1);
}

inline FieldType exceptionKind()
{
    QStringList names;
    for (const ExceptionKind kind : allExceptionKinds())
        names.append(QString(toString(kind)));
    return choice(names).about("In what it differs from the weekly hours"_L1, "TIME_OFF"_L1);
}

inline FieldType notificationKind()
{
    QStringList names;
    for (const NotificationKind kind : allNotificationKinds())
        names.append(QString(toString(kind)));
    return choice(names).about("What happened"_L1, "APPOINTMENT_CONFIRMED"_L1);
}

inline FieldType messageLanguage()
{
    return choice(messageLanguages())
        .about("The language of mail and text messages; without one the clinic's"_L1, "ar"_L1);
}

inline FieldType bookingChannel()
{
    QStringList names;
    for (const BookingChannel channel : allBookingChannels())
        names.append(QString(toString(channel)));
    return choice(names).about("By which way it was booked"_L1, "PHONE"_L1);
}

inline FieldType urgency()
{
    QStringList names;
    for (const Urgency urgency : allUrgencies())
        names.append(QString(toString(urgency)));
    return choice(names).about("How pressing it is, as the clinic says"_L1, "SOON"_L1);
}

inline FieldType daysOfWeek(QLatin1StringView meaning)
{
    return listOf(integer(1, 7), 7).about(meaning, QJsonArray {1, 4});
}

inline FieldType anyDoctorId()
{
    return id("The doctor; absent: any of the specialty"_L1);
}

inline FieldType wantedSpecialty()
{
    return line(0, 100).about("The specialty where no doctor is named; empty: any"_L1,
                              "Cardiology"_L1);
}

inline FieldType durationMinutes()
{
    return integer(1, 720).about("How long it lasts; absent: a slot of the doctor's"_L1, 20);
}

inline FieldType channel()
{
    QStringList names;
    for (const Channel channel : {Channel::Desktop, Channel::Api, Channel::CommandLine})
        names.append(QString(toString(channel)));
    return choice(names).about("The way in"_L1, "api"_L1);
}

inline FieldType auditAction()
{
    return line(0, 40).about("What was done"_L1, "update"_L1);
}

inline FieldType auditEntity()
{
    return line(0, 40).about("The kind of object"_L1, "patient"_L1);
}

inline FieldType auditEntityId()
{
    return line(0, 100).about("The object"_L1, "01890a5d-ac96-774b-bcce-b302099a8057"_L1);
}

} // namespace frontdesk::field
