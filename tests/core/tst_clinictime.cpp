// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/clinictime.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include <rapidcheck.h>

using namespace frontdesk;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Minute = 60'000;
constexpr qint64 Hour = 60 * Minute;
constexpr qint64 Day = 24 * Hour;

const qint64 Year1990 =
    QDateTime(QDate(1990, 1, 1), QTime(0, 0), QTimeZone::utc()).toMSecsSinceEpoch();
const qint64 Year2040 =
    QDateTime(QDate(2040, 1, 1), QTime(0, 0), QTimeZone::utc()).toMSecsSinceEpoch();

ClinicTime zone(const char *name)
{
    return ClinicTime(QTimeZone(name));
}

Instant utc(int year, int month, int day, int hour, int minute = 0)
{
    return fromMillis(QDateTime(QDate(year, month, day), QTime(hour, minute), QTimeZone::utc())
                          .toMSecsSinceEpoch());
}

WallTime at(int hour, int minute = 0)
{
    return WallTime {hour * 60 + minute};
}

QByteArray arbitraryZone()
{
    static const QList<QByteArray> ids = QTimeZone::availableTimeZoneIds();
    return ids.at(*rc::gen::inRange<qsizetype>(0, ids.size()));
}

Instant arbitraryMinute()
{
    return fromMillis(*rc::gen::inRange<qint64>(Year1990 / Minute, Year2040 / Minute) * Minute);
}

/// The instants since 1990 at which the zone's offset changes, found by looking rather than by its
/// rules.
QList<qint64> changesOf(const ClinicTime &time)
{
    const auto offset = [&](qint64 millis) {
        return time.toLocal(fromMillis(millis)).offsetSeconds;
    };
    QList<qint64> changes;
    int last = offset(Year1990);
    for (qint64 day = Year1990 + Day; day < Year2040; day += Day) {
        const int now = offset(day);
        if (now == last)
            continue;
        qint64 low = day - Day;
        qint64 high = day;
        while (high - low > Minute) {
            const qint64 middle = low + (high - low) / (2 * Minute) * Minute;
            (offset(middle) == last ? low : high) = middle;
        }
        changes.append(high);
        last = now;
    }
    return changes;
}

/// Every minute around `change` with its local date and time: what resolve() and window() must
/// invert.
using Walk = std::map<std::pair<QDate, int>, std::vector<qint64>>;
Walk walkAround(const ClinicTime &time, qint64 change, qint64 step)
{
    Walk walk;
    const qint64 start = (change - 3 * Day) / step * step;
    for (qint64 millis = start; millis < change + 3 * Day; millis += step) {
        const LocalTime local = time.toLocal(fromMillis(millis));
        walk[{local.date, local.minutes}].push_back(millis);
    }
    return walk;
}

/// Whether the answer is the one that the walk gives for this minute.
bool agrees(const Resolution &resolution, const std::vector<qint64> &instants, qint64 change)
{
    switch (instants.size()) {
    case 0:
        return resolution.kind == Resolution::Gap && toMillis(resolution.first) == change
               && resolution.second == resolution.first;
    case 1:
        return resolution.kind == Resolution::Unique && toMillis(resolution.first) == instants[0]
               && resolution.second == resolution.first;
    default:
        return resolution.kind == Resolution::Ambiguous && toMillis(resolution.first) == instants[0]
               && toMillis(resolution.second) == instants[1];
    }
}

/// From the first to after the last minute of the date whose wall time lies in [start, end).
std::optional<Interval> spanOfWalk(const Walk &walk, QDate date, int start, int end)
{
    std::optional<Interval> span;
    for (int minutes = start; minutes < end; ++minutes) {
        const auto found = walk.find({date, minutes});
        if (found == walk.end())
            continue;
        for (const qint64 millis : found->second) {
            if (!span)
                span = Interval {fromMillis(millis), fromMillis(millis + Minute)};
            span->start = std::min(span->start, fromMillis(millis));
            span->end = std::max(span->end, fromMillis(millis + Minute));
        }
    }
    return span;
}

} // namespace

