// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/logtransport.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

SendOutcome LogTransport::send(const OutgoingMessage &message)
{
    m_logger.info("message_not_sent"_L1, {{"id"_L1, message.id},
                                          {"kind"_L1, toString(message.kind)},
                                          {"channel"_L1, toString(m_channel)}});
    return {};
}

} // namespace frontdesk
