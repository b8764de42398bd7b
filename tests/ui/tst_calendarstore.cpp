// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/calendarstore.h"
#include "calendarfixture.h"

#include <QPromise>
#include <QSignalSpy>
#include <QtTest>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace std::chrono_literals;

namespace {

/// Keeps every question and answers when the test says so.
class FakeSource final : public CalendarSource
{
public:
    struct Load {
        QDate day;
        std::shared_ptr<QPromise<Result<QList<DoctorCalendar>>>> promise;
    };
    struct Change {
        AppointmentId id;
        Move move;
        qint64 version = 0;
        std::shared_ptr<QPromise<Result<AppointmentDetails>>> promise;
    };
    QList<Load> loads;
    QList<Change> changes;

    QFuture<Result<QList<DoctorCalendar>>> load(QDate from, QDate) override
    {
        loads.append({from, std::make_shared<QPromise<Result<QList<DoctorCalendar>>>>()});
        loads.last().promise->start();
        return loads.last().promise->future();
    }
    QFuture<Result<AppointmentDetails>> move(AppointmentId id, const Move &move,
                                             qint64 version) override
    {
        changes.append(
            {id, move, version, std::make_shared<QPromise<Result<AppointmentDetails>>>()});
        changes.last().promise->start();
        return changes.last().promise->future();
    }
    QFuture<Result<AppointmentDetails>> setStatus(AppointmentId id, AppointmentStatus,
                                                  qint64 version) override
    {
        return move(id, {}, version);
    }
    QFuture<Result<AppointmentDetails>> cancel(AppointmentId id, const QString &,
                                               qint64 version) override
    {
        return move(id, {}, version);
    }
    QFuture<Result<AppointmentDetails>> revert(AppointmentId id, AppointmentStatus,
                                               qint64 version) override
    {
        return move(id, {}, version);
    }
    QFuture<Result<AppointmentDetails>> edit(AppointmentId id, const AppointmentEdit &edit,
                                             qint64 version) override
    {
        Move with;
        with.edit = edit;
        return move(id, with, version);
    }
    QFuture<Result<QList<AppointmentDetails>>> cancelSeries(
        SeriesId, const QString &, const QHash<AppointmentId, qint64> &) override
    {
        return {};
    }
    QFuture<Result<QList<AppointmentDetails>>> restoreSeries(
        SeriesId, const QHash<AppointmentId, qint64> &) override
    {
        return {};
    }
    QFuture<Result<LastChange>> lastChange(AppointmentId) override { return {}; }

    template <class Promise, class Value>
    static void answer(const Promise &promise, Value &&value)
    {
        promise->addResult(std::forward<Value>(value));
        promise->finish();
        QCoreApplication::processEvents();
    }
    /// Answers the oldest open question about `day`.
    void answerDay(QDate day, Result<QList<DoctorCalendar>> result)
    {
        for (qsizetype i = 0; i < loads.size(); ++i) {
            if (loads[i].day == day)
                return answer(loads.takeAt(i).promise, std::move(result));
        }
        QFAIL("nothing was asked about that day");
    }
    qsizetype askedAbout(QDate day) const
    {
        return std::count_if(loads.begin(), loads.end(),
                             [&](const Load &load) { return load.day == day; });
    }
};

/// By an event of its own, so that whatever was to happen meanwhile has happened.
void waitLongerThanChangesAreGathered()
{
    QTimer timer;
    timer.setSingleShot(true);
    QSignalSpy passed(&timer, &QTimer::timeout);
    timer.start(80ms);
    QVERIFY(passed.wait());
}

} // namespace

class TestCalendarStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aDayAppearsWhenItsAnswerComes();
    void anAnswerForAnotherDayIsNotShown();
    void anOlderAnswerDoesNotReplaceANewerOne();
    void neighboursAreFetchedAheadAndShownAtOnce();
    void aBurstOfChangesMakesOneLoad();
    void changesElsewhereAreIgnored();
    void aChangeDuringALoadLoadsAgain();
    void aFailureKeepsWhatIsKnown();
    void aFailureOfTheFirstLoadIsNotAnEmptyDay();
    void aMoveShowsAtOnceAndStays();
    void aMoveOverridesTheHoursWhereTheyWereSeenAndNothingElse();
    void aRefusedMoveIsTakenBack();
    void aLoadThatOverlapsAMoveDoesNotUndoIt();
    void whatAFormSavedAppearsAtOnce();
    void aStatusFollowsOnlyWhereItMay();
    void fewDaysAreKept();

