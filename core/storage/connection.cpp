// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/connection.h"

#include <QSqlQuery>

namespace frontdesk {

QString Row::text(int column) const
{
    return m_query.value(column).toString();
}

qint64 Row::integer(int column) const
{
    return m_query.value(column).toLongLong();
}

double Row::real(int column) const
{
    return m_query.value(column).toDouble();
}

bool Row::boolean(int column) const
{
    return m_query.value(column).toBool();
}

QDate Row::date(int column) const
{
    return m_query.value(column).toDate();
}

Instant Row::instant(int column) const
{
    return fromMillis(integer(column));
}

std::optional<Instant> Row::optionalInstant(int column) const
{
    if (isNull(column))
        return std::nullopt;
    return instant(column);
}

bool Row::isNull(int column) const
{
    return m_query.isNull(column);
}

Bound::Bound(const QString &text)
    : m_value(text.isNull() ? QVariant(QStringLiteral("")) : QVariant(text))
{
}

Bound::Bound(QLatin1StringView text)
    : m_value(QString(text))
{
}

Bound::Bound(qint64 number)
    : m_value(number)
{
}

Bound::Bound(int number)
    : m_value(number)
{
}

Bound::Bound(bool flag)
    : m_value(flag)
{
}

Bound::Bound(QDate date)
    : m_value(date.isValid() ? QVariant(date.toString(Qt::ISODate))
                             : QVariant(QMetaType::fromType<QString>()))
{
}

Bound::Bound(Instant instant)
    : m_value(toMillis(instant))
{
}

Bound::Bound(const std::optional<Instant> &instant)
    : m_value(instant ? QVariant(toMillis(*instant)) : QVariant(QMetaType::fromType<qint64>()))
{
}

Bound::Bound(const QUuid &uuid)
    : m_value(uuid.isNull() ? QVariant(QMetaType::fromType<QString>())
                            : QVariant(uuid.toString(QUuid::WithoutBraces)))
{
}

Bound Bound::null()
{
    Bound bound;
    bound.m_value = QVariant(QMetaType::fromType<QString>());
    return bound;
}

} // namespace frontdesk
