// SPDX-License-Identifier: GPL-3.0-or-later
#include "watchedservices.h"

#include "services/backend.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace frontdesk {

namespace {

constexpr int ServiceThreads = 3;

/// A small read. A SQLite file that is gone (a drive pulled out) answers from memory for a while,
/// so it is looked for too.
ConnectionMonitor::Probe probeOf(ServiceExecutor &probes, const DatabaseLocation &location)
{
    return [&probes, file = location.filePath] {
        return probes.run([file](Services &services) -> Result<void> {
            if (!file.isEmpty() && !QFileInfo::exists(file))
                return fail(ErrorCode::Unavailable, u"The database's file is gone"_s);
            FRONTDESK_TRY(services.clinic.profile());
            return {};
        });
    };
}

CallObserver reportingTo(ConnectionMonitor &monitor)
{
    return {[&monitor] { QMetaObject::invokeMethod(&monitor, &ConnectionMonitor::callAsked); },
            [&monitor](bool unavailable) {
                QMetaObject::invokeMethod(
                    &monitor, [&monitor, unavailable] { monitor.callAnswered(unavailable); });
            }};
}

} // namespace

WatchedServices::WatchedServices(Backend &backend, ConnectionTimes times)
    : m_probes(backend, 1)
    , m_connection(probeOf(m_probes, backend.database().location()), backend.clock(), times)
    , m_services(backend, ServiceThreads, reportingTo(m_connection))
{
    QObject::connect(&m_connection, &ConnectionMonitor::recovered, &backend.changes(),
                     &ChangeFeed::resynchronise);
}

} // namespace frontdesk
