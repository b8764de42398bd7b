// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendargenerators.h"
#include "engine/conflictindex.h"
#include "engine/drag.h"
#include "engine/gridcursor.h"

#include <QTest>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace std::chrono_literals;

class TestCalendarDrag : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPressWithoutMovementIsAClick();
    void movingSnapsAndKeepsTheDuration();
    void movingToAnotherDoctorKeepsATimeOffTheGrid();
    void movingStaysWithinTheDay();
    void shiftSnapsToFiveMinutes();
    void edgesResizeButNeverToNothing();
    void draggingEmptySpaceCoversWholeSlotsBothWays();
    void aDragThatEndsWhereItBeganChangesNothing();
    void abortForgetsTheDragUntilTheNextPress();
    void everyProposalIsASaneSpan();
    void theConflictIndexAgreesWithBruteForce();
    void hoursThatTouchCountAsOne();
    void onlyWhatTheRulesAllowIsAccepted();
    void downThenUpComesBack();
    void homeAndEndStopAtTheHoursThenAtTheDay();
    void theTimeIsKeptAcrossColumns();
    void theCursorNeverLeavesTheGrid();
};

static const Interval Day = ClinicTime().day(QDate(2026, 3, 9));

static Instant at(int hour, int minute = 0)
{
    return Day.start + std::chrono::hours(hour) + std::chrono::minutes(minute);
}

static QList<SlotGrid> twoDoctors()
{
    return {SlotGrid(Day, {{{at(9), at(17)}, 15}}), SlotGrid(Day, {{{at(8, 30), at(12)}, 20}})};
}

static DragPress pressOn(HitKind kind, Instant when, Interval span)
{
    return {kind, {100, 100}, 0, when, AppointmentId::generate(), span};
}

static DragPointer pointer(int column, Instant when, bool fine = false)
{
    return {{200, 200}, column, when, fine};
}

void TestCalendarDrag::aPressWithoutMovementIsAClick()
{
    DragMachine drag;
    drag.press(pressOn(HitKind::Card, at(10, 5), {at(10), at(10, 30)}));
    QCOMPARE(drag.state(), DragState::Pressed);
    QVERIFY(!drag.move({{103, 103}, 0, at(10, 7), false}, twoDoctors()));
    QVERIFY(!drag.release());
    QCOMPARE(drag.state(), DragState::Idle);
}

void TestCalendarDrag::movingSnapsAndKeepsTheDuration()
{
    DragMachine drag;
    drag.press(pressOn(HitKind::Card, at(10, 5), {at(10), at(10, 30)}));
    QVERIFY(drag.move(pointer(0, at(11, 13)), twoDoctors()));
    QCOMPARE(drag.state(), DragState::Moving);
    QCOMPARE(drag.proposal()->span, (Interval {at(11, 15), at(11, 45)}));
    QVERIFY(drag.move(pointer(1, at(9)), twoDoctors()));
    const auto dropped = drag.release();
    QVERIFY(dropped);
    QCOMPARE(dropped->column, 1);
    QCOMPARE(dropped->span, (Interval {at(8, 50), at(9, 20)})); // the other doctor's grid
}

void TestCalendarDrag::movingToAnotherDoctorKeepsATimeOffTheGrid()
{
    DragMachine drag;
    drag.press(pressOn(HitKind::Card, at(10, 7), {at(10, 3), at(10, 30)}));
    drag.move(pointer(1, at(10, 8)), twoDoctors());
    QCOMPARE(drag.release()->span, (Interval {at(10, 3), at(10, 30)}));
}

void TestCalendarDrag::movingStaysWithinTheDay()
{
    DragMachine drag;
    drag.press(pressOn(HitKind::Card, at(10, 5), {at(10), at(10, 30)}));
    drag.move(pointer(0, Day.end), twoDoctors());
    QCOMPARE(drag.proposal()->span, (Interval {Day.end - 30min, Day.end}));
    drag.move(pointer(0, Day.start), twoDoctors());
    QCOMPARE(drag.proposal()->span, (Interval {Day.start, Day.start + 30min}));
}

void TestCalendarDrag::shiftSnapsToFiveMinutes()
{
    DragMachine drag;
    drag.press(pressOn(HitKind::Card, at(10), {at(10), at(10, 30)}));
    drag.move(pointer(0, at(11, 4), true), twoDoctors());
    QCOMPARE(drag.proposal()->span.start, at(11, 5));
}

void TestCalendarDrag::edgesResizeButNeverToNothing()
{
    DragMachine drag;
    const Interval span {at(10), at(10, 30)};
    drag.press(pressOn(HitKind::CardBottom, at(10, 30), span));
    drag.move(pointer(1, at(11, 2)), twoDoctors());
    QCOMPARE(drag.state(), DragState::ResizingBottom);
    QCOMPARE(drag.proposal()->column, 0); // an edge never changes the doctor
    QCOMPARE(drag.proposal()->span, (Interval {at(10), at(11)}));
    drag.move(pointer(0, at(9)), twoDoctors());
    QCOMPARE(drag.proposal()->span, (Interval {at(10), at(10, 5)}));
    drag.press(pressOn(HitKind::CardTop, at(10), span));
    drag.move(pointer(0, at(9, 32)), twoDoctors());
    QCOMPARE(drag.proposal()->span, (Interval {at(9, 30), at(10, 30)}));
    drag.move(pointer(0, at(12)), twoDoctors());
    QCOMPARE(drag.proposal()->span, (Interval {at(10, 25), at(10, 30)}));
}

