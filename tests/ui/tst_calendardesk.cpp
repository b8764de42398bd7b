// SPDX-License-Identifier: GPL-3.0-or-later
// The calendar's menus, its own keys, and what it says of times that are not simply free.
#include "appointments/bookingform.h"
#include "calendar/appointmentslip.h"
#include "calendar/listview.h"
#include "calendar/monthview.h"
#include "calendardesk.h"
#include "models/clinicformat.h"
#include "models/slottimeedit.h"
#include "models/tableview.h"
#include "shell/inlinemessage.h"
#include "shell/languages.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDateEdit>
#include <QDialog>
#include <QKeySequenceEdit>
#include <QMenu>
#include <QPrinter>
#include <QPushButton>
#include <QSignalSpy>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestCalendarDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_desk.reset(); }
    void aDropOutsideTheHoursIsAmberAndCommitsWithAWord();
    void aDropOnADayOffIsRefused();
    void aHeldTimeIsKeptUntilItExpires();
    void whoChangedItMeanwhileIsNamedWhenADropIsTakenBack();
    void theMenuOfAnAppointmentActsOnIt();
    void theMenuOfAnEmptyPlaceActsThere();
    void theMenusHaveAllThatCanBeDone();
    void anyStepOfTheStatusIsInTheMenu();
    void theMonthHasTheSameMenus();
    void theListHasTheSameMenus();
    void aDayWithoutATimeOffersThoseThatAreFree();
    void newInTheMonthBooksOnTheDayUnderTheCursor();
    void newInTheListBooksOnTheDayOfTheRow();
    void theListHasTheFocusFromTheStart();
    void aCopyIsALineOfTextAndAnotherBooking();
    void aCopyOntoATakenTimeIsRefused();
    void nextFreeBeginsWhereItWasAskedFor();
    void theSlipIsInThePatientsLanguage();
    void theSlipIsPrinted();
    void anotherKeyHoldsAfterARestart();
    void aKeyThatHasAMeaningIsRefused();

private:
    DayView *view() const { return m_desk->view(); }
    CalendarPage *page() const { return m_desk->page.get(); }
    /// The context menu as its key opens it.
    QMenu *menuByKey(const QString &name) const
    {
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
        QApplication::sendEvent(view()->viewport(), &event);
        // The newest: one that was closed may still wait for its end.
        const auto menus = view()->findChildren<QMenu *>(name);
        return menus.isEmpty() ? nullptr : menus.last();
    }
    /// The same, where the pointer is.
    static QMenu *menuAt(QWidget *source, const QPoint &at, QWidget *owner, const QString &name)
    {
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, source->mapToGlobal(at));
        QApplication::sendEvent(source, &event);
        const auto menus = owner->findChildren<QMenu *>(name);
        return menus.isEmpty() ? nullptr : menus.last();
    }
    static QStringList namesIn(const QMenu *menu)
    {
        QStringList names;
        for (const QAction *action : menu ? menu->actions() : QList<QAction *>()) {
            if (action->isSeparator())
                continue;
            names.append(action->menu() ? action->menu()->objectName() : action->objectName());
        }
        return names;
    }
    void trigger(QMenu *menu, const QString &name) const
    {
        auto *action = menu ? menu->findChild<QAction *>(name) : nullptr;
        QVERIFY2(action, qPrintable(name));
        // The offscreen platform puts the program to sleep as a menu closes, which would close the
        // next one: not before it is awake again.
        menu->setAttribute(Qt::WA_DeleteOnClose, false);
        menu->close();
        QVERIFY(QTest::qWaitForWindowActive(page()));
        action->trigger();
        menu->deleteLater();
    }
    /// Chooses the first time of the second doctor in the menu of a day's free ones; says of how
    /// many.
    qsizetype chooseFirstFree(const QDate &day) const
    {
        const auto menus = page()->findChildren<QMenu *>(u"freeTimesMenu"_s);
        if (menus.isEmpty())
            return 0;
        QMenu *times = menus.last();
        const auto doctors = times->findChildren<QMenu *>(u"freeTimesOf"_s);
        if (times->actions().first()->text() != shortDayText(page()->locale(), day)
            || doctors.size() != 2)
            return 0;
        const qsizetype free = doctors[1]->actions().size();
        // As in trigger().
        times->setAttribute(Qt::WA_DeleteOnClose, false);
        times->close();
        page()->activateWindow();
        if (!QTest::qWaitForWindowActive(page()))
            return 0;
        doctors[1]->actions().first()->trigger();
        times->deleteLater();
        return free;
    }
    /// Whether the form is open for a new appointment with the second doctor, on that day at nine.
    bool isBookingAtNine(const QDate &day) const
    {
        const auto *form = page()->findChild<BookingForm *>();
        const auto *time = form->findChild<SlotTimeEdit *>(u"start"_s);
        const auto *date = form->findChild<QDateEdit *>(u"date"_s);
        return form->isVisible() && date->date() == day && time->time() == QTime(9, 0);
    }
    QAction *action(const QString &name) const { return page()->findChild<QAction *>(name); }

    std::unique_ptr<CalendarDesk> m_desk;
    Hands m_hands;
};

