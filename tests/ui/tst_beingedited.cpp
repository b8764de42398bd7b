// SPDX-License-Identifier: GPL-3.0-or-later
// Two desks of one clinic (on PostgreSQL two processes' backends): what one has open to change it,
// the other sees.
#include "appointments/appointmentpanel.h"
#include "appointments/bookingform.h"
#include "appointments/editingwatch.h"
#include "calendar/listview.h"
#include "calendar/monthview.h"
#include "calendardesk.h"
#include "models/tableview.h"
#include "shell/inlinemessage.h"

#include <QSignalSpy>
#include <QTimeEdit>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestBeingEdited : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();
    void theOtherDeskSeesItOnTheCardAndInTheDetails();
    void theMonthAndTheListSayItToo();
    void aDeskThatOpensLaterHearsItAtOnce();
    void itEndsWhenItIsSaved();
    void itEndsWhenAnotherAppointmentIsOpened();
    void itEndsWithTheSession();
    void itIsAdviceAndNoLock();
    void aDeskThatDiesIsForgotten();
    void aDeskThatGoesOnIsNot();
    void olderNewsChangesNothing();
    void whoCannotBeNamedIsAnotherDesk();

private:
    CalendarPage *here() const { return m_desk->page.get(); }
    DayView *theirs() const { return m_other->view(); }
    void startEditing(const AppointmentDetails &details)
    {
        m_desk->select(details);
        QTest::keyClick(m_desk->view(), Qt::Key_F2);
        QTRY_VERIFY(form()->isVisible());
    }
    BookingForm *form() const { return here()->findChild<BookingForm *>(); }
    /// What their card says, besides what the appointment is.
    bool saysEdited(const AppointmentDetails &details) const
    {
        return theirs()->accessibleText(details.appointment.id).contains(Said)
               && theirs()->toolTipText(details.appointment.id).contains(Said);
    }
    bool saysNothing(const AppointmentDetails &details) const
    {
        return theirs()->scene().find(details.appointment.id)
               && !theirs()->accessibleText(details.appointment.id).contains(u"edited"_s)
               && !theirs()->toolTipText(details.appointment.id).contains(u"edited"_s);
    }
    QImage cardOf(const AppointmentDetails &details) const
    {
        return theirs()
            ->viewport()
            ->grab(theirs()->appointmentRect(details.appointment.id).toAlignedRect())
            .toImage();
    }

    const QString Said = u"Being edited by \u2068desk@clinic.example\u2069"_s;
    std::unique_ptr<CalendarDesk> m_desk; ///< the receptionist's
    std::unique_ptr<Backend> m_backend;
    std::unique_ptr<ServiceExecutor> m_executor;
    std::unique_ptr<DeskContext> m_context;
    std::unique_ptr<CalendarPage> m_other; ///< the administrator's
};

void TestBeingEdited::initTestCase()
{
    m_desk = std::make_unique<CalendarDesk>();
    if (m_desk->clinic.database.dialect() == Dialect::PostgreSql)
        m_backend = m_desk->clinic.anotherBackend();
    Backend &backend = m_backend ? *m_backend : m_desk->clinic.backend();
    m_executor = std::make_unique<ServiceExecutor>(backend, 2);
    m_context = std::make_unique<DeskContext>(
        DeskContext {*m_executor, backend.changes(), backend.zone(), m_desk->clinic.clock,
                     m_desk->prompts, m_desk->clinic.admin()});
}

void TestBeingEdited::cleanupTestCase()
{
    m_context.reset();
    m_executor.reset();
    m_backend.reset();
    m_desk.reset();
}

void TestBeingEdited::init()
{
    m_desk->open();
    m_other = std::make_unique<CalendarPage>(*m_context);
    m_other->resize(1440, 900);
    m_other->show();
    m_other->activate();
    QTRY_COMPARE(theirs()->scene().columnCount(), 2);
    here()->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(here()));
}

void TestBeingEdited::cleanup()
{
    m_other.reset();
    m_desk->page.reset();
    // The next one finds an empty day.
    const Actor &desk = m_desk->clinic.receptionist();
    AppointmentService &appointments = m_desk->services().appointments;
    const auto all = appointments.list(desk, {}, {100, {}});
    for (const AppointmentDetails &details : all->items) {
        if (details.appointment.status != AppointmentStatus::Cancelled)
            QVERIFY(appointments.cancel(desk, details.appointment.id, {}, {}));
    }
}

