// SPDX-License-Identifier: GPL-3.0-or-later
// The calendar's menus, its own keys, and what it says of times that are not simply free.
#include "calendardesk.h"
#include "shell/inlinemessage.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDialog>
#include <QKeySequenceEdit>
#include <QMenu>
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
    void trigger(QMenu *menu, const QString &name) const
    {
        auto *action = menu ? menu->findChild<QAction *>(name) : nullptr;
        QVERIFY2(action, qPrintable(name));
        action->trigger();
        menu->close();
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
