// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/race.h"
#include "support/result.h"
#include "support/testclinic.h"

#include <QSignalSpy>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestAppointments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPatientsBookingIsPendingAndStaffsIsConfirmed();
    void aBookedSlotIsRefusedToTheNext();
    void touchingAppointmentsDoNotCollide();
    void aCancelledSlotIsFreeAgain();
    void aPatientCannotBeInTwoPlaces();
    void ofManyWhoRaceForOneSlotExactlyOneWins();
    void theDatabaseItselfRefusesAnOverlap();
    void withoutTheDatabasesGuardADoubleBookingGetsThrough();
    void movesThatRaceForOneSlotHaveOneWinner();
    void reschedulingKeepsIdAndHistory();
    void aMoveIntoATakenSlotChangesNothing();
    void aStaleVersionIsRefused();
    void everyRuleHasItsOwnCode();
    void security34_aPatientMayHoldTenBookingsAhead();
    void cancellingIsPossibleUntilTheCutoff();
    void illegalStepsAreRefused();
    void aCancellationIsTakenBackWhileItsTimeIsFree();
    void aCancellationIsNotTakenBackWhereAHoldOrAnOverbookedOneIs();
    void anOverbookedOneComesBackBesideTheOther();
    void aStepIsTakenBackOnlyToWhereItCameFrom();
    void whoChangedItLastIsNamedToStaff();
    void whatADeskHasOpenIsToldToAllAndStoredNowhere();
    void othersAppointmentsLookAbsent();
    void listsHoldOneRowOnceAcrossPages();
    void everyChangeIsAuditedInItsTransaction();
    void changesReachTheFeedAfterTheCommit();
};

namespace {

Booking wish(DoctorId doctor, PatientId patient, Instant start)
{
    Booking booking;
    booking.doctorId = doctor;
    booking.patientId = patient;
    booking.start = start;
    booking.reason = u"Check-up"_s;
    return booking;
}

} // namespace

void TestAppointments::aPatientsBookingIsPendingAndStaffsIsConfirmed()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    const Actor patient = clinic.newPatientActor();
    const auto own = clinic.services().appointments.book(
        patient, wish(doctor.id, {}, clinic.at(clinic.today(), 9)));
    QVERIFY_RESULT(own);
    QCOMPARE(toString(own->appointment.status), toString(AppointmentStatus::Pending));
    QVERIFY(own->appointment.patientId == patient.patientId);
    QVERIFY(own->appointment.span.duration() == std::chrono::minutes(20));
    QCOMPARE(own->doctorName, doctor.fullName);
    const auto staff = clinic.services().appointments.book(
        clinic.receptionist(),
        wish(doctor.id, clinic.newPatient().id, clinic.at(clinic.today(), 9, 20)));
    QVERIFY_RESULT(staff);
    QCOMPARE(toString(staff->appointment.status), toString(AppointmentStatus::Confirmed));
    QVERIFY(*staff->appointment.confirmedAt == clinic.clock.now());
}

void TestAppointments::aBookedSlotIsRefusedToTheNext()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    const Instant start = clinic.at(clinic.today(), 10);
    QVERIFY_RESULT(clinic.services().appointments.book(
        clinic.receptionist(), wish(doctor.id, clinic.newPatient().id, start)));
    for (const int shift : {-10, 0, 10}) {
        Booking booking =
            wish(doctor.id, clinic.newPatient().id, start + std::chrono::minutes(shift));
        QCOMPARE_ERROR(clinic.services().appointments.book(clinic.receptionist(), booking),
                       ErrorCode::SlotTaken);
    }
}

void TestAppointments::touchingAppointmentsDoNotCollide()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    const Patient patient = clinic.newPatient();
    for (const int minute : {0, 20, 40})
        QVERIFY_RESULT(clinic.services().appointments.book(
            clinic.receptionist(),
            wish(doctor.id, patient.id, clinic.at(clinic.today(), 11, minute))));
}

