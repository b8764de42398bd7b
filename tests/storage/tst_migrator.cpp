// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/database.h"
#include "storage/migrator.h"
#include "support/result.h"
#include "support/testdatabase.h"

#include <QFile>
#include <QProcess>
#include <QSqlError>
#include <QSqlQuery>
#include <QtConcurrent>

#include <barrier>

#include <csignal>
#include <sys/stat.h>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

class TestMigrator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyDatabaseGetsTheWholeSchema();
    void aSecondStartChangesNothing();
    void onlyTheNewStepsAreApplied();
    void aNewerSchemaIsRefused();
    void anAlteredSchemaIsRefused();
    void aDatabaseOfSomethingElseIsRefused();
    void aFailingStepLeavesTheOldSchema();
    void aStepThatFailsAtAnyStatementLeavesTheOldSchema();
    void aProgramKilledInAStepLeavesTheOldSchema();
    void aCheckedCopyIsTakenBeforeAnUpgrade();
    void aCopyThatCannotBeTakenStopsTheUpgrade();
    void twoProgramsThatStartAtOnceBothSucceed();
    void aStatementKeepsItsSemicolons();
    void theChecksumIsOfTheText();
    void bothDialectsHaveTheSameSteps();
    void numbersMayLeavePlacesFree();
    void lookingTellsWhatADatabaseHoldsAndChangesNothing();
    void lookingTellsWhetherTablesMayBeMade();
    void lookingTellsWhyThereIsNoConnection();
    void lookingMakesNoFile();
};

namespace {

/// A step of three statements, the second a trigger or function with semicolons of its own.
Migration step(int number)
{
    const bool sqlite = TestDatabase::wanted() == Dialect::Sqlite;
    const QString table = u"step%1"_s.arg(number);
    const QString body = sqlite ? u"CREATE TRIGGER %1_t AFTER INSERT ON %1 BEGIN\n"
                                  "    UPDATE %1 SET n = n + 1; UPDATE %1 SET n = n - 1;\nEND"_s
                                : u"CREATE FUNCTION %1_t() RETURNS integer LANGUAGE sql AS $$\n"
                                  "    SELECT 1; SELECT 2;\n$$"_s;
    return {number, u"step"_s,
            u"CREATE TABLE %1 (n integer NOT NULL)\n--;\n%2\n--;\n"
            "INSERT INTO %1 (n) VALUES (%3)\n"_s.arg(table, body.arg(table))
                .arg(number)};
}

QList<Migration> steps(int count)
{
    QList<Migration> list;
    for (int number = 1; number <= count; ++number)
        list.append(step(number));
    return list;
}

Result<int> run(const TestDatabase &database, const QList<Migration> &migrations)
{
    return migrate(database.location(), migrations, {}, silentLogger());
}

/// The names of all that the database holds.
QString contents(const TestDatabase &database)
{
    const QString tables =
        database.dialect() == Dialect::Sqlite
            ? u"SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_master "
              "WHERE name NOT LIKE 'sqlite_%' ORDER BY name)"_s
            : u"SELECT string_agg(name, ' ' ORDER BY name) FROM (SELECT relname AS name FROM "
              u"pg_class "
              "WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S') UNION ALL "
              "SELECT proname FROM pg_proc WHERE proname LIKE 'step%') all_names"_s;
    return database.raw(tables).toString();
}

int recordedSteps(const TestDatabase &database)
{
    return database.raw(u"SELECT count(*) FROM schema_migrations"_s).toInt();
}

/// What a healthy database of two steps holds; a third that was not finished leaves no trace.
void verifyTwoSteps(const TestDatabase &database)
{
    QCOMPARE(contents(database), u"schema_migrations step1 step1_t step2 step2_t"_s);
    QCOMPARE(recordedSteps(database), 2);
    QCOMPARE(database.raw(u"SELECT n FROM step2"_s).toInt(), 2);
}

/// Step 3 with `wrong` in place of its statement `at`, or after the last.
Migration brokenStep(int at, const QString &wrong)
{
    Migration broken = step(3);
    QStringList statements = broken.statements();
    if (at < statements.size())
        statements[at] = wrong;
    else
        statements.append(wrong);
    broken.sql = statements.join(u"\n--;\n"_s);
    return broken;
}

} // namespace

