// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/holidays.h"

#include <QTest>

using namespace frontdesk;
using namespace Qt::StringLiterals;

class TestHolidays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWholeDayIsAHoliday();
    void aFeastOfSeveralDaysIsOneHoliday();
    void aYearlyFeastIsNamedForEachYearAhead();
    void repetitionsThatAreCalledOffOrMovedAreNotThere();
    void timesOfOtherZonesBecomeTheClinics_data();
    void timesOfOtherZonesBecomeTheClinics();
    void aSpanOverMidnightIsCutThere();
    void whatIsOverIsNotImported();
    void whatTheFileCallsCancelledIsNotImported();
    void foldedLinesAndEscapesAreRead();
    void theKeyStaysTheSameInALaterEdition();
    void badFilesAreRefusedWithAReason_data();
    void badFilesAreRefusedWithAReason();
    void noFileIsReadBeyondTheLimits();
    void noStrayBytesBringItDown();
};

namespace {

const QDate Today(2026, 11, 20);

QByteArray calendar(const QByteArrayList &lines)
{
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\n" + lines.join("\r\n")
           + "\r\nEND:VCALENDAR\r\n";
}

QByteArray vevent(const QByteArrayList &lines)
{
    return "BEGIN:VEVENT\r\nUID:one@example\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:Feast\r\n"
           + lines.join("\r\n") + "\r\nEND:VEVENT";
}

Result<CalendarHolidays> read(const QByteArrayList &lines, const char *zone = "Europe/Berlin")
{
    return readHolidays(calendar(lines), ClinicTime(QTimeZone(zone)), Today);
}

/// "2026-12-24 14:00 to 2026-12-24 24:00", one for each holiday.
QStringList texts(const Result<CalendarHolidays> &found)
{
    if (!found)
        return {found.error().message};
    QStringList result;
    for (const CalendarHoliday &holiday : found->holidays)
        result << u"%1 %2 to %3 %4"_s.arg(
            holiday.firstDay.toString(Qt::ISODate), toString(holiday.start),
            holiday.lastDay.toString(Qt::ISODate), toString(holiday.end));
    return result;
}

} // namespace

void TestHolidays::aWholeDayIsAHoliday()
{
    const auto found = read({vevent({"DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20261226"})});
    QCOMPARE(texts(found), QStringList(u"2026-12-25 00:00 to 2026-12-25 24:00"_s));
    QCOMPARE(found->holidays[0].label, u"Feast"_s);
    QCOMPARE(found->holidays[0].key, u"one@example"_s);
    QCOMPARE(texts(read({vevent({"DTSTART;VALUE=DATE:20261225"})})),
             QStringList(u"2026-12-25 00:00 to 2026-12-25 24:00"_s));
}

void TestHolidays::aFeastOfSeveralDaysIsOneHoliday()
{
    const QStringList expected(u"2026-12-24 00:00 to 2026-12-26 24:00"_s);
    QCOMPARE(texts(read({vevent({"DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261227"})})),
             expected);
    QCOMPARE(texts(read({vevent({"DTSTART;VALUE=DATE:20261224", "DURATION:P3D"})})), expected);
}

void TestHolidays::aYearlyFeastIsNamedForEachYearAhead()
{
    const auto found = read({vevent({"DTSTART;VALUE=DATE:20100101", "RRULE:FREQ=YEARLY"})});
    QCOMPARE(texts(found), QStringList({u"2027-01-01 00:00 to 2027-01-01 24:00"_s,
                                        u"2028-01-01 00:00 to 2028-01-01 24:00"_s,
                                        u"2029-01-01 00:00 to 2029-01-01 24:00"_s}));
    QCOMPARE(found->past, 17);
    QCOMPARE(found->holidays[0].key, u"one@example/2027-01-01"_s);
    // The fourth Thursday of November, and twice more.
    QCOMPARE(texts(read({vevent({"DTSTART;VALUE=DATE:20261126",
                                 "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=3"})})),
             QStringList({u"2026-11-26 00:00 to 2026-11-26 24:00"_s,
                          u"2027-11-25 00:00 to 2027-11-25 24:00"_s,
                          u"2028-11-23 00:00 to 2028-11-23 24:00"_s}));
    // A leap day comes when there is one.
    QCOMPARE(texts(read({vevent({"DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY"})})),
             QStringList(u"2028-02-29 00:00 to 2028-02-29 24:00"_s));
}

void TestHolidays::repetitionsThatAreCalledOffOrMovedAreNotThere()
{
    const QByteArray yearly = vevent(
        {"DTSTART;VALUE=DATE:20270101", "RRULE:FREQ=YEARLY;COUNT=3", "EXDATE;VALUE=DATE:20280101"});
    const QByteArray moved =
        vevent({"DTSTART;VALUE=DATE:20290102", "RECURRENCE-ID;VALUE=DATE:20290101"});
    QCOMPARE(texts(read({yearly, moved})),
             QStringList({u"2027-01-01 00:00 to 2027-01-01 24:00"_s,
                          u"2029-01-02 00:00 to 2029-01-02 24:00"_s}));
    const QByteArray off = vevent(
        {"DTSTART;VALUE=DATE:20290101", "RECURRENCE-ID;VALUE=DATE:20290101", "STATUS:CANCELLED"});
    QCOMPARE(texts(read({yearly, off})), QStringList(u"2027-01-01 00:00 to 2027-01-01 24:00"_s));
}