void TestAppointments::aCancelledSlotIsFreeAgain()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    const Instant start = clinic.at(clinic.today(), 12);
    auto &appointments = clinic.services().appointments;
    const auto first =
        appointments.book(clinic.receptionist(), wish(doctor.id, clinic.newPatient().id, start));
    QVERIFY_RESULT(first);
    QVERIFY_RESULT(appointments.cancel(clinic.receptionist(), first->appointment.id, u"ill"_s, {}));
    QVERIFY_RESULT(
        appointments.book(clinic.receptionist(), wish(doctor.id, clinic.newPatient().id, start)));
}

void TestAppointments::aPatientCannotBeInTwoPlaces()
{
    TestClinic clinic;
    const Patient patient = clinic.newPatient();
    const Instant start = clinic.at(clinic.today(), 10);
    auto &appointments = clinic.services().appointments;
    QVERIFY_RESULT(
        appointments.book(clinic.receptionist(), wish(clinic.newDoctor().id, patient.id, start)));
    QCOMPARE_ERROR(appointments.book(clinic.receptionist(),
                                     wish(clinic.newDoctor(u"Dr. B"_s).id, patient.id, start)),
                   ErrorCode::PatientBusy);
}

void TestAppointments::ofManyWhoRaceForOneSlotExactlyOneWins()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    constexpr int Racers = 40;
    QList<Actor> patients;
    for (int i = 0; i < Racers; ++i)
        patients.append(clinic.newPatientActor());
    const Instant start = clinic.at(clinic.today(), 14);
    const RaceOutcome outcome = race(clinic, Racers, [&](Services &services, int i) {
        return services.appointments.book(patients[i], wish(doctor.id, {}, start));
    });
    QCOMPARE(outcome.won, 1);
    QCOMPARE(outcome.refused, (QMap<QString, int> {{u"slot_taken"_s, Racers - 1}}));
    QCOMPARE(clinic.database.raw(u"SELECT count(*) FROM appointments"_s).toInt(), 1);
}