void TestBeingEdited::theOtherDeskSeesItOnTheCardAndInTheDetails()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    const AppointmentId id = booked.appointment.id;
    QTRY_VERIFY(saysNothing(booked));
    theirs()->select(id);
    auto *panel = m_other->findChild<AppointmentPanel *>();
    auto *line = panel->findChild<InlineMessage *>(u"beingEdited"_s);
    QVERIFY(panel->isVisible() && !line->isVisible());
    const QImage plain = cardOf(booked);

    startEditing(booked);
    QTRY_VERIFY(saysEdited(booked));
    QTRY_VERIFY(line->isVisible());
    QCOMPARE(line->text(), Said);
    QCOMPARE(line->accessibleName(), Said);
    QVERIFY(cardOf(booked) != plain); // the pencil
    // Whoever has it open needs not be told.
    QVERIFY(!m_desk->view()->accessibleText(id).contains(u"edited"_s));
    QVERIFY(!form()->findChild<InlineMessage *>(u"beingEdited"_s)->isVisible());

    QTest::keyClick(here()->focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(saysNothing(booked));
    QTRY_VERIFY(!line->isVisible());
    QCOMPARE(cardOf(booked), plain);
}

void TestBeingEdited::theMonthAndTheListSayItToo()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    const AppointmentId id = booked.appointment.id;
    startEditing(booked);
    QTRY_VERIFY(theirs()->scene().find(id));
    m_other->setMode(CalendarMode::Month);
    MonthView *month = m_other->monthView();
    QTRY_VERIFY(!month->lineRect(id).isEmpty());
    month->select(id);
    QTRY_VERIFY2(month->accessibleName().contains(Said), qPrintable(month->accessibleName()));
    const QImage marked = month->grab(month->lineRect(id)).toImage();
    m_other->setMode(CalendarMode::List);
    const DayListModel *list = m_other->listView()->model();
    QTRY_VERIFY(list->rowOf(id) >= 0);
    const auto said = [&] {
        return list->index(list->rowOf(id), DayListModel::Patient)
            .data(Qt::AccessibleDescriptionRole)
            .toString();
    };
    QTRY_COMPARE(said(), Said);
    QTest::keyClick(here()->focusWidget(), Qt::Key_Escape);
    QTRY_COMPARE(said(), QString());
    m_other->setMode(CalendarMode::Month);
    QTRY_VERIFY(!month->lineRect(id).isEmpty());
    month->select(id);
    QVERIFY(month->grab(month->lineRect(id)).toImage() != marked);
}

void TestBeingEdited::aDeskThatOpensLaterHearsItAtOnce()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    m_other.reset();
    startEditing(booked);
    m_other = std::make_unique<CalendarPage>(*m_context);
    m_other->resize(1440, 900);
    m_other->show();
    m_other->activate();
    static_assert(Editing::Renewal > 5s); // the test does not wait for it
    QTRY_VERIFY(theirs()->scene().find(booked.appointment.id) && saysEdited(booked));
}

void TestBeingEdited::itEndsWhenItIsSaved()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    startEditing(booked);
    QTRY_VERIFY(saysEdited(booked));
    form()->findChild<QTimeEdit *>(u"start"_s)->setTime(QTime(11, 0));
    QTest::keyClick(here()->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->stored(booked).appointment.span.start, m_desk->at(11));
    QTRY_VERIFY(saysNothing(booked));
}

void TestBeingEdited::itEndsWhenAnotherAppointmentIsOpened()
{
    const auto first = m_desk->book(m_desk->weber, m_desk->at(10));
    const auto second = m_desk->book(m_desk->haddad, m_desk->at(11), u"Omar Khalil"_s);
    startEditing(first);
    QTRY_VERIFY(saysEdited(first));
    startEditing(second);
    QTRY_VERIFY(saysEdited(second));
    QVERIFY(saysNothing(first));
    // A booking in the same form is no change of an appointment.
    m_desk->view()->setFocus();
    m_desk->view()->setCursorAt(1, m_desk->at(14));
    m_desk->view()->clearSelection();
    QTest::keyClick(m_desk->view(), Qt::Key_Return);
    QTRY_VERIFY(saysNothing(second));
}

