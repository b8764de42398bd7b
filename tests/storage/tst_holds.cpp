// SPDX-License-Identifier: GPL-3.0-or-later
// Times that are held for five minutes, on both databases.
#include "support/race.h"
#include "support/result.h"
#include "support/testclinic.h"

#include <QSignalSpy>
#include <QTest>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

using std::chrono::minutes;

class TestHolds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHoldKeepsOthersOut();
    void aHoldKeepsItsTypesBuffersAndItsRoom();
    void itsOwnerBooksItAndIsTheOnlyOne();
    void aBookingMustBeOfTheTimeThatIsHeld();
    void anExpiredHoldNeverBlocks_data();
    void anExpiredHoldNeverBlocks();
    void anExpiredHoldIsNeverHonoured();
    void aHoldIsFreedByItsOwnerAlone();
    void security34_aPatientHoldsThreeTimesAtOnce();
    void aPatientHoldsWithinTheRulesAndStaffBeyondTheHours();
    void aDoctorHoldsInTheirOwnCalendar();
    void aRefusedBookingLeavesItsHold();
    void aHoldIsNotOfferedAsFree();
    void desksHearOfAHoldAndOfItsEnd();
    void theDatabaseItselfRefusesWhatAHoldKeeps_data();
    void theDatabaseItselfRefusesWhatAHoldKeeps();
    void withoutTheGuardAHeldTimeIsTakenTwice();
    void ofManyWhoRaceToHoldOneTimeExactlyOneWins();
    void holdsAndBookingsRaceForOneTimeAndOneWins();
    void aHoldIsUsedOnceHoweverOftenItIsSent();
    void manyWhoFindAnExpiredHoldInTheWayLeaveOneWinner();
};

namespace {

NewHold timeAt(DoctorId doctor, Instant start)
{
    NewHold wanted;
    wanted.doctorId = doctor;
    wanted.start = start;
    return wanted;
}

Booking bookingAt(DoctorId doctor, Instant start, PatientId patient = {}, HoldId hold = {})
{
    Booking booking;
    booking.doctorId = doctor;
    booking.patientId = patient;
    booking.start = start;
    booking.holdId = hold;
    return booking;
}

QString rawHold(DoctorId doctor, UserId owner, Instant start, Instant end, int bufferAfter = 0)
{
    return u"INSERT INTO holds (id, doctor_id, start_at, end_at, buffer_after_minutes, owner_id, "
           "created_at, expires_at) VALUES ('%1', '%2', %3, %4, %5, '%6', 0, %7)"_s.arg(
               HoldId::generate().toString(), doctor.toString(), QString::number(toMillis(start)),
               QString::number(toMillis(end)), QString::number(bufferAfter), owner.toString(),
               QString::number(toMillis(end)));
}

QString rawAppointment(DoctorId doctor, PatientId patient, Instant start, Instant end)
{
    return u"INSERT INTO appointments (id, patient_id, doctor_id, start_at, end_at, status, "
           "created_at, updated_at) VALUES ('%1', '%2', '%3', %4, %5, 'PENDING', 0, 0)"_s.arg(
               AppointmentId::generate().toString(), patient.toString(), doctor.toString(),
               QString::number(toMillis(start)), QString::number(toMillis(end)));
}

int countOf(const TestClinic &clinic, const QString &table)
{
    return clinic.database.raw(u"SELECT count(*) FROM "_s + table).toInt();
}

} // namespace

void TestHolds::aHoldKeepsOthersOut()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    const Actor holder = clinic.newPatientActor();
    const Actor other = clinic.newPatientActor();
    auto &services = clinic.services();
    const Instant ten = clinic.at(clinic.today(), 10);
    const auto held = services.holds.create(holder, timeAt(doctor.id, ten));
    QVERIFY_RESULT(held);
    QVERIFY(held->span == (Interval {ten, ten + minutes(20)}));
    QVERIFY(held->expiresAt == clinic.clock.now() + minutes(5));
    QCOMPARE_ERROR(services.appointments.book(other, bookingAt(doctor.id, ten)),
                   ErrorCode::SlotTaken);
    QCOMPARE_ERROR(services.holds.create(other, timeAt(doctor.id, ten)), ErrorCode::SlotTaken);
    Booking byStaff = bookingAt(doctor.id, ten + minutes(10), clinic.newPatient().id);
    QCOMPARE_ERROR(services.appointments.book(clinic.receptionist(), byStaff),
                   ErrorCode::SlotTaken);
    byStaff.start = ten + minutes(20);
    const auto beside = services.appointments.book(clinic.receptionist(), byStaff);
    QVERIFY_RESULT(beside);
    QCOMPARE_ERROR(services.appointments.reschedule(clinic.receptionist(), beside->appointment.id,
                                                    {ten, {}, {}}, {}),
                   ErrorCode::SlotTaken);
}

