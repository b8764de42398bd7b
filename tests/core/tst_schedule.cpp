// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/schedule.h"

#include <QTest>

#include <rapidcheck.h>

using namespace frontdesk;
using namespace Qt::StringLiterals;

namespace {

// Three years, beginning in the middle of a week and of an ISO year with 53 weeks.
const QDate First(2026, 1, 1);
constexpr int Days = 3 * 365 + 1;

QDate arbitraryDay()
{
    return First.addDays(*rc::gen::inRange(0, Days / 2));
}

Schedule arbitrarySchedule()
{
    Schedule schedule;
    schedule.dayOfWeek = *rc::gen::inRange(1, 8);
    const int start = *rc::gen::inRange(0, 24 * 60);
    schedule.start = WallTime {start};
    schedule.end = WallTime {*rc::gen::inRange(start + 1, 24 * 60 + 1)};
    schedule.weekInterval = *rc::gen::inRange(1, 5);
    if (*rc::gen::arbitrary<bool>())
        schedule.validFrom = arbitraryDay();
    if (*rc::gen::arbitrary<bool>())
        schedule.validTo = arbitraryDay();
    return schedule;
}

/// The definition, counted week by week from the Monday of validFrom's week.
bool appliesByCounting(const Schedule &schedule, QDate day)
{
    if (day.dayOfWeek() != schedule.dayOfWeek)
        return false;
    if (schedule.validTo.isValid() && day > schedule.validTo)
        return false;
    if (!schedule.validFrom.isValid())
        return true;
    if (day < schedule.validFrom)
        return false;
    QDate monday = schedule.validFrom.addDays(1 - schedule.validFrom.dayOfWeek());
    while (monday.addDays(6) < day)
        monday = monday.addDays(7 * schedule.weekInterval);
    return monday <= day;
}

bool overlapByCounting(const Schedule &a, const Schedule &b)
{
    if (std::max(a.start, b.start) >= std::min(a.end, b.end))
        return false;
    // Schedules without a first day meet before the three years too: the longest cycle has 12
    // weeks.
    for (int i = -12 * 7; i < Days; ++i) {
        const QDate day = First.addDays(i);
        if (a.appliesOn(day) && b.appliesOn(day))
            return true;
    }
    return false;
}

Schedule weekly(int dayOfWeek, int startHour, int endHour)
{
    Schedule schedule;
    schedule.dayOfWeek = dayOfWeek;
    schedule.start = WallTime {startHour * 60};
    schedule.end = WallTime {endHour * 60};
    return schedule;
}

} // namespace

class TstSchedule : public QObject
{
    Q_OBJECT

private slots:
    void aScheduleAppliesOnExactlyTheDaysThatCountingFinds()
    {
        QVERIFY(rc::check("appliesOn", [] {
            const Schedule schedule = arbitrarySchedule();
            for (int i = 0; i < Days; ++i) {
                const QDate day = First.addDays(i);
                RC_ASSERT(schedule.appliesOn(day) == appliesByCounting(schedule, day));
            }
        }));
    }

    void schedulesOverlapWhereSomeDayOfThreeYearsHasBoth()
    {
        QVERIFY(rc::check("overlap", [] {
            Schedule a = arbitrarySchedule();
            Schedule b = arbitrarySchedule();
            b.dayOfWeek = *rc::gen::weightedElement<int>({{6, a.dayOfWeek}, {1, b.dayOfWeek}});
            RC_ASSERT(overlap(a, b) == overlapByCounting(a, b));
            RC_ASSERT(overlap(a, b) == overlap(b, a));
        }));
    }

    void alternatingWeeksAreCountedFromTheWeekOfValidFromAcrossTheYearsEnd()
    {
        Schedule mondays = weekly(1, 8, 12);
        mondays.weekInterval = 2;
        mondays.validFrom = QDate(2026, 12, 24); // a Thursday: its week's Monday is the 21st
        QVERIFY(!mondays.appliesOn(QDate(2026, 12, 21)));
        QVERIFY(!mondays.appliesOn(QDate(2026, 12, 28)));
        QVERIFY(mondays.appliesOn(QDate(2027, 1, 4)));
        QVERIFY(!mondays.appliesOn(QDate(2027, 1, 11)));
    }

    void bothValidityDatesAreIncluded()
    {
        Schedule fridays = weekly(5, 8, 12);
        fridays.validFrom = fridays.validTo = QDate(2026, 3, 6);
        QVERIFY(fridays.appliesOn(QDate(2026, 3, 6)));
        QVERIFY(!fridays.appliesOn(QDate(2026, 2, 27)));
        QVERIFY(!fridays.appliesOn(QDate(2026, 3, 13)));
    }

    void opposedAlternatingWeeksNeverOverlap()
    {
        Schedule odd = weekly(2, 8, 12);
        odd.weekInterval = 2;
        odd.validFrom = QDate(2026, 1, 6);
        Schedule even = odd;
        even.validFrom = QDate(2026, 1, 13);
        QVERIFY(!overlap(odd, even));
        even.weekInterval = 3;
        QVERIFY(overlap(odd, even));
    }

    void windowsThatTouchOrLieInAnotherTimeDoNotOverlap()
    {
        QVERIFY(!overlap(weekly(1, 8, 12), weekly(1, 12, 16)));
        QVERIFY(!overlap(weekly(1, 8, 12), weekly(2, 8, 12)));
        QVERIFY(overlap(weekly(1, 8, 12), weekly(1, 11, 16)));
        Schedule past = weekly(1, 8, 12);
        past.validTo = QDate(2026, 1, 31);
        Schedule future = weekly(1, 8, 12);
        future.validFrom = QDate(2026, 2, 1);
        QVERIFY(!overlap(past, future));
    }

    void anImpossibleWeekdayEndsInAnAnswer()
    {
        QVERIFY(!overlap(weekly(0, 8, 12), weekly(0, 8, 12)));
        QVERIFY(!overlap(weekly(8, 8, 12), weekly(8, 8, 12)));
    }

    void everyWallTimeIsReadBack()
    {
        for (int minutes = 0; minutes <= 24 * 60; ++minutes)
            QVERIFY(parseWallTime(toString(WallTime {minutes})) == WallTime {minutes});
        QCOMPARE(toString(WallTime {9 * 60 + 5}), u"09:05"_s);
    }

    void whatIsNotAWallTimeIsRefused()
    {
        for (const QString &text : {u""_s, u"9:05"_s, u"09:5"_s, u"09:60"_s, u"24:01"_s, u"25:00"_s,
                                    u"-1:00"_s, u"09.05"_s, u"09:05 "_s, u"09:05:00"_s, u"٠٩:٠٥"_s})
            QVERIFY2(!parseWallTime(text), qPrintable(text));
    }
};

QTEST_GUILESS_MAIN(TstSchedule)
#include "tst_schedule.moc"
