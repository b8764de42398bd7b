// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/actor.h"
#include "domain/appointment.h"
#include "domain/bookingrules.h"
#include "domain/notification.h"
#include "domain/scheduleexception.h"

#include <QList>

#include <set>

namespace frontdesk::test {

struct ModelDoctor {
    DoctorId id;
    UserId account; ///< null: no log-in
    bool active = true;
    qint64 version = 1;
};

struct ModelPatient {
    PatientId id;
    UserId account; ///< null: no log-in
};

struct ModelAppointment {
    AppointmentId id;
    DoctorId doctor;
    PatientId patient;
    Interval span;
    AppointmentStatus status = AppointmentStatus::Pending;
    qint64 version = 1;

    bool occupies() const;
    bool ended() const; ///< no step may follow
    bool operator==(const ModelAppointment &) const = default;
};

struct ModelNotice {
    UserId user;
    NotificationKind kind = NotificationKind::Created;
    AppointmentId appointment;
};

using Errors = std::set<ErrorCode>;

/// What a clinic's appointments must be, told in the plainest way: lists in memory and loops over
/// them. It knows the rules anew, and takes from the program only where a slot grid begins (which
/// tst_slotfinder holds against minutes one by one).
class ClinicModel
{
public:
    ClinicTime time;
    BookingRules rules;
    QList<ModelDoctor> doctors;
    QList<ModelPatient> patients;
    QList<Schedule> schedules;
    QList<ScheduleException> exceptions;
    QList<ModelAppointment> appointments;
    QList<ModelNotice> notices;

    ModelDoctor &doctor(DoctorId id);
    /// The window that holds the instant, or one of no slots.
    WorkingWindow windowAt(DoctorId doctor, Instant at) const;
    /// Whether the doctor works all through the span: asked of the wall clock every five minutes,
    /// of which all hours here are whole numbers.
    bool works(DoctorId doctor, const Interval &span) const;
    /// The future appointments that lay in working time in `before` and do not here.
    std::set<QUuid> affectedSince(const ClinicModel &before, Instant now) const;

    /// Why `actor` cannot have this place; `moved` is the appointment that would move there.
    Errors placeFaults(const Actor &actor, DoctorId doctor, PatientId patient, const Interval &span,
                       Instant now, AppointmentId moved = {}) const;
    int futureBookings(PatientId patient, Instant now) const;
    static bool isOwn(const Actor &actor, const ModelAppointment &appointment);
    static bool stepAllowed(AppointmentStatus from, AppointmentStatus to);
    bool hoursOverlap(const Schedule &schedule, QDate around) const;

    /// Adds what is told of a change; `formerDoctor` where it was moved away from one.
    void tell(const Actor &actor, NotificationKind kind, const ModelAppointment &appointment,
              DoctorId formerDoctor = {});
};

/// Why an actor cannot change the hours of `doctor` (null: the clinic's).
Errors hoursFaults(const Actor &actor, DoctorId doctor);

} // namespace frontdesk::test