void TestHolds::aHoldKeepsItsTypesBuffersAndItsRoom()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    auto &services = clinic.services();
    NewAppointmentType type;
    type.name = u"Visit"_s;
    type.durationMinutes = 30;
    type.bufferAfterMinutes = 10;
    const auto visit = services.appointmentTypes.create(clinic.admin(), type);
    QVERIFY_RESULT(visit);
    const auto room = services.rooms.create(clinic.admin(), {u"Room 2"_s});
    QVERIFY_RESULT(room);
    const Instant ten = clinic.at(clinic.today(), 10);
    NewHold wanted = timeAt(doctor.id, ten);
    wanted.typeId = visit->id;
    wanted.roomId = room->id;
    const auto held = services.holds.create(clinic.receptionist(), wanted);
    QVERIFY_RESULT(held);
    QVERIFY(held->span.end == ten + minutes(30));
    const PatientId patient = clinic.newPatient().id;
    QCOMPARE_ERROR(services.appointments.book(clinic.receptionist(),
                                              bookingAt(doctor.id, ten + minutes(39), patient)),
                   ErrorCode::SlotTaken);
    Booking inRoom = bookingAt(clinic.newDoctor(u"Dr. B"_s).id, ten + minutes(20), patient);
    inRoom.roomId = room->id;
    QCOMPARE_ERROR(services.appointments.book(clinic.receptionist(), inRoom), ErrorCode::RoomBusy);
    const auto booked = services.appointments.book(clinic.receptionist(),
                                                   bookingAt(doctor.id, ten, patient, held->id));
    QVERIFY_RESULT(booked);
    QVERIFY(booked->appointment.typeId == visit->id);
    QVERIFY(booked->appointment.roomId == room->id);
    QVERIFY(booked->appointment.span == held->span);
    QVERIFY(booked->appointment.buffers == held->buffers);
}

void TestHolds::itsOwnerBooksItAndIsTheOnlyOne()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    const Actor holder = clinic.newPatientActor();
    auto &services = clinic.services();
    const Instant ten = clinic.at(clinic.today(), 10);
    const auto held = services.holds.create(holder, timeAt(doctor.id, ten));
    QVERIFY_RESULT(held);
    QCOMPARE_ERROR(services.appointments.book(clinic.newPatientActor(),
                                              bookingAt(doctor.id, ten, {}, held->id)),
                   ErrorCode::HoldExpired);
    QVERIFY_RESULT(services.appointments.book(holder, bookingAt(doctor.id, ten, {}, held->id)));
    QCOMPARE(countOf(clinic, u"holds"_s), 0);
    QCOMPARE_ERROR(services.appointments.book(holder, bookingAt(doctor.id, ten, {}, held->id)),
                   ErrorCode::HoldExpired);
}

void TestHolds::aBookingMustBeOfTheTimeThatIsHeld()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    const Actor holder = clinic.newPatientActor();
    auto &services = clinic.services();
    const Instant ten = clinic.at(clinic.today(), 10);
    const auto held = services.holds.create(holder, timeAt(doctor.id, ten));
    QVERIFY_RESULT(held);
    Booking longer = bookingAt(doctor.id, ten, {}, held->id);
    longer.end = ten + minutes(40);
    for (const Booking &wrong :
         {bookingAt(doctor.id, ten + minutes(20), {}, held->id),
          bookingAt(clinic.newDoctor(u"Dr. B"_s).id, ten, {}, held->id), longer}) {
        const auto refused = services.appointments.book(holder, wrong);
        QCOMPARE_ERROR(refused, ErrorCode::InvalidInput);
        QCOMPARE(refused.error().faults.first().pointer, u"/holdId"_s);
    }
    QCOMPARE(countOf(clinic, u"holds"_s), 1);
}

