// SPDX-License-Identifier: GPL-3.0-or-later
// The day by mouse: clicks, drags, the wheel and menus.
#include "calendar/dayview.h"

#include "appointmentmenu.h"
#include "calendartext.h"
#include "daypainter.h"
#include "shell/plaintip.h"
#include "shell/theme.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int AutoscrollEdge = 32;
constexpr int AutoscrollStep = 12;
constexpr int RefusalTime = 4000; ///< milliseconds to read why a drop was refused
constexpr double WheelZoom = 1.15; ///< a notch

} // namespace

void DayView::mousePressEvent(QMouseEvent *event)
{
    const Hit hit = hitTest(event->position().toPoint());
    m_pressed = hit;
    m_pointer = event->position().toPoint();
    if (event->button() != Qt::LeftButton) {
        if (event->button() == Qt::RightButton && hit.isCard())
            select(m_scene.layout().items()[hit.index].id);
        return;
    }
    setHover(std::nullopt);
    tipAt({});
    const bool adds = event->modifiers().testFlag(Qt::ControlModifier);
    if (hit.isCard() && (adds || event->modifiers().testFlag(Qt::ShiftModifier))) {
        m_drag.abort();
        if (adds)
            toggleMark(m_scene.layout().items()[hit.index].id);
        else
            markUpTo(hit.index);
        return;
    }
    // Pressing one of several may begin to drag them all.
    if (!hit.isCard() || !m_marked.contains(m_scene.layout().items()[hit.index].id))
        clearMarks();
    if (hit.isCard()) {
        // Without scrolling: what is pressed must stay under the pointer.
        select(m_scene.layout().items()[hit.index].id, false);
    } else if (hit.kind == HitKind::Cell) {
        setCursorAt(hit.column, m_scene.grids()[hit.column].slotAt(hit.at).start);
        if (m_selected.isNull())
            notifyFocus();
        else
            clearSelection();
    } else if (hit.kind == HitKind::Overflow) {
        showOverflow(hit.index, event->globalPosition().toPoint());
        return;
    }
    if (!mayDrag(hit)) {
        // Still a click, but nothing will move.
        m_drag.abort();
        return;
    }
    DragPress press {hit.kind, event->position(), hit.column, hit.at, {}, {}};
    if (hit.isCard()) {
        const PlacedItem &item = m_scene.layout().items()[hit.index];
        press.appointment = item.id;
        press.span = m_scene.find(item.id)->appointment.span;
        m_carried = *m_scene.find(item.id);
    }
    m_drag.press(press);
}

/// Marks all from the selected appointment to another of the same column.
void DayView::markUpTo(int index)
{
    const QList<PlacedItem> &items = m_scene.layout().items();
    const int from = m_scene.layout().indexOf(m_selected);
    if (from < 0 || items[from].column != items[index].column) {
        select(items[index].id, false);
        return;
    }
    for (int at = std::min(from, index); at <= std::max(from, index); ++at) {
        if (items[at].id != m_selected && !m_marked.contains(items[at].id))
            toggleMark(items[at].id);
    }
}

bool DayView::mayDrag(const Hit &hit) const
{
    if (!m_message.isEmpty())
        return false;
    if (hit.kind == HitKind::Cell)
        return m_permissions.book;
    if (!hit.isCard() || !m_permissions.move)
        return false;
    const AppointmentId id = m_scene.layout().items()[hit.index].id;
    const AppointmentStatus status = m_scene.find(id)->appointment.status;
    return !m_pending.contains(id)
           && (status == AppointmentStatus::Pending || status == AppointmentStatus::Confirmed);
}

void DayView::mouseMoveEvent(QMouseEvent *event)
{
    m_pointer = event->position().toPoint();
    m_fine = event->modifiers().testFlag(Qt::ShiftModifier);
    if (m_drag.state() != DragState::Idle) {
        dragTo(m_pointer, m_fine);
        return;
    }
    const Hit hit = hitTest(m_pointer);
    updatePointer(hit);
    tipAt(hit.isCard() ? m_scene.layout().items()[hit.index].id : AppointmentId());
    if (hit.kind == HitKind::Cell && event->buttons() == Qt::NoButton)
        setHover(GridCursor {hit.column, m_scene.grids()[hit.column].slotAt(hit.at).start});
    else
        setHover(std::nullopt);
}

/// Once dismissed, a card's tip does not come again until the pointer has been elsewhere.
void DayView::tipAt(AppointmentId id)
{
    if (id == m_tipOf)
        return;
    QToolTip::hideText();
    m_tipOf = id;
    if (id.isNull())
        m_tip.stop();
    else
        m_tip.start();
}

void DayView::showTip()
{
    const QString text = toolTipText(m_tipOf);
    if (text.isEmpty() || m_drag.isDragging())
        return;
    QToolTip::showText(viewport()->mapToGlobal(m_pointer), plainTip(text), viewport(),
                       appointmentRect(m_tipOf).toAlignedRect());
    // Escape is for the tip first, wherever the focus is.
    qApp->installEventFilter(this);
}

