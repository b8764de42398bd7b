// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/actor.h"
#include "domain/appointment.h"
#include "domain/bookingrules.h"
#include "services/appointmentedit.h"
#include "services/context.h"
#include "services/page.h"

#include <QDate>

namespace frontdesk {

struct Editing;

struct Booking {
    DoctorId doctorId;
    PatientId patientId; ///< null where a patient books for themselves
    Instant start;
    std::optional<Instant> end; ///< unset: one slot of the doctor's schedule
    QString reason; ///< at most 1,000 characters
    AppointmentTypeId typeId = {}; ///< gives the end, where none is given, and the buffers
    RoomId roomId = {}; ///< staff: a room to be kept for it
    HoldId holdId = {}; ///< one's own hold of this time, which it uses up
    /// Staff: warnings (outside working hours, a type that the doctor does not offer) do not stop
    /// it.
    bool overridesWarnings = false;
    /// Staff: why it is put where something else is already; empty: it is not. At most 500
    /// characters.
    QString overbookReason = {};
    std::optional<BookingChannel> channel = {}; ///< unset: the app for patients, else the desk
    QString alert = {}; ///< staff: as in AppointmentEdit
    bool reminds = true; ///< staff may turn reminders off
};

struct Move {
    Instant start;
    std::optional<Instant> end; ///< unset: the duration stays
    std::optional<DoctorId> doctorId; ///< unset: the doctor stays
    std::optional<RoomId> roomId = {}; ///< staff; unset: the room stays; null: none
    /// Staff; unset: the type stays, and the buffers as they were booked. Another one gives the
    /// buffers and, where no end is given, the length; null: of no type, as long as before.
    std::optional<AppointmentTypeId> typeId = {};
    bool overridesWarnings = false; ///< as for a booking
    QString overbookReason = {}; ///< as for a booking
    AppointmentEdit edit = {}; ///< staff: what else changes with it
};

/// Whether a time can be booked, and every rule that stops it.
struct BookingVerdict {
    Interval span;
    Buffers buffers;
    QList<Violation> violations; ///< empty: it can be booked

    bool isFree() const { return violations.isEmpty(); }
    /// Whether staff could book it by overriding warnings alone.
    bool isOverridable() const { return remaining(violations, true).isEmpty(); }
};

/// An appointment with the names a person needs to see beside it.
struct AppointmentDetails {
    Appointment appointment;
    QString patientName;
    QString patientPhone;
    QDate patientDateOfBirth;
    QString doctorName;
    QString typeName = {}; ///< empty: of no type
    QString typeColour = {}; ///< "#rrggbb"
    QString roomName = {}; ///< empty: no room is kept for it

    bool operator==(const AppointmentDetails &) const = default;
};

/// The newest change of an appointment.
struct LastChange {
    Instant at;
    Role role = Role::Patient; ///< of who made it
    QString email; ///< their name to log in; empty where a patient or nobody in particular did
    Channel channel = Channel::Desktop;
};

struct AppointmentFilter {
    std::optional<DoctorId> doctorId;
    std::optional<PatientId> patientId;
    std::optional<Instant> from; ///< appointments that end after this
    std::optional<Instant> to; ///< appointments that start before this
    std::optional<AppointmentStatus> status;
};

/// Booking, moving, cancelling and following appointments. That two active appointments (or holds)
/// of a doctor or a room, each with its buffers, or of a patient, never overlap is the database's
/// own guarantee; the loser gets SlotTaken, RoomBusy or PatientBusy. A refusal by rules has a fault
/// for every rule that stops it.
///
/// A patient acts on their own appointments and within the rules; the desk on all, off the slot
/// grid too; a doctor reads and advances their own. What an actor may not see is NotFound.
class AppointmentService
{
public:
    explicit AppointmentService(const ServiceContext &context)
        : m_context(context)
    {
    }

    /// Pending where a patient books, Confirmed where staff do.
    Result<AppointmentDetails> book(const Actor &actor, const Booking &booking);
    /// Every rule that would stop book(), and what it would book; a hold is not looked at.
    Result<BookingVerdict> check(const Actor &actor, const Booking &booking);
    /// Every rule that would stop reschedule(), but for the appointment's status.
    Result<BookingVerdict> checkMove(const Actor &actor, AppointmentId id, const Move &move);
    Result<AppointmentDetails> get(const Actor &actor, AppointmentId id);
    /// Ordered by start. A patient's and a doctor's lists hold their own alone.
    Result<Page<AppointmentDetails>> list(const Actor &actor, const AppointmentFilter &filter,
                                          const PageRequest &page);
    /// Keeps the id and the history.
    Result<AppointmentDetails> reschedule(const Actor &actor, AppointmentId id, const Move &move,
                                          std::optional<qint64> expectedVersion);
    /// Changes what is noted of it, whatever its status; the patient is told of nothing. Staff, a
    /// doctor their own.
    Result<AppointmentDetails> edit(const Actor &actor, AppointmentId id,
                                    const AppointmentEdit &edit,
                                    std::optional<qint64> expectedVersion);
    Result<AppointmentDetails> cancel(const Actor &actor, AppointmentId id, const QString &reason,
                                      std::optional<qint64> expectedVersion);
    Result<AppointmentDetails> setStatus(const Actor &actor, AppointmentId id,
                                         AppointmentStatus status, const QString &reason,
                                         std::optional<qint64> expectedVersion);

    /// Takes the last step back to the status before it: the way to undo a step that setStatus()
    /// and cancel() cannot retrace. Staff alone, a doctor their own.
    /// IllegalTransition where no single step leads from `to` to the present status; SlotTaken or
    /// PatientBusy where the time has been given away.
    Result<AppointmentDetails> revertStatus(const Actor &actor, AppointmentId id,
                                            AppointmentStatus to, qint64 expectedVersion);
    /// Who changed an appointment last, for a person whose own change came too late. Staff.
    Result<LastChange> lastChange(const Actor &actor, AppointmentId id);
    /// Tells every desk which appointment the actor has open to change it; to be repeated each
    /// Editing::Renewal. Nothing is stored or locked; `editing` needs no user. Staff, a doctor
    /// their own.
    Result<void> announceEditing(const Actor &actor, const Editing &editing);
    /// The e-mail of the one of the staff who is said to be changing an appointment. Staff, a
    /// doctor for their own appointments; NotFound where nobody of the staff is meant.
    Result<QString> editorOf(const Actor &actor, AppointmentId id, UserId user);

private:
    Result<AppointmentDetails> tryToBook(Transaction &transaction, const Actor &actor,
                                         const Booking &booking, PatientId patientId);
    Result<AppointmentDetails> tryToMove(Transaction &transaction, const Actor &actor,
                                         AppointmentId id, const Move &move,
                                         std::optional<qint64> expectedVersion);
    Result<AppointmentDetails> changeStatus(const Actor &actor, AppointmentId id,
                                            AppointmentStatus status, const QString &reason,
                                            std::optional<qint64> expectedVersion);

    const ServiceContext &m_context;
};

} // namespace frontdesk