void TestMigrator::anEmptyDatabaseGetsTheWholeSchema()
{
    TestDatabase database;
    const auto builtIn = builtInMigrations(database.dialect());
    QVERIFY(!builtIn.isEmpty());
    const auto applied = run(database, builtIn);
    QVERIFY_RESULT(applied);
    QCOMPARE(*applied, int(builtIn.size()));
    for (const QString &table : {u"users"_s, u"sessions"_s, u"patients"_s, u"doctors"_s,
                                 u"schedules"_s, u"appointments"_s, u"audit_log"_s, u"settings"_s})
        QCOMPARE(database.raw(u"SELECT count(*) FROM "_s + table).toInt(), 0);
    QCOMPARE(database.raw(u"SELECT checksum FROM schema_migrations WHERE number = 1"_s).toString(),
             QString::fromLatin1(builtIn.first().checksum()));
    QVERIFY_RESULT(Database::open(database.location(), silentLogger(), {}));
}

void TestMigrator::aSecondStartChangesNothing()
{
    TestDatabase database;
    QVERIFY_RESULT(run(database, steps(2)));
    const QString applied = u"SELECT min(applied_at) FROM schema_migrations"_s;
    const QVariant before = database.raw(applied);
    const auto again = run(database, steps(2));
    QVERIFY_RESULT(again);
    QCOMPARE(*again, 0);
    QCOMPARE(database.raw(applied), before);
    verifyTwoSteps(database);
}

void TestMigrator::onlyTheNewStepsAreApplied()
{
    TestDatabase database;
    QVERIFY_RESULT(run(database, steps(1)));
    const auto applied = run(database, steps(3));
    QVERIFY_RESULT(applied);
    QCOMPARE(*applied, 2);
    QCOMPARE(recordedSteps(database), 3);
    QCOMPARE(database.raw(u"SELECT n FROM step3"_s).toInt(), 3);
}

void TestMigrator::aNewerSchemaIsRefused()
{
    TestDatabase database;
    QVERIFY_RESULT(run(database, steps(3)));
    const auto refused = run(database, steps(2));
    QCOMPARE_ERROR(refused, ErrorCode::SchemaTooNew);
    QVERIFY(refused.error().message.contains("newer"_L1));
    QVERIFY(!refused.error().message.contains(u'\n'));
    QCOMPARE(recordedSteps(database), 3);
}

void TestMigrator::anAlteredSchemaIsRefused()
{
    const QStringList alterations {
        u"UPDATE schema_migrations SET checksum = 'x' WHERE number = 1"_s,
        u"DELETE FROM schema_migrations WHERE number = 1"_s,
        u"UPDATE schema_migrations SET number = 0 WHERE number = 1"_s,
        u"UPDATE schema_migrations SET number = -5 WHERE number = 2"_s,
    };
    for (const QString &alteration : alterations) {
        TestDatabase database;
        QVERIFY_RESULT(run(database, steps(2)));
        database.raw(alteration);
        for (const int known : {2, 3}) {
            const auto refused = run(database, steps(known));
            QCOMPARE_ERROR(refused, ErrorCode::SchemaAltered);
            QVERIFY(!refused.error().message.contains(u'\n'));
        }
        QVERIFY(!contents(database).contains("step3"_L1));
    }
    // A step of this program that differs from the one that was applied.
    TestDatabase database;
    QVERIFY_RESULT(run(database, steps(2)));
    QList<Migration> other = steps(3);
    other[1].sql += u' ';
    QCOMPARE_ERROR(run(database, other), ErrorCode::SchemaAltered);
    verifyTwoSteps(database);
}

void TestMigrator::aDatabaseOfSomethingElseIsRefused()
{
    TestDatabase database;
    database.raw(u"CREATE TABLE recipes (id integer)"_s);
    const auto refused = run(database, steps(2));
    QCOMPARE_ERROR(refused, ErrorCode::SchemaAltered);
    QVERIFY(refused.error().message.contains(database.location().display()));
    QCOMPARE(contents(database), u"recipes"_s);
}

void TestMigrator::aFailingStepLeavesTheOldSchema()
{
    TestDatabase database;
    QVERIFY_RESULT(run(database, steps(2)));
    QList<Migration> list = steps(2);
    list << brokenStep(3, u"INSERT INTO step2 (n) VALUES (NULL)"_s);
    QVERIFY(!run(database, list));
    verifyTwoSteps(database);
    // The program that made it still opens it, and a mended upgrade still succeeds.
    QVERIFY_RESULT(run(database, steps(2)));
    const auto mended = run(database, steps(3));
    QVERIFY_RESULT(mended);
    QCOMPARE(*mended, 1);
}

