// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/reportservice.h"

#include "doctorrecords.h"
#include "domain/slotfinder.h"
#include "hourschange.h"
#include "permissions.h"
#include "storage/database.h"
#include "storage/doctorrepository.h"
#include "storage/reportrepository.h"
#include "validation.h"

#include <QSet>

#include <functional>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

Result<void> checkRequest(const Actor &actor, QDate from, QDate to)
{
    FRONTDESK_TRY(require(actor.isAdmin()));
    return checkDays(from, to, ReportService::MaxDays);
}

QList<ReportSpan> oneSpan(const ClinicTime &time, QDate from, QDate to)
{
    return {{0, time.days(from, to)}};
}

/// A span for each day, labelled by `label(day)`.
template <class Label>
QList<ReportSpan> daySpans(const ClinicTime &time, QDate from, QDate to, Label label)
{
    QList<ReportSpan> spans;
    for (QDate day = from; day <= to; day = day.addDays(1))
        spans.append({label(day), time.day(day)});
    return spans;
}

StatusCounts noCounts()
{
    StatusCounts counts;
    for (const AppointmentStatus status : allAppointmentStatuses())
        counts.insert(status, 0);
    return counts;
}

void add(Usage &usage, const ReportTally &tally)
{
    if (occupies(tally.status))
        usage.bookedMinutes += tally.minutes;
}

void add(Attendance &attendance, const ReportTally &tally)
{
    switch (tally.status) {
    case AppointmentStatus::Arrived:
    case AppointmentStatus::InProgress:
    case AppointmentStatus::Completed:
        attendance.attended += tally.count;
        break;
    case AppointmentStatus::NoShow:
        attendance.noShows += tally.count;
        break;
    default:
        break;
    }
}

qint64 minutesOf(const WorkingWindow &window)
{
    return std::chrono::duration_cast<std::chrono::minutes>(window.span.duration()).count();
}

/// Those who are active, and those in `counted`, by name.
Result<QList<Doctor>> reportedDoctors(Connection &connection, const QSet<DoctorId> &counted)
{
    DoctorQuery everybody;
    everybody.limit = 0;
    FRONTDESK_TRY_ASSIGN(QList<Doctor> doctors, DoctorRepository(connection).list(everybody));
    doctors.removeIf(
        [&](const Doctor &doctor) { return !doctor.isActive && !counted.contains(doctor.id); });
    return doctors;
}

template <class Tally>
Result<QList<Doctor>> reportedDoctors(Connection &connection, const QList<Tally> &tallies)
{
    QSet<DoctorId> counted;
    for (const Tally &tally : tallies)
        counted.insert(tally.doctorId);
    return reportedDoctors(connection, counted);
}

} // namespace

std::optional<double> Usage::share() const
{
    if (availableMinutes == 0)
        return std::nullopt;
    return double(bookedMinutes) / double(availableMinutes);
}

std::optional<double> Attendance::noShowRate() const
{
    if (attended + noShows == 0)
        return std::nullopt;
    return double(noShows) / double(attended + noShows);
}

qint64 CancellationReport::others() const
{
    qint64 named = 0;
    for (const auto &[reason, count] : byReason)
        named += count;
    return total - named;
}

Result<AppointmentSummary> ReportService::summary(const Actor &actor, QDate from, QDate to)
{
    FRONTDESK_TRY(checkRequest(actor, from, to));
    const auto time = m_context.zone.get();
    return m_context.data.read([&](Connection &connection) -> Result<AppointmentSummary> {
        FRONTDESK_TRY_ASSIGN(const auto tallies,
                             ReportRepository(connection).tally(oneSpan(*time, from, to)));
        AppointmentSummary summary {0, noCounts()};
        for (const ReportTally &tally : tallies) {
            summary.total += tally.count;
            summary.byStatus[tally.status] += tally.count;
        }
        return summary;
    });
}

Result<QList<DoctorWorkload>> ReportService::workload(const Actor &actor, QDate from, QDate to)
{
    FRONTDESK_TRY(checkRequest(actor, from, to));
    const auto time = m_context.zone.get();
    return m_context.data.read([&](Connection &connection) -> Result<QList<DoctorWorkload>> {
        FRONTDESK_TRY_ASSIGN(const auto tallies,
                             ReportRepository(connection).tally(oneSpan(*time, from, to)));
        FRONTDESK_TRY_ASSIGN(const auto doctors, reportedDoctors(connection, tallies));
        FRONTDESK_TRY_ASSIGN(const auto windows,
                             loadWindows(connection, idsOf(doctors), *time, from, to));
        QList<DoctorWorkload> report;
        QHash<DoctorId, qsizetype> at;
        for (const Doctor &doctor : doctors) {
            DoctorWorkload load {{doctor.id, doctor.fullName}, 0, noCounts(), {}};
            for (const WorkingWindow &window : windows.value(doctor.id))
                load.usage.availableMinutes += minutesOf(window);
            at.insert(doctor.id, report.size());
            report.append(load);
        }
        for (const ReportTally &tally : tallies) {
            DoctorWorkload &load = report[at.value(tally.doctorId)];
            load.appointments += tally.count;
            load.byStatus[tally.status] += tally.count;
            add(load.usage, tally);
        }
        return report;
    });
}

