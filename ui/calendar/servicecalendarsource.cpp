// SPDX-License-Identifier: GPL-3.0-or-later
#include "servicecalendarsource.h"

namespace frontdesk {

namespace {

Result<QList<AppointmentDetails>> namedOf(const Result<SeriesDetails> &series,
                                          const QHash<AppointmentId, qint64> &versions)
{
    if (!series)
        return fail(series.error());
    QList<AppointmentDetails> named = series->appointments;
    named.removeIf(
        [&](const AppointmentDetails &one) { return !versions.contains(one.appointment.id); });
    return named;
}

} // namespace

QFuture<Result<QList<DoctorCalendar>>> ServiceCalendarSource::load(QDate from, QDate to)
{
    return m_context.services.run([actor = m_context.actor, from, to](Services &services) {
        return services.calendar.load(actor, {}, from, to);
    });
}

QFuture<Result<AppointmentDetails>> ServiceCalendarSource::move(AppointmentId id, const Move &move,
                                                                qint64 version)
{
    return m_context.services.run([actor = m_context.actor, id, move, version](Services &services) {
        return services.appointments.reschedule(actor, id, move, version);
    });
}

QFuture<Result<AppointmentDetails>> ServiceCalendarSource::edit(AppointmentId id,
                                                                const AppointmentEdit &edit,
                                                                qint64 version)
{
    return m_context.services.run([actor = m_context.actor, id, edit, version](Services &services) {
        return services.appointments.edit(actor, id, edit, version);
    });
}

QFuture<Result<AppointmentDetails>> ServiceCalendarSource::setStatus(AppointmentId id,
                                                                     AppointmentStatus status,
                                                                     qint64 version)
{
    return m_context.services.run(
        [actor = m_context.actor, id, status, version](Services &services) {
            return services.appointments.setStatus(actor, id, status, QString(), version);
        });
}

QFuture<Result<AppointmentDetails>> ServiceCalendarSource::cancel(AppointmentId id,
                                                                  const QString &reason,
                                                                  qint64 version)
{
    return m_context.services.run(
        [actor = m_context.actor, id, reason, version](Services &services) {
            return services.appointments.cancel(actor, id, reason, version);
        });
}

QFuture<Result<AppointmentDetails>> ServiceCalendarSource::revert(AppointmentId id,
                                                                  AppointmentStatus to,
                                                                  qint64 version)
{
    return m_context.services.run([actor = m_context.actor, id, to, version](Services &services) {
        return services.appointments.revertStatus(actor, id, to, version);
    });
}

QFuture<Result<QList<AppointmentDetails>>> ServiceCalendarSource::cancelSeries(
    SeriesId id, const QString &reason, const QHash<AppointmentId, qint64> &versions)
{
    const SeriesCancellation wanted {SeriesScope::All, {}, reason, versions};
    return m_context.services.run([actor = m_context.actor, id, wanted](Services &services) {
        return namedOf(services.series.cancel(actor, id, wanted, std::nullopt), wanted.versions);
    });
}

QFuture<Result<QList<AppointmentDetails>>> ServiceCalendarSource::restoreSeries(
    SeriesId id, const QHash<AppointmentId, qint64> &versions)
{
    return m_context.services.run([actor = m_context.actor, id, versions](Services &services) {
        return namedOf(services.series.restore(actor, id, versions), versions);
    });
}

QFuture<Result<LastChange>> ServiceCalendarSource::lastChange(AppointmentId id)
{
    return m_context.services.run([actor = m_context.actor, id](Services &services) {
        return services.appointments.lastChange(actor, id);
    });
}

} // namespace frontdesk
