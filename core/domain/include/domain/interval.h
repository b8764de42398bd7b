// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QList>

namespace frontdesk {

/// A half-open span of time [start, end). Touching intervals do not overlap.
struct Interval {
    Instant start;
    Instant end;

    bool isEmpty() const { return end <= start; }
    std::chrono::milliseconds duration() const { return end - start; }
    bool overlaps(const Interval &other) const { return start < other.end && other.start < end; }
    bool contains(const Interval &other) const { return start <= other.start && other.end <= end; }
    bool contains(Instant instant) const { return start <= instant && instant < end; }

    bool operator==(const Interval &) const = default;
};

/// The same time covered, sorted, with overlapping and touching intervals joined; empty ones
/// dropped.
QList<Interval> merged(QList<Interval> intervals);

/// Whether `joined`, as merged() gives it, covers `span` without a hole.
bool covers(const QList<Interval> &joined, const Interval &span);

/// What is left of `whole` without the time of `holes`, which are sorted and do not overlap.
QList<Interval> without(Interval whole, const QList<Interval> &holes);

} // namespace frontdesk
