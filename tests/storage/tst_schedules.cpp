// SPDX-License-Identifier: GPL-3.0-or-later
#include "countingaccess.h"
#include "security/passwordhasher.h"
#include "security/secretbox.h"
#include "security/tokensigner.h"
#include "services/services.h"
#include "storage/appointmentrepository.h"
#include "storage/doctorrepository.h"
#include "storage/patientrepository.h"
#include "storage/schedulerepository.h"
#include "support/result.h"
#include "support/testclinic.h"

#include <QtConcurrent>

#include <algorithm>
#include <barrier>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

class TestSchedules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aScheduleIsKeptChangedAndRemoved();
    void allFaultsOfAScheduleAreToldAtOnce();
    void limitsOfAScheduleAreExact();
    void overlappingHoursAreRefused();
    void hoursOfSeveralDaysAreStoredTogetherOrNotAtAll();
    void ofManyWhoAddTheSameHoursOneWins();
    void alternatingWeeksGoOnAcrossTheYearsEnd();
    void changedHoursNameTheAppointmentsOutsideThemAndCancelNone();
    void hoursAreChangedByTheDeskAndTheirOwnDoctor();
    void aTakenSlotIsNotOfferedUntilItIsFreeAgain();
    void theRangeOfDaysHasLimits();
    void patientsAreOfferedWhatTheyMayBook();
    void noSlotIsLostOrDoubledWhenTheClocksChange_data();
    void noSlotIsLostOrDoubledWhenTheClocksChange();
    void bothHoursOfARepeatedHourAreBookedSeparately();
    void doctorsOfASpecialtyAreOfferedByName();
    void theCalendarHoldsAllThatIsDrawn();
    void theNumberOfQueriesDoesNotGrow();
};

namespace {

using std::chrono::minutes;

NewSchedule hours(DoctorId doctor, int day, int startMinute, int endMinute, int slot = 20)
{
    NewSchedule wanted;
    wanted.doctorId = doctor;
    wanted.dayOfWeek = day;
    wanted.start = WallTime {startMinute};
    wanted.end = WallTime {endMinute};
    wanted.slotMinutes = slot;
    return wanted;
}

template <class T>
QStringList faults(const Result<T> &result)
{
    QStringList list;
    if (result)
        return {u"no error"_s};
    for (const FieldFault &fault : result.error().faults)
        list << fault.pointer + u' ' + fault.code;
    list.sort();
    return list;
}

/// A doctor without working hours.
Doctor idleDoctor(TestClinic &clinic, const QString &name = u"Dr. Idle"_s,
                  const QString &specialty = u"HNO"_s)
{
    const auto doctor =
        clinic.services().doctors.create(clinic.admin(), {name, specialty, {}, {}, {}});
    if (!doctor)
        qFatal("%s", describe(doctor).constData());
    return *doctor;
}

Result<AppointmentDetails> book(TestClinic &clinic, DoctorId doctor, Instant start,
                                std::optional<Instant> end = {})
{
    Booking booking;
    booking.doctorId = doctor;
    booking.patientId = clinic.newPatient().id;
    booking.start = start;
    booking.end = end;
    return clinic.services().appointments.book(clinic.receptionist(), booking);
}

/// The free starts of a doctor, as wall-clock times with their dates.
QStringList offered(TestClinic &clinic, const Actor &actor, DoctorId doctor, QDate from, QDate to)
{
    const auto availability = clinic.services().calendar.availability(actor, doctor, from, to);
    if (!availability)
        return {QString::fromUtf8(describe(availability))};
    QStringList starts;
    for (const Interval &slot : availability->freeSlots) {
        const LocalTime local = clinic.backend().zone().get()->toLocal(slot.start);
        starts << local.date.toString(u"MM-dd "_s) + toString(WallTime {local.minutes});
    }
    return starts;
}

/// A CalendarService of its own over counted statements, with its own rules.
struct CountedCalendar {
    explicit CountedCalendar(TestClinic &clinic)
        : access(std::move(*clinic.backend().database().access()))
        , signer(*TokenSigner::fromKey(QByteArray(32, 'k')))
        , context {access,
                   clinic.clock,
                   clinic.backend().zone(),
                   hasher,
                   signer,
                   secrets,
                   secrets,
                   secrets,
                   slow,
                   {},
                   {}}
        , service(context)
    {
    }

    CountingAccess access;
    PasswordHasher hasher;
    TokenSigner signer;
    SecretBox secrets {{QByteArray(32, 'k'), std::nullopt}, "test"};
    QSemaphore slow {1};
    ServiceContext context;
    CalendarService service;
};

} // namespace

