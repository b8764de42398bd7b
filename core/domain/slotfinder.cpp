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

/// The time that those exceptions of a day cover which `isWanted` picks, sorted.
template <class Predicate>
QList<Interval> covered(const WorkingHours &hours, const ClinicTime &time, QDate day,
                        Predicate isWanted)
{
    QList<Interval> spans;
    for (const ScheduleException &exception : hours.exceptions) {
        if (exception.appliesOn(day) && isWanted(exception))
            spans.append(time.window(day, exception.start, exception.end));
    }
    return merged(spans);
}

void appendWithout(const QList<Interval> &holes, const WorkingWindow &window,
                   QList<WorkingWindow> &windows)
{
    for (const Interval &span : without(window.span, holes))
        windows.append({span, window.slotMinutes});
}

QList<WorkingWindow> windowsOfDay(const WorkingHours &hours, const ClinicTime &time, QDate day)
{
    const QList<Interval> holidays =
        covered(hours, time, day, [](const ScheduleException &e) { return e.isClinicWide(); });
    const QList<Interval> away = covered(hours, time, day, [](const ScheduleException &e) {
        return !e.isClinicWide() && e.kind != ExceptionKind::ExtraHours;
    });
    QList<WorkingWindow> wanted;
    for (const Schedule &schedule : hours.schedules) {
        if (schedule.appliesOn(day))
            appendWithout(holidays,
                          {time.window(day, schedule.start, schedule.end), schedule.slotMinutes},
                          wanted);
    }
    for (const ScheduleException &extra : hours.exceptions) {
        if (extra.kind == ExceptionKind::ExtraHours && extra.appliesOn(day))
            wanted.append({time.window(day, extra.start, extra.end), extra.slotMinutes});
    }
    QList<WorkingWindow> windows;
    for (const WorkingWindow &window : std::as_const(wanted))
        appendWithout(away, window, windows);
    return windows;
}

} // namespace

QList<WorkingWindow> workingWindows(const WorkingHours &hours, const ClinicTime &time, QDate from,
                                    QDate to)
{
    QList<WorkingWindow> windows;
    if (!from.isValid() || !to.isValid())
        return windows;
    for (QDate day = from; day <= to; day = day.addDays(1))
        windows += windowsOfDay(hours, time, day);
    std::stable_sort(
        windows.begin(), windows.end(),
        [](const WorkingWindow &a, const WorkingWindow &b) { return a.span.start < b.span.start; });
    return withoutOverlaps(windows);
}

QList<Closure> closures(const WorkingHours &hours, const ClinicTime &time, QDate from, QDate to)
{
    QList<Closure> found;
    if (!from.isValid() || !to.isValid())
        return found;
    for (QDate day = from; day <= to; day = day.addDays(1)) {
        for (const ScheduleException &exception : hours.exceptions) {
            const Interval span = time.window(day, exception.start, exception.end);
            if (exception.kind != ExceptionKind::ExtraHours && exception.appliesOn(day)
                && !span.isEmpty())
                found.append({span, exception.kind, exception.label});
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const Closure &a, const Closure &b) {
        return a.span.start < b.span.start;
    });
    return found;
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

QList<Interval> freeSlots(const QList<WorkingWindow> &windows, const QList<Interval> &busy,
                          Instant notBefore, const SlotShape &shape)
{
    const QList<Interval> blocked = merged(busy);
    QList<Interval> spans;
    for (const WorkingWindow &window : windows)
        spans.append(window.span);
    const QList<Interval> working = merged(spans);
    QList<Interval> free;
    for (const WorkingWindow &window : windows) {
        const std::chrono::minutes step(window.slotMinutes);
        for (Instant start = window.span.start; start < window.span.end; start += step) {
            const Interval slot {start, start + shape.length};
            const Interval needed = shape.buffers.around(slot);
            const auto next =
                std::partition_point(blocked.begin(), blocked.end(),
                                     [&](const Interval &b) { return b.end <= needed.start; });
            const bool taken = next != blocked.end() && next->start < needed.end;
            if (!taken && start >= notBefore && covers(working, slot))
                free.append(slot);
        }
    }
    std::sort(free.begin(), free.end(),
              [](const Interval &a, const Interval &b) { return a.start < b.start; });
    return free;
}

QList<Interval> nearest(QList<Interval> free, Instant wanted, qsizetype most)
{
    const auto distance = [wanted](const Interval &slot) {
        return slot.start < wanted ? wanted - slot.start : slot.start - wanted;
    };
    std::sort(free.begin(), free.end(), [&](const Interval &a, const Interval &b) {
        return std::pair(distance(a), a.start) < std::pair(distance(b), b.start);
    });
    return free.first(std::min(free.size(), most));
}

} // namespace frontdesk
