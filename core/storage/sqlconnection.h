// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"
#include "storage/location.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>

namespace frontdesk {

/// A Connection over Qt Sql. It belongs to the thread that opened it.
class SqlConnection final : public Connection
{
public:
    enum class Mode { ReadOnly, ReadWrite };

    static Result<std::unique_ptr<SqlConnection>> open(const DatabaseLocation &location, Mode mode);
    ~SqlConnection() override;
    Q_DISABLE_COPY_MOVE(SqlConnection)

    Dialect dialect() const override { return m_location.dialect; }
    Result<qint64> execute(const QString &sql, const QList<Bound> &values = {}) override;
    Result<void> select(const QString &sql, const QList<Bound> &values,
                        const std::function<void(const Row &)> &each) override;

    /// Runs a statement once, without keeping it prepared: DDL, PRAGMA, BEGIN.
    Result<void> run(const QString &sql);
    Result<void> begin(Mode mode);
    Result<void> commit();
    /// False where the transaction was gone already.
    bool rollback();

    /// Whether the last failure lost the connection; reopen() then.
    bool isLost() const { return m_lost; }
    /// Drops the prepared statements, which died with the connection, and connects again.
    Result<void> reopen();

    QSqlDatabase database() const { return QSqlDatabase::database(m_name, false); }

private:
    SqlConnection(DatabaseLocation location, Mode mode);
    Result<void> configure();
    void drop();
    Result<QSqlQuery *> prepared(const QString &sql);
    Result<QSqlQuery *> executed(const QString &sql, const QList<Bound> &values);
    tl::unexpected<Error> failed(const QSqlError &error);

    DatabaseLocation m_location;
    Mode m_mode;
    QString m_name;
    bool m_lost = false;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_statements;
};

} // namespace frontdesk
