// SPDX-License-Identifier: GPL-3.0-or-later
#include "patients/patientspage.h"

#include "deskfixture.h"
#include "patients/patienteditor.h"
#include "shots.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QtTest>

#include <array>
#include <cstddef>
#include <new>

using namespace frontdesk;
using namespace Qt::StringLiterals;

class TestPatientsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<DeskFixture>();
        m_haddad = m_desk->addPatient(u"Ahmed Haddad"_s, QDate(1980, 3, 12), u"0171 234567"_s);
        m_klein = m_desk->addPatient(u"Berta Klein"_s, QDate(1990, 1, 2), u"0172 998877"_s);
    }
    void cleanup()
    {
        m_page.reset();
        m_desk.reset();
    }

    void theSearchFindsByNamePhoneAndBirthDate();
    void aLongListLoadsMoreOnRequest();
    void choosingARowShowsTheRecord();
    void aNewPatientAppearsInTheList();
    void aFaultStandsUnderItsFieldAndNothingIsLost();
    void aLikelyDuplicateIsSaidBeforeItIsCreated();
    void unsavedChangesAreNotLeftWithoutAsking();
    void aChangeFromElsewhereIsMergedOnReload();
    void comingAndPastAppointmentsAreListed();
    void anEmptyClinicOffersToCreate();
    void closingDuringARequestIsHarmless();
    void aSearchThatOutlivesTheDeskIsHarmless();
    void pictures();

private:
    void open() { m_page = shownPage<PatientsPage>(*m_desk); }
    QTableView *table() { return named<QTableView>(*m_page, u"table"_s); }
    void openRow(int row)
    {
        QTRY_VERIFY(table()->model()->rowCount() > row);
        table()->setFocus();
        table()->setCurrentIndex(table()->model()->index(row, 0));
        QTRY_VERIFY(editor()->isVisible());
        QTRY_COMPARE(line(u"fullName"_s)->text(),
                     table()->model()->index(row, 0).data().toString());
    }
    PatientEditor *editor() { return m_page->findChild<PatientEditor *>(); }
    QLineEdit *line(const QString &name) { return named<QLineEdit>(*editor(), name); }
    QString message() { return named<QLabel>(*editor(), u"inlineMessageText"_s)->text(); }
    void press(const QString &name)
    {
        QTest::mouseClick(named<QPushButton>(*m_page, name), Qt::LeftButton);
    }

    std::unique_ptr<DeskFixture> m_desk;
    Patient m_haddad, m_klein;
    std::unique_ptr<PatientsPage> m_page;
};

void TestPatientsPage::theSearchFindsByNamePhoneAndBirthDate()
{
    open();
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    auto *box = named<QLineEdit>(*m_page, u"search"_s);
    QTest::keyClicks(box, u"klei"_s);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    QCOMPARE(table()->model()->index(0, 0).data().toString(), u"Berta Klein"_s);
    box->clear();
    QTest::keyClicks(box, u"0171"_s);
    QTRY_COMPARE(table()->model()->index(0, 0).data().toString(), u"Ahmed Haddad"_s);
    box->clear();
    QTest::keyClicks(box, u"2/1/1990"_s);
    QTRY_COMPARE(table()->model()->index(0, 0).data().toString(), u"Berta Klein"_s);
    box->clear();
    QTest::keyClicks(box, u"nobody"_s);
    QTRY_VERIFY(!table()->isVisible());
}

void TestPatientsPage::aLongListLoadsMoreOnRequest()
{
    for (int at = 0; at < 60; ++at)
        m_desk->addPatient(u"Patient %1"_s.arg(at, 3, 10, QChar(u'0')), {}, {});
    open();
    QTRY_COMPARE(table()->model()->rowCount(), 50);
    press(u"more"_s);
    QTRY_COMPARE(table()->model()->rowCount(), 62);
    QVERIFY(!named<QPushButton>(*m_page, u"more"_s)->isVisible());
}

void TestPatientsPage::choosingARowShowsTheRecord()
{
    open();
    openRow(0);
    QCOMPARE(line(u"phone"_s)->text(), u"0171 234567"_s);
    QCOMPARE(line(u"dateOfBirth"_s)->text(), u"12/03/1980"_s);
    QVERIFY(!m_page->hasUnsavedChanges());
}