void TestCalendarDesk::init()
{
    m_desk = std::make_unique<CalendarDesk>();
    m_desk->open();
    view()->setFocus();
}

void TestCalendarDesk::aDropOutsideTheHoursIsAmberAndCommitsWithAWord()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(16, 40));
    m_desk->select(booked);
    QSignalSpy notices(page(), &CalendarPage::notice);
    m_hands.walk(view(), {Qt::Key_Down}, Qt::AltModifier); // five o'clock: the hours are over
    QTRY_COMPARE(m_desk->stored(booked).appointment.span.start, m_desk->at(17));
    QTRY_VERIFY(page()->history().stack().canUndo());
    QVERIFY2(notices.last().first().toString().contains(u"outside"_s),
             qPrintable(notices.last().first().toString()));
    m_hands.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->stored(booked).appointment.span.start, m_desk->at(16, 40));
    QTRY_VERIFY(!page()->history().isBusy());
    m_hands.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(m_desk->stored(booked).appointment.span.start, m_desk->at(17));
}

void TestCalendarDesk::aDropOnADayOffIsRefused()
{
    NewScheduleException away;
    away.doctorId = m_desk->haddad.id;
    away.kind = ExceptionKind::TimeOff;
    away.fromDate = m_desk->clinic.today();
    away.toDate = away.fromDate;
    QVERIFY(m_desk->services().exceptions.create(m_desk->clinic.admin(), away));
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    m_desk->select(booked);
    QTRY_COMPARE(view()->scene().calendars()[0].closures.size(), 1);
    QSignalSpy moves(view(), &DayView::moveRequested);
    m_hands.drag(view()->viewport(), m_desk->centreOf(booked), m_desk->placeOf(0, m_desk->at(10)));
    QVERIFY(moves.isEmpty());
    QCOMPARE(m_desk->stored(booked).appointment.doctorId, m_desk->weber.id);
}

void TestCalendarDesk::aHeldTimeIsKeptUntilItExpires()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    m_desk->select(booked);
    const Instant start = m_desk->at(11);
    const QImage before = view()->viewport()->grab().toImage();
    QVERIFY(m_desk->services().holds.create(m_desk->clinic.admin(),
                                            {m_desk->weber.id, start, start + 20min, {}, {}}));
    QTRY_COMPARE(view()->scene().calendars()[1].holds.size(), 1);
    QVERIFY(view()->viewport()->grab().toImage() != before); // it can be seen
    const auto verdict = [&] {
        return view()->scene().verdict(
            {DragState::Moving, booked.appointment.id, 1, {start, start + 20min}},
            m_desk->clinic.clock.now());
    };
    QCOMPARE(verdict(), Verdict::Held);
    QCOMPARE(severityOf(Verdict::Held), Severity::Refused);
    m_desk->clinic.clock.set(m_desk->clinic.clock.now() + Hold::Lifetime);
    QCOMPARE(verdict(), Verdict::Free);
}

void TestCalendarDesk::whoChangedItMeanwhileIsNamedWhenADropIsTakenBack()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    m_desk->select(booked);
    // The administrator moves it; this desk lets go before it has heard of that.
    const Instant theirs = m_desk->at(14);
    QVERIFY(m_desk->services().appointments.reschedule(
        m_desk->clinic.admin(), booked.appointment.id, {theirs, {}, {}}, {}));
    const Instant ours = m_desk->at(11);
    emit view()->moveRequested(booked.appointment.id, m_desk->weber.id, {ours, ours + 20min});
    auto *banner = page()->findChild<InlineMessage *>(u"refusalBanner"_s);
    QTRY_VERIFY(banner->isVisible());
    const QString email =
        m_desk->services()
            .appointments.lastChange(m_desk->clinic.admin(), booked.appointment.id)
            ->email;
    QVERIFY(!email.isEmpty());
    QTRY_VERIFY2(banner->text().contains(email), qPrintable(banner->text()));
    QTRY_COMPARE(view()->scene().find(booked.appointment.id)->appointment.span.start, theirs);
}

