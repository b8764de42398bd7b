// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/actor.h"
#include "domain/appointment.h"
#include "domain/appointmenttype.h"
#include "domain/bookingrules.h"
#include "domain/hold.h"
#include "domain/notification.h"
#include "domain/recurrence.h"
#include "domain/room.h"
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
    AppointmentTypeId type = {}; ///< null: of none
    RoomId room = {}; ///< null: none
    Buffers buffers = {}; ///< as they were when it was booked

    bool occupies() const;
    bool ended() const; ///< no step may follow
    Interval kept() const { return buffers.around(span); } ///< in the calendars
    bool operator==(const ModelAppointment &) const = default;
};

struct ModelHold {
    HoldId id;
    DoctorId doctor;
    UserId owner;
    Interval span;
    Instant expires;
    AppointmentTypeId type = {}; ///< null: of none
    RoomId room = {}; ///< null: none
    Buffers buffers = {};
    bool used = false; ///< or released

    Interval kept() const { return buffers.around(span); }
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
    AppointmentTypeId type = {}; ///< null: of none
    RoomId room = {}; ///< null: none
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
    AppointmentTypeId type = {}; ///< null: of none
    RoomId room = {}; ///< null: none
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
    bool overbooks = false; ///< staff mean it, though doctor or room have something else
    RoomId room = {}; ///< null: none
    Buffers buffers = {};
    bool keepsRoom = false; ///< it is in that room already
    bool stays = false; ///< overbooked, and where it was with its doctor
    std::optional<int> typeMinutes = {}; ///< how long its type is; unset: of none
    bool offered = true; ///< its type, by the doctor
    bool online = true; ///< patients may book its type

    Interval kept() const { return buffers.around(span); }
};

/// What of the clinic's is wanted, by whatever road.
struct ModelWish {
    DoctorId doctor;
    PatientId patient; ///< null: nobody yet
    Instant start;
    std::optional<Instant> end; ///< unset: as long as the type, or one slot
    AppointmentTypeId type = {};
    RoomId room = {};
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
    QList<AppointmentType> types;
    QList<Room> rooms;
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
    const AppointmentType *type(AppointmentTypeId id) const; ///< null: of none
    bool isOpen(RoomId room) const; ///< none is open too
    Buffers buffersOf(AppointmentTypeId id) const;
    /// The place that somebody wants who has none yet.
    ModelPlace placeOf(const ModelWish &wish) const;
    /// The place of `after`, to which `before` would move: of its type and in its room still, where
    /// these are the same.
    ModelPlace placeOf(const ModelAppointment &before, const ModelAppointment &after) const;
    /// The window that holds the instant, or one of no slots.
    WorkingWindow windowAt(DoctorId doctor, Instant at) const;
    /// Whether the doctor works all through the span: asked of the wall clock every five minutes,
    /// of which all hours here are whole numbers.
    bool works(DoctorId doctor, const Interval &span) const;
    /// The future appointments that lay in working time in `before` and do not here.
    std::set<QUuid> affectedSince(const ClinicModel &before, Instant now) const;

    /// Why `actor` cannot have this place.
    Errors placeFaults(const Actor &actor, const ModelPlace &place, Instant now) const;
    /// Whether the doctor has something else then: an appointment or a hold, buffers included.
    bool doctorIsBusy(const ModelPlace &place, Instant now) const;
    bool roomIsBusy(const ModelPlace &place, Instant now) const;
    bool isBusy(const ModelPlace &place, Instant now) const
    {
        return doctorIsBusy(place, now) || roomIsBusy(place, now);
    }
    /// From `now` to the end of work or to what comes next.
    Instant freeUntil(DoctorId doctor, Instant now) const;
    bool wants(const ModelEntry &entry, DoctorId doctor, const Interval &span, Instant now) const;
    /// Those who want some of this time, the first first, each with the first that suits them.
    QList<std::pair<WaitlistEntryId, Interval>> matches(DoctorId doctor, const Interval &span,
                                                        Instant now) const;
    /// Judges the time of a series, and keeps it for what is judged after it. `place` has all but
    /// the span, which lasts `minutes`, or where these are 0 one slot.
    ModelOccurrence judge(const Actor &actor, ModelPlace place, QDate day, const Resolution &at,
                          int minutes, Instant now);
    int futureBookings(PatientId patient, Instant now) const;
    static bool isOwn(const Actor &actor, const ModelAppointment &appointment);
    static bool stepAllowed(AppointmentStatus from, AppointmentStatus to);
    bool hoursOverlap(const Schedule &schedule, QDate around) const;

    /// Adds what is told of a change; `formerDoctor` where it was moved away from one.
    void tell(const Actor &actor, NotificationKind kind, const ModelAppointment &appointment,
              DoctorId formerDoctor = {});
    /// Tells the patient alone, of an offer or its end.
    void tellPatient(const Actor &actor, NotificationKind kind, PatientId patient);

private:
    QList<Interval> freeTimes(const ModelEntry &entry, DoctorId doctor, const Interval &span,
                              Instant now) const;
    bool isTaken(const ModelPlace &place, Instant now, bool room) const;
};

/// Whether a refusal by rules has a fault for each of them, and for nothing else. A fault is named
/// by the rule's code.
bool namesAll(const Errors &rules, const Error &refusal);

/// The days that the rule names, found by looking at one day after the other.
QList<QDate> daysOf(const Recurrence &rule);

/// Why an actor cannot change the hours of `doctor` (null: the clinic's).
Errors hoursFaults(const Actor &actor, DoctorId doctor);

} // namespace frontdesk::test
