// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/interval.h"

#include <QList>
#include <QUuid>

namespace frontdesk {

/// Something to place beside others in one column.
struct LaneItem {
    QUuid id;
    Interval span;
    double top = 0; ///< pixels
    double bottom = 0; ///< pixels; what is drawn, so at least the minimum height below top
};

/// Where an item lies among the lanes of its cluster.
struct LanePlace {
    int lane = 0; ///< the first one it takes
    int width = 1; ///< how many it takes
    int lanes = 1; ///< how many its cluster is divided into
    bool hidden = false; ///< beyond the last lane: counted in an overflow instead
    bool besideOverflow = false; ///< its cluster needs room for "+n"
};

/// Hidden items that overlap one another: one "+n".
struct LaneOverflow {
    double top = 0;
    double bottom = 0;
    QList<int> items; ///< indexes into the input
};

struct LaneLayout {
    QList<LanePlace> places; ///< in the input's order
    QList<LaneOverflow> overflows;
};

/// Places what is drawn at the same height side by side: in the order (start, longest first, id),
/// clusters of transitively colliding items, each in the first free lane, grown into unused lanes
/// to its right.
LaneLayout layOutLanes(const QList<LaneItem> &items, int maximumLanes = 4);

} // namespace frontdesk