void TestMigrator::aStepThatFailsAtAnyStatementLeavesTheOldSchema()
{
    const qsizetype statements = step(3).statements().size();
    for (int at = 0; at <= statements; ++at) {
        TestDatabase database;
        QVERIFY_RESULT(run(database, steps(2)));
        QList<Migration> list = steps(2);
        list << brokenStep(at, u"THIS IS NO SQL"_s) << step(4);
        QVERIFY(!run(database, list));
        verifyTwoSteps(database);
    }
    // The real schema likewise, from nothing: nothing, or a schema that opens.
    const Migration real = builtInMigrations(TestDatabase::wanted()).first();
    const QStringList all = real.statements();
    TestDatabase database;
    for (qsizetype at = 0; at < all.size(); ++at) {
        QStringList broken = all;
        broken.insert(at, u"THIS IS NO SQL"_s);
        QVERIFY(!run(database, {{1, real.name, broken.join(u"\n--;\n"_s)}}));
        QCOMPARE(contents(database), u"schema_migrations"_s);
    }
    QVERIFY_RESULT(run(database, {real}));
}

void TestMigrator::aProgramKilledInAStepLeavesTheOldSchema()
{
    // The other process stops itself with SIGKILL inside the step's transaction; see main().
    for (int at = 0; at <= step(3).statements().size(); ++at) {
        TestDatabase database;
        QVERIFY_RESULT(run(database, steps(2)));
        QProcess victim;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"FRONTDESK_TEST_KILLED_AT"_s, QString::number(at));
        environment.insert(u"FRONTDESK_TEST_URL"_s, database.url());
        victim.setProcessEnvironment(environment);
        victim.start(QCoreApplication::applicationFilePath(), QStringList());
        QVERIFY(victim.waitForFinished());
        QCOMPARE(victim.exitStatus(), QProcess::CrashExit);
        QCOMPARE(victim.exitCode(), SIGKILL);
        if (database.dialect() == Dialect::PostgreSql)
            database.raw(u"SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity "
                         "WHERE datname = current_database() AND pid <> pg_backend_pid()"_s);
        verifyTwoSteps(database);
        const auto after = run(database, steps(3));
        QVERIFY_RESULT(after);
        QCOMPARE(*after, 1);
    }
}

void TestMigrator::aCheckedCopyIsTakenBeforeAnUpgrade()
{
    if (TestDatabase::wanted() != Dialect::Sqlite)
        QSKIP("PostgreSQL is backed up with its own tools");
    TestDatabase database;
    QVERIFY_RESULT(run(database, steps(2)));
    const QString copy = database.location().filePath + u".before-schema-2"_s;
    QVERIFY(!QFile::exists(copy));
    database.raw(u"INSERT INTO step1 (n) VALUES (42)"_s);
    QVERIFY_RESULT(run(database, steps(2)));
    QVERIFY2(!QFile::exists(copy), "nothing to upgrade, nothing to copy");
    const mode_t before = ::umask(0);
    const auto upgraded = run(database, steps(4));
    ::umask(before);
    QVERIFY_RESULT(upgraded);

    struct stat info {
    };
    QCOMPARE(::stat(QFile::encodeName(copy).constData(), &info), 0);
    QCOMPARE(info.st_mode & 0777, mode_t(0600));
    DatabaseLocation location = database.location();
    location.filePath = copy;
    // The copy is the database as it was: an older program opens it, with all that it held.
    const auto old = migrate(location, steps(2), {}, silentLogger());
    QVERIFY_RESULT(old);
    QCOMPARE(*old, 0);
    QSqlDatabase raw = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"copy"_s);
    raw.setDatabaseName(copy);
    QVERIFY(raw.open());
    {
        QSqlQuery query(raw);
        QVERIFY(query.exec(u"SELECT count(*) FROM step1 WHERE n = 42"_s) && query.next());
        QCOMPARE(query.value(0).toInt(), 1);
    }
    raw = {};
    QSqlDatabase::removeDatabase(u"copy"_s);
}

