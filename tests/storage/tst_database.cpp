// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/backend.h"
#include "storage/database.h"
#include "support/result.h"
#include "support/testdatabase.h"

#include <QDir>
#include <QFile>
#include <QtConcurrent>

#include <atomic>
#include <barrier>

#include <sys/stat.h>
#include <unistd.h>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

class TestDatabaseAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReadSeesOneSnapshot();
    void aFailedWorkLeavesNothing();
    void aWriteIsSeenByTheNextRead();
    void changesAreToldOnceAndAfterTheCommit();
    void whatAReaderWritesIsRefused();
    void refusalsHaveTheirOwnCodes();
    void textTheDatabaseCannotHoldIsRefusedAsInput();
    void manyWritersAtOnceAllCommit();
    void writesThatWaitTogetherAreCommittedTogether();
    void aDiskThatIsFullLosesNothingThatWasAcknowledged();
    void theSqliteFileIsSafeAgainstPowerCuts();
    void theFilesAreTheOwnersAlone();
    void aSecondProgramOnTheFileIsRefused();
    void aMissingFolderIsMade();
    void whatCannotBeOpenedIsSaidInOneLine_data();
    void whatCannotBeOpenedIsSaidInOneLine();
    void aServerThatIsNotThereIsUnavailable();
    void goodUrlsAreUnderstood_data();
    void goodUrlsAreUnderstood();
    void badUrlsAreRefusedWithoutThePassword_data();
    void badUrlsAreRefusedWithoutThePassword();
};

namespace {

#define ONLY_ON(wantedDialect)                                                                     \
    if (TestDatabase::wanted() != Dialect::wantedDialect)                                          \
    QSKIP("not for this database")

std::unique_ptr<Database> opened(const TestDatabase &at, DatabaseListener listener = {})
{
    auto database = Database::open(at.location(), silentLogger(), std::move(listener));
    if (!database)
        qFatal("%s", describe(database).constData());
    return *std::move(database);
}

std::unique_ptr<DataAccess> accessTo(Database &database)
{
    auto access = database.access();
    if (!access)
        qFatal("%s", describe(access).constData());
    return *std::move(access);
}

/// Adds a row that exists once at most; the settings table stands for all tables.
Result<void> add(Connection &connection, const QString &key, const QString &value = {})
{
    FRONTDESK_TRY(
        connection.execute(u"INSERT INTO settings (key, value) VALUES (?, ?)"_s, {key, value}));
    return {};
}

Result<int> count(Connection &connection)
{
    FRONTDESK_TRY_ASSIGN(const auto rows,
                         connection.first(u"SELECT count(*) FROM settings"_s, {},
                                          [](const Row &row) { return int(row.integer(0)); }));
    return rows.value_or(-1);
}

int committedRows(const TestDatabase &database)
{
    return database.raw(u"SELECT count(*) FROM settings"_s).toInt();
}

QString pragma(Connection &connection, const QString &name)
{
    const auto value =
        connection.first(u"PRAGMA "_s + name, {}, [](const Row &row) { return row.text(0); });
    return value && *value ? **value : u"none"_s;
}

/// The permission bits of a file, as ls shows them in octal.
QString mode(const QString &path)
{
    struct stat info {
    };
    if (::stat(QFile::encodeName(path).constData(), &info) != 0)
        return u"missing"_s;
    return QString::number(info.st_mode & 07777, 8);
}

void fillFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write the test's file");
}

} // namespace

void TestDatabaseAccess::aReadSeesOneSnapshot()
{
    TestDatabase file;
    const auto database = opened(file);
    const auto reader = accessTo(*database);
    const auto writer = accessTo(*database);
    const auto seen = reader->read([&](Connection &connection) -> Result<std::pair<int, int>> {
        FRONTDESK_TRY_ASSIGN(const int before, count(connection));
        FRONTDESK_TRY(writer->write(
            [](Transaction &transaction) { return add(transaction.connection(), u"a"_s); }));
        FRONTDESK_TRY_ASSIGN(const int after, count(connection));
        return std::pair(before, after);
    });
    QVERIFY_RESULT(seen);
    QCOMPARE(seen->first, seen->second);
    QCOMPARE(committedRows(file), seen->first + 1);
}

