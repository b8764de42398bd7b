// SPDX-License-Identifier: GPL-3.0-or-later
// Why a time is not free: every rule that stops it, what staff override, and deliberate
// overbooking.
#include "support/result.h"
#include "support/testclinic.h"

#include <QTest>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

using std::chrono::minutes;

class TestBookingRefusals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRefusalNamesEveryRuleThatStopsIt();
    void whatIsInTheWayIsNamedBesideTheRules();
    void aCheckSaysWhatTheBookingWouldSay();
    void aCheckOfAMoveLeavesTheAppointmentOut();
    void aMoveThatIsRefusedNamesEveryRule();
    void theLimitsComeWithTheRules();
    void staffOverrideWorkingHoursAndItIsAudited();
    void whatBindsStaffIsNotOverridden();
    void overbookingPutsTwoAtOneTimeAndIsAudited();
    void overbookingMarksOnlyWhereSomethingIsInTheWay();
    void overbookingNeverPutsAPatientInTwoPlaces();
    void anOverbookedAppointmentStandsInTheWayOfOthers();
    void anOverbookedAppointmentThatMovesAwayIsAsAnyOther();
    void aDoctorOverbooksTheirOwnCalendarAlone();
};

namespace {

Booking wish(DoctorId doctor, PatientId patient, Instant start)
{
    Booking booking;
    booking.doctorId = doctor;
    booking.patientId = patient;
    booking.start = start;
    return booking;
}

QStringList codes(const Error &error)
{
    QStringList names;
    for (const FieldFault &fault : error.faults)
        names.append(fault.code);
    return names;
}

QStringList codes(const Result<BookingVerdict> &verdict)
{
    QStringList names;
    for (const Violation &violation : verdict->violations)
        names.append(QString(toString(violation.code)));
    return names;
}

} // namespace

void TestBookingRefusals::aRefusalNamesEveryRuleThatStopsIt()
{
    TestClinic clinic(u"Europe/Berlin"_s, {{u"BOOKING_MIN_NOTICE"_s, u"3h"_s}});
    const Doctor doctor = clinic.newDoctor();
    DoctorChanges away;
    away.isActive = false;
    QVERIFY_RESULT(clinic.services().doctors.update(clinic.admin(), doctor.id, away, {}));
    Booking booking = wish(doctor.id, {}, clinic.at(clinic.today(), 9, 10));
    booking.end = booking.start + minutes(15);
    const auto refused = clinic.services().appointments.book(clinic.newPatientActor(), booking);
    QCOMPARE_ERROR(refused, ErrorCode::DoctorInactive);
    QCOMPARE(codes(refused.error()),
             (QStringList {u"doctor_inactive"_s, u"off_grid"_s, u"notice_too_short"_s}));
}

void TestBookingRefusals::whatIsInTheWayIsNamedBesideTheRules()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    const Patient patient = clinic.newPatient();
    const auto room = clinic.services().rooms.create(clinic.admin(), {u"Room 2"_s});
    QVERIFY_RESULT(room);
    auto &appointments = clinic.services().appointments;
    const Instant ten = clinic.at(clinic.today(), 10);
    Booking first = wish(doctor.id, clinic.newPatient().id, ten);
    first.roomId = room->id;
    QVERIFY_RESULT(appointments.book(clinic.receptionist(), first));
    QVERIFY_RESULT(appointments.book(clinic.receptionist(),
                                     wish(clinic.newDoctor(u"Dr. B"_s).id, patient.id, ten)));
    Booking second = wish(doctor.id, patient.id, ten);
    second.roomId = room->id;
    const auto refused = appointments.book(clinic.receptionist(), second);
    QCOMPARE_ERROR(refused, ErrorCode::SlotTaken);
    QCOMPARE(codes(refused.error()),
             (QStringList {u"slot_taken"_s, u"room_busy"_s, u"patient_busy"_s}));
    const FieldFault &taken = refused.error().faults.first();
    QCOMPARE(taken.pointer, u"/startTime"_s);
    QCOMPARE(taken.params[u"startTime"_s].toString(), toRfc3339(ten));
    QCOMPARE(taken.params[u"endTime"_s].toString(), toRfc3339(ten + minutes(20)));
    // Where a rule stops it first, what is in the way is told all the same.
    clinic.clock.set(ten + minutes(60));
    QCOMPARE(codes(appointments.book(clinic.receptionist(), second).error()),
             (QStringList {u"in_the_past"_s, u"slot_taken"_s, u"room_busy"_s, u"patient_busy"_s}));
}

