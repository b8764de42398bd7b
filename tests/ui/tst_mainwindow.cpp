// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/idlewatch.h"
#include "shell/inlinemessage.h"
#include "shell/languages.h"
#include "shell/mainwindow.h"
#include "shell/page.h"
#include "shell/theme.h"

#include "fakeprompts.h"
#include "shots.h"

#include <QtTest>
#include <QtWidgets>

using namespace frontdesk;
using namespace Qt::StringLiterals;

namespace {

class FakePage final : public DeskPage
{
public:
    FakePage(QString title, QString icon)
        : m_title(std::move(title))
        , m_icon(std::move(icon))
        , edit(new QLineEdit(this))
    {
        auto *layout = new QVBoxLayout(this);
        auto *heading = new QLabel(m_title);
        setTextLook(heading, TextLook::Title);
        layout->setContentsMargins(Space::Huge, Space::Huge, Space::Huge, Space::Huge);
        layout->addWidget(heading);
        layout->addWidget(edit);
        layout->addStretch();
    }
    QString title() const override { return m_title; }
    QString iconName() const override { return m_icon; }
    void activate() override { ++activations; }
    bool hasUnsavedChanges() const override { return dirty; }

private:
    QString m_title, m_icon;

public:
    QLineEdit *edit;
    int activations = 0;
    bool dirty = false;
};

const QStringList Icons = {u"calendar"_s,  u"patients"_s, u"doctors"_s,
                           u"schedules"_s, u"admin"_s,    u"server"_s};

struct Desk {
    QTemporaryDir folder;
    QSettings settings {folder.filePath(u"desk.ini"_s), QSettings::IniFormat};
    test::FakePrompts prompts;
    MainWindow window {settings, prompts};
    QList<FakePage *> pages;

    Desk()
    {
        const QStringList titles = {u"Calendar"_s,  u"Patients"_s, u"Doctors"_s,
                                    u"Schedules"_s, u"Users"_s,    u"Server"_s};
        for (int i = 0; i < titles.size(); ++i) {
            auto *page = new FakePage(titles[i], Icons[i]);
            pages.append(page);
            window.addPage(page, i == 5);
        }
    }
    void begin(const QString &user = u"reception@clinic.example"_s)
    {
        window.begin({u"Clinic by the Sea"_s, user, u"Reception"_s, user});
        window.setDatabase(u"clinic.db"_s);
        window.show();
    }
};

} // namespace

class MainWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeKind::Light); }

    void beginShowsTheFirstPage()
    {
        Desk desk;
        desk.begin();
        QCOMPARE(desk.window.currentPage(), desk.pages[0]);
        QCOMPARE(desk.pages[0]->activations, 1);
        QVERIFY(desk.window.windowTitle().contains(u"Clinic by the Sea"_s));
        QVERIFY(desk.window.findChild<QToolButton *>(u"rail-calendar"_s)->isChecked());
    }

    void controlAndADigitGoToAPage()
    {
        Desk desk;
        desk.begin();
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        for (int i = 5; i >= 0; --i) {
            QTest::keyClick(&desk.window, Qt::Key(Qt::Key_1 + i), Qt::ControlModifier);
            QCOMPARE(desk.window.currentPage(), desk.pages[i]);
            QVERIFY(desk.window.findChild<QToolButton *>(u"rail-"_s + Icons[i])->isChecked());
        }
    }

    void aClickOnTheRailGoesToAPage()
    {
        Desk desk;
        desk.begin();
        QTest::mouseClick(desk.window.findChild<QToolButton *>(u"rail-doctors"_s), Qt::LeftButton);
        QCOMPARE(desk.window.currentPage(), desk.pages[2]);
        QCOMPARE(desk.pages[2]->activations, 1);
    }

    void unsavedEditsAreNotLostUnasked()
    {
        Desk desk;
        desk.begin();
        desk.pages[0]->dirty = true;
        desk.prompts.answer = false;
        QTest::mouseClick(desk.window.findChild<QToolButton *>(u"rail-doctors"_s), Qt::LeftButton);
        QCOMPARE(desk.prompts.asked.size(), 1);
        QCOMPARE(desk.window.currentPage(), desk.pages[0]);
        QVERIFY(desk.window.findChild<QToolButton *>(u"rail-calendar"_s)->isChecked());
        QVERIFY(!desk.window.close());
        QCOMPARE(desk.prompts.asked.size(), 2);
        desk.prompts.answer = true;
        QTest::mouseClick(desk.window.findChild<QToolButton *>(u"rail-doctors"_s), Qt::LeftButton);
        QCOMPARE(desk.window.currentPage(), desk.pages[2]);
    }

    void logOutIsAnnouncedAndCloseQuits()
    {
        Desk desk;
        desk.begin();
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        QSignalSpy out(&desk.window, &MainWindow::logOutRequested);
        QSignalSpy quit(&desk.window, &MainWindow::quitRequested);
        QTest::keyClick(&desk.window, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(out.size(), 1);
        QTest::keyClick(&desk.window, Qt::Key_Q, Qt::ControlModifier);
        QCOMPARE(quit.size(), 1);
    }

    void everyActionHasATextAndItsOwnKeys()
    {
        Desk desk;
        desk.begin();
        QSet<QString> keys;
        for (const QAction *action : desk.window.actions()) {
            QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
            for (const QKeySequence &sequence : action->shortcuts()) {
                QVERIFY2(!keys.contains(sequence.toString()), qPrintable(sequence.toString()));
                keys.insert(sequence.toString());
            }
        }
        QVERIFY(keys.size() >= 12);
    }

    void everythingThatTakesTheFocusHasAName()
    {
        Desk desk;
        desk.begin();
        for (const QWidget *widget : desk.window.findChildren<QWidget *>()) {
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            if (!button || !button->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
                continue;
            QVERIFY2(!widget->accessibleName().isEmpty() || !button->text().isEmpty(),
                     qPrintable(widget->objectName()));
        }
    }

    void f6GoesFromAreaToArea()
    {
        Desk desk;
        desk.begin();
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        desk.pages[0]->edit->setFocus();
        QTest::keyClick(&desk.window, Qt::Key_F6);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"rail-calendar"_s);
        QTest::keyClick(&desk.window, Qt::Key_F6);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"userButton"_s);
        QTest::keyClick(&desk.window, Qt::Key_F6);
        QCOMPARE(QApplication::focusWidget(), desk.pages[0]->edit);
        QTest::keyClick(&desk.window, Qt::Key_F6, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"userButton"_s);
    }

    void theWindowsSizeIsKeptForEachUser()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(u"desk.ini"_s), QSettings::IniFormat);
        test::FakePrompts prompts;
        const auto openFor = [&](const QString &user, auto act) {
            MainWindow window(settings, prompts);
            window.addPage(new FakePage(u"Calendar"_s, u"calendar"_s));
            window.begin({u"C"_s, user, u"R"_s, user});
            window.show();
            act(window);
            window.close();
        };
        // As narrow as it gets: within the offscreen screen of 800 by 800, to which Qt 6.8 holds
        // what it restores.
        openFor(u"ada"_s, [](MainWindow &window) { window.resize(800, 600); });
        openFor(u"bo"_s, [](MainWindow &window) { window.resize(800, 640); });
        openFor(u"ada"_s, [](MainWindow &window) { QCOMPARE(window.size(), QSize(800, 600)); });
        openFor(u"bo"_s, [](MainWindow &window) { QCOMPARE(window.size(), QSize(800, 640)); });
    }

    void theLanguageChangesWhileItRuns()
    {
        Languages languages;
        languages.use(u"en"_s);
        Desk desk;
        desk.begin();
        auto *logOut = desk.window.findChild<QAction *>(u"logOut"_s);
        QCOMPARE(logOut->text(), u"Log out"_s);
        languages.use(u"ar"_s);
        QTRY_VERIFY(logOut->text() != u"Log out"_s);
        QCOMPARE(desk.window.layoutDirection(), Qt::RightToLeft);
        const QWidget *rail = desk.window.findChild<QWidget *>(u"rail"_s);
        QTRY_VERIFY(rail->x() > desk.window.width() / 2);
        languages.use(u"en"_s);
        QTRY_COMPARE(logOut->text(), u"Log out"_s);
        QCOMPARE(desk.window.layoutDirection(), Qt::LeftToRight);
    }

    void eachTopicHasABannerOfItsOwn()
    {
        Desk desk;
        desk.begin();
        QSignalSpy answered(&desk.window, &MainWindow::bannerActionTriggered);
        desk.window.setBanner(MainWindow::Topic::Session, u"No keychain"_s, u"Understood"_s);
        desk.window.setBanner(MainWindow::Topic::Connection, u"Lost"_s, u"Try now"_s);
        auto *lost = desk.window.findChild<InlineMessage *>(u"connectionBanner"_s);
        auto *session = desk.window.findChild<InlineMessage *>(u"sessionBanner"_s);
        QVERIFY(lost->isVisible() && session->isVisible());
        QTest::mouseClick(lost->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(answered.count(), 1);
        QVERIFY(answered[0][0].value<MainWindow::Topic>() == MainWindow::Topic::Connection);
        desk.window.setBanner(MainWindow::Topic::Connection, {});
        QVERIFY(!lost->isVisible() && session->isVisible());
    }

    void theStatusBarSaysHowItStands()
    {
        Desk desk;
        desk.begin();
        const auto sync = [&] {
            return desk.window.findChild<QWidget *>(u"statusSync"_s)->accessibleName();
        };
        const auto server = [&] {
            return desk.window.findChild<QWidget *>(u"statusServer"_s)->accessibleName();
        };
        QCOMPARE(sync(), u"Up to date"_s);
        desk.window.setSync(ConnectionState::Working);
        QCOMPARE(sync(), u"Loading"_s);
        desk.window.setSync(ConnectionState::Lost);
        QCOMPARE(sync(), u"No connection"_s);
        QCOMPARE(server(), u"Server off"_s);
        desk.window.setServer({}, true);
        QCOMPARE(server(), u"Server not running"_s);
        desk.window.setServer(u"http://127.0.0.1:8080"_s);
        QCOMPARE(server(), u"http://127.0.0.1:8080"_s);
    }

    void aCoverHidesThePagesAndKeepsThemAsTheyWere()
    {
        Desk desk;
        desk.begin();
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        desk.pages[0]->edit->setText(u"a draft"_s);
        desk.pages[0]->edit->setFocus();
        Q_EMIT desk.pages[0]->notice(u"Saved: Haddad"_s);
        auto *question = new QDialog(&desk.window);
        question->open();
        auto *cover = new QLabel(u"Locked"_s);
        desk.window.setCover(cover);
        QVERIFY(desk.window.isCovered());
        QVERIFY(cover->isVisible());
        QVERIFY(!desk.pages[0]->isVisible());
        QVERIFY(!question->isVisible());
        QVERIFY(!desk.window.statusBar()->isVisible());
        QVERIFY(desk.window.statusBar()->currentMessage().isEmpty());
        QTest::keyClick(&desk.window, Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(desk.window.currentPage(), desk.pages[0]);
        desk.window.setCover(nullptr);
        QVERIFY(desk.pages[0]->isVisible());
        QVERIFY(desk.window.statusBar()->isVisible());
        QCOMPARE(desk.pages[0]->edit->text(), u"a draft"_s);
        QVERIFY(desk.pages[0]->edit->hasFocus());
        QTest::keyClick(&desk.window, Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(desk.window.currentPage(), desk.pages[1]);
    }

    void aLowWindowShowsIconsInTheRailAndNoCutWords()
    {
        Desk desk;
        desk.begin();
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        const auto *rail = desk.window.findChild<QWidget *>(u"rail"_s);
        const QList<QToolButton *> entries = rail->findChildren<QToolButton *>();
        QVERIFY(!entries.isEmpty());
        const auto shows = [&](Qt::ToolButtonStyle style) {
            return std::all_of(entries.begin(), entries.end(), [&](const QToolButton *entry) {
                return entry->toolButtonStyle() == style
                       && entry->height() >= entry->sizeHint().height();
            });
        };
        desk.window.setMinimumHeight(100);
        for (int times = 0; times < 2; ++times) {
            desk.window.resize(900, 700);
            QTRY_VERIFY(shows(Qt::ToolButtonTextUnderIcon));
            const int large = entries.first()->iconSize().width();
            for (const bool isSmall : {false, true}) {
                QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
                const int room = rail->height() - rail->layout()->minimumSize().height();
                desk.window.resize(900, desk.window.height() - room - 1);
                QTRY_VERIFY(shows(Qt::ToolButtonIconOnly)
                            && (entries.first()->iconSize().width() < large) == isSmall);
            }
            for (const QToolButton *entry : entries)
                QVERIFY(!entry->toolTip().isEmpty() && !entry->accessibleName().isEmpty());
        }
    }

    void controlLAsksForTheLock()
    {
        Desk desk;
        desk.begin();
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        QSignalSpy asked(&desk.window, &MainWindow::lockRequested);
        QTest::keyClick(&desk.window, Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(asked.count(), 1);
    }

    void nobodyAtTheDeskIsNoticedAndATouchPutsItOff()
    {
        FakeClock clock(fromMillis(1'773'039'600'000));
        IdleWatch watch(clock);
        QSignalSpy idle(&watch, &IdleWatch::idle);
        QWidget window;
        window.show();
        watch.setLimit(std::chrono::hours(1));
        QTest::keyClick(&window, Qt::Key_A);
        QCOMPARE(idle.count(), 0);
        // The computer slept: its timers stood still.
        clock.advance(std::chrono::hours(2));
        QTest::keyClick(&window, Qt::Key_A);
        QCOMPARE(idle.count(), 1);
        QTest::keyClick(&window, Qt::Key_A);
        QCOMPARE(idle.count(), 1);
        watch.setLimit(std::chrono::milliseconds(30));
        QTRY_COMPARE(idle.count(), 2);
        watch.setLimit(std::chrono::milliseconds(0));
        clock.advance(std::chrono::hours(2));
        QTest::keyClick(&window, Qt::Key_A);
        QCOMPARE(idle.count(), 2);
    }

    void itCanBeLookedAt()
    {
        Languages languages;
        for (const QString &language : {u"en"_s, u"ar"_s}) {
            languages.use(language);
            for (const ThemeKind kind : allThemeKinds()) {
                applyTheme(*qApp, kind);
                Desk desk;
                desk.begin();
                desk.window.resize(1100, 700);
                desk.window.setServer(u"http://127.0.0.1:8080"_s);
                desk.window.setBanner(
                    MainWindow::Topic::Connection,
                    u"The database cannot be reached. What you see is as of 14:02."_s,
                    u"Try again"_s);
                QVERIFY(QTest::qWaitForWindowExposed(&desk.window));
                test::keepShot(desk.window,
                               u"main-%1-%2"_s.arg(language, QString::number(int(kind))));
            }
        }
        languages.use(u"en"_s);
    }
};

QTEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"
