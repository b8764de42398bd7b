// SPDX-License-Identifier: GPL-3.0-or-later
// Clinic time and availability against zdump, at every change of the clocks from 1990 to 2040.
#include "domain/clinictime.h"
#include "domain/slotfinder.h"
#include "http/formats.h"
#include "scheduledays.h"
#include "support/zoneoracle.h"

#include <QTest>

#include <set>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

class TestZones : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOracleKnowsTheOddestDays();
    void wallClocksAndInstantsAreThoseOfZdump_data() { zones(); }
    void wallClocksAndInstantsAreThoseOfZdump();
    void everyOtherZoneAgreesAroundItsChanges();
    void aTypedTimeIsTakenOnlyWhereItIsPlain_data() { zones(); }
    void aTypedTimeIsTakenOnlyWhereItIsPlain();
    void daysBeginAndEndAsZdumpSays_data() { zones(); }
    void daysBeginAndEndAsZdumpSays();
    void writtenTimesAreReadBackAsTheSameInstants_data() { zones(); }
    void writtenTimesAreReadBackAsTheSameInstants();
    void noSlotIsLostOrOfferedTwice_data() { zones(); }
    void noSlotIsLostOrOfferedTwice();

private:
    static void zones()
    {
        QTest::addColumn<QByteArray>("name");
        for (const QByteArray &name : oddZones())
            QTest::newRow(name.constData()) << name;
    }
};

namespace {

QByteArray describe(const ZoneOracle &oracle, qint64 utc)
{
    const auto local = oracle.localOf(utc);
    return toRfc3339(fromMillis(utc)).toLatin1() + " is "
           + local.date.toString(Qt::ISODate).toLatin1() + ' '
           + toString(WallTime {local.minutes}).toLatin1();
}

QByteArray describe(QDate date, int minutes)
{
    return date.toString(Qt::ISODate).toLatin1() + ' ' + toString(WallTime {minutes}).toLatin1();
}

bool agreeOn(const ClinicTime &time, const ZoneOracle &oracle, qint64 utc)
{
    const LocalTime local = time.toLocal(fromMillis(utc));
    return oracle.localOf(utc)
           == ZoneOracle::Local {local.date, local.minutes, local.offsetSeconds * qint64(1000)};
}

/// `gapEnd`: where the clocks jumped that leave out this time.
bool agreeOn(const ClinicTime &time, const ZoneOracle &oracle, QDate date, int minutes,
             qint64 gapEnd)
{
    const QList<qint64> expected = oracle.instantsOf(date, minutes);
    const Resolution found = time.resolve(date, WallTime {minutes});
    if (expected.isEmpty())
        return found.kind == Resolution::Gap && toMillis(found.first) == gapEnd
               && found.second == found.first;
    return found.kind == (expected.size() == 1 ? Resolution::Unique : Resolution::Ambiguous)
           && toMillis(found.first) == expected.first()
           && toMillis(found.second) == expected.last();
}

/// Calls `each(date, minutes)` for the wall-clock times around a change, `step` minutes apart, and
/// every minute where the clocks change.
template <class Each>
void eachWallTime(const ZoneOracle &oracle, qint64 change, int step, Each each)
{
    std::set<std::pair<QDate, int>> seen;
    const auto visit = [&](qint64 local) {
        const qint64 day = local >= 0 ? local / ZoneOracle::Day
                                      : -((ZoneOracle::Day - 1 - local) / ZoneOracle::Day);
        const QDate date = QDate(1970, 1, 1).addDays(day);
        const int minutes = int((local - day * ZoneOracle::Day) / ZoneOracle::Minute);
        if (seen.insert({date, minutes}).second)
            each(date, minutes);
    };
    const qint64 before = change + oracle.localOf(change - 1).offset;
    const qint64 after = change + oracle.localOf(change).offset;
    for (const qint64 edge : {before, after}) {
        for (int minute = -3; minute <= 3; ++minute)
            visit(edge + minute * ZoneOracle::Minute);
    }
    const qint64 first = std::min(before, after) - 3 * 60 * ZoneOracle::Minute;
    const qint64 last = std::max(before, after) + 3 * 60 * ZoneOracle::Minute;
    for (qint64 local = first; local <= last; local += step * ZoneOracle::Minute)
        visit(local);
}

} // namespace

