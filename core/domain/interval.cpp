// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/interval.h"

#include <algorithm>

namespace frontdesk {

QList<Interval> merged(QList<Interval> intervals)
{
    intervals.removeIf([](const Interval &i) { return i.isEmpty(); });
    std::sort(intervals.begin(), intervals.end(),
              [](const Interval &a, const Interval &b) { return a.start < b.start; });
    QList<Interval> result;
    for (const Interval &interval : std::as_const(intervals)) {
        if (!result.isEmpty() && interval.start <= result.last().end)
            result.last().end = std::max(result.last().end, interval.end);
        else
            result.append(interval);
    }
    return result;
}

bool covers(const QList<Interval> &joined, const Interval &span)
{
    const auto after = std::partition_point(
        joined.begin(), joined.end(), [&](const Interval &one) { return one.start <= span.start; });
    return after != joined.begin() && std::prev(after)->contains(span);
}

QList<Interval> without(Interval whole, const QList<Interval> &holes)
{
    QList<Interval> left;
    for (const Interval &hole : holes) {
        if (!hole.overlaps(whole))
            continue;
        if (whole.start < hole.start)
            left.append({whole.start, hole.start});
        whole.start = hole.end;
    }
    if (!whole.isEmpty())
        left.append(whole);
    return left;
}

} // namespace frontdesk
