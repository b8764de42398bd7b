// SPDX-License-Identifier: GPL-3.0-or-later
// Reports against figures that were worked out by hand, and the queries they cost.
#include "countingaccess.h"
#include "security/passwordhasher.h"
#include "security/secretbox.h"
#include "security/tokensigner.h"
#include "services/reportservice.h"
#include "support/result.h"
#include "support/testclinic.h"

#include <QSemaphore>
#include <QTest>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;
using enum AppointmentStatus;

namespace {

/// A working day of four hours on one weekday.
void work(TestClinic &clinic, DoctorId doctor, int weekday, int from, int to)
{
    NewSchedule hours;
    hours.doctorId = doctor;
    hours.dayOfWeek = weekday;
    hours.start = WallTime {from * 60};
    hours.end = WallTime {to * 60};
    hours.slotMinutes = 20;
    if (const auto made = clinic.services().schedules.create(clinic.admin(), hours); !made)
        qFatal("No hours: %s", describe(made).constData());
}

Doctor doctorWithoutHours(TestClinic &clinic, const QString &name)
{
    return *clinic.services().doctors.create(clinic.admin(), {name, u"Cardiology"_s, {}, {}, {}});
}

AppointmentId booked(TestClinic &clinic, DoctorId doctor, PatientId patient, Instant start,
                     int minutes, std::optional<BookingChannel> channel = {})
{
    Booking booking;
    booking.doctorId = doctor;
    booking.patientId = patient;
    booking.start = start;
    booking.end = start + std::chrono::minutes(minutes);
    booking.channel = channel;
    const auto made = clinic.services().appointments.book(clinic.receptionist(), booking);
    if (!made)
        qFatal("No booking: %s", describe(made).constData());
    return made->appointment.id;
}

void step(TestClinic &clinic, AppointmentId id, AppointmentStatus status)
{
    const auto done = clinic.services().appointments.setStatus(clinic.receptionist(), id, status,
                                                               {}, std::nullopt);
    if (!done)
        qFatal("No step: %s", describe(done).constData());
}

/// Booked by the desk, then led to `status` by the steps of a visit.
void visit(TestClinic &clinic, DoctorId doctor, PatientId patient, QDate day, int hour, int minutes,
           AppointmentStatus status)
{
    const AppointmentId id = booked(clinic, doctor, patient, clinic.at(day, hour), minutes);
    QList<AppointmentStatus> steps;
    if (status == Completed)
        steps = {Arrived, InProgress, Completed};
    else if (status != Confirmed)
        steps = {status};
    for (const AppointmentStatus next : steps)
        step(clinic, id, next);
}

} // namespace

class TestReports : public QObject
{
    Q_OBJECT

