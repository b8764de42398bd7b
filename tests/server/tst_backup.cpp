// SPDX-License-Identifier: GPL-3.0-or-later
// `frontdesk-server backup` and `restore` on SQLite, as an operator runs them.
#include "support/apiclinic.h"

#include <QDir>
#include <QFile>
#include <QFuture>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QtConcurrent>

#include <sys/stat.h>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 60'000;

struct Outcome {
    int exitCode = -1;
    QString out;
    QString error;
};

/// The first value that a statement gives in any SQLite file.
QVariant valueIn(const QString &file, const QString &sql)
{
    QVariant value;
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, file);
        database.setDatabaseName(file);
        if (database.open()) {
            QSqlQuery query(database);
            if (query.exec(sql))
                value = query.next() ? query.value(0) : QVariant(true);
        }
    }
    QSqlDatabase::removeDatabase(file);
    return value;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString &path, const QByteArray &bytes, qint64 at = 0)
{
    QFile file(path);
    return file.open(at > 0 ? QIODevice::ReadWrite : QIODevice::WriteOnly) && file.seek(at)
           && file.write(bytes) == bytes.size();
}

} // namespace

class TestBackup : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_url;

    QString path(const QString &name) const { return m_folder->filePath(name); }
    QStringList names() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
    QString setAside(const QString &folder = {}) const
    {
        const QDir dir(folder.isEmpty() ? m_folder->path() : folder);
        const QStringList found = dir.entryList({u"*.before-restore-*"_s}, QDir::Files, QDir::Name);
        return found.isEmpty() ? QString() : dir.filePath(found.first());
    }

    Outcome run(const QStringList &arguments, const QString &limits = {})
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"HOME"_s, m_folder->path());
        environment.insert(u"DATABASE_URL"_s, m_url);
        QProcess process;
        process.setProcessEnvironment(environment);
        if (limits.isEmpty())
            process.start(ServerProcess::program(), arguments);
        else
            process.start(u"sh"_s, QStringList {u"-c"_s, limits + uR"(; exec "$0" "$@")"_s,
                                                ServerProcess::program()}
                                       + arguments);
        process.waitForFinished(Patience);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

    /// It fails with one line that holds `what`, and no file comes, goes or changes by it.
    void refused(const QStringList &arguments, const QString &what, const QString &limits = {})
    {
        const QStringList before = names();
        const QByteArray database = contents(path(u"clinic.db"_s));
        const Outcome outcome = run(arguments, limits);
        QVERIFY2(outcome.exitCode > 0, qPrintable(outcome.out));
        QCOMPARE(outcome.out, QString());
        QCOMPARE(outcome.error.count(u'\n'), 1);
        QVERIFY2(outcome.error.startsWith(u"frontdesk-server: "_s), qPrintable(outcome.error));
        QVERIFY2(outcome.error.contains(what), qPrintable(outcome.error));
        QStringList after = names();
        if (!before.contains(u"clinic.db.lock"_s))
            after.removeAll(u"clinic.db.lock"_s);
        QCOMPARE(after, before);
        QCOMPARE(contents(path(u"clinic.db"_s)), database);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_url = u"sqlite://"_s + path(u"clinic.db"_s);
    }

    void aBackupOfAServerThatBooksGivesBackWhatWasThere()
    {
        ApiClinic clinic;
        m_url = clinic.database.url();
        const QString database = clinic.database.location().filePath;
        const QString copy = path(u"clinic.backup"_s);
        const QString count = u"SELECT count(*) FROM appointments"_s;
        const QString patient = clinic.addPatients(1).first();
        HttpConnection connection(clinic.server.port());
        const auto book = [&clinic, &patient](HttpConnection &on, int slot) {
            return on.post(u"/appointments"_s, clinic.booking(patient, slot), clinic.token())
                .status;
        };
        for (int slot = 0; slot < 5; ++slot)
            QCOMPARE(book(connection, slot), 201);

        std::atomic<bool> enough = false;
        const QFuture<int> booked = QtConcurrent::run([&] {
            HttpConnection own(clinic.server.port());
            int slot = 5;
            while (!enough && slot < 90 && book(own, slot) == 201)
                ++slot;
            return slot;
        });
        const Outcome made = run({u"backup"_s, copy});
        enough = true;
        QVERIFY(booked.result() > 5);
        QVERIFY2(made.exitCode == 0, qPrintable(made.error));
        QVERIFY2(made.out.startsWith(u"a checked backup is at %1, %2 bytes\n"_s.arg(copy).arg(
                     QFileInfo(copy).size())),
                 qPrintable(made.out));
        QVERIFY(made.out.contains(database + u".jwt-key"_s));
        QCOMPARE(names(), QStringList {u"clinic.backup"_s});
        struct stat info {
        };
        QCOMPARE(::stat(QFile::encodeName(copy).constData(), &info), 0);
        QCOMPARE(info.st_mode & 0777, mode_t(0600));
        const int kept = valueIn(copy, count).toInt();
        QVERIFY(kept >= 5 && kept <= booked.result());
        QCOMPARE(valueIn(copy, u"PRAGMA integrity_check"_s).toString(), u"ok"_s);

        // Its lock keeps a restore out, and it goes on.
        const Outcome locked = run({u"restore"_s, copy});
        QVERIFY(locked.exitCode > 0);
        QVERIFY2(locked.error.contains(u"is open in another Frontdesk"_s),
                 qPrintable(locked.error));
        QCOMPARE(book(connection, 95), 201);
        QCOMPARE(clinic.server.stop(), 0); // which seals and anchors what was done last
        QVERIFY2(clinic.server.start(), clinic.server.errors().constData());
        clinic.logIn();
        HttpConnection later(clinic.server.port());
        QCOMPARE(book(later, 94), 201);
        const int last = clinic.database.raw(count).toInt();
        QVERIFY(last >= kept + 2);

        // Killed, it leaves its newest bookings in the write-ahead log.
        clinic.server.kill();
        QVERIFY(QFileInfo(database + u"-wal"_s).size() > 0);
        const QByteArray given = contents(copy);
        const Outcome restored = run({u"restore"_s, copy});
        QVERIFY2(restored.exitCode == 0, qPrintable(restored.error));
        const QString aside = setAside(QFileInfo(database).absolutePath());
        QVERIFY2(restored.out.contains(u"put aside as "_s + aside), qPrintable(restored.out));
        QVERIFY(restored.out.contains(u"verify-audit --new-anchor"_s));
        QCOMPARE(contents(copy), given);
        QVERIFY(!QFile::exists(database + u"-wal"_s));
        QCOMPARE(valueIn(aside, count).toInt(), last);

        QCOMPARE(clinic.server.run({u"verify-audit"_s}), 1);
        QCOMPARE(clinic.server.run({u"verify-audit"_s, u"--new-anchor"_s}), 0);
        QVERIFY2(clinic.server.start(), clinic.server.errors().constData());
        clinic.logIn();
        QCOMPARE(clinic.database.raw(count).toInt(), kept);
        HttpConnection again(clinic.server.port());
        QCOMPARE(book(again, 95), 201);
        QCOMPARE(clinic.server.stop(), 0);
    }

    void aBackupIsRefusedInOneLine()
    {
        refused({u"backup"_s, path(u"copy"_s)}, u"There is no database"_s);
        QCOMPARE(run({u"migrate"_s}).exitCode, 0);
        QVERIFY(write(path(u"precious"_s), "precious"));
        refused({u"backup"_s, path(u"precious"_s)}, u"never replaces"_s);
        QCOMPARE(contents(path(u"precious"_s)), QByteArray("precious"));
        QVERIFY(QFile::link(path(u"nowhere"_s), path(u"link"_s)));
        refused({u"backup"_s, path(u"link"_s)}, u"never replaces"_s);
        QVERIFY(write(path(u"copy.partial"_s), "another's"));
        refused({u"backup"_s, path(u"copy"_s)}, u"copy.partial"_s);
        refused({u"backup"_s, path(u"no folder/copy"_s)}, u"cannot be made"_s);
        refused({u"backup"_s, path(u"precious/copy"_s)}, u"cannot be made"_s);
        refused({u"backup"_s}, u"needs one FILE"_s);
        refused({u"backup"_s, QString()}, u"needs one FILE"_s);
        refused({u"backup"_s, path(u"a"_s), path(u"b"_s)}, u"needs one FILE"_s);
        // As on a disk without room: the file may not grow.
        refused({u"backup"_s, path(u"large"_s)}, u"large.partial cannot be written"_s,
                uR"(ulimit -f 100; trap "" XFSZ)"_s);
        QCOMPARE(run({u"backup"_s, path(u"large"_s)}).exitCode, 0);
    }

    void whatIsNoSoundDatabaseOfOursIsNotBackedUp()
    {
        QCOMPARE(run({u"migrate"_s}).exitCode, 0);
        QVERIFY(valueIn(path(u"clinic.db"_s), u"CREATE TABLE mine (x)"_s).isValid());
        QCOMPARE(run({u"backup"_s, path(u"sound"_s)}).exitCode, 0);
        QVERIFY(write(path(u"clinic.db"_s), QByteArray(40'000, '\x5a'), 60'000));
        refused({u"backup"_s, path(u"copy"_s)}, u"is damaged"_s);
        QVERIFY(write(path(u"clinic.db"_s), QByteArray(40'000, '\x5a')));
        refused({u"backup"_s, path(u"copy"_s)}, u"no SQLite database"_s);
        QVERIFY(write(path(u"clinic.db"_s), QByteArray()));
        refused({u"backup"_s, path(u"copy"_s)}, u"not a Frontdesk database"_s);

        // With the backup the damaged one is replaced, and kept, with what its log still holds.
        QVERIFY(write(path(u"clinic.db"_s), QByteArray(40'000, '\x5a')));
        QVERIFY(write(path(u"clinic.db-wal"_s), "a log"));
        QCOMPARE(run({u"restore"_s, path(u"sound"_s)}).exitCode, 0);
        QCOMPARE(contents(setAside()), QByteArray(40'000, '\x5a'));
        QVERIFY(!QFile::exists(path(u"clinic.db-wal"_s)));
        QCOMPARE(run({u"migrate"_s}).exitCode, 0);
    }

    void aBackupThatIsNotOneIsNotRestored_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("at");
        QTest::addColumn<QString>("what");
        QTest::newRow("empty") << QString() << QByteArray() << 0 << u"not a Frontdesk database"_s;
        QTest::newRow("no database")
            << QString() << QByteArray(10'000, 'x') << 0 << u"no SQLite database"_s;
        QTest::newRow("damaged") << QString() << QByteArray(40'000, '\x5a') << 60'000
                                 << u"is damaged"_s;
        QTest::newRow("newer") << u"UPDATE schema_migrations SET number = 9000 WHERE number = "
                                  "(SELECT max(number) FROM schema_migrations)"_s
                               << QByteArray() << -1 << u"newer Frontdesk"_s;
        QTest::newRow("altered")
            << u"UPDATE schema_migrations SET checksum = 'x' WHERE number = 1"_s << QByteArray()
            << -1 << u"not the one that this program made"_s;
        QTest::newRow("without a guard")
            << u"DROP TRIGGER "_s << QByteArray() << -1 << u"not the one that this program made"_s;
        QTest::newRow("foreign") << u"DROP TABLE schema_migrations"_s << QByteArray() << -1
                                 << u"not a Frontdesk database"_s;
    }
    void aBackupThatIsNotOneIsNotRestored()
    {
        QFETCH(QString, sql);
        QFETCH(QByteArray, bytes);
        QFETCH(int, at);
        QFETCH(QString, what);
        const QString copy = path(u"copy"_s);
        QCOMPARE(run({u"migrate"_s}).exitCode, 0);
        QCOMPARE(run({u"backup"_s, copy}).exitCode, 0);
        if (sql == "DROP TRIGGER "_L1)
            sql += valueIn(copy, u"SELECT name FROM sqlite_master WHERE type = 'trigger'"_s)
                       .toString();
        if (at >= 0)
            QVERIFY(write(copy, bytes, at));
        else
            QVERIFY(valueIn(copy, sql).isValid());
        refused({u"restore"_s, copy}, what);
    }

    void aRestoreIsRefusedInOneLine()
    {
        QCOMPARE(run({u"migrate"_s}).exitCode, 0);
        refused({u"restore"_s, path(u"missing"_s)}, u"There is no backup"_s);
        refused({u"restore"_s, m_folder->path()}, u"There is no backup"_s);
        refused({u"restore"_s, path(u"clinic.db"_s)}, u"the database itself"_s);
        refused({u"restore"_s}, u"needs one FILE"_s);
        QCOMPARE(run({u"backup"_s, path(u"copy"_s)}).exitCode, 0);
        refused({u"restore"_s, path(u"copy"_s)}, u"clinic.db.restoring cannot be written"_s,
                uR"(ulimit -f 100; trap "" XFSZ)"_s);
    }

    void aRestoreIsRefusedWhileSomebodyReadsTheFile()
    {
        QCOMPARE(run({u"migrate"_s}).exitCode, 0);
        QCOMPARE(run({u"backup"_s, path(u"copy"_s)}).exitCode, 0);
        {
            auto reader = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"reader"_s);
            reader.setDatabaseName(path(u"clinic.db"_s));
            QVERIFY(reader.open());
            QSqlQuery query(reader);
            QVERIFY(query.exec(u"BEGIN"_s) && query.exec(u"SELECT count(*) FROM users"_s));
            // Not refused(): a process that opens the file besides loses SQLite's locks on it.
            const QStringList before = names();
            const Outcome outcome = run({u"restore"_s, path(u"copy"_s)});
            QVERIFY2(outcome.exitCode > 0, qPrintable(outcome.out));
            QCOMPARE(outcome.error.count(u'\n'), 1);
            QVERIFY2(outcome.error.contains(u"while another program reads it"_s),
                     qPrintable(outcome.error));
            QCOMPARE(names(), before);
        }
        QSqlDatabase::removeDatabase(u"reader"_s);
        QCOMPARE(run({u"restore"_s, path(u"copy"_s)}).exitCode, 0);
    }

    void aBackupIsRestoredWhereThereIsNoDatabase()
    {
        QCOMPARE(run({u"migrate"_s}).exitCode, 0);
        QCOMPARE(run({u"backup"_s, path(u"copy"_s)}).exitCode, 0);
        m_url = u"sqlite://"_s + path(u"new/folder/clinic.db"_s);
        const Outcome restored = run({u"restore"_s, path(u"copy"_s)});
        QCOMPARE(restored.exitCode, 0);
        QVERIFY(!restored.out.contains(u"put aside"_s));
        QVERIFY(restored.out.contains(u"new/folder/clinic.db.jwt-key"_s));
        QCOMPARE(run({u"migrate"_s}).exitCode, 0);
    }

    void postgresqlHasToolsOfItsOwn()
    {
        m_url = u"postgresql://u:secretword@127.0.0.1:1/clinic"_s;
        for (const auto &command : {u"backup"_s, u"restore"_s}) {
            refused({command, path(u"copy"_s)}, u"pg_dump"_s);
            refused({command, path(u"copy"_s)}, u"docs/operations.md"_s);
        }
    }
};

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