void TestCalendarDesk::theMenuOfAnAppointmentActsOnIt()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    m_desk->select(booked);
    trigger(menuByKey(u"appointmentMenu"_s), u"copyPhone"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), booked.patientPhone);
    QSignalSpy records(page(), &CalendarPage::patientRequested);
    trigger(menuByKey(u"appointmentMenu"_s), u"patientRecord"_s);
    QCOMPARE(records.size(), 1);
    trigger(menuByKey(u"appointmentMenu"_s), u"rebook"_s);
    QTRY_VERIFY(page()->findChild<QWidget *>(u"finder"_s)->isVisible());
    view()->setFocus();
    QMenu *menu = menuByKey(u"appointmentMenu"_s);
    auto *reasons = menu->findChild<QMenu *>(u"cancelReasons"_s);
    QVERIFY(reasons);
    const QString why = reasons->actions().at(1)->text();
    reasons->actions().at(1)->trigger();
    menu->close();
    QTRY_VERIFY(m_desk->stored(booked).appointment.status == AppointmentStatus::Cancelled);
    QCOMPARE(m_desk->stored(booked).appointment.cancelReason, why);
}

void TestCalendarDesk::theMenuOfAnEmptyPlaceActsThere()
{
    view()->setCursorAt(1, m_desk->at(11));
    trigger(menuByKey(u"slotMenu"_s), u"walkIn"_s);
    QVERIFY(page()->findChild<QWidget *>(u"walkInForm"_s)->isVisible());
    view()->setFocus();
    view()->setCursorAt(1, m_desk->at(11));
    trigger(menuByKey(u"slotMenu"_s), u"block"_s);
    QTRY_COMPARE(view()->scene().calendars()[1].closures.size(), 1);
    QVERIFY(view()->scene().calendars()[1].closures.first().kind == ExceptionKind::Break);
    QCOMPARE(view()->scene().calendars()[1].closures.first().span.start, m_desk->at(11));
    // Who waits for such a time is found, and offered it.
    NewWaitlistEntry wish;
    wish.patientId = m_desk->clinic.newPatient(u"Omar Khalil"_s).id;
    wish.doctorId = m_desk->weber.id;
    QVERIFY(m_desk->services().waitlist.enter(m_desk->clinic.receptionist(), wish));
    view()->setCursorAt(1, m_desk->at(12));
    QSignalSpy notices(page(), &CalendarPage::notice);
    trigger(menuByKey(u"slotMenu"_s), u"offer"_s);
    QTRY_VERIFY(page()->findChild<QMenu *>(u"waitlistMenu"_s));
    auto *menu = page()->findChild<QMenu *>(u"waitlistMenu"_s);
    QVERIFY(menu->actions().first()->text().contains(u"Omar Khalil"_s));
    m_hands.key(Qt::Key_Return);
    QTRY_COMPARE(notices.size(), 1);
    const auto waiting = m_desk->services().waitlist.list(m_desk->clinic.receptionist(), {}, {});
    const auto entry = m_desk->services().waitlist.get(m_desk->clinic.receptionist(),
                                                       waiting->items.first().entry.id);
    QCOMPARE(entry->offers.size(), 1);
}

const QStringList AppointmentMenu {
    u"open"_s,          u"nextStatus"_s, u"statusMenu"_s, u"noShow"_s, u"cancelAppointment"_s,
    u"cancelReasons"_s, u"cut"_s,        u"copy"_s,       u"rebook"_s, u"copyPhone"_s,
    u"patientRecord"_s, u"slip"_s,       u"slipPreview"_s};

void TestCalendarDesk::theMenusHaveAllThatCanBeDone()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    m_desk->select(booked);
    QMenu *menu = menuByKey(u"appointmentMenu"_s);
    QCOMPARE(namesIn(menu), AppointmentMenu);
    menu->close();
    view()->clearSelection();
    view()->setCursorAt(1, m_desk->at(11));
    menu = menuByKey(u"slotMenu"_s);
    QCOMPARE(namesIn(menu),
             QStringList({u"book"_s, u"walkIn"_s, u"nextFree"_s, u"offer"_s, u"block"_s}));
    menu->close();
}