    const QDate m_monday {2026, 3, 9};

private Q_SLOTS:
    void aClinicsWeekIsAddedUp()
    {
        TestClinic clinic;
        const Doctor anna = doctorWithoutHours(clinic, u"Dr. Anna"_s);
        const Doctor bert = doctorWithoutHours(clinic, u"Dr. Bert"_s);
        work(clinic, anna.id, 1, 8, 12); // Monday
        work(clinic, anna.id, 2, 8, 12); // Tuesday
        work(clinic, bert.id, 2, 14, 16);
        const Patient patient = clinic.newPatient();
        const QDate tuesday = m_monday.addDays(1);
        visit(clinic, anna.id, patient.id, m_monday, 9, 30, Completed);
        visit(clinic, anna.id, patient.id, m_monday, 10, 30, NoShow);
        visit(clinic, anna.id, patient.id, tuesday, 9, 20, Cancelled);
        visit(clinic, anna.id, patient.id, tuesday, 10, 60, Confirmed);
        visit(clinic, bert.id, patient.id, tuesday, 14, 45, Arrived);
        visit(clinic, anna.id, patient.id, m_monday.addDays(7), 9, 20, Confirmed); // next week

        auto &reports = clinic.services().reports;
        const auto summary = reports.summary(clinic.admin(), m_monday, m_monday.addDays(6));
        QVERIFY_RESULT(summary);
        QCOMPARE(summary->total, 5);
        QCOMPARE(summary->byStatus.size(), allAppointmentStatuses().size());
        for (const auto status : {Completed, NoShow, Cancelled, Confirmed, Arrived})
            QCOMPARE(summary->byStatus.value(status), 1);
        QCOMPARE(summary->byStatus.value(Pending), 0);

        const auto loads = reports.workload(clinic.admin(), m_monday, m_monday.addDays(6));
        QVERIFY_RESULT(loads);
        QCOMPARE(loads->size(), 2);
        QCOMPARE((*loads)[0].doctor.fullName, u"Dr. Anna"_s);
        QCOMPARE((*loads)[0].appointments, 4);
        QCOMPARE((*loads)[0].byStatus.value(NoShow), 1);
        QCOMPARE((*loads)[0].usage.bookedMinutes, 90); // the missed and the cancelled count not
        QCOMPARE((*loads)[0].usage.availableMinutes, 480);
        QCOMPARE((*loads)[1].usage.bookedMinutes, 45);
        QCOMPARE((*loads)[1].usage.availableMinutes, 120);

        const auto missed = reports.noShows(clinic.admin(), m_monday, m_monday.addDays(6));
        QVERIFY_RESULT(missed);
        QCOMPARE(missed->total.attended, 2);
        QCOMPARE(missed->total.noShows, 1);
        QCOMPARE(*missed->byDoctor[0].second.noShowRate(), 0.5);
        QCOMPARE(*missed->byDoctor[1].second.noShowRate(), 0.0);
        QCOMPARE(missed->byWeekday.size(), 7);
        QCOMPARE(*missed->byWeekday[0].second.noShowRate(), 0.5);
        QCOMPARE(missed->byWeekday[1].second.attended, 1);
        QVERIFY(!missed->byWeekday[2].second.noShowRate());

        const auto usage = reports.utilisation(clinic.admin(), m_monday, tuesday);
        QVERIFY_RESULT(usage);
        QCOMPARE(usage->byDay.size(), 2);
        QCOMPARE(usage->byDay[0].second.bookedMinutes, 30);
        QCOMPARE(usage->byDay[0].second.availableMinutes, 240);
        QCOMPARE(usage->byDay[1].second.bookedMinutes, 105);
        QCOMPARE(usage->byDay[1].second.availableMinutes, 360);
        QCOMPARE(*usage->byDoctor[1].second.share(), 0.375);
        QCOMPARE(usage->total.availableMinutes, 600);
    }

    void availableMinutesKeepTheHoursOfTheClock()
    {
        TestClinic clinic; // Berlin: 23 hours on 29 March 2026, 25 on 25 October
        const Doctor doctor = doctorWithoutHours(clinic, u"Dr. Night"_s);
        work(clinic, doctor.id, 7, 0, 6);
        const auto minutes = [&](QDate day) {
            const auto loads = clinic.services().reports.workload(clinic.admin(), day, day);
            return loads ? loads->first().usage.availableMinutes : -1;
        };
        QCOMPARE(minutes({2026, 3, 22}), 360);
        QCOMPARE(minutes({2026, 3, 29}), 300);
        QCOMPARE(minutes({2026, 10, 25}), 420);
    }

    void aVisitBelongsToItsDayInTheClinicsZone()
    {
        TestClinic clinic;
        const Doctor doctor = doctorWithoutHours(clinic, u"Dr. Night"_s);
        work(clinic, doctor.id, 2, 0, 6);
        const QDate tuesday = m_monday.addDays(1);
        visit(clinic, doctor.id, clinic.newPatient().id, tuesday, 0, 20, NoShow); // Monday in UTC
        auto &reports = clinic.services().reports;
        QCOMPARE(reports.summary(clinic.admin(), m_monday, m_monday)->total, 0);
        QCOMPARE(reports.summary(clinic.admin(), tuesday, tuesday)->total, 1);
        const auto missed = reports.noShows(clinic.admin(), m_monday, tuesday);
        QVERIFY_RESULT(missed);
        QCOMPARE(missed->byWeekday[1].second.noShows, 1);
    }

