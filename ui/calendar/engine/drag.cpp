// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/drag.h"

#include <algorithm>
#include <chrono>

namespace frontdesk {

namespace {

constexpr auto ShortestAppointment = std::chrono::minutes(SlotGrid::FineMinutes);

Instant snapped(Instant at, const SlotGrid &grid, bool fine)
{
    return fine ? grid.nearestFine(at) : grid.nearestEdge(at);
}

std::chrono::milliseconds distance(Instant a, Instant b)
{
    return a < b ? b - a : a - b;
}

} // namespace

void DragMachine::press(const DragPress &press)
{
    abort();
    if (press.kind == HitKind::None || press.kind == HitKind::Overflow)
        return;
    m_press = press;
    m_state = DragState::Pressed;
}

bool DragMachine::move(const DragPointer &pointer, const QList<SlotGrid> &grids)
{
    if (m_state == DragState::Idle || pointer.column < 0 || pointer.column >= grids.size()
        || m_press.column >= grids.size())
        return false;
    if (m_state == DragState::Pressed && !begin(pointer))
        return false;
    const DragProposal next = propose(pointer, grids);
    if (m_proposal == next)
        return false;
    m_proposal = next;
    return true;
}

bool DragMachine::begin(const DragPointer &pointer)
{
    if ((pointer.position - m_press.position).manhattanLength() < Threshold)
        return false;
    switch (m_press.kind) {
    case HitKind::Card:
        m_state = DragState::Moving;
        return true;
    case HitKind::CardTop:
        m_state = DragState::ResizingTop;
        return true;
    case HitKind::CardBottom:
        m_state = DragState::ResizingBottom;
        return true;
    case HitKind::Cell:
        m_state = DragState::Creating;
        return true;
    case HitKind::None:
    case HitKind::Overflow:
        break;
    }
    return false;
}

DragProposal DragMachine::propose(const DragPointer &pointer, const QList<SlotGrid> &grids) const
{
    const SlotGrid &own = grids[m_press.column];
    DragProposal proposal {m_state, m_press.appointment, m_press.column, m_press.span};
    Interval &span = proposal.span;
    switch (m_state) {
    case DragState::Moving:
        proposal.column = pointer.column;
        span = moved(pointer, grids[pointer.column]);
        break;
    case DragState::ResizingTop:
        span.start =
            std::min(snapped(pointer.at, own, pointer.fine), span.end - ShortestAppointment);
        break;
    case DragState::ResizingBottom:
        span.end =
            std::max(snapped(pointer.at, own, pointer.fine), span.start + ShortestAppointment);
        break;
    case DragState::Creating:
        proposal.appointment = {};
        span = created(pointer, own);
        break;
    case DragState::Idle:
    case DragState::Pressed:
        break;
    }
    return proposal;
}

Interval DragMachine::moved(const DragPointer &pointer, const SlotGrid &grid) const
{
    const auto duration = m_press.span.duration();
    const Instant raw = m_press.span.start + (pointer.at - m_press.at);
    Instant start = snapped(raw, grid, pointer.fine);
    // An appointment off the grid keeps its time when it only goes to another doctor.
    if (distance(raw, m_press.span.start) <= distance(raw, start))
        start = m_press.span.start;
    const Interval day = grid.day();
    start = std::max(std::min(start, day.end - duration), day.start);
    return {start, start + duration};
}

Interval DragMachine::created(const DragPointer &pointer, const SlotGrid &grid) const
{
    const Interval from = grid.slotAt(m_press.at);
    if (pointer.fine) {
        const Instant anchor = grid.nearestFine(m_press.at);
        const Instant other = grid.nearestFine(pointer.at);
        const auto [start, end] = std::minmax(anchor, other);
        return {start, std::max(end, start + ShortestAppointment)};
    }
    // The slot under the pointer; the end of the day is no slot's start.
    const Interval to = grid.slotAt(pointer.at);
    return {std::min(from.start, to.start), std::max(from.end, to.end)};
}

std::optional<DragProposal> DragMachine::release()
{
    const bool changed =
        m_proposal
        && (m_proposal->kind == DragState::Creating || m_proposal->column != m_press.column
            || m_proposal->span != m_press.span);
    const std::optional<DragProposal> result = changed ? m_proposal : std::nullopt;
    abort();
    return result;
}

void DragMachine::abort()
{
    m_state = DragState::Idle;
    m_press = {};
    m_proposal.reset();
}

} // namespace frontdesk
