// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace frontdesk {

/// Every word that one slip of the finger makes of `word`: a letter left out, doubled or added,
/// taken for another, or swapped with its neighbour. Added letters are of the word's own script
/// (Latin, Arabic, Cyrillic, Greek or Hebrew; none for others). `word` is folded, and not in the
/// list.
QStringList oneSlipAway(const QString &word);

/// Whether each of the folded tokens begins a word of the folded name. A word also begins after a
/// hyphen or an apostrophe.
bool beginWords(const QString &nameFolded, const QStringList &tokens);

} // namespace frontdesk