    void leadTimeHasItsMedianAndItsMean()
    {
        TestClinic clinic;
        const Doctor anna = doctorWithoutHours(clinic, u"Dr. Anna"_s);
        const Doctor bert = doctorWithoutHours(clinic, u"Dr. Bert"_s);
        work(clinic, anna.id, 1, 8, 18);
        work(clinic, bert.id, 1, 8, 18);
        const Patient patient = clinic.newPatient();
        // The clock stands at 8: leads of 1, 2 and 6 hours, and of 4 with the other doctor.
        for (const int hour : {9, 10, 14})
            visit(clinic, anna.id, patient.id, m_monday, hour, 20, Confirmed);
        visit(clinic, bert.id, patient.id, m_monday, 12, 20, Cancelled);
        const auto report = clinic.services().reports.leadTime(clinic.admin(), m_monday, m_monday);
        QVERIFY_RESULT(report);
        QCOMPARE(report->byDoctor[0].second.appointments, 3);
        QCOMPARE(report->byDoctor[0].second.medianMinutes, 120.0);
        QCOMPARE(report->byDoctor[0].second.meanMinutes, 180.0);
        QCOMPARE(report->total.appointments, 4);
        QCOMPARE(report->total.medianMinutes, 180.0);
        QCOMPARE(report->total.meanMinutes, 195.0);
        // Entered after it began: it was not booked ahead at all.
        clinic.database.raw(
            u"UPDATE appointments SET created_at = start_at + 1 WHERE doctor_id = '%1'"_s.arg(
                bert.id.toString()));
        const auto without = clinic.services().reports.leadTime(clinic.admin(), m_monday, m_monday);
        QVERIFY_RESULT(without);
        QCOMPARE(without->total.appointments, 3);
        QCOMPARE(without->byDoctor[1].second.appointments, 0);
    }

    void waitsLastFromTheArrivalUntilThePatientIsTakenIn()
    {
        TestClinic clinic;
        const Doctor anna = doctorWithoutHours(clinic, u"Dr. Anna"_s);
        const Doctor bert = doctorWithoutHours(clinic, u"Dr. Bert"_s);
        work(clinic, anna.id, 1, 8, 18);
        work(clinic, bert.id, 1, 8, 18);
        const Patient patient = clinic.newPatient();
        const auto seen = [&](DoctorId doctor, int hour, int waited) {
            const Instant start = clinic.at(m_monday, hour);
            const AppointmentId id = booked(clinic, doctor, patient.id, start, 20);
            clinic.clock.set(start);
            step(clinic, id, Arrived);
            clinic.clock.set(start + std::chrono::minutes(waited));
            step(clinic, id, InProgress);
        };
        seen(anna.id, 9, 4);
        seen(anna.id, 10, 20);
        seen(bert.id, 11, 9);
        seen(anna.id, 12, 6);
        // Who has come and still waits is not counted, nor who has not come.
        const AppointmentId waiting =
            booked(clinic, bert.id, patient.id, clinic.at(m_monday, 13), 20);
        step(clinic, waiting, Arrived);
        (void)booked(clinic, bert.id, patient.id, clinic.at(m_monday, 14), 20);
        const auto report = clinic.services().reports.waits(clinic.admin(), m_monday, m_monday);
        QVERIFY_RESULT(report);
        QCOMPARE(report->total.appointments, 4);
        QCOMPARE(report->total.medianMinutes, 7.5);
        QCOMPARE(report->total.meanMinutes, 9.75);
        QCOMPARE(report->byDoctor[0].second.appointments, 3);
        QCOMPARE(report->byDoctor[0].second.medianMinutes, 6.0);
        QCOMPARE(report->byDoctor[0].second.meanMinutes, 10.0);
        QCOMPARE(report->byDoctor[1].second.medianMinutes, 9.0);
    }

