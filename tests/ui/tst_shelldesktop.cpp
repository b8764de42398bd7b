// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop from its start to its end, as main() composes it, in a home folder of its own.
#include "calendar/calendarpage.h"
#include "calendar/dayview.h"
#include "desk.h"
#include "desktopapp.h"
#include "embeddedserver.h"
#include "login/loginwindow.h"
#include "services/demodata.h"
#include "services/services.h"
#include "setup/setupwizard.h"
#include "shell/inlinemessage.h"
#include "shell/mainwindow.h"
#include "shell/page.h"

#include "shots.h"
#include "support/totpapp.h"

#include <QtNetwork>
#include <QtSql>
#include <QtTest>
#include <QtWidgets>

using namespace frontdesk;
using namespace Qt::StringLiterals;

namespace {

const QString Email = u"ada@clinic.example"_s;
const QString Password = u"correct horse battery"_s;

/// The window of that name that is on screen, if there is one.
QWidget *window(const QString &name)
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (widget->objectName() == name && widget->isVisible())
            return widget;
    }
    return nullptr;
}

template <class T>
T *in(const QString &windowName, const QString &name)
{
    QWidget *top = window(windowName);
    return top ? top->findChild<T *>(name) : nullptr;
}

void click(const QString &windowName, const QString &button)
{
    QTest::mouseClick(in<QAbstractButton>(windowName, button), Qt::LeftButton);
}

void type(const QString &windowName, const QString &edit, const QString &text)
{
    auto *line = in<QLineEdit>(windowName, edit);
    line->clear();
    QTest::keyClicks(line, text);
}

QString setupStep()
{
    auto *wizard = qobject_cast<SetupWizard *>(window(u"setupWizard"_s));
    return wizard ? wizard->currentStep() : QString();
}

QStringList railOf(QWidget *mainWindow)
{
    QStringList names;
    for (const DeskPage *page : qobject_cast<MainWindow *>(mainWindow)->pages())
        names.append(page->iconName());
    return names;
}

/// A start of the program.
struct Program {
    SystemClock clock;
    Logger logger {LogLevel::Error, LogFormat::Text, [](const QByteArray &) {}};
    std::unique_ptr<DesktopApp> app;

    explicit Program(const QString &databaseUrl = {}, bool demo = false,
                     const QHash<QString, QString> &settings = {},
                     const QString &language = u"en"_s, const QString &theme = u"light"_s)
    {
        DesktopOptions options;
        QHash<QString, QString> all = settings;
        all.insert(u"HTTP_PORT"_s, u"0"_s);
        options.config = *parseConfig(all);
        options.config.databaseUrl = databaseUrl;
        options.demo = demo;
        options.startServer = false;
        options.language = language;
        options.theme = theme;
        app = std::make_unique<DesktopApp>(*qApp, options, logger, clock);
        app->start();
    }
};

void logIn(const QString &email, const QString &password)
{
    type(u"loginWindow"_s, u"loginEmail"_s, email);
    type(u"loginWindow"_s, u"loginPassword"_s, password);
    click(u"loginWindow"_s, u"loginSubmit"_s);
}

/// Brings a page to the front, by its icon.
void show(const QString &icon)
{
    auto *main = qobject_cast<MainWindow *>(window(u"mainWindow"_s));
    for (DeskPage *page : main->pages()) {
        if (page->iconName() == icon)
            main->showPage(page);
    }
}

/// A patient's app: one request after the other.
struct App {
    QString address;
    QString token = {};
    QJsonValue answer = {}; ///< of the last one
    QNetworkAccessManager network {nullptr};

    /// A GET, or a POST where there is a body.
    void send(const QString &path, const QJsonObject &body = {})
    {
        QNetworkRequest request(QUrl(address + path));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        if (!token.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + token.toUtf8());
        QNetworkReply *reply = body.isEmpty() ? network.get(request)
                                              : network.post(request, QJsonDocument(body).toJson());
        QTRY_VERIFY(reply->isFinished());
        answer = QJsonDocument::fromJson(reply->readAll()).object();
        reply->deleteLater();
    }
};

} // namespace

class ShellDesktopTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString url(const QString &file) const { return u"sqlite://"_s + m_folder.filePath(file); }

    /// What a start with this database prints and how it ends.
    static int startAndRead(const QString &databaseUrl, QString &errors)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"DATABASE_URL"_s, databaseUrl);
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(FRONTDESK_EXECUTABLE), QStringList());
        if (!process.waitForFinished(20'000)) {
            process.kill();
            return -1;
        }
        errors = QString::fromUtf8(process.readAllStandardError());
        return process.exitCode();
    }