private:
    QList<DoctorCalendar> calendars(QDate day) const;
    Change appointmentChange(QDate day) const;
    void showLoaded();

    ClinicTime m_time {QTimeZone("Europe/Berlin")};
    QDate m_day {2026, 3, 9};
    Doctor m_x;
    Doctor m_y;
    AppointmentDetails m_appointment;
    FakeSource m_source;
    std::unique_ptr<ChangeFeed> m_feed;
    std::unique_ptr<ClinicZone> m_zone;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<CalendarStore> m_store;
};

void TestCalendarStore::init()
{
    m_x = doctorNamed(u"Dr X"_s, u"Cardiology"_s);
    m_y = doctorNamed(u"Dr Y"_s, u"Dentistry"_s);
    m_appointment = appointmentOf(m_x, u"Eva Schneider"_s,
                                  {wall(m_time, m_day, 10), wall(m_time, m_day, 10, 30)},
                                  AppointmentStatus::Confirmed);
    m_appointment.appointment.stamp.version = 4;
    m_source.loads.clear();
    m_source.changes.clear();
    m_feed = std::make_unique<ChangeFeed>();
    m_zone = std::make_unique<ClinicZone>(m_time);
    m_clock = std::make_unique<FakeClock>(wall(m_time, m_day, 8));
    m_store = std::make_unique<CalendarStore>(m_source, *m_feed, *m_zone, *m_clock);
}

QList<DoctorCalendar> TestCalendarStore::calendars(QDate day) const
{
    QList<DoctorCalendar> list {{m_x, {}, {}}, {m_y, {}, {}}};
    if (day == m_day)
        list[0].appointments = {m_appointment};
    return list;
}

Change TestCalendarStore::appointmentChange(QDate day) const
{
    return {ChangedEntity::Appointment,
            QUuid::createUuid(),
            m_x.id,
            {wall(m_time, day, 10), wall(m_time, day, 11)}};
}

void TestCalendarStore::showLoaded()
{
    m_store->showDay(m_day);
    m_source.answerDay(m_day, calendars(m_day));
    m_source.answerDay(m_day.addDays(1), calendars(m_day.addDays(1)));
    m_source.answerDay(m_day.addDays(-1), calendars(m_day.addDays(-1)));
    QVERIFY(m_source.loads.isEmpty());
}

void TestCalendarStore::aDayAppearsWhenItsAnswerComes()
{
    QSignalSpy changed(m_store.get(), &CalendarStore::calendarChanged);
    m_store->showDay(m_day);
    QVERIFY(m_store->isLoading() && !m_store->isLoaded());
    m_source.answerDay(m_day, calendars(m_day));
    QVERIFY(!m_store->isLoading() && m_store->isLoaded());
    QCOMPARE(m_store->calendars().size(), 2);
    QVERIFY(changed.size() >= 2);
}

void TestCalendarStore::anAnswerForAnotherDayIsNotShown()
{
    m_store->showDay(m_day);
    m_store->showDay(m_day.addDays(7));
    m_source.answerDay(m_day, calendars(m_day)); // late: this is no longer the day shown
    QVERIFY(!m_store->isLoaded());
    QVERIFY(m_store->isLoading());
    QVERIFY(m_store->calendars().isEmpty());
    m_source.answerDay(m_day.addDays(7), calendars(m_day.addDays(7)));
    QCOMPARE(m_store->calendars().size(), 2);
    QVERIFY(m_store->calendars()[0].appointments.isEmpty());
}

void TestCalendarStore::anOlderAnswerDoesNotReplaceANewerOne()
{
    m_store->showDay(m_day);
    m_store->showDay(m_day.addDays(7));
    m_store->showDay(m_day);
    QCOMPARE(m_source.askedAbout(m_day), 2);
    m_source.loads.append(m_source.loads.takeFirst()); // the older one is answered last
    m_source.answerDay(m_day, calendars(m_day));
    QCOMPARE(m_store->calendars()[0].appointments.size(), 1);
    m_source.answerDay(m_day, QList<DoctorCalendar>());
    QCOMPARE(m_store->calendars().size(), 2);
    QCOMPARE(m_store->calendars()[0].appointments.size(), 1);
}

void TestCalendarStore::neighboursAreFetchedAheadAndShownAtOnce()
{
    showLoaded();
    m_store->showDay(m_day.addDays(1));
    QVERIFY(m_store->isLoaded()); // before any answer
    QCOMPARE(m_store->calendars().size(), 2);
    QCOMPARE(m_source.askedAbout(m_day.addDays(1)), 1); // and looked at anew
}

