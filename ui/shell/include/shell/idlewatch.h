// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QObject>
#include <QTimer>

namespace frontdesk {

/// Notices when nobody has touched keyboard or mouse for a while, in whatever window. The time that
/// the computer slept counts too.
class IdleWatch : public QObject
{
    Q_OBJECT

public:
    /// The clock must outlive it.
    explicit IdleWatch(const Clock &clock, QObject *parent = nullptr);

    /// Zero: never.
    void setLimit(std::chrono::milliseconds limit);

Q_SIGNALS:
    void idle();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void rest();

    const Clock &m_clock;
    QTimer m_timer;
    Instant m_touched;
};

} // namespace frontdesk