void TestAppointments::theDatabaseItselfRefusesAnOverlap()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    const Instant start = clinic.at(clinic.today(), 9);
    QVERIFY_RESULT(clinic.services().appointments.book(
        clinic.receptionist(), wish(doctor.id, clinic.newPatient().id, start)));
    const bool sqlite = clinic.database.dialect() == Dialect::Sqlite;
    const QString copy =
        u"INSERT INTO appointments (id, patient_id, doctor_id, start_at, end_at, status, "
        "created_at, updated_at) VALUES ('%1', '%2', '%3', %4, %5, 'CONFIRMED', 0, 0)"_s.arg(
            AppointmentId::generate().toString(), clinic.newPatient().id.toString(),
            doctor.id.toString(), QString::number(toMillis(start) + 60'000),
            QString::number(toMillis(start) + 120'000));
    QCOMPARE(clinic.database.rawError(copy), sqlite ? u"1811"_s : u"23P01"_s);
    const QString elsewhere = QString(copy).replace(QString::number(toMillis(start) + 60'000),
                                                    QString::number(toMillis(start) - 600'000));
    QCOMPARE(clinic.database.rawError(QString(elsewhere).replace(
                 QString::number(toMillis(start) + 120'000), QString::number(toMillis(start)))),
             QString());
    QCOMPARE(clinic.database.rawError(
                 u"UPDATE appointments SET end_at = end_at + 60000 WHERE start_at < %1"_s.arg(
                     toMillis(start))),
             sqlite ? u"1811"_s : u"23P01"_s);
}

void TestAppointments::withoutTheDatabasesGuardADoubleBookingGetsThrough()
{
    // Nothing in the program looks first: take the constraint away, and the slot is booked twice.
    // So the tests above prove the constraint, not a lucky order of events.
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    if (clinic.database.dialect() == Dialect::Sqlite)
        clinic.database.raw(u"DROP TRIGGER appointments_no_overlap_insert"_s);
    else
        clinic.database.raw(u"ALTER TABLE claims DROP CONSTRAINT claims_no_overlap"_s);
    const Instant start = clinic.at(clinic.today(), 14);
    for (int i = 0; i < 2; ++i)
        QVERIFY_RESULT(clinic.services().appointments.book(
            clinic.receptionist(), wish(doctor.id, clinic.newPatient().id, start)));
}

void TestAppointments::movesThatRaceForOneSlotHaveOneWinner()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    constexpr int Racers = 12;
    QList<AppointmentId> ids;
    for (int i = 0; i < Racers; ++i) {
        const auto booked = clinic.services().appointments.book(
            clinic.receptionist(), wish(doctor.id, clinic.newPatient().id,
                                        clinic.at(clinic.today(), 9 + i / 3, (i % 3) * 20)));
        QVERIFY_RESULT(booked);
        ids.append(booked->appointment.id);
    }
    const Instant goal = clinic.at(clinic.today(), 16);
    const RaceOutcome outcome = race(clinic, Racers, [&](Services &services, int i) {
        return services.appointments.reschedule(clinic.receptionist(), ids[i],
                                                {goal, std::nullopt, std::nullopt}, {});
    });
    QCOMPARE(outcome.won, 1);
    QCOMPARE(outcome.refused, (QMap<QString, int> {{u"slot_taken"_s, Racers - 1}}));
}

void TestAppointments::reschedulingKeepsIdAndHistory()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    const Doctor other = clinic.newDoctor(u"Dr. Other"_s);
    auto &appointments = clinic.services().appointments;
    const auto booked =
        appointments.book(clinic.receptionist(),
                          wish(doctor.id, clinic.newPatient().id, clinic.at(clinic.today(), 9)));
    QVERIFY_RESULT(booked);
    const Instant later = clinic.at(clinic.today().addDays(1), 15);
    const auto moved = appointments.reschedule(clinic.receptionist(), booked->appointment.id,
                                               {later, std::nullopt, other.id}, 1);
    QVERIFY_RESULT(moved);
    QVERIFY(moved->appointment.id == booked->appointment.id);
    QVERIFY(moved->appointment.doctorId == other.id);
    QVERIFY(moved->appointment.span.start == later);
    QVERIFY(moved->appointment.span.duration() == booked->appointment.span.duration());
    QCOMPARE(moved->appointment.stamp.version, 2);
    QVERIFY(moved->appointment.confirmedAt == booked->appointment.confirmedAt);
}

void TestAppointments::aMoveIntoATakenSlotChangesNothing()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    auto &appointments = clinic.services().appointments;
    const Instant nine = clinic.at(clinic.today(), 9);
    const Instant ten = clinic.at(clinic.today(), 10);
    const auto first =
        appointments.book(clinic.receptionist(), wish(doctor.id, clinic.newPatient().id, nine));
    QVERIFY_RESULT(first);
    QVERIFY_RESULT(
        appointments.book(clinic.receptionist(), wish(doctor.id, clinic.newPatient().id, ten)));
    QCOMPARE_ERROR(appointments.reschedule(clinic.receptionist(), first->appointment.id,
                                           {ten, std::nullopt, std::nullopt}, {}),
                   ErrorCode::SlotTaken);
    const auto after = appointments.get(clinic.receptionist(), first->appointment.id);
    QVERIFY_RESULT(after);
    QVERIFY(*after == *first);
}

void TestAppointments::aStaleVersionIsRefused()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    auto &appointments = clinic.services().appointments;
    const auto booked =
        appointments.book(clinic.receptionist(),
                          wish(doctor.id, clinic.newPatient().id, clinic.at(clinic.today(), 9)));
    QVERIFY_RESULT(booked);
    const AppointmentId id = booked->appointment.id;
    QVERIFY_RESULT(appointments.setStatus(clinic.receptionist(), id, AppointmentStatus::Arrived, {},
                                          booked->appointment.stamp.version));
    QCOMPARE_ERROR(
        appointments.cancel(clinic.receptionist(), id, {}, booked->appointment.stamp.version),
        ErrorCode::StaleVersion);
    QCOMPARE_ERROR(appointments.reschedule(clinic.receptionist(), id,
                                           {clinic.at(clinic.today(), 10), {}, {}}, 1),
                   ErrorCode::StaleVersion);
}

void TestAppointments::everyRuleHasItsOwnCode()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    const Actor patient = clinic.newPatientActor();
    const QDate today = clinic.today();
    clinic.clock.set(clinic.at(today, 12));
    const auto attempt = [&](Instant start, std::optional<Instant> end = {}) {
        Booking booking = wish(doctor.id, {}, start);
        booking.end = end;
        return clinic.services().appointments.book(patient, booking);
    };
    QCOMPARE_ERROR(attempt(clinic.at(today, 11)), ErrorCode::InThePast);
    QCOMPARE_ERROR(attempt(clinic.at(today, 17)), ErrorCode::OutsideWorkingHours);
    QCOMPARE_ERROR(attempt(clinic.at(today.addDays(5), 10)), ErrorCode::OutsideWorkingHours);
    QCOMPARE_ERROR(attempt(clinic.at(today, 13, 10)), ErrorCode::OffGrid);
    QCOMPARE_ERROR(attempt(clinic.at(today, 13), clinic.at(today, 14)),
                   ErrorCode::DurationNotAllowed);
    QCOMPARE_ERROR(attempt(clinic.at(today, 13), clinic.at(today, 13)), ErrorCode::InvalidInput);
    QCOMPARE_ERROR(attempt(clinic.at(today.addDays(182), 10)), ErrorCode::TooFarAhead);
    QCOMPARE_ERROR(clinic.services().appointments.book(
                       patient, wish(DoctorId::generate(), {}, clinic.at(today, 13))),
                   ErrorCode::InvalidInput);
    DoctorChanges away;
    away.isActive = false;
    QVERIFY_RESULT(clinic.services().doctors.update(clinic.admin(), doctor.id, away, {}));
    QCOMPARE_ERROR(attempt(clinic.at(today, 13)), ErrorCode::DoctorInactive);
}

void TestAppointments::security34_aPatientMayHoldTenBookingsAhead()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    const Actor patient = clinic.newPatientActor();
    auto &appointments = clinic.services().appointments;
    for (int i = 0; i < 10; ++i)
        QVERIFY_RESULT(appointments.book(
            patient, wish(doctor.id, {}, clinic.at(clinic.today(), 9 + i / 3, (i % 3) * 20))));
    const Booking eleventh = wish(doctor.id, {}, clinic.at(clinic.today(), 16));
    QCOMPARE_ERROR(appointments.book(patient, eleventh), ErrorCode::TooManyBookings);
    Booking byStaff = eleventh;
    byStaff.patientId = patient.patientId;
    QVERIFY_RESULT(appointments.book(clinic.receptionist(), byStaff));
}

void TestAppointments::cancellingIsPossibleUntilTheCutoff()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    const Actor patient = clinic.newPatientActor();
    auto &appointments = clinic.services().appointments;
    const auto booked =
        appointments.book(patient, wish(doctor.id, {}, clinic.at(clinic.today(), 14)));
    QVERIFY_RESULT(booked);
    const AppointmentId id = booked->appointment.id;
    clinic.clock.set(clinic.at(clinic.today(), 12, 1));
    QCOMPARE_ERROR(appointments.cancel(patient, id, {}, {}), ErrorCode::CutoffPassed);
    QCOMPARE_ERROR(
        appointments.reschedule(patient, id, {clinic.at(clinic.today(), 16), {}, {}}, {}),
        ErrorCode::CutoffPassed);
    clinic.clock.set(clinic.at(clinic.today(), 12));
    QVERIFY_RESULT(appointments.cancel(patient, id, u"better again"_s, {}));
    QCOMPARE_ERROR(appointments.cancel(patient, id, {}, {}), ErrorCode::IllegalTransition);
}

void TestAppointments::illegalStepsAreRefused()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    auto &appointments = clinic.services().appointments;
    const auto booked =
        appointments.book(clinic.receptionist(),
                          wish(doctor.id, clinic.newPatient().id, clinic.at(clinic.today(), 9)));
    QVERIFY_RESULT(booked);
    const AppointmentId id = booked->appointment.id;
    QCOMPARE_ERROR(
        appointments.setStatus(clinic.receptionist(), id, AppointmentStatus::Completed, {}, {}),
        ErrorCode::IllegalTransition);
    for (const AppointmentStatus step :
         {AppointmentStatus::Arrived, AppointmentStatus::InProgress, AppointmentStatus::Completed})
        QVERIFY_RESULT(appointments.setStatus(clinic.receptionist(), id, step, {}, {}));
    QCOMPARE_ERROR(
        appointments.setStatus(clinic.receptionist(), id, AppointmentStatus::Arrived, {}, {}),
        ErrorCode::IllegalTransition);
    QCOMPARE_ERROR(appointments.reschedule(clinic.receptionist(), id,
                                           {clinic.at(clinic.today(), 10), {}, {}}, {}),
                   ErrorCode::IllegalTransition);
}

