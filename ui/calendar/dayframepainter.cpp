// SPDX-License-Identifier: GPL-3.0-or-later
// The frozen parts of the day (header and gutter) and what a drag shows.
#include "daypainter.h"

#include "models/clinicformat.h"
#include "shell/icons.h"
#include "shell/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr double LabelPadding = 8;
constexpr int IconSize = 16;

} // namespace

double DayPainter::headerHeight(const QFont &font)
{
    QFont bold = font;
    bold.setWeight(QFont::DemiBold);
    return std::ceil(QFontMetricsF(bold).height() + 2 * QFontMetricsF(smallFont(font)).height()
                     + 2 * Space::Small);
}

double DayPainter::gutterWidth(const QFont &font, const CalendarText &text)
{
    const QFontMetricsF metrics(smallFont(font));
    double widest = metrics.horizontalAdvance(text.offset(-11 * 3600 - 1800));
    for (int hour = 0; hour < 24; ++hour) {
        const QString label = timeText(text.locale(), WallTime {hour * 60});
        widest = std::max(widest, metrics.horizontalAdvance(label));
    }
    return std::ceil(widest) + 2 * Space::Small;
}

void DayPainter::paintGutter(const DayOverlay &overlay)
{
    const QRectF gutter = m_transform.mirrored(
        {0, m_transform.header, m_transform.gutter, m_view.height() - m_transform.header});
    if (!gutter.intersects(m_dirty))
        return;
    m_painter.save();
    m_painter.setClipRect(gutter, Qt::IntersectClip);
    m_painter.fillRect(gutter, m_theme.window);
    const QFont &font = m_cards.smallFont();
    const double line = QFontMetricsF(font).height();
    const QRectF inner = gutter.adjusted(Space::Small, 0, -Space::Small, 0);
    const auto yOf = [&](Instant at) {
        return m_scene.axis().yAt(at) + m_transform.header - m_transform.scrollY;
    };
    const bool showsNow = m_scene.contains(overlay.now);
    const double nowY =
        std::round(m_scene.yAt(overlay.now) + m_transform.header - m_transform.scrollY);
    for (const HourTick &tick : m_scene.axis().hours()) {
        // Centred on its line; midnight has no room above it.
        const double y = yOf(tick.at);
        const double top = std::max(y - line / 2, yOf(m_scene.axis().span().start) + 2);
        if (top > m_dirty.bottom() || top + 2 * line < m_dirty.top())
            continue;
        if (showsNow && std::abs(nowY - y) < line)
            continue; // the mark of the present lies over it
        drawText({inner.left(), top, inner.width(), line}, m_text.time(tick.at), font,
                 m_theme.muted, Qt::AlignTrailing | Qt::AlignVCenter);
        if (tick.besideChange && m_scene.zoom() * 60 > 2 * line)
            drawText({inner.left(), top + line, inner.width(), line},
                     m_text.offset(tick.offsetSeconds), font, m_theme.muted,
                     Qt::AlignTrailing | Qt::AlignVCenter);
    }
    if (showsNow) {
        QRectF mark(gutter.left() + 3, nowY - line / 2 - 1, gutter.width() - 3, line + 2);
        if (m_transform.rightToLeft)
            mark.translate(-3, 0);
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_theme.nowLine);
        m_painter.drawRoundedRect(mark, Radius::Small, Radius::Small);
        drawText(mark, m_text.time(overlay.now), font, m_theme.surface, Qt::AlignCenter);
    }
    m_painter.restore();
    const double edge = m_transform.rightToLeft ? gutter.left() : gutter.right() - 1;
    m_painter.fillRect(QRectF(edge, gutter.top(), 1, gutter.height()), m_theme.strongGridLine);
}

void DayPainter::paintHeader(const DayOverlay &overlay)
{
    const QRectF header(0, 0, m_view.width(), m_transform.header);
    if (!header.intersects(m_dirty))
        return;
    m_painter.fillRect(header, m_theme.surface);
    m_painter.save();
    m_painter.setClipRect(
        m_transform.mirrored(
            {m_transform.gutter, 0, m_view.width() - m_transform.gutter, m_transform.header}),
        Qt::IntersectClip);
    for (int column = 0; column < m_scene.columnCount(); ++column)
        paintHeaderColumn(column, overlay.now);
    for (int first = 0; m_scene.hasSeveralDays() && first < m_scene.columnCount();
         first += m_scene.doctorCount())
        paintHeaderDay(first, overlay.now);
    m_painter.restore();
    m_painter.fillRect(QRectF(0, m_transform.header - 1, m_view.width(), 1),
                       m_theme.strongGridLine);
}

