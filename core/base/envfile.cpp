// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/config.h"

#include <algorithm>
#include <optional>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

bool isName(QStringView text)
{
    const auto letter = [](QChar c) {
        return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') || c == u'_';
    };
    const auto letterOrDigit = [&](QChar c) { return letter(c) || (c >= u'0' && c <= u'9'); };
    return !text.isEmpty() && letter(text.front())
           && std::all_of(text.begin(), text.end(), letterOrDigit);
}

/// A value in quotes, up to the closing one; nothing where it is missing or something follows it.
/// Only double quotes know escapes, and only \" and \\.
std::optional<QString> quoted(QStringView text)
{
    const QChar quote = text.front();
    QString value;
    for (qsizetype i = 1; i < text.size(); ++i) {
        const bool escape = quote == u'"' && text[i] == u'\\' && i + 1 < text.size()
                            && (text[i + 1] == u'"' || text[i + 1] == u'\\');
        if (!escape && text[i] == quote) {
            const QStringView rest = text.sliced(i + 1).trimmed();
            if (!rest.isEmpty() && !rest.startsWith(u'#'))
                return std::nullopt;
            return value;
        }
        value += text[escape ? ++i : i];
    }
    return std::nullopt;
}

/// A value without quotes: up to a comment, which starts with '#' after white space.
QString unquoted(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'#' && (i == 0 || text[i - 1].isSpace()))
            return text.first(i).trimmed().toString();
    }
    return text.trimmed().toString();
}

std::optional<QString> valueOf(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    if (trimmed.startsWith(u'"') || trimmed.startsWith(u'\''))
        return quoted(trimmed);
    return unquoted(trimmed);
}

} // namespace

Result<QHash<QString, QString>> parseEnvFile(const QString &text)
{
    QHash<QString, QString> values;
    int number = 0;
    // A line may hold a password, so that no message repeats it.
    const auto wrong = [&](const QString &why) {
        return fail(ErrorCode::ConfigInvalid, u"line %1: %2"_s.arg(number).arg(why));
    };
    for (QStringView line : QStringView(text).split(u'\n')) {
        ++number;
        if (number == 1 && line.startsWith(QChar::ByteOrderMark))
            line = line.sliced(1);
        line = line.trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        if (line.startsWith("export "_L1))
            line = line.sliced(7).trimmed();
        const qsizetype equals = line.indexOf(u'=');
        const QStringView name = line.first(std::max(equals, qsizetype(0))).trimmed();
        if (equals < 0 || !isName(name))
            return wrong(u"expected NAME=value"_s);
        const std::optional<QString> value = valueOf(line.sliced(equals + 1));
        if (!value)
            return wrong(u"the value's quotes do not match"_s);
        if (std::any_of(value->begin(), value->end(),
                        [](QChar c) { return c.category() == QChar::Other_Control; }))
            return wrong(u"the value holds a control character"_s);
        if (values.contains(name.toString()))
            return wrong(u"%1 is set a second time"_s.arg(name));
        values.insert(name.toString(), *value);
    }
    return values;
}

} // namespace frontdesk
