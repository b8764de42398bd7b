// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/timeaxis.h"

#include <algorithm>
#include <cmath>

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

double TimeAxis::yAt(Instant instant) const
{
    return double((instant - m_span.start).count()) * m_zoom / MillisPerMinute;
}

Instant TimeAxis::instantAt(double y) const
{
    const Instant raw =
        m_span.start + std::chrono::milliseconds(std::llround(y / m_zoom * MillisPerMinute));
    return std::clamp(raw, m_span.start, m_span.end);
}

} // namespace frontdesk
