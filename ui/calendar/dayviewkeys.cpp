// SPDX-License-Identifier: GPL-3.0-or-later
// The day by keyboard alone.
#include "calendar/dayview.h"

#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QScrollBar>

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
    if (handleCursorKey(event) || handleActionKey(event)) {
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
    m_cursor = moved(m_cursor, step, m_scene.grids(), std::chrono::minutes(int(page)));
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
    if (event->type() == QEvent::ShortcutOverride && m_drag.state() != DragState::Idle) {
        event->accept();
        return true;
    }
    return QAbstractScrollArea::event(event);
}

} // namespace frontdesk