void TestBeingEdited::itEndsWithTheSession()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    startEditing(booked);
    QTRY_VERIFY(saysEdited(booked));
    m_desk->page.reset(); // as a log-out does
    QTRY_VERIFY(saysNothing(booked));
}

void TestBeingEdited::itIsAdviceAndNoLock()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    startEditing(booked);
    QTRY_VERIFY(saysEdited(booked));
    theirs()->select(booked.appointment.id);
    QTest::keyClick(theirs(), Qt::Key_F2);
    auto *theirForm = m_other->findChild<BookingForm *>();
    QTRY_VERIFY(theirForm->isVisible());
    auto *warning = theirForm->findChild<InlineMessage *>(u"beingEdited"_s);
    QVERIFY(warning->isVisible());
    QCOMPARE(warning->text(), Said);
    // And the first desk hears of the second.
    QTRY_VERIFY(form()->findChild<InlineMessage *>(u"beingEdited"_s)->isVisible());
    theirForm->findChild<QTimeEdit *>(u"start"_s)->setTime(QTime(11, 0));
    theirForm->save();
    QTRY_COMPARE(m_desk->stored(booked).appointment.span.start, m_desk->at(11));
    form()->findChild<QTimeEdit *>(u"start"_s)->setTime(QTime(12, 0));
    form()->save();
    QTRY_VERIFY(!form()->isSaving());
    QCOMPARE(m_desk->stored(booked).appointment.span.start, m_desk->at(11)); // the version guards
}

void TestBeingEdited::aDeskThatDiesIsForgotten()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    EditingWatch watch(*m_context, {10s, 150ms});
    bool wasTold = false;
    connect(&watch, &EditingWatch::changed, this,
            [&] { wasTold = wasTold || watch.texts().contains(booked.appointment.id); });
    // Told once, and never again.
    QVERIFY(m_desk->services().appointments.announceEditing(
        m_desk->clinic.receptionist(), {QUuid::createUuid(), {}, booked.appointment.id, 1}));
    // It may be over before this looks again.
    QTRY_VERIFY(wasTold && watch.texts().isEmpty());
}

void TestBeingEdited::aDeskThatGoesOnIsNot()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    EditingWatch watch(*m_context, {10s, 2s});
    EditingWatch editor(*m_desk->context, {40ms, 2s});
    // Counted here: a QSignalSpy counts in the threads that tell.
    QObject here;
    int told = 0;
    connect(&m_context->changes, &ChangeFeed::edited, &here, [&told] { ++told; });
    QSignalSpy changes(&watch, &EditingWatch::changed);
    editor.setOwn(booked.appointment.id);
    QTRY_COMPARE(watch.texts().value(booked.appointment.id), Said);
    QTRY_VERIFY(told >= 60); // longer than one of them holds
    QCOMPARE(watch.texts().value(booked.appointment.id), Said);
    QCOMPARE(changes.size(), 2); // that somebody does, and who; not again and again
    editor.setOwn({});
    QTRY_VERIFY(watch.texts().isEmpty());
}

void TestBeingEdited::olderNewsChangesNothing()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    const AppointmentId id = booked.appointment.id;
    EditingWatch watch(*m_context);
    const QUuid desk = QUuid::createUuid();
    const UserId user = m_desk->clinic.receptionist().userId;
    emit m_context->changes.edited({desk, user, {}, 2});
    emit m_context->changes.edited({desk, user, id, 1});
    QVERIFY(watch.texts().isEmpty());
    emit m_context->changes.edited({desk, user, id, 3});
    QVERIFY(watch.texts().contains(id));
    emit m_context->changes.edited({desk, user, {}, 2});
    QVERIFY(watch.texts().contains(id));
}

void TestBeingEdited::whoCannotBeNamedIsAnotherDesk()
{
    const auto booked = m_desk->book(m_desk->weber, m_desk->at(10));
    EditingWatch watch(*m_context);
    emit m_context->changes.edited(
        {QUuid::createUuid(), UserId::generate(), booked.appointment.id, 1});
    QCOMPARE(watch.texts().value(booked.appointment.id), u"Being edited at another desk"_s);
}

QTEST_MAIN(TestBeingEdited)
#include "tst_beingedited.moc"