void TestAppointments::aCancellationIsTakenBackWhileItsTimeIsFree()
{
    TestClinic clinic;
    AppointmentService &appointments = clinic.services().appointments;
    const Doctor doctor = clinic.newDoctor();
    const Instant start = clinic.at(clinic.today(), 10);
    const auto booked = appointments.book(clinic.receptionist(),
                                          {doctor.id, clinic.newPatient().id, start, {}, {}});
    QVERIFY_RESULT(booked);
    const AppointmentId id = booked->appointment.id;
    const auto cancelled = appointments.cancel(clinic.receptionist(), id, u"Ill"_s, {});
    QVERIFY_RESULT(cancelled);
    const qint64 version = cancelled->appointment.stamp.version;
    QCOMPARE_ERROR(appointments.revertStatus(clinic.receptionist(), id,
                                             AppointmentStatus::Confirmed, version - 1),
                   ErrorCode::StaleVersion);
    const auto back =
        appointments.revertStatus(clinic.receptionist(), id, AppointmentStatus::Confirmed, version);
    QVERIFY_RESULT(back);
    QVERIFY(back->appointment.status == AppointmentStatus::Confirmed);
    QVERIFY(!back->appointment.cancelledAt && back->appointment.cancelReason.isEmpty());
    QCOMPARE(back->appointment.confirmedAt, booked->appointment.confirmedAt);

    // Given away meanwhile, it stays cancelled.
    const auto again = appointments.cancel(clinic.receptionist(), id, {}, {});
    QVERIFY_RESULT(again);
    QVERIFY_RESULT(appointments.book(
        clinic.receptionist(), {doctor.id, clinic.newPatient(u"Mona Saleh"_s).id, start, {}, {}}));
    QCOMPARE_ERROR(appointments.revertStatus(clinic.receptionist(), id,
                                             AppointmentStatus::Confirmed,
                                             again->appointment.stamp.version),
                   ErrorCode::SlotTaken);
    QVERIFY(appointments.get(clinic.receptionist(), id)->appointment.status
            == AppointmentStatus::Cancelled);
}

