// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QByteArray>

namespace frontdesk {

/// What a message's reset code is sealed for: it opens in that message alone.
inline QByteArray resetSecretContext(MessageId message)
{
    return "outbox|code|" + message.toString().toUtf8();
}

} // namespace frontdesk
