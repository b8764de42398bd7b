// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/keyfile.h"
#include "security/secrets.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <thread>
#include <vector>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace frontdesk;
using namespace Qt::StringLiterals;

namespace {

void writeFile(const QString &path, const QByteArray &content, mode_t mode)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
    file.close();
    QCOMPARE(::chmod(QFile::encodeName(path).constData(), mode), 0);
}

mode_t modeOf(const QString &path)
{
    struct stat info {
    };
    return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? info.st_mode & 07777 : 0;
}

} // namespace

class TstSecrets : public QObject
{
    Q_OBJECT

private slots:
    void randomBytesHaveTheirSizeAndDiffer()
    {
        QCOMPARE(randomBytes(0).size(), 0);
        QSet<QByteArray> seen;
        for (int i = 0; i < 1000; ++i)
            seen.insert(randomBytes(16));
        QCOMPARE(seen.size(), 1000);
        QCOMPARE(seen.begin()->size(), 16);
    }

    void aTokenHas256BitsThatAreSafeInAnAddress()
    {
        const QString token = randomToken();
        QVERIFY(QRegularExpression(u"^[A-Za-z0-9_-]{43}$"_s).match(token).hasMatch());
        QVERIFY(token != randomToken());
    }

    void aTokensHashIsItsSha256()
    {
        QCOMPARE(tokenHash(u"abc"_s),
                 u"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_s);
    }

    void security21_theKeyIsMadeOnceForItsOwnerAlone()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"not/yet/there/signing.key"_s);
        const Result<QByteArray> made = loadOrCreateKeyFile(path);
        QVERIFY(made.has_value());
        QCOMPARE(made->size(), 32);
        QCOMPARE(modeOf(path), mode_t(0600));
        QCOMPARE(*loadOrCreateKeyFile(path), *made);
        const QString other = folder.filePath(u"other.key"_s);
        QVERIFY(*loadOrCreateKeyFile(other) != *made);
    }

    void aWideUmaskDoesNotWidenTheKeyFile()
    {
        const QTemporaryDir folder;
        const mode_t before = ::umask(0);
        const bool made = loadOrCreateKeyFile(folder.filePath(u"signing.key"_s)).has_value();
        ::umask(before);
        QVERIFY(made);
        QCOMPARE(modeOf(folder.filePath(u"signing.key"_s)), mode_t(0600));
    }

    void processesThatStartTogetherAgreeOnOneKeyAndLeaveNothingElse()
    {
        for (int round = 0; round < 20; ++round) {
            const QTemporaryDir folder;
            const QString path = folder.filePath(u"signing.key"_s);
            std::vector<pid_t> children;
            for (int i = 0; i < 4; ++i) {
                const pid_t child = ::fork();
                QVERIFY(child >= 0);
                if (child == 0) {
                    const Result<QByteArray> key = loadOrCreateKeyFile(path);
                    // What each read is compared below through the file that it writes.
                    QFile seen(path + QString::number(i));
                    const bool kept = key && seen.open(QIODevice::WriteOnly)
                                      && seen.write(*key) == key->size() && seen.flush();
                    ::_exit(kept ? 0 : 1);
                }
                children.push_back(child);
            }
            for (const pid_t child : children) {
                int status = -1;
                QCOMPARE(::waitpid(child, &status, 0), child);
                QCOMPARE(status, 0);
            }
            const QByteArray key = *loadOrCreateKeyFile(path);
            QCOMPARE(key.size(), 32);
            for (int i = 0; i < 4; ++i) {
                QFile seen(path + QString::number(i));
                QVERIFY(seen.open(QIODevice::ReadOnly));
                QCOMPARE(seen.readAll(), key);
            }
            QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 5);
        }
    }

    void security21_aKeyFileThatOthersMayReadIsRefused()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"signing.key"_s);
        for (const mode_t mode : {0640, 0604, 0620, 0660, 0644}) {
            writeFile(path, QByteArray(32, 'k'), mode);
            const Result<QByteArray> key = loadOrCreateKeyFile(path);
            QVERIFY(!key);
            QVERIFY(key.error().code == ErrorCode::ConfigInvalid);
            QVERIFY(key.error().message.contains("0600"_L1));
        }
        writeFile(path, QByteArray(32, 'k'), 0400);
        QCOMPARE(loadOrCreateKeyFile(path).value_or(QByteArray()), QByteArray(32, 'k'));
    }

    void security21_aNewKeyKeepsTheOldOneBesideIt()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"signing.key"_s);
        const QByteArray first = *loadOrCreateKeyFile(path);
        QVERIFY(!loadInstanceKeys(path)->previous);
        const Instant now = fromMillis(1'773'065'100'250);
        QVERIFY(rotateKeyFile(path, now).has_value());
        const Result<InstanceKeys> keys = loadInstanceKeys(path);
        QVERIFY(keys.has_value());
        QVERIFY(keys->current != first);
        QCOMPARE(keys->current.size(), 32);
        QVERIFY(keys->previous && keys->previous->key == first);
        QVERIFY(keys->previous->retiredAt == now);
        QCOMPARE(modeOf(path), mode_t(0600));
        QCOMPARE(modeOf(path + u".previous"_s), mode_t(0600));
        QVERIFY(rotateKeyFile(path, now + std::chrono::hours(1)).has_value());
        QCOMPARE(loadInstanceKeys(path)->previous->key, keys->current);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 2);
    }

    void aKeyFileThatIsTooShortIsRefusedAndLeftAlone()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"signing.key"_s);
        for (const int size : {0, 31}) {
            writeFile(path, QByteArray(size, 'k'), 0600);
            const Result<QByteArray> key = loadOrCreateKeyFile(path);
            QVERIFY(!key);
            QVERIFY(key.error().code == ErrorCode::ConfigInvalid);
            QCOMPARE(QFile(path).size(), size);
        }
    }

    void whatIsNotAFileIsRefused()
    {
        const QTemporaryDir folder;
        QVERIFY(!loadOrCreateKeyFile(folder.path()));
        writeFile(folder.filePath(u"file"_s), "x", 0600);
        QVERIFY(!loadOrCreateKeyFile(folder.filePath(u"file/signing.key"_s)));
    }

    void commonPasswordsAreFoundAlsoWhenDecorated_data()
    {
        QTest::addColumn<QString>("password");
        QTest::addColumn<bool>("common");
        for (const char *bad :
             {"password", "Password", "PASSWORD1", "password123!", "Passw0rd", "qwertyuiop",
              "Qwerty123456", "123456789012", "aaaaaaaaaaaa", "abcdefghijkl", "987654321",
              " password ", "Summer2026!", "frontdesk1", "letmein!!", "iloveyou", ""})
            QTest::newRow(bad) << QString::fromLatin1(bad) << true;
        for (const char *good : {"violet kettle drum", "Xk7#pQ2vLm9z", "correct battery staple",
                                 "password is my dog's name", "passwordless-otter", "9f3c71b2a6d8",
                                 "summer20267391845"})
            QTest::newRow(good) << QString::fromLatin1(good) << false;
    }
    void commonPasswordsAreFoundAlsoWhenDecorated()
    {
        QFETCH(QString, password);
        QTEST(isCommonPassword(password), "common");
    }
};

QTEST_GUILESS_MAIN(TstSecrets)
#include "tst_secrets.moc"
