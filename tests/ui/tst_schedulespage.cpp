// SPDX-License-Identifier: GPL-3.0-or-later
#include "schedules/schedulespage.h"

#include "deskfixture.h"
#include "models/doctorbox.h"
#include "models/slottimeedit.h"
#include "shell/inlinemessage.h"
#include "shots.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryFile>
#include <QToolButton>
#include <QtTest>

using namespace frontdesk;
using namespace Qt::StringLiterals;

class TestSchedulesPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<DeskFixture>();
        m_doctor = m_desk->addDoctor(u"Dr Lina Haddad"_s, u"Dermatology"_s);
    }
    void cleanup()
    {
        m_page.reset();
        m_desk.reset();
    }

    void theOnlyDoctorIsChosenAtOnce();
    void hoursAreAddedForSeveralWeekdaysAtOnce();
    void severalWeekdaysAreStoredTogetherOrNotAtAll();
    void overlappingHoursAreRefusedInline();
    void alternatingWeeksNeedAFirstDay();
    void shorterHoursListTheAppointmentsOutsideThem();
    void removingAsksInlineAndCancelsNothing();
    void theWindowIsChosenByClickAndByArrow();
    void emptyGroundStartsHoursThere();
    void aDoctorSeesTheirOwnHoursAlone();
    void aCalendarsHolidaysAreImportedAfterAQuestion();
    void aFileThatIsNoCalendarIsExplained();
    void onlyAnAdministratorImportsHolidays();
    void pictures();

private:
    void open()
    {
        m_page = shownPage<SchedulesPage>(*m_desk);
        QTRY_VERIFY(m_page->findChild<DoctorBox *>()->chosen());
        QTRY_VERIFY(named<QPushButton>(*m_page, u"newWindow"_s)->isEnabled());
    }
    QTableView *windows() { return named<QTableView>(*m_page, u"windows"_s); }
    QWidget *grid() { return named<QWidget>(*m_page, u"weekGrid"_s); }
    QWidget &editor() { return *named<QWidget>(*m_page, u"windowEditor"_s); }
    SlotTimeEdit *time(const QString &name) { return named<SlotTimeEdit>(editor(), name); }
    void press(const QString &name)
    {
        QTest::mouseClick(named<QPushButton>(*m_page, name), Qt::LeftButton);
    }
    QList<Schedule> stored()
    {
        return *m_desk->services().schedules.listForDoctor(m_desk->admin, m_doctor.id);
    }
    QStringList notes()
    {
        QStringList texts;
        for (const QLabel *label : editor().findChildren<QLabel *>(u"fieldNote"_s)) {
            if (label->isVisible())
                texts.append(label->text());
        }
        return texts;
    }

    std::unique_ptr<DeskFixture> m_desk;
    Doctor m_doctor;
    std::unique_ptr<SchedulesPage> m_page;
};

void TestSchedulesPage::theOnlyDoctorIsChosenAtOnce()
{
    m_desk->addWeek(m_doctor);
    open();
    QTRY_COMPARE(windows()->model()->rowCount(), 5);
    QCOMPARE(windows()->model()->index(0, 0).data().toString(), u"Monday"_s);
    QCOMPARE(windows()->model()->index(0, 1).data().toString(), u"09:00–17:00"_s);
}

void TestSchedulesPage::hoursAreAddedForSeveralWeekdaysAtOnce()
{
    open();
    press(u"newWindow"_s);
    for (const int day : {2, 3})
        QTest::mouseClick(named<QToolButton>(editor(), u"day%1"_s.arg(day)), Qt::LeftButton);
    time(u"start"_s)->setWallTime(WallTime {8 * 60});
    time(u"end"_s)->setWallTime(WallTime {0});
    named<QSpinBox>(editor(), u"slot"_s)->setValue(30);
    press(u"save"_s);
    QTRY_COMPARE(stored().size(), 3);
    QCOMPARE(stored().at(2).dayOfWeek, 3);
    QCOMPARE(stored().at(2).end.minutes, 24 * 60);
    QCOMPARE(stored().at(2).slotMinutes, 30);
    QTRY_COMPARE(windows()->model()->rowCount(), 3);
}

