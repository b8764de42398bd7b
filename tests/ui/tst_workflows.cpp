// SPDX-License-Identifier: GPL-3.0-or-later
// What the front desk does all day, by real keys and mouse events, and with how few of them.
#include "appointments/bookingform.h"
#include "calendar/minimonth.h"
#include "calendardesk.h"
#include "daysheet.h"
#include "models/slottimeedit.h"

#include <QBuffer>
#include <QListWidget>
#include <QMenu>
#include <QPdfWriter>
#include <QPrinter>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestWorkflows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_desk.reset(); }
    void aKnownPatientWhoCallsTakesThreeActions();
    void aKnownPatientInAChosenSlotTakesTwoActions_data() { byMouseAndByKeys(); }
    void aKnownPatientInAChosenSlotTakesTwoActions();
    void aNewPatientTakesThreeActions_data() { byMouseAndByKeys(); }
    void aNewPatientTakesThreeActions();
    void aMoveOnTheSameDayTakesOneAction_data() { byMouseAndByKeys(); }
    void aMoveOnTheSameDayTakesOneAction();
    void aMoveToAnotherDayTakesOneDrag();
    void aMoveToAnotherDayByKeysTakesThreeActions();
    void theNextFreeSlotTakesTwoActions();
    void theNextFreeSlotOfASpecialtyTakesTwoActions();
    void aCheckInTakesOneAction();
    void aCheckInFromTheSearchTakesTwoActions();
    void aCancellationWithItsReasonTakesTwoActions();
    void theDaySheetTakesOneAction();
    void theDaySheetSaysWhatTheStaffMustKnow();
    void aWalkInTakesTwoActionsAndIsSeenByWhoIsFree();
    void aWalkInWaitsWhereNobodyIsFree();

private:
    static void byMouseAndByKeys()
    {
        QTest::addColumn<bool>("byMouse");
        QTest::newRow("mouse") << true;
        QTest::newRow("keys alone") << false;
    }
    DayView *view() const { return m_desk->view(); }
    /// The free places that the search offers have the keys.
    bool offersAreThere() const
    {
        const auto *offers = m_desk->page->findChild<QListWidget *>(u"offers"_s);
        return offers && offers->isVisible() && offers->hasFocus();
    }

    std::unique_ptr<CalendarDesk> m_desk;
    Hands m_hands;
};

void TestWorkflows::init()
{
    m_desk = std::make_unique<CalendarDesk>();
    m_hands = {};
    m_desk->open();
    view()->setFocus();
}

void TestWorkflows::aKnownPatientWhoCallsTakesThreeActions()
{
    (void)m_desk->clinic.newPatient(u"Omar Khalil"_s);
    m_hands.key(Qt::Key_F3);
    m_hands.type(u"khal"_s);
    m_hands.key(Qt::Key_Return);
    QTRY_VERIFY(offersAreThere());
    m_hands.key(Qt::Key_Return);
    QTRY_COMPARE(m_desk->bookedFor(u"Omar Khalil"_s).size(), 1);
    QCOMPARE(m_desk->bookedFor(u"Omar Khalil"_s).first().appointment.span.start, m_desk->at(9));
    QCOMPARE(m_hands.actions(), 3);
}

void TestWorkflows::aKnownPatientInAChosenSlotTakesTwoActions()
{
    QFETCH(const bool, byMouse);
    (void)m_desk->clinic.newPatient(u"Omar Khalil"_s);
    view()->setCursorAt(1, m_desk->at(11, 20)); // where the eyes are already
    if (byMouse)
        m_hands.click(view()->viewport(), m_desk->placeOf(1, m_desk->at(11, 20)));
    m_hands.type(u"Omar Khal"_s);
    m_hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->bookedFor(u"Omar Khalil"_s).size(), 1);
    const Appointment booked = m_desk->bookedFor(u"Omar Khalil"_s).first().appointment;
    QCOMPARE(booked.span.start, m_desk->at(11, 20));
    QCOMPARE(booked.doctorId, m_desk->weber.id);
    QVERIFY(m_hands.actions() <= 2);
}

void TestWorkflows::aNewPatientTakesThreeActions()
{
    QFETCH(const bool, byMouse);
    (void)m_desk->clinic.newPatient(u"Samira Nasser"_s); // of the same name, and not meant
    view()->setCursorAt(0, m_desk->at(10));
    if (byMouse)
        m_hands.click(view()->viewport(), m_desk->placeOf(0, m_desk->at(10)));
    else
        m_hands.key(Qt::Key_Return);
    m_hands.type(u"Samira Nasser 0171 2345678 12.03.1984"_s);
    m_hands.key(Qt::Key_End);
    m_hands.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->bookedFor(u"Samira Nasser"_s).size(), 1);
    const AppointmentDetails booked = m_desk->bookedFor(u"Samira Nasser"_s).first();
    QCOMPARE(booked.appointment.span.start, m_desk->at(10));
    QCOMPARE(booked.patientDateOfBirth, QDate(1984, 3, 12));
    QVERIFY(booked.patientPhone.endsWith(u"2345678"_s));
    QCOMPARE(m_hands.actions(), 3);
}

