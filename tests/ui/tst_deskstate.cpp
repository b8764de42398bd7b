// SPDX-License-Identifier: GPL-3.0-or-later
// A desk whose database goes away and comes back (PostgreSQL behind a proxy that cuts the line, or
// a SQLite file on a drive that is pulled out), whose server does not start, or that is locked.
#include "calendar/calendarpage.h"
#include "calendar/dayview.h"
#include "desk.h"
#include "models/clinicformat.h"
#include "services/backend.h"
#include "services/services.h"
#include "settings/appearance.h"
#include "shell/inlinemessage.h"
#include "shell/languages.h"
#include "shell/theme.h"
#include "support/testdatabase.h"
#include "watchedservices.h"

#include "tcpproxy.h"

#include <QTest>
#include <QtWidgets>

using namespace frontdesk;
using namespace Qt::StringLiterals;

namespace {

class NoServer final : public ServerControl
{
public:
    ServerStatus now;
    ServerStatus state() const override { return now; }
    void setRunning(bool) override { }
};

/// Monday 9 March 2026, 08:00 in Berlin.
constexpr qint64 Monday = 1'773'039'600'000;

struct LosableDesk {
    test::TestDatabase database;
    std::unique_ptr<test::TcpProxy> proxy;
    QTemporaryDir folder;
    QSettings settings {folder.filePath(u"desk.ini"_s), QSettings::IniFormat};
    FakeClock clock {fromMillis(Monday)};
    Appearance appearance {*qApp, settings};
    Languages languages;
    NoServer server;
    std::unique_ptr<Backend> backend;
    std::unique_ptr<WatchedServices> services;
    std::unique_ptr<Desk> desk;
    SignedIn who;

    LosableDesk()
    {
        Config config = *parseConfig({});
        config.databaseUrl = database.url();
        if (database.dialect() == Dialect::PostgreSql) {
            proxy = std::make_unique<test::TcpProxy>(database.location().port);
            config.databaseUrl.replace(u":%1/"_s.arg(database.location().port),
                                       u":%1/"_s.arg(proxy->port()));
        }
        config.clinicTimeZone = u"Europe/Berlin"_s;
        config.jwtSecret = QString(48, u'k');
        backend = *Backend::open(config, clock, test::silentLogger());
        {
            const auto scope = *backend->scope();
            Services &calls = scope->services();
            who.user = *calls.auth.createAdministrator(u"admin@clinic.example"_s,
                                                       u"correct horse battery"_s,
                                                       {Channel::CommandLine, {}, {}});
            who.actor.role = Role::Admin;
            who.actor.userId = who.user.id;
            addDoctor(calls, u"Ruth Lange"_s);
        }
        services = std::make_unique<WatchedServices>(*backend);
        languages.use(u"en"_s);
        desk = std::make_unique<Desk>(DeskParts {*backend,
                                                 services->services(),
                                                 services->connection(),
                                                 server,
                                                 appearance,
                                                 languages,
                                                 settings,
                                                 {Channel::Desktop, {}, {}}},
                                      who, ClinicProfile {u"Clinic"_s, u"Europe/Berlin"_s});
        window().show();
    }

    void addDoctor(Services &calls, const QString &name) const
    {
        const auto doctor = calls.doctors.create(who.actor, {name, u"Medicine"_s, {}, {}, {}});
        for (int day = 1; day <= 5; ++day)
            (void)calls.schedules.create(
                who.actor, {doctor->id, day, WallTime {9 * 60}, WallTime {17 * 60}, 20, {}, {}, 1});
    }

    void setDown(bool down) const
    {
        const QString file = database.location().filePath;
        if (proxy)
            proxy->setDown(down);
        else
            QVERIFY(down ? QFile::rename(file, file + u".gone"_s)
                         : QFile::rename(file + u".gone"_s, file));
    }
    MainWindow &window() const { return desk->window(); }
    CalendarPage &calendar() const { return *window().findChild<CalendarPage *>(); }
    QString banner(const QString &name) const
    {
        auto *message = window().findChild<InlineMessage *>(name);
        return message->isVisible() ? message->text() : QString();
    }
    QString sync() const
    {
        return window().findChild<QWidget *>(u"statusSync"_s)->accessibleName();
    }
    bool showsDay(int doctors) const
    {
        return calendar().view()->scene().columnCount() == doctors
               && calendar().view()->permissions().book;
    }
};

} // namespace

class DeskStateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        applyTheme(*qApp, ThemeKind::Light);
    }

    void aLossShowsWithinTwoSecondsAndTheCalendarStaysToRead()
    {
        const LosableDesk desk;
        QTRY_VERIFY(desk.showsDay(1));
        QTRY_COMPARE(desk.sync(), u"Up to date"_s);
        QElapsedTimer time;
        time.start();
        desk.setDown(true);
        QTRY_VERIFY(!desk.banner(u"connectionBanner"_s).isEmpty());
        QVERIFY2(time.elapsed() < 2000, qPrintable(QString::number(time.elapsed())));
        QCOMPARE(desk.sync(), u"No connection"_s);
        // A word joiner keeps the digits on one line.
        QVERIFY(desk.banner(u"calendarBanner"_s).contains(u"as of 8:\u206000"_s));
        QCOMPARE(desk.calendar().view()->scene().columnCount(), 1);
        QVERIFY(!desk.calendar().view()->permissions().book);
        QVERIFY(!desk.calendar().view()->permissions().move);
        desk.setDown(false);
    }

    void whatIsTypedStaysAndWhatHappenedMeanwhileIsLoaded()
    {
        const LosableDesk desk;
        QTRY_VERIFY(desk.showsDay(1));
        Q_EMIT desk.calendar().view()->bookingRequested(desk.calendar().view()->scene().doctor(0),
                                                        desk.calendar().view()->cursorSlot(), 20,
                                                        u"Haddad"_s);
        QTRY_VERIFY(desk.calendar().hasUnsavedChanges());
        desk.setDown(true);
        QTRY_VERIFY(!desk.banner(u"connectionBanner"_s).isEmpty());
        QVERIFY(desk.calendar().hasUnsavedChanges());
        desk.setDown(false);
        // Another desk was quicker; nobody heard of it here.
        {
            const auto scope = *desk.backend->scope();
            const QSignalBlocker unheard(&desk.backend->changes());
            desk.addDoctor(scope->services(), u"Omar Nasser"_s);
        }
        QTRY_VERIFY(desk.banner(u"connectionBanner"_s).isEmpty());
        QTRY_VERIFY(desk.showsDay(2));
        QTRY_COMPARE(desk.sync(), u"Up to date"_s);
        QVERIFY(desk.banner(u"calendarBanner"_s).isEmpty());
        QVERIFY(desk.calendar().hasUnsavedChanges());
    }

    void aServerThatCannotStartIsSaidInTheWindow()
    {
        LosableDesk desk;
        QCOMPARE(desk.banner(u"serverBanner"_s), QString());
        desk.server.now.lastError = u"The port is in use."_s;
        Q_EMIT desk.server.changed();
        QVERIFY(desk.banner(u"serverBanner"_s).contains(u"The port is in use."_s));
        auto *item = desk.window().findChild<QWidget *>(u"statusServer"_s);
        QCOMPARE(item->accessibleName(), u"Server not running"_s);
        auto *banner = desk.window().findChild<InlineMessage *>(u"serverBanner"_s);
        QTest::mouseClick(banner->findChild<QPushButton *>(u"inlineMessageAction"_s),
                          Qt::LeftButton);
        QCOMPARE(desk.banner(u"serverBanner"_s), QString());
        QCOMPARE(desk.window().currentPage()->iconName(), u"server"_s);
        QCOMPARE(item->accessibleName(), u"Server not running"_s);
        desk.server.now.isRunning = true;
        desk.server.now.address = u"http://127.0.0.1:8080"_s;
        Q_EMIT desk.server.changed();
        QCOMPARE(item->accessibleName(), u"http://127.0.0.1:8080"_s);
    }

    void aLockedDeskShowsNobodyAndOpensWithThePasswordAlone()
    {
        const LosableDesk desk;
        QTRY_VERIFY(desk.showsDay(1));
        Q_EMIT desk.calendar().view()->bookingRequested(desk.calendar().view()->scene().doctor(0),
                                                        desk.calendar().view()->cursorSlot(), 20,
                                                        u"Haddad"_s);
        QTRY_VERIFY(desk.calendar().hasUnsavedChanges());
        desk.desk->lock();
        QVERIFY(!desk.calendar().isVisible());
        const auto unlock = [&](const QString &password) {
            QTest::keyClicks(desk.window().findChild<QLineEdit *>(u"lockPassword"_s), password);
            QTest::mouseClick(desk.window().findChild<QPushButton *>(u"lockUnlock"_s),
                              Qt::LeftButton);
        };
        unlock(u"not the password"_s);
        auto *screen = desk.window().findChild<QWidget *>(u"lockScreen"_s);
        QTRY_VERIFY(!screen->findChild<InlineMessage *>()->text().isEmpty());
        QVERIFY(!desk.calendar().isVisible());
        unlock(u"correct horse battery"_s);
        QTRY_VERIFY(desk.calendar().isVisible());
        QVERIFY(desk.calendar().hasUnsavedChanges());
        QVERIFY(!desk.window().isCovered());
    }

    void tryNowAsksAtOnce()
    {
        const LosableDesk desk;
        desk.setDown(true);
        QTRY_VERIFY(desk.services->connection().isLost());
        desk.setDown(false);
        auto *banner = desk.window().findChild<InlineMessage *>(u"connectionBanner"_s);
        QTest::mouseClick(banner->findChild<QPushButton *>(u"inlineMessageAction"_s),
                          Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!desk.services->connection().isLost(), 900);
    }
};

QTEST_MAIN(DeskStateTest)
#include "tst_deskstate.moc"