class TstClinicTime : public QObject
{
    Q_OBJECT

private slots:
    void everyInstantOfEveryZoneSurvivesTheRoundTrip()
    {
        QVERIFY(rc::check("round trip", [] {
            const QByteArray name = arbitraryZone();
            const ClinicTime time {QTimeZone(name)};
            for (int i = 0; i < 20; ++i) {
                const Instant instant = arbitraryMinute();
                const LocalTime local = time.toLocal(instant);
                const Resolution back = time.resolve(local.date, WallTime {local.minutes});
                RC_LOG() << name.toStdString() << ' ' << toMillis(instant) << '\n';
                RC_ASSERT(back.kind != Resolution::Gap);
                RC_ASSERT(back.first == instant || back.second == instant);
            }
        }));
    }

    void theDaysOfEveryZoneFollowOneAnother()
    {
        QVERIFY(rc::check("days", [] {
            const QByteArray name = arbitraryZone();
            const ClinicTime time {QTimeZone(name)};
            const QDate date = time.toDate(arbitraryMinute());
            const Interval day = time.day(date);
            RC_LOG() << name.toStdString() << ' ' << date.toString(Qt::ISODate).toStdString()
                     << '\n';
            RC_ASSERT(day.end == time.day(date.addDays(1)).start);
            RC_ASSERT(time.toDate(day.start) == date);
            RC_ASSERT(time.toDate(day.end - 1ms) <= date);
            RC_ASSERT(time.days(date, date.addDays(6)).end == time.day(date.addDays(6)).end);
        }));
    }

