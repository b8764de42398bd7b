// SPDX-License-Identifier: GPL-3.0-or-later
#include "audittext.h"

#include "domain/clinictime.h"
#include "models/clinicformat.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

struct AuditWords {
    Q_DECLARE_TR_FUNCTIONS(AuditWords)
};

QString worded(const QList<AuditWord> &words, const QString &code)
{
    const auto found = std::ranges::find(words, code, &AuditWord::code);
    return found == words.end() ? code : found->text;
}

QString valueText(const QJsonValue &value)
{
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    if (value.isBool())
        return value.toBool() ? AuditWords::tr("Yes") : AuditWords::tr("No");
    return value.toVariant().toString();
}

QString fieldName(const QString &key)
{
    static const QHash<QString, const char *> names {
        {u"fullName"_s, QT_TRANSLATE_NOOP("AuditWords", "Name")},
        {u"dateOfBirth"_s, QT_TRANSLATE_NOOP("AuditWords", "Birth date")},
        {u"phone"_s, QT_TRANSLATE_NOOP("AuditWords", "Phone")},
        {u"address"_s, QT_TRANSLATE_NOOP("AuditWords", "Address")},
        {u"email"_s, QT_TRANSLATE_NOOP("AuditWords", "E-mail")},
        {u"notes"_s, QT_TRANSLATE_NOOP("AuditWords", "Notes")},
        {u"sealedNotes"_s, QT_TRANSLATE_NOOP("AuditWords", "Notes that do not open here")},
        {u"role"_s, QT_TRANSLATE_NOOP("AuditWords", "Role")},
        {u"isActive"_s, QT_TRANSLATE_NOOP("AuditWords", "Active")},
        {u"specialty"_s, QT_TRANSLATE_NOOP("AuditWords", "Specialty")},
        {u"room"_s, QT_TRANSLATE_NOOP("AuditWords", "Room")},
        {u"status"_s, QT_TRANSLATE_NOOP("AuditWords", "Status")},
        {u"reason"_s, QT_TRANSLATE_NOOP("AuditWords", "Reason")},
        {u"cancelReason"_s, QT_TRANSLATE_NOOP("AuditWords", "Reason of the cancellation")},
        {u"startTime"_s, QT_TRANSLATE_NOOP("AuditWords", "Start")},
        {u"endTime"_s, QT_TRANSLATE_NOOP("AuditWords", "End")},
        {u"version"_s, QT_TRANSLATE_NOOP("AuditWords", "Version")},
        {u"patients"_s, QT_TRANSLATE_NOOP("AuditWords", "Patients shown")},
    };
    const auto known = names.constFind(key);
    return known == names.cend() ? key : AuditWords::tr(*known);
}

QJsonObject objectOf(const QString &json)
{
    return QJsonDocument::fromJson(json.toUtf8()).object();
}

} // namespace

QList<AuditWord> auditActions()
{
    return {{u"create"_s, AuditWords::tr("created")},
            {u"update"_s, AuditWords::tr("changed")},
            {u"delete"_s, AuditWords::tr("removed")},
            {u"read"_s, AuditWords::tr("read")},
            {u"search"_s, AuditWords::tr("searched")},
            {u"book"_s, AuditWords::tr("booked")},
            {u"reschedule"_s, AuditWords::tr("moved")},
            {u"cancel"_s, AuditWords::tr("cancelled")},
            {u"set_status"_s, AuditWords::tr("next step")},
            {u"log_in"_s, AuditWords::tr("logged in")},
            {u"log_out"_s, AuditWords::tr("logged out")},
            {u"change_password"_s, AuditWords::tr("password changed")},
            {u"reset_password"_s, AuditWords::tr("password reset")},
            {u"make_reset_code"_s, AuditWords::tr("reset code made")},
            {u"begin_second_factor"_s, AuditWords::tr("second factor shown")},
            {u"enable_second_factor"_s, AuditWords::tr("second factor switched on")},
            {u"disable_second_factor"_s, AuditWords::tr("second factor switched off")},
            {u"remove_second_factor"_s, AuditWords::tr("second factor removed")},
            {u"use_recovery_code"_s, AuditWords::tr("recovery code used")},
            {u"refresh_token_reused"_s, AuditWords::tr("stolen token refused")},
            {u"retry"_s, AuditWords::tr("sent again")},
            {u"disable"_s, AuditWords::tr("switched off")},
            {u"renew_secret"_s, AuditWords::tr("new secret made")},
            {u"demo_data"_s, AuditWords::tr("filled with demo data")}};
}

QList<AuditWord> auditEntities()
{
    return {{u"patient"_s, AuditWords::tr("Patient")},
            {u"appointment"_s, AuditWords::tr("Appointment")},
            {u"doctor"_s, AuditWords::tr("Doctor")},
            {u"schedule"_s, AuditWords::tr("Working hours")},
            {u"schedule_exception"_s, AuditWords::tr("Time off or extra hours")},
            {u"user"_s, AuditWords::tr("Log-in")},
            {u"session"_s, AuditWords::tr("Session")},
            {u"clinic"_s, AuditWords::tr("Clinic")},
            {u"message"_s, AuditWords::tr("Message")},
            {u"webhook"_s, AuditWords::tr("Webhook")},
            {u"audit"_s, AuditWords::tr("Audit trail")}};
}

QString auditWhatText(const AuditLine &line)
{
    //: "Patient: changed"
    return AuditWords::tr("%1: %2").arg(worded(auditEntities(), line.entity),
                                        worded(auditActions(), line.action));
}

QString auditWhereText(const AuditLine &line)
{
    QString channel = AuditWords::tr("Interface");
    if (line.actor.channel == Channel::Desktop)
        channel = AuditWords::tr("Desktop");
    else if (line.actor.channel == Channel::CommandLine)
        channel = AuditWords::tr("Command line");
    //: "Desktop, reception-2"
    return line.actor.origin.isEmpty() ? channel
                                       : AuditWords::tr("%1, %2").arg(channel, line.actor.origin);
}

QString auditTimeText(const QLocale &locale, const ClinicTime &time, Instant at)
{
    const auto second =
        std::chrono::duration_cast<std::chrono::seconds>(at.time_since_epoch()).count() % 60;
    //: a moment: the date and time, and its seconds
    return AuditWords::tr("%1:%2").arg(dayStartText(locale, time, at),
                                       u"%1"_s.arg(second, 2, 10, QChar(u'0')));
}

QList<AuditField> auditFields(const AuditLine &line)
{
    const QJsonObject before = objectOf(line.before);
    const QJsonObject after = objectOf(line.after);
    QStringList keys = before.keys();
    for (const QString &key : after.keys()) {
        if (!before.contains(key))
            keys.append(key);
    }
    QList<AuditField> fields;
    for (const QString &key : std::as_const(keys))
        fields.append({fieldName(key), valueText(before[key]), valueText(after[key]),
                       before[key] != after[key]});
    std::ranges::stable_partition(fields, &AuditField::isChanged);
    return fields;
}

} // namespace frontdesk