void TestAppointments::aCancellationIsNotTakenBackWhereAHoldOrAnOverbookedOneIs()
{
    TestClinic clinic;
    Services &services = clinic.services();
    const Doctor doctor = clinic.newDoctor();
    const Instant ten = clinic.at(clinic.today().addDays(1), 10);
    const auto first = services.appointments.book(clinic.receptionist(),
                                                  wish(doctor.id, clinic.newPatient().id, ten));
    QVERIFY_RESULT(first);
    Booking urgent = wish(doctor.id, clinic.newPatient(u"Mona Saleh"_s).id, ten);
    urgent.overbookReason = u"Acute pain"_s;
    const auto beside = services.appointments.book(clinic.receptionist(), urgent);
    QVERIFY_RESULT(beside);
    QVERIFY(beside->appointment.overbooked);
    const AppointmentId id = first->appointment.id;
    const auto takeBack = [&] {
        const auto stored = services.appointments.get(clinic.receptionist(), id);
        return services.appointments.revertStatus(clinic.receptionist(), id,
                                                  AppointmentStatus::Confirmed,
                                                  stored->appointment.stamp.version);
    };
    QVERIFY_RESULT(services.appointments.cancel(clinic.receptionist(), id, {}, {}));
    QCOMPARE_ERROR(takeBack(), ErrorCode::SlotTaken);
    QVERIFY_RESULT(
        services.appointments.cancel(clinic.receptionist(), beside->appointment.id, {}, {}));

    NewHold hold;
    hold.doctorId = doctor.id;
    hold.start = ten;
    QVERIFY_RESULT(services.holds.create(clinic.newPatientActor(), hold));
    QCOMPARE_ERROR(takeBack(), ErrorCode::SlotTaken);
    clinic.clock.advance(10min);
    QVERIFY_RESULT(takeBack());
}

