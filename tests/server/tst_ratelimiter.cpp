// SPDX-License-Identifier: GPL-3.0-or-later
// So many requests of each key in any minute, and no more.
#include "http/ratelimiter.h"

#include <QRandomGenerator>
#include <QTest>

#include <deque>
#include <thread>

using namespace frontdesk;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TstRateLimiter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void soManyAreLetThroughAndTheNextIsNot()
    {
        RateLimiter limiter(3);
        for (int left = 2; left >= 0; --left) {
            const Allowance allowance = limiter.take("a", 0ms);
            QVERIFY(allowance.isGranted);
            QCOMPARE(allowance.limit, 3);
            QCOMPARE(allowance.remaining, left);
        }
        const Allowance refused = limiter.take("a", 1000ms);
        QVERIFY(!refused.isGranted);
        QCOMPARE(refused.remaining, 0);
        QVERIFY(limiter.take("b", 1000ms).isGranted);
    }

    void whoWaitsAsToldIsLetThrough()
    {
        RateLimiter limiter(2);
        limiter.take("a", 7'300ms);
        limiter.take("a", 30'000ms);
        const Allowance refused = limiter.take("a", 31'000ms);
        QVERIFY(!refused.isGranted);
        QVERIFY(!limiter.take("a", 31'000ms + refused.reset - 1001ms).isGranted);
        const Allowance later = limiter.take("a", 31'000ms + refused.reset);
        QVERIFY(later.isGranted);
        QCOMPARE(later.remaining, 0);
    }

    void refusedRequestsDoNotCount()
    {
        RateLimiter limiter(1);
        limiter.take("a", 0ms);
        for (int i = 0; i < 100; ++i)
            QVERIFY(!limiter.take("a", 59'000ms).isGranted);
        QVERIFY(limiter.take("a", 65'000ms).isGranted);
    }

    void noMinuteHasMoreWhateverTheRhythm()
    {
        const quint32 seed = qEnvironmentVariableIntValue("FRONTDESK_SEED") > 0
                                 ? quint32(qEnvironmentVariableIntValue("FRONTDESK_SEED"))
                                 : QRandomGenerator::global()->generate() % 1'000'000 + 1;
        qInfo("FRONTDESK_SEED=%u", seed);
        QRandomGenerator random(seed);
        constexpr int Limit = 30;
        RateLimiter limiter(Limit);
        std::deque<std::chrono::milliseconds> granted;
        std::chrono::milliseconds now {0};
        for (int i = 0; i < 20'000; ++i) {
            now +=
                std::chrono::milliseconds(random.bounded(random.bounded(50) == 0 ? 90'000 : 900));
            const Allowance allowance = limiter.take("a", now);
            // Strictly what came less than a minute ago, and at the most what came within 65 s.
            while (!granted.empty() && now - granted.front() >= 65s)
                granted.pop_front();
            const auto inMinute = std::count_if(granted.begin(), granted.end(),
                                                [&](auto at) { return now - at < 60s; });
            if (allowance.isGranted) {
                QVERIFY(inMinute < Limit);
                granted.push_back(now);
            } else {
                QVERIFY(int(granted.size()) >= Limit);
            }
            QVERIFY(allowance.reset > 0s && allowance.reset <= 65s);
        }
    }

    void zeroIsNoLimit()
    {
        RateLimiter limiter(0);
        QVERIFY(!limiter.isOn());
        for (int i = 0; i < 1000; ++i)
            QVERIFY(limiter.take("a", 0ms).isGranted);
        QCOMPARE(limiter.size(), 0);
    }

    void memoryIsBoundedAndTheLeastRecentGoFirst()
    {
        RateLimiter limiter(1, 100);
        QVERIFY(limiter.take("kept", 0ms).isGranted);
        for (int i = 0; i < 1000; ++i) {
            limiter.take(QByteArray::number(i), 1ms);
            QVERIFY(!limiter.take("kept", 1ms).isGranted);
            QVERIFY(limiter.size() <= 100);
        }
        QVERIFY(limiter.take("0", 2ms).isGranted);
    }

    void whoHasNotBeenSeenForAMinuteIsForgotten()
    {
        RateLimiter limiter(5);
        for (int i = 0; i < 500; ++i)
            limiter.take(QByteArray::number(i), 0ms);
        QCOMPARE(limiter.size(), 500);
        limiter.take("late", 66'000ms);
        QCOMPARE(limiter.size(), 1);
    }

    void threadsTogetherGetNoMoreThanOne()
    {
        RateLimiter limiter(500);
        std::atomic<int> granted = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 4; ++i)
                threads.emplace_back([&] {
                    for (int j = 0; j < 300; ++j)
                        granted += limiter.take("a", 0ms).isGranted ? 1 : 0;
                });
        }
        QCOMPARE(granted.load(), 500);
    }
};

QTEST_APPLESS_MAIN(TstRateLimiter)
#include "tst_ratelimiter.moc"