void TestHolidays::timesOfOtherZonesBecomeTheClinics_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<QString>("expected");
    QTest::newRow("UTC") << QByteArray("DTSTART:20261224T110000Z")
                         << QByteArray("DTEND:20261224T160000Z")
                         << u"2026-12-24 12:00 to 2026-12-24 17:00"_s;
    QTest::newRow("no zone: the clinic's")
        << QByteArray("DTSTART:20261224T120000") << QByteArray("DTEND:20261224T170000")
        << u"2026-12-24 12:00 to 2026-12-24 17:00"_s;
    QTest::newRow("an IANA name without a VTIMEZONE")
        << QByteArray("DTSTART;TZID=America/New_York:20261224T060000")
        << QByteArray("DTEND;TZID=America/New_York:20261224T110000")
        << u"2026-12-24 12:00 to 2026-12-24 17:00"_s;
    QTest::newRow("start and end in two zones")
        << QByteArray("DTSTART;TZID=America/New_York:20261224T060000")
        << QByteArray("DTEND;TZID=Europe/London:20261224T160000")
        << u"2026-12-24 12:00 to 2026-12-24 17:00"_s;
    QTest::newRow("the file's own zone") << QByteArray("DTSTART;TZID=Office Time:20261224T140000")
                                         << QByteArray("DTEND;TZID=Office Time:20261224T190000")
                                         << u"2026-12-24 12:00 to 2026-12-24 17:00"_s;
    QTest::newRow("a duration") << QByteArray("DTSTART:20261224T110000Z")
                                << QByteArray("DURATION:PT5H")
                                << u"2026-12-24 12:00 to 2026-12-24 17:00"_s;
}

void TestHolidays::timesOfOtherZonesBecomeTheClinics()
{
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, end);
    const QByteArray zone = "BEGIN:VTIMEZONE\r\nTZID:Office Time\r\nBEGIN:STANDARD\r\n"
                            "DTSTART:19700101T000000\r\nTZOFFSETFROM:+0300\r\nTZOFFSETTO:+0300\r\n"
                            "END:STANDARD\r\nEND:VTIMEZONE";
    QTEST(texts(read({zone, vevent({start, end})})).join(u'|'), "expected");
}

void TestHolidays::aSpanOverMidnightIsCutThere()
{
    QCOMPARE(texts(read({vevent({"DTSTART:20261224T120000", "DTEND:20261227T080000"})})),
             QStringList({u"2026-12-24 12:00 to 2026-12-24 24:00"_s,
                          u"2026-12-25 00:00 to 2026-12-26 24:00"_s,
                          u"2026-12-27 00:00 to 2026-12-27 08:00"_s}));
    QCOMPARE(texts(read({vevent({"DTSTART:20261224T000000", "DTEND:20261225T000000"})})),
             QStringList(u"2026-12-24 00:00 to 2026-12-24 24:00"_s));
}

void TestHolidays::whatIsOverIsNotImported()
{
    const auto found = read({vevent({"DTSTART;VALUE=DATE:20261119"})});
    QVERIFY(found.has_value());
    QVERIFY(found->holidays.isEmpty());
    QCOMPARE(found->past, 1);
    QCOMPARE(read({vevent({"DTSTART;VALUE=DATE:20261120"})})->holidays.size(), 1);
}

void TestHolidays::whatTheFileCallsCancelledIsNotImported()
{
    const auto found = read({vevent({"DTSTART;VALUE=DATE:20261225", "STATUS:CANCELLED"})});
    QVERIFY(found.has_value());
    QVERIFY(found->holidays.isEmpty());
    QCOMPARE(found->cancelled, 1);
}

void TestHolidays::foldedLinesAndEscapesAreRead()
{
    const QByteArray folded = "BEGIN:VEVENT\r\nUID:two@example\r\nDTSTAMP:20260101T000000Z\r\n"
                              "SUMMARY:Mari\xC3\xA4 Himmelfahrt\\, \r\n nur Bayern\r\n"
                              "DTSTART;VALUE=DATE:20270815\r\nEND:VEVENT";
    const auto found = read({folded});
    QVERIFY(found.has_value());
    QCOMPARE(found->holidays[0].label, u"Mariä Himmelfahrt, nur Bayern"_s);
    // Line ends of other systems, and other components beside the events.
    const QByteArray file = calendar({"BEGIN:VTODO\r\nUID:x\r\nEND:VTODO", folded});
    const auto again = readHolidays(QByteArray(file).replace("\r\n", "\n"),
                                    ClinicTime(QTimeZone("Europe/Berlin")), Today);
    QCOMPARE(texts(again), QStringList(u"2027-08-15 00:00 to 2027-08-15 24:00"_s));
}

