// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/dayview.h"
#include "calendarfixture.h"
#include "shell/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolTip>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <QtTest>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace std::chrono_literals;

class TestDayView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void aClickOnAnEmptyCellRaisesBooking();
    void aClickOnACardSelectsIt();
    void aDoubleClickOpens();
    void nothingIsBookedWhileADayLoads();
    void withoutTheRightNothingIsBookedOrMoved();

    void aCardsTipSaysItsDetailsUntilEscape();
    void aDragMovesToAnotherTimeAndDoctor();
    void aDragOntoAnotherAppointmentSnapsBackAndSaysWhy();
    void escapeAbortsADrag();
    void theEdgesResize();
    void draggingEmptySpaceBooksThatSpan();
    void pressingAHalfHiddenCardDoesNotMoveIt();
    void aReloadKeepsScrollSelectionAndDrag();
    void aDragEndsWhenItsAppointmentGoesAway();

    void arrowsMoveTheCursorAndSelectWhatTheyMeet();
    void enterBooksOrOpens();
    void typingOnAnEmptyCellBooks();
    void composedTextBooksToo();
    void deleteAsksToCancel();
    void tabWalksThroughAppointmentsAndEscapes();
    void pagesAndPeriodsHaveKeys();
    void zoomKeysAndWheelKeepTheTimeInPlace();

    void rightToLeftMirrorsColumnsArrowsAndDrag();
    void pixelsComeBackToTheirSlotInBothDirections_data();
    void pixelsComeBackToTheirSlotInBothDirections();
    void aDayWithAClockChangeBooksTheRightInstant();

    void theChildrenAreHeadersAppointmentsAndTheCursor();
    void accessibleNamesSayEverything();
    void childAtAgreesWithTheHitTest_data();
    void childAtAgreesWithTheHitTest();
    void theFocusIsTold();
    void aRemovedAppointmentIsAnInvalidChild();

    void cancelledAppointmentsAreHidden();
    void tooManyAtOnceOpenAMenu();
    void theMenuOffersWhatTheStatusAllows();
    void onlyTheStripOfThePresentIsRepainted();
    void aStepOfADragRepaintsWhatItChangesAlone();

private:
    Instant at(int hour, int minute = 0) const { return wall(m_time, m_day, hour, minute); }
    QPoint slotCentre(int column, Instant start, int minutes = 15) const;
    QPoint centreOf(const AppointmentDetails &details) const;
    void drag(const QPoint &from, const QPoint &to, bool release = true);
    void show();
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_view, key, modifiers);
    }

    ClinicTime m_time {QTimeZone("Europe/Berlin")};
    QDate m_day {2026, 3, 9};
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<QWidget> m_window;
    DayView *m_view = nullptr;
    QLineEdit *m_before = nullptr;
    QLineEdit *m_after = nullptr;
    QList<DoctorCalendar> m_calendars;
    AppointmentDetails m_first; ///< Dr X, 10:00 to 10:30
    AppointmentDetails m_second; ///< Dr X, 15:05 to 15:25
    AppointmentDetails m_third; ///< Dr Y, 11:00 to 11:20
};

void TestDayView::initTestCase()
{
    applyTheme(*qApp, ThemeKind::Light);
}

void TestDayView::init()
{
    m_day = QDate(2026, 3, 9);
    m_clock = std::make_unique<FakeClock>(at(8, 0));
    m_window = std::make_unique<QWidget>();
    m_before = new QLineEdit;
    m_view = new DayView(*m_clock);
    m_after = new QLineEdit;
    auto *layout = new QVBoxLayout(m_window.get());
    layout->addWidget(m_before);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_after);
    m_view->setLocale(QLocale(QLocale::English, QLocale::UnitedKingdom));
    m_view->setClinicTime(m_time);
    const Doctor x = doctorNamed(u"Dr X"_s, u"Cardiology"_s);
    const Doctor y = doctorNamed(u"Dr Y"_s, u"Dentistry"_s);
    const QList<WorkingWindow> hours {{{at(9), at(17)}, 15}};
    m_first = appointmentOf(x, u"Eva Schneider"_s, {at(10), at(10, 30)},
                            AppointmentStatus::Confirmed, u"Follow-up"_s);
    m_second =
        appointmentOf(x, u"Haddad Ahmed"_s, {at(15, 5), at(15, 25)}, AppointmentStatus::Confirmed);
    m_third = appointmentOf(y, u"Bo Li"_s, {at(11), at(11, 20)}, AppointmentStatus::Pending);
    m_calendars = {{x, hours, {m_first, m_second}}, {y, hours, {m_third}}};
    show();
}