void TestCalendarStore::aBurstOfChangesMakesOneLoad()
{
    showLoaded();
    for (int i = 0; i < 20; ++i)
        m_feed->publish({appointmentChange(m_day)});
    QVERIFY(m_source.loads.isEmpty());
    QTRY_COMPARE(m_source.askedAbout(m_day), 1);
    m_source.answerDay(m_day, calendars(m_day));
    QCOMPARE(m_source.askedAbout(m_day), 0);
}

void TestCalendarStore::changesElsewhereAreIgnored()
{
    showLoaded();
    m_feed->publish({appointmentChange(m_day.addDays(3)),
                     {ChangedEntity::Patient, QUuid::createUuid(), {}, {}},
                     {ChangedEntity::User, QUuid::createUuid(), {}, {}}});
    m_feed->publish({appointmentChange(m_day.addDays(1))}); // its copy is dropped
    waitLongerThanChangesAreGathered();
    QVERIFY(m_source.loads.isEmpty());
    m_store->showDay(m_day.addDays(1));
    QVERIFY(!m_store->isLoaded());
    m_store->showDay(m_day);
    m_source.loads.clear();
    m_feed->publish({{ChangedEntity::Patient, m_appointment.appointment.patientId.uuid(), {}, {}}});
    QTRY_VERIFY(m_store->isLoading());
}

void TestCalendarStore::aChangeDuringALoadLoadsAgain()
{
    m_store->showDay(m_day);
    m_feed->publish({{ChangedEntity::Schedule, QUuid::createUuid(), m_x.id, {}}});
    waitLongerThanChangesAreGathered();
    QCOMPARE(m_source.askedAbout(m_day), 1); // one question at a time
    m_source.answerDay(m_day, calendars(m_day));
    QCOMPARE(m_source.askedAbout(m_day), 1);
}

void TestCalendarStore::aFailureKeepsWhatIsKnown()
{
    showLoaded();
    m_clock->advance(5min);
    m_store->reload();
    m_source.answerDay(m_day, fail(ErrorCode::Unavailable, u"down"_s));
    QVERIFY(m_store->isLoaded());
    QVERIFY(m_store->failure()->code == ErrorCode::Unavailable);
    QCOMPARE(m_store->calendars()[0].appointments.size(), 1);
    QCOMPARE(m_store->loadedAt(), wall(m_time, m_day, 8));
    m_store->reload();
    m_source.answerDay(m_day, calendars(m_day));
    QVERIFY(!m_store->failure());
}

void TestCalendarStore::aFailureOfTheFirstLoadIsNotAnEmptyDay()
{
    m_store->showDay(m_day);
    m_source.answerDay(m_day, fail(ErrorCode::Unavailable, u"down"_s));
    QVERIFY(!m_store->isLoaded());
    QVERIFY(m_store->failure());
    QVERIFY(!m_store->isLoading());
}

void TestCalendarStore::aMoveShowsAtOnceAndStays()
{
    showLoaded();
    QSignalSpy accepted(m_store.get(), &CalendarStore::changeAccepted);
    const Interval there {wall(m_time, m_day, 14), wall(m_time, m_day, 14, 30)};
    const AppointmentId id = m_appointment.appointment.id;
    m_store->move(id, m_y.id, there);
    QVERIFY(m_store->calendars()[0].appointments.isEmpty());
    QCOMPARE(m_store->calendars()[1].appointments[0].appointment.span, there);
    QCOMPARE(m_store->calendars()[1].appointments[0].doctorName, u"Dr Y"_s);
    QVERIFY(m_store->pending().contains(id));
    QCOMPARE(m_source.changes[0].version, 4);
    QCOMPARE(m_source.changes[0].move.doctorId, m_y.id);
    m_store->move(id, m_x.id, there);
    QCOMPARE(m_source.changes.size(), 1); // not before the first is answered
    AppointmentDetails moved = m_store->calendars()[1].appointments[0];
    moved.appointment.stamp.version = 5;
    FakeSource::answer(m_source.changes[0].promise, Result<AppointmentDetails>(moved));
    QVERIFY(m_store->pending().isEmpty());
    QCOMPARE(m_store->find(id)->appointment.stamp.version, 5);
    QCOMPARE(accepted.size(), 1);
}

