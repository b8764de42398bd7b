// SPDX-License-Identifier: GPL-3.0-or-later
// Types of appointments with their buffers, and rooms that are booked with the doctor.
#include "support/race.h"
#include "support/result.h"
#include "support/testclinic.h"

#include <QTest>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

using std::chrono::minutes;

class TestBookingRooms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTypeIsKeptChangedAndListedByName();
    void everyFaultOfATypeIsToldAtOnce();
    void twoTypesOrRoomsCannotHaveOneName();
    void patientsSeeTheTypesThatTheyCanBook();
    void aRoomIsKeptChangedAndListedByName();
    void aTypeGivesTheEndAndTheBuffers();
    void buffersKeepTheNextAppointmentAway();
    void thePatientsOwnTimeHasNoBuffers();
    void aTypeThatChangesLeavesWhatIsBooked();
    void aTypeIsBookedOnlyWithThoseWhoOfferIt();
    void aTypeThatIsNotOnlineIsForStaff();
    void aRoomIsForOneAtATime();
    void aRoomOutOfUseTakesNobodyNew();
    void patientsDoNotChooseRooms();
    void aMoveKeepsTypeRoomAndBuffers();
    void aMoveIntoABusyRoomChangesNothing();
    void aMoveToAnotherTypeBringsItsLengthAndBuffers();
    void aMoveClearsTypeAndRoom();
    void anOverbookedAppointmentChangesIntoFreeRoomsAlone();
    void theDatabaseItselfKeepsBuffersAndRooms_data();
    void theDatabaseItselfKeepsBuffersAndRooms();
    void claimsFollowWhateverBecomesOfAnAppointment();
    void nobodyTakesTheGuardAwayByHand();
    void ofManyWhoRaceForOneRoomExactlyOneWins();
    void withoutTheRoomsGuardItIsBookedTwice();
    void anOverbookedOneAndAnOrdinaryOneThatRaceForARoomDoNotBothHaveIt();
    void whoOverbooksARoomIsNotRefusedForOneWhoIsFaster();
};

namespace {

AppointmentType newType(TestClinic &clinic, const QString &name, int duration, Buffers buffers = {},
                        const QList<DoctorId> &doctors = {})
{
    NewAppointmentType wanted;
    wanted.name = name;
    wanted.durationMinutes = duration;
    wanted.bufferBeforeMinutes = buffers.beforeMinutes;
    wanted.bufferAfterMinutes = buffers.afterMinutes;
    wanted.doctors = doctors;
    const auto made = clinic.services().appointmentTypes.create(clinic.admin(), wanted);
    if (!made)
        qFatal("%s", describe(made).constData());
    return *made;
}

Room newRoom(TestClinic &clinic, const QString &name)
{
    const auto made = clinic.services().rooms.create(clinic.admin(), {name});
    if (!made)
        qFatal("%s", describe(made).constData());
    return *made;
}

Booking wish(DoctorId doctor, PatientId patient, Instant start)
{
    Booking booking;
    booking.doctorId = doctor;
    booking.patientId = patient;
    booking.start = start;
    return booking;
}

/// A raw INSERT of an appointment, by somebody who never heard of the program.
QString rawAppointment(DoctorId doctor, PatientId patient, Instant start, int minutesLong,
                       int bufferAfter = 0, RoomId room = {})
{
    return u"INSERT INTO appointments (id, patient_id, doctor_id, start_at, end_at, status, "
           "buffer_after_minutes, room_id, created_at, updated_at) "
           "VALUES ('%1', '%2', '%3', %4, %5, 'CONFIRMED', %6, %7, 0, 0)"_s.arg(
               AppointmentId::generate().toString(), patient.toString(), doctor.toString(),
               QString::number(toMillis(start)),
               QString::number(toMillis(start + minutes(minutesLong))),
               QString::number(bufferAfter),
               room.isNull() ? u"NULL"_s : u"'%1'"_s.arg(room.toString()));
}

QString overlapCode(const TestClinic &clinic)
{
    return clinic.database.dialect() == Dialect::Sqlite ? u"1811"_s : u"23P01"_s;
}

} // namespace

