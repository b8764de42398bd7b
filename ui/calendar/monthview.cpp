// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/monthview.h"

#include "calendar/dayscene.h"
#include "calendartext.h"
#include "shell/bidi.h"
#include "shell/theme.h"
#include "statusglyph.h"

#include <QAccessible>
#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int DaysOfWeek = 7;
constexpr int Inset = 6;
constexpr int BarHeight = 4;
constexpr double LineBar = 2; ///< wide
constexpr double NearlyFull = 0.9;

} // namespace

MonthView::MonthView(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
{
    setObjectName(u"monthView"_s);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(DaysOfWeek * 36, 200);
}

void MonthView::setClinicTime(const ClinicTime &time)
{
    m_time = time;
}

CalendarText MonthView::text() const
{
    return CalendarText(locale(), m_time, m_private);
}

void MonthView::setCalendars(const DayRange &range, QDate chosen,
                             const QList<DoctorCalendar> &calendars)
{
    m_range = range;
    m_days.clear();
    const Instant now = m_clock.now();
    const auto startsEarlier = [](const AppointmentDetails &a, const AppointmentDetails &b) {
        return a.appointment.span.start < b.appointment.span.start;
    };
    for (const QDate date : range.days()) {
        const Interval span = m_time.day(date);
        Day day;
        std::chrono::milliseconds worked {0};
        std::chrono::milliseconds taken {0};
        for (const DoctorCalendar &calendar : calendars) {
            const DoctorCalendar part = onDay(calendar, span, date == range.from);
            QList<Interval> busy;
            for (const AppointmentDetails &details : part.appointments) {
                if (details.appointment.status == AppointmentStatus::Cancelled)
                    continue;
                day.appointments.append(details);
                if (!occupies(details.appointment.status))
                    continue;
                busy.append(details.appointment.span);
                taken += details.appointment.span.duration();
            }
            for (const WorkingWindow &window : part.windows)
                worked += window.span.duration();
            day.booked += int(busy.size());
            day.free += int(freeSlots(part.windows, busy, now).size());
        }
        day.open = worked.count() > 0;
        day.load = day.open ? std::min(1.0, double(taken.count()) / double(worked.count())) : 0;
        std::stable_sort(day.appointments.begin(), day.appointments.end(), startsEarlier);
        m_days.insert(date, day);
    }
    if (!find(m_selected))
        m_selected = {};
    m_cursor = chosen;
    describe();
    update();
}

void MonthView::setPrivate(bool hidden)
{
    m_private = hidden;
    update();
}

void MonthView::setFill(const CardFill &fill)
{
    if (fill == m_fill)
        return;
    m_fill = fill;
    update();
}

void MonthView::setEdited(const EditingTexts &edited)
{
    if (edited == m_edited)
        return;
    m_edited = edited;
    describe();
    update();
}

void MonthView::setMessage(const QString &message)
{
    m_message = message;
    setAccessibleDescription(message);
    update();
}

const AppointmentDetails *MonthView::find(AppointmentId id) const
{
    for (const Day &day : m_days) {
        for (const AppointmentDetails &details : day.appointments) {
            if (details.appointment.id == id)
                return &details;
        }
    }
    return nullptr;
}

QString MonthView::dayText(QDate date) const
{
    const Day day = dayOf(date);
    const CalendarText words = text();
    if (!day.open && day.booked == 0)
        return tr("%1, closed", "a day: read aloud").arg(words.day(date));
    return tr("%1, %2", "a day, numbers of booked and free: read aloud")
        .arg(words.day(date), words.counts(day.booked, day.free));
}

/// Says the day under the cursor, or the chosen appointment, to assistive technology.
void MonthView::describe()
{
    const AppointmentDetails *details = find(m_selected);
    const QString said =
        details ? text().appointment(*details, m_edited.value(m_selected)) : dayText(m_cursor);
    setAccessibleName(tr("Month, %1", "a day or an appointment: read aloud").arg(said));
    QAccessibleEvent changed(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&changed);
}

void MonthView::setCursorDay(QDate day)
{
    m_cursor = day;
    describe();
    update();
}

QPoint MonthView::cursorPlace() const
{
    const QRect line = lineRect(m_selected);
    // One behind the "+n" has its menu in the middle of its day.
    return mapToGlobal((line.isEmpty() ? rectOf(m_cursor) : line).center());
}

void MonthView::select(AppointmentId id)
{
    if (!find(id))
        id = {};
    if (id == m_selected)
        return;
    m_selected = id;
    if (const AppointmentDetails *details = find(id))
        m_cursor =
            std::clamp(m_time.toDate(details->appointment.span.start), m_range.from, m_range.to);
    describe();
    update();
    emit selectionChanged(m_selected);
}

int MonthView::lineHeight() const
{
    return QFontMetrics(smallFont(font())).height() + 2;
}

int MonthView::headHeight() const
{
    return QFontMetrics(smallFont(font())).height() + 2 * Space::Tiny;
}

QRect MonthView::rectOf(QDate day) const
{
    if (!m_range.isValid() || !m_range.contains(day))
        return {};
    const int index = int(m_range.from.daysTo(day));
    const int weeks = m_range.count() / DaysOfWeek;
    const int row = index / DaysOfWeek;
    const int column = index % DaysOfWeek;
    const int room = height() - headHeight();
    const QRect logical(QPoint(width() * column / DaysOfWeek, headHeight() + room * row / weeks),
                        QPoint(width() * (column + 1) / DaysOfWeek - 1,
                               headHeight() + room * (row + 1) / weeks - 1));
    return QStyle::visualRect(layoutDirection(), rect(), logical);
}

QDate MonthView::dayAt(const QPoint &position) const
{
    for (const QDate day : m_range.days()) {
        if (rectOf(day).contains(position))
            return day;
    }
    return {};
}

/// How many lines of a day are appointments; one gives way to the "+n" where not all fit.
int MonthView::linesIn(QDate day) const
{
    const QRect cell = rectOf(day);
    const int top = QFontMetrics(font()).height() + BarHeight + 3 * Space::Tiny;
    const int fitting = std::max(0, (cell.height() - top - 2) / lineHeight());
    const int all = int(dayOf(day).appointments.size());
    return all <= fitting ? all : std::max(0, fitting - 1);
}

QRect MonthView::lineRect(QDate day, int line) const
{
    const QRect cell = rectOf(day);
    const int top = QFontMetrics(font()).height() + BarHeight + 3 * Space::Tiny;
    return {cell.left() + 3, cell.top() + top + line * lineHeight(), cell.width() - 7,
            lineHeight() - 1};
}

QRect MonthView::lineRect(AppointmentId id) const
{
    for (auto day = m_days.cbegin(); day != m_days.cend(); ++day) {
        for (int line = 0; line < linesIn(day.key()); ++line) {
            if (day->appointments[line].appointment.id == id)
                return lineRect(day.key(), line);
        }
    }
    return {};
}

QRect MonthView::moreRect(QDate day) const
{
    const int lines = linesIn(day);
    return lines < dayOf(day).appointments.size() ? lineRect(day, lines) : QRect();
}

std::optional<MonthView::Line> MonthView::lineAt(const QPoint &position) const
{
    const QDate day = dayAt(position);
    for (int line = 0; line < linesIn(day); ++line) {
        if (lineRect(day, line).contains(position))
            return Line {m_days[day].appointments[line].appointment.id, day};
    }
    return std::nullopt;
}

void MonthView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = currentTheme(this);
    const CalendarText words = text();
    painter.fillRect(rect(), theme.surface);
    painter.setLayoutDirection(layoutDirection());
    painter.setFont(smallFont(font()));
    painter.setPen(theme.muted);
    for (int column = 0; column < DaysOfWeek && m_range.isValid(); ++column) {
        const QDate day = m_range.from.addDays(column);
        QRect head = rectOf(day);
        head.setTop(0);
        head.setHeight(headHeight());
        painter.drawText(head.adjusted(Inset, 0, -Inset, 0),
                         int(Qt::AlignLeading | Qt::AlignVCenter),
                         locale().standaloneDayName(day.dayOfWeek(), QLocale::ShortFormat));
    }
    for (const QDate day : m_range.days())
        paintDay(painter, day, words);
    if (m_message.isEmpty())
        return;
    QRect pill(0, 0, fontMetrics().horizontalAdvance(m_message) + 2 * Space::Huge,
               fontMetrics().height() + 2 * Space::Medium);
    pill.moveCenter(rect().center());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.border);
    painter.setBrush(theme.surface);
    painter.drawRoundedRect(pill, Radius::Panel, Radius::Panel);
    painter.setFont(font());
    painter.setPen(theme.text);
    painter.drawText(pill, Qt::AlignCenter, m_message);
}

