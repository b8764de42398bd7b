// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/config.h"
#include "notify/outboxworker.h"

namespace frontdesk {

/// Whether a process with these settings sends messages.
bool sendsMessages(const Config &config);
MessageRules messageRules(const Config &config);
WorkerOptions workerOptions(const Config &config);
/// The ways out that the settings name; clock and logger must outlive them.
OutboxWorker::Transports makeTransports(const Config &config, const Clock &clock,
                                        const Logger &logger);

} // namespace frontdesk