void TestMigrator::aCopyThatCannotBeTakenStopsTheUpgrade()
{
    if (TestDatabase::wanted() != Dialect::Sqlite)
        QSKIP("PostgreSQL is backed up with its own tools");
    TestDatabase database;
    QVERIFY_RESULT(run(database, steps(2)));
    QVERIFY(QDir().mkpath(database.location().filePath + u".before-schema-2/in the way"_s));
    QCOMPARE_ERROR(run(database, steps(3)), ErrorCode::Unavailable);
    verifyTwoSteps(database);
}

void TestMigrator::twoProgramsThatStartAtOnceBothSucceed()
{
    if (TestDatabase::wanted() != Dialect::PostgreSql)
        QSKIP("a SQLite file belongs to one program");
    TestDatabase database;
    constexpr int Programs = 4;
    QThreadPool pool;
    pool.setMaxThreadCount(Programs);
    std::barrier start(Programs);
    QList<QFuture<QByteArray>> results;
    for (int i = 0; i < Programs; ++i) {
        results.append(QtConcurrent::run(&pool, [&] {
            start.arrive_and_wait();
            const auto opened = Database::open(database.location(), silentLogger(), {});
            return opened ? QByteArray() : describe(opened);
        }));
    }
    for (auto &result : results)
        QCOMPARE(result.result(), QByteArray());
    QCOMPARE(recordedSteps(database), int(builtInMigrations(database.dialect()).size()));
}

void TestMigrator::aStatementKeepsItsSemicolons()
{
    const Migration migration {1, u"x"_s,
                               u"-- a comment; with one\nCREATE TABLE a (t text DEFAULT '--;')\n"
                               "--;\n\n--;  \nCREATE TRIGGER b BEGIN\n    SELECT 1;\n    -- ;\n"
                               "    SELECT 2; --; not here\nEND\n--;\r\nSELECT 3\n--;\n"_s};
    QCOMPARE(migration.statements(),
             QStringList({u"-- a comment; with one\nCREATE TABLE a (t text DEFAULT '--;')"_s,
                          u"CREATE TRIGGER b BEGIN\n    SELECT 1;\n    -- ;\n"
                          "    SELECT 2; --; not here\nEND"_s,
                          u"SELECT 3"_s}));
    TestDatabase database;
    QVERIFY_RESULT(run(database, steps(1)));
    QVERIFY(contents(database).contains("step1_t"_L1));
}

void TestMigrator::theChecksumIsOfTheText()
{
    Migration migration {1, u"x"_s, u"SELECT 1"_s};
    QCOMPARE(migration.checksum(),
             QByteArray("e004ebd5b5532a4b85984a62f8ad48a81aa3460c1ca07701f386135d72cdecf5"));
    const QByteArray before = migration.checksum();
    migration.name = u"y"_s;
    QCOMPARE(migration.checksum(), before);
    migration.sql += u'\n';
    QVERIFY(migration.checksum() != before);
}

void TestMigrator::bothDialectsHaveTheSameSteps()
{
    const auto sqlite = builtInMigrations(Dialect::Sqlite);
    const auto postgres = builtInMigrations(Dialect::PostgreSql);
    QCOMPARE(sqlite.size(), postgres.size());
    for (qsizetype i = 0; i < sqlite.size(); ++i) {
        QVERIFY(sqlite[i].number > (i == 0 ? 0 : sqlite[i - 1].number));
        QCOMPARE(postgres[i].number, sqlite[i].number);
        QCOMPARE(sqlite[i].name, postgres[i].name);
        QVERIFY(!sqlite[i].statements().isEmpty());
    }
}

void TestMigrator::numbersMayLeavePlacesFree()
{
    const TestDatabase database;
    QList<Migration> list = steps(3);
    list[2].number = 7;
    QCOMPARE(*run(database, list), 3);
    QCOMPARE(*run(database, list), 0);
    QCOMPARE_ERROR(run(database, steps(2)), ErrorCode::SchemaTooNew);
    list[1].number = 3;
    QCOMPARE_ERROR(run(database, list), ErrorCode::SchemaAltered);
}