void TestDayView::show()
{
    m_window->resize(700, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_view->setCalendar(m_day, m_calendars);
    m_view->setFocus();
    m_view->scrollTo(at(9));
    QCoreApplication::processEvents();
}

QPoint TestDayView::slotCentre(int column, Instant start, int minutes) const
{
    return m_view->slotRect(column, {start, start + std::chrono::minutes(minutes)})
        .center()
        .toPoint();
}

QPoint TestDayView::centreOf(const AppointmentDetails &details) const
{
    return m_view->appointmentRect(details.appointment.id).center().toPoint();
}

void TestDayView::drag(const QPoint &from, const QPoint &to, bool release)
{
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(m_view->viewport(), (from + to) / 2);
    QTest::mouseMove(m_view->viewport(), to);
    if (release)
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, to);
}

void TestDayView::aClickOnAnEmptyCellRaisesBooking()
{
    QSignalSpy booking(m_view, &DayView::bookingRequested);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, slotCentre(1, at(9, 30)));
    QCOMPARE(booking.size(), 1);
    QCOMPARE(booking[0][0].value<Doctor>().id, m_calendars[1].doctor.id);
    QCOMPARE(booking[0][1].value<Interval>(), (Interval {at(9, 30), at(9, 45)}));
    QCOMPARE(booking[0][2].toInt(), 15);
    QCOMPARE(booking[0][3].toString(), QString());
    QCOMPARE(m_view->cursor().column, 1);
}

void TestDayView::aClickOnACardSelectsIt()
{
    QSignalSpy selected(m_view, &DayView::selectionChanged);
    QSignalSpy booking(m_view, &DayView::bookingRequested);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, centreOf(m_first));
    QCOMPARE(m_view->selected(), m_first.appointment.id);
    QCOMPARE(selected.size(), 1);
    QVERIFY(booking.isEmpty());
}

void TestDayView::aDoubleClickOpens()
{
    QSignalSpy activated(m_view, &DayView::activated);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, centreOf(m_first));
    QCOMPARE(activated.size(), 1);
}

void TestDayView::nothingIsBookedWhileADayLoads()
{
    QSignalSpy booking(m_view, &DayView::bookingRequested);
    m_view->setMessage(u"Loading"_s);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, slotCentre(1, at(9, 30)));
    key(Qt::Key_Return);
    QTest::keyClicks(m_view, u"a"_s);
    QVERIFY(booking.isEmpty());
}

void TestDayView::withoutTheRightNothingIsBookedOrMoved()
{
    QSignalSpy booking(m_view, &DayView::bookingRequested);
    QSignalSpy moving(m_view, &DayView::moveRequested);
    QSignalSpy cancelling(m_view, &DayView::cancelRequested);
    m_view->setPermissions({false, false, true, false});
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, slotCentre(1, at(9, 30)));
    drag(slotCentre(1, at(9, 30)), slotCentre(1, at(10, 30)));
    drag(centreOf(m_first), slotCentre(1, at(12)));
    key(Qt::Key_Delete);
    m_view->clearSelection();
    key(Qt::Key_Return);
    QVERIFY(booking.isEmpty() && moving.isEmpty() && cancelling.isEmpty());
}

