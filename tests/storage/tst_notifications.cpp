// SPDX-License-Identifier: GPL-3.0-or-later
// Who is told of what happens to an appointment, and what they do with it.
#include "support/result.h"
#include "support/testclinic.h"

#include <QTest>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;
using enum AppointmentStatus;

class TestNotifications : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestClinic> m_clinic;
    Actor m_doctor;
    Actor m_patient;

    /// "kind" of each, newest first.
    QStringList told(const Actor &actor, bool unreadOnly = false)
    {
        const auto page = m_clinic->services().notifications.own(actor, unreadOnly, {});
        if (!page)
            return {QString::fromUtf8(describe(page))};
        QStringList kinds;
        for (const Notification &notification : page->items)
            kinds << toString(notification.kind);
        return kinds;
    }

    Appointment booked(const Actor &actor, int hour)
    {
        Booking booking;
        booking.doctorId = m_doctor.doctorId;
        booking.start = m_clinic->at(m_clinic->today(), hour);
        if (actor.role != Role::Patient)
            booking.patientId = m_patient.patientId;
        const auto details = m_clinic->services().appointments.book(actor, booking);
        if (!details)
            qFatal("No booking: %s", describe(details).constData());
        m_clinic->clock.advance(std::chrono::seconds(1));
        return details->appointment;
    }

    void step(const Actor &actor, AppointmentId id, AppointmentStatus status)
    {
        const auto done = m_clinic->services().appointments.setStatus(actor, id, status, {}, {});
        QVERIFY_RESULT(done);
        m_clinic->clock.advance(std::chrono::seconds(1));
    }

