// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/secretbox.h"

#include <QSet>
#include <QTest>

using namespace frontdesk;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Old(32, 'o');
const QByteArray New(32, 'n');
const QByteArray Secret("12345678901234567890");
const QByteArray Place("second_factors|sealed_secret|1");

SecretBox box(const QByteArray &key, const QByteArray &purpose = "test")
{
    return SecretBox({key, std::nullopt}, purpose);
}

SecretBox rotated()
{
    return SecretBox({New, InstanceKeys::Previous {Old, std::nullopt}}, "test");
}

} // namespace

class TstSecretBox : public QObject
{
    Q_OBJECT

private slots:
    void whatIsSealedOpensAgainInItsPlace()
    {
        for (const QByteArray &secret : {Secret, QByteArray(), QByteArray(5000, '\0')}) {
            const QString sealed = box(New).seal(secret, Place);
            const auto opened = box(New).open(sealed, Place);
            QVERIFY(opened.has_value());
            QCOMPARE(*opened, secret);
            QVERIFY(!sealed.contains(QString::fromLatin1(secret.toBase64())) || secret.isEmpty());
        }
    }

    void security39_elsewhereItDoesNotOpen()
    {
        const QString sealed = box(New).seal(Secret, Place);
        const auto opened = box(New).open(sealed, "second_factors|sealed_secret|2");
        QVERIFY(!opened);
        QVERIFY(opened.error().code == ErrorCode::Internal);
    }

    void security39_anyChangedCharacterIsNoticed()
    {
        const QString sealed = box(New).seal(Secret, Place);
        for (qsizetype i = 0; i < sealed.size(); ++i) {
            QString changed = sealed;
            changed[i] = changed[i] == u'A' ? u'B' : u'A';
            QVERIFY2(!box(New).open(changed, Place), qPrintable(changed));
        }
        for (const QString &nonsense : {QString(), u"."_s, u"1.2.3"_s, u"...."_s, sealed.left(30)})
            QVERIFY(!box(New).open(nonsense, Place));
    }

    void theSameSecretIsNeverSealedAlike()
    {
        QSet<QString> seen;
        for (int i = 0; i < 100; ++i)
            seen.insert(box(New).seal(Secret, Place));
        QCOMPARE(seen.size(), 100);
    }

    void anotherInstancesSecretIsToldApart()
    {
        const auto opened = box(New).open(box(Old).seal(Secret, Place), Place);
        QVERIFY(!opened);
        QVERIFY(opened.error().code == ErrorCode::ConfigInvalid);
        QVERIFY(opened.error().message.contains(u"JWT_SECRET"_s));
        QVERIFY(!box(New, "notes").open(box(New).seal(Secret, Place), Place));
    }

    void security21_theKeyBeforeStillOpensButDoesNotSeal()
    {
        const QString before = box(Old).seal(Secret, Place);
        QCOMPARE(rotated().open(before, Place).value_or(QByteArray()), Secret);
        QVERIFY(!rotated().isCurrent(before));
        const QString after = rotated().seal(Secret, Place);
        QVERIFY(rotated().isCurrent(after));
        QVERIFY(!box(Old).open(after, Place));
        QCOMPARE(box(New).open(after, Place).value_or(QByteArray()), Secret);
    }
};

QTEST_GUILESS_MAIN(TstSecretBox)
#include "tst_secretbox.moc"
