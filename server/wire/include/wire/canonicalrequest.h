// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/requesthead.h"

namespace frontdesk::wire {

/// A checked request in the one form that leaves nothing to interpret: HTTP/1.1, Host, a length, no
/// other field. HEAD is GET, for the answer is cut here; what RFC 3986 does not allow in a query is
/// percent-encoded.
QByteArray canonicalRequest(const RequestHead &head, const QByteArray &body);

} // namespace frontdesk::wire
