// SPDX-License-Identifier: GPL-3.0-or-later
#include "patients/quickpatient.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace frontdesk
{

using namespace Qt::StringLiterals;

namespace
{

QString withAsciiDigits(QString text)
{
    for (QChar &c : text) {
        if (const int digit = c.digitValue(); digit >= 0)
            c = QChar(u'0' + digit);
    }
    return text;
}

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
    const std::array<qsizetype, 3> at{format.indexOf(u'd'), format.indexOf(u'M'),
                                      format.indexOf(u'y')};
    const auto rank = [&](qsizetype position) {
        return int(std::count_if(at.begin(), at.end(), [&](qsizetype p) { return p < position; }));
    };
    if (std::any_of(at.begin(), at.end(), [](qsizetype p) { return p < 0; }))
        return {};
    return {rank(at[0]), rank(at[1]), rank(at[2])};
}

int fullYear(int year, QDate today)
{
    constexpr int Century = 100;
    const int candidate = today.year() - today.year() % Century + year;
    return candidate > today.year() ? candidate - Century : candidate;
}

bool looksLikePhone(const QString &token)
{
    const bool allowed = std::all_of(token.begin(), token.end(), [](QChar c) {
        return c.isDigit() || c == u'+' || c == u'-' || c == u'(' || c == u')' || c == u'.'
               || c == u'/';
    });
    return allowed && std::any_of(token.begin(), token.end(), [](QChar c) { return c.isDigit(); });
}

QString trimmedToken(QString token)
{
    while (token.endsWith(u',') || token.endsWith(u';'))
        token.chop(1);
    return token;
}

} // namespace

QDate parseTypedDate(const QString &text, const QLocale &locale, QDate today)
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
        } else {
            return {};
        }
    }
    parts.append(part);
    if (parts.size() != 3 || std::any_of(parts.begin(), parts.end(), [](const QString &p) {
            return p.isEmpty() || p.size() > 4;
        }))
        return {};
    const DateOrder order = parts[0].size() == 4 ? DateOrder{2, 1, 0} : orderOf(locale);
    if (parts[order.day].size() > 2 || parts[order.month].size() > 2)
        return {};
    const qsizetype yearDigits = parts[order.year].size();
    if (yearDigits != 2 && yearDigits != 4)
        return {};
    const int typedYear = parts[order.year].toInt();
    const int year = yearDigits == 2 ? fullYear(typedYear, today) : typedYear;
    const QDate date(year, parts[order.month].toInt(), parts[order.day].toInt());
    // A year of two digits means the one that has been, also on the last days before a birthday.
    if (yearDigits == 2 && date > today)
        return date.addYears(-100);
    return date;
}

QuickPatient parseQuickPatient(const QString &text, const QLocale &locale, QDate today)
{
    constexpr int FirstYear = 1880;
    QuickPatient parsed;
    QStringList name;
    QStringList phone;
    const QStringList tokens = text.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &token : tokens) {
        const QString bare = trimmedToken(withAsciiDigits(token));
        const QDate date = parseTypedDate(bare, locale, today);
        if (date.isValid() && date <= today && date.year() >= FirstYear
            && !parsed.dateOfBirth.isValid()) {
            parsed.dateOfBirth = date;
        } else if (!date.isValid() && looksLikePhone(bare)) {
            phone.append(bare);
        } else {
            name.append(token);
        }
    }
    parsed.name = trimmedToken(name.join(u' '));
    parsed.phone = phone.join(u' ');
    return parsed;
}

QString searchQuery(const QString &text, const QLocale &locale, QDate today)
{
    const QuickPatient parsed = parseQuickPatient(text, locale, today);
    if (!parsed.name.isEmpty())
        return parsed.name;
    if (parsed.dateOfBirth.isValid())
        return parsed.dateOfBirth.toString(Qt::ISODate);
    return parsed.phone;
}

QString foldedName(const QString &name)
{
    QString folded;
    for (const QChar c : name.normalized(QString::NormalizationForm_KD)) {
        if (c.isMark())
            continue;
        folded.append(c);
    }
    return folded.simplified().toCaseFolded();
}

} // namespace frontdesk
