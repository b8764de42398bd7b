// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace frontdesk {

/// A table as CSV (RFC 4180): CRLF line ends, quotes where needed. A cell that a spreadsheet might
/// take for a formula (its first visible character is = + - @, or it begins with a tab or a line
/// break) gets an apostrophe in front.
QString toCsv(const QStringList &header, const QList<QStringList> &rows);

} // namespace frontdesk
