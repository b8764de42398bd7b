// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/csv.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// Whether a spreadsheet might calculate with the text. Some drop blanks before they look, and some
/// take the full-width signs of East Asian keyboards for the plain ones.
bool looksLikeFormula(const QString &text)
{
    const QString seen = text.trimmed();
    const bool sign = !seen.isEmpty() && u"=+-@\uFF1D\uFF0B\uFF0D\uFF20"_s.contains(seen.front());
    return sign || (!text.isEmpty() && u"\t\r\n"_s.contains(text.front()));
}

QString cell(QString text)
{
    if (looksLikeFormula(text))
        text.prepend(u'\'');
    const bool quoted =
        text.contains(u'"') || text.contains(u',') || text.contains(u'\n') || text.contains(u'\r');
    return quoted ? u'"' + text.replace(u'"', u"\"\""_s) + u'"' : text;
}

QString line(const QStringList &cells)
{
    QStringList written;
    for (const QString &text : cells)
        written.append(cell(text));
    return written.join(u',') + "\r\n"_L1;
}

} // namespace

QString toCsv(const QStringList &header, const QList<QStringList> &rows)
{
    QString csv = line(header);
    for (const QStringList &row : rows)
        csv += line(row);
    return csv;
}

} // namespace frontdesk
