// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "base/clock.h"
#include "http/httpserver.h"
#include "routes/apiroutes.h"
#include "services/backend.h"
#include "services/outboxthread.h"
#include "stopsignals.h"

#include <QCoreApplication>

#include <cstdio>

namespace frontdesk {

Result<void> serve(const CommandContext &context)
{
    // Before anything else, so that a signal during the start is not lost.
    const StopSignals signals_;
    QObject::connect(&signals_, &StopSignals::stopRequested, qApp, &QCoreApplication::quit,
                     Qt::QueuedConnection);

    const SystemClock clock;
    FRONTDESK_TRY_ASSIGN(const auto backend, Backend::open(context.config, clock, context.logger));
    backend->keepHouse(context.logger);
    FRONTDESK_TRY(backend->publishMessageRules());
    const OutboxThread outbox(*backend, context.logger);
    FRONTDESK_TRY_ASSIGN(const auto server,
                         HttpServer::start(*backend, context.logger, apiRoutes(),
                                           HttpServerOptions::from(context.config)));
    QObject::connect(&signals_, &StopSignals::reloadRequested, qApp,
                     [&] { server->reloadCertificate(); });
    std::printf("listening on %s\n", qUtf8Printable(server->address()));
    std::fflush(stdout);
    QCoreApplication::exec();
    server->stop();
    return {};
}

} // namespace frontdesk
