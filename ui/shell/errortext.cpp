// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/errortext.h"

#include <QCoreApplication>
#include <QHash>

using namespace Qt::StringLiterals;

namespace frontdesk {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
public:
    static QString of(const Error &error);
    static QString of(const FieldFault &fault);
};

// One sentence for each code, and what to do where something can be done. Start-up errors add the
// operator's message, which names the file, setting or address at fault.
QString Texts::of(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Malformed:
    case ErrorCode::InvalidInput:
        return tr("Something in the form is not right. Check the marked fields.");
    case ErrorCode::Unauthenticated:
        return tr("Your session has ended. Log in again.");
    case ErrorCode::InvalidCredentials:
        return tr("The e-mail or the password is wrong.");
    case ErrorCode::TotpRequired:
        return tr("Type the code that your authenticator app shows.");
    case ErrorCode::TotpSetupRequired:
        return tr("The clinic asks for two-step log-in. Set it up first.");
    case ErrorCode::Forbidden:
        return tr("Your account may not do this. Ask an administrator.");
    case ErrorCode::NotFound:
        return tr("This is no longer there. Somebody may have removed it; reload and look again.");
    case ErrorCode::AlreadyExists:
        return tr("There is one like this already.");
    case ErrorCode::SlotTaken:
        return tr("This time has just been taken. Choose another one.");
    case ErrorCode::PatientBusy:
        return tr("The patient has another appointment at that time.");
    case ErrorCode::OfferClosed:
        return tr("This offer has ended, or the time has gone to somebody else.");
    case ErrorCode::NoDoctorFree:
        return tr("No doctor is free at the moment.");
    case ErrorCode::RoomBusy:
        return tr("The room is in use at that time.");
    case ErrorCode::HoldExpired:
        return tr("The time was held for five minutes, and they are over. Choose it again.");
    case ErrorCode::IllegalTransition:
        return tr("This step does not follow from the present status.");
    case ErrorCode::StaleVersion:
        return tr("Somebody else has changed this meanwhile. Reload, then make your change again.");
    case ErrorCode::OutsideWorkingHours:
        return tr("The doctor does not work at that time.");
    case ErrorCode::OffGrid:
        return tr("That time does not fit the doctor's slots.");
    case ErrorCode::InThePast:
        return tr("That time has passed.");
    case ErrorCode::NoticeTooShort:
        return tr("That is too soon: the clinic needs more notice.");
    case ErrorCode::TooFarAhead:
        return tr("That is further ahead than the clinic books.");
    case ErrorCode::DoctorInactive:
        return tr("This doctor takes no appointments at present.");
    case ErrorCode::DurationNotAllowed:
        return tr("An appointment cannot have this length.");
    case ErrorCode::TooManyBookings:
        return tr("The patient has as many future appointments as the clinic allows.");
    case ErrorCode::CutoffPassed:
        return tr("It is too late to change this appointment without a reason.");
    case ErrorCode::TimeDoesNotExist:
        return tr("The clocks change that day: this time does not exist.");
    case ErrorCode::TimeIsAmbiguous:
        return tr("The clocks change that day: this time comes twice.");
    case ErrorCode::TypeNotOffered:
        return tr("The doctor does not offer this type of appointment.");
    case ErrorCode::NotBookableOnline:
        return tr("Appointments of this type are made by the clinic.");
    case ErrorCode::RoomInactive:
        return tr("This room is not used at present.");
    case ErrorCode::TooManyHolds:
        return tr("You hold as many times as the clinic allows.");
    case ErrorCode::TooManyRequests:
        if (error.retryAfter.count() > 0 && error.retryAfter <= std::chrono::minutes(1))
            return tr("Too many attempts. Wait a minute, then try again.");
        if (error.retryAfter.count() > 0)
            return tr("Too many attempts. Try again in %Ln minute(s).", nullptr,
                      int(std::chrono::ceil<std::chrono::minutes>(error.retryAfter).count()));
        return tr("Too many attempts. Wait a few minutes, then try again.");
    case ErrorCode::Unavailable:
        return tr("The database cannot be reached at the moment. Nothing was changed; try again.");
    case ErrorCode::Internal:
        return tr("Something went wrong in the program. Nothing was changed; the log says more.");
    case ErrorCode::ConfigInvalid:
        return tr("A setting is not valid: %1").arg(error.message);
    case ErrorCode::DatabaseLocked:
        return tr("Another Frontdesk has this database open. Close it there, or choose another "
                  "database. (%1)")
            .arg(error.message);
    case ErrorCode::SchemaTooNew:
        return tr("The database was made by a newer Frontdesk. Update this one. (%1)")
            .arg(error.message);
    case ErrorCode::SchemaAltered:
        return tr("The database's structure was changed by something else than Frontdesk. Restore "
                  "a backup. (%1)")
            .arg(error.message);
    case ErrorCode::PortBusy:
        return tr("The server's port is in use by another program. (%1)").arg(error.message);
    }
    return error.message;
}

QString Texts::of(const FieldFault &fault)
{
    const QHash<QString, QString> sentences = {
        {u"required"_s, tr("This is needed.")},
        {u"too_long"_s, tr("This is too long.")},
        {u"too_short"_s, tr("This is too short.")},
        {u"out_of_range"_s, tr("This is outside what is allowed.")},
        {u"control_character"_s, tr("There is a character in this that cannot be kept.")},
        {u"not_an_email"_s, tr("This is not an e-mail address.")},
        {u"not_a_phone_number"_s, tr("This is not a telephone number.")},
        {u"in_the_future"_s, tr("This lies in the future.")},
        {u"already_exists"_s, tr("This is in use already.")},
        {u"too_common"_s, tr("This password is too easy to guess.")},
        {u"wrong_code"_s, tr("This code is wrong, or was used before.")},
        {u"not_valid"_s, tr("This code is wrong, was used before, or has ended.")},
        {u"wrong_password"_s, tr("This is not your present password.")},
        {u"unknown"_s, tr("There is nothing of that name.")},
        {u"not_allowed"_s, tr("This is not allowed here.")},
        {u"not_after_start"_s, tr("The end must come after the start.")},
        {u"before_from"_s, tr("The end must not come before the start.")},
        {u"before_valid_from"_s, tr("The last day must not come before the first.")},
        {u"longer_than_window"_s, tr("This is longer than the working hours.")},
        {u"too_many_days"_s, tr("These are too many days.")},
        {u"time_does_not_exist"_s, tr("The clocks change that day: this time does not exist.")},
        {u"time_is_ambiguous"_s, tr("The clocks change that day: this time comes twice.")},
    };
    return sentences.value(fault.code, tr("This is not accepted."));
}

} // namespace

QString errorText(const Error &error)
{
    return Texts::of(error);
}

QString faultText(const FieldFault &fault)
{
    return Texts::of(fault);
}

} // namespace frontdesk