void TestSchedules::aScheduleIsKeptChangedAndRemoved()
{
    TestClinic clinic;
    auto &schedules = clinic.services().schedules;
    const Doctor doctor = idleDoctor(clinic);
    NewSchedule wanted = hours(doctor.id, 3, 8 * 60, 12 * 60 + 15, 25);
    wanted.validFrom = QDate(2026, 3, 1);
    wanted.validTo = QDate(2026, 12, 31);
    wanted.weekInterval = 2;
    const auto created = schedules.create(clinic.receptionist(), wanted);
    QVERIFY_RESULT(created);
    const ScheduleId id = created->schedule.id;
    const auto read = schedules.get(clinic.receptionist(), id);
    QVERIFY_RESULT(read);
    QVERIFY(*read == created->schedule);
    QCOMPARE(read->validFrom, wanted.validFrom);
    QCOMPARE(read->validTo, wanted.validTo);
    QVERIFY_RESULT(schedules.create(clinic.receptionist(), hours(doctor.id, 1, 780, 840)));
    QVERIFY_RESULT(schedules.create(clinic.receptionist(), hours(doctor.id, 1, 480, 540)));
    const auto list = schedules.listForDoctor(clinic.receptionist(), doctor.id);
    QVERIFY_RESULT(list);
    QStringList order;
    for (const Schedule &each : *list)
        order << QString::number(each.dayOfWeek) + u' ' + toString(each.start);
    QCOMPARE(order, QStringList({u"1 08:00"_s, u"1 13:00"_s, u"3 08:00"_s}));

    ScheduleChanges changes;
    changes.end = WallTime {13 * 60};
    changes.validTo = QDate(); // clears it
    const auto changed = schedules.update(clinic.receptionist(), id, changes, 1);
    QVERIFY_RESULT(changed);
    QVERIFY(!changed->schedule.validTo.isValid());
    QCOMPARE(changed->schedule.start.minutes, 8 * 60);
    QCOMPARE(changed->schedule.stamp.version, 2);
    QVERIFY(*schedules.get(clinic.receptionist(), id) == changed->schedule);
    QCOMPARE_ERROR(schedules.update(clinic.receptionist(), id, changes, 1),
                   ErrorCode::StaleVersion);
    QCOMPARE_ERROR(schedules.remove(clinic.receptionist(), id, 1), ErrorCode::StaleVersion);
    QVERIFY_RESULT(schedules.remove(clinic.receptionist(), id, 2));
    QCOMPARE_ERROR(schedules.get(clinic.receptionist(), id), ErrorCode::NotFound);
    QCOMPARE_ERROR(schedules.remove(clinic.receptionist(), id, {}), ErrorCode::NotFound);
    QCOMPARE_ERROR(schedules.update(clinic.receptionist(), id, changes, {}), ErrorCode::NotFound);
    QCOMPARE(
        clinic.database
            .raw(u"SELECT count(*) FROM audit_log WHERE entity_id = '%1' AND entity = "
                 "'schedule' AND action IN ('create', 'update', 'delete')"_s.arg(id.toString()))
            .toInt(),
        3);
}

void TestSchedules::allFaultsOfAScheduleAreToldAtOnce()
{
    TestClinic clinic;
    const Doctor doctor = idleDoctor(clinic);
    NewSchedule wanted = hours(doctor.id, 8, 600, 600, 4);
    wanted.weekInterval = 9;
    const auto refused = clinic.services().schedules.create(clinic.receptionist(), wanted);
    QCOMPARE_ERROR(refused, ErrorCode::InvalidInput);
    QCOMPARE(faults(refused),
             QStringList({u"/dayOfWeek out_of_range"_s, u"/endTime not_after_start"_s,
                          u"/slotDurationMinutes out_of_range"_s, u"/validFrom required"_s,
                          u"/weekInterval out_of_range"_s}));
    QCOMPARE(clinic.database.raw(u"SELECT count(*) FROM schedules"_s).toInt(), 0);
}

