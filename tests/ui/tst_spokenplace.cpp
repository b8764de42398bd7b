// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/spokenplace.h"

#include <QTest>

using namespace frontdesk;
using namespace Qt::StringLiterals;

class TestSpokenPlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDayAndATimeAreFoundAmongWords_data();
    void aDayAndATimeAreFoundAmongWords();
    void everyWeekdayOfEveryLanguageIsTheNextOne();
    void whatIsPrintedIsRead();
    void spacesOfEveryKindSeparate();
};

void TestSpokenPlace::aDayAndATimeAreFoundAmongWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QDate>("date");
    QTest::addColumn<int>("minutes");
    QTest::addColumn<QStringList>("words");
    const int none = -1;
    const QDate thursday(2026, 3, 12);
    const auto row = [](const char *text, const char *locale, QDate date, int minutes,
                        const QStringList &words) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(locale) << date
                            << minutes << words;
    };
    row("thu 3pm haddad", "en_GB", thursday, 15 * 60, {u"haddad"_s});
    row("Haddad, Thursday 15:20", "en_GB", thursday, 15 * 60 + 20, {u"Haddad"_s});
    row("thurs 3:20 pm", "en_US", thursday, 15 * 60 + 20, {});
    row("12am today", "en_US", {2026, 3, 9}, 0, {});
    row("12 pm tomorrow", "en_US", {2026, 3, 10}, 12 * 60, {});
    row("+3 09:00", "en_GB", thursday, 9 * 60, {});
    row("2026-03-12", "en_US", thursday, none, {});
    row("12/3 Weber", "en_GB", thursday, none, {u"Weber"_s});
    row("3/12 Weber", "en_US", thursday, none, {u"Weber"_s});
    row("12.3. 8:05", "de_DE", thursday, 8 * 60 + 5, {});
    row("Do 15:00 Weber", "de_DE", thursday, 15 * 60, {u"Weber"_s});
    row("Donnerstag Weber", "de_DE", thursday, none, {u"Weber"_s});
    row("12 march", "en_GB", thursday, none, {});
    row("Mar 12 10:00", "en_US", thursday, 600, {});
    row("1/2", "en_GB", {2027, 2, 1}, none, {}); // it has passed this year
    row("الخميس ٣م حداد", "ar_EG", thursday, 15 * 60, {u"حداد"_s});
    row("غدا ١٥:٢٠", "ar_EG", {2026, 3, 10}, 15 * 60 + 20, {});
    row("حداد ١٢/٣ ٩:٠٠ ص", "ar_EG", thursday, 9 * 60, {u"حداد"_s});
    row("3", "en_GB", {}, none, {u"3"_s});
    row("25:00", "en_GB", {}, none, {u"25:00"_s});
    row("13pm", "en_GB", {}, none, {u"13pm"_s});
    row("31/2", "en_GB", {}, none, {u"31/2"_s});
    row("thu fri", "en_GB", thursday, none, {u"fri"_s});
    row("undo", "en_GB", {}, none, {u"undo"_s});
    row("", "en_GB", {}, none, {});
}

void TestSpokenPlace::aDayAndATimeAreFoundAmongWords()
{
    QFETCH(const QString, text);
    QFETCH(const QString, locale);
    QFETCH(const QDate, date);
    QFETCH(const int, minutes);
    QFETCH(const QStringList, words);
    const SpokenPlace place = parseSpokenPlace(text, QLocale(locale), QDate(2026, 3, 9));
    QCOMPARE(place.date.value_or(QDate()), date);
    QCOMPARE(place.minutes.value_or(-1), minutes);
    QCOMPARE(place.words, words);
}

void TestSpokenPlace::everyWeekdayOfEveryLanguageIsTheNextOne()
{
    const QDate today(2026, 3, 9);
    for (const QString &name : {u"en_GB"_s, u"de_DE"_s, u"ar_EG"_s, u"fr_FR"_s, u"tr_TR"_s}) {
        const QLocale locale(name);
        for (int day = 0; day < 7; ++day) {
            const QDate date = today.addDays(day);
            for (const auto format : {QLocale::LongFormat, QLocale::ShortFormat})
                QCOMPARE(parseSpokenPlace(locale.dayName(date.dayOfWeek(), format), locale, today)
                             .date.value_or(QDate()),
                         date);
        }
    }
}

void TestSpokenPlace::spacesOfEveryKindSeparate()
{
    // Narrow and not to be broken, as newer locales have it; not to be broken; ideographic.
    for (const QChar space : {u'\u202f', u'\u00a0', u'\u3000'}) {
        const auto place = parseSpokenPlace(u"thu"_s + space + u"3:20"_s + space + u"PM"_s,
                                            QLocale(u"en_US"_s), QDate(2026, 3, 9));
        QCOMPARE(place.minutes.value_or(-1), (15 * 60) + 20);
        QCOMPARE(place.date.value_or(QDate()), QDate(2026, 3, 12));
    }
}

void TestSpokenPlace::whatIsPrintedIsRead()
{
    for (const QString &name : {u"en_GB"_s, u"en_US"_s, u"de_DE"_s, u"ar_EG"_s}) {
        const QLocale locale(name);
        for (int minute = 0; minute < 24 * 60; minute += 5) {
            const QString text =
                locale.toString(QTime(0, 0).addSecs(minute * 60), QLocale::ShortFormat);
            QCOMPARE(parseSpokenPlace(text, locale, QDate(2026, 3, 9)).minutes.value_or(-1),
                     minute);
        }
    }
}

QTEST_GUILESS_MAIN(TestSpokenPlace)
#include "tst_spokenplace.moc"
