// SPDX-License-Identifier: GPL-3.0-or-later
// Where the view's columns and times are: scrolling, zoom, rectangles.
#include "calendar/dayview.h"

#include "daypainter.h"

#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace frontdesk {

using namespace std::chrono_literals;

namespace {

constexpr auto LeadBeforeOpening = 15min;

} // namespace

ViewTransform DayView::transform() const
{
    return {isRightToLeft(),
            double(viewport()->width()),
            m_gutter,
            m_header,
            double(horizontalScrollBar()->value()),
            double(verticalScrollBar()->value())};
}

void DayView::updateLook()
{
    m_header = DayPainter::headerHeight(font());
    m_gutter = DayPainter::gutterWidth(font(), text());
    m_cards->setLook(font(), layoutDirection());
    updateGeometryOfScene();
    viewport()->update();
}

void DayView::updateGeometryOfScene()
{
    m_scene.setAvailableWidth(std::max(0.0, viewport()->width() - m_gutter),
                              CardPainter::leastColumn(font(), m_scene.hasSeveralDays()));
    updateScrollBars();
}

void DayView::updateScrollBars()
{
    const int gridWidth = std::max(0, int(viewport()->width() - m_gutter));
    const int gridHeight = std::max(0, int(viewport()->height() - m_header));
    horizontalScrollBar()->setRange(0,
                                    std::max(0, int(m_scene.columns().contentWidth()) - gridWidth));
    horizontalScrollBar()->setPageStep(gridWidth);
    verticalScrollBar()->setRange(0, std::max(0, int(std::ceil(m_scene.height())) - gridHeight));
    verticalScrollBar()->setPageStep(gridHeight);
}

void DayView::scrollToBeginning()
{
    if (!isVisible())
        return; // sizes mean nothing yet
    m_placed = true;
    int column = m_scene.firstColumnOf(m_chosen);
    if (!m_chosen.isValid() || column < 0)
        column = 0;
    if (m_scene.date(m_cursor.column) != m_scene.date(column))
        m_cursor.column = column;
    const Interval open = m_scene.openSpan(m_scene.date(m_cursor.column));
    const Interval day = m_scene.axisOf(m_cursor.column).span();
    Instant first = open.isEmpty() ? day.start + 8h : open.start;
    Instant cursor = first;
    if (day.contains(now()) && now() > first) {
        cursor = std::min(now(), open.isEmpty() ? now() : open.end - 1ms);
        first = cursor - 60min;
    }
    m_cursor.at = cursor;
    m_cursor.at = cursorSlot().start;
    scrollTo(first - LeadBeforeOpening);
    if (m_scene.hasSeveralDays())
        ensureVisible(m_scene.layout().spanRect(m_cursor.column, cursorSlot()));
}

void DayView::scrollTo(Instant at)
{
    // Before the first midnight too: the line goes on.
    const TimeAxis &axis =
        m_scene.columnCount() > 0 ? m_scene.axisOf(m_cursor.column) : m_scene.axis();
    scrollToY(axis.yAt(at));
}

void DayView::scrollToY(double y)
{
    verticalScrollBar()->setValue(int(y));
}

/// The cursor goes to a day that is among the shown ones, at the height it has.
void DayView::goToDay(QDate day)
{
    const int column = m_scene.firstColumnOf(day);
    if (column < 0 || day == cursorDay())
        return;
    setCursorAt(column, m_scene.level(m_cursor.column, m_cursor.at, column));
    ensureVisible(m_scene.layout().spanRect(column, cursorSlot()));
    notifyFocus();
}

void DayView::ensureVisible(const QRectF &content)
{
    const double gridHeight = viewport()->height() - m_header;
    const double gridWidth = viewport()->width() - m_gutter;
    const auto reveal = [](QScrollBar *bar, double from, double to, double page) {
        if (from < bar->value() || to - from > page)
            bar->setValue(int(std::floor(from)));
        else if (to > bar->value() + page)
            bar->setValue(int(std::ceil(to - page)));
    };
    reveal(verticalScrollBar(), content.top(), content.bottom(), gridHeight);
    reveal(horizontalScrollBar(), content.left(), content.right(), gridWidth);
}

void DayView::setZoom(double pixelsPerMinute)
{
    zoomAt(pixelsPerMinute, m_header + (viewport()->height() - m_header) / 2);
}

/// The time at `viewY` stays under it.
void DayView::zoomAt(double pixelsPerMinute, double viewY)
{
    const double wanted = std::clamp(pixelsPerMinute, TimeAxis::MinimumZoom, TimeAxis::MaximumZoom);
    if (qFuzzyCompare(wanted, zoom()))
        return;
    const double above = std::max(0.0, viewY - m_header);
    const double anchor = (above + verticalScrollBar()->value()) / zoom();
    m_scene.setZoom(wanted);
    m_cards->forget();
    updateScrollBars();
    verticalScrollBar()->setValue(qRound(anchor * zoom() - above));
    viewport()->update();
    emit zoomChanged(zoom());
}

void DayView::zoomIn()
{
    setZoom(zoom() * 1.25);
}

void DayView::zoomOut()
{
    setZoom(zoom() / 1.25);
}

void DayView::zoomToFit()
{
    const DayScene::Extent open = m_scene.openExtent();
    if (open.isEmpty())
        return;
    const double minutes = (open.bottom - open.top) / zoom() + 20;
    setZoom((viewport()->height() - m_header) / minutes);
    scrollToY(m_scene.openExtent().top - 10 * zoom());
}

QRectF DayView::appointmentRect(AppointmentId id) const
{
    const int index = m_scene.layout().indexOf(id);
    return index < 0 ? QRectF() : transform().toView(m_scene.layout().items()[index].rect);
}

QRectF DayView::headerRect(int column) const
{
    const ViewTransform t = transform();
    return t.mirrored({m_scene.columns().left(column) + t.gutter - t.scrollX, 0,
                       m_scene.columns().width(column), t.header});
}

QRectF DayView::slotRect(int column, const Interval &span) const
{
    return transform().toView(m_scene.layout().spanRect(column, span));
}

Hit DayView::hitTest(const QPoint &position) const
{
    const ViewTransform t = transform();
    // The centre of the pixel, so that mirroring maps pixels onto pixels.
    const QPointF centre = QPointF(position) + QPointF(0.5, 0.5);
    if (centre.y() < t.header || t.mirroredX(centre.x()) < t.gutter)
        return {};
    return m_scene.layout().hitTest(t.toContent(centre));
}

void DayView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateGeometryOfScene();
    if (!m_placed && m_scene.columnCount() > 0)
        scrollToBeginning();
}

void DayView::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    updateGeometryOfScene();
    if (!m_placed && m_scene.columnCount() > 0)
        scrollToBeginning();
    scheduleNow();
}

} // namespace frontdesk
