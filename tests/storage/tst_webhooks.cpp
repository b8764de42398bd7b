// SPDX-License-Identifier: GPL-3.0-or-later
// What integrators' programs are told of appointments, where, and until when.
#include "notify/webhooktransport.h"
#include "outboxclinic.h"

#include <QJsonDocument>
#include <QTest>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestWebhooks : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestClinic> m_clinic;
    std::unique_ptr<Post> m_post;
    DoctorId m_doctor;
    Actor m_patient;

    WebhookService &webhooks() { return m_clinic->services().webhooks; }
    AppointmentService &appointments() { return m_clinic->services().appointments; }
    const Actor &admin() const { return m_clinic->admin(); }
    const Actor &desk() const { return m_clinic->receptionist(); }

    MadeWebhook made(const QList<MessageKind> &events = {})
    {
        const auto webhook =
            webhooks().create(admin(), {u"https://integrator.example/hook"_s, events});
        if (!webhook)
            qFatal("No webhook: %s", describe(webhook).constData());
        return *webhook;
    }
    Appointment booked(int hour = 12)
    {
        const auto details =
            appointments().book(desk(), {m_doctor,
                                         m_patient.patientId,
                                         m_clinic->at(m_clinic->today().addDays(2), hour),
                                         {},
                                         {}});
        if (!details)
            qFatal("No booking: %s", describe(details).constData());
        return details->appointment;
    }
    /// As each process makes one: it makes those inactive that are gone.
    int send() { return Worker(*m_clinic, *m_post, {}, {MessageChannel::Webhook}).run(); }
    int count(const QString &status)
    {
        return m_clinic->database
            .raw(u"SELECT count(*) FROM outbox WHERE channel = 'WEBHOOK' AND status = '%1'"_s.arg(
                status))
            .toInt();
    }

