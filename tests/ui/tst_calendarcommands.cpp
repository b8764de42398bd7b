// SPDX-License-Identifier: GPL-3.0-or-later
// What the calendar changes and takes back, by real keys and mouse events on a clinic's database.
#include "appointments/bookingform.h"
#include "calendar/calendarpage.h"
#include "calendar/dayview.h"
#include "calendar/listview.h"
#include "calendar/minimonth.h"
#include "calendar/monthview.h"
#include "calendar/pinboard.h"
#include "fakeprompts.h"
#include "models/slottimeedit.h"
#include "models/tableview.h"
#include "services/serviceexecutor.h"
#include "shell/inlinemessage.h"
#include "shell/theme.h"
#include "support/testclinic.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDateEdit>
#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestCalendarCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void viewsSwitchByKeyAndKeepTheSelection();
    void aMoveIsUndoneAndDoneAgain();
    void aCheckInIsUndone();
    void aCancellationIsUndone();
    void aNewBookingIsUndone();
    void aRoomChosenInTheFormIsUndone();
    void aDropThatCannotBeIsNeverSilent();
    void whatAnotherDeskChangedIsNotUndoneAndTheyAreNamed();
    void altAndArrowsMoveAsOneCommand();
    void ctrlAndArrowsMakeItLonger();
    void escapePutsAKeyMoveBack();
    void severalMoveTogetherAndComeBackTogether();
    void checkInTakesAllThatAreMarked();
    void cutHereAndPutDownOnAnotherDay();
    void theClipboardSurvivesARestartWithIdsAlone();
    void aDropInTheMonthOffersFreeSlots();
    void aDragThroughTheMonthAtTheSideReachesAnotherDay();
    void aKnownPatientIsBookedWithThreeKeys();
    void aPatientIsCheckedInFromTheSearchWithTwoKeys();
    void theNextFreeSlotIsBookedWithTwoKeys();
    void thePaletteShowsWhereItWouldBookAndOpensTheForm();
    void thePaletteFindsActionsAndPatients();
    void presetsAndPrivacyAreKept();
    void daysAtTheSideShowHowFullTheyAre();
    void everyActionHasATextAndAKeyOfItsOwn();

