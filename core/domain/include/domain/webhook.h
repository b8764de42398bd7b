// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/message.h"

#include <QUrl>

namespace frontdesk {

/// Where an integrator's program is told of appointments, in the form of Standard Webhooks.
struct Webhook {
    static constexpr int MostUrl = 1'000;

    WebhookId id;
    QString url; ///< https
    QList<MessageKind> events; ///< of webhookEvents(), at least one
    bool isActive = true;
    QString disabledReason; ///< where the program itself has made it inactive
    QString sealedSecret; ///< what signs, sealed for this row
    Stamp stamp;

    bool operator==(const Webhook &) const = default;
};

/// What webhooks can tell of.
QList<MessageKind> webhookEvents();
/// "appointment.created" and its like.
QLatin1StringView webhookType(MessageKind kind);

/// InvalidInput at /url unless it is https without a log-in and a fragment, to a host that is no
/// private address by its looks. `privateToo` allows http and every address.
Result<QUrl> parseWebhookUrl(const QString &text, bool privateToo);
/// Whether an address of the internet, numeric as in "192.168.0.1" or "fe80::1", is one that
/// everybody can reach: none of this machine, of a local network, or for special use (RFC 6890).
bool isPublicAddress(const QString &address);

/// How long to wait after so many attempts that failed; nothing after the last: 75 hours in all.
std::optional<std::chrono::seconds> webhookDelay(int attempts);

} // namespace frontdesk
