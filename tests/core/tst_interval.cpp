// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/interval.h"

#include <QTest>

#include <bitset>

#include <rapidcheck.h>

using namespace frontdesk;

namespace {

constexpr int Axis = 64;

Interval interval(int start, int end)
{
    return {fromMillis(start), fromMillis(end)};
}

/// The milliseconds that `intervals` cover, one bit each.
std::bitset<Axis> covered(const QList<Interval> &intervals)
{
    std::bitset<Axis> bits;
    for (const Interval &each : intervals) {
        for (qint64 at = toMillis(each.start); at < toMillis(each.end); ++at)
            bits.set(std::size_t(at));
    }
    return bits;
}

Interval arbitraryInterval()
{
    return interval(*rc::gen::inRange(0, Axis), *rc::gen::inRange(0, Axis));
}

} // namespace

class TstInterval : public QObject
{
    Q_OBJECT

private slots:
    void mergedCoversTheSameTimeInSortedSeparatePieces()
    {
        QVERIFY(rc::check("merged", [] {
            QList<Interval> intervals;
            const int count = *rc::gen::inRange(0, 8);
            for (int i = 0; i < count; ++i)
                intervals.append(arbitraryInterval());
            const QList<Interval> result = merged(intervals);
            RC_ASSERT(covered(result) == covered(intervals));
            for (qsizetype i = 0; i < result.size(); ++i) {
                RC_ASSERT(!result[i].isEmpty());
                // Apart by at least an instant, else they would be one.
                if (i > 0)
                    RC_ASSERT(result[i - 1].end < result[i].start);
            }
        }));
    }

    void overlappingMeansToShareAnInstant()
    {
        QVERIFY(rc::check("overlaps", [] {
            const Interval a = arbitraryInterval();
            const Interval b = arbitraryInterval();
            RC_PRE(!a.isEmpty() && !b.isEmpty());
            RC_ASSERT(a.overlaps(b) == (covered({a}) & covered({b})).any());
            RC_ASSERT(a.overlaps(b) == b.overlaps(a));
            RC_ASSERT(a.contains(b) == ((covered({a}) & covered({b})) == covered({b})));
        }));
    }

    void touchingIntervalsDoNotOverlapButMerge()
    {
        QVERIFY(!interval(0, 5).overlaps(interval(5, 9)));
        QCOMPARE(merged({interval(5, 9), interval(0, 5)}), QList<Interval>({interval(0, 9)}));
    }

    void theEndIsNotInIt()
    {
        QVERIFY(interval(2, 4).contains(fromMillis(2)));
        QVERIFY(!interval(2, 4).contains(fromMillis(4)));
    }
};

QTEST_GUILESS_MAIN(TstInterval)
#include "tst_interval.moc"