void TestBookingRooms::aTypeIsKeptChangedAndListedByName()
{
    TestClinic clinic;
    auto &types = clinic.services().appointmentTypes;
    const Doctor doctor = clinic.newDoctor();
    const AppointmentType visit = newType(clinic, u"Zwischenbesuch"_s, 15, {5, 10}, {doctor.id});
    newType(clinic, u"Éducation"_s, 60);
    QCOMPARE(visit.colour, u"#7a869a"_s);
    const auto found = types.get(clinic.receptionist(), visit.id);
    QVERIFY_RESULT(found);
    QVERIFY(*found == visit);
    AppointmentTypeChanges changes;
    changes.durationMinutes = 25;
    changes.colour = u"#2F7FD1"_s;
    changes.doctors = QList<DoctorId>();
    const auto changed = types.update(clinic.admin(), visit.id, changes, 1);
    QVERIFY_RESULT(changed);
    QCOMPARE(changed->durationMinutes, 25);
    QCOMPARE(changed->colour, u"#2f7fd1"_s);
    QVERIFY(changed->doctors.isEmpty());
    QVERIFY(changed->buffers == visit.buffers);
    QCOMPARE(changed->stamp.version, 2);
    QCOMPARE_ERROR(types.update(clinic.admin(), visit.id, changes, 1), ErrorCode::StaleVersion);
    const auto listed = types.list(clinic.receptionist(), false, {1, {}});
    QVERIFY_RESULT(listed);
    QCOMPARE(listed->items.first().name, u"Éducation"_s);
    const auto next = types.list(clinic.receptionist(), false, {1, listed->nextCursor});
    QVERIFY_RESULT(next);
    QVERIFY(next->items.first() == *changed);
    QVERIFY(next->nextCursor.isEmpty());
    QCOMPARE(
        clinic.database.raw(u"SELECT count(*) FROM audit_log WHERE entity = 'appointment_type'"_s)
            .toInt(),
        3);
}

void TestBookingRooms::everyFaultOfATypeIsToldAtOnce()
{
    TestClinic clinic;
    NewAppointmentType wrong;
    wrong.durationMinutes = 4;
    wrong.bufferBeforeMinutes = -1;
    wrong.bufferAfterMinutes = 241;
    wrong.colour = u"red"_s;
    const auto refused = clinic.services().appointmentTypes.create(clinic.admin(), wrong);
    QCOMPARE_ERROR(refused, ErrorCode::InvalidInput);
    QStringList pointers;
    for (const FieldFault &fault : refused.error().faults)
        pointers.append(fault.pointer);
    QCOMPARE(pointers, (QStringList {u"/name"_s, u"/durationMinutes"_s, u"/bufferBeforeMinutes"_s,
                                     u"/bufferAfterMinutes"_s, u"/colour"_s}));
    NewAppointmentType ofNobody;
    ofNobody.name = u"Visit"_s;
    ofNobody.doctors = {DoctorId::generate()};
    QCOMPARE_ERROR(clinic.services().appointmentTypes.create(clinic.admin(), ofNobody),
                   ErrorCode::InvalidInput);
    QCOMPARE_ERROR(clinic.services().appointmentTypes.create(clinic.receptionist(), ofNobody),
                   ErrorCode::Forbidden);
}

void TestBookingRooms::twoTypesOrRoomsCannotHaveOneName()
{
    TestClinic clinic;
    newType(clinic, u"Visit"_s, 20);
    NewAppointmentType same;
    same.name = u" VISIT "_s;
    const auto refused = clinic.services().appointmentTypes.create(clinic.admin(), same);
    QCOMPARE_ERROR(refused, ErrorCode::AlreadyExists);
    QCOMPARE(refused.error().faults.first().pointer, u"/name"_s);
    newRoom(clinic, u"Room 1"_s);
    const Room second = newRoom(clinic, u"Room 2"_s);
    RoomChanges changes;
    changes.name = u"room 1"_s;
    QCOMPARE_ERROR(clinic.services().rooms.update(clinic.admin(), second.id, changes, {}),
                   ErrorCode::AlreadyExists);
}

void TestBookingRooms::patientsSeeTheTypesThatTheyCanBook()
{
    TestClinic clinic;
    auto &types = clinic.services().appointmentTypes;
    const Actor patient = clinic.newPatientActor();
    const AppointmentType online = newType(clinic, u"Online"_s, 20);
    const AppointmentType hidden = newType(clinic, u"By phone"_s, 20);
    const AppointmentType old = newType(clinic, u"Old"_s, 20);
    AppointmentTypeChanges byPhone;
    byPhone.bookableOnline = false;
    QVERIFY_RESULT(types.update(clinic.admin(), hidden.id, byPhone, {}));
    AppointmentTypeChanges gone;
    gone.isActive = false;
    QVERIFY_RESULT(types.update(clinic.admin(), old.id, gone, {}));
    const auto seen = types.list(patient, false, {});
    QVERIFY_RESULT(seen);
    QCOMPARE(seen->items.size(), 1);
    QVERIFY(seen->items.first().id == online.id);
    QVERIFY_RESULT(types.get(patient, online.id));
    QCOMPARE_ERROR(types.get(patient, hidden.id), ErrorCode::NotFound);
    QCOMPARE_ERROR(types.get(patient, old.id), ErrorCode::NotFound);
    QCOMPARE(types.list(clinic.receptionist(), false, {})->items.size(), 3);
    QCOMPARE(types.list(clinic.receptionist(), true, {})->items.size(), 2);
}

