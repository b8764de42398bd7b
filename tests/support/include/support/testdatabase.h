// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/logging.h"
#include "storage/location.h"

#include <QSqlDatabase>
#include <QTemporaryDir>

namespace frontdesk::test {

/// A new, empty database for one test, of the dialect that FRONTDESK_TEST_DATABASE names ("sqlite",
/// the default, or "postgresql", on the cluster of FRONTDESK_TEST_POSTGRES). Dropped at the end.
class TestDatabase
{
public:
    TestDatabase();
    ~TestDatabase();
    Q_DISABLE_COPY_MOVE(TestDatabase)

    const DatabaseLocation &location() const { return m_location; }
    Dialect dialect() const { return m_location.dialect; }
    /// The DATABASE_URL of it.
    QString url() const;
    /// Runs one statement on a connection of its own, outside the program's code, and gives the
    /// first column of the first row. Aborts the test run on an error.
    QVariant raw(const QString &sql) const;
    /// The same, but gives the native error code instead; empty where it succeeds.
    QString rawError(const QString &sql) const;

    /// A hash over every row of every table but `without`: the same before and after what changes
    /// nothing.
    QByteArray digest(const QStringList &without = {}) const;

    /// Which dialect this run of the test program is for.
    static Dialect wanted();

private:
    QTemporaryDir m_folder;
    DatabaseLocation m_location;
};

/// What the program under test may log: nothing anybody reads.
Logger &silentLogger();

} // namespace frontdesk::test