void TestDayView::aCardsTipSaysItsDetailsUntilEscape()
{
    show();
    const AppointmentId id = m_view->scene().layout().items()[0].id;
    const QPoint over = m_view->appointmentRect(id).center().toPoint();
    QElapsedTimer time;
    time.start();
    QTest::mouseMove(m_view->viewport(), over + QPoint(1, 1));
    QTest::mouseMove(m_view->viewport(), over);
    QTRY_VERIFY(QToolTip::isVisible());
    QVERIFY2(time.elapsed() >= 390, "not while the pointer only passes");
    QCOMPARE(QToolTip::text(), m_view->toolTipText(id));
    const AppointmentDetails &details = *m_view->scene().find(id);
    for (const QString &part : {details.patientName, details.doctorName, details.patientPhone})
        QVERIFY2(QToolTip::text().contains(part), qPrintable(QToolTip::text()));
    m_view->select(id);
    QTest::keyClick(m_view, Qt::Key_Escape);
    QTRY_VERIFY(!QToolTip::isVisible());
    QCOMPARE(m_view->selected(), id); // that Escape was for the tip alone
}

void TestDayView::aDragMovesToAnotherTimeAndDoctor()
{
    QSignalSpy moving(m_view, &DayView::moveRequested);
    const QPoint from = centreOf(m_first); // 10:15
    drag(from, slotCentre(1, at(12), 30));
    QCOMPARE(moving.size(), 1);
    QCOMPARE(moving[0][0].value<AppointmentId>(), m_first.appointment.id);
    QCOMPARE(moving[0][1].value<DoctorId>(), m_calendars[1].doctor.id);
    QCOMPARE(moving[0][2].value<Interval>(), (Interval {at(12), at(12, 30)}));
    QVERIFY(!m_view->isDragging());
}

void TestDayView::aDragOntoAnotherAppointmentSnapsBackAndSaysWhy()
{
    QSignalSpy moving(m_view, &DayView::moveRequested);
    QSignalSpy remarked(m_view, &DayView::remarked);
    drag(centreOf(m_first), centreOf(m_third));
    QVERIFY(moving.isEmpty());
    QCOMPARE(remarked.size(), 1);
    QVERIFY(remarked[0][0].toString().contains(u"Dr Y"_s));
    drag(centreOf(m_first), slotCentre(0, at(8, 15), 30));
    QCOMPARE(moving.size(), 1); // outside working hours: a warning, which the drop overrides
    QCOMPARE(remarked.size(), 2);
}

void TestDayView::escapeAbortsADrag()
{
    QSignalSpy moving(m_view, &DayView::moveRequested);
    drag(centreOf(m_first), slotCentre(0, at(12)), false);
    QVERIFY(m_view->isDragging());
    key(Qt::Key_Escape);
    QVERIFY(!m_view->isDragging());
    QTest::mouseMove(m_view->viewport(), slotCentre(0, at(13)));
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, slotCentre(0, at(13)));
    QVERIFY(moving.isEmpty());
}

void TestDayView::theEdgesResize()
{
    QSignalSpy moving(m_view, &DayView::moveRequested);
    const QRectF card = m_view->appointmentRect(m_first.appointment.id);
    const QPoint bottom(int(card.center().x()), int(card.bottom()) - 2);
    drag(bottom, QPoint(bottom.x(), int(m_view->slotRect(0, {at(11), at(11, 15)}).top())));
    QCOMPARE(moving.size(), 1);
    QCOMPARE(moving[0][2].value<Interval>(), (Interval {at(10), at(11)}));
    const QPoint top(int(card.center().x()), int(card.top()) + 2);
    drag(top, QPoint(top.x(), int(m_view->slotRect(0, {at(9, 30), at(9, 45)}).top())));
    QCOMPARE(moving[1][2].value<Interval>(), (Interval {at(9, 30), at(10, 30)}));
}

void TestDayView::draggingEmptySpaceBooksThatSpan()
{
    QSignalSpy booking(m_view, &DayView::bookingRequested);
    drag(slotCentre(1, at(13)), slotCentre(1, at(13, 30)));
    QCOMPARE(booking.size(), 1);
    QCOMPARE(booking[0][1].value<Interval>(), (Interval {at(13), at(13, 45)}));
}

