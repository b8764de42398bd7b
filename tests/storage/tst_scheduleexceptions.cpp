// SPDX-License-Identifier: GPL-3.0-or-later
// Time off, breaks, extra hours and holidays, on both databases.
#include "support/result.h"
#include "support/testclinic.h"

#include <QTest>
#include <QtConcurrent>

#include <algorithm>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

class TestScheduleExceptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anExceptionIsKeptChangedAndRemoved();
    void allFaultsAreToldAtOnce_data();
    void allFaultsAreToldAtOnce();
    void timeOffIsNotOfferedAndNotBookable();
    void aBreakEveryWeekHasNoEnd();
    void extraHoursAreOfferedAndBooked();
    void aHolidayClosesTheClinicForAll();
    void timeOffNamesTheAppointmentsItAffectsAndCancelsNone();
    void aChangeNamesWhatItAffectsOnOldAndNewDays();
    void aDoctorChangesTheirOwnAlone();
    void reasonsForTimeOffStayAmongStaff();
    void everyChangeIsAudited();
    void noBookingSlipsIntoTimeOffThatIsJustBeingTaken();
    void holidaysOfACalendarCloseTheClinicAndCancelNothing();
    void aLaterEditionOfACalendarChangesWhatItNamedBefore();
    void aPreviewTellsAllAndStoresNothing();
    void aBadCalendarImportsNothing();
    void onlyAdministratorsImportHolidays();
};

namespace {

NewScheduleException timeOff(DoctorId doctor, QDate from, QDate to)
{
    NewScheduleException wanted;
    wanted.doctorId = doctor;
    wanted.fromDate = from;
    wanted.toDate = to;
    wanted.label = u"Congress"_s;
    return wanted;
}

NewScheduleException partOfDay(ExceptionKind kind, DoctorId doctor, QDate day, int start, int end)
{
    NewScheduleException wanted = timeOff(doctor, day, day);
    wanted.kind = kind;
    wanted.start = WallTime {start};
    wanted.end = WallTime {end};
    if (kind == ExceptionKind::ExtraHours)
        wanted.slotMinutes = 30;
    return wanted;
}

QStringList offered(TestClinic &clinic, DoctorId doctor, QDate day)
{
    const auto found =
        clinic.services().calendar.availability(clinic.receptionist(), doctor, day, day);
    QStringList starts;
    for (const Interval &slot : found->freeSlots)
        starts << toString(WallTime {clinic.backend().zone().get()->toLocal(slot.start).minutes});
    return starts;
}

Result<AppointmentDetails> book(TestClinic &clinic, DoctorId doctor, Instant start)
{
    Booking booking;
    booking.doctorId = doctor;
    booking.patientId = clinic.newPatient().id;
    booking.start = start;
    return clinic.services().appointments.book(clinic.receptionist(), booking);
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

} // namespace

void TestScheduleExceptions::anExceptionIsKeptChangedAndRemoved()
{
    TestClinic clinic;
    auto &service = clinic.services().exceptions;
    const DoctorId doctor = clinic.newDoctor().id;
    const auto made =
        service.create(clinic.receptionist(), partOfDay(ExceptionKind::ExtraHours, doctor,
                                                        clinic.today().addDays(5), 540, 660));
    QVERIFY_RESULT(made);
    const ScheduleExceptionId id = made->exception.id;
    const auto stored = service.get(clinic.receptionist(), id);
    QVERIFY_RESULT(stored);
    QVERIFY(*stored == made->exception);
    ScheduleExceptionChanges changes;
    changes.end = WallTime {720};
    changes.slotMinutes = 20;
    changes.label = u"Flu jabs"_s;
    const auto changed = service.update(clinic.receptionist(), id, changes, 1);
    QVERIFY_RESULT(changed);
    QCOMPARE(changed->exception.stamp.version, 2);
    QCOMPARE(changed->exception.label, u"Flu jabs"_s);
    QVERIFY(*service.get(clinic.receptionist(), id) == changed->exception);
    QCOMPARE_ERROR(service.update(clinic.receptionist(), id, changes, 1), ErrorCode::StaleVersion);
    QCOMPARE(service.listForDoctor(clinic.receptionist(), doctor)->size(), 1);
    QVERIFY_RESULT(service.remove(clinic.receptionist(), id, 2));
    QCOMPARE_ERROR(service.get(clinic.receptionist(), id), ErrorCode::NotFound);
    QVERIFY(service.listForDoctor(clinic.receptionist(), doctor)->isEmpty());
}

void TestScheduleExceptions::allFaultsAreToldAtOnce_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("no dates") << 0 << QStringList {u"/fromDate required"_s, u"/toDate required"_s};
    QTest::newRow("dates turned round") << 1 << QStringList {u"/toDate before_from"_s};
    QTest::newRow("far too long") << 2 << QStringList {u"/toDate too_many_days"_s};
    QTest::newRow("a start alone") << 3 << QStringList {u"/endTime required"_s};
    QTest::newRow("times turned round") << 4 << QStringList {u"/endTime not_after_start"_s};
    QTest::newRow("a break of a whole day") << 5 << QStringList {u"/startTime required"_s};
    QTest::newRow("a break of the clinic") << 6 << QStringList {u"/doctorId required"_s};
    QTest::newRow("extra hours without slots")
        << 7 << QStringList {u"/slotDurationMinutes required"_s};
    QTest::newRow("slots of time off") << 8 << QStringList {u"/slotDurationMinutes not_allowed"_s};
    QTest::newRow("extra hours too short for a slot")
        << 9 << QStringList {u"/slotDurationMinutes longer_than_window"_s};
    QTest::newRow("no such weekday and a label too long")
        << 10 << QStringList {u"/dayOfWeek out_of_range"_s, u"/label too_long"_s};
}

