// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/appointment.h"
#include "storage/connection.h"

namespace frontdesk {

/// Appointments that start within a span are counted under its label.
struct ReportSpan {
    int label = 0;
    Interval span;
};

/// How many appointments of a doctor have a status, and how long they are together.
struct ReportTally {
    int label = 0;
    DoctorId doctorId;
    AppointmentStatus status = AppointmentStatus::Pending;
    qint64 count = 0;
    qint64 minutes = 0;
};

/// How long before they start appointments were made.
struct LeadTally {
    DoctorId doctorId; ///< null: of all doctors
    qint64 count = 0;
    double medianMinutes = 0;
    double meanMinutes = 0;
};

/// Figures over many appointments, added up by the database: one query each, however many there
/// are.
class ReportRepository
{
public:
    explicit ReportRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    /// By label, doctor and status; what is nowhere is left out.
    Result<QList<ReportTally>> tally(const QList<ReportSpan> &spans);
    /// Of those that start within `span`, but not of those that were entered after they began. By
    /// doctor, and of all doctors where there is one.
    Result<QList<LeadTally>> leads(Interval span);

private:
    Connection &m_connection;
};

} // namespace frontdesk