void TestZones::theOracleKnowsTheOddestDays()
{
    QVERIFY(oddZones().size() >= 30);
    const ZoneOracle apia("Pacific/Apia");
    QVERIFY(apia.instantsOf(QDate(2011, 12, 30), 12 * 60).isEmpty());
    QCOMPARE(apia.startOfDay(QDate(2011, 12, 30)), apia.startOfDay(QDate(2011, 12, 31)));
    const ZoneOracle lordHowe("Australia/Lord_Howe");
    QCOMPARE(lordHowe.instantsOf(QDate(2026, 4, 5), 105).size(), 2);
    const ZoneOracle cairo("Africa/Cairo");
    QVERIFY(cairo.instantsOf(QDate(2026, 4, 24), 0).isEmpty());
    QCOMPARE(ZoneOracle("Asia/Kolkata").changes().size(), 0);
    qsizetype changes = 0;
    for (const QByteArray &name : oddZones())
        changes += ZoneOracle(name).changes().size();
    qInfo("%d zones, %d changes of the clocks", int(oddZones().size()), int(changes));
    QVERIFY(changes > 2'000);
}

void TestZones::wallClocksAndInstantsAreThoseOfZdump()
{
    QFETCH(QByteArray, name);
    const ZoneOracle oracle(name);
    const ClinicTime time {QTimeZone(name)};
    for (const qint64 change : oracle.changes()) {
        for (const qint64 utc : {change - ZoneOracle::Day, change - ZoneOracle::Minute, change - 1,
                                 change, change + ZoneOracle::Minute, change + ZoneOracle::Day})
            QVERIFY2(agreeOn(time, oracle, utc), describe(oracle, utc).constData());
        eachWallTime(oracle, change, 10, [&](QDate date, int minutes) {
            QVERIFY2(agreeOn(time, oracle, date, minutes, change),
                     describe(date, minutes).constData());
        });
        if (QTest::currentTestFailed())
            return;
    }
    // And where nothing changes.
    for (qint64 utc = ZoneOracle::year(1990); utc < ZoneOracle::year(2040);
         utc += 97 * ZoneOracle::Day + 7 * ZoneOracle::Minute)
        QVERIFY2(agreeOn(time, oracle, utc), describe(oracle, utc).constData());
}

void TestZones::everyOtherZoneAgreesAroundItsChanges()
{
    int zones = 0;
    for (const QByteArray &name : QTimeZone::availableTimeZoneIds()) {
        // Names of offsets are Qt's own; the C library has no files of them.
        if (!name.contains('/') || name.startsWith("Etc/") || name.startsWith("SystemV/"))
            continue;
        const ZoneOracle oracle(name);
        const ClinicTime time {QTimeZone(name)};
        ++zones;
        for (const qint64 change : oracle.changes()) {
            const QByteArray where = name + ' ' + describe(oracle, change);
            QVERIFY2(agreeOn(time, oracle, change - 1) && agreeOn(time, oracle, change),
                     where.constData());
            const auto before = oracle.localOf(change - ZoneOracle::Minute);
            const auto after = oracle.localOf(change);
            for (const auto &local : {before, after})
                QVERIFY2(agreeOn(time, oracle, local.date, local.minutes, change),
                         where.constData());
        }
    }
    qInfo("%d zones", zones);
    QVERIFY(zones > 300);
}

void TestZones::aTypedTimeIsTakenOnlyWhereItIsPlain()
{
    QFETCH(QByteArray, name);
    const ZoneOracle oracle(name);
    const ClinicTime time {QTimeZone(name)};
    for (const qint64 change : oracle.changes()) {
        eachWallTime(oracle, change, 30, [&](QDate date, int minutes) {
            const QList<qint64> expected = oracle.instantsOf(date, minutes);
            const auto typed = time.fromTyped(date, WallTime {minutes});
            QCOMPARE(typed.has_value(), expected.size() == 1);
            if (typed)
                QCOMPARE(toMillis(*typed), expected.first());
            else
                QCOMPARE(typed.error().faults.value(0).code,
                         expected.isEmpty() ? u"time_does_not_exist"_s : u"time_is_ambiguous"_s);
        });
        if (QTest::currentTestFailed())
            return;
    }
}

void TestZones::daysBeginAndEndAsZdumpSays()
{
    QFETCH(QByteArray, name);
    const ZoneOracle oracle(name);
    const ClinicTime time {QTimeZone(name)};
    for (const qint64 change : oracle.changes()) {
        const QDate middle = oracle.localOf(change).date;
        for (int offset = -3; offset <= 2; ++offset) {
            const QDate date = middle.addDays(offset);
            const Interval day = time.day(date);
            QVERIFY2(toMillis(day.start) == oracle.startOfDay(date)
                         && toMillis(day.end) == oracle.startOfDay(date.addDays(1)),
                     describe(date, 0).constData());
        }
        QCOMPARE(toMillis(time.days(middle.addDays(-3), middle).start),
                 oracle.startOfDay(middle.addDays(-3)));
    }
}

void TestZones::writtenTimesAreReadBackAsTheSameInstants()
{
    QFETCH(QByteArray, name);
    const ZoneOracle oracle(name);
    const ClinicTime time {QTimeZone(name)};
    for (const qint64 change : oracle.changes()) {
        for (const int minutes : {-90, -30, -1, 0, 1, 30, 90}) {
            const Instant instant = fromMillis(change + minutes * ZoneOracle::Minute);
            QCOMPARE(parseRfc3339(toRfc3339(instant)).value_or(Instant()), instant);
            // As a client writes it that means the one hour of a fold and not the other.
            const LocalTime local = time.toLocal(instant);
            const int east = local.offsetSeconds / 60;
            const QString offset = (east < 0 ? u"-"_s : u"+"_s) + toString(WallTime {qAbs(east)});
            const QString text = local.date.toString(Qt::ISODate) + u'T'
                                 + toString(WallTime {local.minutes}) + u":00"_s + offset;
            QCOMPARE(parseRfc3339(text).value_or(Instant()), instant);
            QCOMPARE(parseWallTime(toString(WallTime {local.minutes})),
                     std::optional(WallTime {local.minutes}));
            QCOMPARE(parseWireDate(local.date.toString(Qt::ISODate)), std::optional(local.date));
        }
    }
}

namespace {

/// From the first to after the last minute at which the clocks of `date` are in the window.
Interval spanOf(const ZoneOracle &oracle, QDate date, int start, int end)
{
    Interval span;
    for (int minutes = start; minutes < end; ++minutes) {
        for (const qint64 utc : oracle.instantsOf(date, minutes)) {
            const Interval minute {fromMillis(utc), fromMillis(utc + ZoneOracle::Minute)};
            span = span.isEmpty() ? minute
                                  : Interval {std::min(span.start, minute.start),
                                              std::max(span.end, minute.end)};
        }
    }
    return span;
}

} // namespace

void TestZones::noSlotIsLostOrOfferedTwice()
{
    QFETCH(QByteArray, name);
    const ZoneOracle oracle(name);
    const ClinicTime time {QTimeZone(name)};
    const QList<qint64> changes = oracle.changes();
    if (changes.isEmpty())
        return;
    QVERIFY(rc::check("slots around a change", [&] {
        const qint64 change = changes[*rc::gen::inRange<qsizetype>(0, changes.size())];
        // Several windows, near the change or around it, each to whole five minutes.
        const auto local = oracle.localOf(change - ZoneOracle::Minute);
        const QDate from = local.date.addDays(-1);
        const QDate to = local.date.addDays(2);
        QList<Schedule> schedules;
        for (int day = 1; day <= 7; ++day) {
            int start = *rc::gen::oneOf(rc::gen::just(0), rc::gen::inRange(0, 100)) * 5;
            for (int window = *rc::gen::inRange(1, 4); window > 0 && start < 1'380; --window) {
                Schedule schedule;
                schedule.dayOfWeek = day;
                schedule.start = WallTime {start};
                schedule.end = WallTime {std::min(1'440, start + *rc::gen::inRange(4, 120) * 5)};
                schedule.slotMinutes = *rc::gen::element(5, 10, 15, 20, 25, 45, 60);
                schedules.append(schedule);
                start = schedule.end.minutes + *rc::gen::element(0, 0, 5, 60);
            }
        }
        RC_LOG() << name.toStdString() << ' ' << describe(oracle, change).toStdString() << '\n';

        std::set<Minute> wanted;
        for (QDate date = from; date <= to; date = date.addDays(1)) {
            for (const Schedule &schedule : std::as_const(schedules)) {
                if (schedule.appliesOn(date))
                    eachMinute(spanOf(oracle, date, schedule.start.minutes, schedule.end.minutes),
                               [&](Minute m) { wanted.insert(m); });
            }
        }
        const QList<WorkingWindow> windows = workingWindows({schedules, {}}, time, from, to);
        std::set<Minute> worked;
        qsizetype slots_ = 0;
        for (const WorkingWindow &window : windows) {
            eachMinute(window.span, [&](Minute m) { RC_ASSERT(worked.insert(m).second); });
            slots_ += window.span.duration() / std::chrono::minutes(window.slotMinutes);
        }
        RC_ASSERT(worked == wanted);
        // As many whole slots as fit, each within working time, none in another.
        const QList<Interval> free = freeSlots(windows, {}, windows.value(0).span.start);
        RC_ASSERT(free.size() == slots_);
        Instant last = Instant::min();
        for (const Interval &slot : free) {
            RC_ASSERT(slot.start >= last);
            last = slot.end;
            eachMinute(slot, [&](Minute m) { RC_ASSERT(worked.contains(m)); });
        }
    }));
}

QTEST_GUILESS_MAIN(TestZones)
#include "tst_zones.moc"
