// SPDX-License-Identifier: GPL-3.0-or-later
// What the view paints, and what it paints anew.
#include "calendar/dayview.h"

#include "daypainter.h"
#include "shell/theme.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace frontdesk {

using namespace std::chrono_literals;

DayOverlay DayView::overlay() const
{
    DayOverlay overlay;
    overlay.selected = m_selected;
    overlay.focused = hasFocus();
    if (m_selected.isNull() && m_scene.columnCount() > 0 && m_message.isEmpty()) {
        overlay.cursorColumn = m_cursor.column;
        overlay.cursorSlot = cursorSlot();
    }
    if (m_hover && m_permissions.book && m_message.isEmpty()) {
        overlay.hoverColumn = m_hover->column;
        overlay.hoverSlot = frontdesk::cursorSlot(*m_hover, m_scene.grids());
    }
    overlay.marked = m_marked;
    overlay.drag = proposal();
    overlay.carried = m_carried ? &*m_carried : nullptr;
    overlay.along = overlay.drag && !m_marked.isEmpty() ? int(selection().size()) - 1 : 0;
    overlay.verdict = m_verdict;
    overlay.pending = m_pending;
    overlay.edited = &m_edited;
    overlay.now = now();
    overlay.message = m_message;
    return overlay;
}

void DayView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    m_paintedNow = now();
    const ViewTransform t = transform();
    const CalendarText words = text();
    DayPainter day(painter, m_scene, t, viewport()->size(), currentTheme(this), words, *m_cards,
                   font());
    day.paint(event->rect(), overlay());
}

/// Moves what is already painted, each frozen part along with the direction it scrolls in.
void DayView::scrollContentsBy(int dx, int dy)
{
    setHover(std::nullopt);
    if (m_drag.isDragging() || !m_message.isEmpty() || (dx != 0 && dy != 0)) {
        viewport()->update();
        return;
    }
    const QRect view = viewport()->rect();
    if (dy != 0)
        viewport()->scroll(0, dy, view.adjusted(0, int(m_header), 0, 0));
    if (dx != 0) {
        const int gutter = int(m_gutter);
        viewport()->scroll(isRightToLeft() ? -dx : dx, 0,
                           isRightToLeft() ? view.adjusted(0, 0, -gutter, 0)
                                           : view.adjusted(gutter, 0, 0, 0));
    }
}

void DayView::updateItem(AppointmentId id)
{
    if (!id.isNull())
        viewport()->update(appointmentRect(id).toAlignedRect().adjusted(-2, -2, 2, 2));
}

void DayView::updateCursorSlot()
{
    if (m_scene.columnCount() > 0)
        viewport()->update(
            slotRect(m_cursor.column, cursorSlot()).toAlignedRect().adjusted(-2, -2, 2, 2));
}

void DayView::setHover(std::optional<GridCursor> place)
{
    if (place == m_hover)
        return;
    const auto update = [this] {
        if (m_hover)
            viewport()->update(
                slotRect(m_hover->column, frontdesk::cursorSlot(*m_hover, m_scene.grids()))
                    .toAlignedRect());
    };
    update();
    m_hover = place;
    update();
}

/// Repaints the strip of the present alone: where the line was and where it is now.
void DayView::updateNow()
{
    const int reach = QFontMetrics(smallFont(font())).height() * 2;
    for (const Instant at : {m_paintedNow, now()}) {
        const int y = int(m_scene.yAt(at) + m_header - verticalScrollBar()->value());
        viewport()->update(0, y - reach, viewport()->width(), 2 * reach);
    }
    // What was held may be free again.
    const auto &calendars = m_scene.calendars();
    if (std::any_of(calendars.begin(), calendars.end(),
                    [](const DoctorCalendar &calendar) { return !calendar.holds.isEmpty(); }))
        viewport()->update();
    scheduleNow();
}

void DayView::scheduleNow()
{
    m_minute.stop();
    if (!isVisible() || !m_scene.contains(now()))
        return;
    const auto intoMinute = now().time_since_epoch() % 1min;
    m_minute.start(std::chrono::duration_cast<std::chrono::milliseconds>(1min - intoMinute));
}

} // namespace frontdesk