/// The victim of aProgramKilledInAStepLeavesTheOldSchema(): dies once a statement of step 3 has
/// run.
static int dieInTheStep(int at)
{
    // The statement that waits for ever holds the transaction open until this process kills itself.
    const bool sqlite = TestDatabase::wanted() == Dialect::Sqlite;
    const QString wait =
        sqlite ? u"WITH RECURSIVE forever (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM forever) "
                 "SELECT count(*) FROM forever"_s
               : u"SELECT pg_sleep(1000)"_s;
    const auto location = DatabaseLocation::parse(qEnvironmentVariable("FRONTDESK_TEST_URL"));
    QList<Migration> list = steps(2);
    list << brokenStep(at, wait);
    QThread *killer = QThread::create([] {
        QThread::msleep(300);
        ::raise(SIGKILL);
    });
    killer->start();
    return location && migrate(*location, list, {}, silentLogger()) ? 0 : 1;
}

void TestMigrator::lookingTellsWhatADatabaseHoldsAndChangesNothing()
{
    const TestDatabase database;
    const auto look = [&](int known) {
        const auto report = inspectSchema(database.location(), steps(known), {});
        return report ? *report : SchemaReport {};
    };
    const bool sqlite = database.dialect() == Dialect::Sqlite;
    const QString tables = sqlite ? u"SELECT count(*) FROM sqlite_master"_s
                                  : u"SELECT count(*) FROM pg_class WHERE relnamespace = "
                                    "current_schema()::regnamespace"_s;
    QVERIFY(look(2).state == SchemaState::Empty);
    QCOMPARE(database.raw(tables).toInt(), 0);

    QVERIFY_RESULT(run(database, steps(2)));
    const int made = database.raw(tables).toInt();
    QVERIFY(look(2).state == SchemaState::Current);
    const SchemaReport older = look(3);
    QVERIFY(older.state == SchemaState::Older);
    QCOMPARE(older.version, 2);
    QCOMPARE(older.known, 3);
    QVERIFY(older.mayCreate);
    const SchemaReport newer = look(1);
    QVERIFY(newer.state == SchemaState::Newer);
    QCOMPARE(newer.version, 2);
    QCOMPARE(recordedSteps(database), 2);
    QCOMPARE(database.raw(tables).toInt(), made);

    database.raw(u"UPDATE schema_migrations SET checksum = 'x' WHERE number = 1"_s);
    QVERIFY(look(2).state == SchemaState::Altered);
    database.raw(u"DROP TABLE schema_migrations"_s);
    QVERIFY(look(2).state == SchemaState::Foreign);
}

void TestMigrator::lookingTellsWhetherTablesMayBeMade()
{
    const TestDatabase database;
    if (database.dialect() == Dialect::Sqlite)
        return; // whoever may write a file may make tables in it
    // Where this user's tables would go, nobody may make any.
    database.raw(
        u"ALTER DATABASE %1 SET search_path = pg_catalog"_s.arg(database.location().databaseName));
    const auto report = inspectSchema(database.location(), steps(1), {});
    QVERIFY_RESULT(report);
    QVERIFY(!report->mayCreate);
}

void TestMigrator::lookingTellsWhyThereIsNoConnection()
{
    const TestDatabase database;
    if (database.dialect() == Dialect::Sqlite)
        return; // a file is there or is made
    const auto why = [&](auto change) {
        DatabaseLocation location = database.location();
        change(location);
        const auto report = inspectSchema(location, steps(1), {});
        return report ? std::nullopt : std::optional(connectFailureOf(report.error()));
    };
    QVERIFY(why([](DatabaseLocation &location) { location.port = 1; })
            == ConnectFailure::Unreachable);
    QVERIFY(why([](DatabaseLocation &location) { location.userName = u"nobody"_s; })
            == ConnectFailure::LoginRefused);
    QVERIFY(why([](DatabaseLocation &location) { location.databaseName = u"nowhere"_s; })
            == ConnectFailure::NoSuchDatabase);
    QVERIFY(why([](DatabaseLocation &location) {
                location.userName = u"nobody"_s;
                location.databaseName = u"nobody"_s;
            })
            == ConnectFailure::LoginRefused);
}

void TestMigrator::lookingMakesNoFile()
{
    const QTemporaryDir folder;
    DatabaseLocation location;
    location.filePath = folder.filePath(u"clinic.db"_s);
    const auto report = inspectSchema(location, steps(1), {});
    QVERIFY_RESULT(report);
    QVERIFY(report->state == SchemaState::Empty);
    QVERIFY(!QFile::exists(location.filePath));
}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    bool victim = false;
    const int at = qEnvironmentVariableIntValue("FRONTDESK_TEST_KILLED_AT", &victim);
    if (victim)
        return dieInTheStep(at);
    TestMigrator test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_migrator.moc"
