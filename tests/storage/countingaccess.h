// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"

namespace frontdesk::test {

/// Passes everything on and counts the statements.
class CountingConnection final : public Connection
{
public:
    CountingConnection(Connection &inner, int &statements)
        : m_inner(inner)
        , m_statements(statements)
    {
    }

    Dialect dialect() const override { return m_inner.dialect(); }
    Result<qint64> execute(const QString &sql, const QList<Bound> &values) override
    {
        ++m_statements;
        return m_inner.execute(sql, values);
    }
    Result<void> select(const QString &sql, const QList<Bound> &values,
                        const std::function<void(const Row &)> &each) override
    {
        ++m_statements;
        return m_inner.select(sql, values, each);
    }

private:
    Connection &m_inner;
    int &m_statements;
};

/// A DataAccess whose works' statements are counted.
class CountingAccess final : public DataAccess
{
public:
    explicit CountingAccess(std::unique_ptr<DataAccess> inner)
        : m_inner(std::move(inner))
    {
    }

    int statements = 0;

protected:
    Result<void> runRead(const ReadWork &work) override
    {
        return m_inner->read([&](Connection &connection) {
            CountingConnection counting(connection, statements);
            return work(counting);
        });
    }
    Result<void> runWrite(const WriteWork &work) override
    {
        return m_inner->write([&](Transaction &outer) -> Result<void> {
            CountingConnection counting(outer.connection(), statements);
            Transaction transaction(counting);
            FRONTDESK_TRY(work(transaction));
            for (const Change &change : transaction.changes())
                outer.publish(change);
            return {};
        });
    }

    Result<void> runAnnounce(const Editing &editing) override { return m_inner->announce(editing); }

private:
    std::unique_ptr<DataAccess> m_inner;
};

} // namespace frontdesk::test