void TestDayView::pressingAHalfHiddenCardDoesNotMoveIt()
{
    m_view->scrollTo(at(10, 15)); // its upper half is under the header
    const int scrolled = m_view->verticalScrollBar()->value();
    const QPoint place = slotCentre(0, at(10, 15));
    QSignalSpy moving(m_view, &DayView::moveRequested);
    drag(place, place + QPoint(0, 12));
    QCOMPARE(m_view->verticalScrollBar()->value(), scrolled);
    QVERIFY(moving.isEmpty()); // less than half a slot
    QCOMPARE(m_view->selected(), m_first.appointment.id);
}

void TestDayView::aReloadKeepsScrollSelectionAndDrag()
{
    m_view->select(m_first.appointment.id);
    m_view->verticalScrollBar()->setValue(1100);
    const int scrolled = m_view->verticalScrollBar()->value();
    QSignalSpy moving(m_view, &DayView::moveRequested);
    drag(centreOf(m_first), slotCentre(1, at(12), 30), false);
    m_calendars[1].appointments[0].appointment.status = AppointmentStatus::Arrived;
    m_view->setCalendar(m_day, m_calendars);
    QCOMPARE(m_view->verticalScrollBar()->value(), scrolled);
    QCOMPARE(m_view->selected(), m_first.appointment.id);
    QVERIFY(m_view->isDragging());
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, slotCentre(1, at(12), 30));
    QCOMPARE(moving.size(), 1);
}

void TestDayView::aDragEndsWhenItsAppointmentGoesAway()
{
    QSignalSpy moving(m_view, &DayView::moveRequested);
    drag(centreOf(m_first), slotCentre(1, at(12)), false);
    m_calendars[0].appointments.removeFirst();
    m_view->setCalendar(m_day, m_calendars);
    QVERIFY(!m_view->isDragging());
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, slotCentre(1, at(12)));
    QVERIFY(moving.isEmpty());
    QVERIFY(m_view->selected().isNull());
}

void TestDayView::arrowsMoveTheCursorAndSelectWhatTheyMeet()
{
    m_view->setCursorAt(0, at(9, 30));
    key(Qt::Key_Down);
    QCOMPARE(m_view->cursorSlot(), (Interval {at(9, 45), at(10)}));
    QVERIFY(m_view->selected().isNull());
    key(Qt::Key_Down);
    QCOMPARE(m_view->selected(), m_first.appointment.id);
    key(Qt::Key_Right);
    QCOMPARE(m_view->cursor().column, 1);
    QVERIFY(m_view->selected().isNull());
    key(Qt::Key_Home);
    QCOMPARE(m_view->cursorSlot().start, at(9));
    key(Qt::Key_End);
    QCOMPARE(m_view->cursorSlot().end, at(17));
    key(Qt::Key_Left);
    QCOMPARE(m_view->cursor().column, 0);
    QVERIFY(m_view->slotRect(0, m_view->cursorSlot()).bottom() <= m_view->viewport()->height());
}

void TestDayView::enterBooksOrOpens()
{
    QSignalSpy booking(m_view, &DayView::bookingRequested);
    QSignalSpy activated(m_view, &DayView::activated);
    m_view->setCursorAt(0, at(9, 30));
    key(Qt::Key_Return);
    QCOMPARE(booking.size(), 1);
    m_view->select(m_second.appointment.id);
    key(Qt::Key_Enter);
    key(Qt::Key_F2);
    QCOMPARE(activated.size(), 2);
    QCOMPARE(booking.size(), 1);
}

void TestDayView::typingOnAnEmptyCellBooks()
{
    QSignalSpy booking(m_view, &DayView::bookingRequested);
    m_view->setCursorAt(1, at(12));
    QTest::keyClicks(m_view, u"H"_s);
    QCOMPARE(booking.size(), 1);
    QCOMPARE(booking[0][1].value<Interval>(), (Interval {at(12), at(12, 15)}));
    QCOMPARE(booking[0][3].toString(), u"H"_s);
    m_view->select(m_first.appointment.id);
    QTest::keyClicks(m_view, u"x"_s);
    QCOMPARE(booking.size(), 1); // not on an appointment
}

