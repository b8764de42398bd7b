// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/appointment.h"

#include <QTest>

#include <array>

using namespace frontdesk;
using namespace Qt::StringLiterals;
using enum AppointmentStatus;

namespace {

// Rows are the status an appointment has, columns the one it shall get, both in this order.
constexpr std::array Order {Pending, Confirmed, Arrived, InProgress, Completed, Cancelled, NoShow};
constexpr std::array<const char *, 7> Allowed {
    // Pe Co Ar In Cm Ca No
    ". x x . . x x", // Pending
    ". . x x . x x", // Confirmed
    ". x . x x x .", // Arrived: back to Confirmed mends a wrong check-in
    ". . x . x . .", // InProgress: back to Arrived mends a wrong start
    ". . . . . . .", // Completed
    ". . . . . . .", // Cancelled
    ". . . . . . .", // NoShow
};

constexpr Instant Before = Instant(std::chrono::milliseconds(1'000));
constexpr Instant At = Instant(std::chrono::milliseconds(2'000));

/// An appointment that took these steps, each at Before.
Appointment after(std::initializer_list<AppointmentStatus> steps)
{
    Appointment appointment;
    for (const AppointmentStatus step : steps)
        applyStatus(appointment, step, Before);
    return appointment;
}

} // namespace

class TstAppointment : public QObject
{
    Q_OBJECT

private slots:
    void exactlyTheTabledStepsAreAllowed()
    {
        for (std::size_t from = 0; from < Order.size(); ++from) {
            for (std::size_t to = 0; to < Order.size(); ++to) {
                const QString step = u"%1 -> %2"_s.arg(toString(Order[from]), toString(Order[to]));
                QVERIFY2(mayFollow(Order[from], Order[to]) == (Allowed[from][2 * to] == 'x'),
                         qPrintable(step));
            }
        }
    }

    void aFinalStatusIsOneThatNothingFollows()
    {
        for (const AppointmentStatus from : Order) {
            bool any = false;
            for (const AppointmentStatus to : Order)
                any = any || mayFollow(from, to);
            QCOMPARE(isFinal(from), !any);
        }
    }

    void theUsualCourseIsAllowedAndEndsCompleted()
    {
        QList<AppointmentStatus> course {Pending};
        while (const auto next = usualNext(course.last())) {
            QVERIFY(mayFollow(course.last(), *next));
            course.append(*next);
        }
        QVERIFY(course == QList({Pending, Confirmed, Arrived, InProgress, Completed}));
        QVERIFY(!usualNext(Cancelled) && !usualNext(NoShow));
    }

    void onlyCancelledAndMissedAppointmentsFreeTheirTime()
    {
        for (const AppointmentStatus status : Order)
            QCOMPARE(occupies(status), status != Cancelled && status != NoShow);
    }

    void everyStatusHasItsOwnNameAndIsReadBack()
    {
        QVERIFY(allAppointmentStatuses() == QList(Order.begin(), Order.end()));
        QStringList names;
        for (const AppointmentStatus status : Order) {
            QVERIFY(parseAppointmentStatus(QString(toString(status))) == status);
            names.append(toString(status));
        }
        QCOMPARE(names.join(u' '),
                 u"PENDING CONFIRMED ARRIVED IN_PROGRESS COMPLETED CANCELLED NO_SHOW"_s);
        for (const QString &text : {u""_s, u"pending"_s, u"PENDING "_s, u"HELD"_s})
            QVERIFY(!parseAppointmentStatus(text));
    }

    void eachStepKeepsItsTimeAndTouchesNoOther()
    {
        Appointment appointment = after({Confirmed, Arrived, InProgress});
        applyStatus(appointment, Completed, At);
        QVERIFY(appointment.status == Completed);
        QVERIFY(appointment.confirmedAt == Before);
        QVERIFY(appointment.arrivedAt == Before);
        QVERIFY(appointment.startedAt == Before);
        QVERIFY(appointment.completedAt == At);
        QVERIFY(!appointment.cancelledAt && !appointment.noShowAt);

        Appointment cancelled = after({Confirmed});
        applyStatus(cancelled, Cancelled, At);
        QVERIFY(cancelled.cancelledAt == At && cancelled.confirmedAt == Before);

        Appointment missed = after({Confirmed});
        applyStatus(missed, NoShow, At);
        QVERIFY(missed.noShowAt == At && !missed.cancelledAt);
    }

    void everyStepCanBeTakenBackAndLeavesNoTrace()
    {
        for (const AppointmentStatus from : allAppointmentStatuses()) {
            for (const AppointmentStatus to : allAppointmentStatuses()) {
                QCOMPARE(mayRevert(to, from), mayFollow(from, to));
                // Steps that are themselves steps back forget more than one time.
                if (!mayFollow(from, to) || mayFollow(to, from))
                    continue;
                Appointment before;
                before.status = from;
                Appointment changed = before;
                applyStatus(changed, to, At);
                changed.cancelReason = occupies(to) ? QString() : u"Ill"_s;
                revertStatus(changed, from);
                QCOMPARE(changed, before);
            }
        }
    }

    void aStepBackForgetsTheMistakeAndKeepsTheTimesBeforeIt()
    {
        Appointment notHere = after({Confirmed, Arrived});
        applyStatus(notHere, Confirmed, At);
        QVERIFY(notHere.status == Confirmed);
        QVERIFY(notHere.confirmedAt == Before);
        QVERIFY(!notHere.arrivedAt);

        Appointment notStarted = after({Confirmed, Arrived, InProgress});
        applyStatus(notStarted, Arrived, At);
        QVERIFY(notStarted.arrivedAt == Before);
        QVERIFY(!notStarted.startedAt);
    }

    void aStepThatWasSkippedHasItsTimeWhenItIsTakenAfterAll()
    {
        Appointment walkedIn = after({Arrived});
        QVERIFY(!walkedIn.confirmedAt);
        applyStatus(walkedIn, Confirmed, At);
        QVERIFY(walkedIn.confirmedAt == At);

        Appointment started = after({Confirmed, InProgress});
        applyStatus(started, Arrived, At);
        QVERIFY(started.arrivedAt == At);
    }
};

QTEST_GUILESS_MAIN(TstAppointment)
#include "tst_appointment.moc"