void MonthView::paintDay(QPainter &painter, QDate date, const CalendarText &words)
{
    const Theme &theme = currentTheme(this);
    const QRect cell = rectOf(date);
    const Day day = dayOf(date);
    const bool inMonth = date.month() == m_cursor.month();
    const bool today = m_time.toDate(m_clock.now()) == date;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(cell, day.open && inMonth ? theme.surface : theme.closedHours);
    painter.fillRect(QRect(cell.left(), cell.top(), cell.width(), 1), theme.strongGridLine);
    const int edge = isRightToLeft() ? cell.left() : cell.right();
    painter.fillRect(QRect(edge, cell.top(), 1, cell.height()), theme.strongGridLine);

    QFont number = font();
    number.setWeight(today || date == m_cursor ? QFont::DemiBold : QFont::Normal);
    painter.setFont(number);
    painter.setPen(today ? theme.accent : inMonth ? theme.text : theme.muted);
    const QRect head(cell.left() + Inset, cell.top() + Space::Tiny, cell.width() - 2 * Inset,
                     QFontMetrics(font()).height());
    painter.drawText(head, int(Qt::AlignLeading | Qt::AlignVCenter), locale().toString(date.day()));
    if (day.booked > 0) {
        painter.setFont(smallFont(font()));
        painter.setPen(theme.muted);
        painter.drawText(head, int(Qt::AlignTrailing | Qt::AlignVCenter),
                         locale().toString(day.booked));
    }
    if (day.open) {
        QRect bar(head.left(), head.bottom() + Space::Tiny, head.width(), BarHeight);
        painter.fillRect(bar, theme.gridLine);
        QRect full = bar;
        full.setWidth(std::max(day.booked > 0 ? 2 : 0, qRound(bar.width() * day.load)));
        if (isRightToLeft())
            full.moveRight(bar.right());
        painter.fillRect(full, day.load >= NearlyFull ? theme.warning : theme.accent);
    }
    paintLines(painter, date, words);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    if (m_dragging && date == m_target) {
        painter.setPen(QPen(theme.success, 2));
        painter.drawRoundedRect(cell.adjusted(2, 2, -2, -2), Radius::Small, Radius::Small);
    } else if (date == m_cursor) {
        painter.setPen(QPen(hasFocus() ? theme.focus : theme.field, hasFocus() ? 2 : 1));
        painter.drawRoundedRect(cell.adjusted(1, 1, -2, -1), Radius::Small, Radius::Small);
    }
}