void TestDayView::composedTextBooksToo()
{
    QSignalSpy booking(m_view, &DayView::bookingRequested);
    m_view->setCursorAt(1, at(12));
    QInputMethodEvent composed;
    composed.setCommitString(u"ح"_s);
    QApplication::sendEvent(m_view, &composed);
    QCOMPARE(booking.size(), 1);
    QCOMPARE(booking[0][3].toString(), u"ح"_s);
}

void TestDayView::deleteAsksToCancel()
{
    QSignalSpy cancelling(m_view, &DayView::cancelRequested);
    m_view->setCursorAt(0, at(9, 30));
    key(Qt::Key_Delete);
    QVERIFY(cancelling.isEmpty());
    m_view->select(m_first.appointment.id);
    key(Qt::Key_Delete);
    QCOMPARE(cancelling.size(), 1);
}

void TestDayView::tabWalksThroughAppointmentsAndEscapes()
{
    m_view->setCursorAt(0, at(9));
    key(Qt::Key_Tab);
    QCOMPARE(m_view->selected(), m_first.appointment.id);
    key(Qt::Key_Tab);
    QCOMPARE(m_view->selected(), m_second.appointment.id);
    key(Qt::Key_Tab);
    QCOMPARE(m_view->selected(), m_third.appointment.id);
    key(Qt::Key_Tab);
    QVERIFY(m_after->hasFocus());
    m_view->setFocus();
    key(Qt::Key_Backtab);
    QCOMPARE(m_view->selected(), m_second.appointment.id);
    key(Qt::Key_Backtab);
    key(Qt::Key_Backtab);
    QVERIFY(m_before->hasFocus());
}

void TestDayView::pagesAndPeriodsHaveKeys()
{
    QSignalSpy period(m_view, &DayView::periodRequested);
    m_view->setCursorAt(0, at(9));
    key(Qt::Key_PageDown);
    QVERIFY(m_view->cursorSlot().start >= at(12));
    key(Qt::Key_PageDown, Qt::ControlModifier);
    key(Qt::Key_PageUp, Qt::ControlModifier);
    QCOMPARE(period.size(), 2);
    QCOMPARE(period[0][0].toInt(), 1);
    QCOMPARE(period[1][0].toInt(), -1);
}

void TestDayView::zoomKeysAndWheelKeepTheTimeInPlace()
{
    const double before = m_view->zoom();
    key(Qt::Key_Equal, Qt::ControlModifier);
    QVERIFY(m_view->zoom() > before);
    key(Qt::Key_Minus, Qt::ControlModifier);
    QVERIFY(qAbs(m_view->zoom() - before) < 0.001);
    const QPointF place = slotCentre(0, at(12));
    const Instant under = m_view->hitTest(place.toPoint()).at;
    QWheelEvent wheel(place, m_view->viewport()->mapToGlobal(place), {}, {0, 240}, Qt::NoButton,
                      Qt::ControlModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(m_view->viewport(), &wheel);
    QVERIFY(m_view->zoom() > before);
    const auto drift = m_view->hitTest(place.toPoint()).at - under;
    QVERIFY(drift < 1min && drift > -1min);
    key(Qt::Key_0, Qt::ControlModifier);
    QVERIFY(m_view->slotRect(0, {at(9), at(17)}).top() >= m_view->transform().header);
    QVERIFY(m_view->slotRect(0, {at(9), at(17)}).bottom() <= m_view->viewport()->height());
}

void TestDayView::rightToLeftMirrorsColumnsArrowsAndDrag()
{
    const QRectF left = m_view->appointmentRect(m_first.appointment.id);
    m_window->setLayoutDirection(Qt::RightToLeft);
    QCoreApplication::processEvents();
    const QRectF right = m_view->appointmentRect(m_first.appointment.id);
    QCOMPARE(right.left(), m_view->viewport()->width() - left.right());
    QVERIFY(m_view->headerRect(0).left() > m_view->headerRect(1).left());

    m_view->setCursorAt(0, at(9));
    key(Qt::Key_Left); // the second doctor is to the left now
    QCOMPARE(m_view->cursor().column, 1);
    QSignalSpy booking(m_view, &DayView::bookingRequested);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, slotCentre(1, at(9, 30)));
    QCOMPARE(booking[0][0].value<Doctor>().id, m_calendars[1].doctor.id);
    QSignalSpy moving(m_view, &DayView::moveRequested);
    drag(centreOf(m_first), slotCentre(1, at(12), 30));
    QCOMPARE(moving.size(), 1);
    QCOMPARE(moving[0][1].value<DoctorId>(), m_calendars[1].doctor.id);
}

