// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/config.h"
#include "notify/changefeed.h"
#include "services/context.h"
#include "services/demodata.h"
#include "storage/database.h"

#include <memory>

namespace frontdesk {

class Housekeeping;
class Services;
struct WorkerContext;

/// A DataAccess and the Services over it, for the thread that made it.
class ServiceScope
{
public:
    ServiceScope(std::unique_ptr<DataAccess> access, const ServiceContext &context);
    ~ServiceScope();
    Services &services() { return *m_services; }

private:
    std::unique_ptr<DataAccess> m_access;
    std::unique_ptr<Services> m_services;
};

/// The composition of core that the desktop and the server share: the open, migrated database, the
/// clinic's zone, keys and the feed of changes. Thread-safe after open().
class Backend
{
public:
    /// Opens and migrates the database that `config` names, loads or makes the signing key, loads
    /// the clinic's zone. Fails with one clear sentence. The clock and the logger must outlive it.
    static Result<std::unique_ptr<Backend>> open(const Config &config, const Clock &clock,
                                                 const Logger &logger);
    ~Backend();
    Q_DISABLE_COPY_MOVE(Backend)

    /// Services for the calling thread, with a connection of its own; destroy it on that thread.
    Result<std::unique_ptr<ServiceScope>> scope();
    /// Fills an empty database with a demonstration clinic.
    Result<void> fillDemo(const DemoOptions &options);
    /// Makes a new key, and seals with it what was sealed with the old one; this Backend goes on
    /// with the old one, the next opens with the new, and does what was left where this was
    /// stopped. ConfigInvalid where the key is a setting.
    Result<void> rotateKey();
    /// Housekeeping for the calling thread.
    Result<std::unique_ptr<Housekeeping>> housekeeping();
    /// Does the housekeeping on a thread of its own from here on. The logger must outlive this.
    void keepHouse(const Logger &logger);
    /// Has every process on the database write messages by this one's settings; open() does so
    /// where this process sends any.
    Result<void> publishMessageRules();
    /// What a worker of the outbox shares with the program.
    WorkerContext workerContext(DataAccess &data, const Logger &logger);
    ChangeFeed &changes();
    ClinicZone &zone();
    const Clock &clock() const;
    const Config &config() const;
    Database &database();

private:
    Backend();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace frontdesk