void TestCalendarDesk::anyStepOfTheStatusIsInTheMenu()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    m_desk->select(booked);
    QMenu *menu = menuByKey(u"appointmentMenu"_s);
    auto *steps = menu->findChild<QMenu *>(u"statusMenu"_s);
    QVERIFY(steps);
    for (const QAction *action : steps->actions())
        QVERIFY(!action->objectName().contains(toString(AppointmentStatus::Cancelled)));
    trigger(menu, u"status"_s + toString(AppointmentStatus::Arrived));
    QTRY_VERIFY(m_desk->stored(booked).appointment.status == AppointmentStatus::Arrived);
}

void TestCalendarDesk::theMonthHasTheSameMenus()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    const AppointmentId id = booked.appointment.id;
    m_hands.key(Qt::Key_3, Qt::ControlModifier | Qt::AltModifier);
    MonthView *month = page()->monthView();
    QTRY_VERIFY(!month->lineRect(id).isEmpty());
    QMenu *menu = menuAt(month, month->lineRect(id).center(), month, u"appointmentMenu"_s);
    QCOMPARE(namesIn(menu), AppointmentMenu);
    QCOMPARE(page()->selected(), id);
    menu->close();
    // By its key, for the one that is selected; and it acts.
    QContextMenuEvent byKey(QContextMenuEvent::Keyboard, {}, {});
    QApplication::sendEvent(month, &byKey);
    menu = month->findChildren<QMenu *>(u"appointmentMenu"_s).last();
    trigger(menu, u"nextStatus"_s);
    QTRY_VERIFY(m_desk->stored(booked).appointment.status == AppointmentStatus::Arrived);
    // An empty place is a day.
    const QDate next = m_desk->clinic.today().addDays(1);
    menu = menuAt(month, month->rectOf(next).center(), month, u"dayMenu"_s);
    QCOMPARE(namesIn(menu), QStringList({u"openDay"_s, u"book"_s, u"walkIn"_s, u"nextFree"_s,
                                         u"offer"_s, u"block"_s}));
    QCOMPARE(month->cursor(), next);
    menu->close();
    QApplication::sendEvent(month, &byKey);
    menu = month->findChildren<QMenu *>(u"dayMenu"_s).last();
    trigger(menu, u"openDay"_s);
    QTRY_COMPARE(page()->mode(), CalendarMode::Day);
    QCOMPARE(page()->day(), next);
}

void TestCalendarDesk::theListHasTheSameMenus()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    const AppointmentId id = booked.appointment.id;
    m_hands.key(Qt::Key_4, Qt::ControlModifier | Qt::AltModifier);
    CalendarListView *list = page()->listView();
    QTRY_VERIFY(list->model()->rowOf(id) > 0);
    QTableView *table = list->table();
    const auto placeOf = [&](int row) {
        return table->visualRect(list->model()->index(row, DayListModel::Patient)).center();
    };
    QMenu *menu =
        menuAt(table->viewport(), placeOf(list->model()->rowOf(id)), list, u"appointmentMenu"_s);
    QCOMPARE(namesIn(menu), AppointmentMenu);
    QCOMPARE(page()->selected(), id);
    menu->close();
    QContextMenuEvent byKey(QContextMenuEvent::Keyboard, {}, {});
    QApplication::sendEvent(table, &byKey);
    menu = list->findChildren<QMenu *>(u"appointmentMenu"_s).last();
    auto *reasons = menu->findChild<QMenu *>(u"cancelReasons"_s);
    reasons->actions().first()->trigger();
    menu->close();
    QTRY_VERIFY(m_desk->stored(booked).appointment.status == AppointmentStatus::Cancelled);
    // A heading is its day, and so is what is empty.
    (void)m_desk->book(m_desk->haddad, m_desk->at(11), u"Omar Khalil"_s);
    QTRY_VERIFY(list->model()->rowCount() == 2);
    menu = menuAt(table->viewport(), table->visualRect(list->model()->index(0, 0)).center(), list,
                  u"dayMenu"_s);
    QVERIFY(namesIn(menu).contains(u"book"_s));
    trigger(menu, u"openDay"_s);
    QTRY_COMPARE(page()->mode(), CalendarMode::Day);
    QCOMPARE(page()->day(), m_desk->clinic.today());
}

