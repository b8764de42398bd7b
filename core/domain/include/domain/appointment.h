// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/buffers.h"
#include "domain/ids.h"
#include "domain/interval.h"
#include "domain/stamp.h"

#include <QList>
#include <QString>

#include <optional>

namespace frontdesk {

/// No appointment lasts longer; the schema holds it too, so that a search for overlaps needs to
/// look back this far only.
constexpr std::chrono::hours LongestAppointment {24};

enum class AppointmentStatus {
    Pending, ///< requested by the patient, not yet confirmed; occupies the slot
    Confirmed,
    Arrived,
    InProgress,
    Completed,
    Cancelled, ///< frees the slot
    NoShow, ///< frees the slot
};

/// The wire name: "PENDING", "CONFIRMED", "ARRIVED", "IN_PROGRESS", "COMPLETED", "CANCELLED",
/// "NO_SHOW".
QLatin1StringView toString(AppointmentStatus status);
std::optional<AppointmentStatus> parseAppointmentStatus(QStringView text);
QList<AppointmentStatus> allAppointmentStatuses();

/// Whether an appointment in this status keeps others out of its time.
bool occupies(AppointmentStatus status);
/// Whether no further step may follow.
bool isFinal(AppointmentStatus status);
/// Whether `to` may directly follow `from`. A status never follows itself.
bool mayFollow(AppointmentStatus from, AppointmentStatus to);
/// The next step of the usual course (Confirmed after Pending, ...), if there is one.
std::optional<AppointmentStatus> usualNext(AppointmentStatus status);

/// How a booking came to the clinic.
enum class BookingChannel { Phone, Desk, App, WalkIn };

/// The wire name: "PHONE", "DESK", "APP", "WALK_IN".
QLatin1StringView toString(BookingChannel channel);
std::optional<BookingChannel> parseBookingChannel(QStringView text);
QList<BookingChannel> allBookingChannels();

/// Whether a step that has just led to `from` may be taken back, to `to` where it came from. A
/// cancellation and a missed visit may be, too; the time must still be free, which the database
/// sees to.
bool mayRevert(AppointmentStatus from, AppointmentStatus to);

struct Appointment {
    AppointmentId id;
    PatientId patientId;
    DoctorId doctorId;
    Interval span;
    AppointmentTypeId typeId = {}; ///< null: of no type
    RoomId roomId = {}; ///< null: no room is kept for it
    /// Of the type as it was when this was booked. Doctor and room are kept for them too.
    Buffers buffers = {};
    AppointmentStatus status = AppointmentStatus::Pending;
    QString reason; ///< why the patient comes, in their words
    QString alert = {}; ///< what the staff must not miss about it; never shown to the patient
    bool reminds = true; ///< whether the patient is sent reminders of it
    QString cancelReason; ///< why it was cancelled or missed
    /// Put on purpose where the doctor or the room has something else; keeps nobody out.
    bool overbooked = false;
    QString overbookReason; ///< why, in the desk's words
    UserId createdBy;
    BookingChannel channel = BookingChannel::Desk;
    SeriesId seriesId; ///< the series it is a part of; null: of none
    /// When each step was taken; unset where it was not.
    std::optional<Instant> confirmedAt, arrivedAt, startedAt, completedAt, cancelledAt, noShowAt;
    Stamp stamp;

    bool operator==(const Appointment &) const = default;
};

/// Sets the status and the time of that step; a step back keeps the earlier step's time and forgets
/// that of the step undone. The caller has checked mayFollow().
void applyStatus(Appointment &appointment, AppointmentStatus status, Instant at);

/// Takes the last step back: forgets its time and why it was cancelled or missed. The caller has
/// checked mayRevert().
void revertStatus(Appointment &appointment, AppointmentStatus to);

} // namespace frontdesk
