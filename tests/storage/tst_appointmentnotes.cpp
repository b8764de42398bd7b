// SPDX-License-Identifier: GPL-3.0-or-later
// What the staff note of an appointment: stored, audited, theirs alone, and apart from its time.
#include "outboxclinic.h"

#include <QJsonDocument>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

class TestAppointmentNotes : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestClinic> m_clinic;
    Doctor m_doctor;
    Actor m_patient;

    AppointmentService &appointments() { return m_clinic->services().appointments; }
    const Actor &desk() const { return m_clinic->receptionist(); }

    Booking wish() const
    {
        Booking booking;
        booking.doctorId = m_doctor.id;
        booking.patientId = m_patient.patientId;
        booking.start = m_clinic->at(m_clinic->today().addDays(7), 10);
        booking.reason = u"Check-up"_s;
        return booking;
    }
    Appointment booked()
    {
        const auto made = appointments().book(desk(), wish());
        if (!made)
            qFatal("Not booked: %s", describe(made).constData());
        return made->appointment;
    }
    static AppointmentEdit everything()
    {
        return {u"  Second opinion "_s, u" Needs the   step-free entrance"_s, false,
                BookingChannel::Phone};
    }
    int pending(const QString &kind)
    {
        return m_clinic->database
            .raw(
                u"SELECT count(*) FROM outbox WHERE status = 'PENDING' AND kind = '%1'"_s.arg(kind))
            .toInt();
    }
    Appointment stored(AppointmentId id) { return appointments().get(desk(), id)->appointment; }

