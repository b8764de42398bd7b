// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/clientaddresses.h"

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView ForwardedFor("X-Forwarded-For");
constexpr QByteArrayView ForwardedProto("X-Forwarded-Proto");
constexpr int MappedPrefix = 96; ///< of ::ffff:0:0/96, where IPv4 addresses are in IPv6

bool isNamed(const std::pair<QByteArray, QByteArray> &header, QByteArrayView name)
{
    return header.first.compare(name, Qt::CaseInsensitive) == 0;
}

/// The elements of a header that is a list, from all its lines.
QByteArrayList elementsOf(const Headers &headers, QByteArrayView name)
{
    QByteArrayList elements;
    for (const auto &header : headers) {
        if (!isNamed(header, name))
            continue;
        for (const QByteArray &element : header.second.split(','))
            elements.append(element.trimmed());
    }
    return elements;
}

/// The address without the port that some proxies add: "192.0.2.1:4711", "[2001:db8::1]:4711".
QByteArray withoutPort(const QByteArray &element)
{
    if (element.startsWith('[')) {
        const qsizetype end = element.indexOf(']');
        const bool portAfter = end == element.size() - 1 || element.mid(end + 1, 1) == ":";
        return end < 0 || !portAfter ? QByteArray() : element.mid(1, end - 1);
    }
    return element.count(':') == 1 ? element.left(element.indexOf(':')) : element;
}

/// The address of an element; null where it is none, such as "unknown" or half of one.
QHostAddress addressOf(const QByteArray &element)
{
    const QByteArray text = withoutPort(element);
    // QHostAddress takes "10.1" and "1" for addresses, as inet_aton() does.
    if (!text.contains(':') && text.count('.') != 3)
        return {};
    return ClientAddresses::canonical(QHostAddress(QString::fromLatin1(text)));
}

} // namespace

ClientAddresses::ClientAddresses(const QStringList &trustedProxies)
{
    for (const QString &entry : trustedProxies) {
        auto [network, prefix] = QHostAddress::parseSubnet(entry);
        if (network.protocol() == QAbstractSocket::IPv6Protocol && prefix >= MappedPrefix) {
            const QHostAddress plain = canonical(network);
            if (plain.protocol() == QAbstractSocket::IPv4Protocol) {
                network = plain;
                prefix -= MappedPrefix;
            }
        }
        if (!network.isNull())
            m_trusted.append({network, prefix});
    }
}

bool ClientAddresses::isTrusted(const QHostAddress &peer) const
{
    const QHostAddress address = canonical(peer);
    return std::any_of(m_trusted.begin(), m_trusted.end(), [&](const auto &range) {
        return address.isInSubnet(range.first, range.second);
    });
}

QHostAddress ClientAddresses::clientOf(const QHostAddress &peer, const Headers &headers) const
{
    QHostAddress client = canonical(peer);
    if (!isTrusted(client))
        return client;
    const QByteArrayList hops = elementsOf(headers, ForwardedFor);
    for (auto hop = hops.rbegin(); hop != hops.rend(); ++hop) {
        const QHostAddress address = addressOf(*hop);
        if (address.isNull())
            return client;
        client = address;
        if (!isTrusted(client))
            return client;
    }
    return client;
}

bool ClientAddresses::cameByHttps(const QHostAddress &peer, const Headers &headers) const
{
    if (!isTrusted(peer))
        return false;
    const QByteArrayList protocols = elementsOf(headers, ForwardedProto);
    return !protocols.isEmpty() && protocols.constLast().compare("https", Qt::CaseInsensitive) == 0;
}

QHostAddress ClientAddresses::canonical(const QHostAddress &address)
{
    bool isIPv4 = false;
    const quint32 plain = address.toIPv4Address(&isIPv4);
    // Of IPv6, only what a socket maps: QHostAddress takes ::192.0.2.1 for IPv4 too.
    if (isIPv4
        && (address.protocol() == QAbstractSocket::IPv4Protocol
            || address.isInSubnet(QHostAddress(u"::ffff:0:0"_s), MappedPrefix)))
        return QHostAddress(plain);
    QHostAddress whole = address;
    whole.setScopeId({});
    return whole;
}

QString ClientAddresses::text(const QHostAddress &address)
{
    return canonical(address).toString();
}

QByteArray ClientAddresses::countedAs(const QHostAddress &address)
{
    constexpr int NetworkBytes = 8;
    const QHostAddress whole = canonical(address);
    if (whole.protocol() != QAbstractSocket::IPv6Protocol)
        return whole.toString().toLatin1();
    Q_IPV6ADDR bytes = whole.toIPv6Address();
    std::fill(std::begin(bytes.c) + NetworkBytes, std::end(bytes.c), quint8(0));
    return QHostAddress(bytes).toString().toLatin1() + "/64";
}

bool ClientAddresses::isForwarded(const Headers &headers)
{
    return std::any_of(headers.begin(), headers.end(), [](const auto &header) {
        return isNamed(header, "Forwarded") || isNamed(header, "Via")
               || isNamed(header, "X-Real-IP")
               || header.first.left(12).compare("X-Forwarded-", Qt::CaseInsensitive) == 0;
    });
}

} // namespace frontdesk
