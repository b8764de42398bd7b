// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/nearwords.h"
#include "domain/textfold.h"

#include <QTest>

using namespace frontdesk;
using namespace Qt::StringLiterals;

class TestNearWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySlipOfAFingerIsThere()
    {
        const QStringList near = oneSlipAway(u"meyer"_s);
        for (const QString &word : {u"meyr"_s, u"eyer"_s, u"meye"_s, u"meyeer"_s, u"ameyer"_s,
                                    u"meyers"_s, u"meier"_s, u"neyer"_s, u"emyer"_s, u"meyre"_s})
            QVERIFY2(near.contains(word), qPrintable(word));
        for (const QString &word : {u"meyer"_s, u"maier"_s, u"reyem"_s, u""_s})
            QVERIFY2(!near.contains(word), qPrintable(word));
        QCOMPARE(QSet<QString>(near.begin(), near.end()).size(), near.size());
    }

    void slipsAreMadeInTheWordsOwnScript_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("near");
        QTest::newRow("Arabic") << u"\u0627\u062d\u0645\u062f"_s << u"\u0627\u062d\u0645\u0630"_s;
        QTest::newRow("Persian") << u"\u0628\u0631\u0648\u064a\u0632"_s
                                 << u"\u067e\u0631\u0648\u064a\u0632"_s;
        QTest::newRow("Cyrillic") << u"\u0438\u0432\u0430\u043d"_s << u"\u0438\u0432\u0435\u043d"_s;
        QTest::newRow("Greek") << u"\u03bd\u03b9\u03ba\u03bf\u03c3"_s
                               << u"\u03bd\u03b9\u03ba\u03b1\u03c3"_s;
        QTest::newRow("Hebrew") << u"\u05d3\u05d5\u05d3"_s << u"\u05d3\u05d5\u05e8"_s;
    }
    void slipsAreMadeInTheWordsOwnScript()
    {
        QFETCH(const QString, word);
        QFETCH(const QString, near);
        QVERIFY(oneSlipAway(word).contains(near));
        QVERIFY(!oneSlipAway(word).contains(word + u'a'));
        for (const QString &other : oneSlipAway(word))
            QCOMPARE(folded(other), other);
    }

    void aScriptWithoutAnAlphabetLosesAndSwapsLettersAlone()
    {
        QCOMPARE(oneSlipAway(u"\u738b\u5c0f"_s).size(), 3);
        QCOMPARE(oneSlipAway(QString()), QStringList());
    }

    void tokensBeginWordsInAnyOrder()
    {
        const QString name = folded(u"Zoë Müller-Lüdenscheidt O\u2019Brien"_s);
        for (const QStringList &tokens :
             {QStringList {u"zo"_s}, QStringList {u"mull"_s, u"zoe"_s}, QStringList {u"luden"_s},
              QStringList {u"muller-lud"_s}, QStringList {u"brien"_s}, QStringList {u"o'b"_s},
              QStringList {}})
            QVERIFY2(beginWords(name, tokens), qPrintable(tokens.join(u' ')));
        for (const QStringList &tokens : {QStringList {u"uller"_s}, QStringList {u"zoe"_s, u"x"_s},
                                          QStringList {u"e mu"_s + u"x"_s}})
            QVERIFY2(!beginWords(name, tokens), qPrintable(tokens.join(u' ')));
    }
};

QTEST_GUILESS_MAIN(TestNearWords)
#include "tst_nearwords.moc"
