// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/daylayout.h"
#include "engine/slotgrid.h"

#include <optional>

namespace frontdesk {

enum class DragState { Idle, Pressed, Moving, ResizingTop, ResizingBottom, Creating };

/// What was under the pointer when the button went down.
struct DragPress {
    HitKind kind = HitKind::None;
    QPointF position; ///< view pixels
    int column = -1;
    Instant at;
    AppointmentId appointment; ///< of a card
    Interval span; ///< of that card
};

/// Where the pointer is now.
struct DragPointer {
    QPointF position; ///< view pixels
    int column = -1; ///< the one it is over, or the nearest
    Instant at;
    bool fine = false; ///< snap to FineMinutes instead of slots
};

/// What a drop would do.
struct DragProposal {
    DragState kind = DragState::Idle; ///< Moving, ResizingTop, ResizingBottom or Creating
    AppointmentId appointment; ///< null when creating
    int column = -1;
    Interval span;

    bool operator==(const DragProposal &) const = default;
};

/// From button down to button up: a click until the pointer has gone far enough, then a drag whose
/// place follows it. Knows no widget; abort() at any time makes it forget everything.
class DragMachine
{
public:
    static constexpr double Threshold = 8; ///< pixels from a click to a drag

    DragState state() const { return m_state; }
    bool isDragging() const { return m_state != DragState::Idle && m_state != DragState::Pressed; }
    /// What is dragged now; nothing unless isDragging().
    const std::optional<DragProposal> &proposal() const { return m_proposal; }

    void press(const DragPress &press);
    /// Follows the pointer. Returns whether the proposal changed. `grids` has one grid for each
    /// column.
    bool move(const DragPointer &pointer, const QList<SlotGrid> &grids);
    /// Button up: what to commit; nothing for a click and for a drag that ends where it began.
    std::optional<DragProposal> release();
    void abort();

private:
    bool begin(const DragPointer &pointer);
    DragProposal propose(const DragPointer &pointer, const QList<SlotGrid> &grids) const;
    Interval moved(const DragPointer &pointer, const SlotGrid &grid) const;
    Interval created(const DragPointer &pointer, const SlotGrid &grid) const;

    DragState m_state = DragState::Idle;
    DragPress m_press;
    std::optional<DragProposal> m_proposal;
};

} // namespace frontdesk
