// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit.h"

#include "storage/auditrepository.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

QJsonValue optionalTime(const std::optional<Instant> &instant)
{
    return instant ? QJsonValue(toRfc3339(*instant)) : QJsonValue();
}

template <class IdType>
QJsonValue optionalId(const IdType &id)
{
    return id.isNull() ? QJsonValue() : QJsonValue(id.toString());
}

QJsonArray toJson(const QList<int> &numbers)
{
    QJsonArray array;
    for (const int number : numbers)
        array.append(number);
    return array;
}

QString compact(const QJsonObject &object)
{
    if (object.isEmpty())
        return {};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

QJsonObject auditJson(const User &user)
{
    return {{u"email"_s, user.email},
            {u"role"_s, QString(toString(user.role))},
            {u"isActive"_s, user.isActive},
            {u"version"_s, user.stamp.version}};
}

QJsonObject auditJson(const Patient &patient)
{
    return {{u"userId"_s, optionalId(patient.userId)},
            {u"fullName"_s, patient.fullName},
            {u"dateOfBirth"_s, patient.dateOfBirth.toString(Qt::ISODate)},
            {u"phone"_s, patient.phone},
            {u"address"_s, patient.address},
            {u"email"_s, patient.email},
            {u"language"_s, patient.language},
            {u"version"_s, patient.stamp.version}};
}

QJsonObject auditJson(const Doctor &doctor)
{
    return {{u"userId"_s, optionalId(doctor.userId)},
            {u"fullName"_s, doctor.fullName},
            {u"specialty"_s, doctor.specialty},
            {u"bio"_s, doctor.bio},
            {u"phone"_s, doctor.phone},
            {u"room"_s, doctor.room},
            {u"isActive"_s, doctor.isActive},
            {u"version"_s, doctor.stamp.version}};
}

QJsonObject auditJson(const Schedule &schedule)
{
    return {{u"doctorId"_s, schedule.doctorId.toString()},
            {u"dayOfWeek"_s, schedule.dayOfWeek},
            {u"startTime"_s, toString(schedule.start)},
            {u"endTime"_s, toString(schedule.end)},
            {u"slotDurationMinutes"_s, schedule.slotMinutes},
            {u"validFrom"_s, schedule.validFrom.toString(Qt::ISODate)},
            {u"validTo"_s, schedule.validTo.toString(Qt::ISODate)},
            {u"weekInterval"_s, schedule.weekInterval},
            {u"version"_s, schedule.stamp.version}};
}

QJsonObject auditJson(const ScheduleException &exception)
{
    return {{u"doctorId"_s, optionalId(exception.doctorId)},
            {u"kind"_s, QString(toString(exception.kind))},
            {u"fromDate"_s, exception.fromDate.toString(Qt::ISODate)},
            {u"toDate"_s, exception.toDate.toString(Qt::ISODate)},
            {u"dayOfWeek"_s, exception.dayOfWeek},
            {u"startTime"_s, toString(exception.start)},
            {u"endTime"_s, toString(exception.end)},
            {u"slotDurationMinutes"_s, exception.slotMinutes},
            {u"label"_s, exception.label},
            {u"version"_s, exception.stamp.version}};
}

QJsonObject auditJson(const Appointment &appointment)
{
    return {{u"patientId"_s, appointment.patientId.toString()},
            {u"doctorId"_s, appointment.doctorId.toString()},
            {u"startTime"_s, toRfc3339(appointment.span.start)},
            {u"endTime"_s, toRfc3339(appointment.span.end)},
            {u"typeId"_s, optionalId(appointment.typeId)},
            {u"roomId"_s, optionalId(appointment.roomId)},
            {u"bufferBeforeMinutes"_s, appointment.buffers.beforeMinutes},
            {u"bufferAfterMinutes"_s, appointment.buffers.afterMinutes},
            {u"overbooked"_s, appointment.overbooked},
            {u"overbookReason"_s, appointment.overbookReason},
            {u"status"_s, QString(toString(appointment.status))},
            {u"reason"_s, appointment.reason},
            {u"alert"_s, appointment.alert},
            {u"reminders"_s, appointment.reminds},
            {u"cancelReason"_s, appointment.cancelReason},
            {u"createdBy"_s, optionalId(appointment.createdBy)},
            {u"channel"_s, QString(toString(appointment.channel))},
            {u"seriesId"_s, optionalId(appointment.seriesId)},
            {u"confirmedAt"_s, optionalTime(appointment.confirmedAt)},
            {u"arrivedAt"_s, optionalTime(appointment.arrivedAt)},
            {u"startedAt"_s, optionalTime(appointment.startedAt)},
            {u"completedAt"_s, optionalTime(appointment.completedAt)},
            {u"cancelledAt"_s, optionalTime(appointment.cancelledAt)},
            {u"noShowAt"_s, optionalTime(appointment.noShowAt)},
            {u"version"_s, appointment.stamp.version}};
}

QJsonObject auditJson(const AppointmentSeries &series)
{
    const Recurrence &rule = series.recurrence;
    return {{u"patientId"_s, series.patientId.toString()},
            {u"doctorId"_s, series.doctorId.toString()},
            {u"typeId"_s, optionalId(series.typeId)},
            {u"roomId"_s, optionalId(series.roomId)},
            {u"pattern"_s, QString(toString(rule.pattern))},
            {u"interval"_s, rule.interval},
            {u"firstDay"_s, rule.firstDay.toString(Qt::ISODate)},
            {u"startTime"_s, toString(rule.time)},
            {u"durationMinutes"_s, series.durationMinutes},
            {u"daysOfWeek"_s, toJson(rule.daysOfWeek)},
            {u"dayOfMonth"_s, rule.dayOfMonth},
            {u"weekOfMonth"_s, rule.weekOfMonth},
            {u"count"_s, rule.count},
            {u"until"_s, rule.until.toString(Qt::ISODate)},
            {u"reason"_s, series.reason},
            {u"version"_s, series.stamp.version}};
}

QJsonObject auditJson(const WaitlistEntry &entry)
{
    QJsonArray windows;
    for (const TimeWindow &window : entry.windows)
        windows.append(toString(window));
    return {{u"patientId"_s, entry.patientId.toString()},
            {u"doctorId"_s, optionalId(entry.doctorId)},
            {u"specialty"_s, entry.specialty},
            {u"typeId"_s, optionalId(entry.typeId)},
            {u"roomId"_s, optionalId(entry.roomId)},
            {u"daysOfWeek"_s, toJson(entry.daysOfWeek)},
            {u"timeWindows"_s, windows},
            {u"earliestDate"_s, entry.earliestDate.toString(Qt::ISODate)},
            {u"latestDate"_s, entry.latestDate.toString(Qt::ISODate)},
            {u"urgency"_s, QString(toString(entry.urgency))},
            {u"note"_s, entry.note},
            {u"status"_s, QString(toString(entry.status))},
            {u"expiresAt"_s, optionalTime(entry.expiresAt)},
            {u"sourceAppointmentId"_s, optionalId(entry.sourceId)},
            {u"bookedAppointmentId"_s, optionalId(entry.bookedId)},
            {u"version"_s, entry.stamp.version}};
}

QJsonObject auditJson(const WaitlistOffer &offer)
{
    return {{u"entryId"_s, offer.entryId.toString()},
            {u"doctorId"_s, offer.doctorId.toString()},
            {u"startTime"_s, toRfc3339(offer.span.start)},
            {u"endTime"_s, toRfc3339(offer.span.end)},
            {u"status"_s, QString(toString(offer.status))},
            {u"expiresAt"_s, toRfc3339(offer.expiresAt)},
            {u"appointmentId"_s, optionalId(offer.appointmentId)},
            {u"version"_s, offer.stamp.version}};
}

QJsonObject auditJson(const QueueEntry &entry)
{
    return {{u"patientId"_s, entry.patientId.toString()},
            {u"doctorId"_s, optionalId(entry.doctorId)},
            {u"specialty"_s, entry.specialty},
            {u"note"_s, entry.note},
            {u"urgency"_s, QString(toString(entry.urgency))},
            {u"arrivedAt"_s, toRfc3339(entry.arrivedAt)},
            {u"status"_s, QString(toString(entry.status))},
            {u"appointmentId"_s, optionalId(entry.appointmentId)},
            {u"version"_s, entry.stamp.version}};
}

QJsonObject auditJson(const AppointmentType &type)
{
    QJsonArray doctors;
    for (const DoctorId &doctor : type.doctors)
        doctors.append(doctor.toString());
    return {{u"name"_s, type.name},
            {u"durationMinutes"_s, type.durationMinutes},
            {u"bufferBeforeMinutes"_s, type.buffers.beforeMinutes},
            {u"bufferAfterMinutes"_s, type.buffers.afterMinutes},
            {u"colour"_s, type.colour},
            {u"bookableOnline"_s, type.bookableOnline},
            {u"doctorIds"_s, doctors},
            {u"isActive"_s, type.isActive},
            {u"version"_s, type.stamp.version}};
}

QJsonObject auditJson(const Room &room)
{
    return {
        {u"name"_s, room.name}, {u"isActive"_s, room.isActive}, {u"version"_s, room.stamp.version}};
}

QJsonObject auditJson(const ClinicProfile &profile)
{
    return {{u"name"_s, profile.name}, {u"timeZone"_s, profile.timeZone}};
}

Result<void> writeAudit(Transaction &transaction, const Clock &clock, const Actor &actor,
                        const AuditEvent &event)
{
    return AuditRepository(transaction.connection())
        .append({clock.now(), actor, event.action, event.entity, event.entityId,
                 compact(event.before), compact(event.after)});
}

Actor publicActor(Channel channel, const QString &origin, const QString &requestId)
{
    Actor actor;
    actor.channel = channel;
    actor.origin = origin;
    actor.requestId = requestId;
    return actor;
}

} // namespace frontdesk
