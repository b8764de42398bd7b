// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/clinictime.h"
#include "domain/ids.h"
#include "domain/stamp.h"

#include <QList>
#include <QString>

#include <optional>

namespace frontdesk {

/// How pressing it is that somebody is seen, from the least to the most.
enum class Urgency { Routine, Soon, Urgent };

/// The wire name: "ROUTINE", "SOON", "URGENT".
QLatin1StringView toString(Urgency urgency);
std::optional<Urgency> parseUrgency(QStringView text);
QList<Urgency> allUrgencies();

/// A part of the day on the clinic's wall clock.
struct TimeWindow {
    WallTime start;
    WallTime end;

    bool operator==(const TimeWindow &) const = default;
};

/// "09:00-12:30".
QString toString(const TimeWindow &window);
/// Nothing unless the end is after the start.
std::optional<TimeWindow> parseTimeWindow(QStringView text);

enum class WaitlistStatus {
    Waiting,
    Booked, ///< an offer was accepted
    Withdrawn, ///< taken from the list
    Expired, ///< waited for longer than it was to
};

/// The wire name: "WAITING", "BOOKED", "WITHDRAWN", "EXPIRED".
QLatin1StringView toString(WaitlistStatus status);
std::optional<WaitlistStatus> parseWaitlistStatus(QStringView text);
QList<WaitlistStatus> allWaitlistStatuses();

/// Somebody's wish for a time that is not free yet.
struct WaitlistEntry {
    WaitlistEntryId id;
    PatientId patientId;
    DoctorId doctorId; ///< null: any of the specialty
    QString specialty; ///< empty: any; meaningless with a doctor
    AppointmentTypeId typeId; ///< null: of no type
    RoomId roomId = {}; ///< to be free, and kept, with the doctor; null: none
    QList<int> daysOfWeek; ///< ISO; empty: any day
    QList<TimeWindow> windows; ///< empty: at any time of the day
    QDate earliestDate; ///< invalid: from now on
    QDate latestDate; ///< included; invalid: no last one
    Urgency urgency = Urgency::Routine;
    QString note; ///< at most 1,000 characters
    WaitlistStatus status = WaitlistStatus::Waiting;
    std::optional<Instant> expiresAt; ///< when it stops waiting; unset: never
    AppointmentId sourceId; ///< the booking that is to be earlier; null: there is none
    /// The source's start, while that booking stands: only what is before it is wanted.
    std::optional<Instant> earlierThan;
    AppointmentId bookedId; ///< what came of it
    UserId createdBy;
    Stamp stamp;

    bool operator==(const WaitlistEntry &) const = default;

    /// What it is at `now`: waiting ends by itself at expiresAt.
    WaitlistStatus statusAt(Instant now) const;
};

/// A time in a doctor's calendar that somebody could have.
struct OpenSlot {
    DoctorId doctorId;
    QString specialty; ///< the doctor's
    Interval span;
};

/// Whether the entry waits at `now`, and for such a slot: the doctor or the specialty, the day, the
/// whole of it within one of the windows, and before the booking that is to be earlier.
bool wants(const WaitlistEntry &entry, const OpenSlot &slot, const ClinicTime &time, Instant now);

/// Those that want the slot: the most urgent first, among these who has waited longest.
QList<WaitlistEntry> matchesFor(const OpenSlot &slot, const QList<WaitlistEntry> &entries,
                                const ClinicTime &time, Instant now);

enum class OfferStatus {
    Open,
    Accepted,
    Declined,
    Closed, ///< somebody else has the time, or it was taken back
    Expired, ///< no answer in time
};

/// The wire name: "OPEN", "ACCEPTED", "DECLINED", "CLOSED", "EXPIRED".
QLatin1StringView toString(OfferStatus status);
std::optional<OfferStatus> parseOfferStatus(QStringView text);
QList<OfferStatus> allOfferStatuses();

/// A time that one who waits may have, if nobody is faster.
struct WaitlistOffer {
    WaitlistOfferId id;
    WaitlistEntryId entryId;
    DoctorId doctorId;
    Interval span;
    OfferStatus status = OfferStatus::Open;
    Instant expiresAt;
    AppointmentId appointmentId; ///< of an accepted one
    UserId createdBy;
    Stamp stamp;

    bool operator==(const WaitlistOffer &) const = default;

    /// What it is at `now`: it stops being open by itself at expiresAt.
    OfferStatus statusAt(Instant now) const;
};

} // namespace frontdesk