void TestCalendarDesk::aDayWithoutATimeOffersThoseThatAreFree()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    m_hands.key(Qt::Key_3, Qt::ControlModifier | Qt::AltModifier);
    MonthView *month = page()->monthView();
    QTRY_VERIFY(!month->lineRect(booked.appointment.id).isEmpty());
    month->setCursorDay(m_desk->clinic.today());
    QContextMenuEvent byKey(QContextMenuEvent::Keyboard, {}, {});
    QApplication::sendEvent(month, &byKey);
    trigger(month->findChildren<QMenu *>(u"dayMenu"_s).last(), u"block"_s);
    auto *times = page()->findChild<QMenu *>(u"freeTimesMenu"_s);
    QVERIFY(times);
    const auto doctors = times->findChildren<QMenu *>(u"freeTimesOf"_s);
    QCOMPARE(doctors.size(), 2);
    QCOMPARE(doctors[0]->actions().size(), 24); // nine to five, by twenty minutes
    QCOMPARE(doctors[1]->actions().size(), 23); // one of them is taken
    doctors[1]->actions().first()->trigger();
    times->close();
    m_hands.key(Qt::Key_1, Qt::ControlModifier | Qt::AltModifier);
    QTRY_COMPARE(view()->scene().calendars()[1].closures.size(), 1);
    QCOMPARE(view()->scene().calendars()[1].closures.first().span.start, m_desk->at(9));
}

void TestCalendarDesk::newInTheMonthBooksOnTheDayUnderTheCursor()
{
    m_hands.key(Qt::Key_3, Qt::ControlModifier | Qt::AltModifier);
    MonthView *month = page()->monthView();
    QTRY_VERIFY(month->isVisible() && !page()->isLoading());
    const QDate tomorrow = m_desk->clinic.today().addDays(1);
    m_hands.click(month, month->rectOf(tomorrow).center());
    QTRY_COMPARE(page()->day(), tomorrow);
    month->setFocus();
    m_hands.key(Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(chooseFirstFree(tomorrow), 24);
    QTRY_VERIFY(isBookingAtNine(tomorrow));
    m_hands.key(Qt::Key_Escape);
    QTRY_VERIFY(!page()->findChild<BookingForm *>()->isVisible());
    // The button does the same, and the arrows lead it to another day.
    month->setFocus();
    m_hands.key(Qt::Key_Right);
    auto *button = page()->findChild<QPushButton *>(u"newButton"_s);
    m_hands.click(button, button->rect().center());
    QCOMPARE(chooseFirstFree(tomorrow.addDays(1)), 24);
    QTRY_VERIFY(isBookingAtNine(tomorrow.addDays(1)));
}

void TestCalendarDesk::theListHasTheFocusFromTheStart()
{
    (void)m_desk->book(m_desk->weber, m_desk->at(10));
    m_hands.key(Qt::Key_4, Qt::ControlModifier | Qt::AltModifier);
    m_desk->page = std::make_unique<CalendarPage>(*m_desk->context);
    page()->keepIn(*m_desk->settings, u"anna"_s);
    page()->resize(1440, 900);
    page()->show();
    page()->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(page()));
    page()->activate();
    const QWidget *table = page()->listView()->table();
    QTRY_VERIFY(!page()->isLoading() && page()->listView()->model()->rowCount() > 1);
    QVERIFY(table->hasFocus());
    // It keeps it over days that are not known yet, and where nothing is booked.
    for (int step = 0; step < 3; ++step) {
        m_hands.key(Qt::Key_PageDown, Qt::ControlModifier);
        QVERIFY(table->hasFocus());
        QTRY_VERIFY(!page()->isLoading());
        QVERIFY(table->hasFocus());
    }
    QCOMPARE(page()->listView()->model()->rowCount(), 0);
}

