// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/timeaxis.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace frontdesk {

namespace {

using namespace std::chrono_literals;

constexpr double MillisPerMinute = 60'000.0;

} // namespace

TimeAxis::TimeAxis(const ClinicTime &time, QDate day, double zoom)
    : m_day(day)
    , m_span(time.day(day))
{
    setZoom(zoom);
    // Offsets are whole quarters of an hour, so every full hour lies on this grid.
    for (Instant at = m_span.start; at < m_span.end; at += 5min) {
        const LocalTime local = time.toLocal(at);
        if (local.minutes % 60 != 0)
            continue;
        const bool changed =
            !m_hours.isEmpty() && m_hours.last().offsetSeconds != local.offsetSeconds;
        if (changed)
            m_hours.last().besideChange = true;
        m_hours.append({at, local.minutes, local.offsetSeconds, changed});
    }
}

void TimeAxis::setZoom(double zoom)
{
    m_zoom = std::clamp(zoom, MinimumZoom, MaximumZoom);
}

std::chrono::milliseconds TimeAxis::gapsUntil(Instant instant, bool inclusive) const
{
    std::chrono::milliseconds sum {0};
    for (const AxisGap &gap : m_gaps) {
        if (gap.at < instant || (inclusive && gap.at == instant))
            sum += gap.length;
    }
    return sum;
}

double TimeAxis::yAt(Instant instant) const
{
    const auto way = instant - m_span.start + gapsUntil(instant, true);
    return double(way.count()) * m_zoom / MillisPerMinute;
}

double TimeAxis::yBefore(Instant instant) const
{
    const auto way = instant - m_span.start + gapsUntil(instant, false);
    return double(way.count()) * m_zoom / MillisPerMinute;
}

Instant TimeAxis::instantAt(double y) const
{
    Instant raw =
        m_span.start + std::chrono::milliseconds(std::llround(y / m_zoom * MillisPerMinute));
    for (const AxisGap &gap : m_gaps) {
        if (raw > gap.at)
            raw = std::max(gap.at, raw - gap.length);
    }
    return std::clamp(raw, m_span.start, m_span.end);
}

namespace {

/// A change of the clocks within a day, as the wall clock shows it.
struct ClockChange {
    Instant at;
    int before = 0; ///< minutes after midnight, when it comes
    int after = 0; ///< and what the clock shows then
};

std::optional<ClockChange> clockChange(const ClinicTime &time, const Interval &day)
{
    LocalTime last = time.toLocal(day.start);
    if (last.minutes > 0)
        return ClockChange {day.start, 0, last.minutes};
    for (Instant at = day.start; at < day.end; at += 5min) {
        const LocalTime local = time.toLocal(at);
        const int jump = (local.offsetSeconds - last.offsetSeconds) / 60;
        if (jump != 0)
            return ClockChange {at, local.minutes - jump, local.minutes};
        last = local;
    }
    return std::nullopt;
}

} // namespace

QList<TimeAxis> alignedAxes(const ClinicTime &time, const QList<QDate> &days, double zoom)
{
    QList<TimeAxis> axes;
    for (const QDate day : days)
        axes.append(TimeAxis(time, day, zoom));
    if (axes.size() < 2)
        return axes;
    for (TimeAxis &changing : axes) {
        const auto change = clockChange(time, changing.m_span);
        if (!change)
            continue;
        const std::chrono::minutes skipped(change->after - change->before);
        if (skipped > 0min) {
            changing.m_gaps.append({change->at, skipped});
            continue;
        }
        for (TimeAxis &other : axes) {
            if (&other != &changing)
                other.m_gaps.append(
                    {other.m_span.start + std::chrono::minutes(change->before), -skipped});
        }
    }
    for (TimeAxis &axis : axes)
        std::sort(axis.m_gaps.begin(), axis.m_gaps.end(),
                  [](const AxisGap &a, const AxisGap &b) { return a.at < b.at; });
    return axes;
}

} // namespace frontdesk
