// SPDX-License-Identifier: GPL-3.0-or-later
// The day by keyboard alone.
#include "calendar/dayview.h"

#include "calendartext.h"

#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace frontdesk {

using namespace std::chrono_literals;

namespace {

std::optional<CursorStep> stepOf(int key, bool rightToLeft)
{
    switch (key) {
    case Qt::Key_Up:
        return CursorStep::Up;
    case Qt::Key_Down:
        return CursorStep::Down;
    case Qt::Key_Left: // visual: to the neighbour on that side
        return rightToLeft ? CursorStep::Next : CursorStep::Previous;
    case Qt::Key_Right:
        return rightToLeft ? CursorStep::Previous : CursorStep::Next;
    case Qt::Key_Home:
        return CursorStep::Home;
    case Qt::Key_End:
        return CursorStep::End;
    case Qt::Key_PageUp:
        return CursorStep::PageUp;
    case Qt::Key_PageDown:
        return CursorStep::PageDown;
    default:
        return std::nullopt;
    }
}

} // namespace

void DayView::keyPressEvent(QKeyEvent *event)
{
    if (m_drag.state() != DragState::Idle) {
        if (event->key() == Qt::Key_Escape)
            abortDrag();
        else if (event->key() == Qt::Key_Shift && m_drag.isDragging())
            dragTo(m_pointer, true);
        event->accept(); // nothing else while a button is down
        return;
    }
    if (m_keyDrag && event->key() == Qt::Key_Escape) {
        abortDrag();
        event->accept();
        return;
    }
    if (handleDragKey(event) || handleCursorKey(event) || handleActionKey(event)) {
        event->accept();
        return;
    }
    const auto modifiers = event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    // AltGr types letters too, and arrives as Ctrl+Alt on some systems.
    const bool types = modifiers == Qt::NoModifier || modifiers == Qt::GroupSwitchModifier
                       || modifiers == (Qt::ControlModifier | Qt::AltModifier);
    if (types && bookByTyping(event->text())) {
        event->accept();
        return;
    }
    event->ignore(); // the scroll area would scroll by itself
}

/// Alt and an arrow moves what is selected, Ctrl and an arrow makes it longer or shorter; with
/// Shift in small steps. Asked for when the modifier is released, so that a walk is one change.
bool DayView::handleDragKey(QKeyEvent *event)
{
    const auto modifiers = event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier);
    const bool upOrDown = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    const bool sideways = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    const bool moves = modifiers == Qt::AltModifier && (upOrDown || sideways);
    const bool resizes = modifiers == Qt::ControlModifier && upOrDown;
    if (!moves && !resizes)
        return false;
    const DragState kind = moves ? DragState::Moving : DragState::ResizingBottom;
    if (!m_keyDrag && !beginKeyDrag(kind))
        return true; // nothing else may follow from these keys
    if (m_keyDrag->kind == kind)
        stepKeyDrag(event->key(), event->modifiers().testFlag(Qt::ShiftModifier));
    return true;
}

bool DayView::beginKeyDrag(DragState kind)
{
    const int index = m_scene.layout().indexOf(m_selected);
    if (index < 0)
        return false;
    const PlacedItem &item = m_scene.layout().items()[index];
    Hit hit;
    hit.kind = HitKind::Card;
    hit.index = index;
    if (!mayDrag(hit)) {
        emit remarked(tr("This appointment cannot be moved"));
        return false;
    }
    m_carried = *m_scene.find(item.id);
    m_keyDrag = DragProposal {kind, item.id, item.column, m_carried->appointment.span};
    return true;
}

void DayView::stepKeyDrag(int key, bool fine)
{
    using namespace std::chrono_literals;
    constexpr std::chrono::minutes Fine(SlotGrid::FineMinutes);
    DragProposal &proposal = *m_keyDrag;
    const SlotGrid &grid = m_scene.grids()[proposal.column];
    const auto later = [&](Instant at) { return fine ? at + Fine : grid.slotAt(at).end; };
    const auto earlier = [&](Instant at) { return fine ? at - Fine : grid.slotAt(at - 1ms).start; };
    const bool down = key == Qt::Key_Down;
    Interval &span = proposal.span;
    const auto length = span.duration();
    if (proposal.kind == DragState::ResizingBottom) {
        span.end = std::clamp(down ? later(span.end) : earlier(span.end), span.start + Fine,
                              std::max(span.start + Fine, grid.day().end));
    } else if (key == Qt::Key_Up || down) {
        const Instant latest = std::max(grid.day().start, grid.day().end - length);
        span.start =
            std::clamp(down ? later(span.start) : earlier(span.start), grid.day().start, latest);
        span.end = span.start + length;
    } else {
        const bool forward = (key == Qt::Key_Right) != isRightToLeft();
        const int column =
            std::clamp(proposal.column + (forward ? 1 : -1), 0, m_scene.columnCount() - 1);
        span.start = m_scene.level(proposal.column, span.start, column);
        span.end = span.start + length;
        proposal.column = column;
    }
    showKeyDrag();
}