void TestCalendarDesk::newInTheListBooksOnTheDayOfTheRow()
{
    const QDate today = m_desk->clinic.today();
    m_hands.key(Qt::Key_4, Qt::ControlModifier | Qt::AltModifier);
    CalendarListView *list = page()->listView();
    QTRY_VERIFY(list->isVisible() && !page()->isLoading());
    list->setFocus();
    // Without a row it is the chosen day.
    action(u"newAppointment"_s)->trigger();
    QCOMPARE(chooseFirstFree(today), 24);
    QTRY_VERIFY(isBookingAtNine(today));
    m_hands.key(Qt::Key_Escape);
    const QDate later = today.addDays(2);
    const auto booked = m_desk->book(m_desk->weber, m_desk->clinic.at(later, 10));
    QTRY_VERIFY(list->model()->rowOf(booked.appointment.id) > 0);
    list->select(booked.appointment.id);
    list->table()->setFocus();
    m_hands.key(Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(chooseFirstFree(later), 23); // one of them is taken
    QTRY_VERIFY(isBookingAtNine(later));
}

void TestCalendarDesk::aCopyIsALineOfTextAndAnotherBooking()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    m_desk->select(booked);
    m_hands.key(Qt::Key_C, Qt::ControlModifier);
    const QString line = QGuiApplication::clipboard()->text();
    QVERIFY2(line.startsWith(u"Lena Fischer: Monday"_s) && line.contains(u"10:00"_s)
                 && line.endsWith(m_desk->weber.fullName),
             qPrintable(line));
    view()->setCursorAt(0, m_desk->at(14));
    view()->clearSelection();
    QMenu *menu = menuByKey(u"slotMenu"_s);
    QVERIFY(namesIn(menu).contains(u"paste"_s));
    menu->close();
    page()->activateWindow();
    view()->setFocus();
    QTRY_COMPARE(QApplication::focusWidget(), view());
    m_hands.key(Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->bookedFor(u"Lena Fischer"_s).size(), 2);
    const Appointment copy = m_desk->bookedFor(u"Lena Fischer"_s).last().appointment;
    QCOMPARE(copy.span, Interval(m_desk->at(14), m_desk->at(14, 20)));
    QCOMPARE(copy.doctorId, m_desk->haddad.id);
    QCOMPARE(copy.patientId, booked.appointment.patientId);
    QCOMPARE(m_desk->stored(booked).appointment.span, booked.appointment.span);
    QTRY_COMPARE(page()->selected(), copy.id);
    // It is taken back as any booking is.
    m_hands.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(m_desk->bookedFor(u"Lena Fischer"_s).last().appointment.status
                == AppointmentStatus::Cancelled);
    // What is cut afterwards is what is put down.
    m_desk->select(booked);
    m_hands.key(Qt::Key_X, Qt::ControlModifier);
    view()->setCursorAt(1, m_desk->at(15));
    view()->clearSelection();
    m_hands.key(Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->stored(booked).appointment.span.start, m_desk->at(15));
}

void TestCalendarDesk::aCopyOntoATakenTimeIsRefused()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    (void)m_desk->book(m_desk->haddad, m_desk->at(14), u"Omar Khalil"_s);
    m_desk->select(booked);
    m_hands.key(Qt::Key_C, Qt::ControlModifier);
    view()->setCursorAt(0, m_desk->at(14));
    view()->clearSelection();
    m_hands.key(Qt::Key_V, Qt::ControlModifier);
    auto *banner = page()->findChild<InlineMessage *>(u"refusalBanner"_s);
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->text().contains(u"Lena Fischer"_s));
    QCOMPARE(m_desk->bookedFor(u"Lena Fischer"_s).size(), 1);
}

void TestCalendarDesk::theSlipIsInThePatientsLanguage()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    const ClinicTime time = *m_desk->clinic.backend().zone().get();
    AppointmentSlip slip {u"Lindenhof"_s, booked, time, {}, {}};
    slip.details.roomName = u"Room 2"_s;
    slip.details.appointment.reason = u"Rash"_s;
    QStringList values;
    for (const AppointmentSlip::Line &line : slip.lines())
        values.append(line.value);
    QCOMPARE(values, QStringList({u"Lena Fischer"_s, u"Monday, 9 March 2026"_s,
                                  spanText(QLocale(), time, booked.appointment.span),
                                  m_desk->weber.fullName, u"Room 2"_s}));
    QVERIFY(!slip.isRightToLeft());
    slip.language = u"ar"_s;
    QVERIFY(slip.isRightToLeft());
    QCOMPARE(slip.lines()[1].value, longDayText(QLocale(u"ar"_s), m_desk->clinic.today()));
    Languages arabic;
    arabic.use(u"ar"_s);
    // What the desk says where it speaks that language; and English stays English there.
    QCOMPARE(slip.heading(), QCoreApplication::translate("AppointmentSlip", "Your appointment"));
    slip.language = u"en"_s;
    QCOMPARE(slip.heading(), u"Your appointment"_s);
    QVERIFY(!slip.isRightToLeft());
    arabic.use(u"en"_s);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
}