void TestAppointments::anOverbookedOneComesBackBesideTheOther()
{
    TestClinic clinic;
    AppointmentService &appointments = clinic.services().appointments;
    const Doctor doctor = clinic.newDoctor();
    const Instant ten = clinic.at(clinic.today().addDays(1), 10);
    const auto first =
        appointments.book(clinic.receptionist(), wish(doctor.id, clinic.newPatient().id, ten));
    QVERIFY_RESULT(first);
    Booking urgent = wish(doctor.id, clinic.newPatient(u"Mona Saleh"_s).id, ten);
    urgent.overbookReason = u"Acute pain"_s;
    const auto booked = appointments.book(clinic.receptionist(), urgent);
    QVERIFY_RESULT(booked);
    const AppointmentId id = booked->appointment.id;
    for (const bool alone : {false, true}) {
        if (alone)
            QVERIFY_RESULT(
                appointments.cancel(clinic.receptionist(), first->appointment.id, {}, {}));
        const auto cancelled = appointments.cancel(clinic.receptionist(), id, {}, {});
        QVERIFY_RESULT(cancelled);
        const auto back =
            appointments.revertStatus(clinic.receptionist(), id, AppointmentStatus::Confirmed,
                                      cancelled->appointment.stamp.version);
        QVERIFY_RESULT(back);
        QCOMPARE(back->appointment.overbooked, !alone);
        QCOMPARE(back->appointment.overbookReason, alone ? QString() : u"Acute pain"_s);
    }
}

void TestAppointments::aStepIsTakenBackOnlyToWhereItCameFrom()
{
    TestClinic clinic;
    AppointmentService &appointments = clinic.services().appointments;
    const auto booked = appointments.book(
        clinic.receptionist(),
        {clinic.newDoctor().id, clinic.newPatient().id, clinic.at(clinic.today(), 10), {}, {}});
    QVERIFY_RESULT(booked);
    const AppointmentId id = booked->appointment.id;
    qint64 version = 0;
    for (const auto step :
         {AppointmentStatus::Arrived, AppointmentStatus::InProgress, AppointmentStatus::Completed})
        version = appointments.setStatus(clinic.receptionist(), id, step, {}, {})
                      ->appointment.stamp.version;
    QCOMPARE_ERROR(
        appointments.revertStatus(clinic.receptionist(), id, AppointmentStatus::Confirmed, version),
        ErrorCode::IllegalTransition);
    const auto back = appointments.revertStatus(clinic.receptionist(), id,
                                                AppointmentStatus::InProgress, version);
    QVERIFY_RESULT(back);
    QVERIFY(!back->appointment.completedAt && back->appointment.startedAt);
    const auto trail = clinic.services().audit.list(
        clinic.admin(), {{}, {}, {}, u"appointment"_s, id.toString(), u"revert_status"_s}, {});
    QVERIFY_RESULT(trail);
    QCOMPARE(trail->items.size(), 1);
}