void TestCalendarStore::aMoveOverridesTheHoursWhereTheyWereSeenAndNothingElse()
{
    m_appointment.appointment.typeId = AppointmentTypeId::generate();
    QList<DoctorCalendar> day = calendars(m_day);
    const Interval morning {wall(m_time, m_day, 9), wall(m_time, m_day, 12)};
    day[0].windows = {{morning, 30}};
    day[1].windows = {{morning, 30}};
    day[0].closures = {
        {{wall(m_time, m_day, 15), wall(m_time, m_day, 18)}, ExceptionKind::TimeOff, {}},
        {{wall(m_time, m_day, 12), wall(m_time, m_day, 13)}, ExceptionKind::Break, {}}};
    m_store->showDay(m_day);
    m_source.answerDay(m_day, day);
    const auto overrides = [&](const Doctor &doctor, int hour) {
        const Instant start = wall(m_time, m_day, hour);
        m_store->move(m_appointment, doctor.id, {start, start + std::chrono::minutes(30)});
        const FakeSource::Change change = m_source.changes.takeLast();
        FakeSource::answer(change.promise,
                           Result<AppointmentDetails>(fail(ErrorCode::InThePast, u"over"_s)));
        return change.move.overridesWarnings;
    };
    QVERIFY(!overrides(m_x, 11)); // within them
    QVERIFY(overrides(m_x, 14)); // outside
    QVERIFY(overrides(m_x, 12)); // on a break
    QVERIFY(!overrides(m_x, 16)); // on a day off
    QVERIFY(!overrides(m_y, 14)); // who may not offer the type
    m_appointment.appointment.typeId = {};
    QVERIFY(overrides(m_y, 14));
}

void TestCalendarStore::aRefusedMoveIsTakenBack()
{
    showLoaded();
    QSignalSpy refused(m_store.get(), &CalendarStore::changeRefused);
    m_store->move(m_appointment.appointment.id, m_y.id,
                  {wall(m_time, m_day, 14), wall(m_time, m_day, 14, 30)});
    FakeSource::answer(m_source.changes[0].promise,
                       Result<AppointmentDetails>(fail(ErrorCode::StaleVersion, u"stale"_s)));
    QCOMPARE(m_store->calendars()[0].appointments, QList {m_appointment});
    QVERIFY(m_store->calendars()[1].appointments.isEmpty());
    QCOMPARE(refused.size(), 1);
    QCOMPARE(m_source.askedAbout(m_day), 1); // to see what the other desk did
}

void TestCalendarStore::aLoadThatOverlapsAMoveDoesNotUndoIt()
{
    showLoaded();
    m_store->reload(); // reads the row before the move
    const Interval there {wall(m_time, m_day, 14), wall(m_time, m_day, 14, 30)};
    m_store->move(m_appointment.appointment.id, m_x.id, there);
    AppointmentDetails moved = m_appointment;
    moved.appointment.span = there;
    moved.appointment.stamp.version = 5;
    FakeSource::answer(m_source.changes[0].promise, Result<AppointmentDetails>(moved));
    m_source.answerDay(m_day, calendars(m_day));
    QCOMPARE(m_store->find(m_appointment.appointment.id)->appointment.span, there);
    m_store->reload(); // asked after the move: this one is to be believed
    m_source.answerDay(m_day, calendars(m_day));
    QCOMPARE(*m_store->find(m_appointment.appointment.id), m_appointment);
}

void TestCalendarStore::whatAFormSavedAppearsAtOnce()
{
    showLoaded();
    const auto booked =
        appointmentOf(m_y, u"Bo Li"_s, {wall(m_time, m_day, 9), wall(m_time, m_day, 9, 30)},
                      AppointmentStatus::Confirmed);
    m_store->adopt(booked);
    QCOMPARE(m_store->calendars()[1].appointments, QList {booked});
}

void TestCalendarStore::aStatusFollowsOnlyWhereItMay()
{
    showLoaded();
    m_store->setStatus(m_appointment.appointment.id, AppointmentStatus::Completed);
    QVERIFY(m_source.changes.isEmpty());
    m_store->setStatus(m_appointment.appointment.id, AppointmentStatus::Arrived);
    QCOMPARE(m_source.changes.size(), 1);
    QVERIFY(m_store->find(m_appointment.appointment.id)->appointment.status
            == AppointmentStatus::Arrived);
}

void TestCalendarStore::fewDaysAreKept()
{
    for (int i = 0; i < 40; ++i) {
        const QDate day = m_day.addDays(2 * i);
        m_store->showDay(day);
        m_source.answerDay(day, calendars(day));
        m_source.loads.clear();
    }
    m_store->showDay(m_day.addDays(76));
    QVERIFY(m_store->isLoaded());
    m_store->showDay(m_day);
    QVERIFY(!m_store->isLoaded());
}

QTEST_GUILESS_MAIN(TestCalendarStore)
#include "tst_calendarstore.moc"