void TestCalendarDrag::draggingEmptySpaceCoversWholeSlotsBothWays()
{
    DragMachine drag;
    drag.press(pressOn(HitKind::Cell, at(10, 20), {}));
    drag.move(pointer(1, at(10, 50)), twoDoctors());
    QCOMPARE(drag.proposal()->span, (Interval {at(10, 15), at(11)}));
    drag.move(pointer(0, at(9, 50)), twoDoctors());
    const auto dropped = drag.release();
    QCOMPARE(dropped->kind, DragState::Creating);
    QVERIFY(dropped->appointment.isNull());
    QCOMPARE(dropped->span, (Interval {at(9, 45), at(10, 30)}));
}

void TestCalendarDrag::aDragThatEndsWhereItBeganChangesNothing()
{
    DragMachine drag;
    drag.press(pressOn(HitKind::Card, at(10, 5), {at(10), at(10, 30)}));
    drag.move(pointer(0, at(11)), twoDoctors());
    drag.move(pointer(0, at(10, 6)), twoDoctors());
    QVERIFY(!drag.release());
}

void TestCalendarDrag::abortForgetsTheDragUntilTheNextPress()
{
    DragMachine drag;
    drag.press(pressOn(HitKind::Card, at(10, 5), {at(10), at(10, 30)}));
    drag.move(pointer(0, at(11)), twoDoctors());
    drag.abort();
    QVERIFY(!drag.proposal());
    QVERIFY(!drag.move(pointer(0, at(12)), twoDoctors()));
    QVERIFY(!drag.release());
}

void TestCalendarDrag::everyProposalIsASaneSpan()
{
    QVERIFY(rc::check([] {
        const ClinicTime time = zone((*zoneNames()).constData());
        const Interval day = time.day(*days());
        const QList<SlotGrid> grids {SlotGrid(day, windowsWithin(day)),
                                     SlotGrid(day, windowsWithin(day))};
        const Interval span = spanWithin(day, 180);
        const HitKind kind =
            *rc::gen::element(HitKind::Card, HitKind::CardTop, HitKind::CardBottom, HitKind::Cell);
        DragMachine drag;
        drag.press({kind, {0, 0}, 0, span.start, AppointmentId::generate(), span});
        for (int i = 0; i < 5; ++i) {
            const int column = *rc::gen::inRange(0, 2);
            drag.move({{50, 50}, column, spanWithin(day, 1).start, *rc::gen::arbitrary<bool>()},
                      grids);
            const DragProposal proposal = *drag.proposal();
            RC_ASSERT(!proposal.span.isEmpty());
            RC_ASSERT(proposal.column == (kind == HitKind::Card ? column : 0));
            if (kind == HitKind::Card) {
                RC_ASSERT(proposal.span.duration() == span.duration());
                RC_ASSERT(day.contains(proposal.span));
            }
            if (kind == HitKind::CardTop)
                RC_ASSERT(proposal.span.end == span.end);
            if (kind == HitKind::CardBottom)
                RC_ASSERT(proposal.span.start == span.start);
            if (kind == HitKind::Cell && span.start + 5min <= day.end)
                RC_ASSERT(proposal.span.duration() >= 1min);
        }
    }));
}

void TestCalendarDrag::theConflictIndexAgreesWithBruteForce()
{
    QVERIFY(rc::check([] {
        QList<DoctorId> doctors {DoctorId::generate(), DoctorId::generate()};
        QList<PatientId> patients {PatientId::generate(), PatientId::generate()};
        QList<BusyAppointment> busy;
        const int count = *rc::gen::inRange(0, 40);
        for (int i = 0; i < count; ++i)
            busy.append({AppointmentId::generate(), doctors[*rc::gen::inRange(0, 2)],
                         patients[*rc::gen::inRange(0, 2)], spanWithin(Day, 300)});
        QHash<DoctorId, QList<Interval>> hours;
        for (const DoctorId doctor : std::as_const(doctors)) {
            for (const WorkingWindow &window : windowsWithin(Day))
                hours[doctor].append(window.span);
        }
        const ConflictIndex index(busy, hours);
        for (int question = 0; question < 20; ++question) {
            const Interval span = spanWithin(Day, 60);
            const AppointmentId except =
                busy.isEmpty() ? AppointmentId() : busy[*rc::gen::inRange(0, count)].appointmentId;
            bool doctorBusy = false;
            bool patientBusy = false;
            for (const BusyAppointment &other : std::as_const(busy)) {
                const bool meets = other.appointmentId != except && other.span.overlaps(span);
                doctorBusy |= meets && other.doctorId == doctors[0];
                patientBusy |= meets && other.patientId == patients[1];
            }
            bool within = true;
            for (Instant minute = span.start; minute < span.end; minute += 1min) {
                const QList<Interval> &open = hours[doctors[1]];
                within &= std::any_of(open.begin(), open.end(),
                                      [&](const Interval &o) { return o.contains(minute); });
            }
            RC_ASSERT(index.doctorBusy(doctors[0], span, except) == doctorBusy);
            RC_ASSERT(index.patientBusy(patients[1], span, except) == patientBusy);
            RC_ASSERT(index.withinHours(doctors[1], span) == within);
        }
    }));
}

