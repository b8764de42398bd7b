// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/flowpage.h"

#include "deskfixture.h"
#include "shell/emptystate.h"
#include "shell/languages.h"
#include "shots.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QtTest>

using namespace frontdesk;
using namespace Qt::StringLiterals;

class TestFlowPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<DeskFixture>();
        m_doctor = m_desk->addDoctor(u"Dr Lina Haddad"_s, u"Dermatology"_s);
        m_desk->addWeek(m_doctor);
        m_desk->clock.set(at(10, 0));
    }
    void cleanup()
    {
        m_page.reset();
        m_desk.reset();
    }

    void timersTurnAtTheirMinutes();
    void everyCardStandsWhereItsStatusSays();
    void f9TakesAPatientThroughTheDay();
    void f8ChecksInWhoIsExpected();
    void anEmptyDaySaysSoAndOffersAWalkIn();
    void aStepTakenByMistakeIsTakenBack();
    void aWalkInIsTakenDownByKeysAndSeenAtOnce();
    void whoCannotBeSeenWaitsAndIsTakenInLater();
    void arrowsGoFromColumnToColumn();
    void withoutADatabaseNoStepCanBeTaken();
    void anotherDesksStepShowsByItself();
    void cardsAreReadOutWhole();
    void alertsAndRoomsKeptAreOnTheCard();
    void pictures();

private:
    Instant at(int hour, int minute) { return m_desk->at(QDate(2026, 3, 9), hour, minute); }
    AppointmentDetails booked(const QString &name, int hour, int minute = 0)
    {
        const Patient patient = m_desk->addPatient(name, QDate(1980, 1, 1), u"030 5551000"_s);
        return *m_desk->book(m_doctor, patient, at(hour, minute), 20);
    }
    void step(const AppointmentDetails &details, AppointmentStatus status)
    {
        QVERIFY(m_desk->services().appointments.setStatus(m_desk->admin, details.appointment.id,
                                                          status, {}, {}));
    }
    void open() { m_page = shownPage<FlowPage>(*m_desk); }
    QListView *column(FlowStage stage)
    {
        return named<QListView>(*m_page, u"stage%1"_s.arg(int(stage)));
    }
    /// Without what keeps names of another direction in their place.
    static QString withoutMarks(QString text)
    {
        return text.remove(QChar(0x2060)).remove(QChar(0x2068)).remove(QChar(0x2069));
    }
    QStringList patients(FlowStage stage)
    {
        QStringList list;
        const auto *model = column(stage)->model();
        for (int row = 0; row < model->rowCount(); ++row)
            list.append(model->index(row, 0).data().toString());
        return list;
    }

    std::unique_ptr<DeskFixture> m_desk;
    Doctor m_doctor;
    std::unique_ptr<FlowPage> m_page;
};

void TestFlowPage::timersTurnAtTheirMinutes()
{
    FlowCard card;
    card.span = {at(10, 0), at(10, 20)};
    card.since = at(10, 0);
    const auto told = [&](FlowStage stage, int minutes) {
        card.stage = stage;
        const FlowTimer timer = timerOf(card, at(10, 0) + std::chrono::minutes(minutes));
        return u"%1 %2"_s.arg(timer.minutes.value_or(-1)).arg(int(timer.delay));
    };
    QCOMPARE(told(FlowStage::Expected, 4), u"-1 0"_s);
    QCOMPARE(told(FlowStage::Expected, 5), u"5 1"_s);
    QCOMPARE(told(FlowStage::Expected, 15), u"15 2"_s);
    QCOMPARE(told(FlowStage::Arrived, 14), u"14 0"_s);
    QCOMPARE(told(FlowStage::Arrived, 15), u"15 1"_s);
    QCOMPARE(told(FlowStage::Queue, 30), u"30 2"_s);
    QCOMPARE(told(FlowStage::InRoom, 19), u"19 0"_s);
    QCOMPARE(told(FlowStage::InRoom, 20), u"20 1"_s);
    QCOMPARE(told(FlowStage::InRoom, 30), u"30 2"_s);
    QCOMPARE(told(FlowStage::Done, 300), u"-1 0"_s);
    card.since.reset();
    QCOMPARE(told(FlowStage::Arrived, 30), u"-1 0"_s);
}

