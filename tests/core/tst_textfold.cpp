// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/textfold.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>

using namespace frontdesk;
using namespace Qt::StringLiterals;

class TestTextFold : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatPeopleWriteAlikeFoldsAlike_data();
    void whatPeopleWriteAlikeFoldsAlike();
    void differentNamesStayDifferent();
    void invisibleCharactersAreDropped();
    void foldingTwiceChangesNothing();
    void everyLetterFindsItsOtherCase();
    void tokensAreTheWordsBetweenWhiteSpace();
    void aPhoneNumberIsItsDigits();
};

void TestTextFold::whatPeopleWriteAlikeFoldsAlike_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &written, const QString &expected) {
        QTest::newRow(name) << written << expected;
    };
    row("case", u"MÜLLER"_s, u"muller"_s);
    row("composed", u"Ren\u00e9e"_s, u"renee"_s);
    row("decomposed", u"Rene\u0301e"_s, u"renee"_s);
    row("sharp s", u"Strauß"_s, u"strauss"_s);
    row("Scandinavian", u"Søren Ærø"_s, u"soren aero"_s);
    row("Polish", u"Łukasz"_s, u"lukasz"_s);
    row("Turkish", u"IŞIK ışık İnan"_s, u"isik isik inan"_s);
    row("Croatian", u"Đorđe"_s, u"dorde"_s);
    row("Icelandic", u"Þóra Guðrún"_s, u"thora gudrun"_s);
    row("French", u"Cœur"_s, u"coeur"_s);
    row("Vietnamese", u"Nguyễn"_s, u"nguyen"_s);
    row("Greek final sigma", u"Γιώργος"_s, u"γιωργοσ"_s);
    row("Cyrillic", u"ЙОСИФ Ёлкин"_s, u"иосиф елкин"_s);
    row("full width", u"\uff21\uff42\uff11"_s, u"ab1"_s);
    row("ligature", u"\ufb01n"_s, u"fin"_s);
    row("typographic apostrophe", u"O\u2019Brien"_s, u"o'brien"_s);
    row("typographic hyphen", u"Anne\u2011Marie"_s, u"anne-marie"_s);
    row("white space", u"  a \t b\u00a0c\n"_s, u"a b c"_s);
    row("alef with hamza", u"\u0623\u062d\u0645\u062f"_s, u"\u0627\u062d\u0645\u062f"_s);
    row("alef with hamza below", u"\u0625\u064a\u0645\u0627\u0646"_s,
        u"\u0627\u064a\u0645\u0627\u0646"_s);
    row("alef with madda", u"\u0622\u0645\u0627\u0644"_s, u"\u0627\u0645\u0627\u0644"_s);
    row("teh marbuta", u"\u0641\u0627\u0637\u0645\u0629"_s, u"\u0641\u0627\u0637\u0645\u0647"_s);
    row("alef maksura", u"\u0645\u0646\u0649"_s, u"\u0645\u0646\u064a"_s);
    row("Persian yeh and keheh", u"\u06a9\u0631\u06cc\u0645"_s, u"\u0643\u0631\u064a\u0645"_s);
    row("Urdu heh", u"\u0641\u0627\u0637\u0645\u06c1"_s, u"\u0641\u0627\u0637\u0645\u0647"_s);
    row("vowel marks", u"\u0645\u064f\u062d\u064e\u0645\u0651\u064e\u062f"_s,
        u"\u0645\u062d\u0645\u062f"_s);
    row("tatweel", u"\u0645\u062d\u0640\u0640\u0645\u062f"_s, u"\u0645\u062d\u0645\u062f"_s);
    row("waw with hamza", u"\u0645\u0624\u0645\u0646"_s, u"\u0645\u0648\u0645\u0646"_s);
    row("Arabic digits", u"\u0661\u0662\u0663"_s, u"123"_s);
    row("Persian digits", u"\u06f4\u06f5"_s, u"45"_s);
}

void TestTextFold::whatPeopleWriteAlikeFoldsAlike()
{
    QFETCH(const QString, written);
    QFETCH(const QString, expected);
    QCOMPARE(folded(written), expected);
}

void TestTextFold::differentNamesStayDifferent()
{
    QVERIFY(folded(u"Meier"_s) != folded(u"Meyer"_s));
    QVERIFY(folded(u"O'Brien"_s) != folded(u"O Brien"_s));
    QVERIFY(folded(u"\u062d\u0633\u0646"_s) != folded(u"\u062d\u0633\u064a\u0646"_s));
}

void TestTextFold::invisibleCharactersAreDropped()
{
    // Pasted from an e-mail: marks of direction, joiners, soft hyphens, a byte order mark.
    QCOMPARE(folded(u"\u200fA\u200e\u200dn\u200cn\u00ada\ufeff"_s), u"anna"_s);
}

void TestTextFold::foldingTwiceChangesNothing()
{
    for (char16_t c = 1; c < 0xd800; ++c) {
        const QString once = folded(QString(QChar(c)));
        QVERIFY2(folded(once) == once, qPrintable(QString::number(c, 16)));
        QVERIFY2(std::none_of(once.begin(), once.end(), [](QChar each) { return each.isMark(); }),
                 qPrintable(QString::number(c, 16)));
    }
    QVERIFY(rc::check([](const std::u16string &characters) {
        const QString once = folded(QString::fromStdU16String(characters));
        RC_ASSERT(folded(once) == once);
    }));
}

void TestTextFold::everyLetterFindsItsOtherCase()
{
    // Latin, Greek, Cyrillic and their extensions: what a name on a keyboard of Europe may hold.
    for (char16_t c = u'A'; c < 0x0530; ++c) {
        const QString text {QChar(c)};
        if (QChar(c).isLetter() && text.toUpper().toLower() == text.toLower())
            QVERIFY2(folded(text.toUpper()) == folded(text), qPrintable(QString::number(c, 16)));
    }
}

void TestTextFold::tokensAreTheWordsBetweenWhiteSpace()
{
    QCOMPARE(foldedTokens(u"  Dr.  Jörg \t Weber "_s),
             QStringList({u"dr."_s, u"jorg"_s, u"weber"_s}));
    QCOMPARE(foldedTokens(u"   "_s), QStringList());
    QCOMPARE(foldedTokens(QString()), QStringList());
}

void TestTextFold::aPhoneNumberIsItsDigits()
{
    QCOMPARE(phoneDigits(u"+49 (0)170/123-45.67"_s), u"4901701234567"_s);
    QCOMPARE(phoneDigits(u"\u0660\u0661\u0662"_s), u"012"_s);
    QCOMPARE(phoneDigits(u"none"_s), QString());
}

QTEST_GUILESS_MAIN(TestTextFold)
#include "tst_textfold.moc"
