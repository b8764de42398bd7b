// SPDX-License-Identifier: GPL-3.0-or-later
// Which messages a change writes, for whom, in which language and by which way.
#include "notify/inapptransport.h"
#include "outboxclinic.h"
#include "services/housekeeping.h"

#include <QTest>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestMessages : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestClinic> m_clinic;
    std::unique_ptr<Post> m_post;
    DoctorId m_doctor;
    Actor m_patient;

    const Actor &desk() const { return m_clinic->receptionist(); }
    Services &services() { return m_clinic->services(); }
    Instant at(int days, int hour) const
    {
        return m_clinic->at(m_clinic->today().addDays(days), hour);
    }
    int count(const QString &where)
    {
        return m_clinic->database.raw(u"SELECT count(*) FROM outbox WHERE "_s + where).toInt();
    }
    int waiting(const QString &kind, const QString &channel = u"EMAIL"_s)
    {
        return count(u"status = 'PENDING' AND kind = '%1' AND channel = '%2'"_s.arg(kind, channel));
    }
    int send(const QList<MessageChannel> &channels = {MessageChannel::Email})
    {
        return Worker(*m_clinic, *m_post, {}, channels).run();
    }

    Appointment booked(int days, int hour)
    {
        const auto details = services().appointments.book(
            desk(), {m_doctor, m_patient.patientId, at(days, hour), {}, {}});
        if (!details)
            qFatal("No booking: %s", describe(details).constData());
        return details->appointment;
    }

    WaitlistOfferId offered(Instant start, int minutes = 60)
    {
        NewWaitlistEntry wanted;
        wanted.patientId = m_patient.patientId;
        wanted.doctorId = m_doctor;
        const auto entry = services().waitlist.enter(desk(), wanted);
        if (!entry)
            qFatal("No entry: %s", describe(entry).constData());
        const auto details =
            services().waitlist.offer(desk(), {entry->entry.id}, {m_doctor, start, {}, minutes});
        if (!details)
            qFatal("No offer: %s", describe(details).constData());
        return details->first().offers.last().id;
    }

    SeriesDetails series(int times)
    {
        NewSeries wanted;
        wanted.patientId = m_patient.patientId;
        wanted.doctorId = m_doctor;
        wanted.recurrence.firstDay = m_clinic->today().addDays(7);
        wanted.recurrence.daysOfWeek = {1};
        wanted.recurrence.time = WallTime {10 * 60};
        wanted.recurrence.count = times;
        const auto made = services().series.create(desk(), wanted);
        if (!made)
            qFatal("No series: %s", describe(made).constData());
        return *made;
    }

    void speak(const QString &language)
    {
        PatientChanges changes;
        changes.language = language;
        QVERIFY_RESULT(services().patients.update(desk(), m_patient.patientId, changes, {}));
    }

