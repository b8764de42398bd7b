// SPDX-License-Identifier: GPL-3.0-or-later
// The real frontdesk-server: how it starts, stops, and says why it cannot.
#include "support/testcertificate.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace frontdesk::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 30'000;

struct Outcome {
    int exitCode = -1;
    QString out;
    QString error;

    QStringList errorLines() const { return error.split(u'\n', Qt::SkipEmptyParts); }
};

} // namespace

class TstServerProcess : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QProcessEnvironment m_environment;

    QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QProcess> start(const QStringList &arguments)
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(m_environment);
        process->start(QStringLiteral(FRONTDESK_SERVER), arguments);
        return process;
    }

    Outcome finish(QProcess &process)
    {
        process.closeWriteChannel();
        if (!process.waitForFinished(Patience))
            process.kill();
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

    Outcome run(const QStringList &arguments, const QByteArray &input = {})
    {
        const auto process = start(arguments);
        if (!process->waitForStarted(Patience))
            return {};
        process->write(input);
        return finish(*process);
    }

    /// A serving process and where it listens.
    std::unique_ptr<QProcess> serve(QString &address)
    {
        auto process = start({u"serve"_s});
        while (!process->canReadLine() && process->waitForReadyRead(Patience)) { }
        const QString line = QString::fromUtf8(process->readLine()).trimmed();
        const QString prefix = u"listening on "_s;
        address = line.startsWith(prefix) ? line.mid(prefix.size()) : QString();
        return process;
    }

    int status(const QString &url)
    {
        QNetworkAccessManager manager;
        std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(QUrl(url))));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        if (!reply->isFinished() && !finished.wait(Patience))
            return 0;
        return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }

    /// Serving fails with exactly one line, which holds `what`.
    void cannotServe(const QString &what, const QStringList &more = {})
    {
        const Outcome outcome = run(QStringList {u"serve"_s} + more);
        QVERIFY2(outcome.exitCode > 0, qPrintable(QString::number(outcome.exitCode)));
        QCOMPARE(outcome.out, QString());
        QVERIFY2(outcome.errorLines().size() == 1, qPrintable(outcome.error));
        QVERIFY2(outcome.error.startsWith(u"frontdesk-server: "_s), qPrintable(outcome.error));
        QVERIFY2(outcome.error.contains(what), qPrintable(outcome.error));
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_environment = QProcessEnvironment();
        for (const char *name : {"PATH", "LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS",
                                 "TSAN_OPTIONS", "LSAN_OPTIONS"}) {
            if (qEnvironmentVariableIsSet(name))
                m_environment.insert(QString::fromLatin1(name), qEnvironmentVariable(name));
        }
        m_environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
        m_environment.insert(u"HOME"_s, m_folder->path());
        m_environment.insert(u"DATABASE_URL"_s, u"sqlite://"_s + path(u"clinic.db"_s));
        m_environment.insert(u"HTTP_PORT"_s, u"0"_s);
        m_environment.insert(u"CLINIC_TIMEZONE"_s, u"Europe/Berlin"_s);
    }
    void cleanup() { m_folder.reset(); }

    void itSaysWhereItListensAndStopsWhenTold_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
    }
    void itSaysWhereItListensAndStopsWhenTold()
    {
        QFETCH(int, signal);
        QString address;
        const auto process = serve(address);
        QVERIFY(address.startsWith(u"http://127.0.0.1:"_s));
        QCOMPARE(status(address + u"/health/live"_s), 200);
        QCOMPARE(status(address + u"/health/ready"_s), 200);
        ::kill(pid_t(process->processId()), signal);
        const Outcome outcome = finish(*process);
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.out, QString());
    }

    void itSpeaksTlsAndTakesUpANewCertificateAtSighup()
    {
        const auto first = makeCertificate(m_folder->path(), u"server"_s);
        m_environment.insert(u"TLS_CERT_FILE"_s, first.certFile);
        m_environment.insert(u"TLS_KEY_FILE"_s, first.keyFile);
        QString address;
        const auto process = serve(address);
        QVERIFY2(address.startsWith(u"https://127.0.0.1:"_s), qPrintable(address));
        const auto shown = [&] {
            QSslSocket socket;
            socket.setPeerVerifyMode(QSslSocket::VerifyNone);
            socket.connectToHostEncrypted(u"127.0.0.1"_s, quint16(QUrl(address).port()));
            return socket.waitForEncrypted(Patience) ? socket.peerCertificate().toPem()
                                                     : QByteArray();
        };
        const auto inFile = [&] {
            QFile file(first.certFile);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QCOMPARE(shown(), inFile());
        makeCertificate(m_folder->path(), u"server"_s);
        ::kill(pid_t(process->processId()), SIGHUP);
        QTRY_COMPARE_WITH_TIMEOUT(shown(), inFile(), Patience);
        process->terminate();
        QCOMPARE(finish(*process).exitCode, 0);
    }

    void aCertificateThatCannotBeUsedIsNamed()
    {
        m_environment.insert(u"TLS_CERT_FILE"_s, path(u"missing.pem"_s));
        cannotServe(u"TLS_KEY_FILE"_s);
        QCOMPARE(run({u"migrate"_s}).exitCode, 1); // the settings are refused before all else
        m_environment.remove(u"TLS_CERT_FILE"_s);
        QCOMPARE(run({u"migrate"_s}).exitCode, 0);
        m_environment.insert(u"TLS_CERT_FILE"_s, path(u"missing.pem"_s));
        m_environment.insert(u"TLS_KEY_FILE"_s, path(u"missing.key"_s));
        cannotServe(u"missing.pem"_s);
    }

    void anAdministratorIsMadeFromStandardInput()
    {
        const QStringList arguments {u"create-admin"_s, u"--email"_s, u"Chief@Clinic.example"_s};
        const Outcome made = run(arguments, "correct horse battery\n");
        QCOMPARE(made.exitCode, 0);
        QCOMPARE(made.out, u"chief@clinic.example is an administrator\n"_s);
        QVERIFY(!made.error.contains(u"horse"_s));

        const Outcome again = run(arguments, "correct horse battery\n");
        QVERIFY(again.exitCode > 0);
        QCOMPARE(again.errorLines().size(), 1);

        QString address;
        const auto process = serve(address);
        QNetworkAccessManager manager;
        QNetworkRequest request(QUrl(address + u"/auth/login"_s));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        std::unique_ptr<QNetworkReply> reply(manager.post(
            request, R"({"email":"chief@clinic.example","password":"correct horse battery"})"));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        QVERIFY(reply->isFinished() || finished.wait(Patience));
        QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 200);
        process->terminate();
        QCOMPARE(finish(*process).exitCode, 0);
    }

    void aPoorAdministratorIsRefused()
    {
        const auto refuse = [&](const QStringList &arguments, const QByteArray &input,
                                const QString &what) {
            const Outcome outcome = run(arguments, input);
            QVERIFY(outcome.exitCode > 0);
            QVERIFY2(outcome.errorLines().last().contains(what), qPrintable(outcome.error));
        };
        const QStringList email {u"create-admin"_s, u"--email"_s, u"chief@clinic.example"_s};
        refuse(email, "short\n", u"password: At least 12 characters"_s);
        refuse(email, "", u"nothing came"_s);
        refuse(email, "correct horse \xff battery\n", u"not UTF-8"_s);
        refuse({u"create-admin"_s}, "correct horse battery\n", u"--email"_s);
        refuse({u"create-admin"_s, u"--email"_s, u"chief"_s}, "correct horse battery\n",
               u"not an e-mail"_s);
    }

    void theSchemaIsBroughtUpToDate()
    {
        const Outcome outcome = run({u"migrate"_s});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(outcome.out.contains(u"up to date"_s));
        QVERIFY(QFile::exists(path(u"clinic.db"_s)));
        QCOMPARE(run({u"migrate"_s}).exitCode, 0);
    }

    void routesAndHelpNeedNoDatabase()
    {
        m_environment.insert(u"DATABASE_URL"_s, u"sqlite:///nowhere/at/all.db"_s);
        const Outcome routes = run({u"routes"_s});
        QCOMPARE(routes.exitCode, 0);
        QVERIFY(routes.out.contains(u"/appointments/{id}/cancel"_s));
        const Outcome help = run({u"--help"_s});
        QCOMPARE(help.exitCode, 0);
        for (const char *word : {"serve", "create-admin", "DATABASE_URL", "HTTP_PORT"})
            QVERIFY2(help.out.contains(QLatin1StringView(word)), word);
        const Outcome version = run({u"--version"_s});
        QCOMPARE(version.exitCode, 0);
        QVERIFY(version.out.startsWith(u"frontdesk-server "_s));
    }

    void wrongArgumentsAreRefused()
    {
        for (const QStringList &arguments :
             {QStringList {}, QStringList {u"nonsense"_s}, QStringList {u"serve"_s, u"twice"_s},
              QStringList {u"serve"_s, u"--email"_s, u"x"_s},
              QStringList {u"serve"_s, u"--bad"_s}}) {
            const Outcome outcome = run(arguments);
            QCOMPARE(outcome.exitCode, 2);
            QCOMPARE(outcome.errorLines().size(), 1);
        }
    }

    void aWrongDatabaseUrlIsNamed_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("scheme") << u"mysql://localhost/clinic"_s;
        QTest::newRow("no scheme") << u"clinic.db"_s;
        QTest::newRow("no folder") << u"sqlite:///etc/passwd/clinic.db"_s;
        QTest::newRow("a folder") << u"sqlite:///tmp"_s;
        QTest::newRow("no server") << u"postgresql://u:secretword@127.0.0.1:1/clinic"_s;
    }
    void aWrongDatabaseUrlIsNamed()
    {
        QFETCH(QString, url);
        m_environment.insert(u"DATABASE_URL"_s, url);
        const Outcome outcome = run({u"serve"_s});
        QVERIFY2(!outcome.error.contains(u"secretword"_s), qPrintable(outcome.error));
        cannotServe(QString());
    }

    void anUnreadableFileIsNamed()
    {
        QFile file(path(u"clinic.db"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(10'000, 'x'));
        file.close();
        cannotServe(u"clinic.db"_s);
    }

    void aBusyPortIsNamed()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        const QString port = QString::number(other.serverPort());
        QCOMPARE(run({u"migrate"_s}).exitCode, 0);
        m_environment.insert(u"HTTP_PORT"_s, port);
        cannotServe(port);
    }

    void aSecondProcessOnTheFileIsRefused()
    {
        QString address;
        const auto first = serve(address);
        QVERIFY(!address.isEmpty());
        cannotServe(u"clinic.db"_s);
        QCOMPARE(status(address + u"/health/ready"_s), 200);
        first->terminate();
        QCOMPARE(finish(*first).exitCode, 0);
    }

    void aNewerSchemaIsRefused()
    {
        QCOMPARE(run({u"migrate"_s}).exitCode, 0);
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"newer"_s);
            database.setDatabaseName(path(u"clinic.db"_s));
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(u"UPDATE schema_migrations SET number = 9000 WHERE number = "
                               "(SELECT max(number) FROM schema_migrations)"_s));
        }
        QSqlDatabase::removeDatabase(u"newer"_s);
        cannotServe(u"newer Frontdesk"_s);
    }

    void aSettingThatIsWrongIsNamed()
    {
        m_environment.insert(u"HTTP_PORT"_s, u"eighty"_s);
        cannotServe(u"HTTP_PORT"_s);
    }

    void theEnvFileIsReadAndChecked()
    {
        const QString env = path(u"settings.env"_s);
        const auto write = [&](const QByteArray &text) {
            QFile file(env);
            return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
        };
        QVERIFY(write("HTTP_HOSTS=127.0.0.1\n"));
        cannotServe(u"HTTP_HOSTS"_s, {u"--env"_s, env});
        cannotServe(u"missing.env"_s, {u"--env"_s, path(u"missing.env"_s)});

        m_environment.remove(u"DATABASE_URL"_s);
        QVERIFY(write("# a comment\nDATABASE_URL=sqlite://" + path(u"other.db"_s).toUtf8() + "\n"));
        QCOMPARE(run({u"migrate"_s, u"--env"_s, env}).exitCode, 0);
        QVERIFY(QFile::exists(path(u"other.db"_s)));
    }

    void withoutAUrlTheDatabaseIsInTheUsersDataFolder()
    {
        m_environment.remove(u"DATABASE_URL"_s);
        QCOMPARE(run({u"migrate"_s}).exitCode, 0);
        QVERIFY(QFile::exists(path(u".local/share/frontdesk/clinic.db"_s)));
    }

    void security21_theKeyIsChangedAndTheOldOneKept()
    {
        const auto key = [&](const QString &name) {
            QFile file(path(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QCOMPARE(run({u"migrate"_s}).exitCode, 0);
        const QByteArray first = key(u"clinic.db.jwt-key"_s);
        QCOMPARE(first.size(), 32);
        QCOMPARE(run({u"rotate-key"_s}).exitCode, 0);
        QCOMPARE(key(u"clinic.db.jwt-key.previous"_s), first);
        QVERIFY(key(u"clinic.db.jwt-key"_s) != first);
        QCOMPARE(QFileInfo(path(u"clinic.db.jwt-key.previous"_s)).permissions()
                     & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
        m_environment.insert(u"JWT_SECRET"_s, QString(32, u's'));
        const Outcome refused = run({u"rotate-key"_s});
        QVERIFY(refused.exitCode > 0);
        QVERIFY(refused.error.contains(u"JWT_SECRET_PREVIOUS"_s));
    }

    void aDemoClinicTellsItsLogIns()
    {
        const Outcome outcome = run({u"demo-data"_s, u"--doctors"_s, u"2"_s, u"--patients"_s,
                                     u"20"_s, u"--appointments"_s, u"20"_s});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(outcome.out.contains(u"ADMIN"_s));
        // One doctor and one patient are enough for all that it fills.
        m_environment.insert(u"DATABASE_URL"_s, u"sqlite://"_s + path(u"small.db"_s));
        QCOMPARE(run({u"demo-data"_s, u"--doctors"_s, u"1"_s, u"--patients"_s, u"1"_s,
                      u"--appointments"_s, u"5"_s})
                     .exitCode,
                 0);
        QVERIFY(run({u"demo-data"_s}).exitCode > 0);
        QVERIFY(run({u"demo-data"_s, u"--doctors"_s, u"many"_s}).error.contains(u"--doctors"_s));
    }
};

QTEST_GUILESS_MAIN(TstServerProcess)
#include "tst_serverprocess.moc"
