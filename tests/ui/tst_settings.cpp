// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/appearance.h"
#include "settings/serverpage.h"
#include "settings/settingspage.h"
#include "shell/inlinemessage.h"
#include "shell/languages.h"
#include "shell/qrview.h"
#include "shell/zonecombo.h"
#include "support/testclinic.h"
#include "support/totpapp.h"

#include "fakeprompts.h"
#include "shots.h"

#include <QtTest>
#include <QtWidgets>

using namespace frontdesk;
using namespace Qt::StringLiterals;

namespace {

class FakeServer final : public ServerControl
{
public:
    ServerStatus now;

    ServerStatus state() const override { return now; }
    void setRunning(bool running) override
    {
        now.isRunning = running;
        now.address = running ? u"http://127.0.0.1:8080"_s : QString();
        Q_EMIT changed();
    }
};

/// The settings of a desk on a clinic of its own.
struct Office {
    test::TestClinic clinic;
    ServiceExecutor services {clinic.backend(), 1};
    QTemporaryDir folder;
    QSettings settings {folder.filePath(u"desk.ini"_s), QSettings::IniFormat};
    Appearance appearance {*qApp, settings};
    Languages languages;
    test::FakePrompts prompts;
    DeskContext context;
    std::unique_ptr<SettingsPage> page;

    explicit Office(bool asAdmin = true)
        : context {services,
                   clinic.backend().changes(),
                   clinic.backend().zone(),
                   clinic.clock,
                   prompts,
                   asAdmin ? clinic.admin() : clinic.receptionist()}
    {
        languages.use(u"en"_s);
        appearance.apply(u"light"_s);
        page = std::make_unique<SettingsPage>(context, appearance, languages, settings);
        page->resize(900, 640);
        page->show();
        page->activate();
    }
    ~Office()
    {
        page.reset();
        languages.use(u"en"_s);
    }
    template <class T>
    T *find(const QString &name)
    {
        return page->findChild<T *>(name);
    }
};

} // namespace

class SettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDeskLocksAfterAQuarterOfAnHourUnlessToldOtherwise()
    {
        Office office(false);
        QCOMPARE(SettingsPage::lockAfter(office.settings).count(), 15);
        QSignalSpy chosen(office.page.get(), &SettingsPage::lockAfterChosen);
        auto *box = office.find<QComboBox>(u"settingsLock"_s);
        QCOMPARE(box->currentText(), u"For 15 minutes"_s);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Home);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(SettingsPage::lockAfter(office.settings).count(), 0);
        office.settings.setValue("lock/minutes", u"soon"_s);
        QCOMPARE(SettingsPage::lockAfter(office.settings).count(), 15);
        office.settings.setValue("lock/minutes", -3);
        QCOMPARE(SettingsPage::lockAfter(office.settings).count(), 15);
    }

    void anAdministratorRenamesTheClinic()
    {
        Office office;
        QSignalSpy saved(office.page.get(), &SettingsPage::clinicSaved);
        auto *name = office.find<QLineEdit>(u"settingsClinicName"_s);
        auto *save = office.find<QPushButton>(u"settingsSave"_s);
        auto *zone = office.find<ZoneCombo>(u"settingsZone"_s);
        QTRY_COMPARE(zone->zone(), u"Europe/Berlin"_s);
        QVERIFY(!save->isEnabled());
        name->clear();
        QTest::keyClicks(name, u"Clinic by the Sea"_s);
        QVERIFY(office.page->hasUnsavedChanges());
        QTest::mouseClick(save, Qt::LeftButton);
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(!office.page->hasUnsavedChanges());
        QCOMPARE(office.clinic.services().clinic.profile()->name, u"Clinic by the Sea"_s);
    }

    void anEmptyNameIsRefusedInline()
    {
        Office office;
        auto *name = office.find<QLineEdit>(u"settingsClinicName"_s);
        auto *zone = office.find<ZoneCombo>(u"settingsZone"_s);
        QTRY_COMPARE(zone->zone(), u"Europe/Berlin"_s);
        name->setText(u"x"_s);
        name->clear();
        zone->setZone(u"Africa/Cairo"_s);
        QTest::mouseClick(office.find<QPushButton>(u"settingsSave"_s), Qt::LeftButton);
        QVERIFY(name->property("faulty").toBool());
        QCOMPARE(office.clinic.services().clinic.profile()->timeZone, u"Europe/Berlin"_s);
    }

    void othersSeeTheirOwnComputersSettingsAlone()
    {
        Office office(false);
        QVERIFY(!office.find<QLineEdit>(u"settingsClinicName"_s));
        QVERIFY(!office.page->hasUnsavedChanges());
        QVERIFY(office.find<QComboBox>(u"settingsLanguage"_s));
    }

    void aThemeIsAppliedAtOnceAndKept()
    {
        Office office;
        office.find<QRadioButton>(u"theme-dark"_s)->click();
        QCOMPARE(themeOf(qApp->palette()).kind, ThemeKind::Dark);
        QCOMPARE(office.settings.value(u"theme"_s).toString(), u"dark"_s);
        Appearance again(*qApp, office.settings);
        QCOMPARE(again.choice(), u"dark"_s);
        office.find<QRadioButton>(u"theme-contrast"_s)->click();
        QCOMPARE(themeOf(qApp->palette()).kind, ThemeKind::HighContrast);
    }

    void aLanguageIsAppliedAtOnceAndKept()
    {
        Office office;
        auto *language = office.find<QComboBox>(u"settingsLanguage"_s);
        language->setFocus();
        QTest::keyClick(language, Qt::Key_Down);
        QTRY_COMPARE(office.page->layoutDirection(), Qt::RightToLeft);
        QTRY_COMPARE(office.find<ZoneCombo>(u"settingsZone"_s)->zone(), u"Europe/Berlin"_s);
        QCOMPARE(office.settings.value(u"language"_s).toString(), u"ar"_s);
        test::keepShot(*office.page, u"settings-ar"_s);
    }

    void theServerIsSwitchedAndItsFiguresShown()
    {
        applyTheme(*qApp, ThemeKind::Light);
        FakeServer server;
        server.now.requests = 1234;
        ServerPage page(server);
        page.resize(900, 640);
        page.show();
        page.activate();
        auto *toggle = page.findChild<QPushButton *>(u"serverToggle"_s);
        auto *state = page.findChild<QLabel *>(u"serverState"_s);
        auto *address = page.findChild<QLabel *>(u"serverAddress"_s);
        QVERIFY(!address->isVisible());
        const QString off = state->text();
        QTest::mouseClick(toggle, Qt::LeftButton);
        QVERIFY(server.now.isRunning);
        QVERIFY(state->text() != off);
        QCOMPARE(address->text(), u"http://127.0.0.1:8080"_s);
        QTest::mouseClick(page.findChild<QPushButton *>(u"serverCopy"_s), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"http://127.0.0.1:8080"_s);
        test::keepShot(page, u"server-on"_s);
        QTest::mouseClick(toggle, Qt::LeftButton);
        QCOMPARE(state->text(), off);
    }

    void theFingerprintOfTheCertificateIsShown()
    {
        FakeServer server;
        ServerPage page(server);
        page.show();
        auto *fingerprint = page.findChild<QLabel *>(u"serverFingerprint"_s);
        server.setRunning(true);
        QVERIFY(!fingerprint->isVisible());
        server.now.fingerprint = u"3A:F0:17"_s;
        Q_EMIT server.changed();
        QVERIFY(fingerprint->isVisible());
        QVERIFY(fingerprint->text().contains(u"3A F0 17"_s));
        server.setRunning(false);
        QVERIFY(!fingerprint->isVisible());
    }

    void whyTheServerDoesNotStartIsSaid()
    {
        applyTheme(*qApp, ThemeKind::Light);
        FakeServer server;
        ServerPage page(server);
        page.resize(900, 640);
        page.show();
        server.now.lastError = u"The server's port is in use by another program."_s;
        Q_EMIT server.changed();
        auto *message = page.findChild<InlineMessage *>();
        QVERIFY(message->isVisible());
        QCOMPARE(message->kind(), InlineMessage::Kind::Error);
        test::keepShot(page, u"server-failed"_s);
        server.now.lastError.clear();
        server.now.isBusy = true;
        Q_EMIT server.changed();
        QVERIFY(!message->isVisible());
        QVERIFY(!page.findChild<QPushButton *>(u"serverToggle"_s)->isEnabled());
    }

    void security18_twoStepLogInIsSwitchedOnAndOff()
    {
        Office office(false);
        const auto visible = [&](const QString &name) {
            auto *widget = office.find<QWidget>(name);
            return widget && widget->isVisible();
        };
        QTRY_VERIFY(visible(u"secondFactorStart"_s));
        QTest::mouseClick(office.find<QPushButton>(u"secondFactorStart"_s), Qt::LeftButton);
        QTRY_VERIFY(visible(u"secondFactorQr"_s));
        auto *qr = office.find<QrView>(u"secondFactorQr"_s);
        QVERIFY(!qr->isEmpty());
        QVERIFY(!qr->accessibleName().isEmpty());
        const QString secret = office.find<QLineEdit>(u"secondFactorSecret"_s)->text().remove(u' ');
        QCOMPARE(secret.size(), 32);
        test::keepShot(*office.page, u"settings-two-step"_s);

        auto *code = office.find<QLineEdit>(u"secondFactorCode"_s);
        QTRY_VERIFY(code->hasFocus());
        QTest::keyClicks(code, u"000000"_s);
        QTest::keyClick(code, Qt::Key_Return);
        QTRY_VERIFY(code->property("faulty").toBool());
        code->clear();
        QTest::keyClicks(code, test::appCode(secret, office.clinic.clock.now()));
        QTest::keyClick(code, Qt::Key_Return);
        auto *codes = office.find<QPlainTextEdit>(u"secondFactorRecovery"_s);
        QTRY_VERIFY(codes->isVisible());
        const QStringList recovery = codes->toPlainText().split(u'\n');
        QCOMPARE(recovery.size(), 10);
        QVERIFY(office.find<QLineEdit>(u"secondFactorSecret"_s)->text().isEmpty());
        office.page->activate(); // leaving and coming back loses no codes
        QVERIFY(codes->isVisible());
        QTest::mouseClick(office.find<QPushButton>(u"secondFactorCopy"_s), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), codes->toPlainText());
        test::keepShot(*office.page, u"settings-recovery-codes"_s);
        QTest::mouseClick(office.find<QPushButton>(u"secondFactorKept"_s), Qt::LeftButton);
        QTRY_VERIFY(visible(u"secondFactorDisable"_s));
        QVERIFY(codes->toPlainText().isEmpty());
        QVERIFY(office.find<QLabel>(u"secondFactorText"_s)->text().contains(u"10"_s));

        auto *password = office.find<QLineEdit>(u"secondFactorPassword"_s);
        auto *last = office.find<QLineEdit>(u"secondFactorLastCode"_s);
        QTest::keyClicks(password, u"correct horse battery"_s);
        QTest::keyClicks(last, u"123456"_s);
        QTest::mouseClick(office.find<QPushButton>(u"secondFactorDisable"_s), Qt::LeftButton);
        QTRY_VERIFY(last->property("faulty").toBool());
        QTest::keyClicks(last, recovery[0]);
        QTest::keyClick(last, Qt::Key_Return);
        QTRY_VERIFY(visible(u"secondFactorStart"_s));
        QVERIFY(!office.clinic.services().secondFactor.state(office.context.actor)->isOn);
    }

    void aQrCodeIsDarkOnWhiteInEveryTheme()
    {
        for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
            applyTheme(*qApp, kind);
            QrView view;
            QVERIFY(view.isEmpty());
            view.setText(u"otpauth://totp/Clinic:ada?secret=GEZDGNBVGY3TQOJQ"_s);
            QVERIFY(!view.isEmpty());
            view.resize(view.sizeHint());
            const QImage image = view.grab().toImage();
            const int module = 5;
            const auto at = [&](int x, int y) {
                return image.pixelColor(x * module + module / 2, y * module + module / 2);
            };
            QCOMPARE(at(0, 0), QColor(Qt::white)); // the quiet zone
            QCOMPARE(at(3, 3), QColor(Qt::white));
            for (const int i : {4, 10}) { // the finder's outer ring
                QCOMPARE(at(i, i), QColor(Qt::black));
                QCOMPARE(at(i, 7), QColor(Qt::black));
            }
            QCOMPARE(at(5, 5), QColor(Qt::white)); // its inner one
            QCOMPARE(at(7, 7), QColor(Qt::black)); // and its heart
            view.setText({});
            QVERIFY(view.isEmpty());
        }
        applyTheme(*qApp, ThemeKind::Light);
    }

    void itCanBeLookedAt()
    {
        Office office;
        QTRY_COMPARE(office.find<ZoneCombo>(u"settingsZone"_s)->zone(), u"Europe/Berlin"_s);
        test::keepShot(*office.page, u"settings-en"_s);
    }
};

QTEST_MAIN(SettingsTest)
#include "tst_settings.moc"
