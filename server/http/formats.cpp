// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/formats.h"

namespace frontdesk {

namespace {

/// Reads fixed-width numbers and single characters off the front of a text.
class Reader
{
public:
    explicit Reader(QStringView text)
        : m_rest(text)
    {
    }

    std::optional<int> number(qsizetype width)
    {
        if (m_rest.size() < width)
            return std::nullopt;
        int value = 0;
        for (const QChar c : m_rest.first(width)) {
            if (c < u'0' || c > u'9')
                return std::nullopt;
            value = value * 10 + (c.unicode() - u'0');
        }
        m_rest = m_rest.sliced(width);
        return value;
    }

    /// A number of `width` digits from `least` to `most`.
    bool number(qsizetype width, int least, int most, int &into)
    {
        const auto value = number(width);
        into = value.value_or(-1);
        return value && *value >= least && *value <= most;
    }

    bool oneOf(QStringView characters, QChar *which = nullptr)
    {
        if (m_rest.isEmpty() || !characters.contains(m_rest.front()))
            return false;
        if (which)
            *which = m_rest.front();
        m_rest = m_rest.sliced(1);
        return true;
    }

    bool atEnd() const { return m_rest.isEmpty(); }

private:
    QStringView m_rest;
};

std::optional<QDate> readDate(Reader &reader)
{
    int year = 0;
    int month = 0;
    int day = 0;
    if (!reader.number(4, 1, 9999, year) || !reader.oneOf(u"-") || !reader.number(2, 1, 12, month)
        || !reader.oneOf(u"-") || !reader.number(2, 1, 31, day))
        return std::nullopt;
    const QDate date(year, month, day);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

/// Milliseconds after midnight.
std::optional<qint64> readTime(Reader &reader)
{
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (!reader.number(2, 0, 23, hour) || !reader.oneOf(u":") || !reader.number(2, 0, 59, minute)
        || !reader.oneOf(u":") || !reader.number(2, 0, 59, second))
        return std::nullopt;
    qint64 millis = ((qint64(hour) * 60 + minute) * 60 + second) * 1000;
    if (!reader.oneOf(u"."))
        return millis;
    int weight = 100;
    int digits = 0;
    for (auto digit = reader.number(1); digit; digit = reader.number(1)) {
        millis += qint64(*digit) * weight;
        weight /= 10;
        if (++digits > 9)
            return std::nullopt;
    }
    return digits > 0 ? std::optional(millis) : std::nullopt;
}

/// Minutes east of UTC.
std::optional<int> readOffset(Reader &reader)
{
    QChar sign;
    if (!reader.oneOf(u"Zz+-", &sign))
        return std::nullopt;
    if (sign == u'Z' || sign == u'z')
        return 0;
    int hours = 0;
    int minutes = 0;
    if (!reader.number(2, 0, 23, hours) || !reader.oneOf(u":") || !reader.number(2, 0, 59, minutes))
        return std::nullopt;
    return (sign == u'-' ? -1 : 1) * (hours * 60 + minutes);
}

} // namespace

std::optional<QDate> parseWireDate(QStringView text)
{
    Reader reader(text);
    const auto date = readDate(reader);
    return reader.atEnd() ? date : std::nullopt;
}

std::optional<Instant> parseRfc3339(QStringView text)
{
    Reader reader(text);
    const auto date = readDate(reader);
    if (!date || !reader.oneOf(u"Tt"))
        return std::nullopt;
    const auto time = readTime(reader);
    if (!time)
        return std::nullopt;
    const auto offset = readOffset(reader);
    if (!offset || !reader.atEnd())
        return std::nullopt;
    constexpr qint64 MillisADay = 86'400'000;
    const qint64 days = QDate(1970, 1, 1).daysTo(*date);
    return fromMillis(days * MillisADay + *time - qint64(*offset) * 60'000);
}

} // namespace frontdesk
