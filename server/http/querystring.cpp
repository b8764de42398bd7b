// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/querystring.h"

#include <QUrl>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

bool isHex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

std::optional<QString> decode(QByteArray text)
{
    text.replace('+', ' ');
    for (qsizetype at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
        if (at + 2 >= text.size() || !isHex(text[at + 1]) || !isHex(text[at + 2]))
            return std::nullopt;
    }
    const QByteArray bytes = QByteArray::fromPercentEncoding(text);
    if (!bytes.isValidUtf8() || bytes.contains('\0'))
        return std::nullopt;
    return QString::fromUtf8(bytes);
}

} // namespace

Result<QueryItems> parseQuery(const QByteArray &query)
{
    QueryItems items;
    for (const QByteArray &part : query.split('&')) {
        if (part.isEmpty())
            continue;
        const qsizetype equals = part.indexOf('=');
        const auto name = decode(equals < 0 ? part : part.left(equals));
        const auto value = decode(equals < 0 ? QByteArray() : part.mid(equals + 1));
        if (!name || !value)
            return fail(ErrorCode::Malformed, u"The query string is not encoded rightly"_s);
        items.append({*name, *value});
    }
    return items;
}

QByteArray writeQuery(const QueryItems &items)
{
    QByteArrayList parts;
    for (const auto &[name, value] : items)
        parts.append(QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value));
    return parts.join('&');
}

} // namespace frontdesk