void TestBookingRooms::aRoomIsKeptChangedAndListedByName()
{
    TestClinic clinic;
    auto &rooms = clinic.services().rooms;
    const Room b = newRoom(clinic, u"B"_s);
    const Room a = newRoom(clinic, u"a"_s);
    RoomChanges changes;
    changes.isActive = false;
    const auto closed = rooms.update(clinic.admin(), b.id, changes, 1);
    QVERIFY_RESULT(closed);
    QVERIFY(!closed->isActive);
    const auto all = rooms.list(clinic.receptionist(), false, {});
    QVERIFY_RESULT(all);
    QVERIFY(all->items == (QList<Room> {a, *closed}));
    QCOMPARE(rooms.list(clinic.receptionist(), true, {})->items.size(), 1);
    QCOMPARE_ERROR(rooms.list(clinic.newPatientActor(), true, {}), ErrorCode::Forbidden);
    QCOMPARE_ERROR(rooms.create(clinic.receptionist(), {u"C"_s}), ErrorCode::Forbidden);
}

void TestBookingRooms::aTypeGivesTheEndAndTheBuffers()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    const AppointmentType type = newType(clinic, u"Visit"_s, 45, {5, 10});
    Booking booking = wish(doctor.id, {}, clinic.at(clinic.today(), 10));
    booking.typeId = type.id;
    const auto booked = clinic.services().appointments.book(clinic.newPatientActor(), booking);
    QVERIFY_RESULT(booked);
    QVERIFY(booked->appointment.span.duration() == minutes(45));
    QVERIFY(booked->appointment.buffers == (Buffers {5, 10}));
    QCOMPARE(booked->typeName, u"Visit"_s);
    QCOMPARE(booked->typeColour, type.colour);
    booking.start = clinic.at(clinic.today(), 12);
    booking.end = booking.start + minutes(20);
    QCOMPARE_ERROR(clinic.services().appointments.book(clinic.newPatientActor(), booking),
                   ErrorCode::DurationNotAllowed);
    booking.patientId = clinic.newPatient().id;
    QVERIFY_RESULT(clinic.services().appointments.book(clinic.receptionist(), booking));
}

void TestBookingRooms::buffersKeepTheNextAppointmentAway()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    auto &appointments = clinic.services().appointments;
    Booking typed = wish(doctor.id, clinic.newPatient().id, clinic.at(clinic.today(), 10));
    typed.typeId = newType(clinic, u"Visit"_s, 20, {10, 15}).id;
    QVERIFY_RESULT(appointments.book(clinic.receptionist(), typed)); // keeps 9:50 to 10:35
    const auto at = [&](int hour, int minute, int length) {
        Booking booking =
            wish(doctor.id, clinic.newPatient().id, clinic.at(clinic.today(), hour, minute));
        booking.end = booking.start + minutes(length);
        return appointments.book(clinic.receptionist(), booking);
    };
    QCOMPARE_ERROR(at(9, 41, 10), ErrorCode::SlotTaken);
    QCOMPARE_ERROR(at(10, 34, 10), ErrorCode::SlotTaken);
    QVERIFY_RESULT(at(9, 40, 10));
    QVERIFY_RESULT(at(10, 35, 10));
    // Its own buffers count as much.
    typed.patientId = clinic.newPatient().id;
    typed.start = clinic.at(clinic.today(), 10, 54);
    QCOMPARE_ERROR(appointments.book(clinic.receptionist(), typed), ErrorCode::SlotTaken);
    typed.start = clinic.at(clinic.today(), 10, 55);
    QVERIFY_RESULT(appointments.book(clinic.receptionist(), typed));
}

void TestBookingRooms::thePatientsOwnTimeHasNoBuffers()
{
    TestClinic clinic;
    const Patient patient = clinic.newPatient();
    auto &appointments = clinic.services().appointments;
    Booking first = wish(clinic.newDoctor().id, patient.id, clinic.at(clinic.today(), 10));
    first.typeId = newType(clinic, u"Visit"_s, 20, {60, 60}).id;
    QVERIFY_RESULT(appointments.book(clinic.receptionist(), first));
    const Doctor other = clinic.newDoctor(u"Dr. B"_s);
    QVERIFY_RESULT(appointments.book(
        clinic.receptionist(), wish(other.id, patient.id, clinic.at(clinic.today(), 10, 20))));
    Booking overlapping = wish(other.id, patient.id, clinic.at(clinic.today(), 9, 50));
    QCOMPARE_ERROR(appointments.book(clinic.receptionist(), overlapping), ErrorCode::PatientBusy);
}