void TestAppointments::whoChangedItLastIsNamedToStaff()
{
    TestClinic clinic;
    AppointmentService &appointments = clinic.services().appointments;
    const Actor patient = clinic.newPatientActor();
    const Instant start = clinic.at(clinic.today().addDays(1), 10);
    const auto booked = appointments.book(patient, {clinic.newDoctor().id, {}, start, {}, {}});
    QVERIFY_RESULT(booked);
    const AppointmentId id = booked->appointment.id;
    auto last = appointments.lastChange(clinic.receptionist(), id);
    QVERIFY_RESULT(last);
    QVERIFY(last->email.isEmpty() && last->role == Role::Patient);
    QVERIFY_RESULT(
        appointments.setStatus(clinic.admin(), id, AppointmentStatus::Confirmed, {}, {}));
    last = appointments.lastChange(clinic.receptionist(), id);
    QVERIFY_RESULT(last);
    QVERIFY(last->email.contains(u'@') && last->role == Role::Admin);
    QCOMPARE_ERROR(appointments.lastChange(patient, id), ErrorCode::Forbidden);
}

void TestAppointments::whatADeskHasOpenIsToldToAllAndStoredNowhere()
{
    TestClinic clinic;
    AppointmentService &appointments = clinic.services().appointments;
    const Actor patient = clinic.newPatientActor();
    const auto booked = appointments.book(
        patient, {clinic.newDoctor().id, {}, clinic.at(clinic.today().addDays(1), 10), {}, {}});
    QVERIFY_RESULT(booked);
    const AppointmentId id = booked->appointment.id;
    const bool server = clinic.database.dialect() == Dialect::PostgreSql;
    const auto elsewhere = server ? clinic.anotherBackend() : nullptr;
    QList<Editing> here;
    connect(&clinic.backend().changes(), &ChangeFeed::edited, this,
            [&](const Editing &editing) { here.append(editing); });
    QList<Editing> there;
    ChangeFeed &others = elsewhere ? elsewhere->changes() : clinic.backend().changes();
    const auto hearing = connect(&others, &ChangeFeed::edited, this,
                                 [&](const Editing &editing) { there.append(editing); });
    const QByteArray before = clinic.database.digest();

    const QUuid desk = QUuid::createUuid();
    QVERIFY_RESULT(appointments.announceEditing(clinic.receptionist(), {desk, {}, id, 1}));
    QVERIFY_RESULT(appointments.announceEditing(clinic.receptionist(), {desk, {}, {}, 2}));
    const QList<Editing> told {{desk, clinic.receptionist().userId, id, 1},
                               {desk, clinic.receptionist().userId, {}, 2}};
    QCOMPARE(here, told);
    QTRY_COMPARE_WITH_TIMEOUT(there.size(), 2, 1'000);
    QCOMPARE(there, told);
    QCOMPARE(clinic.database.digest(), before);
    disconnect(hearing);

    // Who it is is for staff to ask, and only of staff.
    const auto name = appointments.editorOf(clinic.admin(), id, clinic.receptionist().userId);
    QVERIFY_RESULT(name);
    QCOMPARE(*name, u"desk@clinic.example"_s);
    QCOMPARE_ERROR(appointments.editorOf(clinic.admin(), id, patient.userId), ErrorCode::NotFound);
    QCOMPARE_ERROR(appointments.editorOf(patient, id, clinic.admin().userId), ErrorCode::Forbidden);
    QCOMPARE_ERROR(appointments.announceEditing(patient, {desk, {}, id, 3}), ErrorCode::Forbidden);
    QCOMPARE(here.size(), 2);
}

void TestAppointments::othersAppointmentsLookAbsent()
{
    TestClinic clinic;
    const Actor doctor = clinic.newDoctorActor();
    const Actor otherDoctor = clinic.newDoctorActor(u"Dr. Other"_s);
    const Actor patient = clinic.newPatientActor();
    const Actor otherPatient = clinic.newPatientActor();
    auto &appointments = clinic.services().appointments;
    const auto booked =
        appointments.book(patient, wish(doctor.doctorId, {}, clinic.at(clinic.today(), 9)));
    QVERIFY_RESULT(booked);
    const AppointmentId id = booked->appointment.id;
    QVERIFY_RESULT(appointments.get(patient, id));
    QVERIFY_RESULT(appointments.get(doctor, id));
    for (const Actor &stranger : {otherDoctor, otherPatient}) {
        QCOMPARE_ERROR(appointments.get(stranger, id), ErrorCode::NotFound);
        QCOMPARE_ERROR(appointments.cancel(stranger, id, {}, {}), ErrorCode::NotFound);
        const auto listed = appointments.list(stranger, {}, {});
        QVERIFY_RESULT(listed);
        QVERIFY(listed->items.isEmpty());
    }
    QCOMPARE_ERROR(appointments.setStatus(patient, id, AppointmentStatus::Confirmed, {}, {}),
                   ErrorCode::Forbidden);
    QCOMPARE_ERROR(appointments.book(doctor, wish(otherDoctor.doctorId, patient.patientId,
                                                  clinic.at(clinic.today(), 11))),
                   ErrorCode::Forbidden);
}

void TestAppointments::listsHoldOneRowOnceAcrossPages()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    auto &appointments = clinic.services().appointments;
    QList<AppointmentId> expected;
    for (int i = 0; i < 12; ++i) {
        const auto booked = appointments.book(
            clinic.receptionist(), wish(doctor.id, clinic.newPatient().id,
                                        clinic.at(clinic.today(), 9 + i / 3, (i % 3) * 20)));
        QVERIFY_RESULT(booked);
        expected.append(booked->appointment.id);
    }
    QList<AppointmentId> seen;
    PageRequest page {5, {}};
    do {
        const auto got = appointments.list(clinic.receptionist(), {}, page);
        QVERIFY_RESULT(got);
        for (const auto &details : got->items)
            seen.append(details.appointment.id);
        page.cursor = got->nextCursor;
    } while (!page.cursor.isEmpty());
    QVERIFY(seen == expected);
    QCOMPARE_ERROR(appointments.list(clinic.receptionist(), {}, {101, {}}),
                   ErrorCode::InvalidInput);
    QCOMPARE_ERROR(appointments.list(clinic.receptionist(), {}, {5, u"nonsense"_s}),
                   ErrorCode::InvalidInput);
}