    void channelsAndReasonsAreCounted()
    {
        TestClinic clinic;
        const Doctor doctor = doctorWithoutHours(clinic, u"Dr. Anna"_s);
        work(clinic, doctor.id, 1, 8, 18);
        const Patient patient = clinic.newPatient();
        auto &appointments = clinic.services().appointments;
        QList<AppointmentId> made;
        for (int at = 0; at < 6; ++at) {
            made.append(booked(clinic, doctor.id, patient.id, clinic.at(m_monday, 9 + at), 20,
                               at < 4 ? BookingChannel::Phone : BookingChannel::App));
        }
        for (const auto &[at, reason] : {std::pair(0, u"Better"_s), std::pair(1, u"Cannot come"_s),
                                         std::pair(2, u"Cannot come"_s), std::pair(4, QString())})
            QVERIFY_RESULT(appointments.cancel(clinic.receptionist(), made[at], reason, {}));
        (void)booked(clinic, doctor.id, patient.id, clinic.at(m_monday.addDays(7), 9), 20);

        auto &reports = clinic.services().reports;
        const auto channels = reports.channels(clinic.admin(), m_monday, m_monday);
        QVERIFY_RESULT(channels);
        QCOMPARE(channels->total, 6);
        QCOMPARE(channels->byChannel.size(), allBookingChannels().size());
        QCOMPARE(channels->byChannel.value(BookingChannel::Phone), 4);
        QCOMPARE(channels->byChannel.value(BookingChannel::App), 2);
        QCOMPARE(channels->byChannel.value(BookingChannel::WalkIn), 0);
        const auto reasons = reports.cancellations(clinic.admin(), m_monday, m_monday);
        QVERIFY_RESULT(reasons);
        QCOMPARE(reasons->total, 4);
        QCOMPARE(reasons->byReason, (QList<std::pair<QString, qint64>> {
                                        {u"Cannot come"_s, 2}, {{}, 1}, {u"Better"_s, 1}}));
        QCOMPARE(reasons->others(), 0);
        const QDate sunday = m_monday.addDays(-1);
        QCOMPARE(reports.cancellations(clinic.admin(), sunday, sunday)->total, 0);
    }

    void rareReasonsForCancellingAreCountedTogether()
    {
        TestClinic clinic;
        const Doctor doctor = doctorWithoutHours(clinic, u"Dr. Anna"_s);
        work(clinic, doctor.id, 1, 8, 20);
        const Patient patient = clinic.newPatient();
        constexpr int Reasons = CancellationReport::MostReasons + 3;
        for (int at = 0; at <= Reasons; ++at) {
            const Instant start = clinic.at(m_monday, 8) + std::chrono::minutes(20 * at);
            const AppointmentId id = booked(clinic, doctor.id, patient.id, start, 20);
            QVERIFY_RESULT(clinic.services().appointments.cancel(
                clinic.receptionist(), id, u"Reason %1"_s.arg(qMax(at, 1)), {}));
        }
        const auto report =
            clinic.services().reports.cancellations(clinic.admin(), m_monday, m_monday);
        QVERIFY_RESULT(report);
        QCOMPARE(report->total, Reasons + 1);
        QCOMPARE(report->byReason.size(), CancellationReport::MostReasons);
        QCOMPARE(report->byReason[0].second, 2);
        QCOMPARE(report->others(), 3);
    }

    void doctorsWhoLeftAreThereWhileTheyHadAppointments()
    {
        TestClinic clinic;
        const Doctor doctor = clinic.newDoctor(u"Dr. Left"_s);
        visit(clinic, doctor.id, clinic.newPatient().id, m_monday, 9, 20, Confirmed);
        DoctorChanges changes;
        changes.isActive = false;
        QVERIFY_RESULT(
            clinic.services().doctors.update(clinic.admin(), doctor.id, changes, std::nullopt));
        auto &reports = clinic.services().reports;
        QCOMPARE(reports.workload(clinic.admin(), m_monday, m_monday)->size(), 1);
        const QDate later = m_monday.addDays(1);
        QCOMPARE(reports.workload(clinic.admin(), later, later)->size(), 0);
    }

