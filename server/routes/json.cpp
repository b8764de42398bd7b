// SPDX-License-Identifier: GPL-3.0-or-later
#include "json.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

void addStamp(QJsonObject &json, const Stamp &stamp)
{
    json.insert(u"createdAt"_s, toRfc3339(stamp.createdAt));
    json.insert(u"updatedAt"_s, toRfc3339(stamp.updatedAt));
    json.insert(u"version"_s, stamp.version);
}

void addUnlessEmpty(QJsonObject &json, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        json.insert(name, value);
}

template <class IdType>
void addUnlessNull(QJsonObject &json, const QString &name, const IdType &id)
{
    if (!id.isNull())
        json.insert(name, id.toString());
}

void addIfSet(QJsonObject &json, const QString &name, const std::optional<Instant> &instant)
{
    if (instant)
        json.insert(name, toRfc3339(*instant));
}

void addIfValid(QJsonObject &json, const QString &name, QDate date)
{
    if (date.isValid())
        json.insert(name, date.toString(Qt::ISODate));
}

/// What an appointment says of itself, without anybody's name.
QJsonObject appointmentJson(const Appointment &appointment)
{
    QJsonObject json {{u"id"_s, appointment.id.toString()},
                      {u"patientId"_s, appointment.patientId.toString()},
                      {u"doctorId"_s, appointment.doctorId.toString()},
                      {u"startTime"_s, toRfc3339(appointment.span.start)},
                      {u"endTime"_s, toRfc3339(appointment.span.end)},
                      {u"status"_s, QString(toString(appointment.status))}};
    return json;
}

} // namespace

QJsonObject toJson(const User &user)
{
    QJsonObject json {{u"id"_s, user.id.toString()},
                      {u"email"_s, user.email},
                      {u"role"_s, QString(toString(user.role))},
                      {u"isActive"_s, user.isActive}};
    addStamp(json, user.stamp);
    return json;
}

QJsonObject toJson(const Patient &patient, Role viewer)
{
    QJsonObject json {{u"id"_s, patient.id.toString()},
                      {u"fullName"_s, patient.fullName},
                      {u"phone"_s, patient.phone},
                      {u"address"_s, patient.address}};
    addUnlessNull(json, u"userId"_s, patient.userId);
    addIfValid(json, u"dateOfBirth"_s, patient.dateOfBirth);
    addUnlessEmpty(json, u"email"_s, patient.email);
    if (viewer != Role::Patient)
        addUnlessEmpty(json, u"notes"_s, patient.notes);
    addStamp(json, patient.stamp);
    return json;
}

QJsonObject toJson(const Doctor &doctor)
{
    QJsonObject json {
        {u"id"_s, doctor.id.toString()},    {u"fullName"_s, doctor.fullName},
        {u"specialty"_s, doctor.specialty}, {u"bio"_s, doctor.bio},
        {u"phone"_s, doctor.phone},         {u"room"_s, doctor.room},
        {u"isActive"_s, doctor.isActive},
    };
    addUnlessNull(json, u"userId"_s, doctor.userId);
    addStamp(json, doctor.stamp);
    return json;
}

QJsonObject toJson(const Schedule &schedule)
{
    QJsonObject json {
        {u"id"_s, schedule.id.toString()},         {u"doctorId"_s, schedule.doctorId.toString()},
        {u"dayOfWeek"_s, schedule.dayOfWeek},      {u"startTime"_s, toString(schedule.start)},
        {u"endTime"_s, toString(schedule.end)},    {u"slotDurationMinutes"_s, schedule.slotMinutes},
        {u"weekInterval"_s, schedule.weekInterval}};
    addIfValid(json, u"validFrom"_s, schedule.validFrom);
    addIfValid(json, u"validTo"_s, schedule.validTo);
    addStamp(json, schedule.stamp);
    return json;
}

QJsonObject toJson(const ScheduleException &exception)
{
    QJsonObject json {{u"id"_s, exception.id.toString()},
                      {u"kind"_s, QString(toString(exception.kind))},
                      {u"startTime"_s, toString(exception.start)},
                      {u"endTime"_s, toString(exception.end)},
                      {u"label"_s, exception.label}};
    addUnlessNull(json, u"doctorId"_s, exception.doctorId);
    addIfValid(json, u"fromDate"_s, exception.fromDate);
    addIfValid(json, u"toDate"_s, exception.toDate);
    if (exception.dayOfWeek != 0)
        json.insert(u"dayOfWeek"_s, exception.dayOfWeek);
    if (exception.kind == ExceptionKind::ExtraHours)
        json.insert(u"slotDurationMinutes"_s, exception.slotMinutes);
    addStamp(json, exception.stamp);
    return json;
}

QJsonObject toJson(const Interval &interval)
{
    return {{u"startTime"_s, toRfc3339(interval.start)}, {u"endTime"_s, toRfc3339(interval.end)}};
}

QJsonObject toJson(const AppointmentDetails &details)
{
    const Appointment &appointment = details.appointment;
    QJsonObject json = appointmentJson(appointment);
    json.insert(u"patientName"_s, details.patientName);
    json.insert(u"doctorName"_s, details.doctorName);
    json.insert(u"reason"_s, appointment.reason);
    addUnlessEmpty(json, u"cancelReason"_s, appointment.cancelReason);
    addIfSet(json, u"confirmedAt"_s, appointment.confirmedAt);
    addIfSet(json, u"arrivedAt"_s, appointment.arrivedAt);
    addIfSet(json, u"startedAt"_s, appointment.startedAt);
    addIfSet(json, u"completedAt"_s, appointment.completedAt);
    addIfSet(json, u"cancelledAt"_s, appointment.cancelledAt);
    addIfSet(json, u"noShowAt"_s, appointment.noShowAt);
    addStamp(json, appointment.stamp);
    return json;
}

QJsonObject toJson(const SignedIn &signedIn)
{
    return {{u"accessToken"_s, signedIn.accessToken},
            {u"refreshToken"_s, signedIn.refreshToken},
            {u"expiresIn"_s, qint64(signedIn.expiresIn.count())},
            {u"user"_s, toJson(signedIn.user)}};
}

QJsonArray toJson(const QList<Appointment> &affected)
{
    QJsonArray array;
    for (const Appointment &appointment : affected)
        array.append(appointmentJson(appointment));
    return array;
}

} // namespace frontdesk
