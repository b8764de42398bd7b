// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "appointments/editingwatch.h"
#include "calendar/calendarstore.h"
#include "calendar/cardfill.h"

#include <QWidget>

#include <optional>

namespace frontdesk {

class CalendarText;

/// The weeks of a month: of each day how full it is and its first appointments. A day can be
/// opened; an appointment can be dropped on another day, where whoever owns the view offers that
/// day's free slots.
class MonthView : public QWidget
{
    Q_OBJECT

public:
    explicit MonthView(const Clock &clock, QWidget *parent = nullptr);

    void setClinicTime(const ClinicTime &time);
    /// `range` is whole weeks; `chosen` lies in the month that is shown.
    void setCalendars(const DayRange &range, QDate chosen, const QList<DoctorCalendar> &calendars);
    void setPrivate(bool hidden);
    void setFill(const CardFill &fill);
    /// What other desks are changing just now, and how that is said.
    void setEdited(const EditingTexts &edited);
    void setMovable(bool movable) { m_movable = movable; }
    /// Words instead of an answer ("Loading"); empty where there is one.
    void setMessage(const QString &message);

    struct Day {
        QList<AppointmentDetails> appointments; ///< sorted by start; without cancelled ones
        int booked = 0; ///< appointments that keep a doctor busy
        int free = 0; ///< whole free slots from now on
        double load = 0; ///< booked time in working time, 0 to 1
        bool open = false; ///< anybody works
    };
    Day dayOf(QDate day) const { return m_days.value(day); }
    QDate cursor() const { return m_cursor; }
    void setCursorDay(QDate day);
    /// Where the selected appointment is, else the day under the cursor: on the screen.
    QPoint cursorPlace() const;
    AppointmentId selected() const { return m_selected; }
    void select(AppointmentId id);
    /// "Monday 9 March, 12 booked, 5 free".
    QString dayText(QDate day) const;

    QRect rectOf(QDate day) const;
    QDate dayAt(const QPoint &position) const;
    /// Where the line of an appointment is drawn; empty where it is behind the "+n".
    QRect lineRect(AppointmentId id) const;
    QRect moreRect(QDate day) const; ///< of the "+n"; empty where all fit

Q_SIGNALS:
    void dayChosen(QDate day); ///< the cursor has gone there
    void dayOpened(QDate day); ///< Enter, a double click or the "+n"
    void selectionChanged(frontdesk::AppointmentId id);
    void activated(frontdesk::AppointmentId id);
    /// An appointment was dropped on another day; `at`: where, on the screen.
    void dropped(frontdesk::AppointmentId id, QDate day, const QPoint &at);
    void periodRequested(int steps);
    /// By mouse or by its key; `at`: where on the screen.
    void appointmentMenuRequested(frontdesk::AppointmentId id, const QPoint &at);
    void dayMenuRequested(QDate day, const QPoint &at);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct Line {
        AppointmentId id;
        QDate day;
    };
    int lineHeight() const;
    int headHeight() const; ///< of the weekdays' names
    int linesIn(QDate day) const;
    QRect lineRect(QDate day, int line) const;
    std::optional<Line> lineAt(const QPoint &position) const;
    const AppointmentDetails *find(AppointmentId id) const;
    void walk(QDate day);
    void describe();
    void paintDay(QPainter &painter, QDate day, const CalendarText &text);
    void paintLines(QPainter &painter, QDate day, const CalendarText &text);
    CalendarText text() const;

    const Clock &m_clock;
    ClinicTime m_time;
    DayRange m_range;
    QDate m_cursor;
    QHash<QDate, Day> m_days;
    AppointmentId m_selected;
    EditingTexts m_edited;
    CardFill m_fill;
    QString m_message;
    bool m_private = false;
    bool m_movable = true;
    std::optional<Line> m_pressed;
    QPoint m_pressedAt;
    bool m_dragging = false;
    QDate m_target; ///< the day a drag is over
};

} // namespace frontdesk
