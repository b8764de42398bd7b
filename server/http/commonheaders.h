// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"

namespace frontdesk {

/// Adds what every answer carries, whoever makes it; what the answer has of it already stays. Over
/// TLS it also tells browsers to come no other way.
void addCommonHeaders(Response &response, const QString &requestId, bool isEncrypted);

} // namespace frontdesk
