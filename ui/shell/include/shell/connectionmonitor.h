// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QFuture>
#include <QObject>
#include <QTimer>

#include <functional>

namespace frontdesk {

/// How the desk stands with the database.
enum class ConnectionState {
    InStep,
    Working, ///< something asked for has not been answered yet
    Lost
};

/// How often the database is asked for a sign of life, and how long for.
struct ConnectionTimes {
    std::chrono::milliseconds pause {750}; ///< between an answer and the next question
    std::chrono::milliseconds patience {1000}; ///< without an answer, it is lost
    std::chrono::milliseconds firstRetry {1000}; ///< once lost; doubled after each failure
    std::chrono::milliseconds longestRetry {10'000};
    std::chrono::milliseconds busyAfter {300}; ///< short calls do not make the state flicker
};

/// Knows whether the database can be reached: asks it for a sign of life now and again, and at once
/// when a call has failed. With the usual times a loss shows within two seconds.
class ConnectionMonitor : public QObject
{
    Q_OBJECT

public:
    /// A cheap read, in the background; any failure of it counts as a loss.
    using Probe = std::function<QFuture<Result<void>>()>;

    /// The clock must outlive it.
    ConnectionMonitor(Probe probe, const Clock &clock, ConnectionTimes times = {},
                      QObject *parent = nullptr);

    ConnectionState state() const { return m_state; }
    bool isLost() const { return m_state == ConnectionState::Lost; }
    /// When the database last answered: what is shown is as of then while it is lost.
    Instant lastAnswer() const { return m_lastAnswer; }

public Q_SLOTS:
    /// Asks at once; after a loss the pauses grow from the beginning again.
    void checkNow();
    /// A call has been asked for, or answered: `unavailable` where the database could not be used.
    void callAsked();
    void callAnswered(bool unavailable);

Q_SIGNALS:
    void stateChanged(frontdesk::ConnectionState state);
    /// It can be reached again: what is shown may be old.
    void recovered();

private:
    void ask();
    void answered(const Result<void> &result);
    void lose();
    void retryLater();
    void updateState();

    Probe m_probe;
    const Clock &m_clock;
    ConnectionTimes m_times;
    ConnectionState m_state = ConnectionState::InStep;
    Instant m_lastAnswer;
    std::chrono::milliseconds m_retry;
    QTimer m_next; ///< when to ask again
    QTimer m_patience;
    QTimer m_busy;
    int m_calls = 0; ///< not answered yet
    bool m_asking = false;
    bool m_isLost = false;
    bool m_isBusy = false;
};

} // namespace frontdesk
