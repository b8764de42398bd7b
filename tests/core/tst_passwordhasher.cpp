// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/passwordhasher.h"

#include <QSet>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <ctime>
#include <thread>
#include <vector>

using namespace frontdesk;
using namespace Qt::StringLiterals;

namespace {

constexpr PasswordHasher::Cost Cheap {64, 1, 1};

/// What this thread has worked so far, in microseconds: other processes do not count.
qint64 workedTime()
{
    timespec used {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return qint64(used.tv_sec) * 1'000'000 + used.tv_nsec / 1000;
}

/// The middle time of work, in microseconds, that a log-in with `encoded` takes.
qint64 medianTime(PasswordHasher &hasher, const QString &encoded)
{
    std::vector<qint64> times;
    for (int i = 0; i < 7; ++i) {
        const qint64 before = workedTime();
        if (hasher.verify(u"wrong"_s, encoded).value_or(true))
            return 0;
        times.push_back(workedTime() - before);
    }
    std::ranges::sort(times);
    return times[times.size() / 2];
}

} // namespace

class TstPasswordHasher : public QObject
{
    Q_OBJECT

private slots:
    void aPasswordIsKnownAgainAndAnotherIsNot()
    {
        PasswordHasher hasher(Cheap);
        const Result<QString> encoded = hasher.hash(u"correct horse"_s);
        QVERIFY(encoded.has_value());
        QVERIFY(*hasher.verify(u"correct horse"_s, *encoded));
        for (const QString &wrong :
             {u"correct hors"_s, u"Correct horse"_s, u"correct horse "_s, u""_s})
            QVERIFY(!*hasher.verify(wrong, *encoded));
    }

    void security12_aLongPasswordCountsToItsLastCharacter()
    {
        PasswordHasher hasher(Cheap);
        const QString start(200, u'ä');
        const QString encoded = *hasher.hash(start + u'1');
        QVERIFY(*hasher.verify(start + u'1', encoded));
        QVERIFY(!*hasher.verify(start + u'2', encoded));
        QVERIFY(!*hasher.verify(start, encoded));
    }

    void aNulCharacterDoesNotEndThePassword()
    {
        PasswordHasher hasher(Cheap);
        const QString encoded = *hasher.hash(u"before\0after"_s);
        QVERIFY(!*hasher.verify(u"before"_s, encoded));
    }

    void anAccentIsTheSameHoweverItIsComposed()
    {
        PasswordHasher hasher(Cheap);
        const QString encoded = *hasher.hash(u"caf\u00e9"_s);
        QVERIFY(*hasher.verify(u"cafe\u0301"_s, encoded));
    }

    void security11_everyHashHasItsOwnSalt()
    {
        PasswordHasher hasher(Cheap);
        QSet<QString> hashes;
        for (int i = 0; i < 20; ++i)
            hashes.insert(*hasher.hash(u"same"_s));
        QCOMPARE(hashes.size(), 20);
    }

    void security11_theDefaultCostIsTheDocumentedOne()
    {
        PasswordHasher hasher;
        const QString encoded = *hasher.hash(u"correct horse"_s);
        const QStringList parts = encoded.split(u'$');
        QCOMPARE(parts.size(), 6);
        QCOMPARE(parts.mid(1, 3), QStringList({u"argon2id"_s, u"v=19"_s, u"m=19456,t=2,p=1"_s}));
        QCOMPARE(QByteArray::fromBase64(parts[4].toLatin1()).size(), 16);
        QCOMPARE(QByteArray::fromBase64(parts[5].toLatin1()).size(), 32);
        QVERIFY(*hasher.verify(u"correct horse"_s, encoded));
        QVERIFY(!hasher.needsRehash(encoded));
    }

    void security15_anAbsentAccountCostsAsMuchAsAWrongPasswordAndIsRefused()
    {
        PasswordHasher hasher;
        const QString encoded = *hasher.hash(u"right"_s);
        const auto wrong = double(medianTime(hasher, encoded));
        const auto absent = double(medianTime(hasher, QString()));
        QVERIFY(wrong > 0 && absent > 0);
        // Wide, as other tests run beside this one; without the work the factor would be thousands.
        const QByteArray times = QByteArray::number(wrong) + " and " + QByteArray::number(absent);
        QVERIFY2(absent > wrong / 2 && absent < wrong * 2, times.constData());
    }

    void security11_aHashOfAnotherCostIsStillVerifiedButMadeAnew()
    {
        PasswordHasher old(Cheap);
        PasswordHasher current({128, 1, 1});
        const QString encoded = *old.hash(u"correct horse"_s);
        QVERIFY(*current.verify(u"correct horse"_s, encoded));
        QVERIFY(current.needsRehash(encoded));
        QVERIFY(!old.needsRehash(encoded));
        QVERIFY(current.needsRehash(u"$argon2i$v=19$m=128,t=1,p=1$c2FsdHNhbHQ$aGFzaA"_s));
        QVERIFY(current.needsRehash(QString()));
    }

    void aHashThatCannotBeReadIsAnErrorAndNotAMatch()
    {
        PasswordHasher hasher(Cheap);
        const QString good = *hasher.hash(u"correct horse"_s);
        for (const QString &bad : {u"correct horse"_s, u"$argon2id$"_s, good.left(40),
                                   QString(good).replace("argon2id"_L1, "argon2i"_L1)}) {
            const Result<bool> verified = hasher.verify(u"correct horse"_s, bad);
            QVERIFY(!verified);
            QVERIFY(verified.error().code == ErrorCode::Internal);
            QVERIFY(!verified.error().message.contains("horse"_L1));
        }
    }

    void security11_theQueueIsBoundedAndThoseInItAreServed()
    {
        constexpr int callers = 100; // two run and 64 wait
        PasswordHasher hasher({256, 200, 1});
        std::atomic<int> served {0};
        std::atomic<int> refused {0};
        std::atomic<int> otherwise {0};
        std::vector<std::thread> threads;
        for (int i = 0; i < callers; ++i) {
            threads.emplace_back([&] {
                const Result<QString> hash = hasher.hash(u"correct horse"_s);
                const bool full = !hash && hash.error().code == ErrorCode::Unavailable;
                ++(hash ? served : full ? refused : otherwise);
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(otherwise.load(), 0);
        QVERIFY(served.load() >= 66);
        QVERIFY(refused.load() > 0);
        QCOMPARE(served.load() + refused.load(), callers);
        QVERIFY2(hasher.hash(u"afterwards"_s).has_value(), "a place was not given back");
    }
};

QTEST_GUILESS_MAIN(TstPasswordHasher)
#include "tst_passwordhasher.moc"