void TestBookingRefusals::aCheckSaysWhatTheBookingWouldSay()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    auto &appointments = clinic.services().appointments;
    const Instant ten = clinic.at(clinic.today(), 10);
    QVERIFY_RESULT(
        appointments.book(clinic.receptionist(), wish(doctor.id, clinic.newPatient().id, ten)));
    const Actor patient = clinic.newPatientActor();
    int stopped = 0;
    for (const int minute : {-100, -60, -10, 0, 5, 20, 400, 430}) {
        const Booking booking = wish(doctor.id, {}, ten + minutes(minute));
        const auto verdict = appointments.check(patient, booking);
        QVERIFY_RESULT(verdict);
        const auto booked = appointments.book(patient, booking);
        QCOMPARE(verdict->isFree(), booked.has_value());
        if (booked) {
            QVERIFY(verdict->span == booked->appointment.span);
            QVERIFY_RESULT(
                appointments.cancel(clinic.receptionist(), booked->appointment.id, {}, {}));
        } else {
            ++stopped;
            QCOMPARE(codes(verdict), codes(booked.error()));
        }
    }
    QCOMPARE(stopped, 5);
    QCOMPARE(clinic.database.raw(u"SELECT count(*) FROM holds"_s).toInt(), 0);
    // The desk may ask before it knows who it is for.
    const auto free =
        appointments.check(clinic.receptionist(), wish(doctor.id, {}, ten + minutes(60)));
    QVERIFY_RESULT(free);
    QVERIFY(free->isFree());
}

void TestBookingRefusals::aCheckOfAMoveLeavesTheAppointmentOut()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    const Actor patient = clinic.newPatientActor();
    auto &appointments = clinic.services().appointments;
    const Instant ten = clinic.at(clinic.today(), 10);
    const auto booked = appointments.book(patient, wish(doctor.id, {}, ten));
    QVERIFY_RESULT(booked);
    const AppointmentId id = booked->appointment.id;
    QVERIFY(appointments.checkMove(patient, id, {ten, {}, {}})->isFree());
    QCOMPARE(codes(appointments.check(patient, wish(doctor.id, {}, ten))),
             (QStringList {u"slot_taken"_s, u"patient_busy"_s}));
    clinic.clock.set(ten - minutes(119));
    QCOMPARE(codes(appointments.checkMove(patient, id, {ten + minutes(20), {}, {}})),
             QStringList {u"cutoff_passed"_s});
    QCOMPARE_ERROR(appointments.checkMove(clinic.newPatientActor(), id, {ten, {}, {}}),
                   ErrorCode::NotFound);
}

void TestBookingRefusals::aMoveThatIsRefusedNamesEveryRule()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    const Actor patient = clinic.newPatientActor();
    auto &appointments = clinic.services().appointments;
    const Instant ten = clinic.at(clinic.today(), 10);
    const auto booked = appointments.book(patient, wish(doctor.id, {}, ten));
    QVERIFY_RESULT(booked);
    QVERIFY_RESULT(appointments.book(clinic.receptionist(),
                                     wish(doctor.id, clinic.newPatient().id, ten + minutes(60))));
    clinic.clock.set(ten - minutes(60));
    const auto refused =
        appointments.reschedule(patient, booked->appointment.id, {ten + minutes(65), {}, {}}, {});
    QCOMPARE_ERROR(refused, ErrorCode::CutoffPassed);
    QCOMPARE(codes(refused.error()),
             (QStringList {u"cutoff_passed"_s, u"off_grid"_s, u"slot_taken"_s}));
}

void TestBookingRefusals::theLimitsComeWithTheRules()
{
    TestClinic clinic(u"Europe/Berlin"_s,
                      {{u"BOOKING_MIN_NOTICE"_s, u"2h"_s}, {u"BOOKING_MAX_DAYS_AHEAD"_s, u"30"_s}});
    const Doctor doctor = clinic.newDoctor();
    const Actor patient = clinic.newPatientActor();
    auto &appointments = clinic.services().appointments;
    const auto soon = appointments.book(patient, wish(doctor.id, {}, clinic.at(clinic.today(), 9)));
    QCOMPARE_ERROR(soon, ErrorCode::NoticeTooShort);
    QCOMPARE(soon.error().faults.first().params,
             (QJsonObject {{u"minutes"_s, 120},
                           {u"earliest"_s, toRfc3339(clinic.clock.now() + minutes(120))}}));
    const auto late =
        appointments.book(patient, wish(doctor.id, {}, clinic.at(clinic.today().addDays(31), 9)));
    QCOMPARE_ERROR(late, ErrorCode::TooFarAhead);
    QCOMPARE(late.error().faults.first().params[u"days"_s].toInt(), 30);
    const auto early =
        appointments.book(clinic.receptionist(), wish(doctor.id, patient.patientId,
                                                      clinic.at(clinic.today().addDays(1), 7)));
    QCOMPARE_ERROR(early, ErrorCode::OutsideWorkingHours);
    QCOMPARE(early.error().faults.first().params, (QJsonObject {{u"overridable"_s, true}}));
}

