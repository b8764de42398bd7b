// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/slotfinder.h"

#include "scheduledays.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

class TestSlotFinder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWindowIsCutIntoWholeSlots();
    void aSlotThatIsPartlyTakenIsNotFree();
    void aSlotThatHasBegunIsNotOffered();
    void theHourThatDoesNotExistHasNoSlots();
    void theHourThatComesTwiceHasItsSlotsTwice();
    void windowsThatTouchInARepeatedHourDoNotOverlap();
    void lordHoweGainsAndLosesHalfAnHour();
    void aWindowUntilMidnightEndsThereWhenTheClocksGoBackAtMidnight();
    void noDayIsSearchedForever();
    void workingMinutesAreThoseOfTheWallClock();
    void slotsAreThoseOfTheMinuteByMinuteModel();
    void timesForATypeAreThoseOfTheMinuteByMinuteModel();
    void aTypesBuffersMayReachOutOfTheWorkingTime();
    void withoutAppointmentsOnlyTheRemainderOfAWindowIsNotOffered();
    void aBreakPartsTheDayAndSlotsStartAnewAfterIt();
    void extraHoursStandOnAHolidayAndTimeOffEndsThemAll();
    void exceptionsChangeTheMinutesThatTheyCoverAndNoOthers();
    void theNearestFreeTimesAreNearerThanAllOthers();
};