void TestScheduleExceptions::allFaultsAreToldAtOnce()
{
    QFETCH(int, which);
    QFETCH(QStringList, expected);
    TestClinic clinic;
    const DoctorId doctor = clinic.newDoctor().id;
    const QDate day = clinic.today();
    QList<NewScheduleException> wanted(11, timeOff(doctor, day, day));
    wanted[0].fromDate = wanted[0].toDate = QDate();
    wanted[1].toDate = day.addDays(-1);
    wanted[2].toDate = day.addDays(731);
    wanted[3].start = WallTime {600};
    wanted[4] = partOfDay(ExceptionKind::TimeOff, doctor, day, 600, 540);
    wanted[5].kind = ExceptionKind::Break;
    wanted[6] = partOfDay(ExceptionKind::Break, {}, day, 600, 630);
    wanted[7] = partOfDay(ExceptionKind::ExtraHours, doctor, day, 600, 660);
    wanted[7].slotMinutes.reset();
    wanted[8].slotMinutes = 15;
    wanted[9] = partOfDay(ExceptionKind::ExtraHours, doctor, day, 600, 629);
    wanted[10].dayOfWeek = 8;
    wanted[10].label = QString(101, u'x');
    QCOMPARE(faults(clinic.services().exceptions.create(clinic.admin(), wanted[which])), expected);
}