private Q_SLOTS:
    void init()
    {
        m_clinic = std::make_unique<TestClinic>();
        m_doctor = m_clinic->newDoctorActor();
        m_patient = m_clinic->newPatientActor();
    }
    void cleanup() { m_clinic.reset(); }

    void thePatientHearsWhatTheClinicDoes()
    {
        const Appointment appointment = booked(m_clinic->receptionist(), 12);
        QCOMPARE(told(m_patient), QStringList {u"APPOINTMENT_CREATED"_s});
        Move move;
        move.start = m_clinic->at(m_clinic->today(), 13);
        QVERIFY_RESULT(m_clinic->services().appointments.reschedule(m_clinic->receptionist(),
                                                                    appointment.id, move, {}));
        m_clinic->clock.advance(std::chrono::seconds(1));
        step(m_doctor, appointment.id, NoShow);
        QCOMPARE(told(m_patient), (QStringList {u"APPOINTMENT_NO_SHOW"_s, u"APPOINTMENT_MOVED"_s,
                                                u"APPOINTMENT_CREATED"_s}));
        QCOMPARE(told(m_doctor), QStringList());
        QCOMPARE(told(m_clinic->receptionist()), QStringList());
        const auto page = m_clinic->services().notifications.own(m_patient, false, {});
        QVERIFY_RESULT(page);
        const Notification &moved = page->items[1];
        QVERIFY(moved.appointmentId == appointment.id);
        QCOMPARE(moved.params[u"startTime"].toString(), toRfc3339(move.start));
        QCOMPARE(moved.params[u"previousStartTime"].toString(), toRfc3339(appointment.span.start));
        QCOMPARE(moved.params[u"doctorName"].toString(), u"Dr. Amira Haddad"_s);
        QVERIFY(!moved.params.contains(u"patientName"));
    }

    void theDoctorHearsWhatThePatientDoes()
    {
        const Appointment appointment = booked(m_patient, 12);
        QCOMPARE(told(m_doctor), QStringList {u"APPOINTMENT_CREATED"_s});
        step(m_clinic->receptionist(), appointment.id, Confirmed);
        QVERIFY_RESULT(m_clinic->services().appointments.cancel(m_patient, appointment.id, {}, {}));
        QCOMPARE(told(m_doctor),
                 (QStringList {u"APPOINTMENT_CANCELLED"_s, u"APPOINTMENT_CREATED"_s}));
        QCOMPARE(told(m_patient), QStringList {u"APPOINTMENT_CONFIRMED"_s});
        const auto page = m_clinic->services().notifications.own(m_doctor, false, {});
        QCOMPARE(page->items[0].params[u"patientName"].toString(), u"Lena Fischer"_s);
    }

    void bothDoctorsHearOfAMoveBetweenThem()
    {
        const Actor other = m_clinic->newDoctorActor(u"Dr. Other"_s);
        const Appointment appointment = booked(m_patient, 12);
        Move move;
        move.start = m_clinic->at(m_clinic->today(), 13);
        move.doctorId = other.doctorId;
        QVERIFY_RESULT(
            m_clinic->services().appointments.reschedule(m_patient, appointment.id, move, {}));
        QCOMPARE(told(other), QStringList {u"APPOINTMENT_MOVED"_s});
        QCOMPARE(told(m_doctor), (QStringList {u"APPOINTMENT_MOVED"_s, u"APPOINTMENT_CREATED"_s}));
    }

    void theStepsOfAVisitTellNobody()
    {
        const Appointment appointment = booked(m_patient, 12);
        for (const auto status : {Confirmed, Arrived, Confirmed, Arrived, InProgress, Completed})
            step(m_clinic->receptionist(), appointment.id, status);
        QCOMPARE(told(m_patient), QStringList {u"APPOINTMENT_CONFIRMED"_s});
    }

    void whatFailsTellsNobody()
    {
        booked(m_clinic->receptionist(), 12);
        Booking again;
        again.doctorId = m_doctor.doctorId;
        again.patientId = m_patient.patientId;
        again.start = m_clinic->at(m_clinic->today(), 12);
        QVERIFY(!m_clinic->services().appointments.book(m_clinic->receptionist(), again));
        QCOMPARE(told(m_patient).size(), 1);
        // Nobody's account, nobody's notification.
        again.patientId = m_clinic->newPatient().id;
        again.start = m_clinic->at(m_clinic->today(), 15);
        QVERIFY_RESULT(m_clinic->services().appointments.book(m_clinic->receptionist(), again));
        QCOMPARE(m_clinic->database.raw(u"SELECT count(*) FROM notifications"_s).toInt(), 1);
    }

    void theyAreReadOneByOneOrAllAtOnce()
    {
        for (const int hour : {10, 11, 12})
            booked(m_clinic->receptionist(), hour);
        auto &notifications = m_clinic->services().notifications;
        const auto page = notifications.own(m_patient, false, {});
        const NotificationId first = page->items.last().id;
        const auto read = notifications.setRead(m_patient, first, true, 1);
        QVERIFY_RESULT(read);
        QVERIFY(read->readAt == m_clinic->clock.now());
        QCOMPARE(read->stamp.version, 2);
        QCOMPARE(told(m_patient, true).size(), 2);
        QCOMPARE_ERROR(notifications.setRead(m_patient, first, false, 1), ErrorCode::StaleVersion);
        QVERIFY_RESULT(notifications.setRead(m_patient, first, false, 2));
        QCOMPARE(told(m_patient, true).size(), 3);
        QCOMPARE(*notifications.markRead(m_patient, QList<NotificationId> {first}), 1);
        QCOMPARE(*notifications.markRead(m_doctor, std::nullopt), 0);
        QCOMPARE(*notifications.markRead(m_patient, std::nullopt), 2);
        QCOMPARE(told(m_patient, true), QStringList());
    }

    void anothersIsNotThere()
    {
        booked(m_clinic->receptionist(), 12);
        auto &notifications = m_clinic->services().notifications;
        const NotificationId id = notifications.own(m_patient, false, {})->items.first().id;
        QCOMPARE_ERROR(notifications.setRead(m_doctor, id, true, {}), ErrorCode::NotFound);
        QCOMPARE(*notifications.markRead(m_doctor, QList<NotificationId> {id}), 0);
        QCOMPARE(told(m_patient, true).size(), 1);
    }

    void pagesNeitherSkipNorRepeatWhileMoreArrive()
    {
        for (const int hour : {9, 10, 11, 12})
            booked(m_clinic->receptionist(), hour);
        QStringList seen;
        PageRequest page {1, {}};
        int hour = 13;
        do {
            const auto got = m_clinic->services().notifications.own(m_patient, false, page);
            QVERIFY_RESULT(got);
            seen << got->items.first().params[u"startTime"].toString();
            page.cursor = got->nextCursor;
            if (hour < 16)
                booked(m_clinic->receptionist(), hour++);
        } while (!page.cursor.isEmpty());
        QStringList expected;
        for (const int h : {12, 11, 10, 9})
            expected << toRfc3339(m_clinic->at(m_clinic->today(), h));
        QCOMPARE(seen, expected);
        QCOMPARE_ERROR(m_clinic->services().notifications.own(m_patient, false, {1, u"YR9i"_s}),
                       ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(TestNotifications)
#include "tst_notifications.moc"