void TestDayView::pixelsComeBackToTheirSlotInBothDirections_data()
{
    QTest::addColumn<bool>("rightToLeft");
    QTest::newRow("left to right") << false;
    QTest::newRow("right to left") << true;
}

void TestDayView::pixelsComeBackToTheirSlotInBothDirections()
{
    QFETCH(bool, rightToLeft);
    m_window->setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    m_window->resize(320, 600); // narrow, so that it scrolls sideways as well
    QCoreApplication::processEvents();
    m_view->horizontalScrollBar()->setValue(17);
    for (int x = 0; x < m_view->viewport()->width(); x += 3) {
        for (int y = 0; y < m_view->viewport()->height(); y += 7) {
            const Hit hit = m_view->hitTest({x, y});
            if (hit.kind == HitKind::None)
                continue;
            const Interval slot = m_view->scene().grids()[hit.column].slotAt(hit.at);
            const QRectF rect = m_view->slotRect(hit.column, slot);
            QVERIFY2(rect.contains(QPointF(x + 0.5, y + 0.5)),
                     qPrintable(u"%1, %2"_s.arg(x).arg(y)));
        }
    }
}

void TestDayView::aDayWithAClockChangeBooksTheRightInstant()
{
    for (const QDate day : {QDate(2026, 3, 29), QDate(2026, 10, 25)}) {
        m_day = day;
        m_calendars = {{m_calendars[0].doctor, {{m_time.window(day, {0}, {600}), 30}}, {}}};
        m_view->setCalendar(day, m_calendars);
        QSignalSpy booking(m_view, &DayView::bookingRequested);
        m_view->scrollTo(at(8));
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, slotCentre(0, at(9), 30));
        QCOMPARE(booking.size(), 1);
        QCOMPARE(booking[0][1].value<Interval>(), (Interval {at(9), at(9, 30)}));
        const auto hours = m_view->scene().axis().span().duration() / 1h;
        QCOMPARE(hours, day.month() == 3 ? 23 : 25);
        QVERIFY(!m_view->grab().isNull());
    }
}

void TestDayView::theChildrenAreHeadersAppointmentsAndTheCursor()
{
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(m_view);
    QVERIFY(table);
    QCOMPARE(table->role(), QAccessible::Table);
    QCOMPARE(table->childCount(), 2 + 3 + 1);
    QCOMPARE(table->child(0)->role(), QAccessible::ColumnHeader);
    QCOMPARE(table->child(2)->role(), QAccessible::Cell);
    for (int index = 0; index < table->childCount(); ++index) {
        QVERIFY(table->child(index)->isValid());
        QCOMPARE(table->indexOfChild(table->child(index)), index);
        QCOMPARE(table->child(index)->parent(), table);
    }
    QVERIFY(!table->child(6));
    m_view->select(m_first.appointment.id);
    QCOMPARE(table->childCount(), 2 + 3);
    QCOMPARE(table->tableInterface()->columnCount(), 2);
    QCOMPARE(table->tableInterface()->rowCount(), 2);
    QCOMPARE(table->tableInterface()->cellAt(0, 1), table->child(4));
    QVERIFY(!table->tableInterface()->cellAt(1, 1));
}

void TestDayView::accessibleNamesSayEverything()
{
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(m_view);
    QCOMPARE(table->child(0)->text(QAccessible::Name),
             u"Dr X, Cardiology, 2 booked, 28 free, next at 09:00"_s);
    QCOMPARE(table->child(3)->text(QAccessible::Name),
             u"Haddad Ahmed, Monday 9 March, 15:05 to 15:25, Dr X, Confirmed"_s);
    m_view->setCursorAt(1, at(9));
    QCOMPARE(table->child(5)->text(QAccessible::Name),
             u"Monday 9 March, 09:00 to 09:15, Dr Y, free"_s);
}