void TestScheduleExceptions::timeOffIsNotOfferedAndNotBookable()
{
    TestClinic clinic;
    const DoctorId doctor = clinic.newDoctor().id;
    const QDate day = clinic.today().addDays(1);
    QVERIFY_RESULT(clinic.services().exceptions.create(
        clinic.receptionist(), partOfDay(ExceptionKind::TimeOff, doctor, day, 600, 1'440)));
    QCOMPARE(offered(clinic, doctor, day), QStringList({u"09:00"_s, u"09:20"_s, u"09:40"_s}));
    const auto refused = book(clinic, doctor, clinic.at(day, 10, 0));
    QVERIFY(!refused && refused.error().code == ErrorCode::OutsideWorkingHours);
    QVERIFY_RESULT(book(clinic, doctor, clinic.at(day, 9, 40)));
}

void TestScheduleExceptions::aBreakEveryWeekHasNoEnd()
{
    TestClinic clinic;
    const DoctorId doctor = clinic.newDoctor().id;
    NewScheduleException lunch =
        partOfDay(ExceptionKind::Break, doctor, clinic.today(), 12 * 60, 13 * 60);
    lunch.fromDate = lunch.toDate = QDate();
    lunch.dayOfWeek = 2;
    QVERIFY_RESULT(clinic.services().exceptions.create(clinic.receptionist(), lunch));
    const QDate tuesday = clinic.today().addDays(1 + 52 * 7);
    QVERIFY(!offered(clinic, doctor, tuesday).contains(u"12:20"_s));
    QVERIFY(offered(clinic, doctor, tuesday).contains(u"13:00"_s));
    QVERIFY(offered(clinic, doctor, tuesday.addDays(1)).contains(u"12:20"_s));
}

void TestScheduleExceptions::extraHoursAreOfferedAndBooked()
{
    TestClinic clinic;
    const DoctorId doctor = clinic.newDoctor().id;
    const QDate saturday = clinic.today().addDays(5);
    QVERIFY(offered(clinic, doctor, saturday).isEmpty());
    QVERIFY_RESULT(clinic.services().exceptions.create(
        clinic.receptionist(), partOfDay(ExceptionKind::ExtraHours, doctor, saturday, 540, 630)));
    QCOMPARE(offered(clinic, doctor, saturday), QStringList({u"09:00"_s, u"09:30"_s, u"10:00"_s}));
    const auto booked = book(clinic, doctor, clinic.at(saturday, 9, 30));
    QVERIFY_RESULT(booked);
    QVERIFY(booked->appointment.span.duration() == std::chrono::minutes(30));
}

void TestScheduleExceptions::aHolidayClosesTheClinicForAll()
{
    TestClinic clinic;
    const DoctorId one = clinic.newDoctor(u"Dr. One"_s).id;
    const DoctorId other = clinic.newDoctor(u"Dr. Other"_s).id;
    const QDate day = clinic.today().addDays(1);
    const auto booked = book(clinic, one, clinic.at(day, 9, 0));
    const auto closed =
        clinic.services().exceptions.create(clinic.receptionist(), timeOff({}, day, day));
    QVERIFY_RESULT(closed);
    QCOMPARE(closed->affected.size(), 1);
    QVERIFY(closed->affected.first().id == booked->appointment.id);
    QVERIFY(offered(clinic, one, day).isEmpty());
    QVERIFY(offered(clinic, other, day).isEmpty());
    QVERIFY(!offered(clinic, other, day.addDays(1)).isEmpty());
    QCOMPARE(clinic.services().exceptions.listForClinic(clinic.receptionist())->size(), 1);
    QCOMPARE(clinic.services().exceptions.listForDoctor(clinic.receptionist(), one)->size(), 1);
}

void TestScheduleExceptions::timeOffNamesTheAppointmentsItAffectsAndCancelsNone()
{
    TestClinic clinic;
    const DoctorId doctor = clinic.newDoctor().id;
    const QDate day = clinic.today().addDays(1);
    const auto inside = book(clinic, doctor, clinic.at(day, 9, 0));
    const auto later = book(clinic, doctor, clinic.at(day.addDays(1), 9, 0));
    const auto cancelled = book(clinic, doctor, clinic.at(day, 9, 20));
    QVERIFY_RESULT(clinic.services().appointments.cancel(
        clinic.receptionist(), cancelled->appointment.id, u"ill"_s, std::nullopt));
    const auto made =
        clinic.services().exceptions.create(clinic.receptionist(), timeOff(doctor, day, day));
    QVERIFY_RESULT(made);
    QCOMPARE(made->affected.size(), 1);
    QVERIFY(made->affected.first().id == inside->appointment.id);
    const auto kept =
        clinic.services().appointments.get(clinic.receptionist(), inside->appointment.id);
    QVERIFY(kept->appointment.status == AppointmentStatus::Confirmed);
    Q_UNUSED(later);
}

void TestScheduleExceptions::aChangeNamesWhatItAffectsOnOldAndNewDays()
{
    TestClinic clinic;
    auto &service = clinic.services().exceptions;
    const DoctorId doctor = clinic.newDoctor().id;
    const QDate saturday = clinic.today().addDays(5);
    const auto extra = service.create(
        clinic.receptionist(), partOfDay(ExceptionKind::ExtraHours, doctor, saturday, 540, 630));
    QVERIFY_RESULT(extra);
    const auto booked = book(clinic, doctor, clinic.at(saturday, 9, 0));
    QVERIFY_RESULT(booked);
    ScheduleExceptionChanges changes;
    changes.fromDate = changes.toDate = saturday.addDays(7);
    const auto moved =
        service.update(clinic.receptionist(), extra->exception.id, changes, std::nullopt);
    QVERIFY_RESULT(moved);
    QCOMPARE(moved->affected.size(), 1);
    QVERIFY(moved->affected.first().id == booked->appointment.id);
}

void TestScheduleExceptions::aDoctorChangesTheirOwnAlone()
{
    TestClinic clinic;
    auto &service = clinic.services().exceptions;
    const Actor doctor = clinic.newDoctorActor();
    const DoctorId other = clinic.newDoctor().id;
    const QDate day = clinic.today().addDays(1);
    const auto own = service.create(doctor, timeOff(doctor.doctorId, day, day));
    QVERIFY_RESULT(own);
    const auto others = service.create(clinic.receptionist(), timeOff(other, day, day));
    const auto holiday = service.create(clinic.receptionist(), timeOff({}, day, day));
    for (const ScheduleExceptionId &id : {others->exception.id, holiday->exception.id}) {
        QCOMPARE_ERROR(service.update(doctor, id, {}, std::nullopt), ErrorCode::NotFound);
        QCOMPARE_ERROR(service.remove(doctor, id, std::nullopt), ErrorCode::NotFound);
    }
    QCOMPARE_ERROR(service.create(doctor, timeOff(other, day, day)), ErrorCode::NotFound);
    QCOMPARE_ERROR(service.create(doctor, timeOff({}, day, day)), ErrorCode::NotFound);
    QCOMPARE_ERROR(service.get(doctor, others->exception.id), ErrorCode::NotFound);
    QVERIFY_RESULT(service.get(doctor, holiday->exception.id));
    QCOMPARE_ERROR(service.listForDoctor(doctor, other), ErrorCode::NotFound);
    QCOMPARE(service.listForDoctor(doctor, doctor.doctorId)->size(), 2);
}

void TestScheduleExceptions::reasonsForTimeOffStayAmongStaff()
{
    TestClinic clinic;
    auto &service = clinic.services().exceptions;
    const DoctorId doctor = clinic.newDoctor().id;
    const QDate day = clinic.today();
    const auto made = service.create(clinic.receptionist(), timeOff(doctor, day, day));
    const Actor patient = clinic.newPatientActor();
    QCOMPARE_ERROR(service.get(patient, made->exception.id), ErrorCode::Forbidden);
    QCOMPARE_ERROR(service.listForDoctor(patient, doctor), ErrorCode::Forbidden);
    QCOMPARE_ERROR(service.listForClinic(patient), ErrorCode::Forbidden);
    QCOMPARE_ERROR(service.create(patient, timeOff(doctor, day, day)), ErrorCode::Forbidden);
}

void TestScheduleExceptions::everyChangeIsAudited()
{
    TestClinic clinic;
    auto &service = clinic.services().exceptions;
    const QDate day = clinic.today();
    const auto made = service.create(clinic.receptionist(), timeOff({}, day, day));
    ScheduleExceptionChanges changes;
    changes.label = u"Easter"_s;
    QVERIFY_RESULT(
        service.update(clinic.receptionist(), made->exception.id, changes, std::nullopt));
    QVERIFY_RESULT(service.remove(clinic.receptionist(), made->exception.id, std::nullopt));
    for (const auto &action : {u"create"_s, u"update"_s, u"delete"_s}) {
        QCOMPARE(clinic.database
                     .raw(u"SELECT count(*) FROM audit_log WHERE entity = 'schedule_exception' "
                          "AND action = '%1'"_s.arg(action))
                     .toInt(),
                 1);
    }
}

void TestScheduleExceptions::noBookingSlipsIntoTimeOffThatIsJustBeingTaken()
{
    TestClinic clinic;
    const DoctorId doctor = clinic.newDoctor().id;
    for (int round = 1; round <= 8; ++round) {
        const QDate day = clinic.today().addDays(7 * round);
        const PatientId patient = clinic.newPatient().id;
        auto booking = QtConcurrent::run([&] {
            const auto scope = clinic.anotherScope();
            return scope->services().appointments.book(
                clinic.receptionist(), {doctor, patient, clinic.at(day, 9, 0), {}, {}});
        });
        auto leaving = QtConcurrent::run([&] {
            const auto scope = clinic.anotherScope();
            return scope->services().exceptions.create(clinic.receptionist(),
                                                       timeOff(doctor, day, day));
        });
        const auto booked = booking.result();
        const auto left = leaving.result();
        QVERIFY_RESULT(left);
        // Either it came too late, or the time off has named it.
        if (booked)
            QCOMPARE(left->affected.size(), 1);
        else
            QVERIFY(booked.error().code == ErrorCode::OutsideWorkingHours);
    }
}

namespace {

QByteArray calendarFile(const QByteArrayList &days)
{
    QByteArray file = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n";
    for (qsizetype i = 0; i < days.size(); ++i)
        file += "BEGIN:VEVENT\r\nUID:" + QByteArray::number(i) + "@example\r\nSUMMARY:Feast "
                + QByteArray::number(i) + "\r\nDTSTART;VALUE=DATE:" + days[i]
                + "\r\nEND:VEVENT\r\n";
    return file + "END:VCALENDAR\r\n";
}

int holidays(TestClinic &clinic)
{
    return int(clinic.services().exceptions.listForClinic(clinic.admin())->size());
}

int audited(TestClinic &clinic)
{
    return clinic.database
        .raw(u"SELECT count(*) FROM audit_log WHERE entity = 'schedule_exception'"_s)
        .toInt();
}

} // namespace

void TestScheduleExceptions::holidaysOfACalendarCloseTheClinicAndCancelNothing()
{
    TestClinic clinic;
    const DoctorId one = clinic.newDoctor(u"Dr. One"_s).id;
    const DoctorId other = clinic.newDoctor(u"Dr. Other"_s).id;
    const QDate day(2026, 3, 12);
    const auto booked = book(clinic, one, clinic.at(day, 9, 0));
    const auto alsoBooked = book(clinic, other, clinic.at(day, 10, 0));
    const auto imported = clinic.services().exceptions.importHolidays(
        clinic.admin(), calendarFile({"20260312", "20260313", "20260101"}));
    QVERIFY_RESULT(imported);
    QCOMPARE(imported->added.size(), 2);
    QCOMPARE(imported->past, 1);
    QCOMPARE(imported->affected.size(), 2);
    QVERIFY(imported->affected[0].id == booked->appointment.id);
    QVERIFY(imported->affected[1].id == alsoBooked->appointment.id);
    QVERIFY(clinic.services()
                .appointments.get(clinic.receptionist(), booked->appointment.id)
                ->appointment
            == booked->appointment);
    QVERIFY(offered(clinic, one, day).isEmpty());
    QCOMPARE(holidays(clinic), 2);
    QCOMPARE(audited(clinic), 2);
    QCOMPARE(imported->added[0].label, u"Feast 0"_s);
}

void TestScheduleExceptions::aLaterEditionOfACalendarChangesWhatItNamedBefore()
{
    TestClinic clinic;
    auto &service = clinic.services().exceptions;
    const DoctorId doctor = clinic.newDoctor().id;
    const auto first =
        service.importHolidays(clinic.admin(), calendarFile({"20260312", "20260313", "20260316"}));
    QVERIFY_RESULT(first);
    const auto booked = book(clinic, doctor, clinic.at({2026, 3, 17}, 9, 0));
    const auto again = service.importHolidays(
        clinic.admin(), calendarFile({"20260312", "20260317", "20260316", "20260318"}));
    QVERIFY_RESULT(again);
    QCOMPARE(again->unchanged, 2);
    QCOMPARE(again->added.size(), 1);
    QCOMPARE(again->changed.size(), 1);
    QVERIFY(again->changed[0].id == first->added[1].id);
    QCOMPARE(again->changed[0].fromDate, QDate(2026, 3, 17));
    QCOMPARE(again->changed[0].stamp.version, 2);
    QCOMPARE(again->affected.size(), 1);
    QVERIFY(again->affected[0].id == booked->appointment.id);
    QVERIFY(!offered(clinic, doctor, {2026, 3, 13}).isEmpty());
    QCOMPARE(holidays(clinic), 4);
    // One that somebody took away by hand comes again: the file still names it.
    QVERIFY_RESULT(service.remove(clinic.admin(), first->added[0].id, std::nullopt));
    const auto third = service.importHolidays(clinic.admin(), calendarFile({"20260312"}));
    QVERIFY_RESULT(third);
    QCOMPARE(third->added.size(), 1);
    QCOMPARE(holidays(clinic), 4);
}

void TestScheduleExceptions::aPreviewTellsAllAndStoresNothing()
{
    TestClinic clinic;
    auto &service = clinic.services().exceptions;
    const DoctorId doctor = clinic.newDoctor().id;
    const auto booked = book(clinic, doctor, clinic.at({2026, 3, 12}, 9, 0));
    const QByteArray file = calendarFile({"20260312", "20260313"});
    const auto preview = service.previewHolidays(clinic.admin(), file);
    QVERIFY_RESULT(preview);
    QCOMPARE(preview->added.size(), 2);
    QCOMPARE(preview->affected.size(), 1);
    QVERIFY(preview->affected[0].id == booked->appointment.id);
    QCOMPARE(holidays(clinic), 0);
    QCOMPARE(audited(clinic), 0);
    QVERIFY(!offered(clinic, doctor, {2026, 3, 13}).isEmpty());
    QCOMPARE(service.importHolidays(clinic.admin(), file)->added.size(), 2);
}

void TestScheduleExceptions::aBadCalendarImportsNothing()
{
    TestClinic clinic;
    const QByteArray file = calendarFile({"20260312", "20260313", "20261399"});
    const auto refused = clinic.services().exceptions.importHolidays(clinic.admin(), file);
    QCOMPARE(faults(refused), QStringList(u"/ics bad_event"_s));
    QVERIFY(refused.error().message.contains(u"event 3"_s));
    QCOMPARE(holidays(clinic), 0);
}

void TestScheduleExceptions::onlyAdministratorsImportHolidays()
{
    TestClinic clinic;
    auto &service = clinic.services().exceptions;
    const QByteArray file = calendarFile({"20260312"});
    for (const Actor &actor :
         {clinic.receptionist(), clinic.newDoctorActor(), clinic.newPatientActor()}) {
        QCOMPARE_ERROR(service.importHolidays(actor, file), ErrorCode::Forbidden);
        QCOMPARE_ERROR(service.previewHolidays(actor, file), ErrorCode::Forbidden);
    }
    QCOMPARE(holidays(clinic), 0);
}

QTEST_GUILESS_MAIN(TestScheduleExceptions)
#include "tst_scheduleexceptions.moc"