void TestAppointments::everyChangeIsAuditedInItsTransaction()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    auto &appointments = clinic.services().appointments;
    const auto booked =
        appointments.book(clinic.receptionist(),
                          wish(doctor.id, clinic.newPatient().id, clinic.at(clinic.today(), 9)));
    QVERIFY_RESULT(booked);
    QVERIFY_RESULT(appointments.cancel(clinic.receptionist(), booked->appointment.id, {}, {}));
    QCOMPARE_ERROR(appointments.cancel(clinic.receptionist(), booked->appointment.id, {}, {}),
                   ErrorCode::IllegalTransition);
    const QString count = u"SELECT count(*) FROM audit_log WHERE entity = 'appointment'"_s;
    QCOMPARE(clinic.database.raw(count).toInt(), 2);
    const QString actor =
        clinic.database.raw(u"SELECT actor_id FROM audit_log WHERE action = 'cancel'"_s).toString();
    QCOMPARE(actor, clinic.receptionist().userId.toString());
}

void TestAppointments::changesReachTheFeedAfterTheCommit()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    const Patient patient = clinic.newPatient();
    QSignalSpy spy(&clinic.backend().changes(), &ChangeFeed::changed);
    const auto booked = clinic.services().appointments.book(
        clinic.receptionist(), wish(doctor.id, patient.id, clinic.at(clinic.today(), 9)));
    QVERIFY_RESULT(booked);
    QTRY_COMPARE(spy.count(), 1);
    const auto change = spy.first().first().value<Change>();
    QCOMPARE(change.id, booked->appointment.id.uuid());
    QCOMPARE(change.doctorId.uuid(), doctor.id.uuid());
    QVERIFY(change.span == booked->appointment.span);
    QCOMPARE_ERROR(
        clinic.services().appointments.book(
            clinic.receptionist(), wish(doctor.id, patient.id, clinic.at(clinic.today(), 9))),
        ErrorCode::SlotTaken);
    QCoreApplication::processEvents();
    QCOMPARE(spy.count(), 1);
}

QTEST_GUILESS_MAIN(TestAppointments)
#include "tst_appointments.moc"
