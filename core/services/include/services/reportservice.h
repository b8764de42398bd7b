// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/actor.h"
#include "domain/appointment.h"
#include "services/context.h"

#include <QDate>
#include <QMap>

namespace frontdesk {

class ReportRepository;
struct DurationTally;

/// How many appointments have each status; a status that none has is there with 0.
using StatusCounts = QMap<AppointmentStatus, qint64>;

struct AppointmentSummary {
    qint64 total = 0;
    StatusCounts byStatus;
};

/// A doctor as reports name them.
struct ReportedDoctor {
    DoctorId id;
    QString fullName;
};

/// Time that was booked and time there was.
struct Usage {
    qint64 bookedMinutes = 0; ///< of appointments that are neither cancelled nor missed
    qint64 availableMinutes = 0; ///< of the working hours

    /// Booked of available; over 1 where there were bookings beyond the hours, unset without hours.
    std::optional<double> share() const;
};

struct DoctorWorkload {
    ReportedDoctor doctor;
    qint64 appointments = 0;
    StatusCounts byStatus;
    Usage usage;
};

/// Of the appointments that came to their time and were followed: who came and who did not.
struct Attendance {
    qint64 attended = 0; ///< arrived, in progress or completed
    qint64 noShows = 0;

    /// Those missed of all these; unset where there are none.
    std::optional<double> noShowRate() const;
};

struct NoShowReport {
    Attendance total;
    QList<std::pair<ReportedDoctor, Attendance>> byDoctor;
    QList<std::pair<int, Attendance>> byWeekday; ///< ISO 8601: Monday 1 to Sunday 7, in the clinic
};

/// How long something took with some appointments; 0 minutes where there are none.
struct Durations {
    qint64 appointments = 0;
    double medianMinutes = 0;
    double meanMinutes = 0;
};

struct DurationReport {
    Durations total;
    QList<std::pair<ReportedDoctor, Durations>> byDoctor;
};

/// How appointments came to be booked; a channel that none came by is there with 0.
struct ChannelReport {
    qint64 total = 0;
    QMap<BookingChannel, qint64> byChannel;
};

/// Why appointments were cancelled.
struct CancellationReport {
    static constexpr int MostReasons = 20;

    qint64 total = 0;
    /// The most frequent ones as they were written, the most frequent first; empty: none was given.
    QList<std::pair<QString, qint64>> byReason;

    /// Cancelled for reasons that are not among them.
    qint64 others() const;
};

struct UtilisationReport {
    Usage total;
    QList<std::pair<ReportedDoctor, Usage>> byDoctor;
    QList<std::pair<QDate, Usage>> byDay;
};

/// What the clinic did over some days of its own calendar, both included, at most MaxDays; for
/// administrators. An appointment belongs to the day on which it starts. Doctors are those who are
/// active or had appointments, by name. Always a constant number of queries.
class ReportService
{
public:
    static constexpr int MaxDays = 366;

    explicit ReportService(const ServiceContext &context)
        : m_context(context)
    {
    }

    Result<AppointmentSummary> summary(const Actor &actor, QDate from, QDate to);
    Result<QList<DoctorWorkload>> workload(const Actor &actor, QDate from, QDate to);
    Result<NoShowReport> noShows(const Actor &actor, QDate from, QDate to);
    /// From the booking to the start, those aside that were entered afterwards.
    Result<DurationReport> leadTime(const Actor &actor, QDate from, QDate to);
    /// From the arrival until the patient was taken in, of those whose both are known.
    Result<DurationReport> waits(const Actor &actor, QDate from, QDate to);
    Result<ChannelReport> channels(const Actor &actor, QDate from, QDate to);
    Result<CancellationReport> cancellations(const Actor &actor, QDate from, QDate to);
    Result<UtilisationReport> utilisation(const Actor &actor, QDate from, QDate to);

private:
    using Measure = Result<QList<DurationTally>> (ReportRepository::*)(Interval);
    Result<DurationReport> durations(const Actor &actor, QDate from, QDate to, Measure measure);

    const ServiceContext &m_context;
};

} // namespace frontdesk
