// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/spokenplace.h"

#include <QRegularExpression>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int DaysOfWeek = 7;
constexpr int ShortestName = 3; ///< letters of a weekday or month that tell it from others
constexpr int Noon = 12 * 60;

/// In lower case, with the digits of every script as 0 to 9 and without marks of direction.
QString plain(const QString &text)
{
    QString result;
    for (const QChar c : text.toLower()) {
        if (c.digitValue() >= 0)
            result.append(QChar(u'0' + c.digitValue()));
        else if (c.category() != QChar::Other_Format && c != u'\u0640') // nor lengthened letters
            result.append(c);
    }
    return result;
}

/// The number (from 1) of the name that `token` is, or else begins, or 0.
template <class NameOf>
int named(const QString &token, int count, NameOf nameOf)
{
    QString word = token;
    if (word.endsWith(u'.'))
        word.chop(1);
    int begun = 0;
    for (int number = 1; number <= count; ++number) {
        for (const QString &name : nameOf(number)) {
            QString whole = plain(name);
            if (whole.endsWith(u'.'))
                whole.chop(1);
            if (whole.isEmpty())
                continue;
            // A whole name may be the beginning of another: Pazar and Pazartesi.
            if (whole == word)
                return number;
            if (begun == 0 && word.size() >= ShortestName && whole.startsWith(word))
                begun = number;
        }
    }
    return begun;
}

int weekdayOf(const QString &token, const QLocale &locale)
{
    return named(token, DaysOfWeek, [&](int day) {
        return QStringList {locale.dayName(day), locale.dayName(day, QLocale::ShortFormat),
                            locale.standaloneDayName(day), QLocale::c().dayName(day)};
    });
}

int monthOf(const QString &token, const QLocale &locale)
{
    return named(token, 12, [&](int month) {
        return QStringList {locale.monthName(month), locale.monthName(month, QLocale::ShortFormat),
                            locale.standaloneMonthName(month), QLocale::c().monthName(month)};
    });
}

/// The day of a month that lies ahead, this year or next.
std::optional<QDate> ahead(int day, int month, QDate today)
{
    for (const int year : {today.year(), today.year() + 1}) {
        const QDate date(year, month, day);
        if (date.isValid() && date >= today)
            return date;
    }
    return std::nullopt;
}

std::optional<QDate> relativeDay(const QString &token, QDate today)
{
    static const QStringList todays {u"today"_s, u"اليوم"_s};
    static const QStringList tomorrows {u"tomorrow"_s, u"tmrw"_s, u"غدا"_s,
                                        u"غدًا"_s,      u"غداً"_s,  u"بكرة"_s};
    if (todays.contains(token))
        return today;
    if (tomorrows.contains(token))
        return today.addDays(1);
    static const QRegularExpression later(u"^\\+(\\d{1,3})$"_s);
    const auto match = later.match(token);
    return match.hasMatch() ? std::optional(today.addDays(match.captured(1).toInt()))
                            : std::nullopt;
}

