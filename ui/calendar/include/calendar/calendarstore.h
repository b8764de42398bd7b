// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendar/calendarsource.h"
#include "engine/conflictindex.h"
#include "notify/changefeed.h"
#include "services/context.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>
#include <optional>

namespace frontdesk {

/// Some days in a row, both included.
struct DayRange {
    QDate from;
    QDate to;

    bool operator==(const DayRange &) const = default;
    bool isValid() const { return from.isValid() && from <= to; }
    bool contains(QDate day) const { return from <= day && day <= to; }
    int count() const { return int(from.daysTo(to)) + 1; }
    DayRange moved(int days) const { return {from.addDays(days), to.addDays(days)}; }
    QList<QDate> days() const;
};

/// Whether both have the same time, doctor, room and type.
bool isSamePlace(const Appointment &a, const Appointment &b);

/// The days of the calendar as last known, and what is being changed in them. Loads without
/// blocking, keeps recent days and the neighbours of the shown one, follows the change feed, and
/// shows a move at once: it is taken back if the answer is no.
class CalendarStore : public QObject
{
    Q_OBJECT

public:
    static constexpr int KeptDays = 21; ///< besides those shown
    static constexpr int LongestAhead = 7; ///< days of a period whose neighbours are fetched ahead

    CalendarStore(CalendarSource &source, ChangeFeed &changes, ClinicZone &zone, const Clock &clock,
                  QObject *parent = nullptr);

    /// Shows a day: at once what is known of it, and anew when the answer comes.
    void showDay(QDate day) { showDays({day, day}); }
    /// The same for several days, at most CalendarService::MaxDays.
    void showDays(const DayRange &range);
    const DayRange &range() const { return m_range; }
    void reload();

    /// Whether anything is known of all the shown days.
    bool isLoaded() const { return knows(m_range); }
    bool isLoading() const { return m_loading; }
    /// When the oldest of what is shown was read; meaningful while isLoaded().
    Instant loadedAt() const;
    /// Why the last attempt to load the shown days failed; nothing once one succeeds.
    const std::optional<Error> &failure() const { return m_failure; }

    /// The shown days with the changes that still wait for their answer.
    const QList<DoctorCalendar> &calendars() const { return m_shown; }
    std::optional<AppointmentDetails> find(AppointmentId id) const;
    /// The same, on whatever day that has been shown lately.
    std::optional<AppointmentDetails> known(AppointmentId id) const;
    /// Appointments whose change has not been answered yet.
    QSet<AppointmentId> pending() const;

    /// Where a time lies to a doctor's hours: Free within them, else why not; nothing where that
    /// day is not known.
    std::optional<Verdict> againstHours(DoctorId doctor, const Interval &span) const;

    /// A known appointment at another place, as move() wants it; nothing where it is not known or
    /// already being changed.
    std::optional<AppointmentDetails> moved(AppointmentId id, DoctorId doctor,
                                            const Interval &span) const;
    std::optional<AppointmentDetails> moved(const AppointmentDetails &from, DoctorId doctor,
                                            const Interval &span) const;
    void move(AppointmentId id, DoctorId doctor, const Interval &span);
    /// One that may not be known any more: a day that is not shown is forgotten when it changes.
    void move(const AppointmentDetails &from, DoctorId doctor, const Interval &span);
    void setStatus(AppointmentId id, AppointmentStatus status);
    using Answer = std::function<void(const Result<AppointmentDetails> &)>;
    /// Brings an appointment from what is known of it to another time, doctor, room or status, by
    /// the one service call that does it. Shown at once and taken back where it is refused;
    /// `answer` hears of it instead of changeAccepted() and changeRefused().
    void change(const AppointmentDetails &from, const AppointmentDetails &to,
                const Answer &answer = {});
    /// Cancels the named appointments of a series, or takes that back; shown when it is done.
    void changeSeries(SeriesId series, bool restore, const QString &reason,
                      const QHash<AppointmentId, qint64> &versions,
                      const std::function<void(const Result<QList<AppointmentDetails>> &)> &answer);
    /// Takes over what a form has just saved, before the next load confirms it.
    void adopt(const AppointmentDetails &details);

Q_SIGNALS:
    /// The shown days, their contents, or what is pending.
    void calendarChanged();
    /// isLoading() or failure().
    void stateChanged();
    void changeAccepted(const frontdesk::AppointmentDetails &before,
                        const frontdesk::AppointmentDetails &after);
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

    bool knows(const DayRange &range) const;
    Interval shownSpan() const;
    void load(const DayRange &range);
    void loaded(const DayRange &range, quint64 request, quint64 generation,
                const Result<QList<DoctorCalendar>> &result);
    void prefetchNeighbours();
    void keep(const DayRange &range, const QList<DoctorCalendar> &calendars);
    QList<DoctorCalendar> joined() const;
    void changed(const Change &change);
    bool concernsShownDays(const Change &change) const;
    void forgetOtherDays(const Change &change);
    QFuture<Result<AppointmentDetails>> send(const AppointmentDetails &from,
                                             const AppointmentDetails &to);
    void refresh();
    static void place(QList<DoctorCalendar> &calendars, const AppointmentDetails &details,
                      const Interval &range);

    CalendarSource &m_source;
    ClinicZone &m_zone;
    const Clock &m_clock;
    DayRange m_range;
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
