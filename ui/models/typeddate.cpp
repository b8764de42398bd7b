// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/typeddate.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

bool isDateSeparator(QChar c)
{
    return c == u'.' || c == u'/' || c == u'-';
}

/// The position of day, month and year among the three numbers of the locale's short date.
struct DateOrder {
    int day = 0, month = 1, year = 2;
};

DateOrder orderOf(const QLocale &locale)
{
    const QString format = locale.dateFormat(QLocale::ShortFormat);
    const std::array<qsizetype, 3> at {format.indexOf(u'd'), format.indexOf(u'M'),
                                       format.indexOf(u'y')};
    const auto rank = [&](qsizetype position) {
        return int(std::count_if(at.begin(), at.end(), [&](qsizetype p) { return p < position; }));
    };
    if (std::any_of(at.begin(), at.end(), [](qsizetype p) { return p < 0; }))
        return {};
    return {rank(at[0]), rank(at[1]), rank(at[2])};
}

constexpr int Century = 100;

int fullYear(int year, QDate today, ShortYear meaning)
{
    const int candidate = today.year() - today.year() % Century + year;
    if (meaning == ShortYear::Past)
        return candidate > today.year() ? candidate - Century : candidate;
    if (candidate - today.year() > Century / 2)
        return candidate - Century;
    return today.year() - candidate > Century / 2 ? candidate + Century : candidate;
}

} // namespace

QString withAsciiDigits(QString text)
{
    for (QChar &c : text) {
        if (const int digit = c.digitValue(); digit >= 0)
            c = QChar(u'0' + digit);
    }
    return text;
}

QDate parseTypedDate(const QString &text, const QLocale &locale, QDate today, ShortYear shortYear)
{
    const QString ascii = withAsciiDigits(text.trimmed());
    QStringList parts;
    QString part;
    for (const QChar c : ascii) {
        if (isDateSeparator(c)) {
            parts.append(part);
            part.clear();
        } else if (c.isDigit()) {
            part.append(c);
        } else if (c.category() != QChar::Other_Format) { // Arabic dates carry direction marks
            return {};
        }
    }
    parts.append(part);
    if (parts.size() != 3 || std::any_of(parts.begin(), parts.end(), [](const QString &p) {
            return p.isEmpty() || p.size() > 4;
        }))
        return {};
    const DateOrder order = parts[0].size() == 4 ? DateOrder {2, 1, 0} : orderOf(locale);
    if (parts[order.day].size() > 2 || parts[order.month].size() > 2)
        return {};
    const qsizetype yearDigits = parts[order.year].size();
    if (yearDigits != 2 && yearDigits != 4)
        return {};
    const int typedYear = parts[order.year].toInt();
    const int year = yearDigits == 2 ? fullYear(typedYear, today, shortYear) : typedYear;
    const QDate date(year, parts[order.month].toInt(), parts[order.day].toInt());
    // Also for this very year the day must have been.
    if (yearDigits == 2 && shortYear == ShortYear::Past && date > today)
        return date.addYears(-Century);
    return date;
}

} // namespace frontdesk