void DayView::showKeyDrag()
{
    m_verdict = verdictOf(*m_keyDrag);
    ensureVisible(m_scene.layout().spanRect(m_keyDrag->column, m_keyDrag->span));
    viewport()->update();
    const QString place =
        text().dropPlace(m_keyDrag->span, m_scene.doctor(m_keyDrag->column).fullName);
    setAccessibleDescription(place);
    emit remarked(place);
}

void DayView::keyReleaseEvent(QKeyEvent *event)
{
    const int modifier =
        m_keyDrag && m_keyDrag->kind == DragState::ResizingBottom ? Qt::Key_Control : Qt::Key_Alt;
    if (!m_keyDrag || event->key() != modifier || event->isAutoRepeat()) {
        QAbstractScrollArea::keyReleaseEvent(event);
        return;
    }
    const DragProposal dropped = *m_keyDrag;
    const AppointmentDetails *details = m_scene.find(dropped.appointment);
    const int column =
        m_scene.layout().indexOf(dropped.appointment) < 0
            ? -1
            : m_scene.layout().items()[m_scene.layout().indexOf(dropped.appointment)].column;
    if (details && (details->appointment.span != dropped.span || column != dropped.column))
        commit(dropped, m_verdict);
    setAccessibleDescription(m_message);
    abortDrag();
    event->accept();
}

/// The dragged appointment and those that are selected with it, each as far.
QList<PlannedMove> DayView::plannedMoves(const DragProposal &dropped) const
{
    QList<PlannedMove> moves {
        {dropped.appointment, m_scene.doctor(dropped.column).id, dropped.span}};
    const int from = m_scene.layout().indexOf(dropped.appointment);
    if (dropped.kind != DragState::Moving || from < 0 || m_marked.isEmpty()
        || (dropped.appointment != m_selected && !m_marked.contains(dropped.appointment)))
        return moves;
    const int across = dropped.column - m_scene.layout().items()[from].column;
    const auto by = dropped.span.start - m_carried->appointment.span.start;
    for (const AppointmentId &id : selection()) {
        if (id == dropped.appointment)
            continue;
        const int column = m_scene.layout().items()[m_scene.layout().indexOf(id)].column + across;
        const Interval span = m_scene.find(id)->appointment.span;
        if (column >= 0 && column < m_scene.columnCount())
            moves.append({id, m_scene.doctor(column).id, {span.start + by, span.end + by}});
    }
    // Those ahead make room for those behind.
    std::sort(moves.begin(), moves.end(), [&](const PlannedMove &a, const PlannedMove &b) {
        return by.count() > 0 ? a.span.start > b.span.start : a.span.start < b.span.start;
    });
    return moves;
}

/// The gravest of all that move.
Verdict DayView::verdictOf(const DragProposal &dropped) const
{
    const PatientId patient = m_carried ? m_carried->appointment.patientId : PatientId();
    if (m_marked.isEmpty() || dropped.kind != DragState::Moving)
        return m_scene.verdict(dropped, now(), patient);
    const QList<PlannedMove> moves = plannedMoves(dropped);
    if (moves.size() < selection().size() && moves.size() > 1)
        return Verdict::NoColumn;
    QSet<AppointmentId> along;
    for (const PlannedMove &move : moves)
        along.insert(move.id);
    Verdict worst = Verdict::Free;
    for (const PlannedMove &move : moves) {
        const QDate date = m_scene.clinicTime().toDate(move.span.start);
        const int column = m_scene.columnOf(move.doctor, date);
        if (column < 0)
            return Verdict::NoColumn;
        worst = std::max(
            worst, m_scene.verdict({dropped.kind, move.id, column, move.span}, now(), {}, along));
    }
    return worst;
}

bool DayView::handleCursorKey(QKeyEvent *event)
{
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (modifiers == Qt::ControlModifier
        && (event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown)) {
        emit periodRequested(event->key() == Qt::Key_PageDown ? 1 : -1);
        return true;
    }
    const auto step = stepOf(event->key(), isRightToLeft());
    if (modifiers != Qt::NoModifier || !step)
        return false;
    moveCursor(*step);
    return true;
}