void TestBookingRooms::aTypeThatChangesLeavesWhatIsBooked()
{
    TestClinic clinic;
    const AppointmentType type = newType(clinic, u"Visit"_s, 20, {0, 10});
    Booking booking =
        wish(clinic.newDoctor().id, clinic.newPatient().id, clinic.at(clinic.today(), 10));
    booking.typeId = type.id;
    const auto booked = clinic.services().appointments.book(clinic.receptionist(), booking);
    QVERIFY_RESULT(booked);
    AppointmentTypeChanges changes;
    changes.durationMinutes = 60;
    changes.bufferAfterMinutes = 0;
    QVERIFY_RESULT(clinic.services().appointmentTypes.update(clinic.admin(), type.id, changes, {}));
    const auto after =
        clinic.services().appointments.get(clinic.receptionist(), booked->appointment.id);
    QVERIFY_RESULT(after);
    QVERIFY(*after == *booked);
}

void TestBookingRooms::aTypeIsBookedOnlyWithThoseWhoOfferIt()
{
    TestClinic clinic;
    const Doctor offers = clinic.newDoctor();
    const Doctor other = clinic.newDoctor(u"Dr. B"_s);
    const AppointmentType type = newType(clinic, u"Visit"_s, 20, {}, {offers.id});
    const Actor patient = clinic.newPatientActor();
    auto &appointments = clinic.services().appointments;
    Booking booking = wish(other.id, {}, clinic.at(clinic.today(), 10));
    booking.typeId = type.id;
    QCOMPARE_ERROR(appointments.book(patient, booking), ErrorCode::TypeNotOffered);
    booking.patientId = patient.patientId;
    QCOMPARE_ERROR(appointments.book(clinic.receptionist(), booking), ErrorCode::TypeNotOffered);
    booking.overridesWarnings = true;
    QVERIFY_RESULT(appointments.book(clinic.receptionist(), booking));
    booking = wish(offers.id, {}, clinic.at(clinic.today(), 11));
    booking.typeId = type.id;
    QVERIFY_RESULT(appointments.book(patient, booking));
    booking.typeId = AppointmentTypeId::generate();
    const auto unknown = appointments.book(patient, booking);
    QCOMPARE_ERROR(unknown, ErrorCode::InvalidInput);
    QCOMPARE(unknown.error().faults.first().pointer, u"/typeId"_s);
}

void TestBookingRooms::aTypeThatIsNotOnlineIsForStaff()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    const AppointmentType type = newType(clinic, u"Visit"_s, 20);
    AppointmentTypeChanges changes;
    changes.bookableOnline = false;
    QVERIFY_RESULT(clinic.services().appointmentTypes.update(clinic.admin(), type.id, changes, {}));
    Booking booking = wish(doctor.id, {}, clinic.at(clinic.today(), 10));
    booking.typeId = type.id;
    QCOMPARE_ERROR(clinic.services().appointments.book(clinic.newPatientActor(), booking),
                   ErrorCode::NotBookableOnline);
    booking.patientId = clinic.newPatient().id;
    QVERIFY_RESULT(clinic.services().appointments.book(clinic.receptionist(), booking));
}

void TestBookingRooms::aRoomIsForOneAtATime()
{
    TestClinic clinic;
    const Room room = newRoom(clinic, u"Room 2"_s);
    auto &appointments = clinic.services().appointments;
    Booking first =
        wish(clinic.newDoctor().id, clinic.newPatient().id, clinic.at(clinic.today(), 10));
    first.roomId = room.id;
    const auto booked = appointments.book(clinic.receptionist(), first);
    QVERIFY_RESULT(booked);
    QCOMPARE(booked->roomName, u"Room 2"_s);
    Booking second = wish(clinic.newDoctor(u"Dr. B"_s).id, clinic.newPatient().id,
                          clinic.at(clinic.today(), 10, 10));
    second.roomId = room.id;
    QCOMPARE_ERROR(appointments.book(clinic.receptionist(), second), ErrorCode::RoomBusy);
    second.roomId = newRoom(clinic, u"Room 3"_s).id;
    QVERIFY_RESULT(appointments.book(clinic.receptionist(), second));
    QVERIFY_RESULT(
        appointments.cancel(clinic.receptionist(), booked->appointment.id, u"ill"_s, {}));
    second.roomId = room.id;
    second.doctorId = clinic.newDoctor(u"Dr. C"_s).id;
    second.patientId = clinic.newPatient().id;
    QVERIFY_RESULT(appointments.book(clinic.receptionist(), second));
}

void TestBookingRooms::aRoomOutOfUseTakesNobodyNew()
{
    TestClinic clinic;
    const Room room = newRoom(clinic, u"Room 2"_s);
    const Doctor doctor = clinic.newDoctor();
    auto &appointments = clinic.services().appointments;
    Booking booking = wish(doctor.id, clinic.newPatient().id, clinic.at(clinic.today(), 10));
    booking.roomId = room.id;
    const auto booked = appointments.book(clinic.receptionist(), booking);
    QVERIFY_RESULT(booked);
    RoomChanges closed;
    closed.isActive = false;
    QVERIFY_RESULT(clinic.services().rooms.update(clinic.admin(), room.id, closed, {}));
    booking.start = clinic.at(clinic.today(), 11);
    QCOMPARE_ERROR(appointments.book(clinic.receptionist(), booking), ErrorCode::RoomInactive);
    booking.roomId = RoomId::generate();
    QCOMPARE_ERROR(appointments.book(clinic.receptionist(), booking), ErrorCode::InvalidInput);
    // What is in it already can still be moved.
    QVERIFY_RESULT(appointments.reschedule(clinic.receptionist(), booked->appointment.id,
                                           {clinic.at(clinic.today(), 12), {}, {}}, {}));
}