namespace {

ClinicTime zone(const char *name)
{
    return ClinicTime(QTimeZone(name));
}

Schedule hours(QDate day, int startMinute, int endMinute, int slot = 30)
{
    Schedule schedule;
    schedule.dayOfWeek = day.dayOfWeek();
    schedule.start = WallTime {startMinute};
    schedule.end = WallTime {endMinute};
    schedule.slotMinutes = slot;
    return schedule;
}

/// The wall-clock starts of the free slots, as somebody reads them.
QStringList starts(const QList<Schedule> &schedules, const ClinicTime &time, QDate day)
{
    QStringList result;
    const auto windows = workingWindows({schedules, {}}, time, day, day);
    for (const Interval &slot : freeSlots(windows, {}, Instant::min())) {
        const LocalTime local = time.toLocal(slot.start);
        result << toString(WallTime {local.minutes})
                      + (local.date == day ? QString() : local.date.toString(Qt::ISODate));
    }
    return result;
}

ScheduleException exception(ExceptionKind kind, QDate day, int startMinute, int endMinute)
{
    ScheduleException exception;
    exception.doctorId = DoctorId::generate();
    exception.kind = kind;
    exception.fromDate = day;
    exception.toDate = day;
    exception.start = WallTime {startMinute};
    exception.end = WallTime {endMinute};
    return exception;
}

/// An exception around `day`, a holiday of the clinic among them.
ScheduleException anyException(QDate day)
{
    const int start = *rc::gen::inRange(0, 1'400);
    ScheduleException made = exception(
        *rc::gen::element(ExceptionKind::TimeOff, ExceptionKind::Break, ExceptionKind::ExtraHours),
        day, start, *rc::gen::oneOf(rc::gen::just(1'440), rc::gen::inRange(start + 1, 1'441)));
    made.fromDate = day.addDays(*rc::gen::inRange(-2, 2));
    made.toDate = made.fromDate.addDays(*rc::gen::inRange(0, 4));
    made.dayOfWeek = *rc::gen::weightedElement<int>({{4, 0}, {1, day.dayOfWeek()}, {1, 3}});
    made.slotMinutes = *rc::gen::element(5, 20, 45);
    if (made.kind == ExceptionKind::TimeOff && *rc::gen::arbitrary<bool>())
        made.doctorId = DoctorId();
    return made;
}

/// Every minute that the exceptions of a kind cover on each of the days.
template <class Predicate>
std::set<Minute> modelCovered(const QList<ScheduleException> &exceptions, const ClinicTime &time,
                              QDate day, Predicate isWanted)
{
    std::set<Minute> covered;
    for (const ScheduleException &e : exceptions) {
        const bool applies = e.fromDate <= day && day <= e.toDate
                             && (e.dayOfWeek == 0 || e.dayOfWeek == day.dayOfWeek());
        if (applies && isWanted(e))
            eachMinute(time.window(day, e.start, e.end), [&](Minute m) { covered.insert(m); });
    }
    return covered;
}

/// Whether a schedule holds on a day, from its definition alone.
bool modelApplies(const Schedule &schedule, QDate day)
{
    const QDate monday = day.addDays(1 - day.dayOfWeek());
    const QDate anchor = schedule.validFrom;
    const bool inWeek =
        schedule.weekInterval == 1
        || (anchor.addDays(1 - anchor.dayOfWeek()).daysTo(monday) / 7) % schedule.weekInterval == 0;
    return day.dayOfWeek() == schedule.dayOfWeek && inWeek && (!anchor.isValid() || anchor <= day)
           && (!schedule.validTo.isValid() || day <= schedule.validTo);
}

/// Every minute that somebody with a wall clock would call working time: from the first at which
/// the clock has reached the window's start to the last at which it has not reached its end.
std::set<Minute> modelWorkingMinutes(const QList<Schedule> &schedules, const ClinicTime &time,
                                     QDate from, QDate to)
{
    std::map<QDate, std::vector<std::pair<Minute, int>>> clock;
    const Minute first = minuteOf(Instant(std::chrono::days(from.toJulianDay() - 2'440'588 - 1)));
    const Minute end = minuteOf(Instant(std::chrono::days(to.toJulianDay() - 2'440'588 + 2)));
    for (Minute m = first; m < end; ++m) {
        const LocalTime local = time.toLocal(instantOf(m));
        clock[local.date].emplace_back(m, local.minutes);
    }
    std::set<Minute> working;
    for (QDate day = from; day <= to; day = day.addDays(1)) {
        for (const Schedule &schedule : schedules) {
            if (!modelApplies(schedule, day))
                continue;
            const auto &minutes = clock[day];
            const auto begin = std::find_if(minutes.begin(), minutes.end(), [&](const auto &m) {
                return m.second >= schedule.start.minutes;
            });
            const auto last = std::find_if(minutes.rbegin(), minutes.rend(), [&](const auto &m) {
                return m.second < schedule.end.minutes;
            });
            for (auto it = begin; it != minutes.end() && last != minutes.rend(); ++it) {
                if (it->first <= last->first)
                    working.insert(it->first);
            }
        }
    }
    return working;
}

} // namespace

void TestSlotFinder::aWindowIsCutIntoWholeSlots()
{
    const QDate day(2026, 3, 9);
    QCOMPARE(starts({hours(day, 540, 630, 20)}, zone("Europe/Berlin"), day),
             QStringList({u"09:00"_s, u"09:20"_s, u"09:40"_s, u"10:00"_s}));
}

void TestSlotFinder::aSlotThatIsPartlyTakenIsNotFree()
{
    const QDate day(2026, 3, 9);
    const auto windows = workingWindows({{hours(day, 540, 660)}, {}}, zone("UTC"), day, day);
    const Instant nine = windows.first().span.start;
    using std::chrono::minutes;
    const QList<Interval> busy {{nine + minutes(59), nine + minutes(61)}};
    const auto free = freeSlots(windows, busy, Instant::min());
    QCOMPARE(free.size(), 2);
    QVERIFY(free.first().start == nine);
    QVERIFY(free.last().start == nine + minutes(90));
    const QList<Interval> touching {{nine + minutes(30), nine + minutes(60)}};
    QCOMPARE(freeSlots(windows, touching, Instant::min()).size(), 3);
}

void TestSlotFinder::aSlotThatHasBegunIsNotOffered()
{
    const QDate day(2026, 3, 9);
    const auto windows = workingWindows({{hours(day, 540, 660)}, {}}, zone("UTC"), day, day);
    const Instant nine = windows.first().span.start;
    QCOMPARE(freeSlots(windows, {}, nine).size(), 4);
    QCOMPARE(freeSlots(windows, {}, nine + std::chrono::milliseconds(1)).size(), 3);
}

void TestSlotFinder::theHourThatDoesNotExistHasNoSlots()
{
    const QDate day(2026, 3, 29);
    const ClinicTime berlin = zone("Europe/Berlin");
    QCOMPARE(starts({hours(day, 60, 240)}, berlin, day),
             QStringList({u"01:00"_s, u"01:30"_s, u"03:00"_s, u"03:30"_s}));
    QCOMPARE(starts({hours(day, 120, 180)}, berlin, day), QStringList());
    QCOMPARE(starts({hours(day, 150, 240)}, berlin, day), QStringList({u"03:00"_s, u"03:30"_s}));
}

void TestSlotFinder::theHourThatComesTwiceHasItsSlotsTwice()
{
    const QDate day(2026, 10, 25);
    QCOMPARE(starts({hours(day, 60, 240)}, zone("Europe/Berlin"), day),
             QStringList({u"01:00"_s, u"01:30"_s, u"02:00"_s, u"02:30"_s, u"02:00"_s, u"02:30"_s,
                          u"03:00"_s, u"03:30"_s}));
}

void TestSlotFinder::windowsThatTouchInARepeatedHourDoNotOverlap()
{
    const QDate day(2026, 10, 25);
    QCOMPARE(starts({hours(day, 60, 150), hours(day, 150, 240)}, zone("Europe/Berlin"), day),
             QStringList({u"01:00"_s, u"01:30"_s, u"02:00"_s, u"02:30"_s, u"02:00"_s, u"02:30"_s,
                          u"03:00"_s, u"03:30"_s}));
}

void TestSlotFinder::lordHoweGainsAndLosesHalfAnHour()
{
    const ClinicTime lordHowe = zone("Australia/Lord_Howe");
    const QDate gains(2026, 4, 5); // 02:00 becomes 01:30
    QCOMPARE(starts({hours(gains, 60, 180)}, lordHowe, gains),
             QStringList({u"01:00"_s, u"01:30"_s, u"01:30"_s, u"02:00"_s, u"02:30"_s}));
    const QDate loses(2026, 10, 4); // 02:00 becomes 02:30
    QCOMPARE(starts({hours(loses, 60, 180)}, lordHowe, loses),
             QStringList({u"01:00"_s, u"01:30"_s, u"02:30"_s}));
}

void TestSlotFinder::aWindowUntilMidnightEndsThereWhenTheClocksGoBackAtMidnight()
{
    // In Havana 01:00 on 2 November 2025 became 00:00: that hour is Sunday's, twice, and not
    // Saturday's. A past year, as governments change their minds: there was no such change in 2026.
    const ClinicTime havana = zone("America/Havana");
    const QDate saturday(2025, 11, 1);
    const QDate sunday(2025, 11, 2);
    QCOMPARE(starts({hours(saturday, 1'380, 1'440)}, havana, saturday),
             QStringList({u"23:00"_s, u"23:30"_s}));
    QCOMPARE(starts({hours(sunday, 0, 60)}, havana, sunday),
             QStringList({u"00:00"_s, u"00:30"_s, u"00:00"_s, u"00:30"_s}));
}

void TestSlotFinder::noDayIsSearchedForever()
{
    const QDate day(2026, 3, 9);
    const QList<Schedule> schedules {hours(day, 540, 600)};
    QVERIFY(workingWindows({schedules, {}}, zone("UTC"), QDate(), QDate()).isEmpty());
    QVERIFY(workingWindows({schedules, {}}, zone("UTC"), QDate(), day).isEmpty());
    QVERIFY(workingWindows({schedules, {}}, zone("UTC"), day, QDate()).isEmpty());
    QVERIFY(workingWindows({schedules, {}}, zone("UTC"), day, day.addDays(-1)).isEmpty());
}

void TestSlotFinder::workingMinutesAreThoseOfTheWallClock()
{
    QVERIFY(rc::check([] {
        const ClinicTime time = anyZone();
        const QDate from = anyDay();
        const QDate to = from.addDays(*rc::gen::inRange(0, 3));
        const QList<Schedule> schedules = anySchedules(from);
        std::set<Minute> covered;
        Instant last = Instant::min();
        for (const WorkingWindow &window : workingWindows({schedules, {}}, time, from, to)) {
            RC_ASSERT(!window.span.isEmpty());
            RC_ASSERT(window.span.start >= last);
            last = window.span.end;
            eachMinute(window.span, [&](Minute m) { covered.insert(m); });
        }
        RC_ASSERT(covered == modelWorkingMinutes(schedules, time, from, to));
    }));
}

void TestSlotFinder::slotsAreThoseOfTheMinuteByMinuteModel()
{
    QVERIFY(rc::check([] {
        const ClinicTime time = anyZone();
        const QDate day = anyDay();
        const auto windows = workingWindows({anySchedules(day), {}}, time, day, day.addDays(1));
        const Interval range = time.days(day.addDays(-1), day.addDays(2));
        QList<Interval> busy;
        std::set<Minute> taken;
        const int count = *rc::gen::inRange(0, 8);
        for (int i = 0; i < count; ++i) {
            const Instant start =
                range.start + std::chrono::minutes(*rc::gen::inRange(0, 4 * 1'440));
            const Interval span {start, start + std::chrono::minutes(*rc::gen::inRange(1, 200))};
            busy.append(span);
            eachMinute(span, [&](Minute m) { taken.insert(m); });
        }
        const Instant notBefore =
            range.start + std::chrono::minutes(*rc::gen::inRange(0, 3 * 1'440));

        QList<Interval> expected;
        for (const WorkingWindow &window : windows) {
            for (Minute m = minuteOf(window.span.start); m < minuteOf(window.span.end); ++m) {
                const Interval slot {instantOf(m), instantOf(m + window.slotMinutes)};
                bool free = true;
                eachMinute(slot, [&](Minute each) { free = free && !taken.contains(each); });
                if ((m - minuteOf(window.span.start)) % window.slotMinutes == 0
                    && slot.end <= window.span.end && slot.start >= notBefore && free)
                    expected.append(slot);
            }
        }
        RC_ASSERT(freeSlots(windows, busy, notBefore) == expected);
    }));
}

void TestSlotFinder::timesForATypeAreThoseOfTheMinuteByMinuteModel()
{
    QVERIFY(rc::check([] {
        const ClinicTime time = anyZone();
        const QDate day = anyDay();
        const auto windows =
            workingWindows({anySchedules(day), {}}, time, day.addDays(-1), day.addDays(1));
        const Interval range = time.day(day);
        const auto within = [](int least, int most) { return *rc::gen::inRange(least, most); };
        QList<Interval> busy;
        std::set<Minute> taken;
        for (int count = within(0, 8); count > 0; --count) {
            const Instant start = range.start + std::chrono::minutes(within(-700, 2'000));
            const Interval span {start, start + std::chrono::minutes(within(1, 200))};
            busy.append(span);
            eachMinute(span, [&](Minute m) { taken.insert(m); });
        }
        const SlotShape shape {std::chrono::minutes(within(5, 130)),
                               {within(0, 61), within(0, 61)}};
        const Instant notBefore = range.start + std::chrono::minutes(within(-200, 1'000));

        std::map<Minute, const WorkingWindow *> working;
        for (const WorkingWindow &window : windows)
            eachMinute(window.span, [&](Minute m) { working[m] = &window; });
        QList<Interval> expected;
        for (const auto &[m, window] : working) {
            const Minute into = m - minuteOf(window->span.start);
            bool free = into % window->slotMinutes == 0 && instantOf(m) >= notBefore;
            for (Minute each = m; free && each < m + shape.length.count(); ++each)
                free = working.contains(each);
            for (Minute each = m - shape.buffers.beforeMinutes;
                 free && each < m + shape.length.count() + shape.buffers.afterMinutes; ++each)
                free = !taken.contains(each);
            if (free)
                expected.append({instantOf(m), instantOf(m + shape.length.count())});
        }
        RC_ASSERT(freeSlots(windows, busy, notBefore, shape) == expected);
    }));
}

void TestSlotFinder::aTypesBuffersMayReachOutOfTheWorkingTime()
{
    const QDate day(2026, 3, 9);
    const auto windows = workingWindows({{hours(day, 540, 600)}, {}}, zone("UTC"), day, day);
    const Instant nine = windows.first().span.start;
    using std::chrono::minutes;
    QCOMPARE(freeSlots(windows, {}, Instant::min(), {minutes(30), {60, 60}}).size(), 2);
    // It starts on the grid of 30 minutes and must end within the hours.
    QCOMPARE(freeSlots(windows, {}, Instant::min(), {minutes(31), {}}).size(), 1);
    const QList<Interval> before {{nine - minutes(60), nine - minutes(10)}};
    QCOMPARE(freeSlots(windows, before, Instant::min(), {minutes(30), {10, 0}}).size(), 2);
    QCOMPARE(freeSlots(windows, before, Instant::min(), {minutes(30), {11, 0}}).size(), 1);
}

void TestSlotFinder::withoutAppointmentsOnlyTheRemainderOfAWindowIsNotOffered()
{
    QVERIFY(rc::check([] {
        const ClinicTime time = anyZone();
        const QDate day = anyDay();
        const auto windows = workingWindows({anySchedules(day), {}}, time, day, day);
        const auto free = freeSlots(windows, {}, Instant::min());
        for (qsizetype i = 1; i < free.size(); ++i)
            RC_ASSERT(free[i - 1].end <= free[i].start);
        for (const WorkingWindow &window : windows) {
            std::chrono::milliseconds offered {0};
            for (const Interval &slot : free) {
                if (window.span.contains(slot))
                    offered += slot.duration();
            }
            RC_ASSERT(window.span.duration() - offered < std::chrono::minutes(window.slotMinutes));
        }
    }));
}

void TestSlotFinder::aBreakPartsTheDayAndSlotsStartAnewAfterIt()
{
    const QDate day(2026, 3, 9);
    const auto windows = workingWindows(
        {{hours(day, 540, 780, 40)}, {exception(ExceptionKind::Break, day, 630, 645)}}, zone("UTC"),
        day, day);
    QCOMPARE(windows.size(), 2);
    const auto free = freeSlots(windows, {}, Instant::min());
    QCOMPARE(free.size(), 5); // 9:00, 9:40; 10:45, 11:25, 12:05
    QVERIFY(free[2].start == windows[1].span.start);
    QVERIFY(free[2].start - free[0].start == std::chrono::minutes(105));
}

void TestSlotFinder::extraHoursStandOnAHolidayAndTimeOffEndsThemAll()
{
    const QDate day(2026, 3, 9);
    ScheduleException holiday = exception(ExceptionKind::TimeOff, day, 0, 1'440);
    holiday.doctorId = DoctorId();
    const ScheduleException extra = exception(ExceptionKind::ExtraHours, day, 600, 660);
    const QList<Schedule> weekly {hours(day, 540, 780)};
    const auto minutesOf = [&](const QList<ScheduleException> &exceptions) {
        std::chrono::milliseconds sum {0};
        for (const auto &window : workingWindows({weekly, exceptions}, zone("UTC"), day, day))
            sum += window.span.duration();
        return std::chrono::duration_cast<std::chrono::minutes>(sum).count();
    };
    QCOMPARE(minutesOf({}), 240);
    QCOMPARE(minutesOf({holiday}), 0);
    QCOMPARE(minutesOf({extra}), 240);
    QCOMPARE(minutesOf({holiday, extra}), 60);
    QCOMPARE(minutesOf({holiday, extra, exception(ExceptionKind::TimeOff, day, 630, 1'440)}), 30);
}

void TestSlotFinder::exceptionsChangeTheMinutesThatTheyCoverAndNoOthers()
{
    QVERIFY(rc::check([] {
        const ClinicTime time = anyZone();
        const QDate day = anyDay();
        const QList<Schedule> schedules = anySchedules(day);
        QList<ScheduleException> exceptions;
        for (int count = *rc::gen::inRange(0, 5); count > 0; --count)
            exceptions.append(anyException(day));
        const auto isExtra = [](const ScheduleException &e) {
            return e.kind == ExceptionKind::ExtraHours;
        };
        const std::set<Minute> holidays = modelCovered(
            exceptions, time, day, [](const ScheduleException &e) { return e.doctorId.isNull(); });
        const std::set<Minute> extra = modelCovered(exceptions, time, day, isExtra);
        const std::set<Minute> away =
            modelCovered(exceptions, time, day, [&](const ScheduleException &e) {
                return !e.doctorId.isNull() && !isExtra(e);
            });
        std::set<Minute> expected = extra;
        for (const Minute m : modelWorkingMinutes(schedules, time, day, day)) {
            if (!holidays.contains(m))
                expected.insert(m);
        }
        for (const Minute m : away)
            expected.erase(m);
        std::set<Minute> covered;
        Instant last = Instant::min();
        for (const WorkingWindow &window :
             workingWindows({schedules, exceptions}, time, day, day)) {
            RC_ASSERT(!window.span.isEmpty());
            RC_ASSERT(window.span.start >= last);
            last = window.span.end;
            eachMinute(window.span, [&](Minute m) { covered.insert(m); });
        }
        RC_ASSERT(covered == expected);
        std::set<Minute> closed;
        for (const Closure &closure : closures({{}, exceptions}, time, day, day)) {
            RC_ASSERT(closure.kind != ExceptionKind::ExtraHours);
            eachMinute(closure.span, [&](Minute m) { closed.insert(m); });
        }
        RC_ASSERT(closed == modelCovered(exceptions, time, day, [&](const ScheduleException &e) {
                      return !isExtra(e);
                  }));
    }));
}

void TestSlotFinder::theNearestFreeTimesAreNearerThanAllOthers()
{
    QVERIFY(rc::check([] {
        const ClinicTime time = anyZone();
        const QDate day = anyDay();
        const auto windows = workingWindows({anySchedules(day), {}}, time, day, day.addDays(1));
        const Interval range = time.days(day, day.addDays(1));
        const auto within = [&] {
            return range.start + std::chrono::minutes(*rc::gen::inRange(0, 2 * 1'440));
        };
        QList<Interval> busy;
        const int count = *rc::gen::inRange(0, 5);
        for (int i = 0; i < count; ++i) {
            const Instant start = within();
            busy.append({start, start + std::chrono::minutes(*rc::gen::inRange(1, 200))});
        }
        const std::chrono::minutes length(*rc::gen::inRange(1, 90));
        const Instant wanted = within();
        const Instant notBefore = within();
        // Every free time of the length, the nearest first.
        QList<Interval> all;
        QList<Interval> working;
        for (const WorkingWindow &window : windows)
            working.append(window.span);
        working = merged(working);
        for (const WorkingWindow &window : windows) {
            for (Minute m = minuteOf(window.span.start); m < minuteOf(window.span.end);
                 m += window.slotMinutes) {
                const Interval slot {instantOf(m), instantOf(m) + length};
                bool free = covers(working, slot) && slot.start >= notBefore;
                for (const Interval &other : std::as_const(busy))
                    free &= !other.overlaps(slot);
                if (free)
                    all.append(slot);
            }
        }
        const auto distance = [&](const Interval &slot) {
            return std::abs((slot.start - wanted).count());
        };
        std::stable_sort(all.begin(), all.end(), [&](const Interval &a, const Interval &b) {
            return distance(a) < distance(b);
        });
        const QList<Interval> found =
            nearest(freeSlots(windows, busy, notBefore, {length, {}}), wanted, 3);
        RC_ASSERT(found == all.first(std::min<qsizetype>(3, all.size())));
    }));
}

QTEST_GUILESS_MAIN(TestSlotFinder)
#include "tst_slotfinder.moc"
