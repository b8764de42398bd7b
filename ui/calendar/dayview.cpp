// SPDX-License-Identifier: GPL-3.0-or-later
// The view's state, geometry and painting; dayviewkeys.cpp and dayviewmouse.cpp have the input.
#include "calendar/dayview.h"

#include "dayaccessible.h"
#include "daypainter.h"
#include "shell/theme.h"

#include <QEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace frontdesk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto LeadBeforeOpening = 15min;
constexpr auto AutoscrollInterval = 30ms;
constexpr auto TipDelay = 400ms;

} // namespace

DayView::DayView(const Clock &clock, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_clock(clock)
    , m_cards(std::make_unique<CardPainter>())
{
    installDayAccessible();
    setObjectName(u"dayView"_s);
    setAccessibleName(tr("Day calendar"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setAttribute(Qt::WA_InputMethodEnabled);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    verticalScrollBar()->setSingleStep(24);
    horizontalScrollBar()->setSingleStep(24);
    m_minute.setSingleShot(true);
    m_tip.setSingleShot(true);
    m_tip.setInterval(TipDelay);
    connect(&m_tip, &QTimer::timeout, this, &DayView::showTip);
    connect(&m_minute, &QTimer::timeout, this, &DayView::updateNow);
    m_autoscroll.setInterval(AutoscrollInterval);
    connect(&m_autoscroll, &QTimer::timeout, this, &DayView::autoscroll);
    updateLook();
}

DayView::~DayView() = default;

void DayView::setClinicTime(const ClinicTime &time)
{
    m_scene.setClinicTime(time);
    updateLook();
}

void DayView::setCalendars(const QList<QDate> &days, QDate chosen,
                           const QList<DoctorCalendar> &calendars,
                           const QSet<AppointmentId> &pending)
{
    const bool otherDay = days != m_scene.days();
    const bool otherChosen = chosen != m_chosen;
    m_chosen = chosen;
    const std::optional<DragProposal> drag = proposal();
    const auto shown = m_scene.calendars().cbegin();
    const bool sameColumns = calendars.size() * days.size() == m_scene.columnCount()
                             && std::equal(calendars.begin(), calendars.end(), shown,
                                           [](const DoctorCalendar &a, const DoctorCalendar &b) {
                                               return a.doctor.id == b.doctor.id;
                                           });
    std::optional<Interval> dragged;
    if (drag && m_scene.find(drag->appointment))
        dragged = m_scene.find(drag->appointment)->appointment.span;
    m_scene.setDays(days, calendars);
    m_pending = pending;
    m_hover.reset();
    m_marked.removeIf([this](AppointmentId id) { return m_scene.layout().indexOf(id) < 0; });
    if (m_drag.state() != DragState::Idle || m_keyDrag) {
        const AppointmentDetails *still = drag ? m_scene.find(drag->appointment) : nullptr;
        const bool unchanged = !dragged || (still && still->appointment.span == *dragged);
        // A card may be carried to another day; what else is dragged ends with its day.
        const bool carried = m_drag.state() == DragState::Moving && m_carried;
        if (!sameColumns || (otherDay ? !carried : !unchanged)) {
            if (carried)
                emit remarked(tr("Nothing was moved, as other columns are shown now."));
            abortDrag();
        } else if (carried && otherDay)
            dragTo(m_pointer, m_fine);
        else if (drag)
            m_verdict = verdictOf(*drag);
    }
    if (otherDay) {
        m_marked.clear();
        m_selected = {};
        m_placed = false;
    }
    m_cursor.column = std::clamp(m_cursor.column, 0, std::max(0, m_scene.columnCount() - 1));
    const bool lost = !m_selected.isNull() && m_scene.layout().indexOf(m_selected) < 0;
    if (lost)
        m_selected = {};
    updateGeometryOfScene();
    if (!m_placed && m_scene.columnCount() > 0)
        scrollToBeginning();
    else if (otherChosen && m_selected.isNull())
        goToDay(chosen);
    scheduleNow();
    viewport()->update();
    QAccessibleEvent reordered(this, QAccessible::ObjectReorder);
    m_notifier->notify(reordered);
    if (otherDay || lost)
        emit selectionChanged({});
}

void DayView::setMessage(const QString &message)
{
    if (message == m_message)
        return;
    m_message = message;
    setAccessibleDescription(message);
    viewport()->update();
}

void DayView::setNotifier(AccessibilityNotifier *notifier)
{
    m_notifier = notifier ? notifier : &m_realNotifier;
}

CalendarText DayView::text() const
{
    return CalendarText(locale(), m_scene.clinicTime(), m_private);
}

void DayView::setPrivate(bool hidden)
{
    m_private = hidden;
    m_cards->forget();
    viewport()->update();
}

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

QDate DayView::cursorDay() const
{
    return m_scene.columnCount() > 0 ? m_scene.date(m_cursor.column) : QDate();
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

void DayView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    switch (event->type()) {
    case QEvent::FontChange:
    case QEvent::StyleChange:
    case QEvent::PaletteChange:
    case QEvent::LocaleChange:
    case QEvent::LanguageChange:
    case QEvent::LayoutDirectionChange:
        if (event->type() == QEvent::LanguageChange)
            setAccessibleName(tr("Day calendar"));
        updateLook();
        break;
    default:
        break;
    }
}

bool DayView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip)
        return true; // the tip comes in a time of its own
    if (event->type() == QEvent::Leave) {
        setHover(std::nullopt);
        tipAt({});
    }
    return QAbstractScrollArea::viewportEvent(event);
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

void DayView::select(AppointmentId id, bool scroll)
{
    const int index = m_scene.layout().indexOf(id);
    if (index < 0)
        id = {};
    if (index >= 0) {
        const PlacedItem &item = m_scene.layout().items()[index];
        updateCursorSlot();
        // The cursor comes along, unless it is already somewhere on that appointment.
        if (m_cursor.column != item.column || !item.span.overlaps(cursorSlot()))
            m_cursor = {item.column, item.span.start};
        if (scroll)
            ensureVisible(item.rect);
    }
    if (id == m_selected)
        return;
    updateItem(m_selected);
    m_selected = id;
    updateItem(m_selected);
    updateCursorSlot();
    notifyFocus();
    emit selectionChanged(m_selected);
}

QList<AppointmentId> DayView::selection() const
{
    QList<AppointmentId> all;
    if (!m_selected.isNull())
        all.append(m_selected);
    for (const PlacedItem &item : m_scene.layout().items()) {
        if (item.id != m_selected && m_marked.contains(item.id))
            all.append(item.id);
    }
    return all;
}

void DayView::toggleMark(AppointmentId id)
{
    if (m_scene.layout().indexOf(id) < 0)
        return;
    if (!m_marked.remove(id))
        m_marked.insert(id);
    updateItem(id);
    QAccessibleEvent changed(this, QAccessible::SelectionWithin);
    m_notifier->notify(changed);
}

void DayView::clearMarks()
{
    for (const AppointmentId &id : std::exchange(m_marked, {}))
        updateItem(id);
}

void DayView::setCursorAt(int column, Instant at)
{
    updateCursorSlot();
    m_cursor = {column, at};
    updateCursorSlot();
}

QString DayView::accessibleText(AppointmentId id) const
{
    const AppointmentDetails *details = m_scene.find(id);
    return details ? text().appointment(*details) : QString();
}

QString DayView::toolTipText(AppointmentId id) const
{
    const AppointmentDetails *details = m_scene.find(id);
    return details ? text().toolTip(*details, now()) : QString();
}

QString DayView::cursorText() const
{
    if (m_scene.columnCount() == 0)
        return {};
    const Interval slot = cursorSlot();
    const SlotGrid &grid = m_scene.grids()[m_cursor.column];
    const bool open =
        std::any_of(grid.windows().begin(), grid.windows().end(),
                    [&](const WorkingWindow &window) { return window.span.contains(slot); });
    return text().freeSlot(slot, m_scene.doctor(m_cursor.column).fullName, open);
}

QString DayView::headerText(int column) const
{
    const Doctor &doctor = m_scene.doctor(column);
    const DayScene::Counts counts = m_scene.counts(column, now());
    if (m_scene.hasSeveralDays())
        return tr("%1, %2, %3", "day, doctor, numbers of booked and free")
            .arg(text().day(m_scene.date(column)), doctor.fullName,
                 text().counts(counts.booked, counts.free, counts.nextFree));
    return tr("%1, %2, %3", "doctor, specialty, numbers of booked and free")
        .arg(doctor.fullName, doctor.specialty,
             text().counts(counts.booked, counts.free, counts.nextFree));
}

void DayView::notifyFocus()
{
    QAccessibleEvent focus(this, QAccessible::Focus);
    focus.setChild(dayFocusChildIndex(*this));
    m_notifier->notify(focus);
}

} // namespace frontdesk
