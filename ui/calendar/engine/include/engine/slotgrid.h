// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/slotfinder.h"

#include <QList>

namespace frontdesk {

/// One doctor's day cut into slots without a gap: the schedule's own slots within working windows
/// (a remainder at a window's end is a shorter slot), even steps elsewhere. The cursor walks on it
/// and drags snap to it.
class SlotGrid
{
public:
    static constexpr int DefaultMinutes = 15;
    static constexpr int FineMinutes = 5; ///< what a drag with Shift snaps to

    SlotGrid() = default;
    SlotGrid(const Interval &day, const QList<WorkingWindow> &windows);

    Interval day() const { return m_day; }
    /// The slot that holds `instant`; outside the day the first or last one.
    Interval slotAt(Instant instant) const;
    /// The slot length of the window that holds `instant`, or the usual one of this doctor.
    int minutesAt(Instant instant) const;
    /// The nearest edge of a slot; the earlier one of two as near.
    Instant nearestEdge(Instant instant) const;
    /// The nearest whole FineMinutes of the day.
    Instant nearestFine(Instant instant) const;
    bool isEdge(Instant instant) const;
    /// From the first window's start to the last one's end; empty without windows.
    Interval openSpan() const;
    const QList<WorkingWindow> &windows() const { return m_windows; }
    /// Every edge from the start of the day to its end, ascending.
    const QList<Instant> &edges() const { return m_edges; }

private:
    Interval m_day;
    QList<WorkingWindow> m_windows; ///< clipped to the day, sorted, none overlapping
    QList<Instant> m_edges;
    int m_usualMinutes = DefaultMinutes;
};

} // namespace frontdesk
