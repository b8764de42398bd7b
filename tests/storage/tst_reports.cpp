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

/// Booked by the desk, then led to `status` by the steps of a visit.
void visit(TestClinic &clinic, DoctorId doctor, PatientId patient, QDate day, int hour, int minutes,
           AppointmentStatus status)
{
    auto &appointments = clinic.services().appointments;
    Booking booking;
    booking.doctorId = doctor;
    booking.patientId = patient;
    booking.start = clinic.at(day, hour);
    booking.end = booking.start + std::chrono::minutes(minutes);
    const auto made = appointments.book(clinic.receptionist(), booking);
    if (!made)
        qFatal("No booking: %s", describe(made).constData());
    QList<AppointmentStatus> steps;
    if (status == Completed)
        steps = {Arrived, InProgress, Completed};
    else if (status != Confirmed)
        steps = {status};
    for (const AppointmentStatus step : steps) {
        const auto done = appointments.setStatus(clinic.receptionist(), made->appointment.id, step,
                                                 {}, std::nullopt);
        if (!done)
            qFatal("No step: %s", describe(done).constData());
    }
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
            return counts;
        };
        const QList<int> none = statements();
        QCOMPARE(none, (QList<int> {1, 4, 2, 2, 4}));
        const Patient patient = clinic.newPatient();
        for (int i = 0; i < 6; ++i)
            visit(clinic, clinic.newDoctor().id, patient.id, m_monday.addDays(i / 3), 9 + i, 20,
                  Confirmed);
        QCOMPARE(statements(), none);
    }
};

QTEST_GUILESS_MAIN(TestReports)
#include "tst_reports.moc"
