// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/totp.h"

#include <QSet>
#include <QTest>
#include <QUrlQuery>

using namespace frontdesk;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QByteArray RfcSecret("12345678901234567890");
constexpr Instant Now = Instant(1'773'065'110s);

} // namespace

class TstTotp : public QObject
{
    Q_OBJECT

private slots:
    /// RFC 6238, appendix B: the last six of its eight digits, by the same truncation.
    void security18_theCodesAreThoseOfTheRfc_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("code");
        QTest::newRow("1970") << qint64(59) << u"287082"_s;
        QTest::newRow("2005") << qint64(1'111'111'109) << u"081804"_s;
        QTest::newRow("2005, a step later") << qint64(1'111'111'111) << u"050471"_s;
        QTest::newRow("2009") << qint64(1'234'567'890) << u"005924"_s;
        QTest::newRow("2033") << qint64(2'000'000'000) << u"279037"_s;
        QTest::newRow("2603") << qint64(20'000'000'000) << u"353130"_s;
    }
    void security18_theCodesAreThoseOfTheRfc()
    {
        QFETCH(qint64, seconds);
        const qint64 step = totp::stepOf(Instant(std::chrono::seconds(seconds)));
        QTEST(totp::codeAt(RfcSecret, step), "code");
    }

    void security18_aCodeIsGoodOneStepEitherWayAndNoFurther()
    {
        const qint64 present = totp::stepOf(Now);
        for (int offset = -3; offset <= 3; ++offset) {
            const auto step =
                totp::matchingStep(RfcSecret, totp::codeAt(RfcSecret, present + offset), Now, 0);
            QCOMPARE(step.has_value(), offset >= -1 && offset <= 1);
            if (step)
                QCOMPARE(*step, present + offset);
        }
    }

    void security18_aCodeThatWasUsedAndThoseBeforeItAreRefused()
    {
        const qint64 present = totp::stepOf(Now);
        const auto matches = [&](int offset, qint64 after) {
            return totp::matchingStep(RfcSecret, totp::codeAt(RfcSecret, present + offset), Now,
                                      after)
                .has_value();
        };
        QVERIFY(!matches(0, present));
        QVERIFY(!matches(-1, present));
        QVERIFY(matches(1, present));
        QVERIFY(matches(0, present - 1));
    }

    void aCodeIsTakenAsItIsTyped()
    {
        const QString code = totp::codeAt(RfcSecret, totp::stepOf(Now));
        for (const QString &typed : {code, code.left(3) + u' ' + code.mid(3), u' ' + code + u'\n',
                                     QString(code).insert(3, u'-')})
            QVERIFY(totp::matchingStep(RfcSecret, typed, Now, 0));
        for (const QString &wrong : {QString(), code.left(5), code + u'0', u"abcdef"_s,
                                     QString(code).replace(code[0], QChar(0x0661))})
            QVERIFY(!totp::matchingStep(RfcSecret, wrong, Now, 0));
        QVERIFY(totp::isCode(u"123 456"_s));
        QVERIFY(!totp::isCode(u"12345"_s));
        QVERIFY(!totp::isCode(u"abcd-efgh-ijkl-mnop"_s));
    }

    void aSecretIsRandomAndWrittenForPeople()
    {
        QCOMPARE(totp::toBase32(RfcSecret), u"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"_s);
        QSet<QByteArray> secrets;
        for (int i = 0; i < 100; ++i)
            secrets.insert(totp::newSecret());
        QCOMPARE(secrets.size(), 100);
        QCOMPARE(secrets.begin()->size(), 20);
    }

    void anAppReadsTheAddress()
    {
        const QUrl url(totp::uri(RfcSecret, u"Clinic & Söhne"_s, u"ada@clinic.example"_s),
                       QUrl::StrictMode);
        QVERIFY(url.isValid());
        QCOMPARE(url.scheme(), u"otpauth"_s);
        QCOMPARE(url.host(), u"totp"_s);
        QCOMPARE(url.path(), u"/Clinic & Söhne:ada@clinic.example"_s);
        const QUrlQuery query(url);
        QCOMPARE(query.queryItemValue(u"secret"_s), totp::toBase32(RfcSecret));
        QCOMPARE(query.queryItemValue(u"issuer"_s, QUrl::FullyDecoded), u"Clinic & Söhne"_s);
        QCOMPARE(query.queryItemValue(u"algorithm"_s), u"SHA1"_s);
        QCOMPARE(query.queryItemValue(u"digits"_s), u"6"_s);
        QCOMPARE(query.queryItemValue(u"period"_s), u"30"_s);
    }

    void recoveryCodesHave80BitsAndAreKnownHoweverTheyAreTyped()
    {
        const QStringList codes = totp::newRecoveryCodes();
        QCOMPARE(codes.size(), 10);
        QCOMPARE(QSet<QString>(codes.begin(), codes.end()).size(), 10);
        const QRegularExpression form(u"^([a-z2-7]{4}-){3}[a-z2-7]{4}$"_s);
        for (const QString &code : codes)
            QVERIFY2(form.match(code).hasMatch(), qPrintable(code));
        const QString hash = totp::recoveryCodeHash(codes[0]);
        QCOMPARE(totp::recoveryCodeHash(codes[0].toUpper().remove(u'-') + u' '), hash);
        QVERIFY(totp::recoveryCodeHash(codes[1]) != hash);
    }
};

QTEST_GUILESS_MAIN(TstTotp)
#include "tst_totp.moc"