void TestBookingRooms::patientsDoNotChooseRooms()
{
    TestClinic clinic;
    Booking booking = wish(clinic.newDoctor().id, {}, clinic.at(clinic.today(), 10));
    booking.roomId = newRoom(clinic, u"Room 2"_s).id;
    QCOMPARE_ERROR(clinic.services().appointments.book(clinic.newPatientActor(), booking),
                   ErrorCode::Forbidden);
}

void TestBookingRooms::aMoveKeepsTypeRoomAndBuffers()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    auto &appointments = clinic.services().appointments;
    Booking booking = wish(doctor.id, clinic.newPatient().id, clinic.at(clinic.today(), 10));
    booking.typeId = newType(clinic, u"Visit"_s, 40, {5, 5}).id;
    booking.roomId = newRoom(clinic, u"Room 2"_s).id;
    const auto booked = appointments.book(clinic.receptionist(), booking);
    QVERIFY_RESULT(booked);
    const auto moved = appointments.reschedule(clinic.receptionist(), booked->appointment.id,
                                               {clinic.at(clinic.today(), 13), {}, {}}, {});
    QVERIFY_RESULT(moved);
    QVERIFY(moved->appointment.typeId == booking.typeId);
    QVERIFY(moved->appointment.roomId == booking.roomId);
    QVERIFY(moved->appointment.buffers == (Buffers {5, 5}));
    QVERIFY(moved->appointment.span.duration() == minutes(40));
    Move out {clinic.at(clinic.today(), 13), {}, {}};
    out.roomId = RoomId();
    const auto without =
        appointments.reschedule(clinic.receptionist(), booked->appointment.id, out, {});
    QVERIFY_RESULT(without);
    QVERIFY(without->appointment.roomId.isNull());
}

void TestBookingRooms::aMoveIntoABusyRoomChangesNothing()
{
    TestClinic clinic;
    const Room room = newRoom(clinic, u"Room 2"_s);
    auto &appointments = clinic.services().appointments;
    Booking first =
        wish(clinic.newDoctor().id, clinic.newPatient().id, clinic.at(clinic.today(), 10));
    first.roomId = room.id;
    QVERIFY_RESULT(appointments.book(clinic.receptionist(), first));
    Booking second = wish(clinic.newDoctor(u"Dr. B"_s).id, clinic.newPatient().id,
                          clinic.at(clinic.today(), 12));
    second.roomId = room.id;
    const auto booked = appointments.book(clinic.receptionist(), second);
    QVERIFY_RESULT(booked);
    const auto refused = appointments.reschedule(clinic.receptionist(), booked->appointment.id,
                                                 {clinic.at(clinic.today(), 10, 10), {}, {}}, {});
    QCOMPARE_ERROR(refused, ErrorCode::RoomBusy);
    QVERIFY(*appointments.get(clinic.receptionist(), booked->appointment.id) == *booked);
}

void TestBookingRooms::aMoveToAnotherTypeBringsItsLengthAndBuffers()
{
    TestClinic clinic;
    auto &appointments = clinic.services().appointments;
    const Actor &desk = clinic.receptionist();
    const Doctor doctor = clinic.newDoctor();
    const Instant ten = clinic.at(clinic.today(), 10);
    const AppointmentType type = newType(clinic, u"First visit"_s, 40, {0, 20});
    const AppointmentType others = newType(clinic, u"Not here"_s, 20, {}, {clinic.newDoctor().id});
    const auto booked = appointments.book(desk, wish(doctor.id, clinic.newPatient().id, ten));
    QVERIFY_RESULT(booked);
    const AppointmentId id = booked->appointment.id;
    const auto next =
        appointments.book(desk, wish(doctor.id, clinic.newPatient().id, ten + minutes(40)));
    QVERIFY_RESULT(next);
    Move move {ten, {}, {}};
    move.typeId = others.id;
    QCOMPARE_ERROR(appointments.reschedule(desk, id, move, {}), ErrorCode::TypeNotOffered);
    move.typeId = type.id;
    QCOMPARE_ERROR(appointments.reschedule(desk, id, move, {}), ErrorCode::SlotTaken);
    QVERIFY_RESULT(appointments.cancel(desk, next->appointment.id, {}, {}));
    QVERIFY(appointments.checkMove(desk, id, move)->isFree());
    const auto changed = appointments.reschedule(desk, id, move, {});
    QVERIFY_RESULT(changed);
    QVERIFY((changed->appointment.span == Interval {ten, ten + minutes(40)}));
    QVERIFY((changed->appointment.buffers == Buffers {0, 20}));
    QCOMPARE(changed->typeName, u"First visit"_s);
    QCOMPARE_ERROR(
        appointments.book(desk, wish(doctor.id, clinic.newPatient().id, ten + minutes(40))),
        ErrorCode::SlotTaken);
    QCOMPARE_ERROR(
        appointments.reschedule(desk, id, {ten, {}, {}, {}, AppointmentTypeId::generate()}, {}),
        ErrorCode::InvalidInput);
}

