// SPDX-License-Identifier: GPL-3.0-or-later
#include "waitlist/waitlistpage.h"

#include "deskfixture.h"
#include "shots.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QtTest>

using namespace frontdesk;
using namespace Qt::StringLiterals;

class TestWaitlistPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<DeskFixture>();
        m_doctor = m_desk->addDoctor(u"Dr Lina Haddad"_s, u"Dermatology"_s);
        m_desk->addWeek(m_doctor);
    }
    void cleanup()
    {
        m_page.reset();
        m_desk.reset();
    }

    void anEntryIsTakenDown();
    void whatCannotBeReadIsSaidUnderItsField();
    void anEntryIsChangedAndTakenOffTheList();
    void aFreedTimeIsOfferedToWhoWantsIt();
    void withoutADatabaseNothingIsSavedAndNothingLost();
    void pictures();

private:
    Instant at(int hour, int minute = 0) { return m_desk->at(QDate(2026, 3, 9), hour, minute); }
    void open()
    {
        m_page = shownPage<WaitlistPage>(*m_desk);
        QTRY_VERIFY(table()->model());
    }
    QTableView *table() { return named<QTableView>(*m_page, u"table"_s); }
    QLineEdit *line(const QString &name) { return named<QLineEdit>(*m_page, name); }
    void press(const QString &name)
    {
        QTest::mouseClick(named<QPushButton>(*m_page, name), Qt::LeftButton);
    }
    Patient patient(const QString &name)
    {
        return m_desk->addPatient(name, QDate(1984, 11, 2), u"030 5551000"_s);
    }
    WaitlistDetails entered(const QString &name, Urgency urgency = Urgency::Routine,
                            const QString &note = {})
    {
        NewWaitlistEntry wanted;
        wanted.patientId = patient(name).id;
        wanted.doctorId = m_doctor.id;
        wanted.urgency = urgency;
        wanted.note = note;
        return *m_desk->services().waitlist.enter(m_desk->admin, wanted);
    }
    QList<WaitlistDetails> stored()
    {
        return m_desk->services().waitlist.list(m_desk->admin, {}, {})->items;
    }

    std::unique_ptr<DeskFixture> m_desk;
    Doctor m_doctor;
    std::unique_ptr<WaitlistPage> m_page;
};

