// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/connectionmonitor.h"

#include <QPromise>
#include <QSignalSpy>
#include <QTest>

using namespace frontdesk;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// A database that answers as the test says.
struct FakeDatabase {
    bool isUp = true;
    bool hangs = false;
    int asked = 0;
    std::vector<std::shared_ptr<QPromise<Result<void>>>> hanging;

    QFuture<Result<void>> ask()
    {
        ++asked;
        auto promise = std::make_shared<QPromise<Result<void>>>();
        promise->start();
        if (hangs)
            hanging.push_back(promise);
        else
            answer(*promise);
        return promise->future();
    }
    void answer(QPromise<Result<void>> &promise) const
    {
        promise.addResult(isUp ? Result<void>()
                               : Result<void>(fail(ErrorCode::Unavailable, u"down"_s)));
        promise.finish();
    }
    void answerHanging()
    {
        for (const auto &promise : hanging)
            answer(*promise);
        hanging.clear();
    }
};

constexpr ConnectionTimes Quick {5ms, 40ms, 5ms, 20ms, 10ms};

struct Watch {
    FakeDatabase database;
    FakeClock clock {fromMillis(1'773'039'600'000)};
    ConnectionMonitor monitor;
    QSignalSpy recovered {&monitor, &ConnectionMonitor::recovered};

    explicit Watch(ConnectionTimes times = Quick)
        : monitor([this] { return database.ask(); }, clock, times)
    {
    }
};

} // namespace

class ConnectionMonitorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theUsualTimesShowALossWithinTwoSeconds()
    {
        const ConnectionTimes usual;
        QVERIFY(usual.pause + usual.patience < 2s);
    }

    void aDatabaseThatAnswersIsInStep()
    {
        Watch watch;
        QTRY_VERIFY(watch.database.asked > 3);
        QVERIFY(watch.monitor.state() == ConnectionState::InStep);
        QCOMPARE(watch.recovered.count(), 0);
    }

    void aFailedSignOfLifeIsALoss()
    {
        Watch watch;
        watch.database.isUp = false;
        QTRY_VERIFY(watch.monitor.isLost());
    }

    void noAnswerInTimeIsALossUntilTheAnswerComes()
    {
        Watch watch;
        watch.database.hangs = true;
        QTRY_VERIFY(watch.monitor.isLost());
        QCOMPARE(int(watch.database.hanging.size()), 1);
        watch.database.hangs = false;
        watch.database.answerHanging();
        QTRY_COMPARE(watch.recovered.count(), 1);
        QVERIFY(!watch.monitor.isLost());
    }

    void aFailedCallAsksAtOnce()
    {
        Watch watch({1h, 1h, 1h, 1h, 1h});
        watch.database.isUp = false;
        watch.monitor.callAsked();
        watch.monitor.callAnswered(true);
        QTRY_VERIFY(watch.monitor.isLost());
        QCOMPARE(watch.database.asked, 1);
    }

    void aFailedCallAloneIsNoLossWhereTheDatabaseAnswers()
    {
        Watch watch({1h, 1h, 1h, 1h, 1h});
        watch.monitor.callAsked();
        watch.monitor.callAnswered(true);
        QTRY_COMPARE(watch.database.asked, 1);
        QVERIFY(!watch.monitor.isLost());
    }

    void itRecoversByItselfAndSaysSoOnce()
    {
        Watch watch;
        watch.database.isUp = false;
        QTRY_VERIFY(watch.monitor.isLost());
        watch.database.isUp = true;
        QTRY_VERIFY(!watch.monitor.isLost());
        const int asked = watch.database.asked;
        QTRY_VERIFY(watch.database.asked > asked + 2);
        QCOMPARE(watch.recovered.count(), 1);
    }

    void pausesGrowUntilSomebodyAsksAgain()
    {
        Watch watch({1ms, 1h, 1ms, 1h, 1h});
        watch.database.isUp = false;
        // 1, 2, 4, ... 512 ms take a second; without growth there would be hundreds of questions.
        QElapsedTimer time;
        time.start();
        QTRY_VERIFY(watch.database.asked >= 7);
        QVERIFY2(time.elapsed() >= 60, "1 + 2 + 4 + 8 + 16 + 32 ms");
        const int asked = watch.database.asked;
        watch.database.isUp = true;
        watch.monitor.checkNow();
        QTRY_VERIFY(!watch.monitor.isLost());
        QVERIFY(watch.database.asked <= asked + 1);
    }

    void theLastAnswerTellsHowOldIsWhatIsShown()
    {
        Watch watch;
        watch.clock.advance(1min);
        const Instant later = watch.clock.now();
        QTRY_VERIFY(watch.monitor.lastAnswer() == later);
        watch.database.isUp = false;
        QTRY_VERIFY(watch.monitor.isLost());
        watch.clock.advance(1min);
        const int asked = watch.database.asked;
        QTRY_VERIFY(watch.database.asked > asked);
        QVERIFY(watch.monitor.lastAnswer() == later);
    }

    void longCallsAreWorkAndShortOnesAreNot()
    {
        Watch watch;
        QSignalSpy states(&watch.monitor, &ConnectionMonitor::stateChanged);
        watch.monitor.callAsked();
        watch.monitor.callAnswered(false);
        watch.monitor.callAsked();
        QTRY_VERIFY(watch.monitor.state() == ConnectionState::Working);
        QCOMPARE(states.count(), 1);
        watch.monitor.callAnswered(false);
        QVERIFY(watch.monitor.state() == ConnectionState::InStep);
    }
};

QTEST_MAIN(ConnectionMonitorTest)
#include "tst_connectionmonitor.moc"
