// SPDX-License-Identifier: GPL-3.0-or-later
#include "patients/quickpatient.h"

#include "models/typeddate.h"

#include <QStringList>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

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