void TestWaitlistPage::anEntryIsTakenDown()
{
    patient(u"Omar Khalil"_s);
    open();
    press(u"newEntry"_s);
    auto *box = line(u"patientBox"_s);
    QTRY_VERIFY(box->hasFocus());
    QTest::keyClicks(box, u"omar"_s);
    auto *wanted = named<QComboBox>(*m_page, u"wanted"_s);
    QTRY_COMPARE(wanted->count(), 3);
    wanted->setCurrentText(u"Dr Lina Haddad"_s);
    QTest::mouseClick(named<QToolButton>(*m_page, u"day2"_s), Qt::LeftButton);
    line(u"windows"_s)->setText(u"09:00-12:00, 14:00–16:00"_s);
    line(u"latest"_s)->setText(u"30.4.2026"_s);
    named<QComboBox>(*m_page, u"urgency"_s)->setCurrentIndex(1);
    QTest::keyClick(line(u"windows"_s), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    const WaitlistEntry entry = stored().first().entry;
    QVERIFY(entry.doctorId == m_doctor.id);
    QCOMPARE(entry.daysOfWeek, QList<int> {2});
    QCOMPARE(entry.windows.size(), 2);
    QCOMPARE(entry.latestDate, QDate(2026, 4, 30));
    QVERIFY(entry.urgency == Urgency::Soon);
    QTRY_VERIFY(!m_page->hasUnsavedChanges());
}

void TestWaitlistPage::whatCannotBeReadIsSaidUnderItsField()
{
    patient(u"Omar Khalil"_s);
    open();
    press(u"newEntry"_s);
    QTest::keyClicks(line(u"patientBox"_s), u"omar"_s);
    line(u"windows"_s)->setText(u"mornings"_s);
    line(u"latest"_s)->setText(u"soon"_s);
    press(u"save"_s);
    QTRY_VERIFY(line(u"windows"_s)->property("faulty").toBool());
    QVERIFY(line(u"latest"_s)->property("faulty").toBool());
    QVERIFY(stored().isEmpty());
    QVERIFY(m_page->hasUnsavedChanges());
}

void TestWaitlistPage::anEntryIsChangedAndTakenOffTheList()
{
    const WaitlistDetails made = entered(u"Omar Khalil"_s);
    open();
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    table()->selectRow(0);
    QTRY_COMPARE(named<QLabel>(*m_page, u"patientName"_s)->text().contains(u"Omar Khalil"_s), true);
    named<QComboBox>(*m_page, u"urgency"_s)->setCurrentIndex(2);
    press(u"save"_s);
    QTRY_VERIFY(stored().first().entry.urgency == Urgency::Urgent);
    QTRY_VERIFY(named<QPushButton>(*m_page, u"remove"_s)->isEnabled());
    press(u"remove"_s);
    QTRY_COMPARE(table()->model()->rowCount(), 0);
    QVERIFY(stored().first().entry.status == WaitlistStatus::Withdrawn);
    named<QComboBox>(*m_page, u"filter"_s)->setCurrentIndex(1);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
}

void TestWaitlistPage::aFreedTimeIsOfferedToWhoWantsIt()
{
    const WaitlistDetails first = entered(u"Omar Khalil"_s);
    const WaitlistDetails second = entered(u"Lena Fischer"_s, Urgency::Urgent);
    const auto taken = m_desk->book(m_doctor, patient(u"Adam Weiss"_s), at(10), 20);
    QVERIFY(taken);
    open();
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    QSignalSpy notices(m_page.get(), &DeskPage::notice);
    QVERIFY(m_desk->services().appointments.cancel(m_desk->admin, taken->appointment.id, {}, {}));
    QTRY_COMPARE(notices.size(), 1);
    QVERIFY(notices.first().first().toString().startsWith(u"2 patient"_s));
    auto *action = named<QPushButton>(*m_page, u"inlineMessageAction"_s);
    QTest::mouseClick(action, Qt::LeftButton);
    QTRY_COMPARE(m_desk->services().waitlist.get(m_desk->admin, first.entry.id)->offers.size(), 1);
    QCOMPARE(m_desk->services().waitlist.get(m_desk->admin, second.entry.id)->offers.size(), 1);
}

void TestWaitlistPage::withoutADatabaseNothingIsSavedAndNothingLost()
{
    open();
    press(u"newEntry"_s);
    line(u"windows"_s)->setText(u"09:00-12:00"_s);
    m_page->setConnected(false, at(10));
    QVERIFY(!named<QPushButton>(*m_page, u"save"_s)->isEnabled());
    QCOMPARE(line(u"windows"_s)->text(), u"09:00-12:00"_s);
    m_page->setConnected(true, at(10));
    QVERIFY(named<QPushButton>(*m_page, u"save"_s)->isEnabled());
    QVERIFY(m_page->hasUnsavedChanges());
}

void TestWaitlistPage::pictures()
{
    entered(u"Omar Khalil"_s, Urgency::Soon, u"Mornings are best"_s);
    entered(u"Lena Fischer"_s, Urgency::Urgent);
    entered(u"Ahmed Haddad"_s);
    const auto taken = m_desk->book(m_doctor, patient(u"Adam Weiss"_s), at(10), 20);
    open();
    QTRY_COMPARE(table()->model()->rowCount(), 3);
    QSignalSpy notices(m_page.get(), &DeskPage::notice);
    QVERIFY(m_desk->services().appointments.cancel(m_desk->admin, taken->appointment.id, {}, {}));
    QTRY_COMPARE(notices.size(), 1);
    table()->selectRow(1);
    QTRY_VERIFY(named<QLabel>(*m_page, u"patientName"_s)->isVisible());
    test::keepShot(*m_page, u"waitlist-light"_s);
    applyTheme(*qApp, ThemeKind::Dark);
    test::keepShot(*m_page, u"waitlist-dark"_s);
    applyTheme(*qApp, ThemeKind::Light);
    m_page->setLayoutDirection(Qt::RightToLeft);
    test::keepShot(*m_page, u"waitlist-rtl"_s);
}

QTEST_MAIN(TestWaitlistPage)
#include "tst_waitlistpage.moc"
