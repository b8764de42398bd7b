// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit.h"
#include "domain/scheduleexception.h"
#include "services/context.h"
#include "storage/database.h"

#include <QHash>

namespace frontdesk {

struct WorkingWindow;

/// What decides when these doctors work from `from` to `to` (an invalid date is no bound): two
/// queries, however many doctors there are.
Result<WorkingHours> loadWorkingHours(Connection &connection, const QList<DoctorId> &doctors,
                                      QDate from, QDate to);

/// The working windows of each of the doctors, from the same two queries.
Result<QHash<DoctorId, QList<WorkingWindow>>> loadWindows(Connection &connection,
                                                          const QList<DoctorId> &doctors,
                                                          const ClinicTime &time, QDate from,
                                                          QDate to);

/// One change of working hours within a transaction: of one doctor's, or of the whole clinic's.
class HoursChange
{
public:
    /// `doctor`: null for the whole clinic.
    HoursChange(Transaction &transaction, const ServiceContext &context, DoctorId doctor);

    /// Keeps bookings of the doctors out until the end of the transaction, and reads the hours as
    /// they are. NotFound where there is no such doctor.
    Result<void> begin();
    /// The weekly schedules before the change.
    const QList<Schedule> &schedules() const { return m_before.schedules; }
    /// The future appointments on the days that the change concerns (an invalid date is no bound)
    /// which lay inside the working hours and now do not. Ordered by start.
    Result<QList<Appointment>> affected(QDate from = {}, QDate to = {});
    /// Audits and publishes the change.
    Result<void> record(const Actor &actor, const AuditEvent &event, const QUuid &id);

private:
    Transaction &m_transaction;
    const ServiceContext &m_context;
    DoctorId m_doctor;
    QList<DoctorId> m_doctors;
    WorkingHours m_before;
};

/// A doctor changes their own hours, the desk anybody's and the clinic's; a doctor sees what is
/// another's as absent.
Result<void> checkMayChangeHours(const Actor &actor, DoctorId doctor);

} // namespace frontdesk