void TestBookingRooms::aMoveClearsTypeAndRoom()
{
    TestClinic clinic;
    auto &appointments = clinic.services().appointments;
    const Actor &desk = clinic.receptionist();
    const Instant ten = clinic.at(clinic.today(), 10);
    const Actor patient = clinic.newPatientActor();
    Booking booking = wish(clinic.newDoctor().id, patient.patientId, ten);
    booking.typeId = newType(clinic, u"First visit"_s, 40, {0, 20}).id;
    booking.roomId = newRoom(clinic, u"Room 2"_s).id;
    const auto booked = appointments.book(desk, booking);
    QVERIFY_RESULT(booked);
    const AppointmentId id = booked->appointment.id;
    Move move {ten, {}, {}};
    move.roomId = RoomId();
    QCOMPARE_ERROR(appointments.reschedule(patient, id, move, {}), ErrorCode::Forbidden);
    const auto roomless = appointments.reschedule(desk, id, move, {});
    QVERIFY_RESULT(roomless);
    QVERIFY(roomless->appointment.roomId.isNull());
    QVERIFY(roomless->appointment.typeId == booking.typeId);
    move = {ten, {}, {}};
    move.typeId = AppointmentTypeId();
    QCOMPARE_ERROR(appointments.reschedule(patient, id, move, {}), ErrorCode::Forbidden);
    const auto plain = appointments.reschedule(desk, id, move, {});
    QVERIFY_RESULT(plain);
    QVERIFY(plain->appointment.typeId.isNull());
    QVERIFY(plain->appointment.span == booked->appointment.span);
    QVERIFY(plain->appointment.buffers == Buffers());
    // Room and buffers are others' at once.
    Booking other = wish(booking.doctorId, clinic.newPatient().id, ten + minutes(40));
    QVERIFY_RESULT(appointments.book(desk, other));
    other = wish(clinic.newDoctor().id, clinic.newPatient().id, ten);
    other.roomId = booking.roomId;
    QVERIFY_RESULT(appointments.book(desk, other));
}

void TestBookingRooms::anOverbookedAppointmentChangesIntoFreeRoomsAlone()
{
    TestClinic clinic;
    auto &appointments = clinic.services().appointments;
    const Actor &desk = clinic.receptionist();
    const Doctor doctor = clinic.newDoctor();
    const Instant ten = clinic.at(clinic.today(), 10);
    const Room busy = newRoom(clinic, u"Room 1"_s);
    const Room free = newRoom(clinic, u"Room 2"_s);
    QVERIFY_RESULT(appointments.book(desk, wish(doctor.id, clinic.newPatient().id, ten)));
    Booking elsewhere = wish(clinic.newDoctor().id, clinic.newPatient().id, ten);
    elsewhere.roomId = busy.id;
    QVERIFY_RESULT(appointments.book(desk, elsewhere));
    Booking over = wish(doctor.id, clinic.newPatient().id, ten);
    over.overbookReason = u"cannot wait"_s;
    const auto overbooked = appointments.book(desk, over);
    QVERIFY_RESULT(overbooked);
    const AppointmentId id = overbooked->appointment.id;
    Move move {ten, {}, {}};
    move.roomId = busy.id;
    const auto verdict = appointments.checkMove(desk, id, move);
    QVERIFY_RESULT(verdict);
    QCOMPARE(verdict->violations.size(), 1);
    QVERIFY(verdict->violations.first().code == ErrorCode::RoomBusy);
    QCOMPARE_ERROR(appointments.reschedule(desk, id, move, {}), ErrorCode::RoomBusy);
    move.roomId = free.id;
    QVERIFY(appointments.checkMove(desk, id, move)->isFree());
    const auto moved = appointments.reschedule(desk, id, move, {});
    QVERIFY_RESULT(moved);
    QVERIFY(moved->appointment.overbooked);
    move.roomId = busy.id;
    move.overbookReason = u"the other room is cold"_s;
    const auto again = appointments.reschedule(desk, id, move, {});
    QVERIFY_RESULT(again);
    QCOMPARE(again->appointment.overbookReason, u"the other room is cold"_s);
}

