// SPDX-License-Identifier: GPL-3.0-or-later
#include "daypainter.h"

#include "shell/bidi.h"
#include "shell/theme.h"

#include <QPainter>

#include <cmath>

namespace frontdesk {

namespace {

constexpr double Dense = 8; ///< slot lines nearer than this are left out
constexpr double FocusWidth = 2;

} // namespace

DayPainter::DayPainter(QPainter &painter, const DayScene &scene, const ViewTransform &transform,
                       const QSize &view, const Theme &theme, const CalendarText &text,
                       CardPainter &cards, const QFont &font)
    : m_painter(painter)
    , m_scene(scene)
    , m_transform(transform)
    , m_view(view)
    , m_theme(theme)
    , m_text(text)
    , m_cards(cards)
    , m_font(font)
{
}

QRectF DayPainter::gridRect() const
{
    return m_transform.mirrored({m_transform.gutter, m_transform.header,
                                 m_view.width() - m_transform.gutter,
                                 m_view.height() - m_transform.header});
}

void DayPainter::paint(const QRect &dirty, const DayOverlay &overlay)
{
    m_dirty = dirty;
    m_painter.setLayoutDirection(m_transform.rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    m_painter.fillRect(dirty, m_theme.closedHours);
    m_painter.save();
    m_painter.setClipRect(gridRect(), Qt::IntersectClip);
    for (int column = 0; column < m_scene.columnCount(); ++column)
        paintColumn(column, overlay);
    paintHover(overlay);
    paintCursor(overlay);
    paintSelection(overlay);
    paintDrag(overlay);
    if (!overlay.message.isEmpty())
        paintMessage(overlay.message);
    m_painter.restore();
    paintGutter(overlay);
    paintHeader(overlay);
    if (overlay.drag)
        paintDragLabel(overlay);
}

void DayPainter::paintColumn(int column, const DayOverlay &overlay)
{
    const QRectF whole =
        m_transform.toView(m_scene.layout().spanRect(column, m_scene.axisOf(column).span()));
    if (!whole.intersects(m_dirty.intersected(gridRect())))
        return;
    paintShading(column);
    paintClosures(column);
    paintLines(column);
    paintHolds(column, overlay.now);
    paintNow(column, overlay.now);
    paintCards(column, overlay);
}

void DayPainter::paintShading(int column)
{
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    for (const WorkingWindow &window : m_scene.grids()[column].windows()) {
        const QRectF rect =
            m_transform.toView(m_scene.layout().spanRect(column, window.span)).intersected(m_dirty);
        if (!rect.isEmpty())
            m_painter.fillRect(rect.toAlignedRect(), m_theme.surface);
    }
}

/// Breaks and time off hatched, with their label where there is room.
void DayPainter::paintClosures(int column)
{
    for (const Closure &closure : m_scene.calendars()[column].closures) {
        QList<Interval> worked; // extra hours on a holiday
        for (const WorkingWindow &window : m_scene.grids()[column].windows())
            worked.append(window.span);
        const Interval day = m_scene.axisOf(column).span();
        const Interval span {std::max(closure.span.start, day.start),
                             std::min(closure.span.end, day.end)};
        if (span.isEmpty())
            continue;
        for (const Interval &part : without(span, merged(worked)))
            paintClosure(column, part, closure);
    }
}

void DayPainter::paintClosure(int column, const Interval &span, const Closure &closure)
{
    const QRectF whole = m_transform.toView(m_scene.layout().spanRect(column, span));
    const QRectF rect = whole.intersected(m_dirty);
    if (rect.isEmpty())
        return;
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    m_painter.setBrushOrigin(whole.topLeft()); // so that scrolling does not shift the lines
    m_painter.fillRect(rect.toAlignedRect(), QBrush(m_theme.hatch, Qt::BDiagPattern));
    m_painter.setBrushOrigin(QPointF());
    const double line = QFontMetricsF(m_cards.smallFont()).height();
    if (whole.height() < line + 4)
        return;
    // In sight while any of it is: a day off is taller than the view.
    const double top = std::max(whole.top() + 2, m_transform.header + 2);
    const QString label = m_text.closure(closure);
    const double room = whole.width() - 2 * Space::Small;
    const double width =
        std::min(room, QFontMetricsF(m_cards.smallFont()).horizontalAdvance(label) + 8);
    if (top + line > whole.bottom() || width <= 0)
        return;
    QRectF plate(whole.left() + Space::Small, top, width, line);
    if (m_transform.rightToLeft)
        plate.moveRight(whole.right() - Space::Small);
    m_painter.fillRect(plate, m_theme.closedHours);
    drawText(plate.adjusted(2, 0, -2, 0), label, m_cards.smallFont(), m_theme.muted,
             Qt::AlignLeading | Qt::AlignVCenter);
}

/// Times that somebody is about to book, dashed.
void DayPainter::paintHolds(int column, Instant now)
{
    for (const Hold &hold : m_scene.calendars()[column].holds) {
        const QRectF rect =
            m_transform.toView(m_scene.layout().spanRect(column, hold.span)).adjusted(3, 1, -3, -1);
        if (hold.isExpired(now) || !rect.intersects(m_dirty))
            continue;
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(QPen(m_theme.field, 1, Qt::DashLine));
        m_painter.setBrush(m_theme.raised);
        m_painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), Radius::Small,
                                  Radius::Small);
        drawText(rect.adjusted(8, 0, -8, 0), m_text.held(), m_cards.smallFont(), m_theme.muted,
                 Qt::AlignLeading | Qt::AlignVCenter);
    }
}

