// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/csv.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

QString cell(QString text)
{
    if (!text.isEmpty() && u"=+-@\t\r"_s.contains(text.front()))
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