void TestSchedulesPage::severalWeekdaysAreStoredTogetherOrNotAtAll()
{
    open();
    press(u"newWindow"_s);
    for (const int day : {2, 3})
        QTest::mouseClick(named<QToolButton>(editor(), u"day%1"_s.arg(day)), Qt::LeftButton);
    // Another desk is quicker on Tuesday; nobody heard of it here.
    {
        const QSignalBlocker unheard(&m_desk->backend->changes());
        QVERIFY(m_desk->services().schedules.create(
            m_desk->admin, {m_doctor.id, 2, WallTime {9 * 60}, WallTime {12 * 60}, 20, {}, {}, 1}));
    }
    time(u"start"_s)->setWallTime(WallTime {8 * 60});
    time(u"end"_s)->setWallTime(WallTime {17 * 60});
    press(u"save"_s);
    QTRY_VERIFY(notes().join(u' ').contains(u"Tuesday"_s));
    QCOMPARE(stored().size(), 1);
    QVERIFY(named<QToolButton>(editor(), u"day1"_s)->isChecked());
}

void TestSchedulesPage::overlappingHoursAreRefusedInline()
{
    m_desk->addWeek(m_doctor);
    open();
    QTRY_COMPARE(windows()->model()->rowCount(), 5);
    press(u"newWindow"_s);
    time(u"start"_s)->setWallTime(WallTime {16 * 60});
    time(u"end"_s)->setWallTime(WallTime {18 * 60});
    press(u"save"_s);
    QVERIFY(notes().join(u' ').contains(u"09:00–17:00"_s));
    QCOMPARE(stored().size(), 5);
    QCOMPARE(time(u"start"_s)->wallTime().minutes, 16 * 60);
}

void TestSchedulesPage::alternatingWeeksNeedAFirstDay()
{
    open();
    press(u"newWindow"_s);
    named<QComboBox>(editor(), u"interval"_s)->setCurrentIndex(1);
    press(u"save"_s);
    QVERIFY(named<QLineEdit>(editor(), u"validFrom"_s)->property("faulty").toBool());
    named<QLineEdit>(editor(), u"validFrom"_s)->setText(u"16/3/26"_s);
    press(u"save"_s);
    QTRY_COMPARE(stored().size(), 1);
    QCOMPARE(stored().first().validFrom, QDate(2026, 3, 16));
    QCOMPARE(stored().first().weekInterval, 2);
}

void TestSchedulesPage::shorterHoursListTheAppointmentsOutsideThem()
{
    m_desk->addWeek(m_doctor);
    const Patient patient = m_desk->addPatient(u"Ahmed Haddad"_s, {}, u"0171 1"_s);
    const auto booked = m_desk->book(m_doctor, patient, m_desk->at(QDate(2026, 3, 10), 16, 0), 20);
    QVERIFY(booked);
    open();
    QTRY_COMPARE(windows()->model()->rowCount(), 5);
    windows()->setCurrentIndex(windows()->model()->index(1, 0));
    time(u"end"_s)->setWallTime(WallTime {12 * 60});
    QVERIFY(m_page->hasUnsavedChanges());
    press(u"save"_s);
    auto *affected = named<QTableView>(*m_page, u"affectedTable"_s);
    QTRY_VERIFY(affected->isVisible());
    QCOMPARE(affected->model()->rowCount(), 1);
    QCOMPARE(affected->model()->index(0, 1).data().toString(), u"Ahmed Haddad"_s);
    QSignalSpy requested(m_page.get(), &SchedulesPage::appointmentRequested);
    affected->setFocus();
    affected->setCurrentIndex(affected->model()->index(0, 0));
    QTest::keyClick(affected, Qt::Key_Return);
    QCOMPARE(requested.size(), 1);
    const auto still = m_desk->services().appointments.get(m_desk->admin, booked->appointment.id);
    QVERIFY(still->appointment.status == AppointmentStatus::Confirmed);
    test::keepShot(*m_page, u"schedules-affected"_s);
}

void TestSchedulesPage::removingAsksInlineAndCancelsNothing()
{
    m_desk->addWeek(m_doctor);
    open();
    QTRY_COMPARE(windows()->model()->rowCount(), 5);
    windows()->setCurrentIndex(windows()->model()->index(0, 0));
    press(u"remove"_s);
    QCOMPARE(stored().size(), 5);
    QTest::mouseClick(named<QPushButton>(editor(), u"inlineMessageAction"_s), Qt::LeftButton);
    QTRY_COMPARE(stored().size(), 4);
    QTRY_COMPARE(windows()->model()->rowCount(), 4);
    QCOMPARE(m_desk->prompts.asked, 0);
}

void TestSchedulesPage::theWindowIsChosenByClickAndByArrow()
{
    m_desk->addWeek(m_doctor);
    open();
    QTRY_COMPARE(windows()->model()->rowCount(), 5);
    QTest::mouseClick(grid(), Qt::LeftButton, {},
                      QPoint(grid()->width() / 2, grid()->height() / 2));
    QVERIFY(editor().isVisible());
    const int row = windows()->currentIndex().row();
    QCOMPARE(row, 3);
    grid()->setFocus();
    QTest::keyClick(grid(), Qt::Key_Down);
    QCOMPARE(windows()->currentIndex().row(), row + 1);
    QTest::keyClick(grid(), Qt::Key_Home);
    QCOMPARE(windows()->currentIndex().row(), 0);
}

