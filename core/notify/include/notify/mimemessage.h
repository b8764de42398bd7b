// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "notify/transport.h"

namespace frontdesk {

/// The mail as it goes to the server (RFC 5322, RFC 2045): plain text, HTML and the invitation as
/// alternatives. InvalidInput where an address or the subject could break out of its header.
Result<QByteArray> toMime(const OutgoingMessage &message, const QString &from);

/// The Message-ID of a message: of its id and the sender's domain alone.
QByteArray messageIdOf(MessageId id, const QString &from);

} // namespace frontdesk
