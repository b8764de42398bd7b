// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/idlewatch.h"

#include <QCoreApplication>
#include <QEvent>

namespace frontdesk {

IdleWatch::IdleWatch(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_touched(clock.now())
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &IdleWatch::idle);
    qApp->installEventFilter(this);
}

void IdleWatch::setLimit(std::chrono::milliseconds limit)
{
    m_timer.setInterval(limit);
    rest();
}

void IdleWatch::rest()
{
    m_touched = m_clock.now();
    if (m_timer.intervalAsDuration() > std::chrono::milliseconds::zero())
        m_timer.start();
    else
        m_timer.stop();
}

bool IdleWatch::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::ShortcutOverride:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TabletPress:
    case QEvent::TouchBegin: {
        // The timer stands still while the computer sleeps; the first touch afterwards tells.
        const bool overslept =
            m_timer.isActive() && m_clock.now() - m_touched > m_timer.intervalAsDuration();
        rest();
        if (!overslept)
            break;
        Q_EMIT idle();
        return true;
    }
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace frontdesk
