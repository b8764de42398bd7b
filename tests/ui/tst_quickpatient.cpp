// SPDX-License-Identifier: GPL-3.0-or-later
#include "patients/quickpatient.h"

#include "domain/messagerules.h"
#include "models/clinicformat.h"
#include "models/typeddate.h"

#include <QtTest>

#include <rapidcheck.h>

using namespace frontdesk;
using namespace Qt::StringLiterals;

namespace {

const QDate Today(2026, 3, 9);
const QLocale British(QLocale::English, QLocale::UnitedKingdom);
const QLocale American(QLocale::English, QLocale::UnitedStates);
const QLocale German(QLocale::German, QLocale::Germany);
const QLocale Arabic(QLocale::Arabic, QLocale::Egypt);
const QLocale Japanese(QLocale::Japanese, QLocale::Japan);

} // namespace

class TestQuickPatient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNumericDateIsReadInTheLocalesOrder();
    void aYearOfTwoDigitsLiesInThePast();
    void aYearOfTwoDigitsMayLieNearInAPlan();
    void whatIsNotADateIsRefused_data();
    void whatIsNotADateIsRefused();
    void everyDateIsReadBackAsItIsWritten();
    void nameAndPhoneAndBirthDateComeInAnyOrder_data();
    void nameAndPhoneAndBirthDateComeInAnyOrder();
    void aDateThatLiesAheadIsNoBirthDate();
    void arabicDigitsAreDigits();
    void theSearchAsksForTheNameFirst();
    void namesFoldToTheSame();
    void theAgeTurnsOnTheBirthday();
    void aMaskedPhoneShowsTheLastFourDigits();
};

void TestQuickPatient::theNumericDateIsReadInTheLocalesOrder()
{
    QCOMPARE(parseTypedDate(u"12/3/1980"_s, British, Today), QDate(1980, 3, 12));
    QCOMPARE(parseTypedDate(u"12/3/1980"_s, American, Today), QDate(1980, 12, 3));
    QCOMPARE(parseTypedDate(u"12.3.1980"_s, German, Today), QDate(1980, 3, 12));
    QCOMPARE(parseTypedDate(u"1980/3/12"_s, Japanese, Today), QDate(1980, 3, 12));
    for (const QLocale &locale : {British, American, German, Arabic, Japanese})
        QCOMPARE(parseTypedDate(u"1980-03-12"_s, locale, Today), QDate(1980, 3, 12));
}

void TestQuickPatient::aYearOfTwoDigitsLiesInThePast()
{
    QCOMPARE(parseTypedDate(u"12/3/80"_s, British, Today), QDate(1980, 3, 12));
    QCOMPARE(parseTypedDate(u"12/3/26"_s, British, Today), QDate(1926, 3, 12));
    QCOMPARE(parseTypedDate(u"9/3/26"_s, British, Today), Today);
    QCOMPARE(parseTypedDate(u"1/1/05"_s, British, Today), QDate(2005, 1, 1));
}

void TestQuickPatient::aYearOfTwoDigitsMayLieNearInAPlan()
{
    QCOMPARE(parseTypedDate(u"12/3/26"_s, British, Today, ShortYear::Near), QDate(2026, 3, 12));
    QCOMPARE(parseTypedDate(u"1/1/30"_s, British, Today, ShortYear::Near), QDate(2030, 1, 1));
    QCOMPARE(parseTypedDate(u"1/1/99"_s, British, Today, ShortYear::Near), QDate(1999, 1, 1));
}

void TestQuickPatient::whatIsNotADateIsRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "12", "12/3", "12/3/", "31/2/1980", "0/3/1980", "12/3/198",
                             "12/3/19800", "12//1980", "a/b/c", "12/3/1980/4", "123/3/1980"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestQuickPatient::whatIsNotADateIsRefused()
{
    QFETCH(const QString, text);
    QVERIFY(!parseTypedDate(text, British, Today).isValid());
}