void DayPainter::paintHeaderColumn(int column, Instant now)
{
    const Columns &columns = m_scene.columns();
    const QRectF cell =
        m_transform.mirrored({columns.left(column) + m_transform.gutter - m_transform.scrollX, 0,
                              columns.width(column), m_transform.header});
    if (!cell.intersects(m_dirty))
        return;
    const Doctor &doctor = m_scene.doctor(column);
    const DayScene::Counts counts = m_scene.counts(column, now);
    const QFont &small = m_cards.smallFont();
    const QFont &bold = m_cards.boldFont();
    const double line = QFontMetricsF(small).height();
    QRectF row = cell.adjusted(LabelPadding, Space::Small - 1, -LabelPadding, 0);
    const auto next = [&](double height) {
        QRectF result = row;
        result.setHeight(height);
        row.setTop(result.bottom());
        return result;
    };
    const auto alignment = Qt::AlignLeading | Qt::AlignVCenter;
    const QRectF head = next(QFontMetricsF(bold).height());
    if (m_scene.hasSeveralDays()) {
        drawText(next(line), doctor.fullName, small, m_theme.text, alignment);
    } else {
        drawText(head, doctor.fullName, bold, m_theme.text, alignment);
        drawText(next(line), doctor.specialty, small, m_theme.muted, alignment);
    }
    const bool works = !m_scene.grids()[column].windows().isEmpty() || counts.booked > 0;
    QString summary = m_text.counts(counts.booked, counts.free, counts.nextFree);
    if (QFontMetricsF(small).horizontalAdvance(summary) > row.width())
        summary = m_text.counts(counts.booked, counts.free);
    if (QFontMetricsF(small).horizontalAdvance(summary) > row.width())
        summary = m_text.booked(counts.booked);
    drawText(next(line), works ? summary : m_text.dayOff(), small, m_theme.muted, alignment);
    const double edge = m_transform.rightToLeft ? cell.left() : cell.right() - 1;
    // Not through the day's name, which stands over all of its columns.
    const bool withinDay = m_scene.hasSeveralDays() && (column + 1) % m_scene.doctorCount() != 0;
    const double top = withinDay ? head.bottom() : cell.top();
    m_painter.fillRect(QRectF(edge, top, 1, cell.bottom() - top), m_theme.strongGridLine);
}

/// The day over its doctors' columns, in sight while any of them is.
void DayPainter::paintHeaderDay(int first, Instant now)
{
    const Columns &columns = m_scene.columns();
    const double from = std::max(columns.left(first), m_transform.scrollX);
    const double to = std::min(columns.left(first + m_scene.doctorCount()),
                               m_transform.scrollX + m_view.width() - m_transform.gutter);
    if (to <= from)
        return;
    const QFont &bold = m_cards.boldFont();
    const QRectF row = m_transform.mirrored(
        {from + m_transform.gutter - m_transform.scrollX + LabelPadding, Space::Small - 1,
         to - from - 2 * LabelPadding, QFontMetricsF(bold).height()});
    const QDate date = m_scene.date(first);
    QString label = m_text.day(date);
    if (QFontMetricsF(bold).horizontalAdvance(label) > row.width())
        label = m_text.shortDay(date);
    const bool today = m_scene.axisOf(first).span().contains(now);
    drawText(row, label, bold, today ? m_theme.accent : m_theme.text,
             Qt::AlignLeading | Qt::AlignVCenter);
}

QColor DayPainter::severityColour(Severity severity) const
{
    switch (severity) {
    case Severity::Good:
        return m_theme.success;
    case Severity::Remark:
        return m_theme.warning;
    case Severity::Refused:
        return m_theme.danger;
    }
    Q_UNREACHABLE();
}

QStringList DayPainter::dragLabel(const DayOverlay &overlay) const
{
    const QString &doctor = m_scene.doctor(overlay.drag->column).fullName;
    QStringList lines {m_text.dropPlace(overlay.drag->span, doctor)};
    if (overlay.along > 0)
        lines.append(m_text.movesAlong(overlay.along));
    const QString why = m_text.verdict(overlay.verdict, doctor);
    if (!why.isEmpty())
        lines.append(why);
    return lines;
}

