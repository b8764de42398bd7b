// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/interval.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QLocale>
#include <QProcess>
#include <QTimeZone>

#include <algorithm>
#include <limits>
#include <optional>

namespace frontdesk::test {

/// A second opinion on a time zone: what zdump says of it. zdump asks the C library, which reads
/// the same tzdata as Qt with code of its own, so the two agree on the rules and share no faults.
///
/// A zone is the list of its periods of one offset. Everything is answered by looking at each
/// period in turn, without any cleverness about gaps and folds.
class ZoneOracle
{
public:
    static constexpr qint64 Minute = 60'000;
    static constexpr qint64 Day = 24 * 60 * Minute;

    struct Period {
        qint64 start = 0; ///< UTC milliseconds
        qint64 end = 0;
        qint64 offset = 0; ///< milliseconds east of UTC
    };
    struct Local {
        QDate date;
        int minutes = 0;
        qint64 offset = 0;
        bool operator==(const Local &) const = default;
    };

    explicit ZoneOracle(const QByteArray &zone)
    {
        QProcess zdump;
        // From long before 1990, so that a zone without changes since has its offset too.
        zdump.start(QStringLiteral("zdump"),
                    {QStringLiteral("-v"), QStringLiteral("-c"), QStringLiteral("1800,2041"),
                     QString::fromLatin1(zone)});
        if (!zdump.waitForFinished() || zdump.exitCode() != 0)
            qFatal("zdump (Debian package libc-bin) cannot be run");
        qint64 start = std::numeric_limits<qint64>::min() / 2;
        for (const QByteArray &line : zdump.readAllStandardOutput().split('\n')) {
            const std::optional<Sample> sample = parse(line);
            if (!sample)
                continue;
            if (!m_periods.isEmpty() && m_periods.last().offset == sample->offset)
                continue;
            if (!m_periods.isEmpty()) {
                m_periods.last().end = sample->at;
                start = sample->at;
            }
            m_periods.append({start, std::numeric_limits<qint64>::max() / 2, sample->offset});
        }
        if (m_periods.isEmpty())
            qFatal("zdump does not know the zone %s", zone.constData());
    }

    static qint64 year(int year) { return QDate(1970, 1, 1).daysTo(QDate(year, 1, 1)) * Day; }

    /// The instants from 1990 until 2040 at which the offset changes.
    QList<qint64> changes() const
    {
        QList<qint64> result;
        for (const Period &period : m_periods) {
            if (period.start >= year(1990) && period.start < year(2040))
                result.append(period.start);
        }
        return result;
    }

    Local localOf(qint64 utc) const
    {
        const auto period = std::find_if(m_periods.begin(), m_periods.end(),
                                         [&](const Period &p) { return utc < p.end; });
        const qint64 local = utc + period->offset;
        const qint64 day = local >= 0 ? local / Day : -((Day - 1 - local) / Day);
        return {QDate(1970, 1, 1).addDays(day), int((local - day * Day) / Minute), period->offset};
    }

    /// Every instant at which the clocks show this, in order: none in a gap, two in a fold.
    QList<qint64> instantsOf(QDate date, int minutes) const
    {
        const qint64 local = QDate(1970, 1, 1).daysTo(date) * Day + minutes * Minute;
        QList<qint64> result;
        for (const Period &period : m_periods) {
            const qint64 utc = local - period.offset;
            if (period.start <= utc && utc < period.end)
                result.append(utc);
        }
        return result;
    }

    /// The first instant whose local date is this one or, where the date was skipped, a later one.
    qint64 startOfDay(QDate date) const
    {
        const qint64 local = QDate(1970, 1, 1).daysTo(date) * Day;
        for (const Period &period : m_periods) {
            const qint64 utc = std::max(local - period.offset, period.start);
            if (utc < period.end)
                return utc;
        }
        return 0;
    }

private:
    struct Sample {
        qint64 at = 0;
        qint64 offset = 0;
    };

    /// "ZONE  Sun Mar 25 00:59:59 1990 UT = Sun Mar 25 01:59:59 1990 CET isdst=0 gmtoff=3600"
    static std::optional<Sample> parse(const QByteArray &line)
    {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() < 16 || words[6] != "UT" || !words.last().startsWith("gmtoff="))
            return std::nullopt;
        static const QByteArrayList months {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        const QDate date(words[5].toInt(), int(months.indexOf(words[2])) + 1, words[3].toInt());
        const QList<QByteArray> time = words[4].split(':');
        const qint64 seconds =
            time[0].toInt() * 3600 + time[1].toInt() * 60 + time.value(2).toInt();
        return Sample {QDate(1970, 1, 1).daysTo(date) * Day + seconds * 1000,
                       words.last().mid(7).toInt() * qint64(1000)};
    }

    QList<Period> m_periods;
};

/// Zones with changes of an hour, half an hour and a day, at night, at midnight and during Ramadan,
/// with rules that changed at short notice, and without changes.
inline QByteArrayList oddZones()
{
    return {"Europe/Berlin",       "Europe/London",       "Europe/Dublin",
            "Europe/Lisbon",       "Europe/Istanbul",     "Europe/Moscow",
            "Europe/Volgograd",    "Europe/Chisinau",     "Atlantic/Azores",
            "America/New_York",    "America/St_Johns",    "America/Havana",
            "America/Sao_Paulo",   "America/Santiago",    "America/Asuncion",
            "America/Caracas",     "America/Nuuk",        "America/Scoresbysund",
            "America/Mexico_City", "America/Anchorage",   "America/Argentina/San_Luis",
            "Africa/Cairo",        "Africa/Casablanca",   "Africa/El_Aaiun",
            "Africa/Windhoek",     "Africa/Juba",         "Asia/Amman",
            "Asia/Beirut",         "Asia/Damascus",       "Asia/Gaza",
            "Asia/Jerusalem",      "Asia/Kathmandu",      "Asia/Kolkata",
            "Asia/Dhaka",          "Asia/Pyongyang",      "Asia/Tehran",
            "Asia/Tokyo",          "Australia/Lord_Howe", "Australia/Sydney",
            "Antarctica/Troll",    "Antarctica/Casey",    "Pacific/Apia",
            "Pacific/Fakaofo",     "Pacific/Kiritimati",  "Pacific/Kwajalein",
            "Pacific/Chatham",     "Pacific/Norfolk"};
}

} // namespace frontdesk::test
