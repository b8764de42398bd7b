// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lanes.h"

#include <algorithm>
#include <numeric>

namespace frontdesk {

namespace {

bool collide(const LaneItem &a, const LaneItem &b)
{
    return a.top < b.bottom && b.top < a.bottom;
}

QList<int> drawingOrder(const QList<LaneItem> &items)
{
    QList<int> order(items.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](int left, int right) {
        const LaneItem &a = items[left];
        const LaneItem &b = items[right];
        if (a.span.start != b.span.start)
            return a.span.start < b.span.start;
        if (a.span.duration() != b.span.duration())
            return a.span.duration() > b.span.duration();
        return a.id < b.id;
    });
    return order;
}

/// Joins the hidden items of one cluster into one overflow for each run that collides.
void appendOverflows(LaneLayout &layout, const QList<LaneItem> &items, const QList<int> &hidden)
{
    const qsizetype first = layout.overflows.size();
    for (const int index : hidden) {
        const LaneItem &item = items[index];
        if (layout.overflows.size() > first && item.top < layout.overflows.last().bottom) {
            LaneOverflow &last = layout.overflows.last();
            last.bottom = std::max(last.bottom, item.bottom);
            last.items.append(index);
        } else {
            layout.overflows.append({item.top, item.bottom, {index}});
        }
    }
}

void layOutCluster(LaneLayout &layout, const QList<LaneItem> &items, const QList<int> &cluster,
                   int maximumLanes)
{
    QList<double> laneBottoms;
    for (const int index : cluster) {
        const auto free = std::find_if(laneBottoms.begin(), laneBottoms.end(),
                                       [&](double bottom) { return bottom <= items[index].top; });
        layout.places[index].lane = int(free - laneBottoms.begin());
        if (free == laneBottoms.end())
            laneBottoms.append(items[index].bottom);
        else
            *free = items[index].bottom;
    }
    const int lanes = std::min(int(laneBottoms.size()), maximumLanes);
    QList<int> hidden;
    for (const int index : cluster) {
        LanePlace &place = layout.places[index];
        place.lanes = lanes;
        place.hidden = place.lane >= lanes;
        place.besideOverflow = laneBottoms.size() > maximumLanes;
        if (place.hidden)
            hidden.append(index);
    }
    for (const int index : cluster) {
        LanePlace &place = layout.places[index];
        int limit = lanes;
        for (const int other : cluster) {
            const int lane = layout.places[other].lane;
            if (lane > place.lane && collide(items[index], items[other]))
                limit = std::min(limit, lane);
        }
        place.width = std::max(1, limit - place.lane);
    }
    appendOverflows(layout, items, hidden);
}

} // namespace

LaneLayout layOutLanes(const QList<LaneItem> &items, int maximumLanes)
{
    LaneLayout layout;
    layout.places.resize(items.size());
    QList<int> cluster;
    double clusterBottom = 0;
    for (const int index : drawingOrder(items)) {
        if (!cluster.isEmpty() && items[index].top >= clusterBottom) {
            layOutCluster(layout, items, cluster, maximumLanes);
            cluster.clear();
        }
        clusterBottom =
            cluster.isEmpty() ? items[index].bottom : std::max(clusterBottom, items[index].bottom);
        cluster.append(index);
    }
    if (!cluster.isEmpty())
        layOutCluster(layout, items, cluster, maximumLanes);
    return layout;
}

} // namespace frontdesk
