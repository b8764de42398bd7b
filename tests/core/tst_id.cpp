// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/id.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QSet>
#include <QTest>

using namespace frontdesk;
using namespace Qt::StringLiterals;

namespace {

using ThingId = Id<struct ThingTag>;

qint64 millisOf(const QUuid &uuid)
{
    return uuid.toString(QUuid::Id128).first(12).toLongLong(nullptr, 16);
}

} // namespace

class TstId : public QObject
{
    Q_OBJECT

private slots:
    void aNewIdHasVersionSevenAndTheRfcVariant()
    {
        for (int i = 0; i < 1000; ++i) {
            const QString text = generateUuidV7().toString(QUuid::WithoutBraces);
            QCOMPARE(text[14], u'7');
            QVERIFY("89ab"_L1.contains(text[19]));
        }
    }

    void aNewIdBeginsWithTheTimeInMilliseconds()
    {
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        const qint64 stamp = millisOf(generateUuidV7());
        QVERIFY(before <= stamp && stamp <= QDateTime::currentMSecsSinceEpoch());
    }

    void laterIdsSortAfterEarlierOnesAsIdsAndAsText()
    {
        const ThingId early = ThingId::generate();
        ThingId late = ThingId::generate();
        QElapsedTimer timer;
        timer.start();
        while (millisOf(late.uuid()) == millisOf(early.uuid()) && timer.elapsed() < 5000)
            late = ThingId::generate();
        QVERIFY(early < late);
        QVERIFY(!(late < early));
        QVERIFY(early.toString() < late.toString());
    }

    void idsOfOneMillisecondDiffer()
    {
        QSet<ThingId> ids;
        for (int i = 0; i < 10'000; ++i)
            ids.insert(ThingId::generate());
        QCOMPARE(ids.size(), 10'000);
    }

    /// Every random bit takes both values; a fixed one would make ids easier to guess.
    void everyRandomBitVaries()
    {
        QByteArray seenSet(16, '\0');
        QByteArray seenClear(16, '\0');
        for (int i = 0; i < 200; ++i) {
            const QByteArray bytes = generateUuidV7().toRfc4122();
            for (qsizetype at = 0; at < 16; ++at) {
                seenSet[at] = char(seenSet[at] | bytes[at]);
                seenClear[at] = char(seenClear[at] | ~bytes[at]);
            }
        }
        for (qsizetype at = 6; at < 16; ++at) {
            const auto fixed = uchar(at == 6 ? 0xf0 : at == 8 ? 0xc0 : 0);
            QCOMPARE(uchar(uchar(seenSet[at] & seenClear[at]) | fixed), uchar(0xff));
        }
    }

    void anIdIsReadBackFromItsText()
    {
        const ThingId id = ThingId::generate();
        QCOMPARE(id.toString().size(), 36);
        QVERIFY(ThingId::parse(id.toString()) == id);
        QVERIFY(ThingId::parse(id.toString().toUpper()) == id);
    }

    void whatIsNotAnIdIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        const QString good = u"018f4e3a-5b7c-7d2e-9a10-0123456789ab"_s;
        QTest::newRow("empty") << QString();
        QTest::newRow("braces") << u'{' + good + u'}';
        QTest::newRow("cut braces") << u'{' + good.chopped(1);
        QTest::newRow("no dashes") << QString(good).remove(u'-');
        QTest::newRow("too long") << good + u'0';
        QTest::newRow("not hexadecimal") << QString(good).replace(u'a', u'g');
        QTest::newRow("dash moved") << u"018f4e3-a5b7c-7d2e-9a10-0123456789ab"_s;
        QTest::newRow("null") << u"00000000-0000-0000-0000-000000000000"_s;
        QTest::newRow("a sign") << QString(good).replace(0, 1, u'+');
        QTest::newRow("a space") << QString(good).replace(0, 1, u' ');
        QTest::newRow("wide digits") << QString(good).replace(u'0', QChar(0xff10));
    }
    void whatIsNotAnIdIsRefused()
    {
        QFETCH(QString, text);
        QVERIFY(!ThingId::parse(text));
    }

    void anIdIsNullUntilAssigned()
    {
        QVERIFY(ThingId().isNull());
        QVERIFY(!ThingId::generate().isNull());
    }
};

QTEST_GUILESS_MAIN(TstId)
#include "tst_id.moc"
