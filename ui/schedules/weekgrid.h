// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/schedule.h"

#include <QList>
#include <QWidget>

namespace frontdesk {

/// A week of working hours as a picture: a column per weekday, a block per window. A click chooses
/// a window or, on empty ground, asks for a new one there; the arrow keys go from window to window.
class WeekGrid : public QWidget
{
    Q_OBJECT

public:
    explicit WeekGrid(QWidget *parent = nullptr);

    void setWindows(const QList<Schedule> &windows);
    void setChosen(ScheduleId id);
    ScheduleId chosen() const { return m_chosen; }

    /// Where the window is drawn, in the widget's coordinates; empty where it is not shown.
    QRect rectOf(ScheduleId id) const;

    QSize sizeHint() const override { return {700, 360}; }
    QSize minimumSizeHint() const override { return {420, 240}; }

Q_SIGNALS:
    void windowChosen(frontdesk::ScheduleId id);
    void emptyChosen(int dayOfWeek, frontdesk::WallTime start);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Block {
        Schedule window;
        int lane = 0;
        int lanes = 1;
    };

    void layOut();
    void paintHead(QPainter &painter) const;
    void paintHours(QPainter &painter) const;
    void paintBlock(QPainter &painter, const Block &block) const;
    QRect body() const;
    QRect dayRect(int column) const; ///< logical, before mirroring
    QRect blockRect(const Block &block) const;
    QRect mirrored(const QRect &rect) const;
    int yOf(int minutes) const;
    int columnOf(int dayOfWeek) const;
    const Block *blockAt(const QPoint &point) const;
    void step(int by);

    QList<int> m_days;
    QList<Block> m_blocks; ///< by weekday in the locale's order, then by start
    ScheduleId m_chosen;
    int m_firstHour = 8;
    int m_lastHour = 18;
};

} // namespace frontdesk
