// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/serviceexecutor.h"
#include "shell/connectionmonitor.h"

namespace frontdesk {

/// The desk's calls into the services, and a watch over whether they reach the database. Signs of
/// life have a thread of their own, so that long work is never taken for a loss. After a loss every
/// screen is told to load again. The backend must outlive it.
class WatchedServices
{
public:
    explicit WatchedServices(Backend &backend, ConnectionTimes times = {});
    Q_DISABLE_COPY_MOVE(WatchedServices)

    ServiceExecutor &services() { return m_services; }
    ConnectionMonitor &connection() { return m_connection; }

private:
    ServiceExecutor m_probes;
    ConnectionMonitor m_connection;
    ServiceExecutor m_services; ///< first to go: its threads tell the monitor
};

} // namespace frontdesk