    void onlyAdministratorsReadThem()
    {
        TestClinic clinic;
        for (const Actor &actor :
             {clinic.receptionist(), clinic.newDoctorActor(), clinic.newPatientActor()}) {
            auto &reports = clinic.services().reports;
            QCOMPARE_ERROR(reports.summary(actor, m_monday, m_monday), ErrorCode::Forbidden);
            QCOMPARE_ERROR(reports.workload(actor, m_monday, m_monday), ErrorCode::Forbidden);
            QCOMPARE_ERROR(reports.noShows(actor, m_monday, m_monday), ErrorCode::Forbidden);
            QCOMPARE_ERROR(reports.leadTime(actor, m_monday, m_monday), ErrorCode::Forbidden);
            QCOMPARE_ERROR(reports.utilisation(actor, m_monday, m_monday), ErrorCode::Forbidden);
            QCOMPARE_ERROR(reports.waits(actor, m_monday, m_monday), ErrorCode::Forbidden);
            QCOMPARE_ERROR(reports.channels(actor, m_monday, m_monday), ErrorCode::Forbidden);
            QCOMPARE_ERROR(reports.cancellations(actor, m_monday, m_monday), ErrorCode::Forbidden);
        }
    }

    void theDaysAreChecked()
    {
        TestClinic clinic;
        auto &reports = clinic.services().reports;
        QCOMPARE_ERROR(reports.summary(clinic.admin(), m_monday, {}), ErrorCode::InvalidInput);
        QCOMPARE_ERROR(reports.summary(clinic.admin(), m_monday, m_monday.addDays(-1)),
                       ErrorCode::InvalidInput);
        QCOMPARE_ERROR(reports.summary(clinic.admin(), m_monday, m_monday.addDays(366)),
                       ErrorCode::InvalidInput);
        QVERIFY_RESULT(reports.utilisation(clinic.admin(), m_monday, m_monday.addDays(365)));
    }

    void theNumberOfQueriesIsConstant()
    {
        TestClinic clinic;
        CountingAccess access(*clinic.backend().database().access());
        PasswordHasher hasher;
        const auto signer = TokenSigner::fromKey(QByteArray(32, 'k'));
        const SecretBox secrets({QByteArray(32, 'k'), std::nullopt}, "test");
        QSemaphore slow {1};
        const ServiceContext context {access,
                                      clinic.clock,
                                      clinic.backend().zone(),
                                      hasher,
                                      *signer,
                                      secrets,
                                      secrets,
                                      secrets,
                                      slow,
                                      {},
                                      {}};
        ReportService reports(context);
        const auto statements = [&] {
            QList<int> counts;
            const auto count = [&](const auto &result) {
                counts << (result ? access.statements : -1);
                access.statements = 0;
            };
            const QDate last = m_monday.addDays(300);
            count(reports.summary(clinic.admin(), m_monday, last));
            count(reports.workload(clinic.admin(), m_monday, last));
            count(reports.noShows(clinic.admin(), m_monday, last));
            count(reports.leadTime(clinic.admin(), m_monday, last));
            count(reports.utilisation(clinic.admin(), m_monday, last));
            count(reports.waits(clinic.admin(), m_monday, last));
            count(reports.channels(clinic.admin(), m_monday, last));
            count(reports.cancellations(clinic.admin(), m_monday, last));
            return counts;
        };
        const QList<int> none = statements();
        QCOMPARE(none, (QList<int> {1, 4, 2, 2, 4, 2, 1, 1}));
        const Patient patient = clinic.newPatient();
        for (int i = 0; i < 6; ++i)
            visit(clinic, clinic.newDoctor().id, patient.id, m_monday.addDays(i / 3), 9 + i, 20,
                  Confirmed);
        QCOMPARE(statements(), none);
    }
};

QTEST_GUILESS_MAIN(TestReports)
#include "tst_reports.moc"
