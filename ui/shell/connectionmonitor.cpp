// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/connectionmonitor.h"

#include "shell/whendone.h"

#include <algorithm>

namespace frontdesk {

ConnectionMonitor::ConnectionMonitor(Probe probe, const Clock &clock, ConnectionTimes times,
                                     QObject *parent)
    : QObject(parent)
    , m_probe(std::move(probe))
    , m_clock(clock)
    , m_times(times)
    , m_lastAnswer(clock.now())
    , m_retry(times.firstRetry)
{
    for (QTimer *timer : {&m_next, &m_patience, &m_busy})
        timer->setSingleShot(true);
    m_patience.setInterval(m_times.patience);
    m_busy.setInterval(m_times.busyAfter);
    connect(&m_next, &QTimer::timeout, this, &ConnectionMonitor::ask);
    connect(&m_patience, &QTimer::timeout, this, &ConnectionMonitor::lose);
    connect(&m_busy, &QTimer::timeout, this, [this] {
        m_isBusy = true;
        updateState();
    });
    m_next.start(m_times.pause);
}

void ConnectionMonitor::checkNow()
{
    m_retry = m_times.firstRetry;
    ask();
}

void ConnectionMonitor::callAsked()
{
    ++m_calls;
    if (!m_isBusy && !m_busy.isActive())
        m_busy.start();
}

void ConnectionMonitor::callAnswered(bool unavailable)
{
    if (--m_calls == 0) {
        m_busy.stop();
        m_isBusy = false;
        updateState();
    }
    // Not lost yet: a call may also fail because two writes stood in each other's way.
    if (unavailable && !m_isLost)
        ask();
}

void ConnectionMonitor::ask()
{
    if (m_asking)
        return; // one question at a time: a hanging one is answered when the network is back
    m_asking = true;
    m_next.stop();
    m_patience.start();
    whenDone(m_probe(), this, [this](const Result<void> &result) { answered(result); });
}

void ConnectionMonitor::answered(const Result<void> &result)
{
    m_asking = false;
    m_patience.stop();
    if (!result) {
        lose();
        retryLater();
        return;
    }
    m_lastAnswer = m_clock.now();
    m_retry = m_times.firstRetry;
    m_next.start(m_times.pause);
    if (std::exchange(m_isLost, false)) {
        updateState();
        Q_EMIT recovered();
    }
}

void ConnectionMonitor::lose()
{
    m_isLost = true;
    updateState();
}

void ConnectionMonitor::retryLater()
{
    m_next.start(m_retry);
    m_retry = std::min(m_retry * 2, m_times.longestRetry);
}

void ConnectionMonitor::updateState()
{
    const ConnectionState state = m_isLost   ? ConnectionState::Lost
                                  : m_isBusy ? ConnectionState::Working
                                             : ConnectionState::InStep;
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

} // namespace frontdesk