/// Slot lines within working hours, full hours everywhere, and the edge of the column.
void DayPainter::paintLines(int column)
{
    const DayLayout &layout = m_scene.layout();
    const SlotGrid &grid = m_scene.grids()[column];
    const auto line = [&](Instant at, const QColor &colour) {
        const QRectF rect = m_transform.toView(layout.spanRect(column, {at, at}));
        const double y = std::floor(rect.top());
        if (y < m_dirty.top() - 1 || y > m_dirty.bottom() + 1)
            return;
        m_painter.fillRect(QRectF(rect.left(), y, rect.width(), 1), colour);
    };
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    for (const WorkingWindow &window : grid.windows()) {
        if (window.slotMinutes * m_scene.zoom() < Dense)
            continue;
        const std::chrono::minutes step(window.slotMinutes);
        for (Instant at = window.span.start + step; at < window.span.end; at += step)
            line(at, m_theme.gridLine);
    }
    for (const HourTick &tick : m_scene.axisOf(column).hours())
        line(tick.at, m_theme.strongGridLine);
    // An hour that this day does not have.
    for (const AxisGap &gap : m_scene.axisOf(column).gaps()) {
        const double bottom = layout.spanRect(column, {gap.at, gap.at}).top();
        const double height = double(gap.length / std::chrono::minutes(1)) * m_scene.zoom();
        const QRectF rect = m_transform.toView({m_scene.columns().left(column), bottom - height,
                                                m_scene.columns().width(column), height});
        m_painter.fillRect(rect.intersected(m_dirty), m_theme.window);
    }
    QRectF edge = m_transform.toView(layout.spanRect(column, m_scene.axisOf(column).span()));
    edge.setTop(gridRect().top());
    // A day's end is told from a doctor's.
    const bool lastOfDay = m_scene.hasSeveralDays() && (column + 1) % m_scene.doctorCount() == 0;
    const double width = lastOfDay && m_scene.doctorCount() > 1 ? 2 : 1;
    edge.setLeft(m_transform.rightToLeft ? edge.left() : edge.right() - width);
    edge.setWidth(width);
    m_painter.fillRect(edge.intersected(m_dirty),
                       width > 1 ? m_theme.field : m_theme.strongGridLine);
}

void DayPainter::paintCards(int column, const DayOverlay &overlay)
{
    const auto [first, last] = m_scene.layout().columnRange(column);
    for (int index = first; index < last; ++index) {
        const PlacedItem &item = m_scene.layout().items()[index];
        const QRectF rect = m_transform.toView(item.rect);
        if (item.hidden || !rect.intersects(m_dirty))
            continue;
        const bool dragged = overlay.drag && overlay.drag->appointment == item.id;
        if (dragged)
            m_painter.setOpacity(0.4);
        m_cards.paint(m_painter,
                      {rect, &m_scene.details(index), dragged || overlay.pending.contains(item.id),
                       overlay.edited && overlay.edited->contains(item.id)},
                      m_theme, m_text);
        m_painter.setOpacity(1);
    }
    for (const OverflowMark &mark : m_scene.layout().overflows()) {
        if (mark.column == column)
            paintOverflow(mark);
    }
}

