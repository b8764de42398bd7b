// SPDX-License-Identifier: GPL-3.0-or-later
#include "opening.h"

#include "services/demodata.h"
#include "services/services.h"
#include "storage/migrator.h"

#include <QCoreApplication>
#include <QtConcurrent>

namespace frontdesk {

namespace {

Result<Opened> open(const Config &config, const Clock &clock, const Logger &logger, bool demo,
                    QThread *home)
{
    FRONTDESK_TRY_ASSIGN(std::unique_ptr<Backend> made, Backend::open(config, clock, logger));
    Opened opened;
    opened.backend = std::move(made);
    // Made on this passing thread; it belongs to the one that will still be there.
    opened.backend->changes().moveToThread(home);
    FRONTDESK_TRY_ASSIGN(const auto scope, opened.backend->scope());
    opened.backend->keepHouse(logger);
    Services &services = scope->services();
    FRONTDESK_TRY_ASSIGN(opened.state.hasAdministrator, services.auth.hasAdministrator());
    if (demo && !opened.state.hasAdministrator) {
        FRONTDESK_TRY(opened.backend->fillDemo({}));
        opened.state.hasAdministrator = true;
    }
    FRONTDESK_TRY_ASSIGN(opened.state.profile, services.clinic.profile());
    return opened;
}

} // namespace

QFuture<Result<Opened>> openInBackground(const Config &config, const Clock &clock,
                                         const Logger &logger, bool demo)
{
    return QtConcurrent::run([config, &clock, &logger, demo, home = qApp->thread()] {
        return open(config, clock, logger, demo, home);
    });
}

QFuture<Result<SchemaReport>> inspectInBackground(const QString &url)
{
    return QtConcurrent::run([url]() -> Result<SchemaReport> {
        FRONTDESK_TRY_ASSIGN(const DatabaseLocation location, DatabaseLocation::parse(url));
        return inspectSchema(location, builtInMigrations(location.dialect),
                             builtInGuards(location.dialect));
    });
}

} // namespace frontdesk