private:
    void makePage();
    AppointmentDetails book(const Doctor &doctor, int hour, int minute = 0, int minutes = 20);
    AppointmentDetails stored(const AppointmentDetails &details) const
    {
        return *m_clinic->services().appointments.get(m_clinic->receptionist(),
                                                      details.appointment.id);
    }
    bool starts(const AppointmentDetails &details, int hour, int minute = 0) const
    {
        return stored(details).appointment.span.start
               == m_clinic->at(m_clinic->today(), hour, minute);
    }
    /// Selects it as soon as the view shows it as it is stored.
    void select(const AppointmentDetails &details);
    DayView *view() const { return m_page->view(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    /// Keys that act; what is typed is not counted.
    int m_actions = 0;
    void act(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        ++m_actions;
        this->key(key, modifiers);
    }
    /// An arrow while a modifier is held down; let go of it with keyRelease().
    void arrow(Qt::Key key, Qt::KeyboardModifiers modifiers)
    {
        QTest::keyPress(view(), key, modifiers);
    }
    MonthGrid *sideMonth() const
    {
        return m_page->findChild<QWidget *>(u"calendarSideBar"_s)->findChild<MonthGrid *>();
    }
    bool isIdle() const { return !m_page->history().isBusy(); }

    FakePrompts m_prompts;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<TestClinic> m_clinic;
    std::unique_ptr<ServiceExecutor> m_executor;
    std::unique_ptr<DeskContext> m_context;
    std::unique_ptr<CalendarPage> m_page;
    Doctor m_haddad;
    Doctor m_weber;
};

void TestCalendarCommands::init()
{
    applyTheme(*qApp, ThemeKind::Light);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings =
        std::make_unique<QSettings>(m_folder->filePath(u"desk.ini"_s), QSettings::IniFormat);
    m_clinic = std::make_unique<TestClinic>();
    m_executor = std::make_unique<ServiceExecutor>(m_clinic->backend(), 2);
    m_haddad = m_clinic->newDoctor(u"Dr. Amira Haddad"_s, u"General practice"_s);
    m_weber = m_clinic->newDoctor(u"Dr. Jonas Weber"_s, u"Cardiology"_s);
    m_context = std::make_unique<DeskContext>(
        DeskContext {*m_executor, m_clinic->backend().changes(), m_clinic->backend().zone(),
                     m_clinic->clock, m_prompts, m_clinic->receptionist()});
    makePage();
}

void TestCalendarCommands::cleanup()
{
    m_page.reset();
    m_context.reset();
    m_executor.reset();
    m_clinic.reset();
}

void TestCalendarCommands::makePage()
{
    m_page = std::make_unique<CalendarPage>(*m_context);
    m_page->keepIn(*m_settings, u"anna"_s);
    m_page->resize(1440, 900);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_page->activate();
    QTRY_COMPARE(view()->scene().columnCount(), 2);
}

AppointmentDetails TestCalendarCommands::book(const Doctor &doctor, int hour, int minute,
                                              int minutes)
{
    const Patient patient = m_clinic->newPatient(u"Lena Fischer"_s);
    const Instant start = m_clinic->at(m_clinic->today(), hour, minute);
    const auto booked = m_clinic->services().appointments.book(
        m_clinic->receptionist(),
        {doctor.id, patient.id, start, start + std::chrono::minutes(minutes), {}});
    if (!booked)
        qFatal("%s", qPrintable(booked.error().message));
    return *booked;
}

void TestCalendarCommands::select(const AppointmentDetails &details)
{
    const AppointmentId id = details.appointment.id;
    QTRY_VERIFY(view()->scene().find(id));
    QTRY_COMPARE(view()->scene().find(id)->appointment.stamp.version,
                 stored(details).appointment.stamp.version);
    view()->setFocus();
    view()->select(id);
}

void TestCalendarCommands::viewsSwitchByKeyAndKeepTheSelection()
{
    const auto booked = book(m_weber, 10);
    select(booked);
    const auto modifiers = Qt::ControlModifier | Qt::AltModifier;
    key(Qt::Key_2, modifiers);
    QCOMPARE(m_page->mode(), CalendarMode::Week);
    QTRY_COMPARE(view()->scene().columnCount(), 14);
    QTRY_COMPARE(m_page->selected(), booked.appointment.id);
    key(Qt::Key_3, modifiers);
    QTRY_COMPARE(m_page->selected(), booked.appointment.id);
    QVERIFY(m_page->monthView()->isVisible() && m_page->monthView()->hasFocus());
    QCOMPARE(m_page->monthView()->dayOf(m_clinic->today()).booked, 1);
    key(Qt::Key_4, modifiers);
    QTRY_COMPARE(m_page->selected(), booked.appointment.id);
    QVERIFY(m_page->listView()->table()->hasFocus());
    // Every view acts on what is selected.
    key(Qt::Key_F8);
    QTRY_VERIFY(stored(booked).appointment.status == AppointmentStatus::Arrived);
    key(Qt::Key_1, modifiers);
    QTRY_COMPARE(m_page->selected(), booked.appointment.id);
    QCOMPARE(m_page->day(), m_clinic->today());
    QVERIFY(view()->hasFocus());
    // By the toolbar too, and back and forward by what is shown.
    m_page->findChild<QAbstractButton *>(u"weekMode"_s)->click();
    key(Qt::Key_PageDown, Qt::ControlModifier);
    QCOMPARE(m_page->day(), m_clinic->today().addDays(7));
}

void TestCalendarCommands::aMoveIsUndoneAndDoneAgain()
{
    const auto booked = book(m_weber, 10);
    select(booked);
    const Instant to = m_clinic->at(m_clinic->today(), 11, 20);
    const QPoint from = view()->appointmentRect(booked.appointment.id).center().toPoint();
    const QPoint target = view()->slotRect(0, {to, to + 20min}).center().toPoint();
    QTest::mousePress(view()->viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(view()->viewport(), (from + target) / 2);
    QTest::mouseMove(view()->viewport(), target);
    QTest::mouseRelease(view()->viewport(), Qt::LeftButton, {}, target);
    QTRY_VERIFY(m_page->history().stack().canUndo());
    QVERIFY(starts(booked, 11, 20));
    QCOMPARE(stored(booked).appointment.doctorId, m_haddad.id);
    key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(isIdle() && starts(booked, 10));
    QCOMPARE(stored(booked).appointment.doctorId, m_weber.id);
    key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(isIdle() && starts(booked, 11, 20));
    key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(isIdle() && starts(booked, 10));
    // Every way is a change of its own.
    QCOMPARE(stored(booked).appointment.stamp.version, booked.appointment.stamp.version + 4);
    QVERIFY(!m_page->history().stack().canUndo());
}

void TestCalendarCommands::aCheckInIsUndone()
{
    const auto booked = book(m_weber, 10);
    select(booked);
    key(Qt::Key_F8);
    QTRY_VERIFY(m_page->history().stack().canUndo());
    key(Qt::Key_F9);
    QTRY_COMPARE(m_page->history().stack().count(), 2);
    QVERIFY(stored(booked).appointment.status == AppointmentStatus::InProgress);
    for (const auto expected : {AppointmentStatus::Arrived, AppointmentStatus::Confirmed}) {
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(isIdle() && stored(booked).appointment.status == expected);
    }
    QVERIFY(!stored(booked).appointment.arrivedAt);
}

void TestCalendarCommands::aCancellationIsUndone()
{
    const auto booked = book(m_weber, 10);
    select(booked);
    key(Qt::Key_Delete);
    key(Qt::Key_2);
    QTRY_VERIFY(stored(booked).appointment.status == AppointmentStatus::Cancelled);
    QTRY_VERIFY(m_page->history().stack().canUndo());
    view()->setFocus();
    key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(isIdle() && stored(booked).appointment.status == AppointmentStatus::Confirmed);
    QTRY_COMPARE(m_page->selected(), booked.appointment.id);
    key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(isIdle() && stored(booked).appointment.status == AppointmentStatus::Cancelled);
    QVERIFY(!stored(booked).appointment.cancelReason.isEmpty());
}

void TestCalendarCommands::aNewBookingIsUndone()
{
    const Patient patient = m_clinic->newPatient(u"Omar Khalil"_s);
    view()->setFocus();
    view()->setCursorAt(1, m_clinic->at(m_clinic->today(), 10));
    QTest::keyClicks(view(), u"O"_s);
    QTest::keyClicks(QApplication::focusWidget(), u"mar Khalil"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(m_page->history().stack().canUndo());
    const AppointmentId id = m_page->selected();
    const auto status = [&] {
        return m_clinic->services()
            .appointments.get(m_clinic->receptionist(), id)
            ->appointment.status;
    };
    QVERIFY(status() == AppointmentStatus::Confirmed);
    key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(isIdle() && status() == AppointmentStatus::Cancelled);
    key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(isIdle() && status() == AppointmentStatus::Confirmed);
}

void TestCalendarCommands::aRoomChosenInTheFormIsUndone()
{
    const auto room = m_clinic->services().rooms.create(m_clinic->admin(), {u"Room 1"_s});
    QVERIFY(room.has_value());
    const auto booked = book(m_haddad, 10);
    select(booked);
    Move into {booked.appointment.span.start, booked.appointment.span.end, {}};
    into.roomId = room->id;
    const auto moved = m_clinic->services().appointments.reschedule(
        m_clinic->receptionist(), booked.appointment.id, into, {});
    QVERIFY(moved.has_value());
    emit m_page->findChild<BookingForm *>()->saved(*moved);
    QVERIFY(m_page->history().stack().canUndo());
    key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(stored(booked).appointment.roomId.isNull());
    QTRY_VERIFY(isIdle());
    key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(stored(booked).appointment.roomId, room->id);
}

void TestCalendarCommands::aDropThatCannotBeIsNeverSilent()
{
    const auto booked = book(m_weber, 10);
    select(booked);
    QSignalSpy notices(m_page.get(), &CalendarPage::notice);
    const QPoint from = view()->appointmentRect(booked.appointment.id).center().toPoint();
    QTest::mousePress(view()->viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(view()->viewport(), from + QPoint(-20, 0));
    QTest::mouseMove(view()->viewport(), QPoint(-200, 100));
    QTest::mouseRelease(view()->viewport(), Qt::LeftButton, {}, QPoint(-200, 100));
    QCOMPARE(notices.size(), 1);
    QVERIFY(starts(booked, 10));
}

void TestCalendarCommands::whatAnotherDeskChangedIsNotUndoneAndTheyAreNamed()
{
    const auto booked = book(m_weber, 10);
    select(booked);
    key(Qt::Key_F8);
    QTRY_VERIFY(m_page->history().stack().canUndo());
    // The administrator calls the patient in while this desk thinks again.
    const auto other = m_clinic->services().appointments.setStatus(
        m_clinic->admin(), booked.appointment.id, AppointmentStatus::InProgress, {}, {});
    QVERIFY(other.has_value());
    key(Qt::Key_Z, Qt::ControlModifier);
    auto *banner = m_page->findChild<InlineMessage *>(u"refusalBanner"_s);
    QTRY_VERIFY(banner->isVisible());
    const QString email = m_clinic->services()
                              .appointments.lastChange(m_clinic->admin(), booked.appointment.id)
                              ->email;
    QVERIFY(!email.isEmpty());
    QTRY_VERIFY2(banner->text().contains(email), qPrintable(banner->text()));
    QVERIFY(stored(booked).appointment.status == AppointmentStatus::InProgress);
    QVERIFY(isIdle() && !m_page->history().stack().canUndo());
    QVERIFY(!m_page->history().stack().canRedo());
}

void TestCalendarCommands::altAndArrowsMoveAsOneCommand()
{
    const auto booked = book(m_weber, 10);
    select(booked);
    for (int i = 0; i < 3; ++i)
        arrow(Qt::Key_Down, Qt::AltModifier);
    arrow(Qt::Key_Left, Qt::AltModifier);
    QVERIFY(view()->isDragging());
    QVERIFY(starts(booked, 10)); // nothing is sent yet
    QTest::keyRelease(view(), Qt::Key_Alt);
    QVERIFY(!view()->isDragging());
    QTRY_VERIFY(starts(booked, 11));
    QCOMPARE(stored(booked).appointment.doctorId, m_haddad.id);
    QTRY_COMPARE(m_page->history().stack().count(), 1);
    key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(isIdle() && starts(booked, 10));
}

void TestCalendarCommands::ctrlAndArrowsMakeItLonger()
{
    const auto booked = book(m_weber, 10);
    select(booked);
    arrow(Qt::Key_Down, Qt::ControlModifier);
    arrow(Qt::Key_Down, Qt::ControlModifier);
    arrow(Qt::Key_Up, Qt::ControlModifier);
    QTest::keyRelease(view(), Qt::Key_Control);
    QTRY_COMPARE(stored(booked).appointment.span.duration() / 1min, 40);
    QVERIFY(starts(booked, 10));
}

void TestCalendarCommands::escapePutsAKeyMoveBack()
{
    const auto booked = book(m_weber, 10);
    select(booked);
    QSignalSpy moves(view(), &DayView::moveRequested);
    arrow(Qt::Key_Down, Qt::AltModifier);
    QTest::keyClick(view(), Qt::Key_Escape);
    QVERIFY(!view()->isDragging());
    QTest::keyRelease(view(), Qt::Key_Alt);
    QVERIFY(moves.isEmpty());
    // A place that is taken is refused when the key is released.
    const auto next = book(m_weber, 10, 20);
    select(next);
    select(booked);
    arrow(Qt::Key_Down, Qt::AltModifier);
    QTest::keyRelease(view(), Qt::Key_Alt);
    QVERIFY(moves.isEmpty());
}

void TestCalendarCommands::severalMoveTogetherAndComeBackTogether()
{
    // One behind the other: the later has to make room.
    const auto first = book(m_weber, 10);
    const auto second = book(m_weber, 10, 20);
    select(first);
    select(second);
    const auto centre = [&](const AppointmentDetails &details) {
        return view()->appointmentRect(details.appointment.id).center().toPoint();
    };
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, Qt::ControlModifier, centre(first));
    QCOMPARE(view()->selection().size(), 2);
    arrow(Qt::Key_Down, Qt::AltModifier);
    QTest::keyRelease(view(), Qt::Key_Alt);
    QTRY_VERIFY(starts(first, 10, 20) && starts(second, 10, 40));
    QTRY_COMPARE(m_page->history().stack().count(), 1);
    key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(isIdle() && starts(first, 10) && starts(second, 10, 20));
}

void TestCalendarCommands::checkInTakesAllThatAreMarked()
{
    const auto first = book(m_weber, 10);
    const auto second = book(m_haddad, 10);
    select(second);
    select(first);
    view()->toggleMark(second.appointment.id);
    key(Qt::Key_F8);
    QTRY_VERIFY(stored(first).appointment.status == AppointmentStatus::Arrived);
    QTRY_VERIFY(stored(second).appointment.status == AppointmentStatus::Arrived);
    QTRY_COMPARE(m_page->history().stack().count(), 1);
}

void TestCalendarCommands::cutHereAndPutDownOnAnotherDay()
{
    const auto booked = book(m_weber, 10);
    select(booked);
    key(Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(m_page->pinboard()->ids(), QList {booked.appointment.id});
    QVERIFY(m_page->pinboard()->isVisible());
    QVERIFY(starts(booked, 10));
    key(Qt::Key_PageDown, Qt::ControlModifier);
    const QDate tuesday = m_clinic->today().addDays(1);
    QTRY_COMPARE(view()->scene().day(), tuesday);
    QTRY_COMPARE(view()->scene().grids()[0].windows().size(), 1);
    view()->setCursorAt(0, m_clinic->at(tuesday, 14));
    key(Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(stored(booked).appointment.span.start, m_clinic->at(tuesday, 14));
    QCOMPARE(stored(booked).appointment.doctorId, m_haddad.id);
    QTRY_VERIFY(m_page->pinboard()->ids().isEmpty());
    QTRY_COMPARE(m_page->selected(), booked.appointment.id);
    key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(isIdle() && starts(booked, 10));
}

void TestCalendarCommands::theClipboardSurvivesARestartWithIdsAlone()
{
    const auto booked = book(m_weber, 10);
    select(booked);
    key(Qt::Key_X, Qt::ControlModifier);
    m_page.reset();
    m_settings->sync();
    QFile file(m_settings->fileName());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray kept = file.readAll();
    QVERIFY(kept.contains(booked.appointment.id.toString().toLatin1()));
    QVERIFY(!kept.contains("Fischer") && !kept.contains("Weber"));
    makePage();
    QCOMPARE(m_page->pinboard()->ids(), QList {booked.appointment.id});
    QTRY_VERIFY(m_page->pinboard()->current());
    QCOMPARE(m_page->pinboard()->current()->patientName, booked.patientName);
    // Cancelled elsewhere, there is nothing left to move.
    QVERIFY(m_clinic->services()
                .appointments.cancel(m_clinic->admin(), booked.appointment.id, {}, {})
                .has_value());
    QTRY_VERIFY(m_page->pinboard()->ids().isEmpty());
}

void TestCalendarCommands::aDropInTheMonthOffersFreeSlots()
{
    const auto booked = book(m_weber, 10, 20);
    m_page->setMode(CalendarMode::Month);
    MonthView *month = m_page->monthView();
    QTRY_VERIFY(!month->lineRect(booked.appointment.id).isEmpty());
    const QDate target = m_clinic->today().addDays(3);
    const QPoint from = month->lineRect(booked.appointment.id).center();
    const QPoint to = month->rectOf(target).center();
    QTest::mousePress(month, Qt::LeftButton, {}, from);
    QTest::mouseMove(month, (from + to) / 2);
    QTest::mouseMove(month, to);
    QTest::mouseRelease(month, Qt::LeftButton, {}, to);
    auto *menu = m_page->findChild<QMenu *>(u"freeSlotMenu"_s);
    QVERIFY(menu);
    // The same time of day is among them.
    QAction *same = nullptr;
    for (QAction *action : menu->actions()) {
        if (action->text().startsWith(u"10:20"))
            same = action;
    }
    QVERIFY(same);
    same->trigger();
    menu->close();
    QTRY_COMPARE(stored(booked).appointment.span.start, m_clinic->at(target, 10, 20));
}

void TestCalendarCommands::aDragThroughTheMonthAtTheSideReachesAnotherDay()
{
    const auto booked = book(m_weber, 10);
    select(booked);
    const QDate target = m_clinic->today().addDays(2);
    const QPoint from = view()->appointmentRect(booked.appointment.id).center().toPoint();
    MonthGrid *grid = sideMonth();
    const QPoint over =
        view()->viewport()->mapFromGlobal(grid->mapToGlobal(grid->rectOf(target).center()));
    QTest::mousePress(view()->viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(view()->viewport(), from + QPoint(-20, 0));
    QTest::mouseMove(view()->viewport(), over);
    QTRY_COMPARE(m_page->day(), target);
    QTRY_COMPARE(view()->scene().grids()[0].windows().size(), 1);
    QVERIFY(view()->isDragging());
    const Instant start = m_clinic->at(target, 10, 40);
    const QPoint place = view()->slotRect(1, {start, start + 20min}).center().toPoint();
    QTest::mouseMove(view()->viewport(), place + QPoint(4, 0));
    QTest::mouseMove(view()->viewport(), place);
    QTest::mouseRelease(view()->viewport(), Qt::LeftButton, {}, place);
    QTRY_COMPARE(stored(booked).appointment.span.start, start);
    QTRY_COMPARE(m_page->selected(), booked.appointment.id);
}

void TestCalendarCommands::aKnownPatientIsBookedWithThreeKeys()
{
    const Patient patient = m_clinic->newPatient(u"Omar Khalil"_s);
    m_actions = 0;
    act(Qt::Key_F3);
    QTest::keyClicks(QApplication::focusWidget(), u"khal"_s);
    act(Qt::Key_Return);
    auto *offers = m_page->findChild<QListWidget *>(u"offers"_s);
    QTRY_VERIFY(offers->isVisible() && offers->hasFocus());
    act(Qt::Key_Return);
    QTRY_VERIFY(m_page->history().stack().canUndo());
    QCOMPARE(m_actions, 3);
    AppointmentFilter filter;
    filter.patientId = patient.id;
    const auto booked =
        m_clinic->services().appointments.list(m_clinic->receptionist(), filter, {});
    QCOMPARE(booked->items.size(), 1);
    // The first that is free: nine o'clock, with the doctor who comes first.
    QVERIFY(starts(booked->items.first(), 9));
    QTRY_COMPARE(m_page->selected(), booked->items.first().appointment.id);
}

void TestCalendarCommands::aPatientIsCheckedInFromTheSearchWithTwoKeys()
{
    const auto booked = book(m_weber, 10);
    m_actions = 0;
    act(Qt::Key_F3);
    QTest::keyClicks(QApplication::focusWidget(), u"lena fi"_s);
    act(Qt::Key_Return, Qt::ShiftModifier);
    QTRY_VERIFY(stored(booked).appointment.status == AppointmentStatus::Arrived);
    QCOMPARE(m_actions, 2);
    QTRY_COMPARE(m_page->selected(), booked.appointment.id);
    // Whoever is not expected is not checked in.
    const Patient other = m_clinic->newPatient(u"Omar Khalil"_s);
    key(Qt::Key_F3);
    QTest::keyClicks(QApplication::focusWidget(), u"omar"_s);
    key(Qt::Key_Return, Qt::ShiftModifier);
    auto *finder = m_page->findChild<QWidget *>(u"finder"_s);
    QTRY_VERIFY(finder->findChild<InlineMessage *>()->isVisible());
    key(Qt::Key_Escape);
    QVERIFY(view()->hasFocus());
}

void TestCalendarCommands::theNextFreeSlotIsBookedWithTwoKeys()
{
    book(m_haddad, 9);
    view()->setFocus();
    view()->setCursorAt(0, m_clinic->at(m_clinic->today(), 15));
    m_actions = 0;
    act(Qt::Key_F4);
    QTRY_VERIFY(m_page->findChild<QMenu *>(u"nextFreeMenu"_s));
    auto *menu = m_page->findChild<QMenu *>(u"nextFreeMenu"_s);
    ++m_actions;
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(m_actions, 2);
    auto *form = m_page->findChild<BookingForm *>();
    QTRY_VERIFY(form->isVisible());
    QCOMPARE(form->findChild<QDateEdit *>()->date(), m_clinic->today());
    QVERIFY(m_page->findChild<SlotTimeEdit *>()->time() == QTime(9, 20));
}

void TestCalendarCommands::thePaletteShowsWhereItWouldBookAndOpensTheForm()
{
    view()->setFocus();
    key(Qt::Key_K, Qt::ControlModifier);
    auto *palette = m_page->findChild<QDialog *>(u"commandPalette"_s);
    QVERIFY(palette);
    auto *box = palette->findChild<QLineEdit *>(u"paletteBox"_s);
    auto *entries = palette->findChild<QListWidget *>(u"paletteEntries"_s);
    QTest::keyClicks(box, u"tue 3pm haddad"_s);
    const QString shown = entries->currentItem()->text();
    QVERIFY2(shown.contains(u"10 March") && shown.contains(u"15:00")
                 && shown.contains(m_haddad.fullName),
             qPrintable(shown));
    QTest::keyClick(box, Qt::Key_Return);
    auto *form = m_page->findChild<BookingForm *>();
    QTRY_VERIFY(form->isVisible());
    QCOMPARE(m_page->day(), m_clinic->today().addDays(1));
    QVERIFY(m_page->findChild<SlotTimeEdit *>()->time() == QTime(15, 0));
    QVERIFY(!m_page->history().stack().canUndo()); // nothing is saved unseen
}

void TestCalendarCommands::thePaletteFindsActionsAndPatients()
{
    (void)m_clinic->newPatient(u"Omar Khalil"_s);
    view()->setFocus();
    key(Qt::Key_K, Qt::ControlModifier);
    auto *palette = m_page->findChild<QDialog *>(u"commandPalette"_s);
    auto *box = palette->findChild<QLineEdit *>(u"paletteBox"_s);
    auto *entries = palette->findChild<QListWidget *>(u"paletteEntries"_s);
    QTest::keyClicks(box, u"kha"_s);
    QTRY_COMPARE(entries->count(), 1);
    QVERIFY(entries->item(0)->text().contains(u"Omar Khalil"));
    box->clear();
    QTest::keyClicks(box, u"week v"_s);
    QCOMPARE(entries->count(), 1);
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(m_page->mode(), CalendarMode::Week);
}

void TestCalendarCommands::presetsAndPrivacyAreKept()
{
    m_page->findChild<QAbstractButton *>(u"doctor-"_s + m_weber.id.toString())->click();
    QCOMPARE(view()->scene().columnCount(), 1);
    QObject *sideBar = m_page->findChild<QWidget *>(u"calendarSideBar"_s);
    QVERIFY(QMetaObject::invokeMethod(sideBar, "presetWanted", Q_ARG(QString, u"Mornings"_s)));
    m_page->findChild<QAbstractButton *>(u"showAllDoctors"_s)->click();
    QCOMPARE(view()->scene().columnCount(), 2);
    m_page->findChild<QAbstractButton *>(u"privacy"_s)->click();
    QVERIFY(view()->isPrivate());
    makePage();
    QVERIFY(view()->isPrivate());
    sideBar = m_page->findChild<QWidget *>(u"calendarSideBar"_s);
    QVERIFY(QMetaObject::invokeMethod(sideBar, "presetChosen", Q_ARG(QString, u"Mornings"_s)));
    QCOMPARE(view()->scene().columnCount(), 1);
    QCOMPARE(view()->scene().doctor(0).id, m_haddad.id);
}

void TestCalendarCommands::daysAtTheSideShowHowFullTheyAre()
{
    const auto fullness = [&](const Actor &actor) {
        return *m_clinic->services().calendar.fullness(actor, m_clinic->today(),
                                                       m_clinic->today().addDays(6));
    };
    QCOMPARE(fullness(m_clinic->receptionist()).size(), 5); // the weekend has no hours
    QCOMPARE(fullness(m_clinic->receptionist()).value(m_clinic->today()), 0.0);
    const QDate tuesday = m_clinic->today().addDays(1);
    const Instant start = m_clinic->at(tuesday, 9);
    const auto whole = m_clinic->services().appointments.book(
        m_clinic->receptionist(), {m_weber.id, m_clinic->newPatient().id, start, start + 8h, {}});
    QVERIFY(whole.has_value());
    QCOMPARE(fullness(m_clinic->receptionist()).value(tuesday), 0.5);
    QVERIFY(!m_clinic->services().calendar.fullness(m_clinic->newPatientActor(), tuesday, tuesday));
    MonthGrid *grid = sideMonth();
    const auto ink = [&](QDate day) {
        const QImage image = grid->grab(grid->rectOf(day)).toImage();
        const int row = image.height() - 6; // below the number
        int marked = 0;
        for (int x = 0; x < image.width(); ++x)
            marked += image.pixel(x, row) != image.pixel(1, row);
        return marked;
    };
    QTRY_VERIFY(ink(tuesday) > 0);
    QCOMPARE(ink(tuesday.addDays(1)), 0);
}

void TestCalendarCommands::everyActionHasATextAndAKeyOfItsOwn()
{
    QSet<QKeySequence> keys;
    for (const QAction *action : m_page->actions()) {
        QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
        QVERIFY2(!action->shortcut().isEmpty(), qPrintable(action->objectName()));
        QVERIFY2(!keys.contains(action->shortcut()), qPrintable(action->objectName()));
        keys.insert(action->shortcut());
        // A single letter would be typed into the calendar.
        const auto key = action->shortcut()[0];
        QVERIFY(key.keyboardModifiers() != Qt::NoModifier || key.key() >= Qt::Key_Escape);
    }
    QVERIFY(keys.size() > 15);
}

QTEST_MAIN(TestCalendarCommands)
#include "tst_calendarcommands.moc"