void TestHolds::anExpiredHoldNeverBlocks_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("a booking") << u"book"_s;
    QTest::newRow("a move") << u"move"_s;
    QTest::newRow("a hold") << u"hold"_s;
}

void TestHolds::anExpiredHoldNeverBlocks()
{
    QFETCH(QString, what);
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    auto &services = clinic.services();
    const Instant ten = clinic.at(clinic.today(), 10);
    const auto other = services.appointments.book(
        clinic.receptionist(), bookingAt(doctor.id, ten + minutes(60), clinic.newPatient().id));
    QVERIFY_RESULT(other);
    const auto held = services.holds.create(clinic.newPatientActor(), timeAt(doctor.id, ten));
    QVERIFY_RESULT(held);
    const auto attempt = [&]() -> ErrorCode {
        const auto code = [](const auto &result) {
            return result ? ErrorCode::Internal : result.error().code; // Internal: it was done
        };
        if (what == "book"_L1)
            return code(services.appointments.book(
                clinic.receptionist(), bookingAt(doctor.id, ten, clinic.newPatient().id)));
        if (what == "move"_L1)
            return code(services.appointments.reschedule(clinic.receptionist(),
                                                         other->appointment.id, {ten, {}, {}}, {}));
        return code(services.holds.create(clinic.newPatientActor(), timeAt(doctor.id, ten)));
    };
    clinic.clock.set(held->expiresAt - std::chrono::milliseconds(1));
    QCOMPARE(toString(attempt()), toString(ErrorCode::SlotTaken));
    clinic.clock.set(held->expiresAt);
    QCOMPARE(toString(attempt()), toString(ErrorCode::Internal));
    QCOMPARE(countOf(clinic, u"holds WHERE expires_at <= %1"_s.arg(toMillis(held->expiresAt))), 0);
}

void TestHolds::anExpiredHoldIsNeverHonoured()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    const Actor holder = clinic.newPatientActor();
    auto &services = clinic.services();
    const Instant ten = clinic.at(clinic.today(), 10);
    const auto held = services.holds.create(holder, timeAt(doctor.id, ten));
    QVERIFY_RESULT(held);
    clinic.clock.set(held->expiresAt);
    QCOMPARE_ERROR(services.appointments.book(holder, bookingAt(doctor.id, ten, {}, held->id)),
                   ErrorCode::HoldExpired);
    QCOMPARE_ERROR(services.holds.remove(holder, held->id), ErrorCode::NotFound);
    QCOMPARE(countOf(clinic, u"appointments"_s), 0);
    QVERIFY_RESULT(services.appointments.book(holder, bookingAt(doctor.id, ten)));
}

void TestHolds::aHoldIsFreedByItsOwnerAlone()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    const Actor holder = clinic.newPatientActor();
    auto &services = clinic.services();
    const Instant ten = clinic.at(clinic.today(), 10);
    const auto held = services.holds.create(holder, timeAt(doctor.id, ten));
    QVERIFY_RESULT(held);
    QCOMPARE_ERROR(services.holds.remove(clinic.newPatientActor(), held->id), ErrorCode::NotFound);
    QCOMPARE_ERROR(services.holds.remove(clinic.receptionist(), held->id), ErrorCode::NotFound);
    QVERIFY_RESULT(services.holds.remove(holder, held->id));
    QCOMPARE_ERROR(services.holds.remove(holder, held->id), ErrorCode::NotFound);
    QVERIFY_RESULT(services.holds.create(clinic.newPatientActor(), timeAt(doctor.id, ten)));
}

