// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/slotgrid.h"

#include <algorithm>

namespace frontdesk {

namespace {

/// Windows within the day, in order; where two overlap the earlier one keeps the time.
QList<WorkingWindow> tidied(QList<WorkingWindow> windows, const Interval &day)
{
    std::sort(windows.begin(), windows.end(), [](const WorkingWindow &a, const WorkingWindow &b) {
        return a.span.start < b.span.start;
    });
    QList<WorkingWindow> result;
    Instant from = day.start;
    for (WorkingWindow window : std::as_const(windows)) {
        window.span.start = std::max(window.span.start, from);
        window.span.end = std::min(window.span.end, day.end);
        if (window.span.isEmpty())
            continue;
        from = window.span.end;
        if (window.slotMinutes <= 0)
            window.slotMinutes = SlotGrid::DefaultMinutes;
        result.append(window);
    }
    return result;
}

/// Appends the edges after `from` up to and including `to`, every `minutes` counted from `origin`.
void appendEdges(QList<Instant> &edges, Instant origin, int minutes, Instant from, Instant to)
{
    const auto step = std::chrono::minutes(minutes);
    const auto whole = (from - origin) / step;
    for (Instant at = origin + step * (whole + 1); at < to; at += step)
        edges.append(at);
    if (edges.last() < to)
        edges.append(to);
}

} // namespace

SlotGrid::SlotGrid(const Interval &day, const QList<WorkingWindow> &windows)
    : m_day(day)
    , m_windows(tidied(windows, day))
{
    if (!m_windows.isEmpty())
        m_usualMinutes = m_windows.first().slotMinutes;
    m_edges.append(day.start);
    for (const WorkingWindow &window : std::as_const(m_windows)) {
        appendEdges(m_edges, day.start, m_usualMinutes, m_edges.last(), window.span.start);
        appendEdges(m_edges, window.span.start, window.slotMinutes, window.span.start,
                    window.span.end);
    }
    appendEdges(m_edges, day.start, m_usualMinutes, m_edges.last(), day.end);
}

Interval SlotGrid::slotAt(Instant instant) const
{
    if (m_edges.size() < 2)
        return m_day;
    auto after = std::upper_bound(m_edges.begin() + 1, m_edges.end() - 1, instant);
    return {*(after - 1), *after};
}

int SlotGrid::minutesAt(Instant instant) const
{
    for (const WorkingWindow &window : m_windows) {
        if (window.span.contains(instant))
            return window.slotMinutes;
    }
    return m_usualMinutes;
}

Instant SlotGrid::nearestEdge(Instant instant) const
{
    const Interval slot = slotAt(instant);
    return instant - slot.start <= slot.end - instant ? slot.start : slot.end;
}

Instant SlotGrid::nearestFine(Instant instant) const
{
    const std::chrono::milliseconds step = std::chrono::minutes(FineMinutes);
    const auto sinceStart = std::clamp(instant, m_day.start, m_day.end) - m_day.start;
    return std::min(m_day.start + step * ((sinceStart + step / 2) / step), m_day.end);
}

bool SlotGrid::isEdge(Instant instant) const
{
    return std::binary_search(m_edges.begin(), m_edges.end(), instant);
}

Interval SlotGrid::openSpan() const
{
    if (m_windows.isEmpty())
        return {m_day.start, m_day.start};
    return {m_windows.first().span.start, m_windows.last().span.end};
}

} // namespace frontdesk