void TestDayView::childAtAgreesWithTheHitTest_data()
{
    pixelsComeBackToTheirSlotInBothDirections_data();
}

void TestDayView::childAtAgreesWithTheHitTest()
{
    QFETCH(bool, rightToLeft);
    m_window->setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    QCoreApplication::processEvents();
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(m_view);
    for (int x = 0; x < m_view->viewport()->width(); x += 5) {
        for (int y = 0; y < m_view->viewport()->height(); y += 5) {
            const QPoint global = m_view->viewport()->mapToGlobal(QPoint(x, y));
            QAccessibleInterface *child = table->childAt(global.x(), global.y());
            const Hit hit = m_view->hitTest({x, y});
            if (hit.isCard()) {
                QVERIFY(child);
                const auto &item = m_view->scene().layout().items()[hit.index];
                QCOMPARE(table->indexOfChild(child), 2 + hit.index);
                QCOMPARE(child->text(QAccessible::Name), m_view->accessibleText(item.id));
            } else if (child) {
                QVERIFY(child->rect().contains(global));
            }
        }
    }
    for (int index = 0; index < table->childCount(); ++index) {
        const QRect rect = table->child(index)->rect();
        if (!rect.isEmpty())
            QCOMPARE(table->childAt(rect.center().x(), rect.center().y()), table->child(index));
    }
}

void TestDayView::theFocusIsTold()
{
    struct Spy : AccessibilityNotifier {
        QList<std::pair<QAccessible::Event, int>> events;
        void notify(QAccessibleEvent &event) override
        {
            events.append({event.type(), event.child()});
        }
    } spy;
    m_view->setNotifier(&spy);
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(m_view);
    m_view->setCursorAt(0, at(9));
    key(Qt::Key_Down);
    QCOMPARE(spy.events.last(), std::pair(QAccessible::Focus, 5));
    QCOMPARE(table->focusChild(), table->child(5));
    key(Qt::Key_Tab);
    QCOMPARE(spy.events.last(), std::pair(QAccessible::Focus, 2));
    QCOMPARE(table->focusChild(), table->child(2));
    QVERIFY(table->child(2)->state().focused && table->child(2)->state().selected);
    m_view->setCalendar(m_day, m_calendars);
    QCOMPARE(spy.events.last().first, QAccessible::ObjectReorder);
    m_after->setFocus();
    QVERIFY(!table->focusChild());
    m_view->setNotifier(nullptr);
}

void TestDayView::aRemovedAppointmentIsAnInvalidChild()
{
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(m_view);
    QAccessibleInterface *child = table->child(2);
    m_calendars[0].appointments.removeFirst();
    m_view->setCalendar(m_day, m_calendars);
    QVERIFY(!child->isValid());
    QVERIFY(child->rect().isEmpty());
    QCOMPARE(child->text(QAccessible::Name), QString());
}

void TestDayView::cancelledAppointmentsAreHidden()
{
    m_calendars[0].appointments[0].appointment.status = AppointmentStatus::Cancelled;
    m_calendars[0].appointments[1].appointment.status = AppointmentStatus::NoShow;
    m_view->setCalendar(m_day, m_calendars);
    QVERIFY(m_view->appointmentRect(m_first.appointment.id).isNull());
    QVERIFY(!m_view->appointmentRect(m_second.appointment.id).isNull());
    QCOMPARE(m_view->scene().counts(0, at(8)).booked, 0);
    QCOMPARE(m_view->scene().counts(0, at(8)).free, 32);
}

