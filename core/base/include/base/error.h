// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

#include <chrono>

namespace frontdesk {

/// What went wrong, free of any transport. One switch maps it to HTTP, one to a sentence on screen.
enum class ErrorCode {
    // the caller's input
    Malformed, ///< not parseable at all
    InvalidInput, ///< parseable, but a field is wrong; see Error::faults
    Unauthenticated, ///< no valid session
    InvalidCredentials, ///< wrong e-mail, password or second factor
    TotpRequired, ///< the password is right, and a second factor is needed besides
    TotpSetupRequired, ///< signed in, but nothing is allowed before a second factor is set up
    Forbidden, ///< signed in, but this role may not do it
    NotFound, ///< absent, or not visible to this actor: alike on purpose
    // conflicts
    AlreadyExists, ///< a unique value (an e-mail) is in use
    SlotTaken, ///< the doctor has another active appointment then
    PatientBusy, ///< the patient has another active appointment then
    OfferClosed, ///< an offer from the waiting list can no longer be had
    NoDoctorFree, ///< nobody can see the patient now
    RoomBusy, ///< the room is in use then
    HoldExpired, ///< the hold is not there any more, or never was
    IllegalTransition, ///< the appointment's status does not allow it
    StaleVersion, ///< somebody changed the row since it was read
    // booking rules
    OutsideWorkingHours,
    OffGrid,
    InThePast,
    NoticeTooShort,
    TooFarAhead,
    DoctorInactive,
    DurationNotAllowed,
    TooManyBookings,
    CutoffPassed,
    TimeDoesNotExist, ///< the clocks go forward over it on that day
    TimeIsAmbiguous, ///< it comes twice on that day
    TypeNotOffered, ///< not by this doctor, or not any more
    NotBookableOnline, ///< appointments of this type are made by the clinic
    RoomInactive,
    TooManyHolds,
    // the system
    TooManyRequests,
    Unavailable, ///< the database cannot be reached or written now; nothing was changed
    Internal,
    // start-up
    ConfigInvalid,
    DatabaseLocked, ///< another process has the SQLite file open
    SchemaTooNew,
    SchemaAltered,
    PortBusy,
};

/// The stable wire name, in snake_case: "slot_taken".
QLatin1StringView toString(ErrorCode code);

/// One faulty input field, or one rule that a field breaks. The pointer is a JSON pointer (RFC
/// 6901) into the body: "/startTime".
struct FieldFault {
    QString pointer;
    QString code; ///< "required", "too_long", "unknown_field", ...
    QString message; ///< one English sentence, without the value
    QJsonObject params = {}; ///< a rule's limits, for programs: {"minutes": 120}

    bool operator==(const FieldFault &) const = default;
};

/// A failure. Neither message nor detail ever holds what a patient said or who a patient is.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString message; ///< one English sentence for a developer or an operator
    QString detail; ///< for the log alone: an SQLSTATE, an errno
    QList<FieldFault> faults; ///< filled for InvalidInput and the booking rules
    std::chrono::seconds retryAfter {0}; ///< when to try again, where that is known; else 0

    bool operator==(const Error &) const = default;
};

/// InvalidInput with a single faulty field.
Error invalidField(const QString &pointer, const QString &code, const QString &message);

} // namespace frontdesk
