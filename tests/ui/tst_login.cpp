// SPDX-License-Identifier: GPL-3.0-or-later
#include "login/loginwindow.h"
#include "shell/field.h"
#include "shell/inlinemessage.h"
#include "shell/languages.h"
#include "shell/theme.h"

#include "fakesecrets.h"
#include "shots.h"

#include <QtTest>
#include <QtWidgets>

using namespace frontdesk;
using namespace Qt::StringLiterals;

namespace {

const QString Right = u"a long enough password"_s;

/// A log-in window over answers that the test gives when it likes.
struct Entrance {
    QTemporaryDir folder;
    QSettings settings {folder.filePath(u"desk.ini"_s), QSettings::IniFormat};
    test::FakeSecrets secrets;
    Languages languages;
    QList<std::shared_ptr<QPromise<Result<SignedIn>>>> asked;
    QStringList emails, tokens, totps, resets;
    Result<void> resetAnswer;
    std::unique_ptr<LoginWindow> window;

    QFuture<Result<SignedIn>> ask()
    {
        asked.append(std::make_shared<QPromise<Result<SignedIn>>>());
        asked.last()->start();
        return asked.last()->future();
    }

    LoginWindow &open(QList<DemoAccount> demo = {})
    {
        languages.use(u"en"_s);
        window = std::make_unique<LoginWindow>(
            LoginSetup {[this](const QString &email, const QString &, const QString &totp) {
                            emails.append(email);
                            totps.append(totp);
                            return ask();
                        },
                        [this](const QString &token) {
                            tokens.append(token);
                            return ask();
                        },
                        [this](const QString &code, const QString &newPassword) {
                            resets.append(code + u' ' + newPassword);
                            QPromise<Result<void>> answer;
                            answer.start();
                            answer.addResult(resetAnswer);
                            answer.finish();
                            return answer.future();
                        },
                        secrets, languages, settings, u"Clinic by the Sea"_s, u"refresh-token"_s,
                        std::move(demo)});
        window->show();
        return *window;
    }

    void answer(Result<SignedIn> result)
    {
        asked.last()->addResult(std::move(result));
        asked.last()->finish();
    }

    static SignedIn signedIn()
    {
        SignedIn result;
        result.user.email = u"ada@clinic.example"_s;
        result.refreshToken = u"next-token"_s;
        return result;
    }

    QLineEdit *email() { return window->findChild<QLineEdit *>(u"loginEmail"_s); }
    QLineEdit *password() { return window->findChild<QLineEdit *>(u"loginPassword"_s); }
    QPushButton *submit() { return window->findChild<QPushButton *>(u"loginSubmit"_s); }
    QCheckBox *remember() { return window->findChild<QCheckBox *>(u"loginRemember"_s); }
    InlineMessage *message() { return window->findChild<InlineMessage *>(); }
    void fill()
    {
        QTest::keyClicks(email(), u" ada@clinic.example"_s);
        QTest::keyClicks(password(), Right);
    }
};

} // namespace

class LoginTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeKind::Light); }

    void enterLogsInOnceAndTheFormWaits()
    {
        Entrance entrance;
        QSignalSpy signedIn(&entrance.open(), &LoginWindow::signedIn);
        entrance.window->begin();
        entrance.fill();
        QTest::keyClick(entrance.password(), Qt::Key_Return);
        QVERIFY(!entrance.email()->isEnabled());
        QTest::keyClick(entrance.password(), Qt::Key_Return);
        QCOMPARE(entrance.asked.size(), 1);
        QCOMPARE(entrance.emails.last(), u"ada@clinic.example"_s);
        entrance.answer(Entrance::signedIn());
        QTRY_COMPARE(signedIn.size(), 1);
        QVERIFY(entrance.email()->isEnabled());
        QVERIFY(entrance.password()->text().isEmpty());
        QCOMPARE(entrance.settings.value(u"login/email"_s).toString(), u"ada@clinic.example"_s);
        QVERIFY(entrance.secrets.kept.isEmpty());
    }

    void emptyFieldsAreMarkedAndNothingIsAsked()
    {
        Entrance entrance;
        entrance.open();
        QVERIFY(QTest::qWaitForWindowActive(entrance.window.get()));
        QTest::mouseClick(entrance.submit(), Qt::LeftButton);
        QCOMPARE(entrance.asked.size(), 0);
        for (const Field *field : entrance.window->findChildren<Field *>())
            QCOMPARE(field->hasError(), field->isVisible());
        QVERIFY(entrance.email()->hasFocus());
        QTest::keyClicks(entrance.email(), u"a"_s);
        QVERIFY(!entrance.email()->property("faulty").toBool());
    }

    void aWrongPasswordIsSaidInline()
    {
        Entrance entrance;
        QSignalSpy signedIn(&entrance.open(), &LoginWindow::signedIn);
        QVERIFY(QTest::qWaitForWindowActive(entrance.window.get()));
        entrance.fill();
        QTest::mouseClick(entrance.submit(), Qt::LeftButton);
        entrance.answer(fail(ErrorCode::InvalidCredentials, u"x"_s));
        QTRY_VERIFY(entrance.message()->isVisible());
        QCOMPARE(entrance.message()->kind(), InlineMessage::Kind::Error);
        QTRY_VERIFY(entrance.password()->hasFocus());
        QCOMPARE(entrance.password()->selectedText().size(), Right.size());
        QCOMPARE(signedIn.size(), 0);
    }

    void security18_theCodeIsAskedForWhenTheAccountNeedsIt()
    {
        Entrance entrance;
        QSignalSpy signedIn(&entrance.open(), &LoginWindow::signedIn);
        QVERIFY(QTest::qWaitForWindowActive(entrance.window.get()));
        auto *totp = entrance.window->findChild<QLineEdit *>(u"loginTotp"_s);
        QVERIFY(!totp->isVisible());
        entrance.fill();
        QTest::keyClick(entrance.password(), Qt::Key_Return);
        entrance.answer(fail(ErrorCode::TotpRequired, u"x"_s));
        QTRY_VERIFY(totp->isVisible());
        QTRY_VERIFY(totp->hasFocus());
        QVERIFY(!entrance.message()->isVisible());
        QCOMPARE(entrance.password()->text(), Right);

        QTest::keyClick(totp, Qt::Key_Return);
        QVERIFY(totp->property("faulty").toBool());
        QCOMPARE(entrance.asked.size(), 1);
        QTest::keyClicks(totp, u"111 111"_s);
        QTest::keyClick(totp, Qt::Key_Return);
        QCOMPARE(entrance.totps, QStringList({QString(), u"111 111"_s}));
        entrance.answer(fail(Error {
            ErrorCode::InvalidCredentials, u"x"_s, {}, {{u"/totp"_s, u"wrong_code"_s, u"x"_s}}}));
        QTRY_VERIFY(totp->property("faulty").toBool());
        QVERIFY(!entrance.message()->isVisible());
        test::keepShot(*entrance.window, u"login-code"_s);
        QTest::keyClicks(totp, u"222222"_s); // over the selected one
        QTest::keyClick(totp, Qt::Key_Return);
        QCOMPARE(entrance.totps.last(), u"222222"_s);
        entrance.answer(Entrance::signedIn());
        QTRY_COMPARE(signedIn.size(), 1);
        QVERIFY(!totp->isVisible());
    }

    void anotherAccountIsNotAskedForACode()
    {
        Entrance entrance;
        entrance.open();
        auto *totp = entrance.window->findChild<QLineEdit *>(u"loginTotp"_s);
        entrance.fill();
        QTest::keyClick(entrance.password(), Qt::Key_Return);
        entrance.answer(fail(ErrorCode::TotpRequired, u"x"_s));
        QTRY_VERIFY(totp->isVisible());
        QTest::keyClicks(entrance.email(), u"x"_s);
        QVERIFY(!totp->isVisible());
    }

    void security17_aResetCodeSetsANewPassword()
    {
        Entrance entrance;
        entrance.open();
        QVERIFY(QTest::qWaitForWindowActive(entrance.window.get()));
        QTest::keyClicks(entrance.email(), u"ada@clinic.example"_s);
        QTest::mouseClick(entrance.window->findChild<QPushButton *>(u"loginForgotten"_s),
                          Qt::LeftButton);
        auto *code = entrance.window->findChild<QLineEdit *>(u"resetCode"_s);
        auto *password = entrance.window->findChild<QLineEdit *>(u"resetPassword"_s);
        QVERIFY(code->hasFocus());
        QVERIFY(!entrance.email()->isVisible());
        QTest::keyClick(password, Qt::Key_Return);
        QVERIFY(code->property("faulty").toBool());
        QVERIFY(entrance.resets.isEmpty());

        QTest::keyClicks(code, u" abc "_s);
        QTest::keyClicks(password, Right);
        entrance.resetAnswer = fail(invalidField(u"/token"_s, u"not_valid"_s, u"x"_s));
        QTest::keyClick(password, Qt::Key_Return);
        QTRY_VERIFY(code->property("faulty").toBool());
        test::keepShot(*entrance.window, u"login-reset"_s);
        entrance.resetAnswer = {};
        QTest::keyClick(password, Qt::Key_Return);
        QTRY_VERIFY(entrance.email()->isVisible());
        QCOMPARE(entrance.resets, QStringList(2, u"abc "_s + Right));
        QCOMPARE(entrance.message()->kind(), InlineMessage::Kind::Success);
        QVERIFY(entrance.password()->hasFocus());
        QVERIFY(password->text().isEmpty());
    }

    void howLongToWaitIsSaid()
    {
        Entrance entrance;
        entrance.open();
        entrance.fill();
        QTest::mouseClick(entrance.submit(), Qt::LeftButton);
        Error error {ErrorCode::TooManyRequests, u"x"_s, {}, {}};
        error.retryAfter = std::chrono::seconds(721);
        entrance.answer(fail(error));
        QTRY_VERIFY(entrance.message()->isVisible());
        QVERIFY(entrance.message()->text().contains(u"13 minutes"_s));
    }

    void aLostDatabaseKeepsWhatWasTyped()
    {
        Entrance entrance;
        entrance.open();
        entrance.fill();
        QTest::mouseClick(entrance.submit(), Qt::LeftButton);
        entrance.answer(fail(ErrorCode::Unavailable, u"x"_s));
        QTRY_VERIFY(entrance.message()->isVisible());
        QCOMPARE(entrance.password()->text(), Right);
    }

    void stayingLoggedInKeepsTheTokenInTheKeychainOnly()
    {
        Entrance entrance;
        QSignalSpy signedIn(&entrance.open(), &LoginWindow::signedIn);
        entrance.fill();
        entrance.remember()->setChecked(true);
        QTest::mouseClick(entrance.submit(), Qt::LeftButton);
        entrance.answer(Entrance::signedIn());
        QTRY_COMPARE(signedIn.size(), 1);
        QCOMPARE(entrance.secrets.kept.value(u"refresh-token"_s), u"next-token"_s);
        entrance.settings.sync();
        QFile file(entrance.settings.fileName());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray written = file.readAll();
        QVERIFY(!written.contains("next-token"));
        QVERIFY(!written.contains(Right.toUtf8()));
    }

    void withoutAKeychainNothingIsRememberedAndItIsSaid()
    {
        Entrance entrance;
        QSignalSpy notRemembered(&entrance.open(), &LoginWindow::notRemembered);
        entrance.secrets.works = false;
        entrance.fill();
        entrance.remember()->setChecked(true);
        QTest::mouseClick(entrance.submit(), Qt::LeftButton);
        entrance.answer(Entrance::signedIn());
        QTRY_COMPARE(notRemembered.size(), 1);
        QVERIFY(!entrance.settings.value(u"login/stayLoggedIn"_s).toBool());
    }

    void aRememberedTokenLogsInWithoutTyping()
    {
        Entrance entrance;
        entrance.settings.setValue(u"login/stayLoggedIn"_s, true);
        entrance.secrets.kept.insert(u"refresh-token"_s, u"old-token"_s);
        QSignalSpy signedIn(&entrance.open(), &LoginWindow::signedIn);
        entrance.window->begin();
        QCOMPARE(entrance.tokens, QStringList {u"old-token"_s});
        entrance.answer(Entrance::signedIn());
        QTRY_COMPARE(signedIn.size(), 1);
        QCOMPARE(entrance.secrets.kept.value(u"refresh-token"_s), u"next-token"_s);
    }

    void anEndedSessionAsksForThePassword()
    {
        Entrance entrance;
        entrance.settings.setValue(u"login/stayLoggedIn"_s, true);
        entrance.secrets.kept.insert(u"refresh-token"_s, u"old-token"_s);
        entrance.open();
        entrance.window->begin();
        entrance.answer(fail(ErrorCode::Unauthenticated, u"x"_s));
        QTRY_VERIFY(entrance.email()->isEnabled());
        QCOMPARE(entrance.message()->kind(), InlineMessage::Kind::Info);
        QVERIFY(entrance.secrets.kept.isEmpty());
    }

    void theEyeShowsThePassword()
    {
        Entrance entrance;
        entrance.open();
        auto *eye = entrance.window->findChild<QAction *>(u"loginShowPassword"_s);
        QCOMPARE(entrance.password()->echoMode(), QLineEdit::Password);
        eye->trigger();
        QCOMPARE(entrance.password()->echoMode(), QLineEdit::Normal);
        eye->trigger();
        QCOMPARE(entrance.password()->echoMode(), QLineEdit::Password);
    }

    void capsLockIsHintedAt()
    {
        Entrance entrance;
        entrance.open();
        auto *hint = entrance.window->findChild<QLabel *>(u"loginCapsHint"_s);
        QTest::keyClick(entrance.password(), 'a');
        QVERIFY(!hint->isVisible());
        QTest::keyClick(entrance.password(), 'A', Qt::ShiftModifier);
        QVERIFY(!hint->isVisible());
        QTest::sendKeyEvent(QTest::Click, entrance.password(), Qt::Key_A, u"A"_s, Qt::NoModifier);
        QVERIFY(hint->isVisible());
    }

    void theLanguageChangesAtOnce()
    {
        Entrance entrance;
        entrance.open();
        auto *language = entrance.window->findChild<QComboBox *>(u"loginLanguage"_s);
        language->setFocus();
        QTest::keyClick(language, Qt::Key_Down);
        QTRY_COMPARE(entrance.window->layoutDirection(), Qt::RightToLeft);
        QTRY_VERIFY(entrance.submit()->text() != u"Log in"_s);
        QCOMPARE(entrance.settings.value(u"language"_s).toString(), u"ar"_s);
    }

    void aDemoAccountLogsInWithOneClick()
    {
        Entrance entrance;
        entrance.open({{u"reception@demo.example"_s, Right, Role::Receptionist}});
        QTest::mouseClick(
            entrance.window->findChild<QPushButton *>(u"demo-reception@demo.example"_s),
            Qt::LeftButton);
        QCOMPARE(entrance.emails, QStringList {u"reception@demo.example"_s});
    }

    void itCanBeLookedAt()
    {
        for (const QString &language : {u"en"_s, u"ar"_s}) {
            for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
                applyTheme(*qApp, kind);
                Entrance entrance;
                entrance.open({{u"admin@demo.example"_s, Right, Role::Admin},
                               {u"reception@demo.example"_s, Right, Role::Receptionist},
                               {u"doctor@demo.example"_s, Right, Role::Doctor}});
                entrance.languages.use(language);
                entrance.fill();
                QTest::mouseClick(entrance.submit(), Qt::LeftButton);
                entrance.answer(fail(ErrorCode::InvalidCredentials, u"x"_s));
                QTRY_VERIFY(entrance.message()->isVisible());
                test::keepShot(*entrance.window,
                               u"login-%1-%2"_s.arg(language, QString::number(int(kind))));
            }
        }
    }
};

QTEST_MAIN(LoginTest)
#include "tst_login.moc"
