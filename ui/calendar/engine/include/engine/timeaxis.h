// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/clinictime.h"
#include "domain/interval.h"

#include <QDate>
#include <QList>

namespace frontdesk {

/// A full hour of the clinic's wall clock on the axis.
struct HourTick {
    Instant at;
    int minutes = 0; ///< wall clock, after midnight
    int offsetSeconds = 0; ///< east of UTC
    bool besideChange = false; ///< the clocks change between this hour and a neighbouring one
};

/// The instants of one clinic day against vertical pixels. Linear in elapsed time, so that a day
/// with a clock change is 23 or 25 hours tall and no instant is drawn twice.
class TimeAxis
{
public:
    static constexpr double MinimumZoom = 0.8; ///< pixels a minute
    static constexpr double MaximumZoom = 6.0;
    static constexpr double DefaultZoom = 2.0;

    TimeAxis() = default;
    TimeAxis(const ClinicTime &time, QDate day, double zoom = DefaultZoom);

    QDate day() const { return m_day; }
    Interval span() const { return m_span; }
    double zoom() const { return m_zoom; } ///< pixels a minute
    void setZoom(double zoom); ///< clamped to the limits
    double height() const { return yAt(m_span.end); }

    /// Pixels from the top of the day; outside it, the line goes on.
    double yAt(Instant instant) const;
    /// The instant at `y`, clamped to the day (its end included).
    Instant instantAt(double y) const;
    /// Every full hour of the wall clock, in order; the hour of a fold comes twice, of a gap never.
    const QList<HourTick> &hours() const { return m_hours; }

private:
    QDate m_day;
    Interval m_span;
    double m_zoom = DefaultZoom;
    QList<HourTick> m_hours;
};

} // namespace frontdesk