void TestCalendarDrag::hoursThatTouchCountAsOne()
{
    const DoctorId doctor = DoctorId::generate();
    const ConflictIndex index({}, {{doctor, {{at(9), at(12)}, {at(12), at(15)}}}});
    QVERIFY(index.withinHours(doctor, {at(11, 45), at(12, 15)}));
    QVERIFY(!index.withinHours(doctor, {at(14, 45), at(15, 15)}));
    QVERIFY(!index.withinHours(DoctorId::generate(), {at(10), at(11)}));
}

void TestCalendarDrag::onlyWhatTheRulesAllowIsAccepted()
{
    QCOMPARE(severityOf(Verdict::Free), Severity::Good);
    for (const Verdict verdict : {Verdict::OffGrid, Verdict::OutsideHours, Verdict::OnBreak})
        QCOMPARE(severityOf(verdict), Severity::Remark);
    for (const Verdict verdict : {Verdict::InThePast, Verdict::PatientBusy, Verdict::TimeOff,
                                  Verdict::Held, Verdict::DoctorBusy, Verdict::NoColumn})
        QCOMPARE(severityOf(verdict), Severity::Refused);
}

void TestCalendarDrag::downThenUpComesBack()
{
    QVERIFY(rc::check([] {
        const Interval day = zone((*zoneNames()).constData()).day(*days());
        const QList<SlotGrid> grids {SlotGrid(day, windowsWithin(day))};
        const GridCursor start {0, grids[0].slotAt(spanWithin(day, 1).start).start};
        const GridCursor down = moved(start, CursorStep::Down, grids, 60min);
        if (cursorSlot(start, grids).end < day.end) {
            RC_ASSERT(cursorSlot(down, grids).start == cursorSlot(start, grids).end);
            RC_ASSERT(moved(down, CursorStep::Up, grids, 60min) == start);
        } else {
            RC_ASSERT(down == start);
        }
    }));
}

void TestCalendarDrag::homeAndEndStopAtTheHoursThenAtTheDay()
{
    const QList<SlotGrid> grids = twoDoctors();
    GridCursor cursor {0, at(11)};
    cursor = moved(cursor, CursorStep::Home, grids, 60min);
    QCOMPARE(cursor.at, at(9));
    QCOMPARE(moved(cursor, CursorStep::Home, grids, 60min).at, Day.start);
    cursor = moved(cursor, CursorStep::End, grids, 60min);
    QCOMPARE(cursor.at, at(16, 45));
    QCOMPARE(moved(cursor, CursorStep::End, grids, 60min).at, at(23, 45));
    QCOMPARE(moved(cursor, CursorStep::PageUp, grids, 60min).at, at(15, 45));
}

void TestCalendarDrag::theTimeIsKeptAcrossColumns()
{
    const QList<SlotGrid> grids = twoDoctors();
    GridCursor cursor {0, at(10, 15)};
    cursor = moved(cursor, CursorStep::Next, grids, 60min);
    QCOMPARE(cursor.column, 1);
    QCOMPARE(cursorSlot(cursor, grids), (Interval {at(10, 10), at(10, 30)}));
    QCOMPARE(moved(cursor, CursorStep::Next, grids, 60min), cursor);
    QCOMPARE(moved(cursor, CursorStep::Previous, grids, 60min), (GridCursor {0, at(10, 15)}));
}

void TestCalendarDrag::theCursorNeverLeavesTheGrid()
{
    QVERIFY(rc::check([] {
        const Interval day = zone((*zoneNames()).constData()).day(*days());
        const QList<SlotGrid> grids {SlotGrid(day, windowsWithin(day)),
                                     SlotGrid(day, windowsWithin(day))};
        GridCursor cursor {0, day.start};
        for (int i = 0; i < 50; ++i) {
            const auto step = CursorStep(*rc::gen::inRange(0, int(CursorStep::PageDown) + 1));
            cursor = moved(cursor, step, grids, 240min);
            RC_ASSERT(cursor.column >= 0 && cursor.column < 2);
            RC_ASSERT(day.contains(cursor.at));
        }
    }));
}

QTEST_GUILESS_MAIN(TestCalendarDrag)
#include "tst_calendardrag.moc"