void TestCalendarDesk::theSlipIsPrinted()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    const QString path = m_desk->folder.filePath(u"slip.pdf"_s);
    page()->setPrintTo([&](const CalendarPage::Painting &paint) {
        QPrinter printer;
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(path);
        paint(printer);
    });
    m_desk->select(booked);
    QSignalSpy notices(page(), &CalendarPage::notice);
    trigger(menuByKey(u"appointmentMenu"_s), u"slip"_s);
    QTRY_COMPARE(notices.size(), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count("/Type /Page\n"), 1);
    trigger(menuByKey(u"appointmentMenu"_s), u"slipPreview"_s);
    QTRY_VERIFY(page()->findChild<QWidget *>(u"slipPreview"_s));
    page()->findChild<QWidget *>(u"slipPreview"_s)->close();
    QTRY_VERIFY(!page()->findChild<QWidget *>(u"slipPreview"_s));
}

void TestCalendarDesk::nextFreeBeginsWhereItWasAskedFor()
{
    view()->setCursorAt(1, m_desk->at(11));
    trigger(menuByKey(u"slotMenu"_s), u"nextFree"_s);
    const auto offered = [&]() -> QStringList {
        QStringList texts;
        const auto *shown = page()->findChild<QMenu *>(u"nextFreeMenu"_s);
        for (const QAction *one : shown ? shown->actions() : QList<QAction *>())
            texts.append(one->text());
        return texts;
    };
    QTRY_VERIFY(!offered().isEmpty());
    QVERIFY2(offered().first().contains(u"11:00"_s)
                 && offered().first().contains(m_desk->weber.fullName),
             qPrintable(offered().first()));
    page()->findChild<QMenu *>(u"nextFreeMenu"_s)->close();
}

void TestCalendarDesk::anotherKeyHoldsAfterARestart()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    m_hands.key(Qt::Key_Slash, Qt::ControlModifier);
    auto *editor = page()->findChild<QDialog *>(u"keyEditor"_s);
    QVERIFY(editor && editor->isVisible());
    auto *field = editor->findChild<QKeySequenceEdit *>(u"checkIn"_s);
    QVERIFY(field && !field->accessibleName().isEmpty());
    field->setKeySequence(QKeySequence(Qt::Key_F12));
    emit field->editingFinished();
    editor->close();
    QCOMPARE(action(u"checkIn"_s)->shortcut(), QKeySequence(Qt::Key_F12));
    m_desk->open();
    QCOMPARE(action(u"checkIn"_s)->shortcut(), QKeySequence(Qt::Key_F12));
    m_desk->select(booked);
    m_hands.key(Qt::Key_F8);
    m_hands.key(Qt::Key_F12);
    QTRY_VERIFY(m_desk->stored(booked).appointment.status == AppointmentStatus::Arrived);
    // Back to what is usual, for all of them.
    page()->editKeys();
    page()->findChild<QPushButton *>(u"restoreKeys"_s)->click();
    QCOMPARE(action(u"checkIn"_s)->shortcut(), QKeySequence(Qt::Key_F8));
    m_desk->open();
    QCOMPARE(action(u"checkIn"_s)->shortcut(), QKeySequence(Qt::Key_F8));
}

void TestCalendarDesk::aKeyThatHasAMeaningIsRefused()
{
    for (const QKeySequence &keys :
         {QKeySequence(Qt::Key_F9), QKeySequence(Qt::Key_A), QKeySequence(Qt::SHIFT | Qt::Key_5),
          QKeySequence(Qt::Key_Down), QKeySequence(Qt::ALT | Qt::Key_Left),
          QKeySequence(Qt::Key_Return)}) {
        QVERIFY2(!page()->rebind(u"checkIn"_s, keys), qPrintable(keys.toString()));
        QCOMPARE(action(u"checkIn"_s)->shortcut(), QKeySequence(Qt::Key_F8));
    }
    QVERIFY(page()->rebind(u"checkIn"_s, QKeySequence(Qt::CTRL | Qt::Key_B)));
    QVERIFY(page()->rebind(u"nextStatus"_s, QKeySequence(Qt::Key_F8)));
}

QTEST_MAIN(TestCalendarDesk)
#include "tst_calendardesk.moc"
