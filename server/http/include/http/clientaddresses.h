// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"

#include <QHostAddress>
#include <QStringList>

namespace frontdesk {

/// Tells who a request is from: the peer of its connection, or whom trusted proxies say they speak
/// for. What counts by address, and what names one, asks here. Immutable, so all workers share one.
class ClientAddresses
{
public:
    /// `trustedProxies`: addresses and CIDR ranges, as the setting TRUSTED_PROXIES has been checked
    /// to hold.
    explicit ClientAddresses(const QStringList &trustedProxies = {});

    /// Whether X-Forwarded-* headers that `peer` sends count.
    bool isTrusted(const QHostAddress &peer) const;
    /// The peer, or where it is trusted the right-most address of X-Forwarded-For that is not. What
    /// stands left of that one, or of something that is no address, anybody may have made up.
    QHostAddress clientOf(const QHostAddress &peer, const Headers &headers) const;
    /// Whether a trusted proxy says that the client came to it by https.
    bool cameByHttps(const QHostAddress &peer, const Headers &headers) const;

    /// An address in one form: an IPv4 one that came through an IPv6 socket is IPv4, and no scope.
    static QHostAddress canonical(const QHostAddress &address);
    /// The canonical address as people write it.
    static QString text(const QHostAddress &address);
    /// What counts by address counts by this: an IPv6 client has a whole /64 to itself, so it is
    /// the network there.
    static QByteArray countedAs(const QHostAddress &address);
    /// Whether the request has passed some proxy, which may be on this very machine.
    static bool isForwarded(const Headers &headers);

private:
    QList<std::pair<QHostAddress, int>> m_trusted; ///< networks and the lengths of their prefixes
};

} // namespace frontdesk
