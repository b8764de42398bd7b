// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace frontdesk {

/// Text as it is searched and sorted: without diacritics and invisible characters, in lower case,
/// Arabic letter variants, dashes, apostrophes and digits of any script made one, white space
/// single.
QString folded(const QString &text);

/// The words of a folded text.
QStringList foldedTokens(const QString &text);

/// The digits of a phone number in ASCII, nothing else.
QString phoneDigits(const QString &phone);

} // namespace frontdesk
