// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/headrules.h"

#include <algorithm>
#include <limits>

namespace frontdesk::wire {

namespace {

int hexValue(char c)
{
    const char digit = c >= '0' && c <= '9' ? c : 0;
    const char lower = char(c | 0x20);
    if (digit != 0)
        return digit - '0';
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Takes one extension off: name, name=token or name="quoted", and nothing that some readers see
/// as the end of the line. False where there is something else.
bool takeExtension(QByteArrayView &text)
{
    const auto ends = [](char c) { return c == ';' || c == '='; };
    const auto name = std::find_if(text.begin(), text.end(), ends);
    if (!isToken(text.first(name - text.begin())))
        return false;
    text = text.sliced(name - text.begin());
    if (!text.startsWith('='))
        return true;
    text = text.sliced(1);
    if (!text.startsWith('"')) {
        const auto end = std::find(text.begin(), text.end(), ';');
        const QByteArrayView value = text.first(end - text.begin());
        text = text.sliced(value.size());
        return isToken(value);
    }
    const qsizetype close = text.indexOf('"', 1);
    if (close < 0)
        return false;
    const QByteArrayView quoted = text.sliced(1, close - 1);
    text = text.sliced(close + 1);
    return std::all_of(quoted.begin(), quoted.end(),
                       [](char c) { return c >= ' ' && c < '\x7f' && c != '\\'; });
}

} // namespace

std::optional<qint64> readChunkSize(QByteArrayView line)
{
    constexpr qsizetype MostDigits = 15; // fit a qint64
    const auto end = std::find_if(line.begin(), line.end(), [](char c) { return hexValue(c) < 0; });
    const QByteArrayView digits = line.first(end - line.begin());
    if (digits.isEmpty())
        return std::nullopt;
    QByteArrayView rest = line.sliced(digits.size());
    while (!rest.isEmpty()) {
        if (!rest.startsWith(';'))
            return std::nullopt;
        rest = rest.sliced(1);
        if (!takeExtension(rest))
            return std::nullopt;
    }
    if (digits.size() > MostDigits)
        return std::numeric_limits<qint64>::max();
    qint64 size = 0;
    for (const char digit : digits)
        size = size * 16 + hexValue(digit);
    return size;
}

} // namespace frontdesk::wire