void TestDatabaseAccess::aFailedWorkLeavesNothing()
{
    TestDatabase file;
    std::atomic<int> told = 0;
    const auto database = opened(file, {[&](const QList<Change> &) { ++told; }, {}});
    const auto access = accessTo(*database);
    const auto result = access->write([](Transaction &transaction) -> Result<int> {
        FRONTDESK_TRY(add(transaction.connection(), u"a"_s));
        transaction.publish({ChangedEntity::Clinic, {}, {}, {}});
        FRONTDESK_TRY(add(transaction.connection(), u"b"_s));
        return fail(ErrorCode::TooManyBookings, u"no"_s);
    });
    QCOMPARE_ERROR(result, ErrorCode::TooManyBookings);
    QCOMPARE(result.error().message, u"no"_s);
    QCOMPARE(committedRows(file), 0);
    // A statement that the database refuses takes what came before it along.
    QCOMPARE_ERROR(access->write([](Transaction &transaction) -> Result<void> {
        FRONTDESK_TRY(add(transaction.connection(), u"a"_s));
        return add(transaction.connection(), u"a"_s);
    }),
                   ErrorCode::AlreadyExists);
    QCOMPARE(committedRows(file), 0);
    QVERIFY_RESULT(access->write(
        [](Transaction &transaction) { return add(transaction.connection(), u"a"_s); }));
    QCOMPARE(committedRows(file), 1);
    QCOMPARE(told.load(), 0);
}

void TestDatabaseAccess::aWriteIsSeenByTheNextRead()
{
    TestDatabase file;
    const auto database = opened(file);
    const auto access = accessTo(*database);
    const auto other = accessTo(*database);
    for (int i = 1; i <= 3; ++i) {
        QVERIFY_RESULT(access->write([&](Transaction &transaction) {
            return add(transaction.connection(), QString::number(i));
        }));
        for (DataAccess *each : {access.get(), other.get()}) {
            const auto rows = each->read(count);
            QVERIFY_RESULT(rows);
            QCOMPARE(*rows, i);
        }
    }
}

void TestDatabaseAccess::changesAreToldOnceAndAfterTheCommit()
{
    TestDatabase file;
    QList<Change> told;
    int rowsWhenTold = -1;
    const auto database = opened(file, {[&](const QList<Change> &changes) {
                                            told += changes;
                                            rowsWhenTold = committedRows(file);
                                        },
                                        {}});
    const auto access = accessTo(*database);
    const Change change {ChangedEntity::Appointment,
                         QUuid::createUuid(),
                         DoctorId::generate(),
                         {fromMillis(1), fromMillis(2)}};
    QVERIFY_RESULT(access->write([&](Transaction &transaction) {
        transaction.publish(change);
        return add(transaction.connection(), u"a"_s);
    }));
    QCOMPARE(told.size(), 1);
    QVERIFY(told.first() == change);
    QCOMPARE(rowsWhenTold, 1);
}

void TestDatabaseAccess::whatAReaderWritesIsRefused()
{
    TestDatabase file;
    const auto database = opened(file);
    const auto access = accessTo(*database);
    QVERIFY(!access->read([](Connection &connection) { return add(connection, u"a"_s); }));
    QVERIFY(!access->read([](Connection &connection) {
        return connection.execute(u"CREATE TABLE stray (n integer)"_s);
    }));
    QCOMPARE(committedRows(file), 0);
    QVERIFY_RESULT(access->read(count));
}