void TestWorkflows::aMoveOnTheSameDayTakesOneAction()
{
    QFETCH(const bool, byMouse);
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    m_desk->select(booked);
    if (byMouse)
        m_hands.drag(view()->viewport(), m_desk->centreOf(booked),
                     m_desk->placeOf(0, m_desk->at(10, 40)));
    else
        m_hands.walk(view(), {Qt::Key_Down, Qt::Key_Down, Qt::Key_Left}, Qt::AltModifier);
    QTRY_COMPARE(m_desk->stored(booked).appointment.span.start, m_desk->at(10, 40));
    QCOMPARE(m_desk->stored(booked).appointment.doctorId, m_desk->haddad.id);
    QCOMPARE(m_hands.actions(), 1);
    QVERIFY(m_desk->prompts.asked.isEmpty());
}

void TestWorkflows::aMoveToAnotherDayTakesOneDrag()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    m_desk->select(booked);
    const QDate target = m_desk->clinic.today().addDays(2);
    auto *grid = m_desk->page->findChild<QWidget *>(u"calendarSideBar"_s)->findChild<MonthGrid *>();
    m_hands.lift(view()->viewport(), m_desk->centreOf(booked));
    QTest::mouseMove(view()->viewport(), view()->viewport()->mapFromGlobal(
                                             grid->mapToGlobal(grid->rectOf(target).center())));
    QTRY_COMPARE(m_desk->page->day(), target);
    QTRY_COMPARE(view()->scene().grids()[0].windows().size(), 1);
    const Instant start = m_desk->clinic.at(target, 10, 40);
    m_hands.drop(view()->viewport(), m_desk->placeOf(1, start));
    QTRY_COMPARE(m_desk->stored(booked).appointment.span.start, start);
    QCOMPARE(m_hands.actions(), 1);
    QVERIFY(m_desk->prompts.asked.isEmpty());
}

void TestWorkflows::aMoveToAnotherDayByKeysTakesThreeActions()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    m_desk->select(booked);
    const QDate tomorrow = m_desk->clinic.today().addDays(1);
    m_hands.key(Qt::Key_X, Qt::ControlModifier);
    m_hands.key(Qt::Key_PageDown, Qt::ControlModifier);
    QTRY_COMPARE(view()->scene().day(), tomorrow);
    QTRY_COMPARE(view()->scene().grids()[0].windows().size(), 1);
    m_hands.key(Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(
        m_desk->clinic.backend().zone().get()->toDate(m_desk->stored(booked).appointment.span.start)
        == tomorrow);
    QCOMPARE(m_hands.actions(), 3);
}

void TestWorkflows::theNextFreeSlotTakesTwoActions()
{
    (void)m_desk->book(m_desk->haddad, m_desk->at(9));
    view()->setCursorAt(0, m_desk->at(15));
    m_hands.key(Qt::Key_F4);
    QTRY_VERIFY(m_desk->page->findChild<QMenu *>(u"nextFreeMenu"_s));
    m_hands.key(Qt::Key_Return);
    auto *form = m_desk->page->findChild<BookingForm *>();
    QTRY_VERIFY(form->isVisible());
    QCOMPARE(m_desk->page->findChild<SlotTimeEdit *>()->time(), QTime(9, 20));
    QCOMPARE(m_hands.actions(), 2);
}

/// A doctor without a free slot gives way to a colleague of the same specialty.
void TestWorkflows::theNextFreeSlotOfASpecialtyTakesTwoActions()
{
    Doctor tired = m_desk->weber;
    NewScheduleException away;
    away.doctorId = tired.id;
    away.kind = ExceptionKind::TimeOff;
    away.fromDate = m_desk->clinic.today();
    away.toDate = away.fromDate.addDays(90);
    QVERIFY(m_desk->services().exceptions.create(m_desk->clinic.admin(), away));
    const Doctor colleague = m_desk->clinic.newDoctor(u"Dr. Zoe Ziegler"_s, u"Cardiology"_s);
    QTRY_COMPARE(view()->scene().columnCount(), 3);
    view()->setCursorAt(1, m_desk->at(15));
    QCOMPARE(view()->scene().doctor(1).id, tired.id);
    m_hands.key(Qt::Key_F4);
    QTRY_VERIFY(m_desk->page->findChild<QMenu *>(u"nextFreeMenu"_s));
    const auto *menu = m_desk->page->findChild<QMenu *>(u"nextFreeMenu"_s);
    QVERIFY2(menu->activeAction()->text().contains(colleague.fullName),
             qPrintable(menu->activeAction()->text()));
    m_hands.key(Qt::Key_Return);
    QTRY_VERIFY(m_desk->page->findChild<BookingForm *>()->isVisible());
    QCOMPARE(m_hands.actions(), 2);
}

