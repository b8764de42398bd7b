// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/minimonth.h"

#include "models/clinicformat.h"
#include "shell/theme.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QWheelEvent>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int Weeks = 6;
constexpr int DaysOfWeek = 7;
constexpr int LeastCellHeight = 28;
constexpr int CellWidth = 30;

} // namespace

MonthGrid::MonthGrid(QWidget *parent)
    : QWidget(parent)
    , m_chosen(QDate::currentDate())
    , m_cursor(m_chosen)
{
    setObjectName(u"monthGrid"_s);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describe();
}

/// With room for the dots below the number.
int MonthGrid::cellHeight() const
{
    return std::max(LeastCellHeight, fontMetrics().height() * 3 / 2);
}

QSize MonthGrid::sizeHint() const
{
    const int width = std::max(CellWidth, fontMetrics().horizontalAdvance(u"0000"_s));
    return {width * DaysOfWeek, cellHeight() * (Weeks + 1)};
}

void MonthGrid::setChosen(QDate day)
{
    m_chosen = day;
    setCursor(day);
    update();
}

void MonthGrid::setToday(QDate day)
{
    m_today = day;
    update();
}

void MonthGrid::setDropTarget(QDate day)
{
    if (day == m_dropTarget)
        return;
    m_dropTarget = day;
    update();
}

void MonthGrid::setFullness(const QHash<QDate, double> &fullness)
{
    m_fullness = fullness;
    update();
}

void MonthGrid::setCursor(QDate day)
{
    if (!day.isValid())
        return;
    const bool otherMonth = day.month() != m_cursor.month() || day.year() != m_cursor.year();
    m_cursor = day;
    describe();
    update();
    if (otherMonth)
        emit monthChanged();
}

/// Says the day under the cursor to assistive technology.
void MonthGrid::describe()
{
    setAccessibleName(tr("Go to date, %1").arg(longDayText(locale(), m_cursor)));
    QAccessibleEvent changed(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&changed);
}

void MonthGrid::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        describe();
    QWidget::changeEvent(event);
}

QDate MonthGrid::firstShown() const
{
    const QDate first(m_cursor.year(), m_cursor.month(), 1);
    const int before = (first.dayOfWeek() - locale().firstDayOfWeek() + DaysOfWeek) % DaysOfWeek;
    return first.addDays(-before);
}

QRect MonthGrid::cellRect(int row, int column) const
{
    const int left = width() * column / DaysOfWeek;
    const int right = width() * (column + 1) / DaysOfWeek;
    const QRect logical(left, row * cellHeight(), right - left, cellHeight());
    return QStyle::visualRect(layoutDirection(), rect(), logical);
}

QRect MonthGrid::rectOf(QDate day) const
{
    const int index = int(firstShown().daysTo(day));
    return index < 0 || index >= Weeks * DaysOfWeek
               ? QRect()
               : cellRect(index / DaysOfWeek + 1, index % DaysOfWeek);
}

QDate MonthGrid::dayAt(const QPoint &position) const
{
    for (int index = 0; index < Weeks * DaysOfWeek; ++index) {
        if (cellRect(index / DaysOfWeek + 1, index % DaysOfWeek).contains(position))
            return firstShown().addDays(index);
    }
    return {};
}

void MonthGrid::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = currentTheme(this);
    painter.setFont(smallFont(font()));
    painter.setPen(theme.muted);
    for (int column = 0; column < DaysOfWeek; ++column) {
        const int day = (int(locale().firstDayOfWeek()) - 1 + column) % DaysOfWeek + 1;
        painter.drawText(cellRect(0, column), Qt::AlignCenter,
                         locale().standaloneDayName(day, QLocale::NarrowFormat));
    }
    for (int index = 0; index < Weeks * DaysOfWeek; ++index)
        paintDay(painter, firstShown().addDays(index),
                 cellRect(index / DaysOfWeek + 1, index % DaysOfWeek));
}

