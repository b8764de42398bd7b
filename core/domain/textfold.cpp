// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/textfold.h"

namespace frontdesk {

namespace {

/// One letter for those that Arabic writers use alike; a null character drops it.
QChar unifiedArabic(QChar c)
{
    switch (c.unicode()) {
    case 0x0622: // alef with madda
    case 0x0623: // alef with hamza above
    case 0x0625: // alef with hamza below
    case 0x0671: // alef wasla
        return QChar(0x0627);
    case 0x0629: // teh marbuta
        return QChar(0x0647);
    case 0x0649: // alef maksura
    case 0x06CC: // farsi yeh
        return QChar(0x064A);
    case 0x06A9: // keheh
        return QChar(0x0643);
    case 0x0640: // tatweel
        return {};
    default:
        return c;
    }
}

} // namespace

QString folded(const QString &text)
{
    QString result;
    const QString decomposed = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    result.reserve(decomposed.size());
    for (QChar c : decomposed) {
        if (c.isMark())
            continue;
        c = unifiedArabic(c);
        if (c.isNull())
            continue;
        if (c.digitValue() >= 0)
            c = QChar(u'0' + c.digitValue());
        result.append(c);
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
