// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/database.h"
#include "support/result.h"
#include "support/testdatabase.h"
#include "tcpproxy.h"

#include <QElapsedTimer>
#include <QtConcurrent>

#include <atomic>
#include <barrier>
#include <future>
#include <latch>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

/// What only a database server does to its clients: it dies, it chooses victims, it tells of
/// changes.
class TestPostgres : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aReadOutlivesItsConnection();
    void aReadWhoseConnectionDiesInTheMiddleRunsAgain();
    void aWriteOutlivesItsConnection();
    void aWriteWhoseConnectionDiesInTheMiddleIsWrittenOnce();
    void aCommitWhoseConnectionDiedIsNotRepeated();
    void aCommitWhoseAnswerIsLostIsNotRepeated();
    void amidKilledConnectionsNothingIsLostOrDoubled();
    void aServerThatIsGoneIsUnavailableAndComesBackByItself();
    void deadlocksAreRetriedUnseen();
    void serialisationFailuresAreRetriedButNotForever();
    void changesOfAnotherProcessAreHeardWithinASecond();
    void anotherProcessesChangesAreHeardFromTheStart();
    void ownChangesAreToldOnce();
    void whatWasRolledBackIsNotTold();
    void aListenerWhoseConnectionDiesSaysSoAndListensAgain();
    void foreignNotificationsAreIgnored();
};

namespace {

/// What a Database tells, collected across threads.
class Ear
{
public:
    DatabaseListener listener()
    {
        return {[this](const QList<Change> &changes) {
                    const QMutexLocker lock(&m_mutex);
                    m_heard += changes;
                },
                [this] { ++m_missed; }};
    }
    QList<Change> heard() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_heard;
    }
    int missed() const { return m_missed; }

private:
    mutable QMutex m_mutex;
    QList<Change> m_heard;
    std::atomic<int> m_missed = 0;
};

/// A process's own way into the database.
struct Program {
    explicit Program(const DatabaseLocation &location)
    {
        auto wanted = Database::open(location, silentLogger(), ear.listener());
        if (!wanted)
            qFatal("%s", describe(wanted).constData());
        database = *std::move(wanted);
        access = newAccess();
    }
    explicit Program(const TestDatabase &server)
        : Program(server.location())
    {
    }

    std::unique_ptr<DataAccess> newAccess()
    {
        auto wanted = database->access();
        if (!wanted)
            qFatal("%s", describe(wanted).constData());
        return *std::move(wanted);
    }

    Ear ear;
    std::unique_ptr<Database> database;
    std::unique_ptr<DataAccess> access;
};

Result<int> pidOf(Connection &connection)
{
    FRONTDESK_TRY_ASSIGN(const auto pid,
                         connection.first(u"SELECT pg_backend_pid()"_s, {},
                                          [](const Row &row) { return int(row.integer(0)); }));
    return pid.value_or(0);
}

/// Ends a server process and waits until it is gone.
void killBackend(const TestDatabase &server, int pid)
{
    if (!server.raw(u"SELECT pg_terminate_backend(%1, 5000)"_s.arg(pid)).toBool())
        qFatal("the backend does not die");
}

void killAll(const TestDatabase &server, const QString &which = u"true"_s)
{
    server.raw(
        u"SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid() AND %1"_s.arg(which));
}

/// A row that nothing keeps from being written twice.
Result<void> tally(Connection &connection, int number)
{
    FRONTDESK_TRY(connection.execute(u"INSERT INTO tally (n) VALUES (?)"_s, {number}));
    return {};
}

int tallied(const TestDatabase &server, int number)
{
    return server.raw(u"SELECT count(*) FROM tally WHERE n = %1"_s.arg(number)).toInt();
}

void addTally(const TestDatabase &server)
{
    server.raw(u"CREATE TABLE tally (n integer NOT NULL)"_s);
}

Change anyChange()
{
    return {ChangedEntity::Appointment,
            QUuid::createUuid(),
            DoctorId::generate(),
            {fromMillis(1'773'000'000'000), fromMillis(1'773'000'900'000)}};
}

Result<void> publish(DataAccess &access, const Change &change)
{
    return access.write([&](Transaction &transaction) -> Result<void> {
        transaction.publish(change);
        return {};
    });
}

} // namespace

void TestPostgres::initTestCase()
{
    if (TestDatabase::wanted() != Dialect::PostgreSql)
        QSKIP("needs FRONTDESK_TEST_DATABASE=postgresql");
}