void TestBookingRefusals::staffOverrideWorkingHoursAndItIsAudited()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    auto &appointments = clinic.services().appointments;
    Booking booking =
        wish(doctor.id, clinic.newPatient().id, clinic.at(clinic.today().addDays(1), 7));
    QCOMPARE_ERROR(appointments.book(clinic.receptionist(), booking),
                   ErrorCode::OutsideWorkingHours);
    QVERIFY(appointments.check(clinic.receptionist(), booking)->isOverridable());
    booking.overridesWarnings = true;
    const auto booked = appointments.book(clinic.receptionist(), booking);
    QVERIFY_RESULT(booked);
    Move move {booking.start + minutes(30), {}, {}};
    QCOMPARE_ERROR(appointments.reschedule(clinic.receptionist(), booked->appointment.id, move, {}),
                   ErrorCode::OutsideWorkingHours);
    move.overridesWarnings = true;
    QVERIFY_RESULT(
        appointments.reschedule(clinic.receptionist(), booked->appointment.id, move, {}));
    QCOMPARE(clinic.database
                 .raw(u"SELECT count(*) FROM audit_log WHERE entity = 'appointment' AND "
                      "after LIKE '%\"overridden\":[\"outside_working_hours\"]%'"_s)
                 .toInt(),
             2);
    Booking own = booking;
    own.patientId = {};
    QCOMPARE_ERROR(appointments.book(clinic.newPatientActor(), own), ErrorCode::Forbidden);
}

void TestBookingRefusals::whatBindsStaffIsNotOverridden()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    auto &appointments = clinic.services().appointments;
    Booking booking = wish(doctor.id, clinic.newPatient().id, clinic.at(clinic.today(), 7));
    booking.overridesWarnings = true;
    const auto past = appointments.book(clinic.receptionist(), booking);
    QCOMPARE_ERROR(past, ErrorCode::InThePast);
    QCOMPARE(codes(past.error()), QStringList {u"in_the_past"_s});
    booking.start = clinic.at(clinic.today(), 10);
    QVERIFY_RESULT(appointments.book(clinic.receptionist(), booking));
    booking.patientId = clinic.newPatient().id;
    QCOMPARE_ERROR(appointments.book(clinic.receptionist(), booking), ErrorCode::SlotTaken);
}

void TestBookingRefusals::overbookingPutsTwoAtOneTimeAndIsAudited()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    auto &appointments = clinic.services().appointments;
    const Instant ten = clinic.at(clinic.today(), 10);
    QVERIFY_RESULT(
        appointments.book(clinic.receptionist(), wish(doctor.id, clinic.newPatient().id, ten)));
    Booking urgent = wish(doctor.id, clinic.newPatient().id, ten);
    urgent.overbookReason = u"  Acute pain "_s;
    const auto booked = appointments.book(clinic.receptionist(), urgent);
    QVERIFY_RESULT(booked);
    QVERIFY(booked->appointment.overbooked);
    QCOMPARE(booked->appointment.overbookReason, u"Acute pain"_s);
    QCOMPARE(clinic.database
                 .raw(u"SELECT count(*) FROM audit_log WHERE entity = 'appointment' AND "
                      "after LIKE '%\"overbookReason\":\"Acute pain\"%'"_s)
                 .toInt(),
             1);
    urgent.patientId = {};
    QCOMPARE_ERROR(appointments.book(clinic.newPatientActor(), urgent), ErrorCode::Forbidden);
    urgent.overbookReason = QString(501, u'x');
    urgent.patientId = clinic.newPatient().id;
    QCOMPARE_ERROR(appointments.book(clinic.receptionist(), urgent), ErrorCode::InvalidInput);
}

void TestBookingRefusals::overbookingMarksOnlyWhereSomethingIsInTheWay()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    Booking booking = wish(doctor.id, clinic.newPatient().id, clinic.at(clinic.today(), 10));
    booking.overbookReason = u"Acute pain"_s;
    const auto booked = clinic.services().appointments.book(clinic.receptionist(), booking);
    QVERIFY_RESULT(booked);
    QVERIFY(!booked->appointment.overbooked);
    QCOMPARE(booked->appointment.overbookReason, QString());
}

