// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/transport.h"
#include "storage/database.h"

namespace frontdesk {

/// Messages that the program itself shows: a notification that has the message's id, so that there
/// is never a second one.
class InAppTransport final : public Transport
{
public:
    /// Both must outlive it.
    InAppTransport(DataAccess &data, const Clock &clock)
        : m_data(data)
        , m_clock(clock)
    {
    }
    SendOutcome send(const OutgoingMessage &message) override;

private:
    DataAccess &m_data;
    const Clock &m_clock;
};

} // namespace frontdesk
