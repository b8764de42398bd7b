// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/appointment.h"
#include "domain/scheduleexception.h"
#include "domain/user.h"
#include "http/fieldspec.h"

// Fields that several bodies have. The services hold the same limits, for the desktop comes to them
// too.
namespace frontdesk::field {

inline FieldType name()
{
    return text(1, 200);
}

inline FieldType phone()
{
    return text(0, 40);
}

inline FieldType address()
{
    return text(0, 500);
}

/// As the services say: how long it must be depends on the role.
inline FieldType password()
{
    return text(1, 256);
}

inline FieldType specialty()
{
    return text(1, 100);
}

inline FieldType bio()
{
    return text(0, 2000);
}

inline FieldType room()
{
    return text(0, 50);
}

inline FieldType reason()
{
    return text(0, 1000);
}

inline FieldType notes()
{
    return text(0, 4000);
}

inline FieldType searchWords()
{
    return text(0, 200);
}

inline FieldType role()
{
    QStringList names;
    for (const Role role : {Role::Admin, Role::Receptionist, Role::Doctor, Role::Patient})
        names.append(QString(toString(role)));
    return choice(names);
}

inline FieldType appointmentStatus()
{
    QStringList names;
    for (const AppointmentStatus status : allAppointmentStatuses())
        names.append(QString(toString(status)));
    return choice(names);
}

inline FieldType exceptionKind()
{
    QStringList names;
    for (const ExceptionKind kind : allExceptionKinds())
        names.append(QString(toString(kind)));
    return choice(names);
}

inline FieldType dayOfWeek()
{
    return integer(1, 7);
}

inline FieldType slotMinutes()
{
    return integer(5, 240);
}

} // namespace frontdesk::field
