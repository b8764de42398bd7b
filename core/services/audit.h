// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/actor.h"
#include "domain/appointment.h"
#include "domain/appointmenttype.h"
#include "domain/doctor.h"
#include "domain/patient.h"
#include "domain/room.h"
#include "domain/scheduleexception.h"
#include "domain/series.h"
#include "domain/user.h"
#include "domain/walkin.h"
#include "services/clinicservice.h"
#include "storage/database.h"

#include <QJsonObject>

namespace frontdesk {

/// An object as the audit trail keeps it: every field, without secrets; of a patient without the
/// notes, which ClinicalNotes adds.
QJsonObject auditJson(const User &user);
QJsonObject auditJson(const Patient &patient);
QJsonObject auditJson(const Doctor &doctor);
QJsonObject auditJson(const Schedule &schedule);
QJsonObject auditJson(const ScheduleException &exception);
QJsonObject auditJson(const Appointment &appointment);
QJsonObject auditJson(const AppointmentSeries &series);
QJsonObject auditJson(const WaitlistEntry &entry);
QJsonObject auditJson(const WaitlistOffer &offer);
QJsonObject auditJson(const QueueEntry &entry);
QJsonObject auditJson(const AppointmentType &type);
QJsonObject auditJson(const Room &room);
QJsonObject auditJson(const ClinicProfile &profile);

/// What happened to one object; before and after are empty where there is none.
struct AuditEvent {
    QLatin1StringView action;
    QLatin1StringView entity;
    QString entityId;
    QJsonObject before;
    QJsonObject after;
};

/// Writes the audit row of a change into the change's own transaction.
Result<void> writeAudit(Transaction &transaction, const Clock &clock, const Actor &actor,
                        const AuditEvent &event);

/// The actor of a request that nobody is signed in for.
Actor publicActor(Channel channel, const QString &origin, const QString &requestId);

} // namespace frontdesk