void TestWorkflows::aCheckInTakesOneAction()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    m_desk->select(booked);
    m_hands.key(Qt::Key_F8);
    QTRY_VERIFY(m_desk->stored(booked).appointment.status == AppointmentStatus::Arrived);
    QCOMPARE(m_hands.actions(), 1);
}

void TestWorkflows::aCheckInFromTheSearchTakesTwoActions()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    m_hands.key(Qt::Key_F3);
    m_hands.type(u"lena fi"_s);
    m_hands.key(Qt::Key_Return, Qt::ShiftModifier);
    QTRY_VERIFY(m_desk->stored(booked).appointment.status == AppointmentStatus::Arrived);
    QCOMPARE(m_hands.actions(), 2);
}

void TestWorkflows::aCancellationWithItsReasonTakesTwoActions()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    m_desk->select(booked);
    m_hands.key(Qt::Key_Delete);
    m_hands.key(Qt::Key_2);
    QTRY_VERIFY(m_desk->stored(booked).appointment.status == AppointmentStatus::Cancelled);
    QVERIFY(!m_desk->stored(booked).appointment.cancelReason.isEmpty());
    QCOMPARE(m_hands.actions(), 2);
}

void TestWorkflows::theDaySheetTakesOneAction()
{
    (void)m_desk->book(m_desk->weber, m_desk->at(10));
    const QString path = m_desk->folder.filePath(u"day.pdf"_s);
    m_desk->page->setPrintTo([&](const CalendarPage::Painting &paint) {
        QPrinter printer;
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(path);
        paint(printer);
    });
    m_hands.key(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_hands.actions(), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray pdf = file.readAll();
    QCOMPARE(pdf.count("/Type /Page\n"), 2); // one for each doctor
    m_hands.key(Qt::Key_P, Qt::ControlModifier);
    auto *preview = m_desk->page->findChild<QWidget *>(u"dayPreview"_s);
    QVERIFY(preview && preview->isVisible());
    preview->close();
}

void TestWorkflows::theDaySheetSaysWhatTheStaffMustKnow()
{
    DoctorCalendar calendar;
    calendar.doctor = m_desk->weber;
    for (int line = 0; line < 20; ++line)
        calendar.appointments.append(
            m_desk->book(m_desk->weber, m_desk->at(9 + line / 3, line % 3 * 20)));
    const ClinicTime time = *m_desk->context->zone.get();
    DaySheet sheet {
        m_desk->page->day(), {calendar}, CalendarText(QLocale::c(), time), false, qApp->font()};
    const auto pages = [&] {
        QByteArray pdf;
        QBuffer buffer(&pdf);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        sheet.paint(writer);
        buffer.close();
        return pdf.count("/Type /Page\n");
    };
    const auto plain = pages();
    // Long alerts are printed whole, below their lines, and need more paper.
    for (AppointmentDetails &details : sheet.columns[0].appointments)
        details.appointment.alert =
            QString(40, u'x') + u" needs the entrance without steps "_s.repeated(4);
    QVERIFY(pages() > plain);
    sheet.words = CalendarText(QLocale::c(), time, true); // initials: none of it
    QCOMPARE(pages(), plain);
}

void TestWorkflows::aWalkInTakesTwoActionsAndIsSeenByWhoIsFree()
{
    m_desk->clinic.clock.set(m_desk->at(10));
    (void)m_desk->book(m_desk->haddad, m_desk->at(10));
    (void)m_desk->clinic.newPatient(u"Omar Khalil"_s);
    m_hands.key(Qt::Key_F7);
    m_hands.type(u"omar"_s);
    m_hands.key(Qt::Key_Return);
    QTRY_COMPARE(m_desk->bookedFor(u"Omar Khalil"_s).size(), 1);
    const Appointment seen = m_desk->bookedFor(u"Omar Khalil"_s).first().appointment;
    QVERIFY(seen.status == AppointmentStatus::Arrived);
    QCOMPARE(seen.doctorId, m_desk->weber.id);
    QCOMPARE(m_hands.actions(), 2);
    QTRY_COMPARE(m_desk->page->selected(), seen.id);
    QVERIFY(view()->hasFocus());
}

void TestWorkflows::aWalkInWaitsWhereNobodyIsFree()
{
    (void)m_desk->clinic.newPatient(u"Omar Khalil"_s); // at eight, before anybody works
    m_hands.key(Qt::Key_F7);
    m_hands.type(u"omar"_s);
    m_hands.key(Qt::Key_Return);
    QTRY_COMPARE(m_desk->services().queue.list(m_desk->clinic.receptionist())->size(), 1);
    QCOMPARE(m_hands.actions(), 2);
    QTRY_VERIFY(view()->hasFocus());
}

QTEST_MAIN(TestWorkflows)
#include "tst_workflows.moc"