void TestPatientsPage::aNewPatientAppearsInTheList()
{
    open();
    press(u"newPatient"_s);
    QTest::keyClicks(line(u"fullName"_s), u"Carla Neu"_s);
    QTest::keyClicks(line(u"dateOfBirth"_s), u"1.2.2001"_s);
    QTest::keyClick(line(u"dateOfBirth"_s), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY2(table()->model()->rowCount() == 3, qPrintable(message()));
    const auto found = m_desk->services().patients.search(m_desk->admin, u"carla"_s, {});
    QCOMPARE(found->items.first().dateOfBirth, QDate(2001, 2, 1));
    QVERIFY(!m_page->hasUnsavedChanges());
}

void TestPatientsPage::aFaultStandsUnderItsFieldAndNothingIsLost()
{
    open();
    press(u"newPatient"_s);
    press(u"save"_s);
    QVERIFY(line(u"fullName"_s)->property("faulty").toBool());
    line(u"fullName"_s)->setText(u"Carla Neu"_s);
    line(u"phone"_s)->setText(u"call me"_s);
    press(u"save"_s);
    QTRY_VERIFY(line(u"phone"_s)->property("faulty").toBool());
    QCOMPARE(line(u"fullName"_s)->text(), u"Carla Neu"_s);
    line(u"phone"_s)->clear();
    line(u"dateOfBirth"_s)->setText(u"31.2.1980"_s);
    press(u"save"_s);
    QVERIFY(line(u"dateOfBirth"_s)->property("faulty").toBool());
    QCOMPARE(m_desk->prompts.asked, 0);
}

void TestPatientsPage::aLikelyDuplicateIsSaidBeforeItIsCreated()
{
    open();
    press(u"newPatient"_s);
    line(u"fullName"_s)->setText(u"ahmed  haddad"_s);
    press(u"save"_s);
    QTRY_VERIFY(message().contains(u"Ahmed Haddad"_s));
    QCOMPARE(m_desk->services().patients.search(m_desk->admin, u"haddad"_s, {})->items.size(), 1);
    QTest::mouseClick(named<QPushButton>(*editor(), u"inlineMessageAction"_s), Qt::LeftButton);
    QTRY_COMPARE(m_desk->services().patients.search(m_desk->admin, u"haddad"_s, {})->items.size(),
                 2);
}

void TestPatientsPage::unsavedChangesAreNotLeftWithoutAsking()
{
    open();
    openRow(0);
    line(u"phone"_s)->setText(u"0199"_s);
    QVERIFY(m_page->hasUnsavedChanges());
    table()->setCurrentIndex(table()->model()->index(1, 0));
    auto *discard = named<QPushButton>(*editor(), u"inlineMessageAction"_s);
    QTRY_VERIFY(discard->isVisible());
    QCOMPARE(line(u"phone"_s)->text(), u"0199"_s);
    QCOMPARE(table()->currentIndex().row(), 0);
    QTest::mouseClick(discard, Qt::LeftButton);
    QTRY_COMPARE(line(u"fullName"_s)->text(), u"Berta Klein"_s);
    QCOMPARE(table()->currentIndex().row(), 1);
}

void TestPatientsPage::aChangeFromElsewhereIsMergedOnReload()
{
    open();
    openRow(0);
    line(u"phone"_s)->setText(u"0199"_s);
    PatientChanges elsewhere;
    elsewhere.email = u"ahmed@example.org"_s;
    QVERIFY(m_desk->services().patients.update(m_desk->admin, m_haddad.id, elsewhere, {}));
    press(u"save"_s);
    auto *reload = named<QPushButton>(*editor(), u"inlineMessageAction"_s);
    QTRY_VERIFY(reload->isVisible());
    QCOMPARE(line(u"phone"_s)->text(), u"0199"_s);
    QTest::mouseClick(reload, Qt::LeftButton);
    QTRY_COMPARE(line(u"email"_s)->text(), u"ahmed@example.org"_s);
    QCOMPARE(line(u"phone"_s)->text(), u"0199"_s);
    press(u"save"_s);
    QTRY_VERIFY(!m_page->hasUnsavedChanges());
    const auto stored = m_desk->services().patients.get(m_desk->admin, m_haddad.id);
    QCOMPARE(stored->phone, u"0199"_s);
    QCOMPARE(stored->email, u"ahmed@example.org"_s);
}

void TestPatientsPage::comingAndPastAppointmentsAreListed()
{
    const Doctor doctor = m_desk->addDoctor(u"Dr Weber"_s, u"Dermatology"_s);
    m_desk->addWeek(doctor);
    QVERIFY(m_desk->book(doctor, m_haddad, m_desk->at(QDate(2026, 3, 10), 10, 0), 20));
    QVERIFY(m_desk->book(doctor, m_haddad, m_desk->at(QDate(2026, 3, 11), 10, 0), 20));
    m_desk->clock.set(m_desk->at(QDate(2026, 3, 10), 18, 0));
    open();
    openRow(0);
    auto *tabs = named<QTabBar>(*m_page, u"historyTabs"_s);
    auto *history = named<QTableView>(*m_page, u"historyTable"_s);
    QTRY_COMPARE(history->model()->rowCount(), 1);
    QVERIFY(history->model()->index(0, 0).data().toString().contains(u"11"_s));
    tabs->setCurrentIndex(1);
    QCOMPARE(history->model()->rowCount(), 1);
    QVERIFY(history->model()->index(0, 0).data().toString().contains(u"10:00"_s));
}

void TestPatientsPage::anEmptyClinicOffersToCreate()
{
    m_desk = std::make_unique<DeskFixture>();
    open();
    QTRY_VERIFY(!table()->isVisible());
    test::keepShot(*m_page, u"patients-empty"_s);
}

void TestPatientsPage::closingDuringARequestIsHarmless()
{
    open();
    m_page->showPatient(m_haddad.id);
    m_page.reset();
    QCoreApplication::processEvents();
}

void TestPatientsPage::aSearchThatOutlivesTheDeskIsHarmless()
{
    QSemaphore mayGoOn;
    const auto wait = [&mayGoOn](Services &) -> Result<void> {
        mayGoOn.acquire();
        return {};
    };
    for (int worker = 0; worker < 2; ++worker)
        (void)m_desk->executor->run(wait);
    alignas(DeskContext) std::array<std::byte, sizeof(DeskContext)> place {};
    auto *context = new (place.data()) DeskContext(*m_desk->context);
    m_page = std::make_unique<PatientsPage>(*context);
    m_page->activate();
    m_page.reset();
    context->~DeskContext();
    place.fill(std::byte {0}); // as whatever has its place now
    mayGoOn.release(2);
    auto last = m_desk->executor->run([](Services &) -> Result<void> { return {}; });
    QTRY_VERIFY(last.isFinished());
}

void TestPatientsPage::pictures()
{
    const Doctor doctor = m_desk->addDoctor(u"Dr Lina Weber-Oberhausen"_s, u"Dermatology"_s);
    m_desk->addWeek(doctor);
    m_desk->addPatient(u"أحمد عبد الرحمن الحداد"_s, QDate(1975, 5, 5), u"+20 100 123 4567"_s);
    m_desk->addPatient(u"Wolfeschlegelsteinhausenbergerdorff-Vanderschueren Maximilian Alexander"_s,
                       QDate(1940, 12, 1), u"0301234567"_s);
    for (const char *name :
         {"Clara Novak", "Daniel Okafor", "Eva Lind", "Farid Aziz", "Greta Holm"})
        m_desk->addPatient(QString::fromLatin1(name), QDate(1960 + name[0] % 40, 4, 5),
                           u"0171 55501%1"_s.arg(int(name[0])));
    QVERIFY(m_desk->book(doctor, m_haddad, m_desk->at(QDate(2026, 3, 10), 10, 0), 20));
    QVERIFY(m_desk->book(doctor, m_haddad, m_desk->at(QDate(2026, 4, 11), 10, 0), 20) || true);
    open();
    openRow(0);
    auto *history = named<QTableView>(*m_page, u"historyTable"_s);
    QTRY_VERIFY(history->model()->rowCount() >= 1);
    test::keepShot(*m_page, u"patients-light"_s);
    applyTheme(*qApp, ThemeKind::Dark);
    line(u"phone"_s)->setText(u"call me"_s);
    press(u"save"_s);
    QTRY_VERIFY(line(u"phone"_s)->property("faulty").toBool());
    test::keepShot(*m_page, u"patients-dark-fault"_s);
    m_page.reset();
    qApp->setLayoutDirection(Qt::RightToLeft);
    open();
    openRow(1);
    test::keepShot(*m_page, u"patients-rtl"_s);
    qApp->setLayoutDirection(Qt::LeftToRight);
}

QTEST_MAIN(TestPatientsPage)
#include "tst_patientspage.moc"
