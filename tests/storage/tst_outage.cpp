// SPDX-License-Identifier: GPL-3.0-or-later
// A day without mail, on a clock of the test's: the clinic goes on as ever, and what it had to say
// is said afterwards, once, and for each appointment in order.
#include "outboxclinic.h"

#include <QRandomGenerator>
#include <QTest>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestOutage : public QObject
{
    Q_OBJECT

    static constexpr int Steps = 24 * 6; ///< a day in steps of ten minutes

    std::unique_ptr<TestClinic> m_clinic;
    std::unique_ptr<Post> m_post;
    std::unique_ptr<Worker> m_worker;
    QRandomGenerator m_random;
    QList<DoctorId> m_doctors;
    QList<PatientId> m_patients;
    QList<Instant> m_times; ///< free for every doctor
    QList<AppointmentId> m_booked;
    int m_done = 0;

    int below(qsizetype limit) { return m_random.bounded(int(limit)); }
    const Actor &desk() const { return m_clinic->receptionist(); }
    AppointmentService &appointments() { return m_clinic->services().appointments; }

    /// What a desk does meanwhile: every call must succeed, at once.
    void work()
    {
        const int what = m_booked.isEmpty() ? 0 : below(10);
        if (what < 5) {
            const auto made = appointments().book(desk(), {m_doctors[below(m_doctors.size())],
                                                           m_patients[below(m_patients.size())],
                                                           m_times.takeAt(below(m_times.size())),
                                                           {},
                                                           {}});
            QVERIFY_RESULT(made);
            m_booked.append(made->appointment.id);
        } else if (what < 8) {
            Move move;
            move.start = m_times.takeAt(below(m_times.size()));
            QVERIFY_RESULT(
                appointments().reschedule(desk(), m_booked[below(m_booked.size())], move, {}));
        } else {
            QVERIFY_RESULT(
                appointments().cancel(desk(), m_booked.takeAt(below(m_booked.size())), {}, {}));
        }
        ++m_done;
    }

    /// The program ends, now and then, and begins again.
    void send()
    {
        if (below(20) == 0)
            m_worker = std::make_unique<Worker>(*m_clinic, *m_post);
        m_worker->run();
    }

    int count(const QString &where)
    {
        return m_clinic->database.raw(u"SELECT count(*) FROM outbox WHERE "_s + where).toInt();
    }

private Q_SLOTS:
    void init()
    {
        const QString given = qEnvironmentVariable("FRONTDESK_TEST_SEED");
        const quint32 seed =
            given.isEmpty() ? QRandomGenerator::global()->generate() : given.toUInt();
        qInfo("FRONTDESK_TEST_SEED=%u", seed);
        m_random.seed(seed);
        m_clinic = std::make_unique<TestClinic>(u"Europe/Berlin"_s, mailSettings());
        m_post = std::make_unique<Post>();
        m_worker = std::make_unique<Worker>(*m_clinic, *m_post);
        for (int i = 0; i < 3; ++i)
            m_doctors.append(m_clinic->newDoctor(u"Dr. %1"_s.arg(i)).id);
        for (int i = 0; i < 12; ++i)
            m_patients.append(m_clinic->newPatientActor(u"Patient %1"_s.arg(i)).patientId);
        for (int day = 7; day < 26; ++day) {
            for (int slot = 0; day % 7 < 5 && slot < 24; ++slot)
                m_times.append(
                    m_clinic->at(m_clinic->today().addDays(day), 9 + slot / 3, slot % 3 * 20));
        }
    }
    void cleanup()
    {
        m_worker.reset();
        m_clinic.reset();
        m_doctors.clear();
        m_patients.clear();
        m_times.clear();
        m_booked.clear();
        m_done = 0;
    }

    void aDayWithoutMailIsMadeUpForOnceAndInOrder()
    {
        m_post->outcome = {SendOutcome::Unreachable, u"Couldn't connect to server"_s};
        for (int step = 0; step < Steps; ++step) {
            if (step % 2 == 0)
                work();
            if (QTest::currentTestFailed())
                return;
            send();
            m_clinic->clock.advance(10min);
        }
        QCOMPARE(m_done, Steps / 2);
        QCOMPARE(count(u"status = 'SENT'"_s), 0);
        QCOMPARE(count(u"status = 'FAILED'"_s), 0);
        // A way that is down is looked at now and then, not once for each message.
        QVERIFY2(m_post->tried.size() < Steps, qPrintable(QString::number(m_post->tried.size())));

        m_post->outcome = {};
        m_post->tried.clear();
        const int waiting = count(u"status = 'PENDING' AND kind <> 'APPOINTMENT_REMINDER'"_s);
        QVERIFY(waiting > 20);
        for (int step = 0; step < 6 * 6; ++step) {
            send();
            m_clinic->clock.advance(10min);
        }
        QCOMPARE(count(u"status = 'PENDING' AND kind <> 'APPOINTMENT_REMINDER'"_s), 0);
        QCOMPARE(count(u"status = 'FAILED'"_s), 0);

        QSet<QString> ids;
        QHash<AppointmentId, QList<const OutgoingMessage *>> told;
        for (const OutgoingMessage &message : std::as_const(m_post->tried)) {
            ids.insert(message.id.toString());
            told[message.appointmentId].append(&message);
        }
        QCOMPARE(m_post->tried.size(), waiting);
        QCOMPARE(ids.size(), waiting);
        for (auto each = told.cbegin(); each != told.cend(); ++each)
            checkCourse(each.key(), each.value());
        // Nobody who has an appointment is left untold of it.
        for (const AppointmentId &id : std::as_const(m_booked))
            QVERIFY(told.contains(id));
    }

private:
    /// The messages on one appointment begin with its booking, follow its versions, and end with
    /// what it is now.
    void checkCourse(AppointmentId id, const QList<const OutgoingMessage *> &messages)
    {
        QVERIFY(messages.first()->kind == MessageKind::Created);
        qint64 last = -1;
        for (const OutgoingMessage *message : messages) {
            QByteArray unfolded = message->invitation;
            unfolded.replace("\r\n ", "");
            const qsizetype at = unfolded.indexOf("SEQUENCE:") + 9;
            const qint64 sequence = unfolded.mid(at, unfolded.indexOf('\r', at) - at).toLongLong();
            QVERIFY2(sequence > last, unfolded.constData());
            last = sequence;
        }
        const auto now = appointments().get(desk(), id);
        QVERIFY_RESULT(now);
        const bool cancelled = now->appointment.status == AppointmentStatus::Cancelled;
        QCOMPARE(messages.last()->kind == MessageKind::Cancelled, cancelled);
        if (!cancelled) {
            const QString text =
                toQDateTimeUtc(now->appointment.span.start).toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
            QVERIFY2(messages.last()->invitation.contains(text.toLatin1()),
                     messages.last()->invitation.constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestOutage)
#include "tst_outage.moc"
