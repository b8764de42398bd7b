// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/clinictime.h"
#include "domain/slotfinder.h"
#include "engine/conflictindex.h"
#include "services/appointmentservice.h"

#include <QLocale>
#include <QString>

#include <optional>

namespace frontdesk {

/// A text as a menu takes it, where an ampersand would mark a key.
inline QString menuText(QString text)
{
    return text.replace(u'&', QLatin1StringView("&&"));
}

/// Every sentence the calendar says. With the locale and the clinic's zone fixed for a while.
class CalendarText
{
public:
    /// `hidden`: initials instead of names, no phone and no reason.
    CalendarText(const QLocale &locale, const ClinicTime &time, bool hidden = false)
        : m_locale(locale)
        , m_time(time)
        , m_private(hidden)
    {
    }

    const QLocale &locale() const { return m_locale; }
    /// "15:05", as the locale writes a time of day.
    QString time(Instant at) const;
    /// "15:05–15:25".
    QString range(const Interval &span) const;
    /// "Monday 9 March".
    QString day(QDate date) const;
    /// "Mon 9": where there is little room.
    QString shortDay(QDate date) const;
    /// The patient's name, or its initials.
    QString patient(const AppointmentDetails &details) const;
    bool isPrivate() const { return m_private; }
    /// "Congress", or what kind of absence it is where it has no name.
    QString closure(const Closure &closure) const;
    /// "Held": of a time that somebody is about to book.
    QString held() const;
    /// "5 booked".
    QString booked(int count) const;
    /// "Monday, 9 March 2026".
    QString fullDay(QDate date) const;
    /// "Haddad Ahmed, Monday 9 March, 15:05 to 15:25, Dr X, Confirmed": the accessible name.
    /// `edited`: that another desk is changing it, where one is.
    QString appointment(const AppointmentDetails &details, const QString &edited = {}) const;
    /// "Alert: needs the lift", and who is editing it; empty where neither is so.
    QString remark(const Appointment &appointment, const QString &edited) const;
    /// "Confirmed", or "Confirmed, overbooked".
    QString standing(const Appointment &appointment) const;
    /// "Monday 9 March, 15:05 to 15:20, Dr X, free": the grid cursor, for a screen reader.
    QString freeSlot(const Interval &slot, const QString &doctor, bool open) const;
    /// The particulars of an appointment, one a line, as the details show them.
    QString toolTip(const AppointmentDetails &details, Instant now,
                    const QString &edited = {}) const;
    /// "Tue 14:20–14:40, Dr X": where a drag would end.
    QString dropPlace(const Interval &span, const QString &doctor) const;
    /// "and 2 more with it".
    QString movesAlong(int count) const;
    /// Why a place is refused or remarkable; empty for a free one.
    QString verdict(Verdict verdict, const QString &doctor) const;
    /// "5 booked, 3 free".
    QString counts(int booked, int free) const;
    /// "5 booked, 3 free, next at 11:20", where there is a next one.
    QString counts(int booked, int free, std::optional<Instant> next) const;
    /// "Not working": in place of the counts.
    QString dayOff() const;
    /// "UTC+1": tells the two hours of a fold apart.
    QString offset(int seconds) const;

private:
    /// What may be shown of it.
    AppointmentDetails shown(const AppointmentDetails &details) const;

    QLocale m_locale;
    ClinicTime m_time;
    bool m_private = false;
};

} // namespace frontdesk