Result<NoShowReport> ReportService::noShows(const Actor &actor, QDate from, QDate to)
{
    FRONTDESK_TRY(checkRequest(actor, from, to));
    const auto time = m_context.zone.get();
    return m_context.data.read([&](Connection &connection) -> Result<NoShowReport> {
        const auto spans = daySpans(*time, from, to, [](QDate day) { return day.dayOfWeek(); });
        FRONTDESK_TRY_ASSIGN(const auto tallies, ReportRepository(connection).tally(spans));
        FRONTDESK_TRY_ASSIGN(const auto doctors, reportedDoctors(connection, tallies));
        NoShowReport report;
        QHash<DoctorId, Attendance> byDoctor;
        QMap<int, Attendance> byWeekday;
        for (const ReportTally &tally : tallies) {
            add(report.total, tally);
            add(byDoctor[tally.doctorId], tally);
            add(byWeekday[tally.label], tally);
        }
        for (const Doctor &doctor : doctors)
            report.byDoctor.append({{doctor.id, doctor.fullName}, byDoctor.value(doctor.id)});
        for (int day = 1; day <= 7; ++day)
            report.byWeekday.append({day, byWeekday.value(day)});
        return report;
    });
}

Result<DurationReport> ReportService::durations(const Actor &actor, QDate from, QDate to,
                                                Measure measure)
{
    FRONTDESK_TRY(checkRequest(actor, from, to));
    const auto time = m_context.zone.get();
    return m_context.data.read([&](Connection &connection) -> Result<DurationReport> {
        FRONTDESK_TRY_ASSIGN(const auto tallies, std::invoke(measure, ReportRepository(connection),
                                                             time->days(from, to)));
        FRONTDESK_TRY_ASSIGN(const auto doctors, reportedDoctors(connection, tallies));
        QHash<DoctorId, Durations> durations;
        for (const DurationTally &tally : tallies)
            durations.insert(tally.doctorId, {tally.count, tally.medianMinutes, tally.meanMinutes});
        DurationReport report {durations.value(DoctorId()), {}};
        for (const Doctor &doctor : doctors)
            report.byDoctor.append({{doctor.id, doctor.fullName}, durations.value(doctor.id)});
        return report;
    });
}

Result<DurationReport> ReportService::leadTime(const Actor &actor, QDate from, QDate to)
{
    return durations(actor, from, to, &ReportRepository::leads);
}

Result<DurationReport> ReportService::waits(const Actor &actor, QDate from, QDate to)
{
    return durations(actor, from, to, &ReportRepository::waits);
}

Result<ChannelReport> ReportService::channels(const Actor &actor, QDate from, QDate to)
{
    FRONTDESK_TRY(checkRequest(actor, from, to));
    const auto time = m_context.zone.get();
    return m_context.data.read([&](Connection &connection) -> Result<ChannelReport> {
        FRONTDESK_TRY_ASSIGN(const auto tallies,
                             ReportRepository(connection).channels(time->days(from, to)));
        ChannelReport report;
        for (const BookingChannel channel : allBookingChannels())
            report.byChannel.insert(channel, 0);
        for (const auto &[channel, count] : tallies) {
            report.total += count;
            report.byChannel[channel] += count;
        }
        return report;
    });
}

Result<CancellationReport> ReportService::cancellations(const Actor &actor, QDate from, QDate to)
{
    FRONTDESK_TRY(checkRequest(actor, from, to));
    const auto time = m_context.zone.get();
    return m_context.data.read([&](Connection &connection) -> Result<CancellationReport> {
        FRONTDESK_TRY_ASSIGN(
            const auto tallies,
            ReportRepository(connection)
                .cancelReasons(time->days(from, to), CancellationReport::MostReasons));
        CancellationReport report;
        for (const ReasonTally &tally : tallies) {
            report.total = tally.ofAll;
            report.byReason.append({tally.reason, tally.count});
        }
        return report;
    });
}

Result<UtilisationReport> ReportService::utilisation(const Actor &actor, QDate from, QDate to)
{
    FRONTDESK_TRY(checkRequest(actor, from, to));
    const auto time = m_context.zone.get();
    return m_context.data.read([&](Connection &connection) -> Result<UtilisationReport> {
        const auto spans =
            daySpans(*time, from, to, [&](QDate day) { return int(from.daysTo(day)); });
        FRONTDESK_TRY_ASSIGN(const auto tallies, ReportRepository(connection).tally(spans));
        FRONTDESK_TRY_ASSIGN(const auto doctors, reportedDoctors(connection, tallies));
        FRONTDESK_TRY_ASSIGN(const auto windows,
                             loadWindows(connection, idsOf(doctors), *time, from, to));
        UtilisationReport report;
        QHash<DoctorId, Usage> byDoctor;
        QList<Usage> byDay(from.daysTo(to) + 1);
        for (const ReportTally &tally : tallies) {
            add(report.total, tally);
            add(byDoctor[tally.doctorId], tally);
            add(byDay[tally.label], tally);
        }
        for (const Doctor &doctor : doctors) {
            for (const WorkingWindow &window : windows.value(doctor.id)) {
                const qint64 minutes = minutesOf(window);
                report.total.availableMinutes += minutes;
                byDoctor[doctor.id].availableMinutes += minutes;
                byDay[from.daysTo(time->toDate(window.span.start))].availableMinutes += minutes;
            }
            report.byDoctor.append({{doctor.id, doctor.fullName}, byDoctor.value(doctor.id)});
        }
        for (qsizetype i = 0; i < byDay.size(); ++i)
            report.byDay.append({from.addDays(i), byDay[i]});
        return report;
    });
}

} // namespace frontdesk
