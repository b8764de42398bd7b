// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"
#include "domain/interval.h"

#include <QDate>
#include <QVariant>

#include <functional>
#include <memory>
#include <optional>

class QSqlQuery;

namespace frontdesk {

enum class Dialect { Sqlite, PostgreSql };

/// One row of a result, read by column number in the order of the SELECT.
class Row
{
public:
    explicit Row(const QSqlQuery &query)
        : m_query(query)
    {
    }

    QString text(int column) const;
    qint64 integer(int column) const;
    double real(int column) const;
    bool boolean(int column) const;
    QDate date(int column) const; ///< invalid where NULL
    Instant instant(int column) const;
    std::optional<Instant> optionalInstant(int column) const;
    bool isNull(int column) const;

    template <class IdType>
    IdType id(int column) const ///< null where NULL
    {
        return IdType(QUuid::fromString(text(column)));
    }

private:
    const QSqlQuery &m_query;
};

/// A value as it is bound to a statement; each type has one form that both databases understand.
class Bound
{
public:
    Bound(const QString &text);
    Bound(QLatin1StringView text);
    Bound(qint64 number);
    Bound(int number);
    Bound(bool flag);
    Bound(QDate date); ///< NULL where invalid
    Bound(Instant instant);
    Bound(const std::optional<Instant> &instant);
    template <class Tag>
    Bound(const Id<Tag> &id) ///< NULL where null
        : Bound(id.uuid())
    {
    }
    Bound(const QUuid &uuid);
    Bound(const char *) = delete;
    static Bound null();

    const QVariant &value() const { return m_value; }

private:
    Bound() = default;
    QVariant m_value;
};

/// A database connection of one thread. Statements are prepared once and kept. Its users are
/// repositories; nobody outside storage and services ever holds one.
class Connection
{
public:
    virtual ~Connection() = default;

    virtual Dialect dialect() const = 0;
    /// Runs a statement and gives the number of rows it changed.
    virtual Result<qint64> execute(const QString &sql, const QList<Bound> &values = {}) = 0;
    /// Calls `each` for every row of a SELECT (or of a RETURNING clause).
    virtual Result<void> select(const QString &sql, const QList<Bound> &values,
                                const std::function<void(const Row &)> &each) = 0;

    /// All rows, each turned into a value by `read(const Row &)`.
    template <class Read>
    auto all(const QString &sql, const QList<Bound> &values, Read read)
        -> Result<QList<std::invoke_result_t<Read, const Row &>>>
    {
        QList<std::invoke_result_t<Read, const Row &>> rows;
        FRONTDESK_TRY(select(sql, values, [&](const Row &row) { rows.append(read(row)); }));
        return rows;
    }

    /// The first row's value, if there is a row.
    template <class Read>
    auto first(const QString &sql, const QList<Bound> &values, Read read)
        -> Result<std::optional<std::invoke_result_t<Read, const Row &>>>
    {
        std::optional<std::invoke_result_t<Read, const Row &>> found;
        FRONTDESK_TRY(select(sql, values, [&](const Row &row) {
            if (!found)
                found = read(row);
        }));
        return found;
    }
};

} // namespace frontdesk
