// SPDX-License-Identifier: GPL-3.0-or-later
// Those who come without an appointment.
#include "support/result.h"
#include "support/testclinic.h"

#include <QTest>
#include <QtConcurrent>

#include <barrier>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

class TestQueue : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestClinic> m_clinic;
    Doctor m_doctor;

    QueueService &queue() { return m_clinic->services().queue; }
    const Actor &desk() const { return m_clinic->receptionist(); }
    Instant at(int hour, int minute = 0) const
    {
        return m_clinic->at(m_clinic->today(), hour, minute);
    }

    WalkIn walkIn(const QString &specialty = {})
    {
        return {m_clinic->newPatient().id, {}, specialty, u"Fever"_s, Urgency::Routine};
    }

    void fill(DoctorId doctor, Instant start)
    {
        QVERIFY_RESULT(m_clinic->services().appointments.book(
            desk(), {doctor, m_clinic->newPatient().id, start, start + std::chrono::hours(1), {}}));
    }

    QueueEntryId queued(const WalkIn &wanted)
    {
        const auto outcome = queue().walkIn(desk(), wanted);
        if (!outcome || !outcome->queued)
            qFatal("Not queued: %s", describe(outcome).constData());
        m_clinic->clock.advance(std::chrono::seconds(1));
        return outcome->queued->entry.id;
    }

