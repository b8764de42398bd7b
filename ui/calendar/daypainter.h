// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "appointments/editingwatch.h"
#include "calendar/dayscene.h"
#include "cardpainter.h"

#include <QSet>
#include <QSize>

namespace frontdesk {

/// What lies over the day and changes from moment to moment.
struct DayOverlay {
    AppointmentId selected;
    std::optional<Interval> cursorSlot; ///< only while no appointment is selected
    int cursorColumn = -1;
    bool focused = false;
    std::optional<Interval> hoverSlot;
    int hoverColumn = -1;
    QSet<AppointmentId> marked; ///< selected besides it
    std::optional<DragProposal> drag;
    const AppointmentDetails *carried = nullptr; ///< what is dragged, where it is an appointment
    int along = 0; ///< how many others move with it
    Verdict verdict = Verdict::Free;
    QSet<AppointmentId> pending;
    const EditingTexts *edited = nullptr; ///< by other desks
    Instant now;
    QString message; ///< instead of the grid's contents: loading, or why there is nothing
};

/// Paints the visible part of a day. Holds references for the length of one paint event.
class DayPainter
{
public:
    DayPainter(QPainter &painter, const DayScene &scene, const ViewTransform &transform,
               const QSize &view, const Theme &theme, const CalendarText &text, CardPainter &cards,
               const QFont &font);

    void paint(const QRect &dirty, const DayOverlay &overlay);

    /// Where the label of a drag is drawn: below or above the ghost, within the view.
    QRectF dragLabelRect(const DayOverlay &overlay) const;
    static double headerHeight(const QFont &font);
    static double gutterWidth(const QFont &font, const CalendarText &text);

private:
    void paintColumn(int column, const DayOverlay &overlay);
    void paintShading(int column);
    void paintClosures(int column);
    void paintHolds(int column, Instant now);
    void paintClosure(int column, const Interval &span, const Closure &closure);
    void paintLines(int column);
    void paintCards(int column, const DayOverlay &overlay);
    void paintOverflow(const OverflowMark &mark);
    void paintCursor(const DayOverlay &overlay);
    void paintHover(const DayOverlay &overlay);
    void paintSelection(const DayOverlay &overlay);
    void paintRing(AppointmentId id, const DayOverlay &overlay);
    void paintNow(int column, Instant now);
    void paintDrag(const DayOverlay &overlay);
    void paintDragLabel(const DayOverlay &overlay);
    void paintGutter(const DayOverlay &overlay);
    void paintHeader(const DayOverlay &overlay);
    void paintHeaderColumn(int column, Instant now);
    void paintHeaderDay(int first, Instant now);
    void paintMessage(const QString &message);
    QStringList dragLabel(const DayOverlay &overlay) const;
    QColor severityColour(Severity severity) const;
    QRectF gridRect() const;
    void drawText(const QRectF &rect, const QString &text, const QFont &font, const QColor &colour,
                  Qt::Alignment alignment);

    QPainter &m_painter;
    const DayScene &m_scene;
    const ViewTransform &m_transform;
    QSize m_view;
    const Theme &m_theme;
    const CalendarText &m_text;
    CardPainter &m_cards;
    QFont m_font;
    QRectF m_dirty;
};

} // namespace frontdesk