void MonthView::paintLines(QPainter &painter, QDate date, const CalendarText &words)
{
    const Theme &theme = currentTheme(this);
    const QFont small = smallFont(font());
    const QFontMetrics metrics(small);
    const Day day = dayOf(date);
    painter.setFont(small);
    const int glyph = metrics.ascent() - 2;
    for (int line = 0; line < linesIn(date); ++line) {
        const AppointmentDetails &details = day.appointments[line];
        const CardColours colours = m_fill.colours(details, theme);
        const QRect row = lineRect(date, line);
        const bool chosen = details.appointment.id == m_selected;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(chosen ? QPen(theme.focus, 1.5) : QPen(Qt::NoPen));
        painter.setBrush(colours.fill);
        painter.setOpacity(m_dragging && chosen ? 0.4 : 1);
        painter.drawRoundedRect(QRectF(row).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        if (m_fill.by() != CardFill::By::Status) {
            QRectF bar(row.left() + 1, row.top() + 1, LineBar, row.height() - 2);
            if (isRightToLeft())
                bar.moveRight(row.right());
            painter.fillRect(bar, colours.bar);
        }
        QRect mark(row.left() + 3, row.top() + (row.height() - glyph) / 2, glyph, glyph);
        QRect label = row.adjusted(glyph + 7, 0, -3, 0);
        if (isRightToLeft()) {
            mark.moveRight(row.right() - 3);
            label.moveLeft(row.left() + 3);
        }
        paintStatusGlyph(painter, mark, details.appointment.status, colours.glyph);
        if (m_edited.contains(details.appointment.id)) {
            const int step = isRightToLeft() ? -glyph - 4 : glyph + 4;
            paintEditedGlyph(painter, mark.translated(step, 0), colours.text);
            label.adjust(std::max(0, step), 0, std::min(0, step), 0);
        }
        const QString shown =
            tr("%1 %2", "time, patient")
                .arg(words.time(details.appointment.span.start), words.patient(details));
        painter.setPen(colours.text);
        painter.drawText(label, int(Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine),
                         bidiIsolated(metrics.elidedText(shown, Qt::ElideRight, label.width())));
        painter.setOpacity(1);
    }
    const QRect more = moreRect(date);
    if (more.isEmpty())
        return;
    painter.setPen(theme.accent);
    painter.drawText(more.adjusted(4, 0, -4, 0), int(Qt::AlignLeading | Qt::AlignVCenter),
                     u'+' + locale().toString(qlonglong(day.appointments.size()) - linesIn(date)));
}

bool MonthView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip)
        return true;
    return QWidget::event(event);
}