void TestDatabaseAccess::refusalsHaveTheirOwnCodes()
{
    TestDatabase file;
    const auto database = opened(file);
    const auto access = accessTo(*database);
    const auto attempt = [&](const QString &sql) {
        return access->write(
            [&](Transaction &transaction) { return transaction.connection().execute(sql); });
    };
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QString user = u"INSERT INTO users (id, email, password_hash, role, created_at, "
                         "updated_at) VALUES ('%1', '%2', '', '%3', 0, 0)"_s;
    QVERIFY_RESULT(attempt(user.arg(id, u"a@b.example"_s, u"ADMIN"_s)));
    QCOMPARE_ERROR(attempt(user.arg(id, u"c@d.example"_s, u"ADMIN"_s)), ErrorCode::AlreadyExists);
    const QString other = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QCOMPARE_ERROR(attempt(user.arg(other, u"a@b.example"_s, u"ADMIN"_s)),
                   ErrorCode::AlreadyExists);
    QCOMPARE_ERROR(attempt(user.arg(other, u"c@d.example"_s, u"JANITOR"_s)),
                   ErrorCode::InvalidInput);
    QCOMPARE_ERROR(attempt(u"INSERT INTO sessions (id, user_id, channel, origin, created_at, "
                           "expires_at) VALUES ('%1', '%2', 'api', '', 0, 0)"_s.arg(id, other)),
                   ErrorCode::NotFound);
    // What a rule refuses is no failure of the database; what it cannot do is counted.
    QCOMPARE(database->failures(), 0);
    const auto nonsense = attempt(u"INSERT INTO 'canary'"_s);
    QCOMPARE(database->failures(), 1);
    QCOMPARE_ERROR(nonsense, ErrorCode::Internal);
    QVERIFY(!nonsense.error().message.contains("canary"_L1));
    QVERIFY(!nonsense.error().detail.contains("canary"_L1));
}

void TestDatabaseAccess::textTheDatabaseCannotHoldIsRefusedAsInput()
{
    TestDatabase file;
    const auto database = opened(file);
    const auto access = accessTo(*database);
    const QString nul = u"a\0b"_s;
    QCOMPARE(nul.size(), 3);
    QCOMPARE_ERROR(
        access->write([&](Transaction &transaction) { return add(transaction.connection(), nul); }),
        ErrorCode::InvalidInput);
    QCOMPARE_ERROR(access->read([&](Connection &connection) {
        return connection.first(u"SELECT value FROM settings WHERE key = ?"_s, {nul},
                                [](const Row &row) { return row.text(0); });
    }),
                   ErrorCode::InvalidInput);
    // What looks like SQL, or like a placeholder, is text.
    for (const QString &text : {u"'; DROP TABLE settings; --"_s, u"? $1 :name %1"_s, u"\\'\\\\"_s,
                                u"\U0001F600 \u0645"_s}) {
        QVERIFY_RESULT(access->write(
            [&](Transaction &transaction) { return add(transaction.connection(), text, text); }));
        const auto read = access->read([&](Connection &connection) {
            return connection.first(u"SELECT value FROM settings WHERE key = ?"_s, {text},
                                    [](const Row &row) { return row.text(0); });
        });
        QVERIFY_RESULT(read);
        QCOMPARE(read->value_or(QString()), text);
    }
}