void TestHolds::security34_aPatientHoldsThreeTimesAtOnce()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    const Actor holder = clinic.newPatientActor();
    auto &services = clinic.services();
    const Instant ten = clinic.at(clinic.today(), 10);
    QList<HoldId> held;
    for (int i = 0; i < 3; ++i) {
        const auto made = services.holds.create(holder, timeAt(doctor.id, ten + minutes(20 * i)));
        QVERIFY_RESULT(made);
        held.append(made->id);
    }
    const NewHold fourth = timeAt(doctor.id, ten + minutes(80));
    const auto refused = services.holds.create(holder, fourth);
    QCOMPARE_ERROR(refused, ErrorCode::TooManyHolds);
    QCOMPARE(refused.error().faults.first().params[u"most"_s].toInt(), 3);
    for (int i = 0; i < 5; ++i)
        QVERIFY_RESULT(services.holds.create(clinic.receptionist(),
                                             timeAt(doctor.id, ten + minutes(100 + 20 * i))));
    QVERIFY_RESULT(services.holds.remove(holder, held.first()));
    QVERIFY_RESULT(services.holds.create(holder, fourth));
    clinic.clock.advance(minutes(5));
    QVERIFY_RESULT(services.holds.create(holder, timeAt(doctor.id, ten)));
}

void TestHolds::aPatientHoldsWithinTheRulesAndStaffBeyondTheHours()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    auto &services = clinic.services();
    const NewHold early = timeAt(doctor.id, clinic.at(clinic.today(), 8, 30));
    const Actor patient = clinic.newPatientActor();
    QCOMPARE_ERROR(services.holds.create(patient, early), ErrorCode::OutsideWorkingHours);
    QCOMPARE_ERROR(
        services.holds.create(patient, timeAt(doctor.id, clinic.at(clinic.today(), 10, 5))),
        ErrorCode::OffGrid);
    QVERIFY_RESULT(services.holds.create(clinic.receptionist(), early));
    QCOMPARE_ERROR(services.holds.create(clinic.receptionist(),
                                         timeAt(doctor.id, clinic.at(clinic.today(), 7))),
                   ErrorCode::InThePast);
}

void TestHolds::aDoctorHoldsInTheirOwnCalendar()
{
    TestClinic clinic;
    const Actor doctor = clinic.newDoctorActor();
    const Instant ten = clinic.at(clinic.today(), 10);
    QVERIFY_RESULT(clinic.services().holds.create(doctor, timeAt(doctor.doctorId, ten)));
    QCOMPARE_ERROR(clinic.services().holds.create(doctor, timeAt(clinic.newDoctor().id, ten)),
                   ErrorCode::Forbidden);
}

void TestHolds::aRefusedBookingLeavesItsHold()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    auto &services = clinic.services();
    const Instant ten = clinic.at(clinic.today(), 10);
    const auto held = services.holds.create(clinic.receptionist(), timeAt(doctor.id, ten));
    QVERIFY_RESULT(held);
    const Patient patient = clinic.newPatient();
    QVERIFY_RESULT(services.appointments.book(
        clinic.receptionist(), bookingAt(clinic.newDoctor(u"Dr. B"_s).id, ten, patient.id)));
    QCOMPARE_ERROR(services.appointments.book(clinic.receptionist(),
                                              bookingAt(doctor.id, ten, patient.id, held->id)),
                   ErrorCode::PatientBusy);
    QVERIFY_RESULT(services.appointments.book(
        clinic.receptionist(), bookingAt(doctor.id, ten, clinic.newPatient().id, held->id)));
}

void TestHolds::aHoldIsNotOfferedAsFree()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    const Actor holder = clinic.newPatientActor();
    auto &services = clinic.services();
    const Instant ten = clinic.at(clinic.today(), 10);
    const auto offered = [&] {
        const auto found =
            services.calendar.availability(holder, doctor.id, clinic.today(), clinic.today());
        return found && found->freeSlots.contains(Interval {ten, ten + minutes(20)});
    };
    QVERIFY(offered());
    const auto held = services.holds.create(holder, timeAt(doctor.id, ten));
    QVERIFY_RESULT(held);
    QVERIFY(!offered());
    clinic.clock.set(held->expiresAt);
    QVERIFY(offered());
}

