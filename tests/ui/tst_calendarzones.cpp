// SPDX-License-Identifier: GPL-3.0-or-later
// The calendar's axis and grid on the days of every change of the clocks from 1990 to 2040.
#include "calendargenerators.h"
#include "engine/slotgrid.h"
#include "engine/timeaxis.h"
#include "support/zoneoracle.h"

#include <QTest>

#include <cmath>

using namespace frontdesk;
using namespace frontdesk::test;

class TestCalendarZones : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachHourOfTheWallClockIsDrawnAsOftenAsItComes_data() { zones(); }
    void eachHourOfTheWallClockIsDrawnAsOftenAsItComes();
    void slotsTileTheDayAndKeepToTheirWindows_data() { zones(); }
    void slotsTileTheDayAndKeepToTheirWindows();

private:
    static void zones()
    {
        QTest::addColumn<QByteArray>("name");
        for (const QByteArray &name : oddZones())
            QTest::newRow(name.constData()) << name;
    }
};

void TestCalendarZones::eachHourOfTheWallClockIsDrawnAsOftenAsItComes()
{
    QFETCH(QByteArray, name);
    const ZoneOracle oracle(name);
    const ClinicTime time {QTimeZone(name)};
    for (const qint64 change : oracle.changes()) {
        const QDate middle = oracle.localOf(change).date;
        for (int offset = -1; offset <= 1; ++offset) {
            const TimeAxis axis(time, middle.addDays(offset), 1);
            const auto where = middle.addDays(offset).toString(Qt::ISODate).toLatin1();
            const qint64 start = oracle.startOfDay(axis.day());
            const qint64 end = oracle.startOfDay(axis.day().addDays(1));
            QVERIFY2(axis.span() == (Interval {fromMillis(start), fromMillis(end)}),
                     where.constData());
            QVERIFY2(std::abs(axis.height() - double(end - start) / ZoneOracle::Minute) < 1e-6,
                     where.constData());
            QList<qint64> hours;
            for (const HourTick &tick : axis.hours()) {
                hours.append(toMillis(tick.at));
                const auto local = oracle.localOf(toMillis(tick.at));
                QVERIFY2(local.minutes == tick.minutes
                             && local.offset == tick.offsetSeconds * qint64(1000),
                         where.constData());
            }
            QList<qint64> expected;
            for (qint64 utc = start; utc < end; utc += ZoneOracle::Minute) {
                if (oracle.localOf(utc).minutes % 60 == 0)
                    expected.append(utc);
            }
            QVERIFY2(hours == expected, where.constData());
            for (qint64 utc = start; utc <= end; utc += 7 * ZoneOracle::Minute)
                QVERIFY2(axis.instantAt(axis.yAt(fromMillis(utc))) == fromMillis(utc),
                         where.constData());
        }
    }
}

void TestCalendarZones::slotsTileTheDayAndKeepToTheirWindows()
{
    QFETCH(QByteArray, name);
    const ZoneOracle oracle(name);
    const ClinicTime time {QTimeZone(name)};
    const QList<qint64> changes = oracle.changes();
    if (changes.isEmpty())
        return;
    QVERIFY(rc::check("grid", [&] {
        const qint64 change = changes[*rc::gen::inRange<qsizetype>(0, changes.size())];
        const QDate date = oracle.localOf(change).date.addDays(*rc::gen::inRange(-2, 2));
        const Interval day = time.day(date);
        QList<Schedule> schedules;
        for (int start = *rc::gen::inRange(0, 40) * 5; start < 1'200;
             start += *rc::gen::inRange(48, 120) * 5) {
            Schedule schedule;
            schedule.dayOfWeek = date.dayOfWeek();
            schedule.start = WallTime {start};
            schedule.end = WallTime {start + *rc::gen::inRange(2, 49) * 5};
            schedule.slotMinutes = *rc::gen::element(5, 10, 15, 20, 45);
            schedules.append(schedule);
        }
        const auto windows = workingWindows({schedules, {}}, time, date, date);
        const SlotGrid grid(day, windows);
        RC_LOG() << name.toStdString() << ' ' << date.toString(Qt::ISODate).toStdString() << '\n';
        const QList<Instant> &edges = grid.edges();
        RC_ASSERT(edges.first() == day.start);
        RC_ASSERT(edges.last() == day.end);
        for (qsizetype i = 1; i < edges.size(); ++i)
            RC_ASSERT(edges[i - 1] < edges[i]);
        // What can be booked that day is a slot of the grid, once.
        for (const Interval &slot : freeSlots(windows, {}, day.start)) {
            if (day.contains(slot)) {
                RC_ASSERT(grid.slotAt(slot.start) == slot);
                RC_ASSERT(std::count(edges.begin(), edges.end(), slot.start) == 1);
            }
        }
        if (!day.isEmpty()) {
            const Instant at = spanWithin(day, 1).start;
            RC_ASSERT(grid.slotAt(at).contains(at));
        }
    }));
}

QTEST_GUILESS_MAIN(TestCalendarZones)
#include "tst_calendarzones.moc"