private Q_SLOTS:
    void init()
    {
        m_clinic = std::make_unique<TestClinic>(u"Europe/Berlin"_s, mailSettings());
        m_doctor = m_clinic->newDoctor();
        m_patient = m_clinic->newPatientActor();
    }
    void cleanup() { m_clinic.reset(); }

    void aNewBookingKeepsThem()
    {
        Booking booking = wish();
        booking.alert = u"Needs the step-free entrance"_s;
        booking.reminds = false;
        booking.channel = BookingChannel::Phone;
        const auto made = appointments().book(desk(), booking);
        QVERIFY_RESULT(made);
        QCOMPARE(made->appointment.alert, booking.alert);
        QVERIFY(!made->appointment.reminds);
        QVERIFY(made->appointment.channel == BookingChannel::Phone);
        QCOMPARE(pending(u"APPOINTMENT_CREATED"_s), 1);
        QCOMPARE(pending(u"APPOINTMENT_REMINDER"_s), 0);
    }

    void anEditChangesThemAndNothingElse()
    {
        const Appointment before = booked();
        const auto edited =
            appointments().edit(desk(), before.id, everything(), before.stamp.version);
        QVERIFY_RESULT(edited);
        Appointment expected = before;
        expected.reason = u"Second opinion"_s;
        expected.alert = u"Needs the step-free entrance"_s;
        expected.reminds = false;
        expected.channel = BookingChannel::Phone;
        expected.stamp = edited->appointment.stamp;
        QVERIFY(edited->appointment == expected);
        QCOMPARE(edited->appointment.stamp.version, before.stamp.version + 1);
        QVERIFY(stored(before.id) == expected);
        const QJsonObject after =
            QJsonDocument::fromJson(
                m_clinic->database.raw(u"SELECT after FROM audit_log WHERE action = 'edit'"_s)
                    .toByteArray())
                .object();
        QCOMPARE(after[u"alert"_s].toString(), expected.alert);
        QCOMPARE(after[u"reminders"_s].toBool(true), false);
    }

    void unsetFieldsStay()
    {
        const Appointment before = booked();
        QVERIFY_RESULT(appointments().edit(desk(), before.id, everything(), {}));
        AppointmentEdit reason;
        reason.reason = u"Follow-up"_s;
        QVERIFY_RESULT(appointments().edit(desk(), before.id, reason, {}));
        const Appointment after = stored(before.id);
        QCOMPARE(after.reason, u"Follow-up"_s);
        QCOMPARE(after.alert, u"Needs the step-free entrance"_s);
        QVERIFY(!after.reminds && after.channel == BookingChannel::Phone);
    }

    void thePatientIsToldOfNothingButHasTheRemindersThatHold()
    {
        const Appointment before = booked();
        QCOMPARE(pending(u"APPOINTMENT_REMINDER"_s), 2 * 2); // by mail and in the program
        QVERIFY_RESULT(appointments().edit(desk(), before.id, everything(), {}));
        QCOMPARE(pending(u"APPOINTMENT_REMINDER"_s), 0);
        Move later {before.span.start + std::chrono::hours(1), {}, {}};
        QVERIFY_RESULT(appointments().reschedule(desk(), before.id, later, {}));
        QCOMPARE(pending(u"APPOINTMENT_REMINDER"_s), 0);
        AppointmentEdit again;
        again.reminds = true;
        QVERIFY_RESULT(appointments().edit(desk(), before.id, again, {}));
        QCOMPARE(pending(u"APPOINTMENT_REMINDER"_s), 2 * 2);
        QCOMPARE(pending(u"APPOINTMENT_CREATED"_s), 1);
        QCOMPARE(pending(u"APPOINTMENT_MOVED"_s), 0);
    }

    void aMoveTakesThemAlong()
    {
        const Appointment before = booked();
        Move move {before.span.start + std::chrono::hours(1), {}, {}};
        move.edit = everything();
        const auto moved = appointments().reschedule(desk(), before.id, move, {});
        QVERIFY_RESULT(moved);
        QVERIFY(moved->appointment.span.start == move.start);
        QCOMPARE(moved->appointment.alert, u"Needs the step-free entrance"_s);
        QCOMPARE(moved->appointment.stamp.version, before.stamp.version + 1);
        QCOMPARE_ERROR(appointments().reschedule(m_patient, before.id, move, {}),
                       ErrorCode::Forbidden);
    }

    void anEndedOneCanBeNotedToo()
    {
        const Appointment before = booked();
        QVERIFY_RESULT(appointments().cancel(desk(), before.id, u"Ill"_s, {}));
        QVERIFY_RESULT(appointments().edit(desk(), before.id, everything(), {}));
        QVERIFY(stored(before.id).status == AppointmentStatus::Cancelled);
        QCOMPARE(stored(before.id).cancelReason, u"Ill"_s);
    }

    void theVersionThatWasReadCounts()
    {
        const Appointment before = booked();
        QVERIFY_RESULT(appointments().edit(desk(), before.id, everything(), {}));
        QCOMPARE_ERROR(appointments().edit(desk(), before.id, {}, before.stamp.version),
                       ErrorCode::StaleVersion);
    }

    void whatIsTooLongIsRefusedWhole()
    {
        const Appointment before = booked();
        AppointmentEdit edit = everything();
        edit.alert = QString(AppointmentEdit::MostAlert + 1, u'x');
        edit.reason = QString(1001, u'x');
        const auto refused = appointments().edit(desk(), before.id, edit, {});
        QCOMPARE_ERROR(refused, ErrorCode::InvalidInput);
        QStringList fields;
        for (const FieldFault &fault : refused.error().faults)
            fields.append(fault.pointer);
        QCOMPARE(fields, (QStringList {u"/reason"_s, u"/alert"_s}));
        Booking booking = wish();
        booking.start = m_clinic->at(m_clinic->today().addDays(7), 11);
        booking.alert = *edit.alert;
        QCOMPARE_ERROR(appointments().book(desk(), booking), ErrorCode::InvalidInput);
        QVERIFY(stored(before.id) == before);
    }

    void patientsNeitherWriteNorTurnThemOff()
    {
        const Appointment before = booked();
        QCOMPARE_ERROR(appointments().edit(m_patient, before.id, everything(), {}),
                       ErrorCode::Forbidden);
        Booking booking = wish();
        booking.patientId = {};
        booking.start = m_clinic->at(m_clinic->today().addDays(7), 11);
        Booking withAlert = booking;
        withAlert.alert = u"Let me in first"_s;
        QCOMPARE_ERROR(appointments().book(m_patient, withAlert), ErrorCode::Forbidden);
        booking.reminds = false;
        QCOMPARE_ERROR(appointments().book(m_patient, booking), ErrorCode::Forbidden);
    }
};

QTEST_GUILESS_MAIN(TestAppointmentNotes)
#include "tst_appointmentnotes.moc"
