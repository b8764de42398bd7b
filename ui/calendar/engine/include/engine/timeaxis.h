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

/// A stretch that an axis leaves empty, so that the days beside it stay level with it.
struct AxisGap {
    Instant at; ///< what begins then lies below it, what ends then above
    std::chrono::milliseconds length {0};
};

/// The instants of one clinic day against vertical pixels. Linear in elapsed time, so that a day
/// with a clock change is 23 or 25 hours tall and no instant is drawn twice. Beside other days
/// (alignedAxes()) it may have gaps.
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
    /// The same for an end: what ends at a gap ends above it.
    double yBefore(Instant instant) const;
    /// The instant at `y`, clamped to the day (its end included).
    Instant instantAt(double y) const;
    /// Every full hour of the wall clock, in order; the hour of a fold comes twice, of a gap never.
    const QList<HourTick> &hours() const { return m_hours; }
    const QList<AxisGap> &gaps() const { return m_gaps; }

private:
    friend QList<TimeAxis> alignedAxes(const ClinicTime &time, const QList<QDate> &days,
                                       double zoom);

    std::chrono::milliseconds gapsUntil(Instant instant, bool inclusive) const;

    QDate m_day;
    Interval m_span;
    double m_zoom = DefaultZoom;
    QList<HourTick> m_hours;
    QList<AxisGap> m_gaps; ///< ascending
};

/// An axis for each day, on which equal wall-clock times lie level: the hour that one day skips is
/// a gap in it, the hour that one day has twice is a gap in the others. All are equally tall.
QList<TimeAxis> alignedAxes(const ClinicTime &time, const QList<QDate> &days, double zoom);

} // namespace frontdesk