void TestBookingRooms::theDatabaseItselfKeepsBuffersAndRooms_data()
{
    QTest::addColumn<int>("startMinute"); // after ten
    QTest::addColumn<int>("bufferAfter");
    QTest::addColumn<bool>("sameDoctor");
    QTest::addColumn<bool>("sameRoom");
    QTest::addColumn<bool>("refused");
    QTest::newRow("in the buffer after") << 25 << 0 << true << false << true;
    QTest::newRow("after the buffer") << 30 << 0 << true << false << false;
    QTest::newRow("its own buffer reaches in") << -20 << 11 << true << false << true;
    QTest::newRow("its own buffer just ends") << -20 << 10 << true << false << false;
    QTest::newRow("another doctor in the room") << 5 << 0 << false << true << true;
    QTest::newRow("in the room's buffer") << 29 << 0 << false << true << true;
    QTest::newRow("after the room's buffer") << 30 << 0 << false << true << false;
    QTest::newRow("another doctor elsewhere") << 5 << 0 << false << false << false;
}

void TestBookingRooms::theDatabaseItselfKeepsBuffersAndRooms()
{
    QFETCH(int, startMinute);
    QFETCH(int, bufferAfter);
    QFETCH(bool, sameDoctor);
    QFETCH(bool, sameRoom);
    QFETCH(bool, refused);
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    const Room room = newRoom(clinic, u"Room 2"_s);
    const Instant ten = clinic.at(clinic.today(), 10);
    const auto raw = [&](DoctorId with, Instant start, int length, int buffer, RoomId in) {
        return clinic.database.rawError(
            rawAppointment(with, clinic.newPatient().id, start, length, buffer, in));
    };
    QCOMPARE(raw(doctor.id, ten, 20, 10, room.id), QString());
    const DoctorId with = sameDoctor ? doctor.id : clinic.newDoctor(u"Dr. B"_s).id;
    const RoomId in = sameRoom ? room.id : RoomId();
    const QString expected = refused ? overlapCode(clinic) : QString();
    QCOMPARE(raw(with, ten + minutes(startMinute), 10, bufferAfter, in), expected);
    // The same by moving one there that was elsewhere.
    QCOMPARE(raw(with, ten + minutes(300), 10, bufferAfter, in), QString());
    if (!refused)
        clinic.database.raw(u"DELETE FROM appointments WHERE start_at = %1 AND end_at = %2"_s.arg(
            QString::number(toMillis(ten + minutes(startMinute))),
            QString::number(toMillis(ten + minutes(startMinute + 10)))));
    QCOMPARE(clinic.database.rawError(
                 u"UPDATE appointments SET start_at = %1, end_at = %2 WHERE start_at = %3"_s.arg(
                     QString::number(toMillis(ten + minutes(startMinute))),
                     QString::number(toMillis(ten + minutes(startMinute + 10))),
                     QString::number(toMillis(ten + minutes(300))))),
             expected);
}

void TestBookingRooms::claimsFollowWhateverBecomesOfAnAppointment()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    const Instant ten = clinic.at(clinic.today(), 10);
    const auto insert = [&] {
        return clinic.database.rawError(rawAppointment(doctor.id, clinic.newPatient().id, ten, 20));
    };
    QCOMPARE(insert(), QString());
    for (const QString &freed :
         {u"UPDATE appointments SET status = 'CANCELLED'"_s,
          u"UPDATE appointments SET overbooked = %1 WHERE status <> 'CANCELLED'"_s.arg(
              clinic.database.dialect() == Dialect::Sqlite ? u"1"_s : u"true"_s),
          u"DELETE FROM appointments WHERE status <> 'CANCELLED'"_s}) {
        QCOMPARE(insert(), overlapCode(clinic));
        clinic.database.raw(freed);
        QCOMPARE(insert(), QString());
    }
    // What was freed does not come back while somebody else is there.
    QCOMPARE(clinic.database.rawError(u"UPDATE appointments SET status = 'CONFIRMED'"_s),
             overlapCode(clinic));
}

void TestBookingRooms::nobodyTakesTheGuardAwayByHand()
{
    TestClinic clinic;
    if (clinic.database.dialect() == Dialect::Sqlite) {
        // Its triggers look at appointments and holds themselves: there is nothing to take away.
        QCOMPARE(clinic.database.raw(u"SELECT count(*) FROM sqlite_master WHERE name = 'claims'"_s)
                     .toInt(),
                 0);
        return;
    }
    QVERIFY_RESULT(clinic.services().appointments.book(
        clinic.receptionist(),
        wish(clinic.newDoctor().id, clinic.newPatient().id, clinic.at(clinic.today(), 10))));
    for (const QString &sql : {u"DELETE FROM claims"_s, u"UPDATE claims SET to_at = from_at"_s})
        QCOMPARE(clinic.database.rawError(sql), u"42501"_s);
}

