// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/canonicalrequest.h"

namespace frontdesk::wire {

QByteArray canonicalRequest(const RequestHead &head, const QByteArray &body)
{
    static const QByteArray SentAsItIs("!$&'()*+,;=:@/?%");
    constexpr qsizetype Around = 256;
    QByteArray bytes;
    bytes.reserve(head.target.size() + body.size() + Around);
    bytes += head.method == "HEAD" ? QByteArray("GET") : head.method;
    bytes += ' ' + head.target.toPercentEncoding(SentAsItIs) + " HTTP/1.1\r\nHost: ";
    const QByteArray *host = findField(head.fields, "Host");
    bytes += host ? *host : QByteArray("localhost");
    bytes += "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    return bytes;
}

} // namespace frontdesk::wire
