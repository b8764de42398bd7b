// SPDX-License-Identifier: GPL-3.0-or-later
// What patients are sent: written with the change that it tells of, and sent once, in order.
#include "notify/outboxworker.h"
#include "storage/outboxrepository.h"
#include "support/result.h"
#include "support/testclinic.h"

#include <QJsonDocument>
#include <QTest>

#include <thread>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using enum AppointmentStatus;

namespace {

/// What a way out is to do, and what left by it.
struct Post {
    SendOutcome outcome;
    QList<OutgoingMessage> tried;
    std::function<void()> meanwhile; ///< is called while a message is on its way
    QMutex mutex;

    QStringList kinds()
    {
        QStringList list;
        for (const OutgoingMessage &message : tried)
            list << toString(message.kind);
        return list;
    }
};

class FakeTransport final : public Transport
{
public:
    explicit FakeTransport(Post &post)
        : m_post(post)
    {
    }
    SendOutcome send(const OutgoingMessage &message) override
    {
        const QMutexLocker lock(&m_post.mutex);
        m_post.tried.append(message);
        if (m_post.meanwhile)
            m_post.meanwhile();
        return m_post.outcome;
    }

private:
    Post &m_post;
};

/// A worker with a way to the database of its own, as each process has.
class Worker
{
public:
    Worker(TestClinic &clinic, Post &post, WorkerOptions options = {})
        : m_access(std::move(*clinic.backend().database().access()))
    {
        options.sender = u"clinic@clinic.example"_s;
        if (options.language.isEmpty())
            options.language = u"en"_s;
        OutboxWorker::Transports transports;
        transports.emplace_back(MessageChannel::Email, std::make_unique<FakeTransport>(post));
        m_worker = std::make_unique<OutboxWorker>(
            WorkerContext {*m_access, clinic.clock, silentLogger(),
                           clinic.backend().messageSecrets(),
                           [&clinic] { return clinic.backend().zone().get(); }},
            options, std::move(transports));
    }

    int run()
    {
        const auto sent = m_worker->run();
        if (!sent)
            qFatal("The worker failed: %s", describe(sent).constData());
        return *sent;
    }

private:
    std::unique_ptr<DataAccess> m_access;
    std::unique_ptr<OutboxWorker> m_worker;
};

const QHash<QString, QString> MailSettings {{u"SMTP_URL"_s, u"smtp://127.0.0.1:1"_s},
                                            {u"SMTP_FROM"_s, u"clinic@clinic.example"_s},
                                            {u"REMINDER_LEAD"_s, u"24h,2h"_s}};

} // namespace

class TestOutbox : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestClinic> m_clinic;
    std::unique_ptr<Post> m_post;
    DoctorId m_doctor;
    Actor m_patient;

    AppointmentService &appointments() { return m_clinic->services().appointments; }
    Booking wish(PatientId patient, int days = 2, int hour = 12)
    {
        return {m_doctor, patient, m_clinic->at(m_clinic->today().addDays(days), hour), {}, {}};
    }
    /// An appointment that reception makes, so many days from Monday on.
    Appointment booked(int days = 2, int hour = 12)
    {
        const auto details =
            appointments().book(m_clinic->receptionist(), wish(m_patient.patientId, days, hour));
        if (!details)
            qFatal("No booking: %s", describe(details).constData());
        return details->appointment;
    }
    void move(AppointmentId id, Instant start)
    {
        Move to;
        to.start = start;
        QVERIFY_RESULT(appointments().reschedule(m_clinic->receptionist(), id, to, {}));
    }
    void cancel(AppointmentId id)
    {
        QVERIFY_RESULT(appointments().cancel(m_clinic->receptionist(), id, {}, {}));
    }
    /// "kind status" of every message, in the order of sending.
    QStringList rows(const QString &where = u"1 = 1"_s)
    {
        const QString joined =
            m_clinic->database.dialect() == Dialect::Sqlite
                ? u"group_concat(line, '|') FROM (SELECT kind || ' ' || status AS line FROM outbox "
                  "WHERE %1 ORDER BY due_at, seq)"_s
                : u"string_agg(kind || ' ' || status, '|' ORDER BY due_at, seq) FROM outbox "
                  "WHERE %1"_s;
        const QString text = m_clinic->database.raw(u"SELECT "_s + joined.arg(where)).toString();
        return text.split(u'|', Qt::SkipEmptyParts).replaceInStrings(u"APPOINTMENT_"_s, QString());
    }
    /// Those that are to be sent, or have been.
    QStringList standing() { return rows(u"status <> 'WITHDRAWN'"_s); }
    void afterGrace() { m_clinic->clock.advance(UndoGrace); }