void TestBookingRooms::ofManyWhoRaceForOneRoomExactlyOneWins()
{
    TestClinic clinic;
    constexpr int Racers = 24;
    const Room room = newRoom(clinic, u"Room 2"_s);
    QList<Booking> bookings;
    for (int i = 0; i < Racers; ++i) {
        Booking booking = wish(clinic.newDoctor(u"Dr. %1"_s.arg(i)).id, clinic.newPatient().id,
                               clinic.at(clinic.today(), 14));
        booking.roomId = room.id;
        bookings.append(booking);
    }
    const RaceOutcome outcome = race(clinic, Racers, [&](Services &services, int i) {
        return services.appointments.book(clinic.receptionist(), bookings[i]);
    });
    QCOMPARE(outcome.won, 1);
    QCOMPARE(outcome.refused, (QMap<QString, int> {{u"room_busy"_s, Racers - 1}}));
}

void TestBookingRooms::withoutTheRoomsGuardItIsBookedTwice()
{
    // Nothing in the program looks first, so the tests above prove the database's guard.
    TestClinic clinic;
    const Room room = newRoom(clinic, u"Room 2"_s);
    clinic.database.raw(clinic.database.dialect() == Dialect::Sqlite
                            ? u"DROP TRIGGER appointments_no_overlap_insert"_s
                            : u"ALTER TABLE claims DROP CONSTRAINT claims_no_overlap"_s);
    for (int i = 0; i < 2; ++i) {
        Booking booking = wish(clinic.newDoctor(u"Dr. %1"_s.arg(i)).id, clinic.newPatient().id,
                               clinic.at(clinic.today(), 14));
        booking.roomId = room.id;
        QVERIFY_RESULT(clinic.services().appointments.book(clinic.receptionist(), booking));
    }
}

void TestBookingRooms::anOverbookedOneAndAnOrdinaryOneThatRaceForARoomDoNotBothHaveIt()
{
    // The one is overbooked with its doctor and moves into a free room, of which no reason speaks;
    // the database guards neither of them against the other.
    TestClinic clinic;
    auto &appointments = clinic.services().appointments;
    const Actor &desk = clinic.receptionist();
    const Doctor doctor = clinic.newDoctor();
    const Doctor other = clinic.newDoctor();
    constexpr int Rounds = 12;
    for (int round = 0; round < Rounds; ++round) {
        const Instant start = clinic.at(clinic.today(), 9) + minutes(20 * round);
        const Room room = newRoom(clinic, u"Room %1"_s.arg(round));
        QVERIFY_RESULT(appointments.book(desk, wish(doctor.id, clinic.newPatient().id, start)));
        Booking over = wish(doctor.id, clinic.newPatient().id, start);
        over.overbookReason = u"cannot wait"_s;
        const auto overbooked = appointments.book(desk, over);
        QVERIFY_RESULT(overbooked);
        Move intoRoom {start, {}, {}};
        intoRoom.roomId = room.id;
        Booking ordinary = wish(other.id, clinic.newPatient().id, start);
        ordinary.roomId = room.id;
        const RaceOutcome outcome = race(clinic, 2, [&](Services &services, int i) {
            return i == 0 ? services.appointments.reschedule(desk, overbooked->appointment.id,
                                                             intoRoom, {})
                          : services.appointments.book(desk, ordinary);
        });
        QCOMPARE(outcome.won, 1);
        QCOMPARE(outcome.refused, (QMap<QString, int> {{u"room_busy"_s, 1}}));
    }
}

void TestBookingRooms::whoOverbooksARoomIsNotRefusedForOneWhoIsFaster()
{
    TestClinic clinic;
    const Actor &desk = clinic.receptionist();
    const Doctor doctor = clinic.newDoctor();
    const Doctor other = clinic.newDoctor();
    constexpr int Rounds = 12;
    for (int round = 0; round < Rounds; ++round) {
        const Room room = newRoom(clinic, u"Room %1"_s.arg(round));
        const Instant start = clinic.at(clinic.today(), 9) + minutes(20 * round);
        Booking over = wish(doctor.id, clinic.newPatient().id, start);
        over.roomId = room.id;
        over.overbookReason = u"cannot wait"_s;
        Booking ordinary = wish(other.id, clinic.newPatient().id, start);
        ordinary.roomId = room.id;
        // Second come, it lies over the other; first come, it is as any other and keeps that out.
        const RaceOutcome outcome = race(clinic, 2, [&](Services &services, int i) {
            return services.appointments.book(desk, i == 0 ? over : ordinary);
        });
        const int marked = clinic.database
                               .raw(u"SELECT count(*) FROM appointments WHERE overbooked AND "
                                    "start_at = %1"_s.arg(toMillis(start)))
                               .toInt();
        QCOMPARE(outcome.won, 1 + marked);
        QCOMPARE(outcome.refused.value(u"room_busy"_s), 1 - marked);
    }
}

QTEST_GUILESS_MAIN(TestBookingRooms)
#include "tst_bookingrooms.moc"
