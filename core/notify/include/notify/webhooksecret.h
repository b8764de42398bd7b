// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QByteArray>

namespace frontdesk {

/// What a webhook's secret is sealed for: it opens in that row alone.
inline QByteArray webhookSecretContext(WebhookId webhook)
{
    return "webhooks|secret|" + webhook.toString().toUtf8();
}

} // namespace frontdesk