void TestBookingRefusals::overbookingNeverPutsAPatientInTwoPlaces()
{
    TestClinic clinic;
    const Patient patient = clinic.newPatient();
    auto &appointments = clinic.services().appointments;
    const Instant ten = clinic.at(clinic.today(), 10);
    QVERIFY_RESULT(
        appointments.book(clinic.receptionist(), wish(clinic.newDoctor().id, patient.id, ten)));
    const Doctor other = clinic.newDoctor(u"Dr. B"_s);
    QVERIFY_RESULT(
        appointments.book(clinic.receptionist(), wish(other.id, clinic.newPatient().id, ten)));
    Booking urgent = wish(other.id, patient.id, ten);
    urgent.overbookReason = u"Acute pain"_s;
    QCOMPARE_ERROR(appointments.book(clinic.receptionist(), urgent), ErrorCode::PatientBusy);
}

void TestBookingRefusals::anOverbookedAppointmentStandsInTheWayOfOthers()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    auto &services = clinic.services();
    const Instant ten = clinic.at(clinic.today(), 10);
    const auto first = services.appointments.book(clinic.receptionist(),
                                                  wish(doctor.id, clinic.newPatient().id, ten));
    QVERIFY_RESULT(first);
    Booking urgent = wish(doctor.id, clinic.newPatient().id, ten);
    urgent.overbookReason = u"Acute pain"_s;
    QVERIFY_RESULT(services.appointments.book(clinic.receptionist(), urgent));
    QVERIFY_RESULT(
        services.appointments.cancel(clinic.receptionist(), first->appointment.id, {}, {}));
    const Actor patient = clinic.newPatientActor();
    QCOMPARE_ERROR(services.appointments.book(patient, wish(doctor.id, {}, ten)),
                   ErrorCode::SlotTaken);
    NewHold hold;
    hold.doctorId = doctor.id;
    hold.start = ten;
    QCOMPARE_ERROR(services.holds.create(patient, hold), ErrorCode::SlotTaken);
    const auto free =
        services.calendar.availability(patient, doctor.id, clinic.today(), clinic.today());
    QVERIFY_RESULT(free);
    QVERIFY(!free->freeSlots.contains(Interval {ten, ten + minutes(20)}));
}

void TestBookingRefusals::anOverbookedAppointmentThatMovesAwayIsAsAnyOther()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    auto &appointments = clinic.services().appointments;
    const Instant ten = clinic.at(clinic.today(), 10);
    QVERIFY_RESULT(
        appointments.book(clinic.receptionist(), wish(doctor.id, clinic.newPatient().id, ten)));
    Booking urgent = wish(doctor.id, clinic.newPatient().id, ten);
    urgent.overbookReason = u"Acute pain"_s;
    const auto booked = appointments.book(clinic.receptionist(), urgent);
    QVERIFY_RESULT(booked);
    const AppointmentId id = booked->appointment.id;
    QVERIFY_RESULT(
        appointments.setStatus(clinic.receptionist(), id, AppointmentStatus::Arrived, {}, {}));
    const auto moved =
        appointments.reschedule(clinic.receptionist(), id, {ten + minutes(40), {}, {}}, {});
    QVERIFY_RESULT(moved);
    QVERIFY(!moved->appointment.overbooked);
    Move back {ten, {}, {}};
    QCOMPARE_ERROR(appointments.reschedule(clinic.receptionist(), id, back, {}),
                   ErrorCode::SlotTaken);
    back.overbookReason = u"Acute pain"_s;
    const auto again = appointments.reschedule(clinic.receptionist(), id, back, {});
    QVERIFY_RESULT(again);
    QVERIFY(again->appointment.overbooked);
}

void TestBookingRefusals::aDoctorOverbooksTheirOwnCalendarAlone()
{
    TestClinic clinic;
    const Actor doctor = clinic.newDoctorActor();
    auto &appointments = clinic.services().appointments;
    const Instant ten = clinic.at(clinic.today(), 10);
    QVERIFY_RESULT(appointments.book(clinic.receptionist(),
                                     wish(doctor.doctorId, clinic.newPatient().id, ten)));
    Booking urgent = wish(doctor.doctorId, clinic.newPatient().id, ten);
    urgent.overbookReason = u"Acute pain"_s;
    QVERIFY_RESULT(appointments.book(doctor, urgent));
    urgent.doctorId = clinic.newDoctor().id;
    QCOMPARE_ERROR(appointments.book(doctor, urgent), ErrorCode::Forbidden);
}

QTEST_GUILESS_MAIN(TestBookingRefusals)
#include "tst_bookingrefusals.moc"