void TestDatabaseAccess::manyWritersAtOnceAllCommit()
{
    TestDatabase file;
    std::atomic<int> told = 0;
    const auto database =
        opened(file, {[&](const QList<Change> &changes) { told += int(changes.size()); }, {}});
    file.raw(u"INSERT INTO settings (key, value) VALUES ('sum', '0')"_s);
    constexpr int Writers = 8;
    constexpr int Each = 30;
    QThreadPool pool;
    pool.setMaxThreadCount(Writers);
    std::barrier start(Writers);
    QList<QFuture<QStringList>> results;
    for (int writer = 0; writer < Writers; ++writer) {
        results.append(QtConcurrent::run(&pool, [&, writer] {
            const auto access = accessTo(*database);
            QStringList wrong;
            start.arrive_and_wait();
            for (int i = 0; i < Each; ++i) {
                const bool refuse = i % 3 == 2;
                const auto result = access->write([&](Transaction &transaction) -> Result<void> {
                    Connection &connection = transaction.connection();
                    FRONTDESK_TRY(add(connection, u"%1-%2"_s.arg(writer).arg(i)));
                    FRONTDESK_TRY(connection.execute(
                        u"UPDATE settings SET value = CAST(CAST(value AS integer) + 1 AS text) "
                        "WHERE key = 'sum'"_s));
                    transaction.publish({ChangedEntity::Clinic, {}, {}, {}});
                    if (refuse)
                        return fail(ErrorCode::CutoffPassed, {});
                    return {};
                });
                if (result.has_value() == refuse
                    || (refuse && result.error().code != ErrorCode::CutoffPassed))
                    wrong << QString::fromUtf8(describe(result));
            }
            return wrong;
        }));
    }
    for (auto &result : results)
        QCOMPARE(result.result(), QStringList());
    constexpr int Committed = Writers * Each * 2 / 3;
    QCOMPARE(committedRows(file), Committed + 1);
    QCOMPARE(file.raw(u"SELECT value FROM settings WHERE key = 'sum'"_s).toInt(), Committed);
    QCOMPARE(told.load(), Committed);
}

void TestDatabaseAccess::writesThatWaitTogetherAreCommittedTogether()
{
    ONLY_ON(Sqlite);
    TestDatabase file;
    const auto database = opened(file);
    constexpr int Writers = 12;
    QThreadPool pool;
    pool.setMaxThreadCount(Writers);
    // One work holds the writer until the others are about to queue up; their order is luck, so
    // again until one of them sees what a neighbour has written and nobody has committed.
    bool together = false;
    int rows = 0;
    for (int round = 0; round < 50 && !together; ++round) {
        std::atomic<int> queued = 0;
        std::atomic<bool> sawNeighbour = false;
        QList<QFuture<bool>> results;
        for (int writer = 0; writer < Writers; ++writer) {
            results.append(QtConcurrent::run(&pool, [&, writer] {
                const auto access = accessTo(*database);
                ++queued;
                const auto result = access->write([&](Transaction &transaction) -> Result<void> {
                    while (queued < Writers)
                        QThread::yieldCurrentThread();
                    FRONTDESK_TRY_ASSIGN(const int inside, count(transaction.connection()));
                    if (inside > committedRows(file))
                        sawNeighbour = true;
                    FRONTDESK_TRY(
                        add(transaction.connection(), QUuid::createUuid().toString(QUuid::Id128)));
                    if (writer % 2 == 1)
                        return fail(ErrorCode::CutoffPassed, {});
                    return {};
                });
                return result.has_value() == (writer % 2 == 0);
            }));
        }
        for (auto &result : results)
            QVERIFY(result.result());
        rows += Writers / 2;
        QCOMPARE(committedRows(file), rows);
        together = sawNeighbour;
    }
    QVERIFY(together);
}

