// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

QLatin1StringView toString(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Malformed:
        return "malformed"_L1;
    case ErrorCode::InvalidInput:
        return "invalid_input"_L1;
    case ErrorCode::Unauthenticated:
        return "unauthenticated"_L1;
    case ErrorCode::InvalidCredentials:
        return "invalid_credentials"_L1;
    case ErrorCode::TotpRequired:
        return "totp_required"_L1;
    case ErrorCode::TotpSetupRequired:
        return "totp_setup_required"_L1;
    case ErrorCode::Forbidden:
        return "forbidden"_L1;
    case ErrorCode::NotFound:
        return "not_found"_L1;
    case ErrorCode::AlreadyExists:
        return "already_exists"_L1;
    case ErrorCode::SlotTaken:
        return "slot_taken"_L1;
    case ErrorCode::PatientBusy:
        return "patient_busy"_L1;
    case ErrorCode::OfferClosed:
        return "offer_closed"_L1;
    case ErrorCode::NoDoctorFree:
        return "no_doctor_free"_L1;
    case ErrorCode::RoomBusy:
        return "room_busy"_L1;
    case ErrorCode::HoldExpired:
        return "hold_expired"_L1;
    case ErrorCode::IllegalTransition:
        return "illegal_transition"_L1;
    case ErrorCode::StaleVersion:
        return "stale_version"_L1;
    case ErrorCode::OutsideWorkingHours:
        return "outside_working_hours"_L1;
    case ErrorCode::OffGrid:
        return "off_grid"_L1;
    case ErrorCode::InThePast:
        return "in_the_past"_L1;
    case ErrorCode::NoticeTooShort:
        return "notice_too_short"_L1;
    case ErrorCode::TooFarAhead:
        return "too_far_ahead"_L1;
    case ErrorCode::DoctorInactive:
        return "doctor_inactive"_L1;
    case ErrorCode::DurationNotAllowed:
        return "duration_not_allowed"_L1;
    case ErrorCode::TooManyBookings:
        return "too_many_bookings"_L1;
    case ErrorCode::CutoffPassed:
        return "cutoff_passed"_L1;
    case ErrorCode::TimeDoesNotExist:
        return "time_does_not_exist"_L1;
    case ErrorCode::TimeIsAmbiguous:
        return "time_is_ambiguous"_L1;
    case ErrorCode::TypeNotOffered:
        return "type_not_offered"_L1;
    case ErrorCode::NotBookableOnline:
        return "not_bookable_online"_L1;
    case ErrorCode::RoomInactive:
        return "room_inactive"_L1;
    case ErrorCode::TooManyHolds:
        return "too_many_holds"_L1;
    case ErrorCode::TooManyRequests:
        return "too_many_requests"_L1;
    case ErrorCode::Unavailable:
        return "unavailable"_L1;
    case ErrorCode::Internal:
        return "internal"_L1;
    case ErrorCode::ConfigInvalid:
        return "config_invalid"_L1;
    case ErrorCode::DatabaseLocked:
        return "database_locked"_L1;
    case ErrorCode::SchemaTooNew:
        return "schema_too_new"_L1;
    case ErrorCode::SchemaAltered:
        return "schema_altered"_L1;
    case ErrorCode::PortBusy:
        return "port_busy"_L1;
    }
    Q_UNREACHABLE();
}

Error invalidField(const QString &pointer, const QString &code, const QString &message)
{
    return {ErrorCode::InvalidInput, message, {}, {{pointer, code, message}}};
}

} // namespace frontdesk
