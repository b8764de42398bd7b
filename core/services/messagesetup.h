// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/config.h"
#include "notify/outboxworker.h"
#include "services/backend.h"

namespace frontdesk {

/// Whether a process with these settings sends messages that leave the program.
bool sendsMessages(const Config &config);
MessageRules messageRules(const Config &config);
WorkerOptions workerOptions(const Config &config);
/// The ways out that the settings name, and those to webhooks and into the program; all must
/// outlive them.
OutboxWorker::Transports makeTransports(Backend &backend, DataAccess &data, const Logger &logger);

} // namespace frontdesk