void MonthView::changeEvent(QEvent *event)
{
    const bool words =
        event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange;
    if (words && m_range.isValid())
        describe();
    update();
    QWidget::changeEvent(event);
}

void MonthView::walk(QDate day)
{
    select({});
    setCursorDay(day);
    emit dayChosen(day);
}

void MonthView::keyPressEvent(QKeyEvent *event)
{
    const int forward = isRightToLeft() ? -1 : 1;
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (m_dragging && event->key() == Qt::Key_Escape) {
        m_dragging = false;
        m_pressed.reset();
        update();
        return;
    }
    if (modifiers == Qt::ControlModifier
        && (event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown)) {
        emit periodRequested(event->key() == Qt::Key_PageDown ? 1 : -1);
        return;
    }
    if (modifiers != Qt::NoModifier)
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Left:
        return walk(m_cursor.addDays(-forward));
    case Qt::Key_Right:
        return walk(m_cursor.addDays(forward));
    case Qt::Key_Up:
        return walk(m_cursor.addDays(-DaysOfWeek));
    case Qt::Key_Down:
        return walk(m_cursor.addDays(DaysOfWeek));
    case Qt::Key_PageUp:
        return walk(m_cursor.addMonths(-1));
    case Qt::Key_PageDown:
        return walk(m_cursor.addMonths(1));
    case Qt::Key_Home:
        return walk(QDate(m_cursor.year(), m_cursor.month(), 1));
    case Qt::Key_End:
        return walk(QDate(m_cursor.year(), m_cursor.month(), m_cursor.daysInMonth()));
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_selected.isNull())
            emit dayOpened(m_cursor);
        else
            emit activated(m_selected);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void MonthView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPoint at = event->position().toPoint();
    const QDate day = dayAt(at);
    if (!day.isValid())
        return;
    m_pressed = lineAt(at);
    m_pressedAt = at;
    if (m_pressed) {
        select(m_pressed->id);
    } else if (moreRect(day).contains(at)) {
        emit dayOpened(day);
    } else {
        walk(day);
    }
}

void MonthView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (!m_pressed || !m_movable || !event->buttons().testFlag(Qt::LeftButton))
        return;
    if (!m_dragging && (at - m_pressedAt).manhattanLength() < QApplication::startDragDistance())
        return;
    m_dragging = true;
    setCursor(Qt::ClosedHandCursor);
    m_target = dayAt(at);
    update();
}

void MonthView::mouseReleaseEvent(QMouseEvent *event)
{
    const auto line = std::exchange(m_pressed, std::nullopt);
    if (!std::exchange(m_dragging, false))
        return;
    unsetCursor();
    update();
    const QDate day = dayAt(event->position().toPoint());
    if (line && day.isValid() && day != line->day)
        emit dropped(line->id, day, event->globalPosition().toPoint());
}

void MonthView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (const auto line = lineAt(at))
        emit activated(line->id);
    else if (dayAt(at).isValid())
        emit dayOpened(dayAt(at));
}

void MonthView::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_message.isEmpty() || !m_range.isValid())
        return;
    if (event->reason() == QContextMenuEvent::Keyboard) {
        if (m_selected.isNull())
            emit dayMenuRequested(m_cursor, cursorPlace());
        else
            emit appointmentMenuRequested(m_selected, cursorPlace());
        return;
    }
    const QDate day = dayAt(event->pos());
    if (const auto line = lineAt(event->pos())) {
        select(line->id);
        emit appointmentMenuRequested(line->id, event->globalPos());
    } else if (day.isValid()) {
        // A day of another month would turn the page under its menu.
        if (day.month() == m_cursor.month()) {
            walk(day);
        } else {
            select({});
            setCursorDay(day);
        }
        emit dayMenuRequested(day, event->globalPos());
    }
}

void MonthView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void MonthView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace frontdesk
