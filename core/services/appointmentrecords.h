// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/slotfinder.h"
#include "services/appointmentservice.h"
#include "storage/appointmentrepository.h"
#include "storage/database.h"

#include <QJsonArray>

namespace frontdesk {

// Shared by all services that make, move or end appointments.

/// A row as the services give it.
inline AppointmentDetails toDetails(AppointmentRow row)
{
    return {std::move(row.appointment), std::move(row.patientName), std::move(row.patientPhone),
            row.patientDateOfBirth,     std::move(row.doctorName),  std::move(row.typeName),
            std::move(row.typeColour),  std::move(row.roomName)};
}

/// Whether it is the actor's: a patient's and a doctor's are those with them, the desk's are all.
bool isOwn(const Actor &actor, const Appointment &appointment);

/// The doctor's working windows on the days that `span` touches, a day to either side.
Result<QList<WorkingWindow>> windowsAround(Connection &connection, const ClinicTime &time,
                                           DoctorId doctor, Interval span);
/// The end of the slot that starts at `start`; a quarter of an hour outside working hours.
Instant endOfSlot(const QList<WorkingWindow> &windows, Instant start);

/// What the doctor's appointments and holds take of `range`, buffers included; one query for any
/// number of doctors.
Result<QHash<DoctorId, QList<Interval>>> busyTimes(Connection &connection,
                                                   const QList<DoctorId> &doctors,
                                                   const Interval &range, Instant now);

/// The actor's own, locked for a change; NotFound where it is not theirs.
Result<AppointmentRow> findOwn(AppointmentRepository &appointments, const Actor &actor,
                               AppointmentId id);

constexpr int MostReason = 1000; ///< characters

Result<void> checkReason(const QString &reason);
/// Locks the patient's record; InvalidInput where there is none.
Result<void> lockPatient(Connection &connection, PatientId patient);

/// Audits and publishes what happened to an appointment. `overridden`: warnings that did not stop
/// it.
Result<void> recordAppointment(Transaction &transaction, const Clock &clock, const Actor &actor,
                               QLatin1StringView action, const std::optional<Appointment> &before,
                               const Appointment &after, const QJsonArray &overridden = {});
Result<AppointmentDetails> readBack(AppointmentRepository &appointments, AppointmentId id);

} // namespace frontdesk