void TestSchedules::limitsOfAScheduleAreExact()
{
    TestClinic clinic;
    const Doctor doctor = idleDoctor(clinic);
    auto &schedules = clinic.services().schedules;
    const auto attempt = [&](const NewSchedule &wanted) {
        const auto result = schedules.create(clinic.receptionist(), wanted);
        if (result)
            [&] { QVERIFY_RESULT(schedules.remove(clinic.admin(), result->schedule.id, {})); }();
        return faults(result);
    };
    const QStringList accepted {u"no error"_s};
    const DoctorId id = doctor.id;
    QCOMPARE(attempt(hours(id, 7, 0, 1'440, 240)), accepted);
    QCOMPARE(attempt(hours(id, 1, 1'435, 1'440, 5)), accepted);
    QCOMPARE(attempt(hours(id, 1, 0, 1'441)), QStringList {u"/endTime not_after_start"_s});
    QCOMPARE(attempt(hours(id, 1, -1, 100)), QStringList {u"/startTime out_of_range"_s});
    QCOMPARE(attempt(hours(id, 1, 1'440, 1'440)),
             QStringList({u"/endTime not_after_start"_s, u"/startTime out_of_range"_s}));
    QCOMPARE(attempt(hours(id, 1, 600, 620, 20)), accepted);
    QCOMPARE(attempt(hours(id, 1, 600, 619, 20)),
             QStringList {u"/slotDurationMinutes longer_than_window"_s});
    QCOMPARE(attempt(hours(id, 1, 600, 1'000, 241)),
             QStringList {u"/slotDurationMinutes out_of_range"_s});
    QCOMPARE(attempt(hours(id, 0, 600, 700)), QStringList {u"/dayOfWeek out_of_range"_s});
    NewSchedule oneDay = hours(id, 1, 600, 700);
    oneDay.validFrom = oneDay.validTo = QDate(2026, 3, 9);
    QCOMPARE(attempt(oneDay), accepted);
    oneDay.validTo = QDate(2026, 3, 8);
    QCOMPARE(attempt(oneDay), QStringList {u"/validTo before_valid_from"_s});
    NewSchedule alternating = hours(id, 1, 600, 700);
    alternating.weekInterval = 8;
    QCOMPARE(attempt(alternating), QStringList {u"/validFrom required"_s});
    alternating.validFrom = QDate(2026, 3, 9);
    QCOMPARE(attempt(alternating), accepted);
    QCOMPARE_ERROR(schedules.create(clinic.receptionist(), hours(DoctorId::generate(), 1, 0, 60)),
                   ErrorCode::NotFound);
}

void TestSchedules::overlappingHoursAreRefused()
{
    TestClinic clinic;
    auto &schedules = clinic.services().schedules;
    const Doctor doctor = idleDoctor(clinic);
    const Actor &desk = clinic.receptionist();
    NewSchedule even = hours(doctor.id, 1, 540, 720);
    even.validFrom = QDate(2026, 3, 9);
    even.validTo = QDate(2026, 6, 28);
    even.weekInterval = 2;
    const auto first = schedules.create(desk, even);
    QVERIFY_RESULT(first);

    QCOMPARE_ERROR(schedules.create(desk, hours(doctor.id, 1, 719, 800)), ErrorCode::AlreadyExists);
    QCOMPARE_ERROR(schedules.create(desk, hours(doctor.id, 1, 600, 630)), ErrorCode::AlreadyExists);
    NewSchedule thirdWeeks = even; // every third week meets every second one some day
    thirdWeeks.weekInterval = 3;
    thirdWeeks.validFrom = QDate(2026, 3, 16);
    QCOMPARE_ERROR(schedules.create(desk, thirdWeeks), ErrorCode::AlreadyExists);

    QVERIFY_RESULT(schedules.create(desk, hours(doctor.id, 1, 720, 800)));
    QVERIFY_RESULT(schedules.create(desk, hours(doctor.id, 2, 540, 720)));
    QVERIFY_RESULT(schedules.create(desk, hours(idleDoctor(clinic).id, 1, 540, 720)));
    NewSchedule odd = even;
    odd.validFrom = QDate(2026, 3, 16);
    const auto second = schedules.create(desk, odd);
    QVERIFY_RESULT(second);
    NewSchedule later = hours(doctor.id, 1, 540, 720);
    later.validFrom = QDate(2026, 6, 29);
    QVERIFY_RESULT(schedules.create(desk, later));

    ScheduleChanges changes;
    changes.validFrom = QDate(2026, 3, 23); // into the other's weeks
    QCOMPARE_ERROR(schedules.update(desk, second->schedule.id, changes, {}),
                   ErrorCode::AlreadyExists);
    QVERIFY(*schedules.get(desk, second->schedule.id) == second->schedule);
    ScheduleChanges shorter;
    shorter.end = WallTime {700}; // overlaps nothing but its former self
    QVERIFY_RESULT(schedules.update(desk, second->schedule.id, shorter, {}));
}

void TestSchedules::hoursOfSeveralDaysAreStoredTogetherOrNotAtAll()
{
    TestClinic clinic;
    auto &schedules = clinic.services().schedules;
    const Doctor doctor = idleDoctor(clinic);
    const Actor &desk = clinic.receptionist();
    const auto stored = [&] { return schedules.listForDoctor(desk, doctor.id)->size(); };
    const auto audited = [&] {
        return clinic.database.raw(u"SELECT count(*) FROM audit_log WHERE entity = 'schedule'"_s)
            .toInt();
    };
    const int before = audited();
    const auto week = [&](QList<int> days) {
        QList<NewSchedule> list;
        for (const int day : days)
            list.append(hours(doctor.id, day, 540, 720));
        return list;
    };
    const auto created = schedules.createAll(desk, week({1, 3, 5}));
    QVERIFY_RESULT(created);
    QCOMPARE(created->size(), 3);
    QCOMPARE(created->at(2).dayOfWeek, 5);
    QCOMPARE(stored(), 3);
    QCOMPARE(audited() - before, 3);

    const auto overlapping = schedules.createAll(desk, week({2, 4, 3}));
    QCOMPARE_ERROR(overlapping, ErrorCode::AlreadyExists);
    QCOMPARE(overlapping.error().faults.first().pointer, u"/2"_s);
    const auto twice = schedules.createAll(desk, week({6, 6}));
    QCOMPARE_ERROR(twice, ErrorCode::AlreadyExists);
    QCOMPARE(twice.error().faults.first().pointer, u"/1"_s);
    QList<NewSchedule> faulty = week({6, 7});
    faulty[1].end = faulty[1].start;
    const auto invalid = schedules.createAll(desk, faulty);
    QCOMPARE_ERROR(invalid, ErrorCode::InvalidInput);
    QCOMPARE(invalid.error().faults.first().pointer, u"/1"_s);
    QCOMPARE(invalid.error().faults.at(1).pointer, u"/1/endTime"_s);
    QCOMPARE(stored(), 3);
    QCOMPARE(audited() - before, 3);
    QVERIFY(schedules.createAll(desk, {})->isEmpty());
}

void TestSchedules::ofManyWhoAddTheSameHoursOneWins()
{
    TestClinic clinic;
    const Doctor doctor = idleDoctor(clinic);
    constexpr int Racers = 6;
    QThreadPool pool;
    pool.setMaxThreadCount(Racers);
    std::barrier start(Racers);
    QList<QFuture<QString>> results;
    for (int i = 0; i < Racers; ++i) {
        results.append(QtConcurrent::run(&pool, [&, i] {
            const auto scope = clinic.anotherScope();
            start.arrive_and_wait();
            const auto result = scope->services().schedules.create(
                clinic.receptionist(), hours(doctor.id, 1, 540 + i, 720));
            return result ? u"won"_s : QString(toString(result.error().code));
        }));
    }
    QStringList outcomes;
    for (auto &result : results)
        outcomes << result.result();
    QCOMPARE(outcomes.count(u"won"_s), 1);
    QCOMPARE(outcomes.count(u"already_exists"_s), Racers - 1);
}

void TestSchedules::alternatingWeeksGoOnAcrossTheYearsEnd()
{
    TestClinic clinic;
    const Doctor doctor = idleDoctor(clinic);
    NewSchedule wanted = hours(doctor.id, 4, 540, 560);
    wanted.validFrom = QDate(2026, 12, 1); // a Tuesday: its week counts, and 2026 has 53 weeks
    wanted.validTo = QDate(2027, 1, 28);
    wanted.weekInterval = 2;
    QVERIFY_RESULT(clinic.services().schedules.create(clinic.admin(), wanted));
    QCOMPARE(
        offered(clinic, clinic.receptionist(), doctor.id, QDate(2026, 12, 1), QDate(2027, 1, 31)),
        QStringList({u"12-03 09:00"_s, u"12-17 09:00"_s, u"12-31 09:00"_s, u"01-14 09:00"_s,
                     u"01-28 09:00"_s}));
}

void TestSchedules::changedHoursNameTheAppointmentsOutsideThemAndCancelNone()
{
    TestClinic clinic;
    auto &services = clinic.services();
    const Actor &desk = clinic.receptionist();
    const Doctor doctor = idleDoctor(clinic);
    const auto monday = services.schedules.create(desk, hours(doctor.id, 1, 540, 1'020));
    QVERIFY_RESULT(monday);
    QVERIFY(monday->affected.isEmpty());
    const QDate next = clinic.today().addDays(7);
    const auto early = book(clinic, doctor.id, clinic.at(next, 9));
    const auto across = book(clinic, doctor.id, clinic.at(next, 9, 50), clinic.at(next, 10, 10));
    const auto late = book(clinic, doctor.id, clinic.at(next, 16));
    const auto cancelled = book(clinic, doctor.id, clinic.at(next, 9, 20));
    const auto past = book(clinic, doctor.id, clinic.at(clinic.today(), 9));
    for (const auto &each : {early, across, late, cancelled, past})
        QVERIFY_RESULT(each);
    QVERIFY_RESULT(services.appointments.cancel(desk, cancelled->appointment.id, {}, {}));
    QVERIFY_RESULT(book(clinic, clinic.newDoctor().id, clinic.at(next, 9)));
    clinic.clock.set(clinic.at(clinic.today(), 12));

    const auto ids = [](const ScheduleOutcome &outcome) {
        QList<AppointmentId> list;
        for (const Appointment &each : outcome.affected)
            list.append(each.id);
        return list;
    };
    ScheduleChanges fromTen;
    fromTen.start = WallTime {600};
    const auto shortened = services.schedules.update(desk, monday->schedule.id, fromTen, {});
    QVERIFY_RESULT(shortened);
    QVERIFY(ids(*shortened)
            == QList<AppointmentId>({early->appointment.id, across->appointment.id}));
    // What lay outside before is no news; hours that cover a booking again affect nobody.
    const auto extra = services.schedules.create(desk, hours(doctor.id, 1, 540, 600));
    QVERIFY_RESULT(extra);
    QVERIFY(extra->affected.isEmpty());
    const auto without = services.schedules.remove(desk, monday->schedule.id, {});
    QVERIFY_RESULT(without);
    QVERIFY(ids(*without) == QList<AppointmentId>({across->appointment.id, late->appointment.id}));
    ScheduleChanges ends;
    ends.validTo = next.addDays(-1);
    const auto ended = services.schedules.update(desk, extra->schedule.id, ends, {});
    QVERIFY_RESULT(ended);
    QVERIFY(ids(*ended) == QList<AppointmentId> {early->appointment.id});

    QCOMPARE(clinic.database.raw(u"SELECT count(*) FROM appointments WHERE status = 'CANCELLED'"_s)
                 .toInt(),
             1);
    QVERIFY(*services.appointments.get(desk, early->appointment.id) == *early);
}

void TestSchedules::hoursAreChangedByTheDeskAndTheirOwnDoctor()
{
    TestClinic clinic;
    auto &schedules = clinic.services().schedules;
    const Actor doctor = clinic.newDoctorActor();
    const Actor patient = clinic.newPatientActor();
    const auto own = schedules.create(doctor, hours(doctor.doctorId, 6, 540, 600));
    QVERIFY_RESULT(own);
    QVERIFY_RESULT(schedules.update(doctor, own->schedule.id, {}, {}));
    const auto others =
        schedules.create(clinic.receptionist(), hours(idleDoctor(clinic).id, 6, 540, 600));
    QVERIFY_RESULT(others);
    QCOMPARE_ERROR(schedules.create(doctor, hours(others->schedule.doctorId, 7, 540, 600)),
                   ErrorCode::NotFound);
    QCOMPARE_ERROR(schedules.update(doctor, others->schedule.id, {}, {}), ErrorCode::NotFound);
    QCOMPARE_ERROR(schedules.remove(doctor, others->schedule.id, {}), ErrorCode::NotFound);
    QCOMPARE_ERROR(schedules.create(patient, hours(doctor.doctorId, 7, 540, 600)),
                   ErrorCode::Forbidden);
    QCOMPARE_ERROR(schedules.update(patient, own->schedule.id, {}, {}), ErrorCode::Forbidden);
    QCOMPARE_ERROR(schedules.remove(patient, own->schedule.id, {}), ErrorCode::Forbidden);
    QVERIFY_RESULT(schedules.get(patient, own->schedule.id));
    QVERIFY_RESULT(schedules.remove(doctor, own->schedule.id, {}));
    QCOMPARE_ERROR(schedules.listForDoctor(patient, DoctorId::generate()), ErrorCode::NotFound);
}

void TestSchedules::aTakenSlotIsNotOfferedUntilItIsFreeAgain()
{
    TestClinic clinic;
    auto &services = clinic.services();
    const Doctor doctor = idleDoctor(clinic);
    QVERIFY_RESULT(services.schedules.create(clinic.admin(), hours(doctor.id, 1, 540, 600)));
    const QDate today = clinic.today();
    const auto now = [&] {
        return offered(clinic, clinic.receptionist(), doctor.id, today, today);
    };
    QCOMPARE(now(), QStringList({u"03-09 09:00"_s, u"03-09 09:20"_s, u"03-09 09:40"_s}));
    // One minute too long takes the next slot with it.
    const auto booked = book(clinic, doctor.id, clinic.at(today, 9), clinic.at(today, 9, 21));
    QVERIFY_RESULT(booked);
    QCOMPARE(now(), QStringList {u"03-09 09:40"_s});
    QVERIFY_RESULT(
        services.appointments.cancel(clinic.receptionist(), booked->appointment.id, {}, {}));
    QCOMPARE(now().size(), 3);
    clinic.clock.set(clinic.at(today, 9, 1));
    QCOMPARE(now(), QStringList({u"03-09 09:20"_s, u"03-09 09:40"_s}));
    DoctorChanges away;
    away.isActive = false;
    QVERIFY_RESULT(services.doctors.update(clinic.admin(), doctor.id, away, {}));
    QCOMPARE(now(), QStringList());
}

void TestSchedules::theRangeOfDaysHasLimits()
{
    TestClinic clinic;
    auto &calendar = clinic.services().calendar;
    const Doctor doctor = clinic.newDoctor();
    const QDate today = clinic.today();
    const Actor &desk = clinic.receptionist();
    QVERIFY_RESULT(calendar.availability(desk, doctor.id, today, today.addDays(61)));
    // The last day is included.
    const QStringList week = offered(clinic, desk, doctor.id, today, today.addDays(4));
    QVERIFY(week.last().startsWith(u"03-13 "_s));
    const QList<std::pair<QDate, QDate>> wrong {{today, today.addDays(62)},
                                                {today, today.addDays(-1)},
                                                {QDate(), today},
                                                {today, QDate()},
                                                {QDate(), QDate()}};
    for (const auto &[from, to] : wrong) {
        QCOMPARE_ERROR(calendar.availability(desk, doctor.id, from, to), ErrorCode::InvalidInput);
        QCOMPARE_ERROR(calendar.availabilityBySpecialty(desk, {}, from, to),
                       ErrorCode::InvalidInput);
        QCOMPARE_ERROR(calendar.load(desk, {}, from, to), ErrorCode::InvalidInput);
    }
    QCOMPARE_ERROR(calendar.availability(desk, DoctorId::generate(), today, today),
                   ErrorCode::NotFound);
}

void TestSchedules::patientsAreOfferedWhatTheyMayBook()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    const Actor patient = clinic.newPatientActor();
    CountedCalendar calendar(clinic);
    calendar.context.rules.minNotice = minutes(90);
    calendar.context.rules.maxDaysAhead = 7;
    const QDate today = clinic.today();
    clinic.clock.set(clinic.at(today, 9, 10));
    const auto forPatient =
        calendar.service.availability(patient, doctor.id, today, today.addDays(20));
    QVERIFY_RESULT(forPatient);
    QVERIFY(forPatient->freeSlots.first().start == clinic.at(today, 10, 40));
    QVERIFY(forPatient->freeSlots.last().start == clinic.at(today.addDays(7), 9));
    const auto forDesk =
        calendar.service.availability(clinic.receptionist(), doctor.id, today, today.addDays(20));
    QVERIFY_RESULT(forDesk);
    QVERIFY(forDesk->freeSlots.first().start == clinic.at(today, 9, 20));
    QVERIFY(forDesk->freeSlots.last().start == clinic.at(today.addDays(18), 16, 40));
}

void TestSchedules::noSlotIsLostOrDoubledWhenTheClocksChange_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QDate>("day");
    QTest::addColumn<int>("minutesInDay");
    QTest::newRow("Berlin, gap") << u"Europe/Berlin"_s << QDate(2026, 3, 29) << 23 * 60;
    QTest::newRow("Berlin, fold") << u"Europe/Berlin"_s << QDate(2026, 10, 25) << 25 * 60;
    QTest::newRow("New York, gap") << u"America/New_York"_s << QDate(2027, 3, 14) << 23 * 60;
    QTest::newRow("New York, fold") << u"America/New_York"_s << QDate(2026, 11, 1) << 25 * 60;
    QTest::newRow("Lord Howe, fold")
        << u"Australia/Lord_Howe"_s << QDate(2026, 4, 5) << 24 * 60 + 30;
    QTest::newRow("Lord Howe, gap")
        << u"Australia/Lord_Howe"_s << QDate(2026, 10, 4) << 24 * 60 - 30;
}

void TestSchedules::noSlotIsLostOrDoubledWhenTheClocksChange()
{
    QFETCH(const QString, zone);
    QFETCH(const QDate, day);
    QFETCH(const int, minutesInDay);
    TestClinic clinic(zone);
    const Doctor doctor = idleDoctor(clinic);
    // Round the clock, in windows that meet in the middle of the night.
    for (int weekday = 1; weekday <= 7; ++weekday) {
        for (const auto &[start, end] :
             {std::pair(0, 90), std::pair(90, 150), std::pair(150, 1'440)})
            QVERIFY_RESULT(clinic.services().schedules.create(
                clinic.admin(), hours(doctor.id, weekday, start, end, 15)));
    }
    const auto three = clinic.services().calendar.availability(clinic.receptionist(), doctor.id,
                                                               day.addDays(-1), day.addDays(1));
    QVERIFY_RESULT(three);
    QCOMPARE(three->freeSlots.size(), (2 * 24 * 60 + minutesInDay) / 15);
    for (qsizetype i = 1; i < three->freeSlots.size(); ++i)
        QVERIFY(three->freeSlots[i].start == three->freeSlots[i - 1].end);
    const auto one =
        clinic.services().calendar.availability(clinic.receptionist(), doctor.id, day, day);
    QVERIFY_RESULT(one);
    QCOMPARE(one->freeSlots.size(), minutesInDay / 15);
    const auto time = clinic.backend().zone().get();
    for (const Interval &slot : one->freeSlots)
        QCOMPARE(time->toDate(slot.start), day);
}

void TestSchedules::bothHoursOfARepeatedHourAreBookedSeparately()
{
    TestClinic clinic;
    const QDate day(2026, 10, 25);
    const Doctor doctor = idleDoctor(clinic);
    QVERIFY_RESULT(
        clinic.services().schedules.create(clinic.admin(), hours(doctor.id, 7, 120, 180, 30)));
    clinic.clock.set(clinic.at(day.addDays(-1), 12));
    const Actor patient = clinic.newPatientActor();
    const QStringList twice {u"10-25 02:00"_s, u"10-25 02:30"_s, u"10-25 02:00"_s,
                             u"10-25 02:30"_s};
    QCOMPARE(offered(clinic, patient, doctor.id, day, day), twice);
    for (int booked = 0; booked < 4; ++booked) {
        const auto free = clinic.services().calendar.availability(patient, doctor.id, day, day);
        QVERIFY_RESULT(free);
        QCOMPARE(free->freeSlots.size(), 4 - booked);
        Booking booking;
        booking.doctorId = doctor.id;
        booking.start = free->freeSlots[free->freeSlots.size() / 2].start;
        const auto result = clinic.services().appointments.book(patient, booking);
        QVERIFY_RESULT(result);
    }
    QCOMPARE(offered(clinic, patient, doctor.id, day, day), QStringList());
}

void TestSchedules::doctorsOfASpecialtyAreOfferedByName()
{
    TestClinic clinic;
    auto &services = clinic.services();
    const Doctor b = clinic.newDoctor(u"Dr. B"_s, u"Gynäkologie"_s);
    const Doctor a = clinic.newDoctor(u"Dr. A"_s, u"GYNAKOLOGIE"_s);
    const Doctor idle = idleDoctor(clinic, u"Dr. Idle"_s, u"Gynäkologie"_s);
    const Doctor away = clinic.newDoctor(u"Dr. Away"_s, u"Gynäkologie"_s);
    const Doctor other = clinic.newDoctor(u"Dr. Other"_s, u"HNO"_s);
    DoctorChanges inactive;
    inactive.isActive = false;
    QVERIFY_RESULT(services.doctors.update(clinic.admin(), away.id, inactive, {}));
    const QDate today = clinic.today();
    QVERIFY_RESULT(book(clinic, a.id, clinic.at(today, 9)));
    const auto ids = [&](const QString &specialty) {
        QList<DoctorId> list;
        const auto found = services.calendar.availabilityBySpecialty(
            clinic.receptionist(), specialty, today, today.addDays(2));
        for (const DoctorAvailability &each : found.value_or(QList<DoctorAvailability>())) {
            list.append(each.doctorId);
            const auto alone = services.calendar.availability(clinic.receptionist(), each.doctorId,
                                                              today, today.addDays(2));
            if (!alone || alone->freeSlots != each.freeSlots)
                return QList<DoctorId>();
        }
        return list;
    };
    QVERIFY(ids(u"gynäkologie"_s) == QList<DoctorId>({a.id, b.id, idle.id}));
    QVERIFY(ids({}) == QList<DoctorId>({a.id, b.id, idle.id, other.id}));
    QVERIFY(ids(u"gyn"_s).isEmpty());
}

void TestSchedules::theCalendarHoldsAllThatIsDrawn()
{
    TestClinic clinic;
    auto &services = clinic.services();
    const Actor own = clinic.newDoctorActor(u"Dr. B Own"_s);
    const Doctor other = clinic.newDoctor(u"Dr. A Other"_s);
    const QDate today = clinic.today();
    const auto late = book(clinic, other.id, clinic.at(today, 10));
    const auto early = book(clinic, other.id, clinic.at(today, 9));
    const auto missed = book(clinic, other.id, clinic.at(today, 11));
    const auto tomorrow = book(clinic, other.id, clinic.at(today.addDays(1), 9));
    for (const auto &each : {late, early, missed, tomorrow})
        QVERIFY_RESULT(each);
    QVERIFY_RESULT(
        services.appointments.cancel(clinic.receptionist(), late->appointment.id, u"ill"_s, {}));
    const auto day = services.calendar.load(clinic.receptionist(), {}, today, today);
    QVERIFY_RESULT(day);
    QCOMPARE(day->size(), 2);
    const DoctorCalendar &first = day->first();
    QVERIFY(first.doctor == other);
    QVERIFY(day->last().doctor.id == own.doctorId);
    QVERIFY(day->last().appointments.isEmpty());
    QCOMPARE(first.windows.size(), 1);
    QVERIFY(first.windows.first().span == (Interval {clinic.at(today, 9), clinic.at(today, 17)}));
    QCOMPARE(first.windows.first().slotMinutes, 20);
    QCOMPARE(first.appointments.size(), 3);
    QVERIFY(first.appointments[0] == *early);
    QVERIFY(first.appointments[1].appointment.id == late->appointment.id);
    QCOMPARE(toString(first.appointments[1].appointment.status),
             toString(AppointmentStatus::Cancelled));
    QVERIFY(first.appointments[2] == *missed);

    const auto mine = services.calendar.load(own, {other.id}, today, today);
    QVERIFY_RESULT(mine);
    QCOMPARE(mine->size(), 1);
    QVERIFY(mine->first().doctor.id == own.doctorId);
    DoctorChanges away;
    away.isActive = false;
    QVERIFY_RESULT(services.doctors.update(clinic.admin(), other.id, away, {}));
    QCOMPARE(services.calendar.load(clinic.receptionist(), {}, today, today)->size(), 1);
    const auto week =
        services.calendar.load(clinic.receptionist(), {other.id}, today, today.addDays(6));
    QVERIFY_RESULT(week);
    QCOMPARE(week->first().appointments.size(), 4);
    QCOMPARE(week->first().windows.size(), 5);
}

void TestSchedules::theNumberOfQueriesDoesNotGrow()
{
    TestClinic clinic;
    CountedCalendar calendar(clinic);
    const Patient patient = clinic.newPatient();
    const QDate today = clinic.today();
    QList<DoctorId> doctors;
    const auto grow = [&](int count) {
        return calendar.access.write([&](Transaction &transaction) -> Result<void> {
            Connection &connection = transaction.connection();
            while (doctors.size() < count) {
                Doctor doctor;
                doctor.id = DoctorId::generate();
                doctor.fullName = u"Dr. %1"_s.arg(doctors.size());
                doctor.specialty = u"HNO"_s;
                FRONTDESK_TRY(DoctorRepository(connection).insert(doctor));
                Schedule schedule;
                schedule.doctorId = doctor.id;
                schedule.start = WallTime {540};
                schedule.end = WallTime {1'020};
                for (int day = 1; day <= 5; ++day) {
                    schedule.id = ScheduleId::generate();
                    schedule.dayOfWeek = day;
                    FRONTDESK_TRY(ScheduleRepository(connection).insert(schedule));
                }
                Appointment appointment;
                appointment.id = AppointmentId::generate();
                appointment.patientId = patient.id;
                appointment.doctorId = doctor.id;
                appointment.span.start = clinic.at(today.addDays(7 * (doctors.size() % 8)),
                                                   9 + int(doctors.size()) / 8, 15);
                appointment.span.end = appointment.span.start + minutes(15);
                FRONTDESK_TRY(AppointmentRepository(connection).insert(appointment));
                doctors.append(doctor.id);
            }
            return {};
        });
    };
    const auto statements = [&](auto run) {
        calendar.access.statements = 0;
        const auto result = run();
        return result ? calendar.access.statements : -1;
    };
    QSet<int> single;
    QSet<int> specialty;
    QSet<int> typed;
    QSet<int> load;
    NewAppointmentType visit;
    visit.name = u"Visit"_s;
    visit.bufferAfterMinutes = 10;
    const auto type = clinic.services().appointmentTypes.create(clinic.admin(), visit);
    QVERIFY_RESULT(type);
    const auto room = clinic.services().rooms.create(clinic.admin(), {u"Room 2"_s});
    QVERIFY_RESULT(room);
    const Actor &desk = clinic.receptionist();
    for (const int count : {1, 10, 50}) {
        QVERIFY_RESULT(grow(count));
        for (const int days : {1, 31, 62}) {
            const QDate to = today.addDays(days - 1);
            single << statements(
                [&] { return calendar.service.availability(desk, doctors.last(), today, to); });
            specialty << statements([&] {
                return calendar.service.availabilityBySpecialty(desk, u"hno"_s, today, to);
            });
            typed << statements([&] {
                return calendar.service.availabilityBySpecialty(desk, u"hno"_s, today, to,
                                                                {type->id, room->id});
            });
            load << statements([&] { return calendar.service.load(desk, {}, today, to); });
            load << statements([&] { return calendar.service.load(desk, doctors, today, to); });
        }
    }
    QCOMPARE(single, QSet<int> {4});
    QCOMPARE(specialty, QSet<int> {4});
    QCOMPARE(typed, QSet<int> {7});
    QCOMPARE(load, QSet<int> {5}); // one of them for the holds
    const auto all = calendar.service.availabilityBySpecialty(desk, u"hno"_s, today, today);
    QVERIFY_RESULT(all);
    QCOMPARE(all->size(), 50);
    QCOMPARE(all->first().freeSlots.size(), 31); // Dr. 0 has an appointment on Monday
}

QTEST_GUILESS_MAIN(TestSchedules)
#include "tst_schedules.moc"
