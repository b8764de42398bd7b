// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/slotfinder.h"

#include <algorithm>

namespace frontdesk {

namespace {

/// Leaves each minute to the first window that has it: an hour that comes twice makes windows
/// overlap that touch on the wall clock.
QList<WorkingWindow> withoutOverlaps(const QList<WorkingWindow> &windows)
{
    QList<WorkingWindow> result;
    for (WorkingWindow window : windows) {
        if (!result.isEmpty())
            window.span.start = std::max(window.span.start, result.last().span.end);
        if (!window.span.isEmpty())
            result.append(window);
    }
    return result;
}

} // namespace

QList<WorkingWindow> workingWindows(const QList<Schedule> &schedules, const ClinicTime &time,
                                    QDate from, QDate to)
{
    QList<WorkingWindow> windows;
    if (!from.isValid() || !to.isValid())
        return windows;
    for (QDate day = from; day <= to; day = day.addDays(1)) {
        for (const Schedule &schedule : schedules) {
            if (!schedule.appliesOn(day))
                continue;
            const Interval span = time.window(day, schedule.start, schedule.end);
            if (!span.isEmpty())
                windows.append({span, schedule.slotMinutes});
        }
    }
    std::sort(windows.begin(), windows.end(), [](const WorkingWindow &a, const WorkingWindow &b) {
        return a.span.start < b.span.start;
    });
    return withoutOverlaps(windows);
}

QList<Interval> freeSlots(const QList<WorkingWindow> &windows, const QList<Interval> &busy,
                          Instant notBefore)
{
    const QList<Interval> blocked = merged(busy);
    QList<Interval> free;
    for (const WorkingWindow &window : windows) {
        const std::chrono::minutes length(window.slotMinutes);
        auto next = std::partition_point(blocked.begin(), blocked.end(), [&](const Interval &b) {
            return b.end <= window.span.start;
        });
        for (Interval slot {window.span.start, window.span.start + length};
             slot.end <= window.span.end; slot = {slot.end, slot.end + length}) {
            while (next != blocked.end() && next->end <= slot.start)
                ++next;
            const bool taken = next != blocked.end() && next->start < slot.end;
            if (!taken && slot.start >= notBefore)
                free.append(slot);
        }
    }
    std::sort(free.begin(), free.end(),
              [](const Interval &a, const Interval &b) { return a.start < b.start; });
    return free;
}

} // namespace frontdesk
