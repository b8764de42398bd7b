// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/textfold.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// One letter for those that Arabic, Persian and Urdu writers use alike.
QChar unifiedArabic(QChar c)
{
    switch (c.unicode()) {
    case 0x0622: // alef with madda
    case 0x0623: // alef with hamza above
    case 0x0625: // alef with hamza below
    case 0x0671: // alef wasla
        return QChar(0x0627);
    case 0x0629: // teh marbuta
    case 0x06BE: // heh doachashmee
    case 0x06C1: // heh goal
    case 0x06C3: // teh marbuta goal
    case 0x06D5: // ae
        return QChar(0x0647);
    case 0x0649: // alef maksura
    case 0x06CC: // farsi yeh
        return QChar(0x064A);
    case 0x06A9: // keheh
        return QChar(0x0643);
    default:
        return c;
    }
}

/// What somebody without the letter on the keyboard writes for it, where Unicode knows no
/// decomposition.
QLatin1StringView plainLatin(QChar c)
{
    switch (c.unicode()) {
    case 0x00DF: // sharp s
        return "ss"_L1;
    case 0x00E6: // ae
        return "ae"_L1;
    case 0x00F0: // eth
    case 0x0111: // d with stroke
        return "d"_L1;
    case 0x00F8: // o with stroke
        return "o"_L1;
    case 0x00FE: // thorn
        return "th"_L1;
    case 0x0127: // h with stroke
        return "h"_L1;
    case 0x0131: // dotless i
        return "i"_L1;
    case 0x0142: // l with stroke
        return "l"_L1;
    case 0x0153: // oe
        return "oe"_L1;
    case 0x0167: // t with stroke
        return "t"_L1;
    case 0x02BC: // modifier apostrophe
    case 0x2018: // quotation marks that word processors make of an apostrophe
    case 0x2019:
        return "'"_L1;
    default:
        return c.category() == QChar::Punctuation_Dash ? "-"_L1 : QLatin1StringView();
    }
}

/// Neither seen nor typed: combining marks, tatweel, and format characters such as direction marks.
bool isDropped(QChar c)
{
    return c.isMark() || c == QChar(0x0640) || c.category() == QChar::Other_Format;
}

} // namespace

QString folded(const QString &text)
{
    QString result;
    const QString decomposed = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    result.reserve(decomposed.size());
    for (const QChar c : decomposed) {
        if (isDropped(c))
            continue;
        const QLatin1StringView plain = plainLatin(c);
        if (!plain.isEmpty())
            result.append(plain);
        else if (c.digitValue() >= 0)
            result.append(QChar(u'0' + c.digitValue()));
        else
            result.append(unifiedArabic(c));
    }
    return result.simplified();
}

QStringList foldedTokens(const QString &text)
{
    return folded(text).split(u' ', Qt::SkipEmptyParts);
}

QString phoneDigits(const QString &phone)
{
    QString digits;
    for (const QChar c : phone) {
        if (c.digitValue() >= 0)
            digits.append(QChar(u'0' + c.digitValue()));
    }
    return digits;
}

} // namespace frontdesk