void MonthGrid::paintDay(QPainter &painter, QDate day, const QRect &cell)
{
    const Theme &theme = currentTheme(this);
    const int side = std::min(cell.width(), cell.height()) - 2;
    QRect disc(0, 0, side, side);
    disc.moveCenter(cell.center());
    painter.setPen(Qt::NoPen);
    QColor text = day.month() == m_cursor.month() ? theme.text : theme.muted;
    if (day == m_chosen) {
        painter.setBrush(theme.accent);
        painter.drawEllipse(disc);
        text = theme.onAccent;
    } else if (day == m_hovered) {
        painter.setBrush(theme.raised);
        painter.drawEllipse(disc);
    }
    if (day == m_today && day != m_chosen) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.accent, 1.5));
        painter.drawEllipse(disc);
        text = theme.accent;
    }
    if (day == m_dropTarget) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.success, 2));
        painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), Radius::Small, Radius::Small);
    }
    if (hasFocus() && day == m_cursor) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.focus, 2));
        painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), Radius::Small, Radius::Small);
    }
    QFont shown = font();
    if (day == m_chosen || day == m_today)
        shown.setWeight(QFont::DemiBold);
    painter.setFont(shown);
    painter.setPen(text);
    painter.drawText(cell, Qt::AlignCenter, locale().toString(day.day()));
    paintDots(painter, day, cell, text);
}

/// One dot for a day with bookings, two from a third, three from two thirds of its hours.
void MonthGrid::paintDots(QPainter &painter, QDate day, const QRect &cell, const QColor &colour)
{
    const double fullness = m_fullness.value(day);
    if (fullness <= 0)
        return;
    const int dots = fullness >= 2.0 / 3 ? 3 : fullness >= 1.0 / 3 ? 2 : 1;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    QPointF at(cell.center().x() + 0.5 - (dots - 1) * 2.0, cell.bottom() - 4.5);
    for (int dot = 0; dot < dots; ++dot, at += QPointF(4, 0))
        painter.drawEllipse(at, 1.3, 1.3);
}

void MonthGrid::keyPressEvent(QKeyEvent *event)
{
    const int forward = isRightToLeft() ? -1 : 1;
    const int intoWeek =
        (m_cursor.dayOfWeek() - locale().firstDayOfWeek() + DaysOfWeek) % DaysOfWeek;
    switch (event->key()) {
    case Qt::Key_Left:
        return setCursor(m_cursor.addDays(-forward));
    case Qt::Key_Right:
        return setCursor(m_cursor.addDays(forward));
    case Qt::Key_Up:
        return setCursor(m_cursor.addDays(-DaysOfWeek));
    case Qt::Key_Down:
        return setCursor(m_cursor.addDays(DaysOfWeek));
    case Qt::Key_PageUp:
        return setCursor(m_cursor.addMonths(-1));
    case Qt::Key_PageDown:
        return setCursor(m_cursor.addMonths(1));
    case Qt::Key_Home:
        return setCursor(m_cursor.addDays(-intoWeek));
    case Qt::Key_End:
        return setCursor(m_cursor.addDays(DaysOfWeek - 1 - intoWeek));
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        emit dayChosen(m_cursor);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void MonthGrid::mousePressEvent(QMouseEvent *event)
{
    const QDate day = dayAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && day.isValid())
        emit dayChosen(day);
}

void MonthGrid::mouseMoveEvent(QMouseEvent *event)
{
    const QDate day = dayAt(event->position().toPoint());
    if (day != m_hovered) {
        m_hovered = day;
        update();
    }
}

void MonthGrid::leaveEvent(QEvent *)
{
    m_hovered = {};
    update();
}

void MonthGrid::wheelEvent(QWheelEvent *event)
{
    setCursor(m_cursor.addMonths(event->angleDelta().y() > 0 ? -1 : 1));
    event->accept();
}

void MonthGrid::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void MonthGrid::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace frontdesk