QRectF DayPainter::dragLabelRect(const DayOverlay &overlay) const
{
    const QFontMetricsF metrics(m_font);
    double width = 0;
    const QStringList lines = dragLabel(overlay);
    for (const QString &line : lines)
        width = std::max(width, metrics.horizontalAdvance(line));
    const QRectF ghost =
        m_transform.toView(m_scene.layout().spanRect(overlay.drag->column, overlay.drag->span));
    QRectF label(0, 0, width + IconSize + 3 * LabelPadding + 2,
                 metrics.height() * double(lines.size()) + 2 * LabelPadding);
    label.moveCenter({ghost.center().x(), 0});
    label.moveTop(ghost.bottom() + 6);
    if (label.bottom() > m_view.height())
        label.moveBottom(ghost.top() - 6);
    label.moveTop(std::clamp(label.top(), m_transform.header,
                             std::max(m_transform.header, m_view.height() - label.height())));
    label.moveLeft(
        std::clamp(label.left(), 2.0, std::max(2.0, m_view.width() - label.width() - 2)));
    return label;
}

void DayPainter::paintDrag(const DayOverlay &overlay)
{
    if (!overlay.drag)
        return;
    const Severity severity = severityOf(overlay.verdict);
    const QRectF rect =
        m_transform.toView(m_scene.layout().spanRect(overlay.drag->column, overlay.drag->span))
            .adjusted(DayLayout::Margin, 0, -DayLayout::Margin, -DayLayout::Gap);
    m_painter.setRenderHint(QPainter::Antialiasing);
    // Veiled first: two texts through one another could not be read.
    QColor veil = m_theme.surface;
    veil.setAlphaF(0.85F);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(veil);
    m_painter.drawRoundedRect(rect, Radius::Small, Radius::Small);
    m_painter.setOpacity(0.7);
    if (overlay.carried) {
        AppointmentDetails moved = *overlay.carried;
        moved.appointment.span = overlay.drag->span;
        // Its text changes with every step, so it is laid out apart from what is kept.
        CardPainter ghost;
        ghost.setFill(m_cards.fill());
        ghost.setLook(m_font, m_transform.rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
        ghost.paint(m_painter, {rect, &moved, false}, m_theme, m_text);
    } else {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_theme.accentSoft);
        m_painter.drawRoundedRect(rect, Radius::Small, Radius::Small);
    }
    m_painter.setOpacity(1);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(severityColour(severity), 2));
    m_painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), Radius::Small, Radius::Small);
}

void DayPainter::paintDragLabel(const DayOverlay &overlay)
{
    static constexpr QLatin1StringView icons[] = {"success"_L1, "warning"_L1, "error"_L1};
    const Severity severity = severityOf(overlay.verdict);
    const QColor colour = severityColour(severity);
    const QRectF label = dragLabelRect(overlay);
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(colour, 1));
    m_painter.setBrush(m_theme.surface);
    m_painter.drawRoundedRect(label.adjusted(0.5, 0.5, -0.5, -0.5), Radius::Control,
                              Radius::Control);
    const QFontMetricsF metrics(m_font);
    QRectF icon(label.left() + LabelPadding,
                label.top() + LabelPadding + (metrics.height() - IconSize) / 2, IconSize, IconSize);
    QRectF row = label.adjusted(IconSize + 2 * LabelPadding, LabelPadding, -LabelPadding, 0);
    if (m_transform.rightToLeft) {
        icon.moveRight(label.right() - LabelPadding);
        row.moveLeft(label.left() + LabelPadding);
    }
    m_painter.drawPixmap(icon.topLeft(), themedPixmap(icons[int(severity)], IconSize, colour,
                                                      m_painter.device()->devicePixelRatio()));
    row.setHeight(metrics.height());
    const QStringList lines = dragLabel(overlay);
    for (const QString &line : lines) {
        drawText(row, line, m_font, line == lines.first() ? m_theme.text : colour,
                 Qt::AlignLeading | Qt::AlignVCenter);
        row.translate(0, metrics.height());
    }
}

} // namespace frontdesk
