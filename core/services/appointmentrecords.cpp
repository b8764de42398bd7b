// SPDX-License-Identifier: GPL-3.0-or-later
#include "appointmentrecords.h"

#include "audit.h"
#include "hourschange.h"
#include "permissions.h"
#include "storage/patientrepository.h"
#include "validation.h"

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

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

Instant endOfSlot(const QList<WorkingWindow> &windows, Instant start)
{
    const auto window = std::find_if(windows.begin(), windows.end(), [&](const WorkingWindow &w) {
        return w.span.contains(start);
    });
    return start + std::chrono::minutes(window == windows.end() ? 15 : window->slotMinutes);
}

Result<QHash<DoctorId, QList<Interval>>> busyTimes(Connection &connection,
                                                   const QList<DoctorId> &doctors,
                                                   const Interval &range, Instant now)
{
    QList<ResourceId> resources;
    for (const DoctorId &doctor : doctors)
        resources.append(ResourceId(doctor.uuid()));
    FRONTDESK_TRY_ASSIGN(const auto spans,
                         AppointmentRepository(connection).busy(resources, range, now));
    QHash<DoctorId, QList<Interval>> busy;
    for (const BusySpan &taken : spans)
        busy[DoctorId(taken.resource.uuid())].append(taken.span);
    return busy;
}

Result<AppointmentRow> findOwn(AppointmentRepository &appointments, const Actor &actor,
                               AppointmentId id)
{
    FRONTDESK_TRY_ASSIGN(auto row, appointments.findForUpdate(id));
    if (!row || !isOwn(actor, row->appointment))
        return notFound();
    return *std::move(row);
}

Result<void> checkReason(const QString &reason)
{
    Validator validator;
    validator.text(u"/reason"_s, reason, MostReason);
    return validator.result();
}

Result<void> lockPatient(Connection &connection, PatientId patient)
{
    FRONTDESK_TRY_ASSIGN(const bool exists, PatientRepository(connection).lock(patient));
    if (!exists)
        return fail(invalidField(u"/patientId"_s, u"unknown"_s, u"There is no such patient"_s));
    return {};
}

Result<void> recordAppointment(Transaction &transaction, const Clock &clock, const Actor &actor,
                               QLatin1StringView action, const std::optional<Appointment> &before,
                               const Appointment &after, const QJsonArray &overridden)
{
    transaction.publish({ChangedEntity::Appointment, after.id.uuid(), after.doctorId, after.span});
    if (before && (before->doctorId != after.doctorId || before->span != after.span))
        transaction.publish(
            {ChangedEntity::Appointment, after.id.uuid(), before->doctorId, before->span});
    QJsonObject now = auditJson(after);
    if (!overridden.isEmpty())
        now.insert(u"overridden"_s, overridden);
    return writeAudit(transaction, clock, actor,
                      {action, "appointment"_L1, after.id.toString(),
                       before ? auditJson(*before) : QJsonObject(), now});
}

Result<AppointmentDetails> readBack(AppointmentRepository &appointments, AppointmentId id)
{
    FRONTDESK_TRY_ASSIGN(auto row, appointments.find(id));
    if (!row)
        return notFound();
    return toDetails(*std::move(row));
}

} // namespace frontdesk