void TestHolds::desksHearOfAHoldAndOfItsEnd()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    const Actor holder = clinic.newPatientActor();
    QSignalSpy spy(&clinic.backend().changes(), &ChangeFeed::changed);
    const auto held =
        clinic.services().holds.create(holder, timeAt(doctor.id, clinic.at(clinic.today(), 10)));
    QVERIFY_RESULT(held);
    QVERIFY_RESULT(clinic.services().holds.remove(holder, held->id));
    QTRY_COMPARE(spy.count(), 2);
    for (const auto &call : std::as_const(spy)) {
        const auto change = call.first().value<Change>();
        QVERIFY(change.doctorId == doctor.id);
        QVERIFY(change.span == held->span);
    }
}

void TestHolds::theDatabaseItselfRefusesWhatAHoldKeeps_data()
{
    QTest::addColumn<bool>("heldFirst"); // else an appointment is there first
    QTest::addColumn<bool>("thenHeld"); // else an appointment comes
    QTest::addColumn<int>("start"); // minutes after ten
    QTest::addColumn<bool>("refused");
    QTest::newRow("a hold, then an appointment in it") << true << false << 10 << true;
    QTest::newRow("a hold, then an appointment in its buffer") << true << false << 24 << true;
    QTest::newRow("a hold, then an appointment after it") << true << false << 25 << false;
    QTest::newRow("a hold, then a hold in it") << true << true << 19 << true;
    QTest::newRow("a hold, then a hold after it") << true << true << 25 << false;
    QTest::newRow("an appointment, then a hold in it") << false << true << 19 << true;
    QTest::newRow("an appointment, then a hold after it") << false << true << 20 << false;
}

void TestHolds::theDatabaseItselfRefusesWhatAHoldKeeps()
{
    QFETCH(bool, heldFirst);
    QFETCH(bool, thenHeld);
    QFETCH(int, start);
    QFETCH(bool, refused);
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    const UserId owner = clinic.receptionist().userId;
    const Instant ten = clinic.at(clinic.today(), 10);
    const auto statement = [&](bool held, Instant at, int buffer) {
        return held ? rawHold(doctor.id, owner, at, at + minutes(20), buffer)
                    : rawAppointment(doctor.id, clinic.newPatient().id, at, at + minutes(20));
    };
    const QString expected = !refused                                       ? QString()
                             : clinic.database.dialect() == Dialect::Sqlite ? u"1811"_s
                                                                            : u"23P01"_s;
    QCOMPARE(clinic.database.rawError(statement(heldFirst, ten, 5)), QString());
    QCOMPARE(clinic.database.rawError(statement(thenHeld, ten + minutes(start), 0)), expected);
    if (!refused || !thenHeld)
        return;
    // Nor can a hold be moved there.
    QCOMPARE(clinic.database.rawError(statement(true, ten + minutes(300), 0)), QString());
    QCOMPARE(clinic.database.rawError(
                 u"UPDATE holds SET start_at = %1, end_at = %2 WHERE start_at = %3"_s.arg(
                     QString::number(toMillis(ten + minutes(start))),
                     QString::number(toMillis(ten + minutes(start + 20))),
                     QString::number(toMillis(ten + minutes(300))))),
             expected);
}

void TestHolds::withoutTheGuardAHeldTimeIsTakenTwice()
{
    // Nothing in the program looks first, so the tests above prove the database's guard.
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    if (clinic.database.dialect() == Dialect::Sqlite) {
        clinic.database.raw(u"DROP TRIGGER appointments_no_overlap_insert"_s);
        clinic.database.raw(u"DROP TRIGGER holds_no_overlap_insert"_s);
    } else {
        clinic.database.raw(u"ALTER TABLE claims DROP CONSTRAINT claims_no_overlap"_s);
    }
    const Instant ten = clinic.at(clinic.today(), 10);
    for (int i = 0; i < 2; ++i)
        QVERIFY_RESULT(
            clinic.services().holds.create(clinic.receptionist(), timeAt(doctor.id, ten)));
    QVERIFY_RESULT(clinic.services().appointments.book(
        clinic.receptionist(), bookingAt(doctor.id, ten, clinic.newPatient().id)));
}

