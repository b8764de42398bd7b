// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/canonicalrequest.h"

namespace frontdesk::wire {

namespace {

/// Percent-encodes what browsers send as it is, and nothing that is encoded already.
QByteArray encoded(const QByteArray &target)
{
    QByteArray result;
    result.reserve(target.size());
    for (const char c : target) {
        if (QByteArrayView("[]{}|^`\\").contains(c))
            result += '%' + QByteArray(1, c).toHex().toUpper();
        else
            result += c;
    }
    return result;
}

} // namespace

QByteArray canonicalRequest(const RequestHead &head, const QByteArray &body)
{
    constexpr qsizetype Around = 256;
    QByteArray bytes;
    bytes.reserve(head.target.size() + body.size() + Around);
    bytes += head.method == "HEAD" ? QByteArray("GET") : head.method;
    bytes += ' ' + encoded(head.target) + " HTTP/1.1\r\nHost: ";
    const QByteArray *host = findField(head.fields, "Host");
    bytes += host ? *host : QByteArray("localhost");
    bytes += "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    return bytes;
}

} // namespace frontdesk::wire
