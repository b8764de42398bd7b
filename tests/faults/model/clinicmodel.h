// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/actor.h"
#include "domain/appointment.h"
#include "domain/bookingrules.h"
#include "domain/hold.h"
#include "domain/notification.h"
#include "domain/recurrence.h"
#include "domain/scheduleexception.h"
#include "domain/walkin.h"

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
    bool overbooked = false;
    SeriesId series = {}; ///< null: of none

    bool occupies() const;
    bool ended() const; ///< no step may follow
    bool operator==(const ModelAppointment &) const = default;
};

struct ModelHold {
    HoldId id;
    DoctorId doctor;
    UserId owner;
    Interval span;
    Instant expires;
    bool used = false; ///< or released

    bool stands(Instant now) const { return !used && now < expires; }
};

/// One who waits for a time.
struct ModelEntry {
    WaitlistEntryId id;
    PatientId patient;
    DoctorId doctor; ///< null: any
    QList<int> days; ///< empty: any
    std::optional<TimeWindow> window;
    QDate earliest;
    QDate latest;
    Urgency urgency = Urgency::Routine;
    std::optional<Instant> expires;
    AppointmentId source;
    WaitlistStatus status = WaitlistStatus::Waiting;
    qint64 version = 1;

    bool waits(Instant now) const
    {
        return status == WaitlistStatus::Waiting && !(expires && *expires <= now);
    }
};

struct ModelOffer {
    WaitlistOfferId id;
    WaitlistEntryId entry;
    DoctorId doctor;
    Interval span;
    Instant expires;
    OfferStatus status = OfferStatus::Open;
    qint64 version = 1;

    bool isOpen(Instant now) const { return status == OfferStatus::Open && now < expires; }
};

struct ModelSeries {
    SeriesId id;
    PatientId patient;
    DoctorId doctor;
    qint64 version = 1;
};

/// One in the untimed queue.
struct ModelQueued {
    QueueEntryId id;
    PatientId patient;
    DoctorId doctor; ///< null: any
    QueueStatus status = QueueStatus::Waiting;
    qint64 version = 1;
};

struct ModelNotice {
    UserId user;
    NotificationKind kind = NotificationKind::Created;
    AppointmentId appointment;
};

using Errors = std::set<ErrorCode>;

/// A place that somebody wants.
struct ModelPlace {
    DoctorId doctor;
    PatientId patient; ///< null: nobody yet
    Interval span;
    AppointmentId moved = {}; ///< what would move there
    HoldId hold = {}; ///< what it would use up
    bool overrides = false; ///< staff mean it, though the doctor does not work then
    bool overbooks = false; ///< staff mean it, though the doctor has something else
};

/// One time of a series.
struct ModelOccurrence {
    QDate day;
    std::optional<Interval> span; ///< unset where the clock has no such time, or two
    Errors faults;
};

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
    QList<ModelHold> holds;
    QList<ModelEntry> entries;
    QList<ModelOffer> offers;
    QList<ModelSeries> series;
    QList<ModelQueued> queue;
    QList<ModelNotice> notices;

    ModelDoctor &doctor(DoctorId id);
    /// The window that holds the instant, or one of no slots.
    WorkingWindow windowAt(DoctorId doctor, Instant at) const;
    /// Whether the doctor works all through the span: asked of the wall clock every five minutes,
    /// of which all hours here are whole numbers.
    bool works(DoctorId doctor, const Interval &span) const;
    /// The future appointments that lay in working time in `before` and do not here.
    std::set<QUuid> affectedSince(const ClinicModel &before, Instant now) const;

    /// Why `actor` cannot have this place.
    Errors placeFaults(const Actor &actor, const ModelPlace &place, Instant now) const;
    /// Whether the doctor has something else then: an appointment or a hold.
    bool isBusy(const ModelPlace &place, Instant now) const;
    /// From `now` to the end of work or to what comes next.
    Instant freeUntil(DoctorId doctor, Instant now) const;
    bool wants(const ModelEntry &entry, DoctorId doctor, const Interval &span, Instant now) const;
    /// Those who want this free time, the first first.
    QList<WaitlistEntryId> matches(DoctorId doctor, const Interval &span, Instant now) const;
    /// Judges the time of a series, and keeps it for what is judged after it.
    ModelOccurrence judge(const Actor &actor, DoctorId doctor, PatientId patient, QDate day,
                          const Resolution &at, int minutes, Instant now);
    int futureBookings(PatientId patient, Instant now) const;
    static bool isOwn(const Actor &actor, const ModelAppointment &appointment);
    static bool stepAllowed(AppointmentStatus from, AppointmentStatus to);
    bool hoursOverlap(const Schedule &schedule, QDate around) const;

    /// Adds what is told of a change; `formerDoctor` where it was moved away from one.
    void tell(const Actor &actor, NotificationKind kind, const ModelAppointment &appointment,
              DoctorId formerDoctor = {});
    /// Tells the patient alone, of an offer or its end.
    void tellPatient(const Actor &actor, NotificationKind kind, PatientId patient);
};

/// The days that the rule names, found by looking at one day after the other.
QList<QDate> daysOf(const Recurrence &rule);

/// Why an actor cannot change the hours of `doctor` (null: the clinic's).
Errors hoursFaults(const Actor &actor, DoctorId doctor);

} // namespace frontdesk::test