void TestPostgres::aReadOutlivesItsConnection()
{
    TestDatabase server;
    Program program(server);
    const auto first = program.access->read(pidOf);
    QVERIFY_RESULT(first);
    killBackend(server, *first);
    const auto second = program.access->read(pidOf);
    QVERIFY_RESULT(second);
    QVERIFY(*first != *second);
}

void TestPostgres::aReadWhoseConnectionDiesInTheMiddleRunsAgain()
{
    TestDatabase server;
    Program program(server);
    int runs = 0;
    const auto result = program.access->read([&](Connection &connection) -> Result<QList<int>> {
        FRONTDESK_TRY_ASSIGN(const int pid, pidOf(connection));
        if (++runs == 1)
            killBackend(server, pid);
        return connection.all(u"SELECT generate_series(1, 3)"_s, {},
                              [](const Row &row) { return int(row.integer(0)); });
    });
    QVERIFY_RESULT(result);
    QCOMPARE(*result, QList<int>({1, 2, 3}));
    QCOMPARE(runs, 2);
}

void TestPostgres::aWriteOutlivesItsConnection()
{
    TestDatabase server;
    Program program(server);
    addTally(server);
    const auto pid = program.access->read(pidOf);
    QVERIFY_RESULT(pid);
    killBackend(server, *pid);
    QVERIFY_RESULT(program.access->write(
        [](Transaction &transaction) { return tally(transaction.connection(), 1); }));
    QCOMPARE(tallied(server, 1), 1);
}

void TestPostgres::aWriteWhoseConnectionDiesInTheMiddleIsWrittenOnce()
{
    TestDatabase server;
    Program program(server);
    addTally(server);
    const Change change = anyChange();
    int runs = 0;
    const auto result = program.access->write([&](Transaction &transaction) -> Result<void> {
        Connection &connection = transaction.connection();
        transaction.publish(change);
        FRONTDESK_TRY(tally(connection, 1));
        FRONTDESK_TRY_ASSIGN(const int pid, pidOf(connection));
        if (++runs == 1)
            killBackend(server, pid);
        return tally(connection, 2);
    });
    QVERIFY_RESULT(result);
    QCOMPARE(runs, 2);
    QCOMPARE(tallied(server, 1), 1);
    QCOMPARE(tallied(server, 2), 1);
    QCOMPARE(program.ear.heard().size(), 1);
}

void TestPostgres::aCommitWhoseConnectionDiedIsNotRepeated()
{
    TestDatabase server;
    Program program(server);
    addTally(server);
    int runs = 0;
    const auto result = program.access->write([&](Transaction &transaction) -> Result<void> {
        Connection &connection = transaction.connection();
        ++runs;
        FRONTDESK_TRY(tally(connection, 1));
        FRONTDESK_TRY_ASSIGN(const int pid, pidOf(connection));
        killBackend(server, pid);
        return {};
    });
    QCOMPARE_ERROR(result, ErrorCode::Unavailable);
    QCOMPARE(runs, 1);
    QCOMPARE(tallied(server, 1), 0);
    QVERIFY_RESULT(program.access->write(
        [](Transaction &transaction) { return tally(transaction.connection(), 2); }));
}

void TestPostgres::aCommitWhoseAnswerIsLostIsNotRepeated()
{
    TestDatabase server;
    Program direct(server);
    addTally(server);
    TcpProxy proxy(server.location().port);
    DatabaseLocation location = server.location();
    location.port = proxy.port();
    Program program(location);
    proxy.loseAnswerTo("COMMIT");
    int runs = 0;
    const auto result = program.access->write([&](Transaction &transaction) {
        ++runs;
        return tally(transaction.connection(), 1);
    });
    QCOMPARE_ERROR(result, ErrorCode::Unavailable);
    QCOMPARE(runs, 1);
    QCOMPARE(tallied(server, 1), 1);
    QVERIFY_RESULT(program.access->write(
        [](Transaction &transaction) { return tally(transaction.connection(), 2); }));
    QCOMPARE(tallied(server, 2), 1);
}