void TestDatabaseAccess::aDiskThatIsFullLosesNothingThatWasAcknowledged()
{
    ONLY_ON(Sqlite);
    TestDatabase file;
    const auto database = opened(file);
    constexpr int Writers = 9;
    QThreadPool pool;
    pool.setMaxThreadCount(Writers);
    std::barrier start(Writers);
    // SQLite's own limit stands for the disk's: both end the whole transaction.
    QVERIFY_RESULT(accessTo(*database)->write([](Transaction &transaction) -> Result<void> {
        Connection &connection = transaction.connection();
        const int room = pragma(connection, u"page_count"_s).toInt() + 60;
        return connection.select(u"PRAGMA max_page_count = %1"_s.arg(room), {}, [](const Row &) {});
    }));
    QList<QFuture<QStringList>> results;
    for (int writer = 0; writer < Writers; ++writer) {
        results.append(QtConcurrent::run(&pool, [&, writer] {
            const auto access = accessTo(*database);
            QStringList acknowledged;
            start.arrive_and_wait();
            for (int i = 0; i < 10; ++i) {
                const QString key = u"%1-%2"_s.arg(writer).arg(i);
                const QString value(writer % 3 == 0 && i >= 3 ? 300'000 : 10, u'x');
                const auto result = access->write([&](Transaction &transaction) {
                    return add(transaction.connection(), key, value);
                });
                if (result)
                    acknowledged << key;
                else if (result.error().code != ErrorCode::Unavailable)
                    acknowledged << u"wrong: "_s + QString::fromUtf8(describe(result));
            }
            return acknowledged;
        }));
    }
    QStringList acknowledged;
    for (auto &result : results)
        acknowledged += result.result();
    const auto stored = accessTo(*database)->read([](Connection &connection) {
        return connection.all(u"SELECT key FROM settings"_s, {},
                              [](const Row &row) { return row.text(0); });
    });
    QVERIFY_RESULT(stored);
    QCOMPARE(QSet<QString>(stored->begin(), stored->end()),
             QSet<QString>(acknowledged.begin(), acknowledged.end()));
    QVERIFY(!acknowledged.isEmpty());
    QCOMPARE(file.raw(u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
    // With room again it simply goes on.
    const auto access = accessTo(*database);
    QVERIFY_RESULT(access->write([](Transaction &transaction) -> Result<void> {
        return transaction.connection().select(u"PRAGMA max_page_count = 1000000"_s, {},
                                               [](const Row &) {});
    }));
    QVERIFY_RESULT(access->write([](Transaction &transaction) {
        return add(transaction.connection(), u"big"_s, QString(900'000, u'x'));
    }));
}

void TestDatabaseAccess::theSqliteFileIsSafeAgainstPowerCuts()
{
    ONLY_ON(Sqlite);
    TestDatabase file;
    const auto database = opened(file);
    const auto access = accessTo(*database);
    QVERIFY_RESULT(access->write([](Transaction &transaction) -> Result<void> {
        Connection &connection = transaction.connection();
        if (pragma(connection, u"journal_mode"_s) != "wal"_L1
            || pragma(connection, u"synchronous"_s) != "2"_L1
            || pragma(connection, u"foreign_keys"_s) != "1"_L1)
            return fail(ErrorCode::Internal, u"writer"_s);
        return {};
    }));
    QVERIFY_RESULT(access->read([](Connection &connection) -> Result<void> {
        if (pragma(connection, u"journal_mode"_s) != "wal"_L1
            || pragma(connection, u"query_only"_s) != "1"_L1)
            return fail(ErrorCode::Internal, u"reader"_s);
        return {};
    }));
}

void TestDatabaseAccess::theFilesAreTheOwnersAlone()
{
    ONLY_ON(Sqlite);
    const mode_t before = ::umask(0);
    TestDatabase file;
    Config config = *parseConfig({});
    config.databaseUrl = file.url();
    config.clinicTimeZone = u"Europe/Berlin"_s;
    FakeClock clock(fromMillis(0));
    const auto backend = Backend::open(config, clock, silentLogger());
    ::umask(before);
    QVERIFY_RESULT(backend);
    const QString path = file.location().filePath;
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s, u".lock"_s, u".jwt-key"_s})
        QCOMPARE(suffix + u' ' + mode(path + suffix), suffix + u" 600"_s);
}

void TestDatabaseAccess::aSecondProgramOnTheFileIsRefused()
{
    ONLY_ON(Sqlite);
    TestDatabase file;
    auto first = opened(file);
    DatabaseLocation link = file.location();
    link.filePath += u"-link"_s;
    QVERIFY(QFile::link(file.location().filePath, link.filePath));
    for (const DatabaseLocation &location : {file.location(), link}) {
        const auto second = Database::open(location, silentLogger(), {});
        QCOMPARE_ERROR(second, ErrorCode::DatabaseLocked);
        QVERIFY(second.error().message.contains(file.location().filePath));
        QVERIFY(!second.error().message.contains(u'\n'));
    }
    first.reset();
    QVERIFY_RESULT(Database::open(link, silentLogger(), {}));
    QVERIFY_RESULT(Database::open(file.location(), silentLogger(), {}));
}

void TestDatabaseAccess::aMissingFolderIsMade()
{
    ONLY_ON(Sqlite);
    QTemporaryDir folder;
    DatabaseLocation location;
    location.filePath = folder.filePath(u"a b/ü%20/clinic.db"_s);
    QVERIFY_RESULT(Database::open(location, silentLogger(), {}));
    QVERIFY(QFile::exists(location.filePath));
}

void TestDatabaseAccess::whatCannotBeOpenedIsSaidInOneLine_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"a folder", "text", "short text", "below a file", "unreadable",
                             "read only", "damaged", "truncated"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestDatabaseAccess::whatCannotBeOpenedIsSaidInOneLine()
{
    ONLY_ON(Sqlite);
    QFETCH(const QString, kind);
    TestDatabase file;
    DatabaseLocation location = file.location();
    const QString path = location.filePath;
    if (kind == "a folder"_L1) {
        QDir().mkpath(path);
    } else if (kind == "text"_L1) {
        fillFile(path, "These are not the bytes you are looking for.");
    } else if (kind == "short text"_L1) {
        fillFile(path, "SQLite");
    } else if (kind == "below a file"_L1) {
        fillFile(path, "");
        location.filePath += u"/folder/clinic.db"_s;
    } else if (kind == "unreadable"_L1 || kind == "read only"_L1) {
        if (::geteuid() == 0)
            QSKIP("root may read everything");
        fillFile(path, "");
        QFile::setPermissions(path,
                              kind == "read only"_L1 ? QFile::ReadOwner : QFile::Permissions());
    } else if (kind == "damaged"_L1) {
        fillFile(path, QByteArray("SQLite format 3\0", 16) + QByteArray(4'080, '\x55'));
    } else {
        opened(file).reset();
        QFile whole(path);
        QVERIFY(whole.resize(9'000));
    }
    const auto database = Database::open(location, silentLogger(), {});
    QCOMPARE_ERROR(database, ErrorCode::ConfigInvalid);
    QVERIFY2(database.error().message.contains(path), qPrintable(database.error().message));
    QVERIFY(!database.error().message.contains(u'\n'));
}

void TestDatabaseAccess::aServerThatIsNotThereIsUnavailable()
{
    ONLY_ON(PostgreSql);
    TestDatabase server;
    for (const QString &wrong : {u"port"_s, u"name"_s}) {
        DatabaseLocation location = server.location();
        location.password = u"canary"_s;
        if (wrong == "port"_L1)
            location.port = 1;
        else
            location.databaseName = u"no_such_database"_s;
        const auto database = Database::open(location, silentLogger(), {});
        QCOMPARE_ERROR(database, ErrorCode::Unavailable);
        QVERIFY(database.error().message.contains(location.display()));
        QVERIFY(!database.error().message.contains(u'\n'));
        QVERIFY(!describe(database).contains("canary"));
    }
}

void TestDatabaseAccess::goodUrlsAreUnderstood_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QStringList>("parts"); // host, port, database, user, password, or the path
    QTest::addColumn<QString>("display");
    const auto row = [](const char *name, const QString &url, const QStringList &parts,
                        const QString &display) { QTest::newRow(name) << url << parts << display; };
    row("file", u"sqlite:///var/lib/clinic.db"_s, {u"/var/lib/clinic.db"_s},
        u"/var/lib/clinic.db"_s);
    row("encoded file", u"sqlite:///a%20b/%C3%BC%3F%23%25.db"_s, {u"/a b/ü?#%.db"_s},
        u"/a b/ü?#%.db"_s);
    row("server", u"postgresql://u:p@db.example:6543/clinic"_s,
        {u"db.example"_s, u"6543"_s, u"clinic"_s, u"u"_s, u"p"_s}, u"db.example:6543/clinic"_s);
    row("server, usual port", u"postgres://u@localhost/clinic"_s,
        {u"localhost"_s, u"5432"_s, u"clinic"_s, u"u"_s, {}}, u"localhost:5432/clinic"_s);
    row("encoded password", u"postgresql://a%40b:p%40%3A%2F%23%3F%25%27%20%5C@h/d%20b"_s,
        {u"h"_s, u"5432"_s, u"d b"_s, u"a@b"_s, u"p@:/#?%' \\"_s}, u"h:5432/d b"_s);
    row("address", u"postgresql://u:p@[::1]:5433/clinic"_s,
        {u"::1"_s, u"5433"_s, u"clinic"_s, u"u"_s, u"p"_s}, u"[::1]:5433/clinic"_s);
}

void TestDatabaseAccess::goodUrlsAreUnderstood()
{
    QFETCH(const QString, url);
    QFETCH(const QStringList, parts);
    QFETCH(const QString, display);
    const auto location = DatabaseLocation::parse(url);
    QVERIFY_RESULT(location);
    QStringList got {location->filePath};
    if (location->dialect == Dialect::PostgreSql)
        got = {location->host, QString::number(location->port), location->databaseName,
               location->userName, location->password};
    QCOMPARE(got, parts);
    QCOMPARE(location->display(), display);
}

void TestDatabaseAccess::badUrlsAreRefusedWithoutThePassword_data()
{
    QTest::addColumn<QString>("url");
    const auto row = [](const char *url) { QTest::newRow(url) << QString::fromUtf8(url); };
    row("");
    row("clinic.db");
    row("/var/lib/clinic.db");
    row("mysql://u:canary@h/db");
    row("sqlite:clinic.db");
    row("sqlite://clinic.db");
    row("sqlite://");
    row("sqlite:///");
    row("sqlite:///folder/");
    row("sqlite:///a%00b.db");
    row("sqlite:///a%zz.db");
    row("sqlite:///clinic.db?mode=ro");
    row("sqlite:///clinic.db#1");
    row("sqlite://host/clinic.db");
    row("postgresql://");
    row("postgresql:///clinic");
    row("postgresql://h/clinic");
    row("postgresql://:canary@h/clinic");
    row("postgresql://u:canary@h");
    row("postgresql://u:canary@h/");
    row("postgresql://u:canary@h/a/b");
    row("postgresql://u:canary@h/a%2Fb");
    row("postgresql://u:canary@h/a%00b");
    row("postgresql://u:canary%00@h/ab");
    row("postgresql://u:canary@h:0/clinic");
    row("postgresql://u:canary@h:99999/clinic");
    row("postgresql://u:canary@h:port/clinic");
    row("postgresql://u:canary@h/clinic?sslmode=require");
    row("postgresql://u:can#ary@h/clinic");
    row("postgresql://u:canary with blanks@h/clinic");
    row("postgresql://u:canary%zz@h/clinic");
}

void TestDatabaseAccess::badUrlsAreRefusedWithoutThePassword()
{
    QFETCH(const QString, url);
    const auto location = DatabaseLocation::parse(url);
    QCOMPARE_ERROR(location, ErrorCode::ConfigInvalid);
    QVERIFY(location.error().message.startsWith("DATABASE_URL"_L1));
    QVERIFY(!location.error().message.contains(u'\n'));
    QVERIFY(!describe(location).contains("canary"));
}

QTEST_GUILESS_MAIN(TestDatabaseAccess)
#include "tst_database.moc"
