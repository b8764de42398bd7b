// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"

#include <QTest>

#include <rapidcheck.h>

using namespace frontdesk;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TstClock : public QObject
{
    Q_OBJECT

private slots:
    void rfc3339HasMillisecondsOnlyWhereTheyAreNotZero_data()
    {
        QTest::addColumn<qint64>("millis");
        QTest::addColumn<QString>("text");
        QTest::newRow("the epoch") << qint64(0) << u"1970-01-01T00:00:00Z"_s;
        QTest::newRow("whole seconds") << qint64(1'773'065'100'000) << u"2026-03-09T14:05:00Z"_s;
        QTest::newRow("one millisecond")
            << qint64(1'773'065'100'001) << u"2026-03-09T14:05:00.001Z"_s;
        QTest::newRow("before the epoch") << qint64(-1) << u"1969-12-31T23:59:59.999Z"_s;
    }
    void rfc3339HasMillisecondsOnlyWhereTheyAreNotZero()
    {
        QFETCH(qint64, millis);
        QTEST(toRfc3339(fromMillis(millis)), "text");
    }

    void rfc3339IsReadBackAsTheSameInstant()
    {
        QVERIFY(rc::check("read back", [] {
            const qint64 millis = *rc::gen::inRange<qint64>(0, 4'102'444'800'000);
            const QString text = toRfc3339(fromMillis(millis));
            RC_ASSERT(text.endsWith(u'Z'));
            RC_ASSERT(QDateTime::fromString(text, Qt::ISODateWithMs).toMSecsSinceEpoch() == millis);
        }));
    }

    void settingTheWallClockBackLeavesTheMonotonicClock()
    {
        FakeClock clock(fromMillis(1'000'000));
        clock.advance(250ms);
        QCOMPARE(toMillis(clock.now()), 1'000'250);
        QCOMPARE(clock.monotonic(), 250ms);
        clock.set(fromMillis(5));
        QCOMPARE(toMillis(clock.now()), 5);
        QCOMPARE(clock.monotonic(), 250ms);
    }

    void theSystemClockIsTheSystemsAndItsMonotonicPartNeverFalls()
    {
        const SystemClock clock;
        // Not by QDateTime, which rounds to the nearest millisecond from Qt 6.8 on.
        const auto system = [] {
            return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
        };
        const Instant before = system();
        const Instant now = clock.now();
        QVERIFY(before <= now && now <= system());
        auto last = clock.monotonic();
        for (int i = 0; i < 1000; ++i) {
            const auto next = clock.monotonic();
            QVERIFY(next >= last);
            last = next;
        }
    }
};

QTEST_GUILESS_MAIN(TstClock)
#include "tst_clock.moc"
