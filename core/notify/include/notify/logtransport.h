// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/logging.h"
#include "notify/transport.h"

namespace frontdesk {

/// For development: a line in the log says that a message would leave, and not what it says nor to
/// whom.
class LogTransport final : public Transport
{
public:
    /// The logger must outlive it.
    LogTransport(const Logger &logger, MessageChannel channel)
        : m_logger(logger)
        , m_channel(channel)
    {
    }
    SendOutcome send(const OutgoingMessage &message) override;

private:
    const Logger &m_logger;
    MessageChannel m_channel;
};

} // namespace frontdesk
