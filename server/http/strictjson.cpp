// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/strictjson.h"

#include <QJsonDocument>
#include <QSet>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int MaxDepth = 32;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Goes through the text once. Each function leaves the position behind what it accepted, or notes
/// the first refusal and returns false.
class Scanner
{
public:
    explicit Scanner(QByteArrayView text)
        : m_text(text)
    {
    }

    std::optional<JsonRefusal> run()
    {
        if (!m_text.isValidUtf8())
            refuse("it is not UTF-8"_L1);
        else if (skipSpace(); value(0)) {
            skipSpace();
            if (m_at != m_text.size())
                refuse("something follows the value"_L1);
        }
        return m_refusal;
    }

private:
    bool refuse(QLatin1StringView reason)
    {
        m_refusal = JsonRefusal {m_at, QString(reason)};
        return false;
    }

    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    bool take(char c)
    {
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    void skipSpace()
    {
        while (m_at < m_text.size()
               && (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r'))
            ++m_at;
    }

    bool value(int depth)
    {
        switch (peek()) {
        case '{':
            return object(depth + 1);
        case '[':
            return array(depth + 1);
        case '"': {
            QString ignored;
            return string(ignored);
        }
        case 't':
            return word("true");
        case 'f':
            return word("false");
        case 'n':
            return word("null");
        default:
            return number();
        }
    }

    bool object(int depth)
    {
        if (depth > MaxDepth)
            return refuse("it is nested too deeply"_L1);
        ++m_at;
        skipSpace();
        if (take('}'))
            return true;
        QSet<QString> names;
        for (;;) {
            QString name;
            if (peek() != '"')
                return refuse("a name is missing"_L1);
            if (!string(name))
                return false;
            if (names.contains(name))
                return refuse("a name occurs twice in an object"_L1);
            names.insert(name);
            skipSpace();
            if (!take(':'))
                return refuse("a colon is missing"_L1);
            skipSpace();
            if (!value(depth))
                return false;
            skipSpace();
            if (take('}'))
                return true;
            if (!take(','))
                return refuse("a comma or a closing brace is missing"_L1);
            skipSpace();
        }
    }

    bool array(int depth)
    {
        if (depth > MaxDepth)
            return refuse("it is nested too deeply"_L1);
        ++m_at;
        skipSpace();
        if (take(']'))
            return true;
        for (;;) {
            if (!value(depth))
                return false;
            skipSpace();
            if (take(']'))
                return true;
            if (!take(','))
                return refuse("a comma or a closing bracket is missing"_L1);
            skipSpace();
        }
    }

    bool word(const char *expected)
    {
        const QByteArrayView wanted(expected);
        if (!m_text.sliced(m_at).startsWith(wanted))
            return refuse("a value is missing"_L1);
        m_at += wanted.size();
        return true;
    }

    bool digits()
    {
        if (!isDigit(peek()))
            return refuse("a digit is missing"_L1);
        while (isDigit(peek()))
            ++m_at;
        return true;
    }

    /// A number that no double can hold is refused here: Qt would not read it either.
    bool number()
    {
        const qsizetype begin = m_at;
        if (!numberText())
            return false;
        bool fits = false;
        [[maybe_unused]] const double value = m_text.sliced(begin, m_at - begin).toDouble(&fits);
        return fits || refuse("a number is too large"_L1);
    }

    bool numberText()
    {
        if (peek() != '-' && !isDigit(peek()))
            return refuse("a value is missing"_L1);
        take('-');
        if (!take('0') && !digits())
            return false;
        if (take('.') && !digits())
            return false;
        if (take('e') || take('E')) {
            if (!take('+'))
                take('-');
            return digits();
        }
        return true;
    }

    /// The four hexadecimal digits of an escape, or -1.
    int hexUnit()
    {
        if (m_text.size() - m_at < 4)
            return -1;
        int unit = 0;
        for (const char c : m_text.sliced(m_at, 4)) {
            const int digit = isDigit(c)             ? c - '0'
                              : c >= 'a' && c <= 'f' ? c - 'a' + 10
                              : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                     : -1;
            if (digit < 0)
                return -1;
            unit = unit * 16 + digit;
        }
        m_at += 4;
        return unit;
    }

    bool unicodeEscape(QString &into)
    {
        const int unit = hexUnit();
        if (unit < 0)
            return refuse("an escape is wrong"_L1);
        if (unit == 0)
            return refuse("U+0000 is not allowed"_L1);
        const QChar first(static_cast<char16_t>(unit));
        if (first.isLowSurrogate())
            return refuse("half a surrogate pair is not allowed"_L1);
        into.append(first);
        if (!first.isHighSurrogate())
            return true;
        const int next = take('\\') && take('u') ? hexUnit() : -1;
        if (next < 0 || !QChar::isLowSurrogate(char32_t(next)))
            return refuse("half a surrogate pair is not allowed"_L1);
        into.append(QChar(static_cast<char16_t>(next)));
        return true;
    }

    bool escape(QString &into)
    {
        static constexpr QByteArrayView Names("\"\\/bfnrt");
        static constexpr QByteArrayView Meanings("\"\\/\b\f\n\r\t");
        if (take('u'))
            return unicodeEscape(into);
        const qsizetype which = m_at < m_text.size() ? Names.indexOf(m_text[m_at]) : -1;
        if (which < 0)
            return refuse("an escape is wrong"_L1);
        ++m_at;
        into.append(QLatin1Char(Meanings[which]));
        return true;
    }

    bool string(QString &into)
    {
        ++m_at;
        for (;;) {
            const qsizetype start = m_at;
            while (m_at < m_text.size() && uchar(peek()) >= 0x20 && peek() != '"' && peek() != '\\')
                ++m_at;
            into.append(QString::fromUtf8(m_text.sliced(start, m_at - start)));
            if (take('"'))
                return true;
            if (m_at >= m_text.size())
                return refuse("a string is not closed"_L1);
            if (!take('\\'))
                return refuse("a control character must be escaped"_L1);
            if (!escape(into))
                return false;
        }
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    std::optional<JsonRefusal> m_refusal;
};

} // namespace

std::optional<JsonRefusal> findJsonFault(QByteArrayView text)
{
    return Scanner(text).run();
}

Result<QJsonObject> parseJsonObject(const QByteArray &body)
{
    if (const auto refusal = findJsonFault(body))
        return fail(ErrorCode::Malformed,
                    u"The body is not acceptable JSON: at byte %1, %2"_s.arg(refusal->offset)
                        .arg(refusal->reason));
    if (!body.trimmed().startsWith('{'))
        return fail(invalidField({}, u"wrong_type"_s, u"The body must be a JSON object"_s));
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(body, &error);
    if (!document.isObject())
        return fail(ErrorCode::Malformed,
                    u"The body is not acceptable JSON: at byte %1"_s.arg(error.offset));
    return document.object();
}

} // namespace frontdesk
