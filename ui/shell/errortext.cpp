// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/errortext.h"

#include <QCoreApplication>
#include <QHash>

using namespace Qt::StringLiterals;

namespace frontdesk
{

namespace
{

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
    case ErrorCode::TooManyRequests:
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
        {u"too_small"_s, tr("This is too small.")},
        {u"too_large"_s, tr("This is too large.")},
        {u"out_of_range"_s, tr("This is outside what is allowed.")},
        {u"invalid"_s, tr("This is not valid.")},
        {u"invalid_email"_s, tr("This is not an e-mail address.")},
        {u"invalid_phone"_s, tr("This is not a telephone number.")},
        {u"invalid_date"_s, tr("This is not a date.")},
        {u"invalid_time"_s, tr("This is not a time.")},
        {u"gap"_s, tr("The clocks change that day: this time does not exist.")},
        {u"ambiguous"_s, tr("The clocks change that day: this time comes twice.")},
        {u"in_future"_s, tr("This lies in the future.")},
        {u"in_use"_s, tr("This is in use already.")},
        {u"common"_s, tr("This password is among the most common ones.")},
        {u"common_password"_s, tr("This password is among the most common ones.")},
        {u"contains_email"_s, tr("The password must not be the e-mail address.")},
        {u"same_as_email"_s, tr("The password must not be the e-mail address.")},
        {u"unknown_zone"_s, tr("There is no such time zone.")},
        {u"before_start"_s, tr("The end must come after the start.")},
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
