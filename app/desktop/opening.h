// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/backend.h"
#include "setup/setupwizard.h"

#include <QFuture>

#include <memory>

namespace frontdesk {

/// An open database and what it holds.
struct Opened {
    std::shared_ptr<Backend> backend;
    DatabaseState state;
};

/// Opens and migrates the database of `config` on a background thread; fills it with the demo
/// clinic where `demo` is set and it has no administrator. The clock and the logger must outlive
/// the future.
QFuture<Result<Opened>> openInBackground(const Config &config, const Clock &clock,
                                         const Logger &logger, bool demo);

/// Looks at a database without changing it.
QFuture<Result<SchemaReport>> inspectInBackground(const QString &url);

} // namespace frontdesk
