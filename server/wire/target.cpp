// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/headrules.h"

#include <algorithm>

namespace frontdesk::wire {

namespace {

constexpr QByteArrayView SubDelims("!$&'()*+,;=");
/// Not allowed by RFC 3986, but browsers send them in a query as they are (WHATWG URL).
constexpr QByteArrayView QueryExtras("[]{}|^`\\");

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isUnreserved(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.'
           || c == '_' || c == '~';
}

int hexValue(char c)
{
    if (isDigit(c))
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool isPathByte(char c)
{
    return isUnreserved(c) || SubDelims.contains(c) || c == ':' || c == '@' || c == '/';
}

bool isQueryByte(char c)
{
    return isPathByte(c) || c == '?' || QueryExtras.contains(c);
}

/// What the percent-encoded bytes at `at` stand for; 0 where they are badly encoded or NUL.
char decodedAt(QByteArrayView text, qsizetype at)
{
    if (at + 2 >= text.size())
        return 0;
    const int high = hexValue(text[at + 1]);
    const int low = hexValue(text[at + 2]);
    return high < 0 || low < 0 ? char(0) : char(high * 16 + low);
}

bool isPort(QByteArrayView text)
{
    constexpr qsizetype MostDigits = 5;
    return text.size() <= MostDigits && std::all_of(text.begin(), text.end(), isDigit);
}

bool isHostName(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isUnreserved);
}

bool isIpLiteral(QByteArrayView text)
{
    return text.size() > 2 && std::all_of(text.begin(), text.end(), [](char c) {
               return hexValue(c) >= 0 || c == ':' || c == '.';
           });
}

} // namespace

bool isOriginForm(QByteArrayView target)
{
    // "//host/path" is a path to some readers and an authority to others.
    if (!target.startsWith('/') || target.startsWith("//"))
        return false;
    bool inQuery = false;
    QByteArray decoded;
    decoded.reserve(target.size());
    for (qsizetype i = 0; i < target.size(); ++i) {
        char c = target[i];
        if (c == '%') {
            c = decodedAt(target, i);
            if (c == 0)
                return false;
            i += 2;
        } else if (c == '?' && !inQuery) {
            inQuery = true;
        } else if (!(inQuery ? isQueryByte(c) : isPathByte(c))) {
            return false;
        }
        decoded.append(c);
    }
    return QByteArrayView(decoded).isValidUtf8();
}

bool isAuthority(QByteArrayView text)
{
    constexpr qsizetype MostBytes = 255;
    if (text.size() > MostBytes)
        return false;
    if (text.startsWith('[')) {
        const qsizetype end = text.indexOf(']');
        if (end < 0 || !isIpLiteral(text.sliced(1, end - 1)))
            return false;
        const QByteArrayView rest = text.sliced(end + 1);
        return rest.isEmpty() || (rest.startsWith(':') && isPort(rest.sliced(1)));
    }
    const qsizetype colon = text.indexOf(':');
    return colon < 0 ? isHostName(text)
                     : isHostName(text.first(colon)) && isPort(text.sliced(colon + 1));
}

} // namespace frontdesk::wire
