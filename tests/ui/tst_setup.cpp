// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/setupwizard.h"
#include "shell/field.h"
#include "shell/inlinemessage.h"
#include "shell/languages.h"
#include "shell/theme.h"
#include "shell/zonecombo.h"

#include "shots.h"

#include <QtConcurrent>
#include <QtTest>
#include <QtWidgets>

using namespace frontdesk;
using namespace Qt::StringLiterals;

namespace {

template <class T>
QFuture<T> ready(T value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

/// The wizard over a back end that says yes unless told otherwise, and keeps what it was told.
struct Run {
    Languages languages;
    std::optional<Error> databaseError, clinicError, adminError, doctorError;
    DatabaseState state;
    SchemaReport report;
    QStringList tested, opened, admins;
    QList<ClinicProfile> clinics;
    QList<FirstDoctor> doctors;
    std::unique_ptr<SetupWizard> wizard;

    static Result<void> answer(const std::optional<Error> &error)
    {
        if (error)
            return fail(*error);
        return {};
    }

    SetupWizard &open(SetupStart start = {})
    {
        languages.use(u"en"_s);
        SetupActions actions;
        actions.testDatabase = [this](const QString &url) {
            tested.append(url);
            return ready<Result<SchemaReport>>(
                databaseError ? Result<SchemaReport>(fail(*databaseError)) : report);
        };
        actions.openDatabase = [this](const QString &url) {
            opened.append(url);
            return ready<Result<DatabaseState>>(
                databaseError ? Result<DatabaseState>(fail(*databaseError)) : state);
        };
        actions.saveClinic = [this](const ClinicProfile &profile) {
            clinics.append(profile);
            return ready<Result<void>>(answer(clinicError));
        };
        actions.createAdministrator = [this](const QString &email, const QString &) {
            admins.append(email);
            return ready<Result<void>>(answer(adminError));
        };
        actions.createDoctor = [this](const FirstDoctor &doctor) {
            doctors.append(doctor);
            return ready<Result<void>>(answer(doctorError));
        };
        wizard = std::make_unique<SetupWizard>(actions, languages, std::move(start));
        wizard->show();
        return *wizard;
    }

    template <class T>
    T *find(const QString &name)
    {
        return wizard->findChild<T *>(name);
    }
    void type(const QString &name, const QString &text)
    {
        auto *edit = find<QLineEdit>(name);
        edit->clear();
        QTest::keyClicks(edit, text);
    }
    void next() { QTest::mouseClick(find<QPushButton>(u"setupNext"_s), Qt::LeftButton); }
    void back() { QTest::mouseClick(find<QPushButton>(u"setupBack"_s), Qt::LeftButton); }
    QString error(const QString &name)
    {
        return qobject_cast<Field *>(find<QWidget>(name)->parentWidget())->error();
    }
    InlineMessage *message()
    {
        for (auto *message : wizard->findChildren<InlineMessage *>()) {
            if (message->isVisible())
                return message;
        }
        return nullptr;
    }
};

SetupStart from(SetupStart::Step step)
{
    SetupStart start;
    start.step = step;
    return start;
}

const QString Password = u"correct horse battery"_s;

} // namespace

class SetupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeKind::Light); }

    void aClinicIsSetUpFromFirstToLast()
    {
        Run run;
        QSignalSpy finished(&run.open(), &SetupWizard::finished);
        QCOMPARE(run.wizard->currentStep(), u"language"_s);
        run.next();
        QTRY_COMPARE(run.wizard->currentStep(), u"database"_s);
        run.next();
        QTRY_COMPARE(run.wizard->currentStep(), u"clinic"_s);
        QCOMPARE(run.opened, QStringList {QString()}); // the default file
        run.type(u"clinicNameEdit"_s, u"Clinic by the Sea"_s);
        run.find<ZoneCombo>(u"clinicZone"_s)->setZone(u"Africa/Cairo"_s);
        run.next();
        QTRY_COMPARE(run.wizard->currentStep(), u"administrator"_s);
        QCOMPARE(run.clinics.last(), (ClinicProfile {u"Clinic by the Sea"_s, u"Africa/Cairo"_s}));
        run.type(u"adminEmail"_s, u"ada@clinic.example"_s);
        run.type(u"adminPassword"_s, Password);
        run.type(u"adminPasswordAgain"_s, Password);
        run.next();
        QTRY_COMPARE(run.wizard->currentStep(), u"doctor"_s);
        QCOMPARE(run.admins, QStringList {u"ada@clinic.example"_s});
        run.type(u"doctorName"_s, u"Dr Haddad"_s);
        run.type(u"doctorSpecialty"_s, u"Cardiology"_s);
        for (int day = 1; day <= 7; ++day)
            run.find<QCheckBox>(u"doctorDay%1"_s.arg(day))->setChecked(day <= 2);
        run.find<QTimeEdit>(u"doctorFrom"_s)->setTime(QTime(8, 30));
        run.find<QTimeEdit>(u"doctorTo"_s)->setTime(QTime(12, 0));
        run.next();
        QTRY_COMPARE(run.wizard->currentStep(), u"done"_s);
        const FirstDoctor doctor = run.doctors.last();
        QCOMPARE(doctor.doctor.fullName, u"Dr Haddad"_s);
        QCOMPARE(doctor.hours.size(), 2);
        QCOMPARE(doctor.hours[1].dayOfWeek, 2);
        QCOMPARE(doctor.hours[1].start.minutes, 510);
        QCOMPARE(doctor.hours[1].end.minutes, 720);
        QCOMPARE(doctor.hours[1].slotMinutes, 15);
        run.next();
        QCOMPARE(finished.size(), 1);
    }

    void goingBackKeepsWhatWasTyped()
    {
        Run run;
        run.open();
        run.next();
        run.next();
        QTRY_COMPARE(run.wizard->currentStep(), u"clinic"_s);
        run.type(u"clinicNameEdit"_s, u"Half a na"_s);
        run.back();
        QCOMPARE(run.wizard->currentStep(), u"database"_s);
        run.next();
        QTRY_COMPARE(run.wizard->currentStep(), u"clinic"_s);
        QCOMPARE(run.find<QLineEdit>(u"clinicNameEdit"_s)->text(), u"Half a na"_s);
    }

    void thereIsNoWayBackBehindTheAdministrator()
    {
        Run run;
        run.open(from(SetupStart::Administrator));
        run.type(u"adminEmail"_s, u"ada@clinic.example"_s);
        run.type(u"adminPassword"_s, Password);
        run.type(u"adminPasswordAgain"_s, Password);
        run.next();
        QTRY_COMPARE(run.wizard->currentStep(), u"doctor"_s);
        QVERIFY(!run.find<QPushButton>(u"setupBack"_s)->isVisible());
    }

    void anEmptyClinicIsRefusedInline()
    {
        Run run;
        run.open(from(SetupStart::Clinic));
        run.find<QComboBox>(u"clinicZone"_s)->setEditText(u"Atlantis"_s);
        run.next();
        QCOMPARE(run.wizard->currentStep(), u"clinic"_s);
        QVERIFY(!run.error(u"clinicNameEdit"_s).isEmpty());
        QVERIFY(!run.error(u"clinicZone"_s).isEmpty());
        QVERIFY(run.clinics.isEmpty());
    }

    void aZoneIsFoundByAnyPartOfItsName()
    {
        ZoneCombo combo;
        combo.show();
        combo.lineEdit()->clear();
        QTest::keyClicks(combo.lineEdit(), u"cairo"_s);
        combo.completer()->setCompletionPrefix(u"cairo"_s);
        QCOMPARE(combo.completer()->completionCount(), 1);
        combo.setEditText(u"africa/cairo"_s);
        QCOMPARE(combo.zone(), u"Africa/Cairo"_s);
        combo.setEditText(u"America/New York"_s);
        QCOMPARE(combo.zone(), u"America/New_York"_s);
        combo.setEditText(u"cair"_s);
        QVERIFY(combo.zone().isEmpty());
    }

    void weakAndUnequalPasswordsAreRefusedInline()
    {
        Run run;
        run.open(from(SetupStart::Administrator));
        run.type(u"adminEmail"_s, u"ada@clinic.example"_s);
        run.type(u"adminPassword"_s, u"short"_s);
        run.type(u"adminPasswordAgain"_s, u"shorter"_s);
        QVERIFY(run.error(u"adminPassword"_s).isEmpty()); // not before Continue
        run.next();
        QCOMPARE(run.wizard->currentStep(), u"administrator"_s);
        QVERIFY(run.error(u"adminPassword"_s).contains(u'7'));
        QVERIFY(!run.error(u"adminPasswordAgain"_s).isEmpty());
        run.type(u"adminPassword"_s, u"ada@clinic.example"_s);
        QVERIFY(!run.error(u"adminPassword"_s).isEmpty());
        run.type(u"adminPassword"_s, Password);
        run.type(u"adminPasswordAgain"_s, Password);
        QVERIFY(run.error(u"adminPassword"_s).isEmpty());
        QVERIFY(run.error(u"adminPasswordAgain"_s).isEmpty());
        QVERIFY(run.admins.isEmpty());
    }

    void whatTheServiceRefusesAppearsAtItsField()
    {
        Run run;
        run.open(from(SetupStart::Administrator));
        run.adminError = invalidField(u"/email"_s, u"not_an_email"_s, u"x"_s);
        run.type(u"adminEmail"_s, u"ada@clinic.example"_s);
        run.type(u"adminPassword"_s, Password);
        run.type(u"adminPasswordAgain"_s, Password);
        run.next();
        QTRY_VERIFY(!run.error(u"adminEmail"_s).isEmpty());
        QCOMPARE(run.wizard->currentStep(), u"administrator"_s);
        QCOMPARE(run.find<QLineEdit>(u"adminPassword"_s)->text(), Password);
    }

    void aPostgresServerIsTestedBeforeItIsUsed()
    {
        Run run;
        run.open(from(SetupStart::Database));
        run.find<QRadioButton>(u"usePostgres"_s)->click();
        run.type(u"pgHost"_s, u"db.clinic.example"_s);
        run.type(u"pgUser"_s, u"desk"_s);
        run.type(u"pgPassword"_s, u"p@ss/word"_s);
        run.databaseError = Error {ErrorCode::Unavailable, u"x"_s, {}, {}};
        QTest::mouseClick(run.find<QPushButton>(u"pgTest"_s), Qt::LeftButton);
        QTRY_VERIFY(run.message());
        QCOMPARE(run.message()->kind(), InlineMessage::Kind::Error);
        run.databaseError.reset();
        QTRY_VERIFY(run.find<QPushButton>(u"pgTest"_s)->isEnabled());
        QTest::mouseClick(run.find<QPushButton>(u"pgTest"_s), Qt::LeftButton);
        QTRY_COMPARE(run.message() ? run.message()->kind() : InlineMessage::Kind::Error,
                     InlineMessage::Kind::Success);
        QCOMPARE(run.tested.last(),
                 u"postgresql://desk:p%40ss%2Fword@db.clinic.example:5432/frontdesk"_s);
        run.next();
        QTRY_COMPARE(run.wizard->currentStep(), u"clinic"_s);
        QCOMPARE(run.opened.last(), run.tested.last());
    }

    void theTestSaysWhatTheDatabaseHolds_data()
    {
        QTest::addColumn<SchemaReport>("report");
        QTest::addColumn<InlineMessage::Kind>("kind");
        QTest::addColumn<QString>("text");
        using Kind = InlineMessage::Kind;
        QTest::newRow("empty") << SchemaReport {SchemaState::Empty, 0, 3} << Kind::Success
                               << u"is empty"_s;
        QTest::newRow("no right to make tables")
            << SchemaReport {SchemaState::Empty, 0, 3, false} << Kind::Error << u"may not create"_s;
        QTest::newRow("current") << SchemaReport {SchemaState::Current, 3, 3} << Kind::Success
                                 << u"in version 3."_s;
        QTest::newRow("older") << SchemaReport {SchemaState::Older, 2, 3} << Kind::Warning
                               << u"in version 2, and will be brought to version 3"_s;
        QTest::newRow("newer") << SchemaReport {SchemaState::Newer, 4, 3} << Kind::Error
                               << u"newer Frontdesk: it has version 4"_s;
        QTest::newRow("altered") << SchemaReport {SchemaState::Altered, 3, 3} << Kind::Error
                                 << u"changed by something else"_s;
        QTest::newRow("foreign") << SchemaReport {SchemaState::Foreign, 0, 3} << Kind::Error
                                 << u"not Frontdesk's"_s;
    }

    void theTestSaysWhatTheDatabaseHolds()
    {
        QFETCH(const SchemaReport, report);
        QFETCH(const InlineMessage::Kind, kind);
        QFETCH(const QString, text);
        Run run;
        run.report = report;
        run.open(from(SetupStart::Database));
        run.find<QRadioButton>(u"usePostgres"_s)->click();
        QTest::mouseClick(run.find<QPushButton>(u"pgTest"_s), Qt::LeftButton);
        QTRY_VERIFY(run.message());
        QVERIFY2(run.message()->text().contains(text), qPrintable(run.message()->text()));
        QVERIFY(run.message()->kind() == kind);
        QVERIFY(run.opened.isEmpty());
    }

    void aDatabaseThatDoesNotOpenKeepsTheStep()
    {
        Run run;
        run.open(from(SetupStart::Database));
        run.databaseError = Error {ErrorCode::DatabaseLocked, u"/x/clinic.db is in use"_s, {}, {}};
        run.next();
        QTRY_VERIFY(run.message());
        QVERIFY(run.message()->text().contains(u"/x/clinic.db is in use"_s));
        QCOMPARE(run.wizard->currentStep(), u"database"_s);
        run.type(u"sqlitePath"_s, u"relative.db"_s);
        run.next();
        QVERIFY(!run.error(u"sqlitePath"_s).isEmpty());
        run.databaseError.reset();
        run.type(u"sqlitePath"_s, u"/data/my clinic.db"_s);
        run.next();
        QTRY_COMPARE(run.wizard->currentStep(), u"clinic"_s);
        QCOMPARE(run.opened.last(), u"sqlite:///data/my%20clinic.db"_s);
    }

    void whyTheRememberedDatabaseDidNotOpenIsSaid()
    {
        Run run;
        SetupStart start = from(SetupStart::Database);
        start.databaseError = Error {ErrorCode::DatabaseLocked, u"it is in use"_s, {}, {}};
        run.open(start);
        QVERIFY(run.message());
        QVERIFY(run.message()->text().contains(u"it is in use"_s));
    }

    void anExistingClinicLeadsToTheLogIn()
    {
        Run run;
        run.state.hasAdministrator = true;
        QSignalSpy found(&run.open(from(SetupStart::Database)), &SetupWizard::existingClinicFound);
        run.next();
        QTRY_COMPARE(found.size(), 1);
    }

    void aGivenDatabaseIsNotAskedFor()
    {
        Run run;
        SetupStart start;
        start.databaseFixed = true;
        run.open(start);
        run.next();
        QTRY_COMPARE(run.wizard->currentStep(), u"clinic"_s);
        run.back();
        QCOMPARE(run.wizard->currentStep(), u"language"_s);
    }

    void theDoctorCanComeLater()
    {
        Run run;
        run.open(from(SetupStart::Doctor));
        QTest::mouseClick(run.find<QPushButton>(u"setupSkip"_s), Qt::LeftButton);
        QCOMPARE(run.wizard->currentStep(), u"done"_s);
        QVERIFY(run.doctors.isEmpty());
    }

    void aDoctorWithoutHoursIsRefusedInline()
    {
        Run run;
        run.open(from(SetupStart::Doctor));
        for (int day = 1; day <= 7; ++day)
            run.find<QCheckBox>(u"doctorDay%1"_s.arg(day))->setChecked(false);
        run.find<QTimeEdit>(u"doctorTo"_s)->setTime(QTime(9, 0));
        run.next();
        QCOMPARE(run.wizard->currentStep(), u"doctor"_s);
        QVERIFY(!run.error(u"doctorName"_s).isEmpty());
        QVERIFY(!run.error(u"doctorTo"_s).isEmpty());
        run.find<QTimeEdit>(u"doctorTo"_s)->setTime(QTime(9, 10));
        run.next();
        QVERIFY(!run.error(u"doctorTo"_s).isEmpty());
    }

    void enterContinues()
    {
        Run run;
        run.open(from(SetupStart::Clinic));
        run.type(u"clinicNameEdit"_s, u"Clinic"_s);
        QTest::keyClick(run.find<QLineEdit>(u"clinicNameEdit"_s), Qt::Key_Return);
        QTRY_COMPARE(run.wizard->currentStep(), u"administrator"_s);
    }

    void theLanguageTurnsTheWizardRoundAtOnce()
    {
        Run run;
        QSignalSpy chosen(&run.open(), &SetupWizard::languageChosen);
        run.find<QRadioButton>(u"language-ar"_s)->click();
        QTRY_COMPARE(run.wizard->layoutDirection(), Qt::RightToLeft);
        QTRY_VERIFY(run.find<QLabel>(u"setupTitle"_s)->text() != u"Language"_s);
        QCOMPARE(chosen.size(), 1);
    }

    void itCanBeLookedAt()
    {
        const QList<SetupStart::Step> steps = {SetupStart::Language, SetupStart::Database,
                                               SetupStart::Clinic, SetupStart::Administrator,
                                               SetupStart::Doctor};
        for (const QString &language : {u"en"_s, u"ar"_s}) {
            applyTheme(*qApp, language == u"en"_s ? ThemeKind::Light : ThemeKind::Dark);
            for (const SetupStart::Step step : steps) {
                Run run;
                run.open(from(step));
                run.languages.use(language);
                if (step == SetupStart::Database)
                    run.find<QRadioButton>(u"usePostgres"_s)->click();
                if (step == SetupStart::Administrator)
                    run.next();
                QTRY_COMPARE(run.wizard->layoutDirection(),
                             language == u"ar"_s ? Qt::RightToLeft : Qt::LeftToRight);
                QCoreApplication::processEvents();
                test::keepShot(*run.wizard, u"setup-%1-%2"_s.arg(language, QString::number(step)));
                run.languages.use(u"en"_s);
            }
        }
    }
};

QTEST_MAIN(SetupTest)
#include "tst_setup.moc"