std::optional<QDate> numericDay(const QString &token, const QLocale &locale, QDate today)
{
    static const QRegularExpression iso(u"^(\\d{4})-(\\d{1,2})-(\\d{1,2})$"_s);
    auto match = iso.match(token);
    if (match.hasMatch()) {
        const QDate date(match.captured(1).toInt(), match.captured(2).toInt(),
                         match.captured(3).toInt());
        return date.isValid() ? std::optional(date) : std::nullopt;
    }
    static const QRegularExpression numeric(u"^(\\d{1,2})[./-](\\d{1,2})(?:[./-](\\d{4})?)?$"_s);
    match = numeric.match(token);
    if (!match.hasMatch())
        return std::nullopt;
    int day = match.captured(1).toInt();
    int month = match.captured(2).toInt();
    const QString order = locale.dateFormat(QLocale::ShortFormat).toLower();
    if (order.indexOf(u'm') < order.indexOf(u'd'))
        std::swap(day, month);
    if (match.captured(3).isEmpty())
        return ahead(day, month, today);
    const QDate date(match.captured(3).toInt(), month, day);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

std::optional<int> minutesOf(int hour, int minute, std::optional<bool> afternoon)
{
    if (minute > 59 || hour > (afternoon ? 12 : 23) || (afternoon && hour == 0))
        return std::nullopt;
    if (!afternoon)
        return hour * 60 + minute;
    return (hour % 12) * 60 + minute + (*afternoon ? Noon : 0);
}

/// Whether a word says that a time is after noon, or before it.
std::optional<bool> halfOf(const QString &token, const QLocale &locale)
{
    static const QStringList before {u"am"_s, u"a.m."_s, u"ص"_s, u"صباحا"_s};
    static const QStringList after {u"pm"_s, u"p.m."_s, u"م"_s, u"مساء"_s};
    if (token.isEmpty())
        return std::nullopt;
    if (after.contains(token) || token == plain(locale.pmText()))
        return true;
    if (before.contains(token) || token == plain(locale.amText()))
        return false;
    return std::nullopt;
}

class Reader
{
public:
    Reader(const QLocale &locale, QDate today)
        : m_locale(locale)
        , m_today(today)
    {
    }

    /// How many tokens from `at` on were understood; 0 where the first is a word.
    qsizetype read(const QStringList &tokens, qsizetype at)
    {
        const QString &token = tokens[at];
        const QString next = at + 1 < tokens.size() ? tokens[at + 1] : QString();
        if (!place.date) {
            if (const qsizetype used = readDay(token, next))
                return used;
        }
        return place.minutes ? 0 : readTime(token, next);
    }

    SpokenPlace place;

private:
    qsizetype readDay(const QString &token, const QString &next)
    {
        place.date = relativeDay(token, m_today);
        if (!place.date)
            place.date = numericDay(token, m_locale, m_today);
        if (place.date)
            return 1;
        bool isNumber = false;
        const int number = QString(token).remove(u'.').toInt(&isNumber);
        if (isNumber && monthOf(next, m_locale) > 0)
            place.date = ahead(number, monthOf(next, m_locale), m_today);
        else if (!isNumber && monthOf(token, m_locale) > 0)
            place.date =
                ahead(QString(next).remove(u'.').toInt(), monthOf(token, m_locale), m_today);
        if (place.date)
            return 2;
        if (const int weekday = isNumber ? 0 : weekdayOf(token, m_locale)) {
            const int days = (weekday - m_today.dayOfWeek() + DaysOfWeek) % DaysOfWeek;
            place.date = m_today.addDays(days);
            return 1;
        }
        return 0;
    }

    qsizetype readTime(const QString &token, const QString &next)
    {
        static const QRegularExpression time(u"^(\\d{1,2})(?:[:h](\\d{2}))?(\\D*)$"_s);
        const auto match = time.match(token);
        if (!match.hasMatch())
            return 0;
        const int hour = match.captured(1).toInt();
        const int minute = match.captured(2).toInt();
        const auto half = halfOf(match.captured(3), m_locale);
        if (half) {
            place.minutes = minutesOf(hour, minute, half);
            return place.minutes ? 1 : 0;
        }
        if (!match.captured(3).isEmpty())
            return 0;
        if (const auto nextHalf = halfOf(next, m_locale)) {
            place.minutes = minutesOf(hour, minute, nextHalf);
            return place.minutes ? 2 : 0;
        }
        // A number by itself may be anything.
        if (!match.captured(2).isEmpty())
            place.minutes = minutesOf(hour, minute, std::nullopt);
        return place.minutes ? 1 : 0;
    }

    const QLocale &m_locale;
    QDate m_today;
};

} // namespace

SpokenPlace parseSpokenPlace(const QString &text, const QLocale &locale, QDate today)
{
    // Locales put spaces of other kinds before "AM".
    static const QRegularExpression separators(u"[\\s,،;]+"_s,
                                               QRegularExpression::UseUnicodePropertiesOption);
    const QStringList spoken = text.split(separators, Qt::SkipEmptyParts);
    QStringList tokens;
    for (const QString &word : spoken)
        tokens.append(plain(word));
    Reader reader(locale, today);
    for (qsizetype at = 0; at < tokens.size();) {
        const qsizetype used = reader.read(tokens, at);
        if (used == 0)
            reader.place.words.append(spoken[at]);
        at += std::max<qsizetype>(used, 1);
    }
    return reader.place;
}

} // namespace frontdesk
