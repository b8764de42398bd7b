// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "services/calendarservice.h"
#include "services/seriesservice.h"

#include <QFuture>

namespace frontdesk {

/// Where the calendar's data comes from and its changes go to, always asynchronously. A seam for
/// tests.
class CalendarSource
{
public:
    virtual ~CalendarSource() = default;
    /// All the doctors that the person logged in may see, over some days (both included).
    virtual QFuture<Result<QList<DoctorCalendar>>> load(QDate from, QDate to) = 0;
    /// Moves an appointment from the version that was shown.
    virtual QFuture<Result<AppointmentDetails>> move(AppointmentId id, const Move &move,
                                                     qint64 version) = 0;
    /// Changes what is noted of it.
    virtual QFuture<Result<AppointmentDetails>> edit(AppointmentId id, const AppointmentEdit &edit,
                                                     qint64 version) = 0;
    virtual QFuture<Result<AppointmentDetails>> setStatus(AppointmentId id,
                                                          AppointmentStatus status,
                                                          qint64 version) = 0;
    virtual QFuture<Result<AppointmentDetails>> cancel(AppointmentId id, const QString &reason,
                                                       qint64 version) = 0;
    /// Takes the last step of its status back.
    virtual QFuture<Result<AppointmentDetails>> revert(AppointmentId id, AppointmentStatus to,
                                                       qint64 version) = 0;
    /// Cancels what is named of a series, all in these versions; gives them as they are then.
    virtual QFuture<Result<QList<AppointmentDetails>>> cancelSeries(
        SeriesId id, const QString &reason, const QHash<AppointmentId, qint64> &versions) = 0;
    /// Takes that back.
    virtual QFuture<Result<QList<AppointmentDetails>>> restoreSeries(
        SeriesId id, const QHash<AppointmentId, qint64> &versions) = 0;
    /// Who changed it last: asked when a change came too late.
    virtual QFuture<Result<LastChange>> lastChange(AppointmentId id) = 0;
};

} // namespace frontdesk