bool DayView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QAbstractScrollArea::eventFilter(watched, event);
    const bool dismissed =
        QToolTip::isVisible() && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape;
    if (dismissed && event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    qApp->removeEventFilter(this);
    if (dismissed)
        QToolTip::hideText();
    return dismissed || QAbstractScrollArea::eventFilter(watched, event);
}

void DayView::updatePointer(const Hit &hit)
{
    const bool draggable = mayDrag(hit);
    if (draggable && (hit.kind == HitKind::CardTop || hit.kind == HitKind::CardBottom))
        viewport()->setCursor(Qt::SizeVerCursor);
    else if (hit.kind == HitKind::Overflow)
        viewport()->setCursor(Qt::PointingHandCursor);
    else
        viewport()->unsetCursor();
}

DragPointer DayView::dragPointer(const QPoint &position, bool fine) const
{
    const QPointF content = transform().toContent(QPointF(position) + QPointF(0.5, 0.5));
    const double x = std::clamp(content.x(), 0.0, m_scene.columns().contentWidth() - 1);
    const int column = m_scene.columns().at(x);
    const TimeAxis &axis = column < 0 ? m_scene.axis() : m_scene.axisOf(column);
    return {position, column, axis.instantAt(content.y()), fine};
}

void DayView::dragTo(const QPoint &position, bool fine)
{
    const DayOverlay before = overlay();
    if (m_drag.state() == DragState::Moving)
        emit draggedTo(m_drag.proposal() ? m_drag.proposal()->appointment : AppointmentId(),
                       viewport()->mapToGlobal(position));
    if (m_scene.columnCount() == 0 || !m_drag.move(dragPointer(position, fine), m_scene.grids())) {
        if (m_drag.isDragging() && !m_autoscroll.isActive())
            m_autoscroll.start();
        return;
    }
    m_verdict = verdictOf(*m_drag.proposal());
    viewport()->setCursor(m_drag.state() == DragState::Moving
                                  || m_drag.state() == DragState::Creating
                              ? Qt::ClosedHandCursor
                              : Qt::SizeVerCursor);
    if (!m_autoscroll.isActive())
        m_autoscroll.start();
    if (!before.drag) {
        viewport()->update(); // the original changes its look as well
        return;
    }
    QPainter none;
    const ViewTransform t = transform();
    const CalendarText words = text();
    const DayPainter day(none, m_scene, t, viewport()->size(), currentTheme(this), words, *m_cards,
                         font());
    for (const DayOverlay &state : {before, overlay()}) {
        viewport()->update(
            slotRect(state.drag->column, state.drag->span).toAlignedRect().adjusted(-2, -2, 2, 2));
        viewport()->update(day.dragLabelRect(state).toAlignedRect());
    }
}

void DayView::autoscroll()
{
    if (!m_drag.isDragging()) {
        m_autoscroll.stop();
        return;
    }
    const auto nudge = [](QScrollBar *bar, int position, int from, int to, int direction) {
        if (position < from + AutoscrollEdge)
            bar->setValue(bar->value() - direction * AutoscrollStep);
        else if (position > to - AutoscrollEdge)
            bar->setValue(bar->value() + direction * AutoscrollStep);
    };
    // Over the month at the side nothing scrolls.
    if (!viewport()
             ->rect()
             .adjusted(-AutoscrollEdge, -AutoscrollEdge, AutoscrollEdge, AutoscrollEdge)
             .contains(m_pointer))
        return;
    const int gutter = int(m_gutter);
    nudge(verticalScrollBar(), m_pointer.y(), int(m_header), viewport()->height(), 1);
    if (m_drag.state() == DragState::Moving)
        nudge(horizontalScrollBar(), m_pointer.x(), isRightToLeft() ? 0 : gutter,
              viewport()->width() - (isRightToLeft() ? gutter : 0), isRightToLeft() ? -1 : 1);
    dragTo(m_pointer, m_fine);
}

void DayView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (m_drag.isDragging()) {
        finishDrag();
        return;
    }
    const bool pressed = m_drag.state() == DragState::Pressed;
    m_drag.abort();
    m_carried.reset();
    if (pressed)
        clickOn(m_pressed);
}

void DayView::clickOn(const Hit &hit)
{
    if (hit.kind == HitKind::Cell && hit.column < m_scene.columnCount())
        book(hit.column, m_scene.grids()[hit.column].slotAt(hit.at));
}

void DayView::finishDrag()
{
    const Verdict verdict = m_verdict;
    const bool outside =
        m_drag.state() == DragState::Moving && m_carried
        && !viewport()
                ->rect()
                .adjusted(-AutoscrollEdge, -AutoscrollEdge, AutoscrollEdge, AutoscrollEdge)
                .contains(m_pointer);
    const auto dropped = m_drag.release();
    if (outside)
        emit droppedBeside(*m_carried, viewport()->mapToGlobal(m_pointer));
    else if (dropped && !m_message.isEmpty())
        emit remarked(tr("Nothing was moved, as the day has not been loaded yet."));
    else if (dropped)
        commit(*dropped, verdict);
    abortDrag();
}

