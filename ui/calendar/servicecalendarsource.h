// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendar/calendarsource.h"
#include "shell/deskcontext.h"

namespace frontdesk {

/// The real one: the services, as the person who is logged in.
class ServiceCalendarSource final : public CalendarSource
{
public:
    explicit ServiceCalendarSource(DeskContext &context)
        : m_context(context)
    {
    }

    QFuture<Result<QList<DoctorCalendar>>> load(QDate from, QDate to) override;
    QFuture<Result<AppointmentDetails>> move(AppointmentId id, const Move &move,
                                             qint64 version) override;
    QFuture<Result<AppointmentDetails>> edit(AppointmentId id, const AppointmentEdit &edit,
                                             qint64 version) override;
    QFuture<Result<AppointmentDetails>> setStatus(AppointmentId id, AppointmentStatus status,
                                                  qint64 version) override;
    QFuture<Result<AppointmentDetails>> cancel(AppointmentId id, const QString &reason,
                                               qint64 version) override;
    QFuture<Result<AppointmentDetails>> revert(AppointmentId id, AppointmentStatus to,
                                               qint64 version) override;
    QFuture<Result<QList<AppointmentDetails>>> cancelSeries(
        SeriesId id, const QString &reason, const QHash<AppointmentId, qint64> &versions) override;
    QFuture<Result<QList<AppointmentDetails>>> restoreSeries(
        SeriesId id, const QHash<AppointmentId, qint64> &versions) override;
    QFuture<Result<LastChange>> lastChange(AppointmentId id) override;

private:
    DeskContext &m_context;
};

} // namespace frontdesk