void TestFlowPage::everyCardStandsWhereItsStatusSays()
{
    booked(u"Adam Expected"_s, 12);
    step(booked(u"Berta Arrived"_s, 13), AppointmentStatus::Arrived);
    step(booked(u"Carla Inside"_s, 14), AppointmentStatus::InProgress);
    const auto done = booked(u"Dora Done"_s, 15);
    step(done, AppointmentStatus::Arrived);
    step(done, AppointmentStatus::Completed);
    step(booked(u"Emil Missed"_s, 16), AppointmentStatus::NoShow);
    open();
    const QAbstractItemModelTester tester(column(FlowStage::Arrived)->model());
    QTRY_COMPARE(patients(FlowStage::Expected), QStringList {u"Adam Expected"_s});
    QCOMPARE(patients(FlowStage::Queue), QStringList());
    QCOMPARE(patients(FlowStage::Arrived), QStringList {u"Berta Arrived"_s});
    QCOMPARE(patients(FlowStage::InRoom), QStringList {u"Carla Inside"_s});
    QCOMPARE(patients(FlowStage::Done), QStringList {u"Dora Done"_s});
    QCOMPARE(column(FlowStage::Arrived)->accessibleName(), u"Arrived (1)"_s);
}

void TestFlowPage::f9TakesAPatientThroughTheDay()
{
    booked(u"Adam Weiss"_s, 10, 20);
    open();
    QTRY_COMPARE(patients(FlowStage::Expected).size(), 1);
    column(FlowStage::Expected)->setFocus();
    for (const FlowStage stage : {FlowStage::Arrived, FlowStage::InRoom, FlowStage::Done}) {
        QTest::keyClick(m_page->focusWidget(), Qt::Key_F9);
        QTRY_COMPARE(patients(stage), QStringList {u"Adam Weiss"_s});
        QVERIFY(column(stage)->hasFocus());
    }
    QVERIFY(!named<QPushButton>(*m_page, u"stepForward"_s)->isEnabled());
}

void TestFlowPage::f8ChecksInWhoIsExpected()
{
    booked(u"Adam Weiss"_s, 10, 20);
    open();
    QTRY_COMPARE(patients(FlowStage::Expected).size(), 1);
    column(FlowStage::Expected)->setFocus();
    QTest::keyClick(m_page->focusWidget(), Qt::Key_F8);
    QTRY_COMPARE(patients(FlowStage::Arrived), QStringList {u"Adam Weiss"_s});
    QVERIFY(!named<QPushButton>(*m_page, u"checkIn"_s)->isEnabled());
    QVERIFY(named<QPushButton>(*m_page, u"stepForward"_s)->isEnabled());
}

