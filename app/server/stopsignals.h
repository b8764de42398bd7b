// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace frontdesk {

/// Turns SIGTERM, SIGINT and SIGHUP into Qt signals, by way of a pipe: a signal handler may do no
/// more than write to it. One at a time may exist.
class StopSignals final : public QObject
{
    Q_OBJECT

public:
    StopSignals();
    ~StopSignals() override;
    Q_DISABLE_COPY_MOVE(StopSignals)

Q_SIGNALS:
    void stopRequested();
    /// To read again what may have changed (SIGHUP).
    void reloadRequested();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace frontdesk