private Q_SLOTS:
    void init()
    {
        auto settings = mailSettings();
        settings.insert(u"SMS_WEBHOOK_URL"_s, u"http://127.0.0.1:1/"_s);
        m_clinic = std::make_unique<TestClinic>(u"Europe/Berlin"_s, settings);
        m_post = std::make_unique<Post>();
        m_doctor = m_clinic->newDoctor().id;
        m_patient = m_clinic->newPatientActor();
    }
    void cleanup() { m_clinic.reset(); }

    void anOfferLeavesAtOnceByEveryWay()
    {
        offered(at(2, 12));
        QCOMPARE(send({MessageChannel::Email, MessageChannel::Sms}), 2);
        QCOMPARE(m_post->kinds(), (QStringList {u"WAITLIST_OFFERED"_s, u"WAITLIST_OFFERED"_s}));
        const MessageText &text = m_post->tried.constFirst().text;
        QVERIFY2(text.plain.contains("12:00 (Europe/Berlin)"_L1)
                     && text.plain.contains("before 09:00 on"_L1),
                 qPrintable(text.plain));
        QCOMPARE(m_post->tried.constLast().to, u"+491701234567"_s);
    }

    void anOfferThatClosesUnseenIsTakenBack()
    {
        offered(at(2, 12));
        const Patient other = m_clinic->newPatient();
        QVERIFY_RESULT(
            services().appointments.book(desk(), {m_doctor, other.id, at(2, 12), {}, {}}));
        QCOMPARE(waiting(u"WAITLIST_OFFERED"_s) + waiting(u"WAITLIST_OFFER_CLOSED"_s), 0);
    }

    void anOfferThatClosesAfterItWasSentIsTold()
    {
        offered(at(2, 12));
        QCOMPARE(send(), 1);
        const Patient other = m_clinic->newPatient();
        QVERIFY_RESULT(
            services().appointments.book(desk(), {m_doctor, other.id, at(2, 12), {}, {}}));
        QCOMPARE(send(), 1);
        QCOMPARE(m_post->kinds().last(), u"WAITLIST_OFFER_CLOSED"_s);
    }

    void anOfferThatHasEndedIsNotSent()
    {
        offered(at(2, 12), 10);
        m_clinic->clock.advance(11min);
        QCOMPARE(send(), 1); // looked at, and withdrawn
        QCOMPARE(m_post->tried.size(), 0);
        QCOMPARE(count(u"status = 'WITHDRAWN' AND channel = 'EMAIL'"_s), 1);
    }

    void whoStandsAtTheDeskIsNotWrittenTo()
    {
        m_clinic->clock.set(at(0, 10));
        WalkIn walkIn;
        walkIn.patientId = m_patient.patientId;
        walkIn.doctorId = m_doctor;
        const auto outcome = services().queue.walkIn(desk(), walkIn);
        QVERIFY_RESULT(outcome);
        QVERIFY(outcome->appointment);
        QCOMPARE(count(u"1 = 1"_s), 0);
    }

    void aSeriesIsToldOnceAndEachOfItsAppointmentsHasItsReminders()
    {
        const SeriesDetails made = series(4);
        QCOMPARE(waiting(u"APPOINTMENT_CREATED"_s), 1);
        QCOMPARE(waiting(u"APPOINTMENT_REMINDER"_s), 4 * 2);
        QCOMPARE(waiting(u"APPOINTMENT_REMINDER"_s, u"IN_APP"_s), 4 * 2);
        m_clinic->clock.advance(UndoGrace);
        QCOMPARE(send(), 1);
        const QString text = m_post->tried.constFirst().text.plain;
        QVERIFY2(text.contains("the first of 4 appointments"_L1), qPrintable(text));

        SeriesChange change;
        change.scope = SeriesScope::Following;
        change.from = made.appointments[1].appointment.id;
        change.time = WallTime {11 * 60};
        QVERIFY_RESULT(services().series.change(desk(), made.series.id, change, {}));
        QCOMPARE(waiting(u"APPOINTMENT_MOVED"_s), 1);
        QCOMPARE(waiting(u"APPOINTMENT_REMINDER"_s), 4 * 2);
        QCOMPARE(count(u"kind = 'APPOINTMENT_REMINDER' AND status = 'PENDING' AND channel = "
                       "'EMAIL' AND due_at = %1"_s.arg(toMillis(at(21, 11) - 24h))),
                 1);

        QVERIFY_RESULT(
            services().series.cancel(desk(), made.series.id, {SeriesScope::All, {}, {}}, {}));
        QCOMPARE(count(u"kind = 'APPOINTMENT_REMINDER' AND status = 'PENDING'"_s), 0);
        QCOMPARE(waiting(u"APPOINTMENT_CANCELLED"_s), 1);
    }

    void cancellingOneOfASeriesThatNobodyHeardOfLeavesTheRestTold()
    {
        const SeriesDetails made = series(3);
        QVERIFY_RESULT(services().appointments.cancel(
            desk(), made.appointments.first().appointment.id, {}, {}));
        QCOMPARE(waiting(u"APPOINTMENT_CREATED"_s), 1);
        QCOMPARE(waiting(u"APPOINTMENT_CANCELLED"_s), 1);
        QCOMPARE(waiting(u"APPOINTMENT_REMINDER"_s), 2 * 2);
    }

    void aSeriesThatIsUndoneIsNotTold()
    {
        const SeriesDetails made = series(3);
        QVERIFY_RESULT(
            services().series.cancel(desk(), made.series.id, {SeriesScope::All, {}, {}}, {}));
        QCOMPARE(count(u"status = 'PENDING'"_s), 0);
        QHash<AppointmentId, qint64> versions;
        for (const AppointmentDetails &one : made.appointments)
            versions.insert(one.appointment.id, one.appointment.stamp.version + 1);
        QVERIFY_RESULT(services().series.restore(desk(), made.series.id, versions));
        QCOMPARE(waiting(u"APPOINTMENT_CREATED"_s), 1);
        QCOMPARE(waiting(u"APPOINTMENT_REMINDER"_s), 3 * 2);
    }

    void patientsAreWrittenToInTheirLanguage()
    {
        booked(2, 12);
        speak(u"ar"_s);
        m_clinic->clock.advance(UndoGrace);
        QCOMPARE(send(), 1);
        QVERIFY(m_post->tried.constFirst().text.plain.contains(u"تم حجز موعدك"_s));
        QVERIFY(m_post->tried.constFirst().text.html.contains("dir=\"rtl\""_L1));
        QVERIFY_RESULT(services().passwordResets.request(u"patient1@mail.example"_s,
                                                         {Channel::Api, u"test"_s, {}}));
        QCOMPARE(send(), 1);
        QVERIFY(m_post->tried.constLast().text.plain.contains(u"كلمة مرور"_s));
        speak(QString());
        booked(3, 12);
        m_clinic->clock.advance(UndoGrace);
        QCOMPARE(send(), 1);
        QVERIFY(m_post->tried.constLast().text.plain.contains("Dear Lena Fischer"_L1));
        PatientChanges changes;
        changes.language = u"xx"_s;
        QCOMPARE_ERROR(services().patients.update(desk(), m_patient.patientId, changes, {}),
                       ErrorCode::InvalidInput);
    }

    void theProgramShowsAReminderOnceEvenAtNight()
    {
        const Appointment appointment = booked(2, 10);
        m_clinic->clock.set(appointment.span.start - 24h);
        WorkerOptions options;
        options.quiet = {WallTime {0}, WallTime {23 * 60 + 59}};
        const auto show = [&] {
            const auto access = m_clinic->backend().database().access();
            OutboxWorker::Transports ways;
            ways.emplace_back(MessageChannel::InApp,
                              std::make_unique<InAppTransport>(**access, m_clinic->clock));
            OutboxWorker worker(m_clinic->backend().workerContext(**access, silentLogger()),
                                options, std::move(ways));
            const auto shown = worker.run();
            return shown ? *shown : -1;
        };
        QCOMPARE(show(), 1);
        // As after a program that ended between showing and marking.
        m_clinic->database.raw(u"UPDATE outbox SET status = 'PENDING' WHERE status = 'SENT'"_s);
        QCOMPARE(show(), 1);
        const auto told = services().notifications.own(m_patient, false, {});
        QVERIFY_RESULT(told);
        QList<Notification> reminders = told->items;
        reminders.removeIf([](const auto &one) { return one.kind != NotificationKind::Reminder; });
        QCOMPARE(reminders.size(), 1);
        QCOMPARE(reminders.constFirst().params[u"startTime"].toString(),
                 toRfc3339(appointment.span.start));
        QCOMPARE(send(), 2); // by mail, there is no night in these options
    }

    void oldMessagesAreRemovedOnceTheyHaveEnded()
    {
        booked(2, 12);
        booked(100, 12);
        m_clinic->clock.advance(UndoGrace);
        QCOMPARE(send(), 2);
        m_clinic->clock.advance(Housekeeping::MessagesKept + 1h);
        const auto house = m_clinic->backend().housekeeping();
        QVERIFY_RESULT(house);
        QVERIFY_RESULT((*house)->sweep());
        QCOMPARE(count(u"status <> 'PENDING'"_s), 0);
        QVERIFY(count(u"status = 'PENDING'"_s) > 0);
    }
};

QTEST_GUILESS_MAIN(TestMessages)
#include "tst_messages.moc"
