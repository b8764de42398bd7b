// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/interval.h"
#include "domain/schedule.h"

#include <QDate>
#include <QTimeZone>

#include <optional>

namespace frontdesk {

/// A local date and time of day in the clinic's zone, with the offset that tells the two hours of a
/// fold apart.
struct LocalTime {
    QDate date;
    int minutes = 0; ///< after midnight, 0 to 1439
    int offsetSeconds = 0; ///< east of UTC

    bool operator==(const LocalTime &) const = default;
};

/// What a wall-clock time on a date stands for.
struct Resolution {
    enum Kind { Unique, Gap, Ambiguous } kind = Unique;
    Instant first; ///< the instant; the earlier one where ambiguous; the end of the gap in a gap
    Instant second; ///< the later one where ambiguous, else the same as first
};

/// Turns wall-clock times in the clinic's zone into instants and back. The only place that does: Qt
/// 6.4 answers a time in a DST gap with a plausible wrong instant, so gaps and folds are resolved
/// here.
class ClinicTime
{
public:
    /// UTC until told otherwise.
    ClinicTime();
    explicit ClinicTime(const QTimeZone &zone);

    /// The zone of an IANA name such as "Europe/Berlin"; ConfigInvalid where there is none.
    static Result<ClinicTime> forZone(const QString &ianaName);
    static bool isKnownZone(const QString &ianaName);

    QString zoneName() const;
    const QTimeZone &zone() const { return m_zone; }

    LocalTime toLocal(Instant instant) const;
    QDate toDate(Instant instant) const { return toLocal(instant).date; }
    Resolution resolve(QDate date, WallTime time) const;
    /// A time that somebody typed: InvalidInput in a gap or, without an offset, in a fold.
    Result<Instant> fromTyped(QDate date, WallTime time) const;

    /// From local midnight (or the end of a gap there) to the next day's: 23, 24 or 25 hours long.
    Interval day(QDate date) const;
    /// From the start of `first`'s day to the end of `last`'s, both included.
    Interval days(QDate first, QDate last) const;
    /// The instants of a wall-clock window: clipped at a gap, covering both hours of a fold.
    Interval window(QDate date, WallTime start, WallTime end) const;

private:
    int offsetAt(qint64 utcMillis) const;

    QTimeZone m_zone;
};

} // namespace frontdesk
