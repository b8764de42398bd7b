// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/bidi.h"
#include "shell/busyindicator.h"
#include "shell/dialogprompts.h"
#include "shell/emptystate.h"
#include "shell/errortext.h"
#include "shell/field.h"
#include "shell/inlinemessage.h"
#include "shell/theme.h"
#include "shots.h"

#include <QtTest>
#include <QtWidgets>

using namespace frontdesk;
using namespace Qt::StringLiterals;

class ShellWidgetsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeKind::Light); }

    void mnemonicsDoNotCutArabicWords()
    {
        const auto picture = [](const QString &text) {
            QLabel label(text);
            QLineEdit edit;
            label.setBuddy(&edit);
            label.resize(200, 40);
            return label.grab().toImage().convertToFormat(QImage::Format_RGB32);
        };
        qApp->setLayoutDirection(Qt::RightToLeft);
        QCOMPARE(picture(u"الإل&كتروني"_s), picture(u"الإلكتروني"_s));
        qApp->setLayoutDirection(Qt::LeftToRight);
        QVERIFY(picture(u"&Role"_s) != picture(u"Role"_s)); // Latin letters keep the line
    }

    void aMessageIsShownSaidAndActedOn()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        InlineMessage message;
        layout->addWidget(&message);
        window.show();
        QVERIFY(!message.isVisible());
        message.showMessage(InlineMessage::Kind::Warning, u"Careful"_s, u"Retry"_s);
        QVERIFY(message.isVisible());
        QCOMPARE(message.accessibleName(), u"Careful"_s);
        QSignalSpy acted(&message, &InlineMessage::actionTriggered);
        QTest::mouseClick(message.findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(acted.size(), 1);
        message.clear();
        QVERIFY(!message.isVisible());
    }

    void aFieldNamesItsEditorAndShowsItsError()
    {
        auto *edit = new QLineEdit;
        Field field(u"&Full name"_s, edit);
        QCOMPARE(edit->accessibleName(), u"Full name"_s);
        field.setHint(u"As in the passport"_s);
        QCOMPARE(edit->accessibleDescription(), u"As in the passport"_s);
        field.setError(u"Needed"_s);
        QCOMPARE(edit->accessibleDescription(), u"Needed"_s);
        QVERIFY(edit->property("faulty").toBool());
        field.clearError();
        QVERIFY(!edit->property("faulty").toBool());
        QCOMPARE(edit->accessibleDescription(), u"As in the passport"_s);
    }

    void faultsFindTheirFieldsAndTheFirstIsFocused()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *name = new Field(u"Name"_s, new QLineEdit);
        auto *phone = new Field(u"Phone"_s, new QLineEdit);
        layout->addWidget(name);
        layout->addWidget(phone);
        FieldMap fields;
        fields.add(u"/name"_s, name);
        fields.add(u"/phone"_s, phone);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QVERIFY(
            fields.showFaults(invalidField(u"/phone"_s, u"required"_s, u"phone is required"_s)));
        QVERIFY(phone->hasError());
        QVERIFY(!name->hasError());
        QVERIFY(phone->editor()->hasFocus());
        // What has no field must be said elsewhere.
        QVERIFY(!fields.showFaults(invalidField(u"/other"_s, u"required"_s, u"x"_s)));
        QVERIFY(!fields.showFaults(Error {ErrorCode::Unavailable, {}, {}, {}}));
        fields.clearErrors();
        QVERIFY(!phone->hasError());
    }

    void everyErrorHasASentence()
    {
        QSet<QString> sentences;
        for (int code = 0; code <= static_cast<int>(ErrorCode::PortBusy); ++code) {
            const QString text = errorText(Error {ErrorCode(code), u"why"_s, {}, {}});
            QVERIFY(text.size() > 10);
            sentences.insert(text);
        }
        // Malformed and InvalidInput are the same to a person.
        QCOMPARE(sentences.size(), static_cast<int>(ErrorCode::PortBusy));
        QVERIFY(!faultText({u"/x"_s, u"never heard of"_s, {}}).isEmpty());
    }

    void questionsDoNotBlockAndAnswerOnlyYes()
    {
        QWidget window;
        window.show();
        DialogPrompts prompts;
        int confirmed = 0;
        prompts.confirm(&window, u"Cancel it?"_s, u"It is today."_s, u"Cancel appointment"_s,
                        [&] { ++confirmed; });
        auto *box = window.findChild<QMessageBox *>(u"confirmPrompt"_s);
        QVERIFY(box);
        QTest::keyClick(box, Qt::Key_Escape);
        QCOMPARE(confirmed, 0);
        QTRY_VERIFY(!window.findChild<QMessageBox *>(u"confirmPrompt"_s));
        prompts.confirm(&window, u"Cancel it?"_s, u"It is today."_s, u"Cancel appointment"_s,
                        [&] { ++confirmed; });
        box = window.findChild<QMessageBox *>(u"confirmPrompt"_s);
        QTest::mouseClick(box->findChild<QPushButton *>(u"confirmPromptYes"_s), Qt::LeftButton);
        QCOMPARE(confirmed, 1);
    }

    void namesAreIsolatedInSentences() { QCOMPARE(bidiIsolated(u"x"_s), u"\u2068x\u2069"_s); }

    void everyWidgetCanBeLookedAt()
    {
        for (const ThemeKind kind : allThemeKinds()) {
            applyTheme(*qApp, kind);
            QWidget window;
            auto *layout = new QVBoxLayout(&window);
            layout->setContentsMargins(Space::Huge, Space::Huge, Space::Huge, Space::Huge);
            layout->setSpacing(Space::Medium);
            const QString texts[] = {u"The clinic opens at nine."_s, u"Saved."_s,
                                     u"The doctor is on leave that day; the appointment is outside "
                                     u"the working hours of this doctor."_s,
                                     u"The database cannot be reached."_s};
            for (int i = 0; i < 4; ++i) {
                auto *message = new InlineMessage;
                layout->addWidget(message);
                message->showMessage(InlineMessage::Kind(i), texts[i],
                                     i == 3 ? u"Retry"_s : QString());
            }
            auto *field = new Field(u"E-mail"_s, new QLineEdit(u"no-at-sign"_s));
            field->setError(u"This is not an e-mail address."_s);
            layout->addWidget(field);
            auto *hinted = new Field(u"Password"_s, new QLineEdit);
            hinted->setHint(u"At least 12 characters."_s);
            layout->addWidget(hinted);
            auto *busy = new BusyIndicator;
            layout->addWidget(busy);
            auto *empty = new EmptyState(u"patients"_s);
            empty->setTexts(u"No patients yet"_s,
                            u"Patients appear here when you book them or when they register."_s,
                            u"New patient"_s);
            layout->addWidget(empty);
            window.resize(560, 760);
            window.show();
            busy->start();
            QVERIFY(QTest::qWaitForWindowExposed(&window));
            test::keepShot(window, u"widgets-%1"_s.arg(int(kind)));
        }
    }
};

QTEST_MAIN(ShellWidgetsTest)
#include "tst_shellwidgets.moc"