void TestHolds::ofManyWhoRaceToHoldOneTimeExactlyOneWins()
{
    TestClinic clinic;
    constexpr int Racers = 40;
    const Doctor doctor = clinic.newDoctor();
    const Instant ten = clinic.at(clinic.today(), 10);
    const RaceOutcome outcome = race(clinic, Racers, [&](Services &services, int) {
        return services.holds.create(clinic.receptionist(), timeAt(doctor.id, ten));
    });
    QCOMPARE(outcome.won, 1);
    QCOMPARE(outcome.refused, (QMap<QString, int> {{u"slot_taken"_s, Racers - 1}}));
}

void TestHolds::holdsAndBookingsRaceForOneTimeAndOneWins()
{
    TestClinic clinic;
    constexpr int Racers = 60;
    const Doctor doctor = clinic.newDoctor();
    QList<PatientId> patients;
    for (int i = 0; i < Racers; ++i)
        patients.append(clinic.newPatient().id);
    for (int round = 0; round < 3; ++round) {
        const Instant start = clinic.at(clinic.today(), 10, 20 * round);
        const RaceOutcome outcome =
            race(clinic, Racers, [&](Services &services, int i) -> Result<void> {
                if (i % 2 == 0) {
                    FRONTDESK_TRY(
                        services.holds.create(clinic.receptionist(), timeAt(doctor.id, start)));
                } else {
                    FRONTDESK_TRY(services.appointments.book(
                        clinic.receptionist(), bookingAt(doctor.id, start, patients[i])));
                }
                return {};
            });
        QCOMPARE(outcome.won, 1);
        QCOMPARE(outcome.refused, (QMap<QString, int> {{u"slot_taken"_s, Racers - 1}}));
    }
    QCOMPARE(countOf(clinic, u"holds"_s) + countOf(clinic, u"appointments"_s), 3);
}

void TestHolds::aHoldIsUsedOnceHoweverOftenItIsSent()
{
    TestClinic clinic;
    constexpr int Racers = 30;
    const Doctor doctor = clinic.newDoctor();
    const Instant ten = clinic.at(clinic.today(), 10);
    const auto held = clinic.services().holds.create(clinic.receptionist(), timeAt(doctor.id, ten));
    QVERIFY_RESULT(held);
    QList<PatientId> patients;
    for (int i = 0; i < Racers; ++i)
        patients.append(clinic.newPatient().id);
    const RaceOutcome outcome = race(clinic, Racers, [&](Services &services, int i) {
        // Every third knows nothing of the hold.
        const HoldId hold = i % 3 == 2 ? HoldId() : held->id;
        return services.appointments.book(clinic.receptionist(),
                                          bookingAt(doctor.id, ten, patients[i], hold));
    });
    QCOMPARE(outcome.won, 1);
    QCOMPARE(outcome.refused.value(u"slot_taken"_s), Racers / 3);
    QCOMPARE(outcome.refused.value(u"hold_expired"_s), Racers - Racers / 3 - 1);
    QCOMPARE(countOf(clinic, u"appointments"_s), 1);
}

void TestHolds::manyWhoFindAnExpiredHoldInTheWayLeaveOneWinner()
{
    TestClinic clinic;
    constexpr int Racers = 40;
    const Doctor doctor = clinic.newDoctor();
    const Instant ten = clinic.at(clinic.today(), 10);
    for (int i = 0; i < 5; ++i)
        QVERIFY_RESULT(clinic.services().holds.create(clinic.receptionist(),
                                                      timeAt(doctor.id, ten + minutes(20 * i))));
    QList<PatientId> patients;
    for (int i = 0; i < Racers; ++i)
        patients.append(clinic.newPatient().id);
    clinic.clock.advance(minutes(5));
    const RaceOutcome outcome = race(clinic, Racers, [&](Services &services, int i) {
        return services.appointments.book(clinic.receptionist(),
                                          bookingAt(doctor.id, ten, patients[i]));
    });
    QCOMPARE(outcome.won, 1);
    QCOMPARE(outcome.refused, (QMap<QString, int> {{u"slot_taken"_s, Racers - 1}}));
    QCOMPARE(countOf(clinic, u"holds"_s), 0);
}

QTEST_GUILESS_MAIN(TestHolds)
#include "tst_holds.moc"
