// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QHash>
#include <QWidget>

class QLabel;
class QToolButton;

namespace frontdesk {

/// The days of one month as a grid of six weeks, painted. By keyboard: arrows, PgUp, PgDn, Home and
/// End walk, Enter chooses.
class MonthGrid : public QWidget
{
    Q_OBJECT

public:
    explicit MonthGrid(QWidget *parent = nullptr);

    void setChosen(QDate day); ///< shows its month
    QDate chosen() const { return m_chosen; }
    void setToday(QDate day);
    /// The day that something is held over; invalid when nothing is.
    void setDropTarget(QDate day);
    /// How full days are, 0 to 1: up to three dots below the number.
    void setFullness(const QHash<QDate, double> &fullness);
    QDate cursor() const { return m_cursor; }
    /// The first and the last day that are drawn.
    QDate firstShown() const;
    QDate lastShown() const { return firstShown().addDays(41); }
    void setCursor(QDate day); ///< walks there, without choosing
    /// Which day is drawn at a place; invalid beside the days.
    QDate dayAt(const QPoint &position) const;
    QRect rectOf(QDate day) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void dayChosen(QDate day);
    void monthChanged();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    int cellHeight() const;
    QRect cellRect(int row, int column) const; ///< row 0 is the weekdays' names
    void describe();
    void paintDay(QPainter &painter, QDate day, const QRect &cell);
    void paintDots(QPainter &painter, QDate day, const QRect &cell, const QColor &colour);

    QDate m_chosen;
    QDate m_today;
    QDate m_cursor; ///< its month is shown
    QDate m_hovered;
    QDate m_dropTarget;
    QHash<QDate, double> m_fullness;
};

/// A month to choose a day from, with buttons to the months before and after.
class MiniMonth : public QWidget
{
    Q_OBJECT

public:
    explicit MiniMonth(QWidget *parent = nullptr);

    void setChosen(QDate day) { m_grid->setChosen(day); }
    void setToday(QDate day) { m_grid->setToday(day); }
    MonthGrid *grid() const { return m_grid; }

Q_SIGNALS:
    void dayChosen(QDate day);
    void monthChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    MonthGrid *m_grid;
    QLabel *m_title;
    QToolButton *m_previous;
    QToolButton *m_next;
};

} // namespace frontdesk
