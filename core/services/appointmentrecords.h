// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/slotfinder.h"
#include "services/appointmentservice.h"
#include "storage/appointmentrepository.h"
#include "storage/database.h"

namespace frontdesk {

// Shared by all services that make, move or end appointments.

AppointmentDetails toDetails(AppointmentRow row);
/// Whether it is the actor's: a patient's and a doctor's are those with them, the desk's are all.
bool isOwn(const Actor &actor, const Appointment &appointment);

/// The doctor's working windows on the days that `span` touches, a day to either side.
Result<QList<WorkingWindow>> windowsAround(Connection &connection, const ClinicTime &time,
                                           DoctorId doctor, Interval span);
/// The end of the slot that starts at `start`; a quarter of an hour outside working hours.
Instant defaultEnd(const QList<WorkingWindow> &windows, Instant start);

/// InvalidInput for an end that is not after the start, or more than a day later.
Result<void> checkSpan(const Interval &span);
/// The first booking rule that forbids it, if one does. `windows` are the doctor's around `span`.
Result<void> checkRules(const ServiceContext &context, Connection &connection, const Actor &actor,
                        DoctorId doctorId, const Interval &span,
                        const QList<WorkingWindow> &windows);
Result<void> checkReason(const QString &reason);
/// Locks the patient's record; InvalidInput where there is none.
Result<void> lockPatient(Connection &connection, PatientId patient);

/// Audits and publishes what happened to an appointment.
Result<void> recordAppointment(Transaction &transaction, const Clock &clock, const Actor &actor,
                               QLatin1StringView action, const std::optional<Appointment> &before,
                               const Appointment &after);
Result<AppointmentDetails> readBack(AppointmentRepository &appointments, AppointmentId id);

} // namespace frontdesk
