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

/// How long something took with the appointments of a doctor.
struct DurationTally {
    DoctorId doctorId; ///< null: of all doctors
    qint64 count = 0;
    double medianMinutes = 0;
    double meanMinutes = 0;
};

/// How many appointments were cancelled for a reason, and how many for any.
struct ReasonTally {
    QString reason;
    qint64 count = 0;
    qint64 ofAll = 0;
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
    /// From the booking to the start, but not of those that were entered after they began. By
    /// doctor, and of all doctors where there is one.
    Result<QList<DurationTally>> leads(Interval span);
    /// From the arrival until the patient was taken in, where both are known; the same otherwise.
    Result<QList<DurationTally>> waits(Interval span);
    Result<QList<std::pair<BookingChannel, qint64>>> channels(Interval span);
    /// The `most` frequent reasons, the most frequent first, those as frequent by their letters.
    Result<QList<ReasonTally>> cancelReasons(Interval span, int most);

private:
    /// `minutes` and `condition` are SQL over appointments.
    Result<QList<DurationTally>> durations(const QString &minutes, const QString &condition,
                                           Interval span);

    Connection &m_connection;
};

} // namespace frontdesk