void DayPainter::paintOverflow(const OverflowMark &mark)
{
    const QRectF rect = m_transform.toView(mark.rect);
    if (!rect.intersects(m_dirty))
        return;
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(m_theme.field);
    m_painter.setBrush(m_theme.raised);
    m_painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), Radius::Small, Radius::Small);
    const QString count = m_text.locale().toString(qlonglong(mark.items.size()));
    drawText(rect, QChar(u'+') + count, m_cards.smallFont(), m_theme.text, Qt::AlignCenter);
}

void DayPainter::paintHover(const DayOverlay &overlay)
{
    if (!overlay.hoverSlot || overlay.drag)
        return;
    const QRectF rect =
        m_transform.toView(m_scene.layout().spanRect(overlay.hoverColumn, *overlay.hoverSlot))
            .adjusted(3, 1, -3, 0);
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(m_theme.field, 1, Qt::DashLine));
    m_painter.setBrush(m_theme.accentSoft);
    m_painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), Radius::Small, Radius::Small);
    drawText(rect.adjusted(10, 0, -10, 0), m_text.time(overlay.hoverSlot->start),
             m_cards.smallFont(), m_theme.text, Qt::AlignLeading | Qt::AlignVCenter);
}

void DayPainter::paintCursor(const DayOverlay &overlay)
{
    if (!overlay.cursorSlot || overlay.drag)
        return;
    const QRectF rect =
        m_transform.toView(m_scene.layout().spanRect(overlay.cursorColumn, *overlay.cursorSlot));
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(
        QPen(overlay.focused ? m_theme.focus : m_theme.field, overlay.focused ? FocusWidth : 1));
    m_painter.drawRoundedRect(rect.adjusted(2, 2, -2, -1), Radius::Small, Radius::Small);
}

void DayPainter::paintSelection(const DayOverlay &overlay)
{
    for (const AppointmentId &id : overlay.marked)
        paintRing(id, overlay);
    paintRing(overlay.selected, overlay);
}

void DayPainter::paintRing(AppointmentId id, const DayOverlay &overlay)
{
    const int index = m_scene.layout().indexOf(id);
    if (index < 0)
        return;
    const QRectF rect = m_transform.toView(m_scene.layout().items()[index].rect);
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(m_theme.focus, overlay.focused ? FocusWidth + 0.5 : FocusWidth - 0.5));
    m_painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), Radius::Small, Radius::Small);
}

/// Below the cards, so that it strikes no name out; it shows between them and in the gutter.
void DayPainter::paintNow(int column, Instant now)
{
    if (!m_scene.axisOf(column).span().contains(now))
        return;
    const QRectF place = m_transform.toView(m_scene.layout().spanRect(column, {now, now}));
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    m_painter.fillRect(QRectF(place.left(), std::round(place.top()) - 1, place.width(), 2),
                       m_theme.nowLine);
}

void DayPainter::paintMessage(const QString &message)
{
    const QFontMetricsF metrics(m_font);
    QRectF pill(0, 0, metrics.horizontalAdvance(message) + Space::Huge * 2,
                metrics.height() + Space::Medium * 2);
    pill.moveCenter(gridRect().center());
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(m_theme.border);
    m_painter.setBrush(m_theme.surface);
    m_painter.drawRoundedRect(pill, Radius::Panel, Radius::Panel);
    drawText(pill, message, m_font, m_theme.text, Qt::AlignCenter);
}

void DayPainter::drawText(const QRectF &rect, const QString &text, const QFont &font,
                          const QColor &colour, Qt::Alignment alignment)
{
    m_painter.setFont(font);
    m_painter.setPen(colour);
    const QString shown =
        QFontMetricsF(font).elidedText(text, Qt::ElideRight, std::max(0.0, rect.width()));
    m_painter.drawText(rect, int(alignment) | Qt::TextSingleLine, bidiIsolated(shown));
}

} // namespace frontdesk