/// Asks for what a drag proposes, or says why it cannot be.
void DayView::commit(const DragProposal &dropped, Verdict verdict)
{
    const Doctor &doctor = m_scene.doctor(dropped.column);
    if (dropped.kind == DragState::Creating) {
        setCursorAt(dropped.column, dropped.span.start);
        book(dropped.column, dropped.span);
        return;
    }
    const QString why = text().verdict(verdict, doctor.fullName);
    if (!why.isEmpty())
        emit remarked(why);
    if (severityOf(verdict) == Severity::Refused) {
        const QPoint at =
            m_keyDrag ? slotRect(dropped.column, dropped.span).center().toPoint() : m_pointer;
        QToolTip::showText(viewport()->mapToGlobal(at), plainTip(why), viewport(), {}, RefusalTime);
        return;
    }
    const QList<PlannedMove> moves = plannedMoves(dropped);
    if (moves.size() > 1)
        emit movesRequested(moves);
    else
        emit moveRequested(dropped.appointment, doctor.id, dropped.span);
}

/// Puts everything back as if nothing had been dragged.
void DayView::abortDrag()
{
    const bool carried = m_carried.has_value();
    m_autoscroll.stop();
    m_drag.abort();
    m_keyDrag.reset();
    m_carried.reset();
    viewport()->unsetCursor();
    viewport()->update();
    if (carried)
        emit draggedTo({}, {});
}

void DayView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const Hit hit = hitTest(event->position().toPoint());
    if (event->button() == Qt::LeftButton && hit.isCard())
        emit activated(m_scene.layout().items()[hit.index].id);
}

void DayView::wheelEvent(QWheelEvent *event)
{
    const QPoint delta = event->angleDelta();
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        const double notches = (delta.y() != 0 ? delta.y() : delta.x()) / 120.0;
        zoomAt(zoom() * std::pow(WheelZoom, notches), event->position().y());
        event->accept();
        return;
    }
    if (event->modifiers().testFlag(Qt::ShiftModifier) && delta.y() != 0 && delta.x() == 0) {
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - delta.y() / 2);
        event->accept();
        return;
    }
    QAbstractScrollArea::wheelEvent(event);
}

void DayView::showOverflow(int index, const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"overflowMenu"_s);
    for (const int item : m_scene.layout().overflows()[index].items) {
        const AppointmentDetails &details = m_scene.details(item);
        QAction *action = menu->addAction(
            menuText(tr("%1 %2", "time, patient")
                         .arg(text().range(details.appointment.span), text().patient(details))));
        connect(action, &QAction::triggered, this,
                [this, id = details.appointment.id] { select(id); });
    }
    menu->popup(at);
}

void DayView::contextMenuEvent(QContextMenuEvent *event)
{
    Hit hit = hitTest(event->pos());
    QPoint at = event->globalPos();
    AppointmentId id;
    if (event->reason() == QContextMenuEvent::Keyboard) {
        if (m_scene.columnCount() == 0)
            return;
        id = m_selected;
        const QRectF place =
            id.isNull() ? slotRect(m_cursor.column, cursorSlot()) : appointmentRect(id);
        at = viewport()->mapToGlobal(place.center().toPoint());
        hit.kind = HitKind::Cell;
        hit.column = m_cursor.column;
        hit.at = cursorSlot().start;
    } else if (hit.isCard()) {
        id = m_scene.layout().items()[hit.index].id;
        select(id);
    }
    QMenu *menu = nullptr;
    if (!id.isNull())
        menu = appointmentMenu(id);
    else if (hit.kind == HitKind::Cell && m_permissions.book && m_message.isEmpty())
        menu = slotMenu(hit.column, m_scene.grids()[hit.column].slotAt(hit.at));
    if (menu)
        menu->popup(at);
}

QMenu *DayView::appointmentMenu(AppointmentId id)
{
    QMenu *menu =
        makeAppointmentMenu(this, m_scene.find(id)->appointment, m_permissions,
                            {[this, id] { emit activated(id); },
                             [this, id](AppointmentStatus to) { emit statusRequested(id, to); },
                             [this, id] { emit cancelRequested(id); }});
    emit appointmentMenuOpening(menu, id);
    return menu;
}

QMenu *DayView::slotMenu(int column, const Interval &slot)
{
    setCursorAt(column, slot.start);
    clearSelection();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"slotMenu"_s);
    QAction *action =
        addTo(*menu, u"book"_s, u"add"_s, menuText(tr("Book at %1").arg(text().time(slot.start))));
    connect(action, &QAction::triggered, this, [this, column, slot] {
        if (column < m_scene.columnCount())
            book(column, slot);
    });
    emit slotMenuOpening(menu, column, slot);
    return menu;
}

} // namespace frontdesk