void TestPostgres::amidKilledConnectionsNothingIsLostOrDoubled()
{
    TestDatabase server;
    Program program(server);
    addTally(server);
    constexpr int Writers = 4;
    constexpr int Each = 30;
    std::atomic<int> running = Writers;
    QThreadPool pool;
    pool.setMaxThreadCount(Writers);
    QList<QFuture<QList<int>>> results;
    std::atomic<int> strange = 0;
    std::latch connected(Writers);
    for (int writer = 0; writer < Writers; ++writer) {
        results.append(QtConcurrent::run(&pool, [&, writer] {
            QList<int> acknowledged;
            std::unique_ptr<DataAccess> access = program.newAccess();
            connected.count_down();
            for (int i = 0; i < Each; ++i) {
                const int number = writer * Each + i;
                const auto result = access->write([&](Transaction &transaction) {
                    return tally(transaction.connection(), number);
                });
                if (result)
                    acknowledged.append(number);
                else if (result.error().code != ErrorCode::Unavailable)
                    ++strange;
                if (!access->read(pidOf) && !access->read(pidOf))
                    ++strange; // a read has found a new connection by its second try at the latest
            }
            --running;
            return acknowledged;
        }));
    }
    connected.wait(); // a connection that dies before it is there is another matter
    while (running > 0)
        killAll(server, u"random() < 0.3"_s);
    QList<int> acknowledged;
    for (auto &result : results)
        acknowledged += result.result();
    QCOMPARE(server.raw(u"SELECT count(*) - count(DISTINCT n) FROM tally"_s).toInt(), 0);
    for (const int number : acknowledged)
        QCOMPARE(tallied(server, number), 1);
    QVERIFY2(acknowledged.size() > Writers * Each / 2,
             qPrintable(QString::number(acknowledged.size())));
    QCOMPARE(strange.load(), 0);
}

void TestPostgres::aServerThatIsGoneIsUnavailableAndComesBackByItself()
{
    TestDatabase server;
    Program direct(server);
    addTally(server);
    TcpProxy proxy(server.location().port);
    DatabaseLocation location = server.location();
    location.port = proxy.port();
    Program program(location);
    proxy.setDown(true);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 20; ++i) {
        QCOMPARE_ERROR(program.access->read(pidOf), ErrorCode::Unavailable);
        QCOMPARE_ERROR(program.access->write([](Transaction &transaction) {
            return tally(transaction.connection(), 1);
        }),
                       ErrorCode::Unavailable);
    }
    QVERIFY(timer.elapsed() < 5'000);
    proxy.setDown(false);
    QTRY_VERIFY(program.access->read(pidOf).has_value());
    QVERIFY_RESULT(program.access->write(
        [](Transaction &transaction) { return tally(transaction.connection(), 2); }));
    QCOMPARE(tallied(server, 1), 0);
    QCOMPARE(tallied(server, 2), 1);
}

void TestPostgres::deadlocksAreRetriedUnseen()
{
    TestDatabase server;
    Program program(server);
    server.raw(u"INSERT INTO settings (key, value) VALUES ('a', '0'), ('b', '0')"_s);
    std::barrier bothHoldOne(2);
    std::atomic<int> runs = 0;
    const auto cross = [&](const QString &first, const QString &second) {
        const auto access = program.newAccess();
        bool waited = false;
        return access->write([&](Transaction &transaction) -> Result<void> {
            Connection &connection = transaction.connection();
            const QString raise =
                u"UPDATE settings SET value = CAST(CAST(value AS integer) + 1 AS text) "
                "WHERE key = ?"_s;
            ++runs;
            FRONTDESK_TRY(connection.execute(raise, {first}));
            if (!std::exchange(waited, true))
                bothHoldOne.arrive_and_wait();
            FRONTDESK_TRY(connection.execute(raise, {second}));
            return {};
        });
    };
    auto other = std::async(std::launch::async, cross, u"a"_s, u"b"_s);
    const auto mine = cross(u"b"_s, u"a"_s);
    QVERIFY_RESULT(mine);
    QVERIFY_RESULT(other.get());
    QVERIFY(runs > 2);
    QCOMPARE(server.raw(u"SELECT string_agg(value, ',') FROM settings"_s).toString(), u"2,2"_s);
}