private Q_SLOTS:
    void init()
    {
        m_clinic = std::make_unique<TestClinic>();
        m_doctor = m_clinic->newDoctor();
        m_clinic->clock.set(at(10) + std::chrono::seconds(42));
    }
    void cleanup() { m_clinic.reset(); }

    void aFreeDoctorSeesThemAtOnce()
    {
        const WalkIn wanted = walkIn();
        const auto outcome = queue().walkIn(desk(), wanted);
        QVERIFY_RESULT(outcome);
        QVERIFY(outcome->appointment && !outcome->queued);
        const Appointment &visit = outcome->appointment->appointment;
        QVERIFY(visit.doctorId == m_doctor.id && visit.patientId == wanted.patientId);
        QVERIFY((visit.span == Interval {at(10), at(10, 20)}));
        QVERIFY(visit.status == AppointmentStatus::Arrived);
        QVERIFY(visit.channel == BookingChannel::WalkIn);
        QVERIFY(visit.arrivedAt == m_clinic->clock.now());
        QCOMPARE(visit.reason, u"Fever"_s);
        QCOMPARE(
            m_clinic->database.raw(u"SELECT count(*) FROM audit_log WHERE action = 'walk_in'"_s)
                .toInt(),
            1);
    }

    void whoIsFreeForLongestOfTheSpecialtyIsChosen()
    {
        const Doctor surgeon = m_clinic->newDoctor(u"Dr. Edda Stein"_s, u"Surgery"_s);
        const Doctor second = m_clinic->newDoctor(u"Dr. Omar Aziz"_s, u"Cardiology"_s);
        fill(m_doctor.id, at(11));
        const auto first = queue().walkIn(desk(), walkIn(u"cardiology"_s));
        QVERIFY(first->appointment->appointment.doctorId == second.id);
        const auto next = queue().walkIn(desk(), walkIn(u"cardiology"_s));
        QVERIFY(next->appointment->appointment.doctorId == m_doctor.id);
        QVERIFY(queue().walkIn(desk(), walkIn(u"Cardiology"_s))->queued);
        const auto any = queue().walkIn(desk(), walkIn());
        QVERIFY(any->appointment->appointment.doctorId == surgeon.id);
    }

    void ifNobodyIsFreeTheyWaitInTheQueue()
    {
        fill(m_doctor.id, at(10));
        WalkIn urgent = walkIn();
        urgent.urgency = Urgency::Urgent;
        const QueueEntryId first = queued(walkIn());
        const QueueEntryId second = queued(walkIn());
        const QueueEntryId before = queued(urgent);
        const auto waiting = queue().list(desk());
        QVERIFY_RESULT(waiting);
        QCOMPARE(waiting->size(), 3);
        QVERIFY(waiting->at(0).entry.id == before);
        QVERIFY(waiting->at(1).entry.id == first);
        QVERIFY(waiting->at(2).entry.id == second);
        QCOMPARE(waiting->at(0).entry.note, u"Fever"_s);
        QCOMPARE_ERROR(queue().walkIn(desk(), urgent), ErrorCode::AlreadyExists);
    }

    void oneWhoIsTakenInIsAnAppointmentAndNothingElse()
    {
        fill(m_doctor.id, at(10));
        const QueueEntryId entry = queued(walkIn());
        const Instant arrived = queue().list(desk())->first().entry.arrivedAt;
        QCOMPARE_ERROR(queue().take(desk(), entry, {}), ErrorCode::SlotTaken);
        QCOMPARE(queue().list(desk())->size(), 1);
        m_clinic->clock.set(at(11, 5));
        const auto taken = queue().take(desk(), entry, {{}, AppointmentStatus::InProgress, 30});
        QVERIFY_RESULT(taken);
        const Appointment &visit = taken->appointment;
        QVERIFY(visit.status == AppointmentStatus::InProgress);
        QVERIFY(visit.arrivedAt == arrived);
        QVERIFY(visit.startedAt == at(11, 5));
        QVERIFY((visit.span == Interval {at(11, 5), at(11, 35)}));
        QVERIFY(queue().list(desk())->isEmpty());
        QCOMPARE_ERROR(queue().take(desk(), entry, {}), ErrorCode::IllegalTransition);
        QCOMPARE_ERROR(queue().leave(desk(), entry, {}), ErrorCode::IllegalTransition);
    }

    void aVisitEndsWhereTheNextPatientComes()
    {
        fill(m_doctor.id, at(10));
        const QueueEntryId entry = queued(walkIn());
        fill(m_doctor.id, at(11, 10));
        m_clinic->clock.set(at(11));
        const auto taken = queue().take(desk(), entry, {});
        QVERIFY_RESULT(taken);
        QVERIFY((taken->appointment.span == Interval {at(11), at(11, 10)}));
    }

    void oneWhoLeavesIsGoneFromTheQueue()
    {
        fill(m_doctor.id, at(10));
        const WalkIn wanted = walkIn();
        const QueueEntryId entry = queued(wanted);
        QCOMPARE_ERROR(queue().leave(desk(), entry, 7), ErrorCode::StaleVersion);
        QVERIFY_RESULT(queue().leave(desk(), entry, 1));
        QVERIFY(queue().list(desk())->isEmpty());
        queued(wanted);
    }

    void aDoctorTakesInWhomTheyCouldSeeThemselves()
    {
        const Actor doctor = m_clinic->newDoctorActor(); // general practice
        fill(m_doctor.id, at(10));
        fill(doctor.doctorId, at(10));
        const QueueEntryId others = queued(walkIn(u"Cardiology"_s));
        const QueueEntryId anyones = queued(walkIn());
        QCOMPARE(queue().list(doctor)->size(), 1);
        m_clinic->clock.set(at(11, 30));
        QCOMPARE_ERROR(queue().take(doctor, others, {}), ErrorCode::NotFound);
        QCOMPARE_ERROR(queue().take(doctor, anyones, {m_doctor.id, AppointmentStatus::Arrived, {}}),
                       ErrorCode::Forbidden);
        const auto taken = queue().take(doctor, anyones, {});
        QVERIFY_RESULT(taken);
        QVERIFY(taken->appointment.doctorId == doctor.doctorId);
        QCOMPARE_ERROR(queue().walkIn(doctor, walkIn()), ErrorCode::Forbidden);
        QCOMPARE_ERROR(queue().walkIn(m_clinic->newPatientActor(), walkIn()), ErrorCode::Forbidden);
    }

    void aPatientWhoIsElsewhereCannotBeSeen()
    {
        const Doctor other = m_clinic->newDoctor(u"Dr. Omar Aziz"_s);
        const WalkIn wanted = walkIn();
        QVERIFY_RESULT(m_clinic->services().appointments.book(
            desk(), {other.id, wanted.patientId, at(10), {}, {}}));
        QCOMPARE_ERROR(queue().walkIn(desk(), wanted), ErrorCode::PatientBusy);
    }

    void outsideWorkingHoursNobodyIsFree()
    {
        m_clinic->clock.set(at(20));
        const QueueEntryId entry = queued(walkIn());
        QCOMPARE_ERROR(queue().take(desk(), entry, {}), ErrorCode::OutsideWorkingHours);
        m_clinic->newDoctor(u"Dr. Omar Aziz"_s);
        QCOMPARE_ERROR(queue().take(desk(), entry, {}), ErrorCode::NoDoctorFree);
    }

    void twoWhoWalkInAtOnceAreNotSeenAtOnce()
    {
        constexpr int Racers = 8;
        QList<WalkIn> wanted;
        for (int i = 0; i < Racers; ++i)
            wanted.append(walkIn());
        QThreadPool pool;
        pool.setMaxThreadCount(Racers);
        std::barrier start(Racers);
        QList<QFuture<QString>> answers;
        for (int i = 0; i < Racers; ++i) {
            answers.append(QtConcurrent::run(&pool, [&, i] {
                const auto scope = m_clinic->anotherScope();
                start.arrive_and_wait();
                const auto result = scope->services().queue.walkIn(desk(), wanted[i]);
                if (!result)
                    return QString(toString(result.error().code));
                return result->appointment ? u"seen"_s : u"queued"_s;
            }));
        }
        QHash<QString, int> counts;
        for (auto &answer : answers)
            ++counts[answer.result()];
        QCOMPARE(counts, (QHash<QString, int> {{u"seen"_s, 1}, {u"queued"_s, Racers - 1}}));
    }
};

QTEST_GUILESS_MAIN(TestQueue)
#include "tst_queue.moc"
