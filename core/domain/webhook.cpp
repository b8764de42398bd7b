// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/webhook.h"

#include <array>

namespace frontdesk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

tl::unexpected<Error> badUrl(const QString &why)
{
    return fail(invalidField(u"/url"_s, u"not_valid"_s, why));
}

/// An address in bytes: 4 or 16 of them, or none where it is none.
QByteArray bytesOf(const QString &address)
{
    if (!address.contains(u':')) {
        const QStringList parts = address.split(u'.');
        QByteArray bytes;
        for (const QString &part : parts) {
            bool isNumber = false;
            const uint value = part.toUInt(&isNumber);
            if (!isNumber || value > 255)
                return {};
            bytes.append(char(value));
        }
        return bytes.size() == 4 ? bytes : QByteArray();
    }
    // "::" stands for as many zeros as are missing; an IPv4 address may be the end.
    QString text = address.section(u'%', 0, 0);
    QByteArray tail;
    if (text.contains(u'.')) {
        tail = bytesOf(text.section(u':', -1));
        text.truncate(text.lastIndexOf(u':') + 1);
        text += u"0:0"_s;
    }
    const QStringList halves = text.split(u"::"_s);
    QByteArray bytes;
    const auto read = [](const QString &half) {
        QByteArray part;
        for (const QString &group : half.split(u':', Qt::SkipEmptyParts)) {
            const uint value = group.toUInt(nullptr, 16);
            part.append(char(value >> 8)).append(char(value & 0xff));
        }
        return part;
    };
    bytes = read(halves.value(0));
    const QByteArray end = read(halves.value(1));
    if (halves.size() == 2 && bytes.size() + end.size() < 16)
        bytes += QByteArray(16 - bytes.size() - end.size(), 0) + end;
    if (bytes.size() != 16)
        return {};
    return tail.isEmpty() ? bytes : bytes.left(12) + tail;
}

struct Net {
    const char *address;
    int bits;
};

/// RFC 6890 and its registry: what is not for everybody.
constexpr std::array PrivateNets {
    Net {"0.0.0.0", 8},      Net {"10.0.0.0", 8},     Net {"100.64.0.0", 10},
    Net {"127.0.0.0", 8},    Net {"169.254.0.0", 16}, Net {"172.16.0.0", 12},
    Net {"192.0.0.0", 24},   Net {"192.0.2.0", 24},   Net {"192.88.99.0", 24},
    Net {"192.168.0.0", 16}, Net {"198.18.0.0", 15},  Net {"198.51.100.0", 24},
    Net {"203.0.113.0", 24}, Net {"224.0.0.0", 4},    Net {"240.0.0.0", 4},
};

bool isWithin(const QByteArray &address, const QByteArray &net, int bits)
{
    for (int bit = 0; bit < bits; ++bit) {
        const int mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (net[bit / 8] & mask))
            return false;
    }
    return true;
}

bool isPublic4(const QByteArray &address)
{
    for (const Net &net : PrivateNets) {
        if (isWithin(address, bytesOf(QString::fromLatin1(net.address)), net.bits))
            return false;
    }
    return true;
}

} // namespace

QList<MessageKind> webhookEvents()
{
    using enum MessageKind;
    return {Created, Confirmed, Moved, Cancelled, NoShow};
}

QLatin1StringView webhookType(MessageKind kind)
{
    switch (kind) {
    case MessageKind::Created:
        return "appointment.created"_L1;
    case MessageKind::Confirmed:
        return "appointment.confirmed"_L1;
    case MessageKind::Moved:
        return "appointment.moved"_L1;
    case MessageKind::Cancelled:
        return "appointment.cancelled"_L1;
    case MessageKind::NoShow:
        return "appointment.no_show"_L1;
    default:
        return {};
    }
}

bool isPublicAddress(const QString &address)
{
    const QByteArray bytes = bytesOf(address);
    if (bytes.size() == 4)
        return isPublic4(bytes);
    if (bytes.size() != 16)
        return false;
    // IPv4 in the clothes of IPv6: mapped, and by NAT64.
    if (isWithin(bytes, bytesOf(u"::ffff:0:0"_s), 96)
        || isWithin(bytes, bytesOf(u"64:ff9b::"_s), 96))
        return isPublic4(bytes.right(4));
    // All that is given to the internet is in 2000::/3; not documentation, Teredo and 6to4.
    return isWithin(bytes, bytesOf(u"2000::"_s), 3) && !isWithin(bytes, bytesOf(u"2001::"_s), 23)
           && !isWithin(bytes, bytesOf(u"2001:db8::"_s), 32)
           && !isWithin(bytes, bytesOf(u"2002::"_s), 16);
}

Result<QUrl> parseWebhookUrl(const QString &text, bool privateToo)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool secure = url.scheme() == "https"_L1 || (privateToo && url.scheme() == "http"_L1);
    if (text.size() > Webhook::MostUrl || !url.isValid() || !secure || url.host().isEmpty())
        return badUrl(u"It must be an https:// address"_s);
    if (!url.userInfo().isEmpty() || url.hasFragment())
        return badUrl(u"It must hold no log-in and no fragment"_s);
    QString host = url.host(QUrl::FullyDecoded).toLower();
    if (host.endsWith(u'.'))
        host.chop(1);
    const bool isNumeric = !bytesOf(host).isEmpty();
    const bool isLocalName = host == "localhost"_L1 || host.endsWith(".localhost"_L1)
                             || host.endsWith(".local"_L1) || host.endsWith(".internal"_L1);
    if (!privateToo && (isLocalName || (isNumeric && !isPublicAddress(host))))
        return badUrl(u"It must be an address that everybody can reach"_s);
    return url;
}

std::optional<std::chrono::seconds> webhookDelay(int attempts)
{
    // The schedule of the Standard Webhooks specification.
    constexpr std::array<std::chrono::seconds, 9> delays {5s,  5min, 30min, 2h, 5h,
                                                          10h, 14h,  20h,   24h};
    if (attempts < 1 || attempts > int(delays.size()))
        return std::nullopt;
    return delays[size_t(attempts - 1)];
}

} // namespace frontdesk