void TestSchedulesPage::emptyGroundStartsHoursThere()
{
    m_desk->addWeek(m_doctor);
    open();
    QTRY_COMPARE(windows()->model()->rowCount(), 5);
    QTest::mouseClick(grid(), Qt::LeftButton, {},
                      QPoint(grid()->width() - 20, grid()->height() / 2));
    QVERIFY(editor().isVisible());
    QVERIFY(named<QToolButton>(editor(), u"day7"_s)->isChecked());
    QVERIFY(time(u"start"_s)->wallTime().minutes % 30 == 0);
}

void TestSchedulesPage::aDoctorSeesTheirOwnHoursAlone()
{
    m_desk->addDoctor(u"Dr Other"_s, u"Dermatology"_s);
    m_desk->addWeek(m_doctor);
    m_desk->context->actor.role = Role::Doctor;
    m_desk->context->actor.doctorId = m_doctor.id;
    open();
    QCOMPARE(m_page->findChild<DoctorBox *>()->count(), 1);
}

void TestSchedulesPage::aCalendarsHolidaysAreImportedAfterAQuestion()
{
    m_desk->addWeek(m_doctor);
    open();
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Feast\r\n"
               "DTSTART;VALUE=DATE:20260311\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    file.close();
    m_desk->prompts.file = file.fileName();
    const auto holidays = [this] {
        return m_desk->services().exceptions.listForClinic(m_desk->admin)->size();
    };
    press(u"importHolidays"_s);
    QTRY_COMPARE(m_desk->prompts.asked, 2); // the file, and whether to
    QCOMPARE(holidays(), 0);
    m_desk->prompts.confirms = true;
    QSignalSpy told(m_page.get(), &DeskPage::notice);
    press(u"importHolidays"_s);
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(holidays(), 1);
    // A second time there is nothing to do.
    press(u"importHolidays"_s);
    QTRY_VERIFY(
        named<InlineMessage>(*m_page, u"pageMessage"_s)->text().contains(u"Nothing to import"_s));
    QCOMPARE(holidays(), 1);
}

void TestSchedulesPage::aFileThatIsNoCalendarIsExplained()
{
    open();
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("%PDF-1.4");
    file.close();
    m_desk->prompts.file = file.fileName();
    press(u"importHolidays"_s);
    QTRY_VERIFY(
        named<InlineMessage>(*m_page, u"pageMessage"_s)->text().contains(u"not a calendar"_s));
    m_desk->prompts.file = u"/no/such/file.ics"_s;
    press(u"importHolidays"_s);
    QTRY_VERIFY(
        named<InlineMessage>(*m_page, u"pageMessage"_s)->text().contains(u"cannot be read"_s));
}

void TestSchedulesPage::onlyAnAdministratorImportsHolidays()
{
    m_desk->context->actor.role = Role::Receptionist;
    open();
    QVERIFY(!named<QPushButton>(*m_page, u"importHolidays"_s)->isVisible());
}

void TestSchedulesPage::pictures()
{
    const auto add = [&](int day, int from, int to, QDate first = {}, int weeks = 1) {
        QVERIFY(m_desk->services().schedules.create(
            m_desk->admin,
            {m_doctor.id, day, WallTime {from * 60}, WallTime {to * 60}, 20, first, {}, weeks}));
    };
    for (const int day : {1, 2, 4}) {
        add(day, 9, 12);
        add(day, 13, 17);
    }
    add(3, 9, 13, QDate(2026, 3, 11), 2);
    add(3, 10, 14, QDate(2026, 3, 18), 2);
    add(5, 7, 12, QDate(2026, 4, 1));
    open();
    QTRY_COMPARE(windows()->model()->rowCount(), 9);
    windows()->setCurrentIndex(windows()->model()->index(1, 0));
    test::keepShot(*m_page, u"schedules-light"_s);
    m_page.reset();
    qApp->setLayoutDirection(Qt::RightToLeft);
    open();
    applyTheme(*qApp, ThemeKind::Dark);
    QTRY_COMPARE(windows()->model()->rowCount(), 9);
    press(u"newWindow"_s);
    press(u"save"_s);
    test::keepShot(*m_page, u"schedules-rtl-dark"_s);
    qApp->setLayoutDirection(Qt::LeftToRight);
}

QTEST_MAIN(TestSchedulesPage)
#include "tst_schedulespage.moc"
