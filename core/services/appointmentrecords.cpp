// SPDX-License-Identifier: GPL-3.0-or-later
#include "appointmentrecords.h"

#include "audit.h"
#include "hourschange.h"
#include "permissions.h"
#include "storage/doctorrepository.h"
#include "storage/patientrepository.h"
#include "validation.h"

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

AppointmentDetails toDetails(AppointmentRow row)
{
    return {std::move(row.appointment), std::move(row.patientName), std::move(row.patientPhone),
            row.patientDateOfBirth, std::move(row.doctorName)};
}

bool isOwn(const Actor &actor, const Appointment &appointment)
{
    if (actor.role == Role::Patient)
        return !actor.patientId.isNull() && appointment.patientId == actor.patientId;
    if (actor.role == Role::Doctor)
        return !actor.doctorId.isNull() && appointment.doctorId == actor.doctorId;
    return true;
}

Result<QList<WorkingWindow>> windowsAround(Connection &connection, const ClinicTime &time,
                                           DoctorId doctor, Interval span)
{
    FRONTDESK_TRY_ASSIGN(const auto windows, loadWindows(connection, {doctor}, time,
                                                         time.toDate(span.start).addDays(-1),
                                                         time.toDate(span.end).addDays(1)));
    return windows.value(doctor);
}

Instant defaultEnd(const QList<WorkingWindow> &windows, Instant start)
{
    const auto window = std::find_if(windows.begin(), windows.end(), [&](const WorkingWindow &w) {
        return w.span.contains(start);
    });
    return start + std::chrono::minutes(window == windows.end() ? 15 : window->slotMinutes);
}

Result<void> checkSpan(const Interval &span)
{
    if (span.isEmpty())
        return fail(invalidField(u"/endTime"_s, u"not_after_start"_s,
                                 u"The end must be after the start"_s));
    if (span.duration() > LongestAppointment)
        return fail(
            invalidField(u"/endTime"_s, u"too_long"_s, u"An appointment lasts a day at most"_s));
    return {};
}

Result<void> checkRules(const ServiceContext &context, Connection &connection, const Actor &actor,
                        DoctorId doctorId, const Interval &span,
                        const QList<WorkingWindow> &windows)
{
    FRONTDESK_TRY_ASSIGN(const auto doctor, DoctorRepository(connection).find(doctorId));
    if (!doctor)
        return fail(invalidField(u"/doctorId"_s, u"unknown"_s, u"There is no such doctor"_s));
    const QList<Error> found = violations(context.rules, actor.role,
                                          {span, windows, doctor->isActive, context.clock.now()});
    if (!found.isEmpty())
        return fail(found.first());
    return {};
}

Result<void> checkReason(const QString &reason)
{
    Validator validator;
    validator.text(u"/reason"_s, reason, 1000);
    return validator.result();
}

Result<void> recordAppointment(Transaction &transaction, const Clock &clock, const Actor &actor,
                               QLatin1StringView action, const std::optional<Appointment> &before,
                               const Appointment &after)
{
    transaction.publish({ChangedEntity::Appointment, after.id.uuid(), after.doctorId, after.span});
    if (before && (before->doctorId != after.doctorId || before->span != after.span))
        transaction.publish(
            {ChangedEntity::Appointment, after.id.uuid(), before->doctorId, before->span});
    return writeAudit(transaction, clock, actor,
                      {action, "appointment"_L1, after.id.toString(),
                       before ? auditJson(*before) : QJsonObject(), auditJson(after)});
}

Result<AppointmentDetails> readBack(AppointmentRepository &appointments, AppointmentId id)
{
    FRONTDESK_TRY_ASSIGN(auto row, appointments.find(id));
    if (!row)
        return notFound();
    return toDetails(*std::move(row));
}

Result<void> lockPatient(Connection &connection, PatientId patient)
{
    FRONTDESK_TRY_ASSIGN(const bool exists, PatientRepository(connection).lock(patient));
    if (!exists)
        return fail(invalidField(u"/patientId"_s, u"unknown"_s, u"There is no such patient"_s));
    return {};
}

} // namespace frontdesk
