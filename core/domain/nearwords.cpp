// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/nearwords.h"

#include "domain/textfold.h"

#include <QSet>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

QString lettersBetween(char16_t first, char16_t last)
{
    QString letters;
    for (char16_t c = first; c <= last; ++c)
        letters.append(QChar(c));
    return letters;
}

/// The letters that a folded word of this one's script may hold.
QString alphabetOf(const QString &word)
{
    switch (word.front().script()) {
    case QChar::Script_Latin:
        return lettersBetween(u'a', u'z');
    case QChar::Script_Cyrillic:
        return folded(lettersBetween(0x0430, 0x044F));
    case QChar::Script_Greek:
        return folded(lettersBetween(0x03B1, 0x03C9));
    case QChar::Script_Hebrew:
        return lettersBetween(0x05D0, 0x05EA);
    case QChar::Script_Arabic:
        // With the three that Persian has besides.
        return folded(lettersBetween(0x0621, 0x063A) + lettersBetween(0x0641, 0x064A))
               + u"\u067E\u0686\u06AF"_s;
    default:
        return {};
    }
}

} // namespace

QStringList oneSlipAway(const QString &word)
{
    if (word.isEmpty())
        return {};
    QSet<QString> found;
    for (qsizetype i = 0; i < word.size(); ++i) {
        found.insert(word.left(i) + word.mid(i + 1));
        if (i + 1 < word.size())
            found.insert(word.left(i) + word[i + 1] + word[i] + word.mid(i + 2));
    }
    for (const QChar letter : alphabetOf(word)) {
        for (qsizetype i = 0; i <= word.size(); ++i) {
            found.insert(word.left(i) + letter + word.mid(i));
            if (i < word.size())
                found.insert(word.left(i) + letter + word.mid(i + 1));
        }
    }
    found.remove(word);
    found.remove(QString());
    QStringList list(found.begin(), found.end());
    list.sort();
    return list;
}

bool beginWords(const QString &nameFolded, const QStringList &tokens)
{
    QString words = u' ' + nameFolded;
    QString parts = words;
    parts.replace(u'-', u' ').replace(u'\'', u' ');
    words += parts;
    return std::all_of(tokens.begin(), tokens.end(),
                       [&](const QString &token) { return words.contains(u' ' + token); });
}

} // namespace frontdesk