bool DayView::handleActionKey(QKeyEvent *event)
{
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (modifiers.testFlag(Qt::ControlModifier)) {
        switch (event->key()) {
        case Qt::Key_Equal:
        case Qt::Key_Plus:
            zoomIn();
            return true;
        case Qt::Key_Minus:
            zoomOut();
            return true;
        case Qt::Key_0:
            zoomToFit();
            return true;
        case Qt::Key_Space:
            toggleMark(m_selected);
            return true;
        default:
            return false;
        }
    }
    if (modifiers != Qt::NoModifier)
        return false;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
        openAtCursor();
        return true;
    case Qt::Key_Delete:
        if (m_selected.isNull() || !m_permissions.cancel)
            return false;
        emit cancelRequested(m_selected);
        return true;
    case Qt::Key_Escape:
        if (!m_marked.isEmpty()) {
            clearMarks();
            return true;
        }
        if (m_selected.isNull())
            return false;
        clearSelection();
        return true;
    default:
        return false;
    }
}

void DayView::inputMethodEvent(QInputMethodEvent *event)
{
    if (!bookByTyping(event->commitString()))
        QAbstractScrollArea::inputMethodEvent(event);
}

bool DayView::bookByTyping(const QString &typed)
{
    if (typed.isEmpty() || !typed.front().isPrint() || typed.front().isSpace()
        || !m_selected.isNull())
        return false;
    if (!m_permissions.book || m_scene.columnCount() == 0 || !m_message.isEmpty())
        return false;
    book(m_cursor.column, cursorSlot(), typed);
    return true;
}

void DayView::moveCursor(CursorStep step)
{
    if (m_scene.columnCount() == 0)
        return;
    const double page = verticalScrollBar()->pageStep() / zoom();
    updateCursorSlot();
    const GridCursor before = m_cursor;
    m_cursor = moved(m_cursor, step, m_scene.grids(), std::chrono::minutes(int(page)));
    m_cursor.at = m_scene.level(before.column, m_cursor.at, m_cursor.column);
    updateCursorSlot();
    cursorChanged();
}

/// The appointment under the cursor becomes the selected one, so that every key acts on what is
/// seen.
void DayView::cursorChanged()
{
    const int index = m_scene.layout().firstOverlapping(m_cursor.column, cursorSlot());
    const QRectF slot = m_scene.layout().spanRect(m_cursor.column, cursorSlot());
    if (index >= 0) {
        select(m_scene.layout().items()[index].id);
    } else if (!m_selected.isNull()) {
        clearSelection();
    } else {
        notifyFocus();
    }
    ensureVisible(slot);
}

void DayView::openAtCursor()
{
    if (!m_selected.isNull())
        emit activated(m_selected);
    else if (m_permissions.book && m_scene.columnCount() > 0 && m_message.isEmpty())
        book(m_cursor.column, cursorSlot());
}

void DayView::book(int column, const Interval &span, const QString &typed)
{
    emit bookingRequested(m_scene.doctor(column), span,
                          m_scene.grids()[column].minutesAt(span.start), typed);
}

bool DayView::focusNextPrevChild(bool next)
{
    return selectNext(next) || QAbstractScrollArea::focusNextPrevChild(next);
}

/// The neighbour of the selected appointment, or of the cursor, column by column; nothing at the
/// end, so that Tab leaves the view.
bool DayView::selectNext(bool forward)
{
    const QList<PlacedItem> &items = m_scene.layout().items();
    int index = m_scene.layout().indexOf(m_selected);
    if (index >= 0) {
        index += forward ? 1 : -1;
    } else {
        const auto before = [this](const PlacedItem &item) {
            return item.column < m_cursor.column
                   || (item.column == m_cursor.column && item.span.start < m_cursor.at);
        };
        index = int(std::partition_point(items.begin(), items.end(), before) - items.begin());
        index -= forward ? 0 : 1;
    }
    if (index < 0 || index >= items.size())
        return false;
    select(items[index].id);
    return true;
}

void DayView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    updateCursorSlot();
    updateItem(m_selected);
    notifyFocus();
}

void DayView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    abortDrag();
    updateCursorSlot();
    updateItem(m_selected);
}

bool DayView::event(QEvent *event)
{
    // Typing and Del must reach the grid, whatever shortcuts the window has for them.
    if (event->type() == QEvent::ShortcutOverride
        && (m_drag.state() != DragState::Idle || m_keyDrag)) {
        event->accept();
        return true;
    }
    return QAbstractScrollArea::event(event);
}

} // namespace frontdesk