void TestHolidays::theKeyStaysTheSameInALaterEdition()
{
    const auto before = read({vevent({"DTSTART;VALUE=DATE:20261225"})});
    const auto after = read({vevent({"DTSTART;VALUE=DATE:20261226", "SEQUENCE:2"})});
    QCOMPARE(before->holidays[0].key, after->holidays[0].key);
    QVERIFY(before->holidays[0] != after->holidays[0]);
}

void TestHolidays::badFilesAreRefusedWithAReason_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("code");
    const auto one = [](const char *name, const QByteArrayList &lines, const char *code) {
        QTest::newRow(name) << calendar({vevent(lines)}) << QString::fromLatin1(code);
    };
    QTest::newRow("empty") << QByteArray() << u"not_a_calendar"_s;
    QTest::newRow("a web page") << QByteArray("<html><body>404</body></html>")
                                << u"not_a_calendar"_s;
    QTest::newRow("not text") << QByteArray("BEGIN:VCALENDAR\r\n\xFF\xFE\r\nEND:VCALENDAR\r\n")
                              << u"not_a_calendar"_s;
    QTest::newRow("cut off") << calendar({vevent({"DTSTART;VALUE=DATE:20261225"})}).chopped(20)
                             << u"cut_off"_s;
    QTest::newRow("no events") << calendar({"X-NOTHING:1"}) << u"no_events"_s;
    one("no start", {"DTEND;VALUE=DATE:20261225"}, "bad_event");
    one("no such day", {"DTSTART;VALUE=DATE:20261332"}, "bad_event");
    one("a start of words", {"DTSTART:soon"}, "bad_event");
    one("the end first", {"DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20261224"}, "bad_event");
    one("a day with an hour's end", {"DTSTART;VALUE=DATE:20261225", "DTEND:20261226T100000"},
        "bad_event");
    one("an unknown zone", {"DTSTART;TZID=Mars/Olympus:20261224T140000", "DURATION:PT1H"},
        "unknown_time_zone");
    one("every second", {"DTSTART:20261224T140000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY"},
        "bad_repetition");
    one("a repetition of words", {"DTSTART;VALUE=DATE:20261225", "RRULE:FREQ=SOMETIMES"},
        "bad_event");
    one("two years long", {"DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20281225"}, "too_long");
    one("every day", {"DTSTART;VALUE=DATE:20261225", "RRULE:FREQ=DAILY"}, "too_many");
}

void TestHolidays::badFilesAreRefusedWithAReason()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, code);
    const auto refused = readHolidays(file, ClinicTime(QTimeZone("Europe/Berlin")), Today);
    QVERIFY(!refused.has_value());
    QVERIFY(refused.error().code == ErrorCode::InvalidInput);
    QCOMPARE(refused.error().faults.value(0).pointer, u"/ics"_s);
    QCOMPARE(refused.error().faults.value(0).code, code);
}

void TestHolidays::noFileIsReadBeyondTheLimits()
{
    const ClinicTime time {QTimeZone("Europe/Berlin")};
    QByteArrayList events;
    for (int i = 0; i <= HolidayLimits::Events; ++i)
        events << "BEGIN:VEVENT\r\nUID:" + QByteArray::number(i)
                      + "\r\nDTSTART;VALUE=DATE:20200101\r\nEND:VEVENT";
    QCOMPARE(readHolidays(calendar(events), time, Today).error().faults.value(0).code,
             u"too_many"_s);
    events.removeLast();
    QVERIFY(readHolidays(calendar(events), time, Today).has_value());
    const QByteArray large = calendar({"X-NOTE:" + QByteArray(HolidayLimits::Bytes, 'x')});
    QCOMPARE(readHolidays(large, time, Today).error().faults.value(0).code, u"too_long"_s);
}

void TestHolidays::noStrayBytesBringItDown()
{
    const ClinicTime time {QTimeZone("Europe/Berlin")};
    const QByteArray good = calendar(
        {vevent({"DTSTART;TZID=America/New_York:20261224T060000", "DURATION:P1DT5H",
                 "RRULE:FREQ=YEARLY;BYDAY=1MO;UNTIL=20300101T000000Z", "EXDATE:20271224T060000"})});
    quint32 state = 1;
    for (int round = 0; round < 1'500; ++round) {
        QByteArray file = good;
        for (int change = 0; change < 3; ++change) {
            state = state * 1'664'525 + 1'013'904'223;
            const qsizetype at = 60 + qsizetype((state >> 8) % quint32(file.size() - 80));
            file[at] = "0;:=,TZ\r\n-9"[(state >> 4) % 11];
        }
        const auto found = readHolidays(file, time, Today);
        QVERIFY(found.has_value() || !found.error().faults.isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestHolidays)
#include "tst_holidays.moc"
