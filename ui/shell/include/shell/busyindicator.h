// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QWidget>

namespace frontdesk {

/// A turning ring for work of unknown length. Appears only when the work lasts longer than a blink,
/// so that quick answers do not flicker; keeps its place in the layout meanwhile.
class BusyIndicator : public QWidget
{
    Q_OBJECT

public:
    explicit BusyIndicator(QWidget *parent = nullptr, int side = 20);

    void start();
    void stop();
    bool isBusy() const { return m_busy; }
    QSize sizeHint() const override { return {m_side, m_side}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int m_side;
    bool m_busy = false;
    bool m_shown = false; ///< the delay has passed
    int m_angle = 0;
    QBasicTimer m_timer;
};

} // namespace frontdesk
