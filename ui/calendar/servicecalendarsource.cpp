// SPDX-License-Identifier: GPL-3.0-or-later
#include "servicecalendarsource.h"

namespace frontdesk {

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

QFuture<Result<LastChange>> ServiceCalendarSource::lastChange(AppointmentId id)
{
    return m_context.services.run([actor = m_context.actor, id](Services &services) {
        return services.appointments.lastChange(actor, id);
    });
}

} // namespace frontdesk