void TestQuickPatient::everyDateIsReadBackAsItIsWritten()
{
    QVERIFY(rc::check([] {
        const QDate date = QDate(1900, 1, 1).addDays(*rc::gen::inRange(0, 60'000));
        const QLocale locale =
            *rc::gen::elementOf(std::vector<QLocale> {British, American, German, Arabic, Japanese});
        RC_ASSERT(parseTypedDate(numericDateText(locale, date), locale, Today) == date);
    }));
}

void TestQuickPatient::nameAndPhoneAndBirthDateComeInAnyOrder_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("name phone date") << u"Ahmed Haddad 0171 234567 12/3/1980"_s;
    QTest::newRow("date name phone") << u"12/3/1980 Ahmed Haddad 0171 234567"_s;
    QTest::newRow("phone date name") << u"0171 234567 12/3/80 Ahmed Haddad"_s;
    QTest::newRow("between") << u"Ahmed 0171 234567 Haddad 12/3/1980"_s;
    QTest::newRow("commas and blanks") << u"  Ahmed  Haddad,  0171 234567;  12/3/1980 "_s;
}

void TestQuickPatient::nameAndPhoneAndBirthDateComeInAnyOrder()
{
    QFETCH(const QString, text);
    const QuickPatient parsed = parseQuickPatient(text, British, Today);
    QCOMPARE(parsed.name, u"Ahmed Haddad"_s);
    QCOMPARE(parsed.phone, u"0171 234567"_s);
    QCOMPARE(parsed.dateOfBirth, QDate(1980, 3, 12));
}

void TestQuickPatient::aDateThatLiesAheadIsNoBirthDate()
{
    const QuickPatient parsed = parseQuickPatient(u"Ahmed 12/3/2030"_s, British, Today);
    QVERIFY(!parsed.dateOfBirth.isValid());
    QVERIFY(parsed.phone.isEmpty());
    QCOMPARE(parsed.name, u"Ahmed 12/3/2030"_s);
}

void TestQuickPatient::arabicDigitsAreDigits()
{
    const QuickPatient parsed =
        parseQuickPatient(u"أحمد حداد ٠١٧١٢٣٤٥٦٧ ١٢/٣/١٩٨٠"_s, Arabic, Today);
    QCOMPARE(parsed.name, u"أحمد حداد"_s);
    QCOMPARE(parsed.phone, u"0171234567"_s);
    QCOMPARE(parsed.dateOfBirth, QDate(1980, 3, 12));
}

void TestQuickPatient::theSearchAsksForTheNameFirst()
{
    QCOMPARE(searchQuery(u"Ahmed 0171 12/3/1980"_s, British, Today), u"Ahmed"_s);
    QCOMPARE(searchQuery(u"0171 12/3/1980"_s, British, Today), u"1980-03-12"_s);
    QCOMPARE(searchQuery(u"0171"_s, British, Today), u"0171"_s);
}

void TestQuickPatient::namesFoldToTheSame()
{
    QCOMPARE(foldedName(u"Zoé  MÜLLER "_s), foldedName(u"zoe muller"_s));
    QVERIFY(foldedName(u"Zoe"_s) != foldedName(u"Zoa"_s));
}

void TestQuickPatient::theAgeTurnsOnTheBirthday()
{
    QCOMPARE(ageInYears(QDate(1980, 3, 9), Today), 46);
    QCOMPARE(ageInYears(QDate(1980, 3, 10), Today), 45);
    QCOMPARE(ageInYears(Today, Today), 0);
    QCOMPARE(ageInYears(QDate(2030, 1, 1), Today), -1);
    QCOMPARE(ageInYears(QDate(), Today), -1);
}

void TestQuickPatient::aMaskedPhoneShowsTheLastFourDigits()
{
    const QString masked = maskedPhone(u"+49 171 234-567"_s);
    QVERIFY(masked.endsWith(u"4567"_s));
    QVERIFY(!masked.contains(u"171"_s));
}

QTEST_GUILESS_MAIN(TestQuickPatient)
#include "tst_quickpatient.moc"
