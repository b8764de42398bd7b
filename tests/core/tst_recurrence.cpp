// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/recurrence.h"

#include "scheduledays.h"

#include <QTest>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

class TestRecurrence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySecondMondayAndThursday();
    void theLastFridayOfEachMonth();
    void aMonthWithoutTheDayIsLeftOut();
    void aRuleWithoutAnEndGivesNothing();
    void tooManyAreToldByOneTooMany();
    void theDaysAreThoseOfTheDayByDayModel();
    void theWallTimeStaysWhenTheClocksChange();
    void everyTimeIsTheWallClocksOrAConflict();
};

namespace {

Recurrence weekly(const QList<int> &days, int interval, int count)
{
    Recurrence rule;
    rule.interval = interval;
    rule.firstDay = QDate(2026, 3, 10); // a Tuesday
    rule.time = WallTime {9 * 60};
    rule.daysOfWeek = days;
    rule.count = count;
    return rule;
}

QStringList written(const QList<QDate> &days)
{
    QStringList texts;
    for (const QDate &day : days)
        texts.append(day.toString(Qt::ISODate));
    return texts;
}

Recurrence anyRule()
{
    Recurrence rule;
    rule.pattern = *rc::gen::element(RecurrencePattern::Weekly, RecurrencePattern::MonthlyByDay,
                                     RecurrencePattern::MonthlyByWeekday);
    rule.interval = *rc::gen::inRange(1, 5);
    rule.firstDay = anyDay();
    rule.time = WallTime {*rc::gen::oneOf(rc::gen::inRange(0, 1'440), rc::gen::inRange(0, 240))};
    const int days = rule.pattern == RecurrencePattern::Weekly ? *rc::gen::inRange(1, 4) : 1;
    for (int i = 0; i < days; ++i)
        rule.daysOfWeek.append(*rc::gen::inRange(1, 8));
    rule.dayOfMonth = *rc::gen::inRange(1, 32);
    rule.weekOfMonth = *rc::gen::element(1, 2, 3, 4, 5, Recurrence::LastWeek);
    if (*rc::gen::arbitrary<bool>())
        rule.count = *rc::gen::inRange(1, 30);
    else
        rule.until = rule.firstDay.addDays(*rc::gen::inRange(0, 500));
    return rule;
}

/// Whether the rule names the day, from its definition alone.
bool names(const Recurrence &rule, QDate day)
{
    if (rule.pattern == RecurrencePattern::Weekly) {
        const QDate first = rule.firstDay.addDays(1 - rule.firstDay.dayOfWeek());
        const QDate monday = day.addDays(1 - day.dayOfWeek());
        return rule.daysOfWeek.contains(day.dayOfWeek())
               && first.daysTo(monday) / 7 % rule.interval == 0;
    }
    const int months =
        (day.year() - rule.firstDay.year()) * 12 + day.month() - rule.firstDay.month();
    if (months % rule.interval != 0)
        return false;
    if (rule.pattern == RecurrencePattern::MonthlyByDay)
        return day.day() == rule.dayOfMonth;
    if (day.dayOfWeek() != rule.daysOfWeek.first())
        return false;
    return rule.weekOfMonth == Recurrence::LastWeek ? day.addDays(7).month() != day.month()
                                                    : (day.day() - 1) / 7 + 1 == rule.weekOfMonth;
}

} // namespace

void TestRecurrence::everySecondMondayAndThursday()
{
    QCOMPARE(written(occurrenceDays(weekly({4, 1}, 2, 4))),
             (QStringList {u"2026-03-12"_s, u"2026-03-23"_s, u"2026-03-26"_s, u"2026-04-06"_s}));
}

void TestRecurrence::theLastFridayOfEachMonth()
{
    Recurrence rule = weekly({5}, 1, 3);
    rule.pattern = RecurrencePattern::MonthlyByWeekday;
    rule.weekOfMonth = Recurrence::LastWeek;
    QCOMPARE(written(occurrenceDays(rule)),
             (QStringList {u"2026-03-27"_s, u"2026-04-24"_s, u"2026-05-29"_s}));
}

void TestRecurrence::aMonthWithoutTheDayIsLeftOut()
{
    Recurrence rule = weekly({}, 1, 3);
    rule.pattern = RecurrencePattern::MonthlyByDay;
    rule.dayOfMonth = 31;
    QCOMPARE(written(occurrenceDays(rule)),
             (QStringList {u"2026-03-31"_s, u"2026-05-31"_s, u"2026-07-31"_s}));
}

void TestRecurrence::aRuleWithoutAnEndGivesNothing()
{
    QVERIFY(occurrenceDays(weekly({1}, 1, 0)).isEmpty());
    QVERIFY(occurrenceDays(weekly({}, 1, 3)).isEmpty());
    Recurrence rule = weekly({1}, 1, 3);
    rule.firstDay = QDate();
    QVERIFY(occurrenceDays(rule).isEmpty());
}

void TestRecurrence::tooManyAreToldByOneTooMany()
{
    Recurrence rule = weekly({1, 2, 3, 4, 5}, 1, 0);
    rule.until = rule.firstDay.addYears(5);
    QCOMPARE(occurrenceDays(rule).size(), Recurrence::MostOccurrences + 1);
}

void TestRecurrence::theDaysAreThoseOfTheDayByDayModel()
{
    QVERIFY(rc::check([] {
        const Recurrence rule = anyRule();
        QList<QDate> expected;
        const QDate end = rule.until.isValid() ? rule.until : rule.firstDay.addYears(10);
        const int most = rule.count > 0 ? rule.count : Recurrence::MostOccurrences + 1;
        for (QDate day = rule.firstDay; day <= end && expected.size() < most;
             day = day.addDays(1)) {
            if (names(rule, day))
                expected.append(day);
        }
        RC_ASSERT(written(occurrenceDays(rule)) == written(expected));
    }));
}

void TestRecurrence::theWallTimeStaysWhenTheClocksChange()
{
    // Berlin goes from UTC+1 to UTC+2 on Sunday 29 March 2026.
    Recurrence rule = weekly({4}, 1, 5);
    const QList<Occurrence> times = occurrences(rule, ClinicTime(QTimeZone("Europe/Berlin")));
    QStringList instants;
    for (const Occurrence &one : times)
        instants.append(toRfc3339(one.at.first));
    QCOMPARE(instants, (QStringList {u"2026-03-12T08:00:00Z"_s, u"2026-03-19T08:00:00Z"_s,
                                     u"2026-03-26T08:00:00Z"_s, u"2026-04-02T07:00:00Z"_s,
                                     u"2026-04-09T07:00:00Z"_s}));
}

void TestRecurrence::everyTimeIsTheWallClocksOrAConflict()
{
    QVERIFY(rc::check([] {
        const Recurrence rule = anyRule();
        const ClinicTime time = anyZone();
        for (const Occurrence &one : occurrences(rule, time)) {
            const bool first = time.toLocal(one.at.first).minutes == rule.time.minutes;
            const bool second = time.toLocal(one.at.second).minutes == rule.time.minutes;
            switch (one.at.kind) {
            case Resolution::Unique:
                RC_ASSERT(first && one.at.first == one.at.second);
                RC_ASSERT(time.toDate(one.at.first) == one.day);
                break;
            case Resolution::Ambiguous:
                RC_ASSERT(first && second && one.at.first < one.at.second);
                break;
            case Resolution::Gap:
                RC_ASSERT(!first);
                break;
            }
        }
    }));
}

QTEST_GUILESS_MAIN(TestRecurrence)
#include "tst_recurrence.moc"