private Q_SLOTS:
    void init()
    {
        m_clinic = std::make_unique<TestClinic>();
        m_post = std::make_unique<Post>();
        m_doctor = m_clinic->newDoctor().id;
        m_patient = m_clinic->newPatientActor();
    }
    void cleanup() { m_clinic.reset(); }

    void eachStepIsToldAtOnceAndInOrder()
    {
        made();
        const Appointment appointment = booked();
        Move move;
        move.start = m_clinic->at(m_clinic->today().addDays(3), 9);
        QVERIFY_RESULT(appointments().reschedule(desk(), appointment.id, move, {}));
        QVERIFY_RESULT(appointments().cancel(desk(), appointment.id, u"Fever"_s, {}));
        QCOMPARE(send(), 3);
        QCOMPARE(m_post->kinds(), (QStringList {u"APPOINTMENT_CREATED"_s, u"APPOINTMENT_MOVED"_s,
                                                u"APPOINTMENT_CANCELLED"_s}));
        const QByteArray body = webhookBody(m_post->tried[1]);
        const QJsonObject event = QJsonDocument::fromJson(body).object();
        QCOMPARE(event[u"type"].toString(), u"appointment.moved"_s);
        QCOMPARE(event[u"timestamp"].toString(), toRfc3339(m_clinic->clock.now()));
        const QJsonObject data = event[u"data"].toObject();
        QCOMPARE(data[u"appointmentId"].toString(), appointment.id.toString());
        QCOMPARE(data[u"startTime"].toString(), toRfc3339(move.start));
        QCOMPARE(data[u"previousStartTime"].toString(), toRfc3339(appointment.span.start));
        // Ids alone: a third party learns no name, no address, and nothing that a patient said.
        for (const OutgoingMessage &one : m_post->tried) {
            const QByteArray said = webhookBody(one);
            QVERIFY2(!said.contains("Lena") && !said.contains("mail.example")
                         && !said.contains("Fever"),
                     said.constData());
        }
    }

    void onlyWhatWasAskedForIsTold()
    {
        made({MessageKind::Cancelled});
        const Appointment appointment = booked();
        QCOMPARE(send(), 0);
        QVERIFY_RESULT(appointments().cancel(desk(), appointment.id, {}, {}));
        QCOMPARE(send(), 1);
    }

    void everyAppointmentOfASeriesIsTold()
    {
        made();
        NewSeries wanted;
        wanted.patientId = m_patient.patientId;
        wanted.doctorId = m_doctor;
        wanted.recurrence.firstDay = m_clinic->today().addDays(7);
        wanted.recurrence.time = WallTime {10 * 60};
        wanted.recurrence.daysOfWeek = {1};
        wanted.recurrence.count = 3;
        const auto series = m_clinic->services().series.create(desk(), wanted);
        QVERIFY_RESULT(series);
        QCOMPARE(send(), 3);
        SeriesChange change;
        change.scope = SeriesScope::Following;
        change.from = series->appointments[1].appointment.id;
        change.time = WallTime {11 * 60};
        QVERIFY_RESULT(m_clinic->services().series.change(desk(), series->series.id, change, {}));
        QCOMPARE(send(), 2);
        QVERIFY_RESULT(m_clinic->services().series.cancel(desk(), series->series.id,
                                                          {SeriesScope::All, {}, {}}, {}));
        QCOMPARE(send(), 3);
    }

    void aReceiverThatIsDownIsTriedFor75HoursAndIsADeadLetterThen()
    {
        made();
        m_post->outcome = {SendOutcome::Failed, u"HTTP 500"_s};
        booked();
        const Instant start = m_clinic->clock.now();
        Worker worker(*m_clinic, *m_post, {}, {MessageChannel::Webhook});
        while (count(u"FAILED"_s) == 0 && m_clinic->clock.now() < start + 100h) {
            worker.run();
            m_clinic->clock.advance(m_clinic->clock.now() < start + 1min ? 5s : 5min);
        }
        const auto lasted = m_clinic->clock.now() - start;
        QVERIFY2(lasted > 75h && lasted < 77h, qPrintable(QString::number(lasted / 1h)));
        QCOMPARE(m_post->tried.size(), 10);
        m_post->outcome = {};
        OutboxService &outbox = m_clinic->services().outbox;
        const auto failed = outbox.list(desk(), MessageStatus::Failed, {});
        QVERIFY_RESULT(failed);
        QVERIFY_RESULT(outbox.retry(desk(), failed->items.constFirst().message.id));
        QCOMPARE(worker.run(), 1);
        QVERIFY(m_post->tried.constFirst().id == m_post->tried.constLast().id);
        QCOMPARE(webhookBody(m_post->tried.constFirst()), webhookBody(m_post->tried.constLast()));
    }

    void whatIsGoneIsAskedNoMore()
    {
        const MadeWebhook webhook = made();
        const MadeWebhook other = made();
        booked(12);
        booked(13);
        m_post->outcome = {SendOutcome::Gone, u"HTTP 410"_s};
        QCOMPARE(send(), 2); // one for each receiver, and nothing after it
        m_post->outcome = {};
        QCOMPARE(send(), 0);
        const auto now = webhooks().get(admin(), webhook.webhook.id);
        QVERIFY_RESULT(now);
        QVERIFY(!now->isActive);
        QCOMPARE(now->disabledReason, u"HTTP 410"_s);
        booked(14);
        QCOMPARE(count(u"PENDING"_s), 0);
        WebhookChanges changes;
        changes.isActive = true;
        QVERIFY_RESULT(webhooks().update(admin(), webhook.webhook.id, changes, {}));
        booked(15);
        QCOMPARE(send(), 1);
    }

    void oneThatIsForgottenTakesWhatWaitedForItAlong()
    {
        const MadeWebhook webhook = made();
        booked();
        QCOMPARE(count(u"PENDING"_s), 1);
        QVERIFY_RESULT(webhooks().remove(admin(), webhook.webhook.id, {}));
        QCOMPARE(count(u"PENDING"_s), 0);
        QCOMPARE_ERROR(webhooks().get(admin(), webhook.webhook.id), ErrorCode::NotFound);
    }

    void aSecretIsShownOnceAndSealed()
    {
        const MadeWebhook webhook = made();
        QVERIFY(webhook.secret.startsWith("whsec_"_L1));
        const QByteArray secret = QByteArray::fromBase64(webhook.secret.sliced(6).toLatin1());
        QCOMPARE(secret.size(), 32);
        booked();
        QCOMPARE(send(), 1);
        QCOMPARE(m_post->tried.constFirst().secret, secret);
        const QString stored =
            m_clinic->database.raw(u"SELECT sealed_secret FROM webhooks"_s).toString();
        QVERIFY(!stored.contains(webhook.secret.sliced(6)));
        const auto renewed = webhooks().renewSecret(admin(), webhook.webhook.id);
        QVERIFY_RESULT(renewed);
        QVERIFY(renewed->secret != webhook.secret);
        const QString trail =
            m_clinic->database.raw(u"SELECT count(*) FROM audit_log WHERE after LIKE '%whsec%'"_s)
                .toString();
        QCOMPARE(trail, u"0"_s);
    }

    void security36_addressesThatNotEverybodyCanReachAreRefused_data()
    {
        QTest::addColumn<QString>("url");
        for (const char *url : {"http://integrator.example/",
                                "ftp://integrator.example/",
                                "https://127.0.0.1/",
                                "https://localhost/",
                                "https://x.localhost/",
                                "https://10.1.2.3/",
                                "https://172.16.0.1/",
                                "https://192.168.1.1:8443/",
                                "https://169.254.169.254/latest",
                                "https://100.64.0.1/",
                                "https://0.0.0.0/",
                                "https://[::1]/",
                                "https://[fe80::1]/",
                                "https://[fd00::1]/",
                                "https://[::ffff:192.168.0.1]/",
                                "https://[64:ff9b::a00:1]/",
                                "https://user:password@integrator.example/",
                                "https://integrator.example/#x",
                                "https://printer.local/",
                                "https://localhost./",
                                "https:///x",
                                "nonsense"})
            QTest::newRow(url) << QString::fromLatin1(url);
    }
    void security36_addressesThatNotEverybodyCanReachAreRefused()
    {
        QFETCH(const QString, url);
        QCOMPARE_ERROR(webhooks().create(admin(), {url, {}}), ErrorCode::InvalidInput);
    }

    void publicAddressesArePublic()
    {
        for (const char *address : {"8.8.8.8", "193.99.144.80", "172.32.0.1", "2a00:1450:4001::1"})
            QVERIFY2(isPublicAddress(QString::fromLatin1(address)), address);
        for (const char *address : {"", "1.2.3", "256.1.1.1", "::", "2001:db8::1", "ff02::1",
                                    "255.255.255.255", "2002:a00:1::1"})
            QVERIFY2(!isPublicAddress(QString::fromLatin1(address)), address);
    }

    void security36_aNameThatLeadsIntoTheOwnNetworkIsNotFollowed()
    {
        // Checked where the socket opens, so that no name server can change the answer in between.
        WebhookTransport transport({}, m_clinic->clock);
        OutgoingMessage message;
        message.id = MessageId::generate();
        message.to = u"https://localhost/"_s;
        const SendOutcome outcome = transport.send(message);
        QVERIFY(outcome.kind != SendOutcome::Sent);
        QCOMPARE(outcome.error, u"The name leads to an address that is not public"_s);
    }
};

QTEST_GUILESS_MAIN(TestWebhooks)
#include "tst_webhooks.moc"