private Q_SLOTS:
    void init()
    {
        m_clinic = std::make_unique<TestClinic>(u"Europe/Berlin"_s, MailSettings);
        m_post = std::make_unique<Post>();
        m_doctor = m_clinic->newDoctor().id;
        m_patient = m_clinic->newPatientActor();
    }
    void cleanup() { m_clinic.reset(); }

    void aBookingWritesItsMessageAndItsReminders()
    {
        booked();
        QCOMPARE(rows(), (QStringList {u"CREATED PENDING"_s, u"REMINDER PENDING"_s,
                                       u"REMINDER PENDING"_s}));
        // Neither a name nor an address is kept in it.
        const QString payload = m_clinic->database.raw(u"SELECT payload FROM outbox"_s).toString();
        QVERIFY2(!payload.contains("Lena"_L1) && !payload.contains(u'@'), qPrintable(payload));
    }

    void aBookingThatFailsWritesNothing()
    {
        booked();
        const auto rowsBefore = rows();
        const Patient other = m_clinic->newPatient();
        QCOMPARE_ERROR(appointments().book(m_clinic->receptionist(), wish(other.id)),
                       ErrorCode::SlotTaken);
        QCOMPARE(rows(), rowsBefore);
    }

    void whoCannotBeReachedIsWrittenNothing()
    {
        const Patient unreachable = m_clinic->newPatient();
        QVERIFY_RESULT(appointments().book(m_clinic->receptionist(), wish(unreachable.id)));
        QCOMPARE(rows(), QStringList());
    }

    void aProcessWithoutMailWritesByTheRulesOfTheOneThatSends()
    {
        if (m_clinic->database.dialect() == Dialect::Sqlite)
            return; // one process alone
        Config config = *parseConfig({});
        config.databaseUrl = m_clinic->database.url();
        config.jwtSecret = u"a test key that is at least thirty-two bytes long"_s;
        const auto desk = Backend::open(config, m_clinic->clock, silentLogger());
        QVERIFY_RESULT(desk);
        const auto scope = (*desk)->scope();
        QVERIFY_RESULT((*scope)->services().appointments.book(m_clinic->receptionist(),
                                                              wish(m_patient.patientId)));
        QCOMPARE(rows().size(), 3);
    }

    void nothingLeavesBeforeTheGraceIsOver()
    {
        Worker worker(*m_clinic, *m_post);
        booked();
        m_clinic->clock.advance(UndoGrace - 1ms);
        QCOMPARE(worker.run(), 0);
        m_clinic->clock.advance(1ms);
        QCOMPARE(worker.run(), 1);
        QCOMPARE(worker.run(), 0);
        const OutgoingMessage &sent = m_post->tried.constFirst();
        QCOMPARE(sent.to, u"patient1@mail.example"_s);
        QVERIFY2(sent.text.plain.contains("Lena Fischer"_L1), qPrintable(sent.text.plain));
        QVERIFY2(sent.text.plain.contains("12:00 (Europe/Berlin)"_L1), qPrintable(sent.text.plain));
        QVERIFY(sent.invitation.contains("METHOD:REQUEST"));
    }

    void anUndoneBookingSendsNothing()
    {
        Worker worker(*m_clinic, *m_post);
        const Appointment appointment = booked();
        m_clinic->clock.advance(1min);
        cancel(appointment.id);
        QCOMPARE(standing(), QStringList());
        m_clinic->clock.advance(72h);
        QCOMPARE(worker.run(), 0);
    }

    void anUndoneMoveSendsNothing()
    {
        Worker worker(*m_clinic, *m_post);
        const Appointment appointment = booked();
        afterGrace();
        QCOMPARE(worker.run(), 1);
        move(appointment.id, m_clinic->at(m_clinic->today().addDays(3), 9));
        move(appointment.id, m_clinic->at(m_clinic->today().addDays(3), 10));
        QCOMPARE(standing(), (QStringList {u"CREATED SENT"_s, u"MOVED PENDING"_s,
                                           u"REMINDER PENDING"_s, u"REMINDER PENDING"_s}));
        move(appointment.id, appointment.span.start);
        QCOMPARE(standing(),
                 (QStringList {u"CREATED SENT"_s, u"REMINDER PENDING"_s, u"REMINDER PENDING"_s}));
        afterGrace();
        QCOMPARE(worker.run(), 0);
    }

    void movesInOneGoAreToldAsOne()
    {
        Worker worker(*m_clinic, *m_post);
        const Appointment appointment = booked(2, 12);
        afterGrace();
        worker.run();
        move(appointment.id, m_clinic->at(m_clinic->today().addDays(3), 9));
        move(appointment.id, m_clinic->at(m_clinic->today().addDays(4), 10));
        afterGrace();
        QCOMPARE(worker.run(), 1);
        const QString text = m_post->tried.constLast().text.plain;
        QVERIFY2(text.contains("11 March 2026"_L1) || text.contains("March 11, 2026"_L1),
                 qPrintable(text)); // from where it was at first
        QVERIFY2(text.contains("10:00"_L1), qPrintable(text));
    }

    void aCancellationAfterAnUntoldMoveNamesTheTimeThatThePatientKnows()
    {
        Worker worker(*m_clinic, *m_post);
        const Appointment appointment = booked(2, 12);
        afterGrace();
        worker.run();
        move(appointment.id, m_clinic->at(m_clinic->today().addDays(3), 9));
        cancel(appointment.id);
        afterGrace();
        QCOMPARE(worker.run(), 1);
        QCOMPARE(m_post->kinds().last(), u"APPOINTMENT_CANCELLED"_s);
        const QString text = m_post->tried.constLast().text.plain;
        QVERIFY2(text.contains("March 11, 2026"_L1) && text.contains("12:00"_L1), qPrintable(text));
    }

    void aMoveOfABookingThatNobodyHeardOfIsABooking()
    {
        Worker worker(*m_clinic, *m_post);
        const Appointment appointment = booked();
        move(appointment.id, m_clinic->at(m_clinic->today().addDays(3), 9));
        afterGrace();
        QCOMPARE(worker.run(), 1);
        QCOMPARE(m_post->kinds(), QStringList {u"APPOINTMENT_CREATED"_s});
        QVERIFY(m_post->tried.constFirst().text.plain.contains("09:00"_L1));
    }

    void invitationsKeepTheirUidAndCountUp()
    {
        Worker worker(*m_clinic, *m_post);
        const Appointment appointment = booked();
        afterGrace();
        worker.run();
        move(appointment.id, m_clinic->at(m_clinic->today().addDays(3), 9));
        afterGrace();
        worker.run();
        cancel(appointment.id);
        afterGrace();
        worker.run();
        QCOMPARE(m_post->kinds(), (QStringList {u"APPOINTMENT_CREATED"_s, u"APPOINTMENT_MOVED"_s,
                                                u"APPOINTMENT_CANCELLED"_s}));
        const QByteArray uid = "UID:" + appointment.id.toString().toLatin1();
        qint64 last = -1;
        for (const OutgoingMessage &message : m_post->tried) {
            QByteArray unfolded = message.invitation;
            unfolded.replace("\r\n ", "");
            QVERIFY2(unfolded.contains(uid), unfolded.constData());
            const qsizetype at = unfolded.indexOf("SEQUENCE:") + 9;
            const qint64 sequence = unfolded.mid(at, unfolded.indexOf('\r', at) - at).toLongLong();
            QVERIFY(sequence > last);
            last = sequence;
        }
        QVERIFY(m_post->tried.constLast().invitation.contains("METHOD:CANCEL"));
    }

    void remindersComeOnceEachAndNeverForThePast()
    {
        // Two days ahead both reminders lie ahead, five hours ahead one, an hour ahead none.
        booked(2);
        booked(0, 13);
        booked(0, 9);
        const auto reminders = [&] { return rows(u"kind = 'APPOINTMENT_REMINDER'"_s).size(); };
        QCOMPARE(reminders(), 3);
        for (int i = 0; i < 60; ++i) {
            Worker afresh(*m_clinic, *m_post); // as after a restart
            afresh.run();
            m_clinic->clock.advance(1h);
        }
        QCOMPARE(m_post->kinds().count(u"APPOINTMENT_REMINDER"_s), 3);
    }

    void aReminderMovesWithItsAppointment()
    {
        Worker worker(*m_clinic, *m_post);
        const Appointment appointment = booked(2, 12);
        m_clinic->clock.set(m_clinic->at(m_clinic->today().addDays(1), 12));
        worker.run();
        QCOMPARE(m_post->kinds(),
                 (QStringList {u"APPOINTMENT_CREATED"_s, u"APPOINTMENT_REMINDER"_s}));
        move(appointment.id, m_clinic->at(m_clinic->today().addDays(4), 12));
        m_clinic->clock.set(m_clinic->at(m_clinic->today().addDays(2), 11));
        worker.run();
        QCOMPARE(m_post->kinds().last(), u"APPOINTMENT_MOVED"_s);
        m_clinic->clock.set(m_clinic->at(m_clinic->today().addDays(4), 11));
        worker.run();
        QCOMPARE(m_post->kinds().count(u"APPOINTMENT_REMINDER"_s), 3);
    }

    void noReminderFollowsACancellationOrAMissedVisit()
    {
        Worker worker(*m_clinic, *m_post);
        const Appointment first = booked(2, 12);
        const Appointment second = booked(2, 14);
        afterGrace();
        worker.run();
        cancel(first.id);
        QVERIFY_RESULT(
            appointments().setStatus(m_clinic->receptionist(), second.id, NoShow, {}, {}));
        m_clinic->clock.advance(48h);
        worker.run();
        QCOMPARE(m_post->kinds().count(u"APPOINTMENT_REMINDER"_s), 0);
        QCOMPARE(m_post->kinds().last(2).join(u' ').count(u"APPOINTMENT"_s), 2);
    }

    void aReminderThatIsLateForTheVisitIsNotSent()
    {
        booked(0, 13); // its reminder is due at 11
        m_clinic->clock.set(m_clinic->at(m_clinic->today(), 13, 1));
        Worker worker(*m_clinic, *m_post);
        worker.run();
        QCOMPARE(m_post->kinds(), QStringList {u"APPOINTMENT_CREATED"_s});
        QCOMPARE(rows(), (QStringList {u"CREATED SENT"_s, u"REMINDER WITHDRAWN"_s}));
    }

    void aDaysOutageOfMailHoldsUpNothingAndIsMadeUpForInOrder()
    {
        Worker worker(*m_clinic, *m_post);
        m_post->outcome = {SendOutcome::Unreachable, u"Couldn't connect to server"_s};
        QList<AppointmentId> ids;
        for (int hour = 0; hour < 24; ++hour) {
            if (hour < 7)
                ids.append(booked(7, 9 + hour).id);
            if (hour == 10)
                move(ids[0], m_clinic->at(m_clinic->today().addDays(8), 9));
            if (hour == 12)
                cancel(ids[0]);
            if (hour == 13)
                move(ids[1], m_clinic->at(m_clinic->today().addDays(8), 9));
            for (int i = 0; i < 6; ++i) {
                worker.run();
                m_clinic->clock.advance(10min);
            }
        }
        // A way that is down costs few attempts, however much waits.
        QVERIFY2(m_post->tried.size() < 150, qPrintable(QString::number(m_post->tried.size())));
        QVERIFY(!rows(u"status = 'PENDING'"_s).isEmpty());
        m_post->outcome = {};
        m_post->tried.clear();
        for (int i = 0; i < 24; ++i) {
            worker.run();
            m_clinic->clock.advance(10min);
        }
        QCOMPARE(m_post->tried.size(), 7 + 1 + 1);
        QSet<QString> once;
        QHash<QByteArray, QStringList> byAppointment;
        for (const OutgoingMessage &message : m_post->tried) {
            once.insert(message.id.toString());
            const qsizetype at = message.invitation.indexOf("UID:");
            byAppointment[message.invitation.mid(at, 30)] << toString(message.kind);
        }
        QCOMPARE(once.size(), m_post->tried.size());
        // Of the move that was waiting when the cancellation came, nobody need hear.
        QVERIFY(byAppointment.values().contains(
            QStringList {u"APPOINTMENT_CREATED"_s, u"APPOINTMENT_CANCELLED"_s}));
        QVERIFY(byAppointment.values().contains(
            QStringList {u"APPOINTMENT_CREATED"_s, u"APPOINTMENT_MOVED"_s}));
        QCOMPARE(rows(u"status = 'FAILED'"_s), QStringList());
    }

    void twoWorkersSendEachMessageOnce()
    {
        for (int i = 0; i < 7; ++i)
            booked(2, 9 + i);
        for (int i = 0; i < 7; ++i)
            booked(3, 9 + i);
        afterGrace();
        const auto work = [&] {
            Worker worker(*m_clinic, *m_post);
            worker.run();
        };
        std::thread other(work);
        work();
        other.join();
        QSet<QString> once;
        for (const OutgoingMessage &message : m_post->tried)
            once.insert(message.id.toString());
        QCOMPARE(m_post->tried.size(), 14);
        QCOMPARE(once.size(), 14);
    }

    void oneProcessLeadsUntilItEnds()
    {
        if (m_clinic->database.dialect() == Dialect::Sqlite)
            return; // one process alone
        booked();
        afterGrace();
        auto leader = std::make_unique<Worker>(*m_clinic, *m_post);
        Worker second(*m_clinic, *m_post);
        QCOMPARE(leader->run(), 1);
        booked(3);
        afterGrace();
        QCOMPARE(second.run(), 0);
        leader.reset();
        // The database frees the lock once it has noticed that the connection has ended.
        int sent = 0;
        QTRY_COMPARE(sent += second.run(), 1);
    }

    void aProgramThatEndsBetweenSendingAndMarkingSendsAgainUnderTheSameId()
    {
        const Appointment appointment = booked();
        afterGrace();
        auto killed = std::make_unique<Worker>(*m_clinic, *m_post);
        // What a kill leaves: the claim stands, the mark was never written.
        m_post->meanwhile = [&] {
            m_clinic->database.raw(u"UPDATE outbox SET claimed_by = '%1' "
                                   "WHERE claimed_until IS NOT NULL"_s.arg(
                                       QUuid::createUuid().toString(QUuid::WithoutBraces)));
        };
        killed->run();
        killed.reset();
        m_post->meanwhile = {};
        Worker next(*m_clinic, *m_post);
        QCOMPARE(next.run(), 0); // it may still be on its way
        // What comes after it waits for it.
        cancel(appointment.id);
        m_clinic->clock.advance(UndoGrace);
        QCOMPARE(next.run(), 0);
        m_clinic->clock.advance(OutboxWorker::ClaimTime);
        QCOMPARE(next.run(), 2);
        QCOMPARE(m_post->tried.size(), 3);
        QVERIFY(m_post->tried[0].id == m_post->tried[1].id);
        QCOMPARE(m_post->tried[0].text.plain, m_post->tried[1].text.plain);
        QCOMPARE(standing(), (QStringList {u"CREATED SENT"_s, u"CANCELLED SENT"_s}));
    }

    void quietHoursKeepBackAllButResets()
    {
        WorkerOptions options;
        options.quiet = {WallTime {21 * 60}, WallTime {7 * 60}};
        Worker worker(*m_clinic, *m_post, options);
        booked(3);
        m_clinic->clock.set(m_clinic->at(m_clinic->today(), 22));
        QVERIFY_RESULT(m_clinic->services().passwordResets.request(u"patient1@mail.example"_s,
                                                                   {Channel::Api, u"test"_s, {}}));
        QCOMPARE(worker.run(), 1);
        QCOMPARE(m_post->kinds(), QStringList {u"PASSWORD_RESET"_s});
        m_clinic->clock.set(m_clinic->at(m_clinic->today().addDays(1), 6, 59));
        QCOMPARE(worker.run(), 0);
        m_clinic->clock.set(m_clinic->at(m_clinic->today().addDays(1), 7));
        QCOMPARE(worker.run(), 1);
    }

    void aChannelHasItsRate()
    {
        WorkerOptions options;
        options.mostPerMinute = 3;
        Worker worker(*m_clinic, *m_post, options);
        for (int i = 0; i < 7; ++i)
            booked(2, 9 + i);
        afterGrace();
        QCOMPARE(worker.run(), 3);
        QCOMPARE(worker.run(), 0);
        m_clinic->clock.advance(1min);
        QCOMPARE(worker.run(), 3);
    }

    void aResetCodeIsSealedInTheDatabaseAndWorksFromTheMail()
    {
        Worker worker(*m_clinic, *m_post);
        QVERIFY_RESULT(m_clinic->services().passwordResets.request(u"patient1@mail.example"_s,
                                                                   {Channel::Api, u"test"_s, {}}));
        QCOMPARE(worker.run(), 1);
        const QString text = m_post->tried.constFirst().text.plain;
        const QString code = text.split(u"\n\n"_s).value(1);
        const QString payload = m_clinic->database.raw(u"SELECT payload FROM outbox"_s).toString();
        QVERIFY(code.size() > 20 && !payload.contains(code));
        QVERIFY_RESULT(m_clinic->services().passwordResets.confirm(code, u"another long word"_s,
                                                                   {Channel::Api, u"test"_s, {}}));
    }

    void aRefusedMessageIsADeadLetterThatTheDeskSeesAndTriesAgain()
    {
        Worker worker(*m_clinic, *m_post);
        m_post->outcome = {SendOutcome::Refused, u"SMTP 550: Send failure"_s};
        booked(7);
        afterGrace();
        QCOMPARE(worker.run(), 1);
        OutboxService &outbox = m_clinic->services().outbox;
        const auto failed = outbox.list(m_clinic->receptionist(), MessageStatus::Failed, {});
        QVERIFY_RESULT(failed);
        QCOMPARE(failed->items.size(), 1);
        const MessageLine line = failed->items.constFirst();
        QCOMPARE(line.recipient, u"p•••@m•••.example"_s);
        QCOMPARE(line.message.lastError, u"SMTP 550: Send failure"_s);
        QCOMPARE(line.message.attempts, 1);
        m_post->outcome = {};
        QVERIFY_RESULT(outbox.retry(m_clinic->receptionist(), line.message.id));
        QCOMPARE(worker.run(), 1);
        QVERIFY(m_post->tried[0].id == m_post->tried[1].id);
        QCOMPARE_ERROR(outbox.retry(m_clinic->receptionist(), line.message.id),
                       ErrorCode::IllegalTransition);
        QCOMPARE_ERROR(outbox.list(m_patient, {}, {}), ErrorCode::Forbidden);
    }

    void attemptsGrowRarerAndEnd()
    {
        Worker worker(*m_clinic, *m_post);
        m_post->outcome = {SendOutcome::Failed, u"SMTP 451: Send failure"_s};
        booked(10);
        const Instant start = m_clinic->clock.now();
        while (rows(u"status = 'FAILED'"_s).isEmpty() && m_clinic->clock.now() < start + 96h) {
            m_clinic->clock.advance(5min);
            worker.run();
        }
        const auto lasted = m_clinic->clock.now() - start;
        QVERIFY(lasted > 70h && lasted < 74h);
        QVERIFY2(m_post->tried.size() > 60 && m_post->tried.size() < 110,
                 qPrintable(QString::number(m_post->tried.size())));
        QCOMPARE(retryDelay(1, 0.5), 1min);
        QCOMPARE(retryDelay(3, 0.5), 4min);
        QCOMPARE(retryDelay(50, 0.5), 1h);
        QVERIFY(retryDelay(50, 0) == 48min && retryDelay(50, 1) == 72min);
    }
};

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