void TestDayView::tooManyAtOnceOpenAMenu()
{
    for (int i = 0; i < 6; ++i)
        m_calendars[1].appointments.append(appointmentOf(m_calendars[1].doctor,
                                                         u"P & Q %1"_s.arg(i), {at(13), at(14)},
                                                         AppointmentStatus::Confirmed));
    m_view->setCalendar(m_day, m_calendars);
    const auto &marks = m_view->scene().layout().overflows();
    QCOMPARE(marks.size(), 1);
    const QPoint place = m_view->transform().toView(marks[0].rect).center().toPoint();
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, place);
    auto *menu = m_view->findChild<QMenu *>(u"overflowMenu"_s);
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 2);
    menu->actions().first()->trigger();
    QVERIFY(!m_view->selected().isNull());
    menu->close();
}

void TestDayView::theMenuOffersWhatTheStatusAllows()
{
    const auto actionsOn = [this](const AppointmentDetails &details) {
        QContextMenuEvent event(QContextMenuEvent::Mouse, centreOf(details),
                                m_view->viewport()->mapToGlobal(centreOf(details)));
        QApplication::sendEvent(m_view->viewport(), &event);
        QStringList names;
        auto *menu = m_view->findChild<QMenu *>(u"appointmentMenu"_s);
        if (!menu)
            return names;
        for (const QAction *action : menu->actions()) {
            if (!action->isSeparator())
                names.append(action->objectName());
        }
        delete menu;
        return names;
    };
    QCOMPARE(actionsOn(m_first), QStringList({u"open"_s, u"nextStatus"_s, u"status"_s, u"noShow"_s,
                                              u"cancelAppointment"_s}));
    QCOMPARE(actionsOn(m_third), QStringList({u"open"_s, u"nextStatus"_s, u"checkIn"_s, u"status"_s,
                                              u"noShow"_s, u"cancelAppointment"_s}));
    m_calendars[0].appointments[0].appointment.status = AppointmentStatus::Completed;
    m_view->setCalendar(m_day, m_calendars);
    QCOMPARE(actionsOn(m_first), QStringList({u"open"_s}));
}

namespace {

struct PaintSpy : QObject {
    QRegion painted;
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            painted += static_cast<QPaintEvent *>(event)->region();
        return false;
    }
};

} // namespace

/// And all of it: painted over the frame before, it gives what a whole new frame shows.
void TestDayView::aStepOfADragRepaintsWhatItChangesAlone()
{
    QWidget *viewport = m_view->viewport();
    const QPoint from = centreOf(m_first);
    QTest::mousePress(viewport, Qt::LeftButton, {}, from);
    QTest::mouseMove(viewport, from + QPoint(0, 40));
    QCoreApplication::processEvents();
    QVERIFY(m_view->isDragging());
    QImage frame = viewport->grab().toImage();
    PaintSpy spy;
    viewport->installEventFilter(&spy);
    for (const QPoint &step : {QPoint(0, 80), QPoint(0, 120), QPoint(4, 90)}) {
        spy.painted = {};
        QTest::mouseMove(viewport, from + step);
        QCoreApplication::processEvents();
        QVERIFY(!spy.painted.isEmpty());
        int area = 0;
        for (const QRect &part : spy.painted)
            area += part.width() * part.height();
        QVERIFY2(area < viewport->width() * viewport->height() / 4,
                 qPrintable(QString::number(area)));
        const QRegion painted = spy.painted;
        viewport->render(&frame, painted.boundingRect().topLeft(), painted, {});
        QCOMPARE(frame, viewport->grab().toImage());
    }
    viewport->removeEventFilter(&spy);
    QTest::keyClick(m_view, Qt::Key_Escape);
}

void TestDayView::onlyTheStripOfThePresentIsRepainted()
{
    PaintSpy spy;
    m_clock->set(at(11, 59) + 59950ms);
    m_view->hide();
    m_view->show(); // starts the minute's timer: 50 ms to go
    m_view->scrollTo(at(10));
    QCoreApplication::processEvents();
    m_view->viewport()->installEventFilter(&spy);
    spy.painted = {};
    m_clock->set(at(12));
    QTRY_VERIFY(!spy.painted.isEmpty());
    QVERIFY(spy.painted.boundingRect().height() < 160);
    QVERIFY(spy.painted.contains(QPoint(300, int(m_view->slotRect(0, {at(12), at(12)}).top()))));
}

QTEST_MAIN(TestDayView)
#include "tst_dayview.moc"