void TestFlowPage::anEmptyDaySaysSoAndOffersAWalkIn()
{
    open();
    auto *empty = m_page->findChild<EmptyState *>();
    QTRY_VERIFY(empty->isVisible());
    QTest::mouseClick(empty->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_VERIFY(named<QLineEdit>(*m_page, u"patientBox"_s)->hasFocus());
}

void TestFlowPage::aStepTakenByMistakeIsTakenBack()
{
    step(booked(u"Adam Weiss"_s, 10, 20), AppointmentStatus::InProgress);
    open();
    QTRY_COMPARE(patients(FlowStage::InRoom).size(), 1);
    column(FlowStage::InRoom)->setFocus();
    QTest::keyClick(m_page->focusWidget(), Qt::Key_F9, Qt::ShiftModifier);
    QTRY_COMPARE(patients(FlowStage::Arrived).size(), 1);
    QTest::keyClick(m_page->focusWidget(), Qt::Key_F9, Qt::ShiftModifier);
    QTRY_COMPARE(patients(FlowStage::Expected).size(), 1);
}

void TestFlowPage::aWalkInIsTakenDownByKeysAndSeenAtOnce()
{
    m_desk->addPatient(u"Omar Khalil"_s, QDate(1984, 11, 2), u"030 5551000"_s);
    open();
    QTest::keyClick(m_page.get(), Qt::Key_F7);
    auto *box = named<QLineEdit>(*m_page, u"patientBox"_s);
    QTRY_VERIFY(box->hasFocus());
    QTest::keyClicks(box, u"omar"_s);
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_COMPARE(patients(FlowStage::Arrived), QStringList {u"Omar Khalil"_s});
    QTRY_VERIFY(box->text().isEmpty());
    QVERIFY(!m_page->hasUnsavedChanges());
}

void TestFlowPage::whoCannotBeSeenWaitsAndIsTakenInLater()
{
    const auto busy = booked(u"Adam Weiss"_s, 10);
    const Patient patient =
        m_desk->addPatient(u"Omar Khalil"_s, QDate(1984, 11, 2), u"030 5551000"_s);
    QVERIFY(
        m_desk->services().queue.walkIn(m_desk->admin, {patient.id, {}, {}, {}, Urgency::Urgent}));
    open();
    QTRY_COMPARE(patients(FlowStage::Queue), QStringList {u"Omar Khalil"_s});
    column(FlowStage::Queue)->setFocus();
    QTest::keyClick(m_page->focusWidget(), Qt::Key_F9);
    QTRY_VERIFY(named<QPushButton>(*m_page, u"stepForward"_s)->isEnabled());
    QCOMPARE(patients(FlowStage::Queue).size(), 1);
    m_desk->clock.set(at(10, 30));
    QTest::keyClick(m_page->focusWidget(), Qt::Key_F9);
    QTRY_COMPARE(patients(FlowStage::InRoom), QStringList {u"Omar Khalil"_s});
    QCOMPARE(patients(FlowStage::Queue), QStringList());
}

void TestFlowPage::arrowsGoFromColumnToColumn()
{
    booked(u"Adam Weiss"_s, 11);
    step(booked(u"Berta Klein"_s, 12), AppointmentStatus::Arrived);
    open();
    QTRY_COMPARE(patients(FlowStage::Arrived).size(), 1);
    column(FlowStage::Expected)->setFocus();
    QTest::keyClick(column(FlowStage::Expected), Qt::Key_Right);
    QVERIFY(column(FlowStage::Arrived)->hasFocus());
    QVERIFY(!column(FlowStage::Expected)->selectionModel()->hasSelection());
    QVERIFY(column(FlowStage::Arrived)->selectionModel()->hasSelection());
    QTest::keyClick(column(FlowStage::Arrived), Qt::Key_Left);
    QVERIFY(column(FlowStage::Expected)->hasFocus());
}

void TestFlowPage::withoutADatabaseNoStepCanBeTaken()
{
    booked(u"Adam Weiss"_s, 11);
    open();
    QTRY_COMPARE(patients(FlowStage::Expected).size(), 1);
    column(FlowStage::Expected)->setFocus();
    auto *forward = named<QPushButton>(*m_page, u"stepForward"_s);
    QVERIFY(forward->isEnabled());
    m_page->setConnected(false, at(10, 0));
    QVERIFY(!forward->isEnabled());
    QVERIFY(!named<QPushButton>(*m_page, u"newWalkIn"_s)->isEnabled());
    QCOMPARE(patients(FlowStage::Expected).size(), 1);
    m_page->setConnected(true, at(10, 0));
    QTRY_VERIFY(forward->isEnabled());
}

void TestFlowPage::anotherDesksStepShowsByItself()
{
    const auto details = booked(u"Adam Weiss"_s, 11);
    open();
    QTRY_COMPARE(patients(FlowStage::Expected).size(), 1);
    step(details, AppointmentStatus::Arrived);
    QTRY_COMPARE(patients(FlowStage::Arrived).size(), 1);
}

void TestFlowPage::cardsAreReadOutWhole()
{
    step(booked(u"Adam Weiss"_s, 10), AppointmentStatus::Arrived);
    m_desk->clock.set(at(10, 31));
    open();
    QTRY_COMPARE(patients(FlowStage::Arrived).size(), 1);
    const QString text =
        column(FlowStage::Arrived)->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
    QCOMPARE(withoutMarks(text),
             u"Adam Weiss: 10:00–10:20, Dr Lina Haddad. Waits for 31 minute(s)"_s);
    for (const char *name : {"left", "stepBack", "checkIn", "stepForward", "newWalkIn"})
        QVERIFY(!named<QPushButton>(*m_page, QString::fromLatin1(name))->text().isEmpty());
}

void TestFlowPage::alertsAndRoomsKeptAreOnTheCard()
{
    const auto plain = booked(u"Adam Weiss"_s, 11);
    Booking booking {m_doctor.id, plain.appointment.patientId, at(12, 0), at(12, 20), {}};
    booking.alert = u"Needs the lift"_s;
    booking.roomId = m_desk->services().rooms.create(m_desk->admin, {u"Laser"_s})->id;
    const auto alerting = m_desk->services().appointments.book(m_desk->admin, booking);
    QVERIFY(alerting);
    open();
    QTRY_COMPARE(patients(FlowStage::Expected).size(), 2);
    QListView *list = column(FlowStage::Expected);
    const auto spoken = [&](int row) {
        return withoutMarks(list->model()->index(row, 0).data(Qt::AccessibleTextRole).toString());
    };
    QCOMPARE(spoken(0), u"Adam Weiss: 11:00–11:20, Dr Lina Haddad"_s);
    QCOMPARE(spoken(1),
             u"Adam Weiss: 12:00–12:20, Dr Lina Haddad, room Laser. Alert: Needs the lift"_s);
    // The sign stands where the name ends, and nowhere without an alert.
    const auto nameLine = [&](int row) {
        QRect card = list->visualRect(list->model()->index(row, 0));
        card.setHeight(QFontMetrics(list->font()).height() + 2 * Space::Tiny);
        return list->viewport()->grab(card).toImage();
    };
    list->clearSelection();
    list->setCurrentIndex({});
    QVERIFY(nameLine(0) != nameLine(1));
    QVERIFY(m_desk->services().appointments.edit(m_desk->admin, alerting->appointment.id,
                                                 {.alert = QString()}, {}));
    QTRY_VERIFY(!spoken(1).contains(u"lift"));
    QCOMPARE(nameLine(0), nameLine(1));
}

void TestFlowPage::pictures()
{
    const Doctor weber = m_desk->addDoctor(u"Dr Max Weber"_s, u"Cardiology"_s);
    m_desk->clock.set(at(9, 0));
    step(booked(u"Carla Brandt"_s, 9), AppointmentStatus::InProgress);
    step(booked(u"Berta Klein"_s, 9, 20), AppointmentStatus::Arrived);
    m_desk->clock.set(at(9, 22));
    step(booked(u"Yusuf Demir"_s, 9, 40), AppointmentStatus::Arrived);
    m_desk->clock.set(at(9, 28));
    step(booked(u"Nadia Rahman"_s, 10, 40), AppointmentStatus::Arrived);
    booked(u"Adam Weiss"_s, 10);
    const AppointmentId alerting = booked(u"Hanna Sommer"_s, 10, 20).appointment.id;
    QVERIFY(m_desk->services().appointments.edit(m_desk->admin, alerting,
                                                 {.alert = u"Needs the lift"_s}, {}));
    booked(u"Ahmed Haddad"_s, 11);
    const auto done = booked(u"Dora Fink"_s, 11, 20);
    step(done, AppointmentStatus::Arrived);
    step(done, AppointmentStatus::Completed);
    for (const auto &[name, urgency] : {std::pair(u"Omar Khalil"_s, Urgency::Urgent),
                                        std::pair(u"Lena Fischer"_s, Urgency::Routine)}) {
        const Patient patient = m_desk->addPatient(name, QDate(1984, 11, 2), u"030 5551000"_s);
        QVERIFY(m_desk->services().queue.walkIn(m_desk->admin,
                                                {patient.id, {}, u"Cardiology"_s, {}, urgency}));
    }
    m_desk->clock.set(at(9, 41));
    Languages languages;
    languages.use(u"en"_s); // for its plurals
    open();
    QTRY_COMPARE(patients(FlowStage::Arrived).size(), 3);
    column(FlowStage::Arrived)->setFocus();
    test::keepShot(*m_page, u"flow-light"_s);
    QTest::keyClick(m_page.get(), Qt::Key_F7);
    QTRY_VERIFY(m_page->findChild<QComboBox *>(u"wanted"_s)->count() > 1);
    test::keepShot(*m_page, u"flow-walkin-light"_s);
    applyTheme(*qApp, ThemeKind::Dark);
    test::keepShot(*m_page, u"flow-dark"_s);
    applyTheme(*qApp, ThemeKind::Light);
    m_page.reset();
    languages.use(u"ar"_s);
    open();
    m_page->setLocale(QLocale(QLocale::Arabic, QLocale::Egypt));
    QTRY_COMPARE(patients(FlowStage::Arrived).size(), 3);
    test::keepShot(*m_page, u"flow-rtl"_s);
    m_page.reset();
    languages.use(u"en"_s);
}

QTEST_MAIN(TestFlowPage)
#include "tst_flowpage.moc"