    void everyChangeOfTheClocksIsResolvedAsAWalkThroughItShows_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name :
             {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Beirut",
              "Africa/Cairo", "Pacific/Apia", "America/Sao_Paulo", "America/Havana", "Asia/Gaza",
              "Africa/Casablanca", "Asia/Kathmandu", "Antarctica/Troll", "Europe/Dublin",
              "Asia/Pyongyang",
              // Until 2011 its clocks went back from 00:01 to 23:01 of the day before.
              "America/St_Johns"})
            QTest::newRow(name) << QByteArray(name);
    }
    void everyChangeOfTheClocksIsResolvedAsAWalkThroughItShows()
    {
        QFETCH(QByteArray, name);
        const ClinicTime time {QTimeZone(name)};
        constexpr int step = 15;
        for (const qint64 change : changesOf(time)) {
            const Walk walk = walkAround(time, change, step * Minute);
            const QDate middle = time.toDate(fromMillis(change));
            for (int days = -1; days <= 1; ++days) {
                for (int minutes = 0; minutes < 24 * 60; minutes += step) {
                    const QDate date = middle.addDays(days);
                    const auto found = walk.find({date, minutes});
                    const Resolution resolution = time.resolve(date, WallTime {minutes});
                    QVERIFY2(agrees(resolution,
                                    found == walk.end() ? std::vector<qint64>() : found->second,
                                    change),
                             qPrintable(u"%1 %2"_s.arg(date.toString(Qt::ISODate),
                                                       toString(WallTime {minutes}))));
                }
            }
        }
    }

    void aWindowSpansTheMinutesThatAWalkFindsInIt_data()
    {
        everyChangeOfTheClocksIsResolvedAsAWalkThroughItShows_data();
    }
    void aWindowSpansTheMinutesThatAWalkFindsInIt()
    {
        QFETCH(QByteArray, name);
        const ClinicTime time {QTimeZone(name)};
        const QList<qint64> changes = changesOf(time);
        for (qsizetype i = 0; i < changes.size(); i += std::max(qsizetype(1), changes.size() / 4)) {
            const Walk walk = walkAround(time, changes[i], Minute);
            const QDate middle = time.toDate(fromMillis(changes[i]));
            QVERIFY(rc::check("window", [&] {
                const QDate date = middle.addDays(*rc::gen::inRange(-1, 2));
                const int start = *rc::gen::inRange(0, 96) * 15;
                const int end = *rc::gen::inRange(start / 15 + 1, 97) * 15;
                const Interval window = time.window(date, WallTime {start}, WallTime {end});
                RC_LOG() << date.toString(Qt::ISODate).toStdString() << ' ' << start << ' ' << end
                         << '\n';
                const std::optional<Interval> expected = spanOfWalk(walk, date, start, end);
                RC_ASSERT(window.isEmpty() == !expected.has_value());
                RC_ASSERT(!expected || window == *expected);
            }));
        }
    }

    void aTimeInAGapDoesNotExistAndEndsWhereTheGapEnds_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QDate>("date");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<qint64>("gapEnd");
        const auto row = [](const char *name, QDate date, WallTime time, Instant end) {
            QTest::newRow(name) << QByteArray(name) << date << time.minutes << toMillis(end);
        };
        row("Europe/Berlin", QDate(2026, 3, 29), at(2, 30), utc(2026, 3, 29, 1));
        row("America/New_York", QDate(2026, 3, 8), at(2), utc(2026, 3, 8, 7));
        row("Australia/Lord_Howe", QDate(2026, 10, 4), at(2, 29), utc(2026, 10, 3, 15, 30));
        row("Asia/Beirut", QDate(2026, 3, 29), at(0), utc(2026, 3, 28, 22));
        row("Africa/Cairo", QDate(2026, 4, 24), at(0, 59), utc(2026, 4, 23, 22));
        row("America/Sao_Paulo", QDate(2018, 11, 4), at(0), utc(2018, 11, 4, 3));
        row("Pacific/Apia", QDate(2011, 12, 30), at(12), utc(2011, 12, 30, 10));
    }
    void aTimeInAGapDoesNotExistAndEndsWhereTheGapEnds()
    {
        QFETCH(QByteArray, name);
        QFETCH(QDate, date);
        QFETCH(int, minutes);
        QFETCH(qint64, gapEnd);
        const ClinicTime time {QTimeZone(name)};
        const Resolution resolution = time.resolve(date, WallTime {minutes});
        QVERIFY(resolution.kind == Resolution::Gap);
        QCOMPARE(toMillis(resolution.first), gapEnd);
        const Result<Instant> typed = time.fromTyped(date, WallTime {minutes});
        QVERIFY(!typed);
        QCOMPARE(typed.error().faults.value(0).code, u"time_does_not_exist"_s);
    }

    void aTimeThatComesTwiceNeedsItsOffset_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QDate>("date");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<qint64>("first");
        QTest::addColumn<qint64>("second");
        const auto row = [](const char *name, QDate date, WallTime time, Instant first,
                            Instant second) {
            QTest::newRow(name) << QByteArray(name) << date << time.minutes << toMillis(first)
                                << toMillis(second);
        };
        row("Europe/Berlin", QDate(2026, 10, 25), at(2, 30), utc(2026, 10, 25, 0, 30),
            utc(2026, 10, 25, 1, 30));
        row("America/New_York", QDate(2026, 11, 1), at(1), utc(2026, 11, 1, 5),
            utc(2026, 11, 1, 6));
        row("Australia/Lord_Howe", QDate(2026, 4, 5), at(1, 45), utc(2026, 4, 4, 14, 45),
            utc(2026, 4, 4, 15, 15));
        row("Asia/Beirut", QDate(2026, 10, 24), at(23, 15), utc(2026, 10, 24, 20, 15),
            utc(2026, 10, 24, 21, 15));
        row("Africa/Cairo", QDate(2026, 10, 29), at(23), utc(2026, 10, 29, 20),
            utc(2026, 10, 29, 21));
    }
    void aTimeThatComesTwiceNeedsItsOffset()
    {
        QFETCH(QByteArray, name);
        QFETCH(QDate, date);
        QFETCH(int, minutes);
        const ClinicTime time {QTimeZone(name)};
        const Resolution resolution = time.resolve(date, WallTime {minutes});
        QVERIFY(resolution.kind == Resolution::Ambiguous);
        QTEST(toMillis(resolution.first), "first");
        QTEST(toMillis(resolution.second), "second");
        const Result<Instant> typed = time.fromTyped(date, WallTime {minutes});
        QVERIFY(!typed);
        QCOMPARE(typed.error().faults.value(0).code, u"time_is_ambiguous"_s);
    }

    void anOrdinaryTimeIsTakenAsTyped()
    {
        const Result<Instant> typed = zone("Europe/Berlin").fromTyped(QDate(2026, 7, 1), at(9));
        QVERIFY(typed.has_value());
        QVERIFY(*typed == utc(2026, 7, 1, 7));
    }

    void daysAreAsLongAsTheClocksMakeThem_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QDate>("date");
        QTest::addColumn<int>("minutes");
        const auto row = [](const char *name, QDate date, int minutes) {
            QTest::addRow("%s %d", name, minutes) << QByteArray(name) << date << minutes;
        };
        row("Europe/Berlin", QDate(2026, 3, 28), 24 * 60);
        row("Europe/Berlin", QDate(2026, 3, 29), 23 * 60);
        row("Europe/Berlin", QDate(2026, 10, 25), 25 * 60);
        row("Australia/Lord_Howe", QDate(2026, 10, 4), 23 * 60 + 30);
        row("Australia/Lord_Howe", QDate(2026, 4, 5), 24 * 60 + 30);
        row("America/Sao_Paulo", QDate(2018, 11, 4), 23 * 60);
        row("America/Sao_Paulo", QDate(2019, 2, 16), 25 * 60);
        row("Africa/Cairo", QDate(2026, 4, 24), 23 * 60);
        row("Africa/Cairo", QDate(2026, 10, 29), 25 * 60);
        row("Pacific/Apia", QDate(2011, 12, 30), 0);
        row("Pacific/Apia", QDate(2011, 12, 31), 24 * 60);
    }
    void daysAreAsLongAsTheClocksMakeThem()
    {
        QFETCH(QByteArray, name);
        QFETCH(QDate, date);
        QFETCH(int, minutes);
        QCOMPARE(ClinicTime(QTimeZone(name)).day(date).duration(), std::chrono::minutes(minutes));
    }

    void aWindowIsClippedAtAGapAndCoversBothHoursOfAFold()
    {
        const ClinicTime berlin = zone("Europe/Berlin");
        const QDate gap(2026, 3, 29);
        const QDate fold(2026, 10, 25);
        QCOMPARE(berlin.window(gap, at(1), at(2, 30)),
                 (Interval {utc(2026, 3, 29, 0), utc(2026, 3, 29, 1)}));
        QCOMPARE(berlin.window(gap, at(2, 30), at(4)),
                 (Interval {utc(2026, 3, 29, 1), utc(2026, 3, 29, 2)}));
        QVERIFY(berlin.window(gap, at(2), at(3)).isEmpty());
        QCOMPARE(berlin.window(fold, at(1), at(4)),
                 (Interval {utc(2026, 10, 24, 23), utc(2026, 10, 25, 3)}));
        QCOMPARE(berlin.window(fold, at(2), at(3)),
                 (Interval {utc(2026, 10, 25, 0), utc(2026, 10, 25, 2)}));
    }

    void aWindowThatEndsWhereAFoldBeginsHasNoneOfIt()
    {
        const QDate fold(2026, 10, 25);
        QCOMPARE(zone("Europe/Berlin").window(fold, at(1), at(2)),
                 (Interval {utc(2026, 10, 24, 23), utc(2026, 10, 25, 0)}));
        // Havana's clocks go back from 01:00 to midnight, so that "24:00" of the day before comes
        // twice.
        QCOMPARE(zone("America/Havana").window(QDate(2026, 10, 31), at(20), at(24)),
                 (Interval {utc(2026, 11, 1, 0), utc(2026, 11, 1, 4)}));
    }

    void onlyIanaNamesAreZones_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("known");
        for (const char *good :
             {"Europe/Berlin", "UTC", "Etc/UTC", "America/Argentina/Buenos_Aires"})
            QTest::newRow(good) << QString::fromLatin1(good) << true;
        for (const char *bad : {"", "Berlin", "Mars/Olympus", "../../etc/passwd", "/etc/localtime",
                                "Europe/Berlin ", "europe berlin"})
            QTest::newRow(bad) << QString::fromLatin1(bad) << false;
    }
    void onlyIanaNamesAreZones()
    {
        QFETCH(QString, name);
        QFETCH(bool, known);
        QCOMPARE(ClinicTime::isKnownZone(name), known);
        const Result<ClinicTime> time = ClinicTime::forZone(name);
        QCOMPARE(time.has_value(), known);
        if (time)
            QCOMPARE(time->zoneName(), name);
        else
            QVERIFY(time.error().code == ErrorCode::ConfigInvalid);
    }
};

QTEST_GUILESS_MAIN(TstClinicTime)
#include "tst_clinictime.moc"