private Q_SLOTS:
    void theFirstRunEndsAtTheDeskAndTheNextAtTheLogIn()
    {
        {
            Program program;
            QCOMPARE(setupStep(), u"language"_s);
            click(u"setupWizard"_s, u"setupNext"_s);
            QTRY_COMPARE(setupStep(), u"database"_s);
            click(u"setupWizard"_s, u"setupNext"_s);
            QTRY_COMPARE(setupStep(), u"clinic"_s);
            type(u"setupWizard"_s, u"clinicNameEdit"_s, u"Clinic by the Sea"_s);
            click(u"setupWizard"_s, u"setupNext"_s);
            QTRY_COMPARE(setupStep(), u"administrator"_s);
        }
        {
            // Interrupted here, it goes on here.
            Program program;
            QTRY_COMPARE(setupStep(), u"administrator"_s);
            type(u"setupWizard"_s, u"adminEmail"_s, Email);
            type(u"setupWizard"_s, u"adminPassword"_s, Password);
            type(u"setupWizard"_s, u"adminPasswordAgain"_s, Password);
            click(u"setupWizard"_s, u"setupNext"_s);
            QTRY_COMPARE(setupStep(), u"doctor"_s);
            type(u"setupWizard"_s, u"doctorName"_s, u"Dr Haddad"_s);
            type(u"setupWizard"_s, u"doctorSpecialty"_s, u"Cardiology"_s);
            click(u"setupWizard"_s, u"setupNext"_s);
            QTRY_COMPARE(setupStep(), u"done"_s);
            click(u"setupWizard"_s, u"setupNext"_s);
            QTRY_VERIFY(window(u"mainWindow"_s));
            QVERIFY(!window(u"setupWizard"_s));
            QVERIFY(window(u"mainWindow"_s)->windowTitle().contains(u"Clinic by the Sea"_s));
            test::keepShot(*window(u"mainWindow"_s), u"desk-first"_s);
        }
        Program program;
        QTRY_VERIFY(window(u"loginWindow"_s));
        logIn(Email, u"not this one"_s);
        QTRY_VERIFY(window(u"loginWindow"_s)->findChild<InlineMessage *>()->isVisible());
        QTRY_VERIFY(in<QLineEdit>(u"loginWindow"_s, u"loginEmail"_s)->isEnabled());
        logIn(Email, Password);
        QTRY_VERIFY(window(u"mainWindow"_s));
        QCOMPARE(railOf(window(u"mainWindow"_s)).size(), 14);
    }

    void aRoleSeesOnlyWhatItMayUse_data()
    {
        QTest::addColumn<int>("role");
        QTest::addColumn<QStringList>("rail");
        QTest::newRow("administrator")
            << int(Role::Admin)
            << QStringList {u"calendar"_s, u"flow"_s,      u"hourglass"_s, u"patients"_s,
                            u"doctors"_s,  u"schedules"_s, u"clock"_s,     u"chair"_s,
                            u"admin"_s,    u"reports"_s,   u"audit"_s,     u"server"_s,
                            u"settings"_s, u"mail"_s}; // by the bell and the menu
        QTest::newRow("reception")
            << int(Role::Receptionist)
            << QStringList {u"calendar"_s, u"flow"_s,      u"hourglass"_s, u"patients"_s,
                            u"doctors"_s,  u"schedules"_s, u"settings"_s,  u"mail"_s};
        QTest::newRow("doctor") << int(Role::Doctor)
                                << QStringList {u"calendar"_s, u"flow"_s,      u"hourglass"_s,
                                                u"patients"_s, u"schedules"_s, u"settings"_s};
    }

    void aRoleSeesOnlyWhatItMayUse()
    {
        QFETCH(const int, role);
        QFETCH(const QStringList, rail);
        Program program(url(u"demo.db"_s), true);
        QTRY_VERIFY_WITH_TIMEOUT(window(u"loginWindow"_s), 60'000);
        for (const DemoAccount &account : demoAccounts()) {
            if (account.role == Role(role)) {
                click(u"loginWindow"_s, u"demo-"_s + account.email);
                break;
            }
        }
        QTRY_VERIFY(window(u"mainWindow"_s));
        QCOMPARE(railOf(window(u"mainWindow"_s)), rail);
        // In the lowest window no entry of the longest rail is cut.
        QWidget *main = window(u"mainWindow"_s);
        const QSize usual = main->size();
        main->resize(main->minimumSize());
        const auto entries = main->findChild<QWidget *>(u"rail"_s)->findChildren<QToolButton *>();
        QTRY_VERIFY(std::all_of(entries.begin(), entries.end(), [](const QToolButton *entry) {
            return entry->isHidden() || entry->height() >= entry->sizeHint().height();
        }));
        main->resize(usual);
        for (DeskPage *page : qobject_cast<MainWindow *>(window(u"mainWindow"_s))->pages())
            qobject_cast<MainWindow *>(window(u"mainWindow"_s))->showPage(page);
    }

    void theDemoClinicCanBeLookedAt_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("theme");
        QTest::newRow("light") << u"en"_s << u"light"_s;
        QTest::newRow("rtl") << u"ar"_s << u"light"_s;
        if (!qEnvironmentVariableIsSet("FRONTDESK_SHOTS"))
            return; // the others are for people's eyes alone
        QTest::newRow("dark") << u"en"_s << u"dark"_s;
        QTest::newRow("contrast") << u"en"_s << u"contrast"_s;
    }

    void theDemoClinicCanBeLookedAt()
    {
        QFETCH(const QString, language);
        QFETCH(const QString, theme);
        const QString look = QString::fromUtf8(QTest::currentDataTag());
        Program program(url(u"demo.db"_s), true, {}, language, theme);
        QTRY_VERIFY_WITH_TIMEOUT(window(u"loginWindow"_s), 60'000);
        const auto accounts = demoAccounts();
        const auto desk =
            std::find_if(accounts.begin(), accounts.end(), [](const DemoAccount &account) {
                return account.role == Role::Receptionist;
            });
        click(u"loginWindow"_s, u"demo-"_s + desk->email);
        QTRY_VERIFY(window(u"mainWindow"_s));
        auto *main = qobject_cast<MainWindow *>(window(u"mainWindow"_s));
        main->resize(1440, 900);
        auto *calendar = main->findChild<CalendarPage *>();
        QTRY_VERIFY(calendar->view()->scene().columnCount() > 4);
        QCOMPARE(calendar->layoutDirection() == Qt::RightToLeft, language == u"ar"_s);
        const QList<QPair<CalendarMode, QString>> views {{CalendarMode::Day, u"day"_s},
                                                         {CalendarMode::Week, u"week"_s},
                                                         {CalendarMode::Month, u"month"_s},
                                                         {CalendarMode::List, u"list"_s}};
        for (const auto &[mode, name] : views) {
            calendar->setMode(mode);
            QTRY_VERIFY(!calendar->isLoading());
            QCoreApplication::processEvents(); // what is laid out anew
            QCoreApplication::processEvents();
            test::keepShot(*main, name + u'-' + look);
        }
        calendar->setMode(CalendarMode::Day);
        for (DeskPage *page : main->pages()) {
            if (page->iconName() != u"flow" && page->iconName() != u"hourglass")
                continue;
            main->showPage(page);
            auto *list = page->findChild<QAbstractItemView *>();
            QTRY_VERIFY(list);
            QCoreApplication::processEvents();
            (void)QTest::qWaitFor([&] { return list->model() && list->model()->rowCount() > 0; },
                                  2000);
            test::keepShot(*main,
                           (page->iconName() == u"flow" ? u"flow-"_s : u"waitlist-"_s) + look);
        }
    }

    void aPatientIsSentToTheirApp()
    {
        Program program(url(u"demo.db"_s), true);
        QTRY_VERIFY_WITH_TIMEOUT(window(u"loginWindow"_s), 60'000);
        for (const DemoAccount &account : demoAccounts()) {
            if (account.role == Role::Patient) {
                logIn(account.email, account.password);
                break;
            }
        }
        QTRY_VERIFY(window(u"loginWindow"_s)->findChild<InlineMessage *>()->isVisible());
        QVERIFY(!window(u"mainWindow"_s));
    }

    void loggingOutLeadsBackToTheLogIn()
    {
        Program program(url(u"demo.db"_s), true);
        QTRY_VERIFY_WITH_TIMEOUT(window(u"loginWindow"_s), 60'000);
        logIn(demoAccounts().first().email, demoAccounts().first().password);
        QTRY_VERIFY(window(u"mainWindow"_s));
        in<QAction>(u"mainWindow"_s, u"logOut"_s)->trigger();
        QTRY_VERIFY(window(u"loginWindow"_s));
        QVERIFY(!window(u"mainWindow"_s));
        logIn(demoAccounts().first().email, demoAccounts().first().password);
        QTRY_VERIFY(window(u"mainWindow"_s));
    }

    void security18_anAdministratorSetsUpTheSecondFactorThatTheClinicAsksFor()
    {
        const QString database = url(u"two-step.db"_s);
        const QHash<QString, QString> required {{u"TOTP_REQUIRED_FOR_ADMINS"_s, u"on"_s}};
        QString secret;
        {
            Program program(database, true, required);
            QTRY_VERIFY_WITH_TIMEOUT(window(u"loginWindow"_s), 60'000);
            logIn(demoAccounts().first().email, demoAccounts().first().password);
            QTRY_VERIFY(window(u"twoStepWindow"_s));
            QVERIFY(!window(u"mainWindow"_s));
            const auto start = [] {
                return in<QPushButton>(u"twoStepWindow"_s, u"secondFactorStart"_s);
            };
            QTRY_VERIFY(start()->isVisible());
            // Whoever closes it is not in.
            window(u"twoStepWindow"_s)->close();
            QTRY_VERIFY(window(u"loginWindow"_s));
            logIn(demoAccounts().first().email, demoAccounts().first().password);
            QTRY_VERIFY(window(u"twoStepWindow"_s));
            QTRY_VERIFY(start()->isVisible());
            test::keepShot(*window(u"twoStepWindow"_s), u"two-step"_s);
            click(u"twoStepWindow"_s, u"secondFactorStart"_s);
            auto *key = in<QLineEdit>(u"twoStepWindow"_s, u"secondFactorSecret"_s);
            QTRY_VERIFY(!key->text().isEmpty());
            secret = key->text().remove(u' ');
            type(u"twoStepWindow"_s, u"secondFactorCode"_s,
                 test::appCode(secret, program.clock.now()));
            click(u"twoStepWindow"_s, u"secondFactorConfirm"_s);
            auto *kept = in<QPushButton>(u"twoStepWindow"_s, u"secondFactorKept"_s);
            QTRY_VERIFY(kept->isVisible());
            kept->click();
            QTRY_VERIFY(window(u"mainWindow"_s));
            QVERIFY(!window(u"twoStepWindow"_s));
        }
        Program program(database, true, required);
        QTRY_VERIFY_WITH_TIMEOUT(window(u"loginWindow"_s), 60'000);
        logIn(demoAccounts().first().email, demoAccounts().first().password);
        QTRY_VERIFY(in<QLineEdit>(u"loginWindow"_s, u"loginTotp"_s)->isVisible());
        // The app's next code: the present one may have been used above.
        type(u"loginWindow"_s, u"loginTotp"_s, test::appCode(secret, program.clock.now(), 1));
        click(u"loginWindow"_s, u"loginSubmit"_s);
        QTRY_VERIFY(window(u"mainWindow"_s));
    }

    void theEmbeddedServerStartsAndStops()
    {
        Program program(url(u"demo.db"_s), true);
        QTRY_VERIFY_WITH_TIMEOUT(window(u"loginWindow"_s), 60'000);
        logIn(demoAccounts().first().email, demoAccounts().first().password);
        QTRY_VERIFY(window(u"mainWindow"_s));
        auto *main = qobject_cast<MainWindow *>(window(u"mainWindow"_s));
        show(u"server"_s);
        auto *address = main->findChild<QLabel *>(u"serverAddress"_s);
        click(u"mainWindow"_s, u"serverToggle"_s);
        QTRY_VERIFY(address->text().startsWith(u"http://127.0.0.1:"_s));
        QTcpSocket client;
        client.connectToHost(u"127.0.0.1"_s, quint16(address->text().section(u':', 2).toInt()));
        QVERIFY(client.waitForConnected(5000));
        client.write("GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        QTRY_VERIFY(client.bytesAvailable() > 12);
        QVERIFY(client.readAll().startsWith("HTTP/1.1 200"));
        QTRY_VERIFY(in<QAbstractButton>(u"mainWindow"_s, u"serverToggle"_s)->isEnabled());
        click(u"mainWindow"_s, u"serverToggle"_s);
        QTRY_VERIFY(!address->isVisible());
    }

    void whatAnAppBooksIsInTheOpenDayWithinASecond()
    {
        Program program(url(u"demo.db"_s), true);
        QTRY_VERIFY_WITH_TIMEOUT(window(u"loginWindow"_s), 60'000);
        logIn(demoAccounts().first().email, demoAccounts().first().password);
        QTRY_VERIFY(window(u"mainWindow"_s));
        auto *main = qobject_cast<MainWindow *>(window(u"mainWindow"_s));
        show(u"server"_s);
        auto *address = main->findChild<QLabel *>(u"serverAddress"_s);
        click(u"mainWindow"_s, u"serverToggle"_s);
        QTRY_VERIFY(address->text().startsWith(u"http://127.0.0.1:"_s));
        show(u"calendar"_s);
        auto *calendar = main->findChild<CalendarPage *>();
        QTRY_VERIFY(calendar->view()->scene().columnCount() > 1);

        // The app's side: log in, look for a free time of a doctor, show that day here, book it.
        App app {address->text()};
        const QList<DemoAccount> accounts = demoAccounts();
        const auto patient =
            std::find_if(accounts.begin(), accounts.end(),
                         [](const DemoAccount &account) { return account.role == Role::Patient; });
        app.send(u"/auth/login"_s,
                 {{u"email"_s, patient->email}, {u"password"_s, patient->password}});
        app.token = app.answer[u"accessToken"_s].toString();
        const Doctor doctor = calendar->view()->scene().doctor(0);
        const QDate today = QDate::currentDate();
        app.send(u"/doctors/%1/availability?from=%2&to=%3"_s.arg(
            doctor.id.toString(), today.addDays(1).toString(Qt::ISODate),
            today.addDays(30).toString(Qt::ISODate)));
        const QString start = app.answer[u"slots"_s][0][u"startTime"_s].toString();
        QVERIFY2(!start.isEmpty(), qPrintable(app.answer[u"detail"_s].toString()));
        calendar->goTo(QDateTime::fromString(start, Qt::ISODate).date());
        QTRY_VERIFY(!calendar->isLoading());
        app.send(u"/appointments"_s,
                 {{u"doctorId"_s, doctor.id.toString()}, {u"startTime"_s, start}});
        const auto id = AppointmentId::parse(app.answer[u"id"_s].toString());
        QVERIFY2(id, qPrintable(app.answer[u"detail"_s].toString()));
        QTRY_VERIFY_WITH_TIMEOUT(calendar->view()->scene().find(*id), 1000);
    }

    void aStartThatFailsSaysWhyInOneLineAndEndsWithOne_data()
    {
        QTest::addColumn<QString>("databaseUrl");
        QTest::newRow("not an address") << u"mysql://x"_s;
        QTest::newRow("nobody answers") << u"postgresql://a:secret@127.0.0.1:1/b"_s;
        QTest::newRow("locked") << url(u"locked.db"_s);
        QTest::newRow("a newer schema") << url(u"newer.db"_s);
        QTest::newRow("no folder") << u"sqlite:///proc/nowhere/clinic.db"_s;
    }

    void aStartThatFailsSaysWhyInOneLineAndEndsWithOne()
    {
        QFETCH(const QString, databaseUrl);
        const SystemClock clock;
        Logger logger(LogLevel::Error, LogFormat::Text, [](const QByteArray &) {});
        Config config = *parseConfig({});
        std::shared_ptr<Backend> holder;
        if (databaseUrl == url(u"locked.db"_s)) {
            config.databaseUrl = databaseUrl;
            holder = *Backend::open(config, clock, logger);
        } else if (databaseUrl == url(u"newer.db"_s)) {
            config.databaseUrl = databaseUrl;
            holder = *Backend::open(config, clock, logger);
            holder.reset();
            {
                QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"newer"_s);
                database.setDatabaseName(m_folder.filePath(u"newer.db"_s));
                QVERIFY(database.open());
                QSqlQuery query(database);
                QVERIFY(
                    query.exec(u"INSERT INTO schema_migrations VALUES (9999, 'later', 'x', 0)"_s));
            }
            QSqlDatabase::removeDatabase(u"newer"_s);
        }
        QString errors;
        QCOMPARE(startAndRead(databaseUrl, errors), 1);
        QStringList lines = errors.split(u'\n', Qt::SkipEmptyParts);
        lines.removeIf([](const QString &line) { return !line.startsWith(u"frontdesk: "_s); });
        QCOMPARE(lines.size(), 1);
        QVERIFY(lines.first().size() > 20);
        QVERIFY(!errors.contains(u"secret"_s));
    }
};

int main(int argc, char *argv[])
{
    // The person's own folders must neither be read nor written.
    QTemporaryDir home;
    qputenv("HOME", home.path().toUtf8());
    qputenv("XDG_DATA_HOME", home.filePath(QStringLiteral("data")).toUtf8());
    qputenv("XDG_CONFIG_HOME", home.filePath(QStringLiteral("config")).toUtf8());
    qunsetenv("DBUS_SESSION_BUS_ADDRESS"); // nor their keychain
    QCoreApplication::setApplicationName(QStringLiteral("frontdesk"));
    QApplication app(argc, argv);
    ShellDesktopTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_shelldesktop.moc"
