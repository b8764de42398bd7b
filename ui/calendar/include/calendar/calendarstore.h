// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendar/calendarsource.h"
#include "notify/changefeed.h"
#include "services/context.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>
#include <optional>

namespace frontdesk {

/// The days of the calendar as last known, and what is being changed in them. Loads without
/// blocking, keeps recent days and the neighbours of the shown one, follows the change feed, and
/// shows a move at once: it is taken back if the answer is no.
class CalendarStore : public QObject
{
    Q_OBJECT

public:
    static constexpr int KeptDays = 15;

    CalendarStore(CalendarSource &source, ChangeFeed &changes, ClinicZone &zone, const Clock &clock,
                  QObject *parent = nullptr);

    /// Shows a day: at once what is known of it, and anew when the answer comes.
    void showDay(QDate day);
    QDate day() const { return m_day; }
    void reload();

    /// Whether anything is known of the shown day.
    bool isLoaded() const { return m_days.contains(m_day); }
    bool isLoading() const { return m_loading; }
    /// When what is shown was read; meaningful while isLoaded().
    Instant loadedAt() const { return m_days.value(m_day).loadedAt; }
    /// Why the last attempt to load the shown day failed; nothing once one succeeds.
    const std::optional<Error> &failure() const { return m_failure; }

    /// The shown day with the changes that still wait for their answer.
    const QList<DoctorCalendar> &calendars() const { return m_shown; }
    std::optional<AppointmentDetails> find(AppointmentId id) const;
    /// Appointments whose change has not been answered yet.
    QSet<AppointmentId> pending() const;

    void move(AppointmentId id, DoctorId doctor, const Interval &span);
    void setStatus(AppointmentId id, AppointmentStatus status);
    /// Takes over what a form has just saved, before the next load confirms it.
    void adopt(const AppointmentDetails &details);

Q_SIGNALS:
    /// The shown day, its contents, or what is pending.
    void calendarChanged();
    /// isLoading() or failure().
    void stateChanged();
    void changeAccepted(const frontdesk::AppointmentDetails &details);
    /// A change was refused and has been taken back.
    void changeRefused(const frontdesk::AppointmentDetails &details, const frontdesk::Error &error);

private:
    struct Day {
        QList<DoctorCalendar> calendars;
        Instant loadedAt;
    };
    struct Adopted {
        AppointmentDetails details;
        quint64 asOf = 0; ///< the last request sent before it was known
    };

    void load(QDate day);
    void loaded(QDate day, quint64 request, quint64 generation,
                const Result<QList<DoctorCalendar>> &result);
    void prefetchNeighbours();
    void keep(QDate day, const QList<DoctorCalendar> &calendars);
    void changed(const Change &change);
    bool concernsShownDay(const Change &change) const;
    void forgetOtherDays(const Change &change);
    void submit(const AppointmentDetails &before, const AppointmentDetails &wanted,
                const std::function<QFuture<Result<AppointmentDetails>>()> &send);
    void refresh();
    static void place(QList<DoctorCalendar> &calendars, const AppointmentDetails &details,
                      const Interval &day);

    CalendarSource &m_source;
    ClinicZone &m_zone;
    const Clock &m_clock;
    QDate m_day;
    QHash<QDate, Day> m_days;
    QList<QDate> m_recent; ///< the least recently used first
    QList<DoctorCalendar> m_shown;
    QHash<AppointmentId, AppointmentDetails> m_wanted; ///< sent and not answered yet
    QHash<AppointmentId, Adopted> m_adopted;
    QTimer m_coalesce; ///< a burst of changes makes one load
    std::optional<Error> m_failure;
    quint64 m_requests = 0;
    quint64 m_accepted = 0; ///< the newest request whose answer is shown
    quint64 m_generation =
        0; ///< grows with every change anywhere: what was asked before may be old
    bool m_loading = false;
    bool m_dirty = false; ///< changed while loading
};

} // namespace frontdesk
