// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"
#include "storage/namecursor.h"

namespace frontdesk {

/// "column is one of the list that is bound next": one statement for lists of any length.
inline QString inIdList(Dialect dialect, QLatin1StringView column)
{
    using namespace Qt::StringLiterals;
    return dialect == Dialect::Sqlite ? u"%1 IN (SELECT value FROM json_each(?))"_s.arg(column)
                                      : u"%1 = ANY(CAST(? AS uuid[]))"_s.arg(column);
}

/// The list that inIdList() takes.
template <class IdType>
Bound idList(Dialect dialect, const QList<IdType> &ids)
{
    using namespace Qt::StringLiterals;
    QStringList texts;
    for (const IdType &id : ids)
        texts.append(dialect == Dialect::Sqlite ? u'"' + id.toString() + u'"' : id.toString());
    return dialect == Dialect::Sqlite ? QString(u'[' + texts.join(u',') + u']')
                                      : QString(u'{' + texts.join(u',') + u'}');
}

/// The rest of `select` for a page in the order of names: the conditions, where it goes on, and the
/// limit (0: none). Values are appended to `values`.
inline QString byName(const QString &select, QStringList conditions,
                      const std::optional<NameCursor> &after, int limit, QList<Bound> &values)
{
    using namespace Qt::StringLiterals;
    if (after) {
        conditions << u"(name_folded > ? OR (name_folded = ? AND id > ?))"_s;
        values << after->nameFolded << after->nameFolded << after->id;
    }
    QString sql =
        u"%1 WHERE %2 ORDER BY name_folded, id"_s.arg(select, conditions.join(u" AND "_s));
    if (limit > 0) {
        sql += " LIMIT ?"_L1;
        values << limit;
    }
    return sql;
}

/// `text` for a LIKE pattern with ESCAPE '\\', its own wildcards taken literally.
inline QString likeLiteral(QString text)
{
    using namespace Qt::StringLiterals;
    text.replace(u'\\', u"\\\\"_s);
    text.replace(u'%', u"\\%"_s);
    text.replace(u'_', u"\\_"_s);
    return text;
}

/// "The doctor whose id and specialty are bound next could see whom the row of that alias is
/// about." Specialties are chosen from the doctors' own; the exact folding is the matching's.
inline QString servedByCondition(char alias)
{
    using namespace Qt::StringLiterals;
    return u"(%1.doctor_id = ? OR (%1.doctor_id IS NULL AND (%1.specialty = '' "
           "OR lower(%1.specialty) = lower(?))))"_s.arg(QLatin1Char(alias));
}

/// A short list of numbers in one column: "1,3,5".
inline QString textOf(const QList<int> &numbers)
{
    QStringList texts;
    for (const int number : numbers)
        texts.append(QString::number(number));
    return texts.join(u',');
}

inline QList<int> numbersFrom(const QString &text)
{
    QList<int> numbers;
    for (const QString &number : text.split(u',', Qt::SkipEmptyParts))
        numbers.append(number.toInt());
    return numbers;
}

/// StaleVersion where an UPDATE that named the version found no row.
inline Result<void> expectOneRow(const Result<qint64> &changed)
{
    using namespace Qt::StringLiterals;
    FRONTDESK_TRY(changed);
    if (*changed != 1)
        return fail(ErrorCode::StaleVersion, u"Somebody else has changed it meanwhile"_s);
    return {};
}

} // namespace frontdesk