void TestPostgres::serialisationFailuresAreRetriedButNotForever()
{
    TestDatabase server;
    Program program(server);
    addTally(server);
    server.raw(u"CREATE FUNCTION give_up(state text) RETURNS void LANGUAGE plpgsql AS "
               "$$ BEGIN RAISE EXCEPTION USING ERRCODE = state; END $$"_s);
    for (const QString &state : {u"40001"_s, u"40P01"_s}) {
        for (const int failures : {1, 4, 1'000}) {
            int runs = 0;
            const auto result =
                program.access->write([&](Transaction &transaction) -> Result<void> {
                    Connection &connection = transaction.connection();
                    FRONTDESK_TRY(tally(connection, failures));
                    if (++runs > failures)
                        return {};
                    return connection.select(u"SELECT give_up(?)"_s, {state}, [](const Row &) {});
                });
            if (failures < 1'000) {
                QVERIFY_RESULT(result);
                QCOMPARE(runs, failures + 1);
            } else {
                QCOMPARE_ERROR(result, ErrorCode::Unavailable);
                QVERIFY(runs < 20);
            }
        }
    }
    QCOMPARE(tallied(server, 1), 2);
    QCOMPARE(tallied(server, 4), 2);
    QCOMPARE(tallied(server, 1'000), 0);
}

void TestPostgres::changesOfAnotherProcessAreHeardWithinASecond()
{
    TestDatabase server;
    Program here(server);
    Program there(server);
    for (int i = 0; i < 5; ++i) {
        const Change change = anyChange();
        QVERIFY_RESULT(publish(*there.access, change));
        QTRY_COMPARE_WITH_TIMEOUT(here.ear.heard().size(), i + 1, 1'000);
        QVERIFY(here.ear.heard().last() == change);
    }
    // A change of no doctor at no time, and many in one transaction.
    const Change bare {ChangedEntity::User, QUuid::createUuid(), {}, {}};
    QVERIFY_RESULT(there.access->write([&](Transaction &transaction) -> Result<void> {
        transaction.publish(bare);
        for (int i = 0; i < 200; ++i)
            transaction.publish(anyChange());
        return {};
    }));
    QTRY_COMPARE_WITH_TIMEOUT(here.ear.heard().size(), 206, 1'000);
    QVERIFY(here.ear.heard()[5] == bare);
    QCOMPARE(here.ear.missed(), 0);
}

void TestPostgres::anotherProcessesChangesAreHeardFromTheStart()
{
    TestDatabase server;
    Program there(server);
    for (int i = 0; i < 5; ++i) {
        Program here(server);
        QVERIFY_RESULT(publish(*there.access, anyChange()));
        QTRY_COMPARE_WITH_TIMEOUT(here.ear.heard().size(), 1, 1'000);
    }
}

void TestPostgres::ownChangesAreToldOnce()
{
    TestDatabase server;
    Program here(server);
    Program there(server);
    QVERIFY_RESULT(publish(*here.access, anyChange()));
    QCOMPARE(here.ear.heard().size(), 1);
    // Notifications come in order: with the other's, one's own would have come too.
    QVERIFY_RESULT(publish(*there.access, anyChange()));
    QTRY_COMPARE_WITH_TIMEOUT(here.ear.heard().size(), 2, 1'000);
    QTRY_COMPARE_WITH_TIMEOUT(there.ear.heard().size(), 2, 1'000);
}

void TestPostgres::whatWasRolledBackIsNotTold()
{
    TestDatabase server;
    Program here(server);
    Program there(server);
    QCOMPARE_ERROR(there.access->write([&](Transaction &transaction) -> Result<void> {
        transaction.publish(anyChange());
        return fail(ErrorCode::CutoffPassed, {});
    }),
                   ErrorCode::CutoffPassed);
    const Change change = anyChange();
    QVERIFY_RESULT(publish(*there.access, change));
    QTRY_COMPARE_WITH_TIMEOUT(here.ear.heard().size(), 1, 1'000);
    QVERIFY(here.ear.heard().first() == change);
    QCOMPARE(there.ear.heard().size(), 1);
}

void TestPostgres::aListenerWhoseConnectionDiesSaysSoAndListensAgain()
{
    TestDatabase server;
    Program here(server);
    Program there(server);
    for (int i = 0; i < 2; ++i) {
        killAll(server, u"query ILIKE 'LISTEN%' OR query = 'SELECT 1'"_s);
        QTRY_COMPARE_WITH_TIMEOUT(here.ear.missed(), i + 1, 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(there.ear.missed(), i + 1, 10'000);
        QVERIFY_RESULT(publish(*there.access, anyChange()));
        QTRY_COMPARE_WITH_TIMEOUT(here.ear.heard().size(), i + 1, 1'000);
    }
}

void TestPostgres::foreignNotificationsAreIgnored()
{
    TestDatabase server;
    Program here(server);
    Program there(server);
    for (const QString &payload :
         {u""_s, u"x"_s, u"[]"_s, u"[1,2,3,4,5,6]"_s, u"[\"t\",\"weather\",\"\",\"\",0,0]"_s,
          u"[\"t\",\"editing\",5]"_s, u"{\"a\":1}"_s})
        server.raw(u"SELECT pg_notify('frontdesk_changes', '%1')"_s.arg(payload));
    const Change change = anyChange();
    QVERIFY_RESULT(publish(*there.access, change));
    QTRY_COMPARE_WITH_TIMEOUT(here.ear.heard().size(), 1, 1'000);
    QVERIFY(here.ear.heard().first() == change);
}

QTEST_GUILESS_MAIN(TestPostgres)
#include "tst_postgres.moc"
