// SPDX-License-Identifier: GPL-3.0-or-later
// A clinic whose clock runs as told: books, moves and cancels, and sends what that writes by the
// settings in the environment, until standard input ends. One line of JSON tells of each message.
#include "services/outboxthread.h"
#include "support/result.h"
#include "support/testclinic.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

template <class T>
T expectValue(Result<T> result)
{
    if (!result)
        qFatal("%s", describe(result).constData());
    return *std::move(result);
}

class Probe
{
public:
    explicit Probe(const QHash<QString, QString> &settings)
        : m_clinic(u"Europe/Berlin"_s, settings)
        , m_patient(m_clinic.newPatientActor(u"Lena Fischer"_s))
        , m_doctor(m_clinic.newDoctorActor(u"Dr. Amira Haddad"_s).doctorId)
        , m_outbox(std::make_unique<OutboxThread>(m_clinic.backend(), m_logger))
    {
    }

    QJsonObject run(const QString &command)
    {
        if (command == "book"_L1)
            m_id = expectValue(services().appointments.book(
                                   desk(), {m_doctor, m_patient.patientId, at(3, 12), {}, {}}))
                       .appointment.id;
        else if (command == "move"_L1)
            expectValue(services().appointments.reschedule(desk(), m_id, moveTo(at(4, 9)), {}));
        else if (command == "cancel"_L1)
            expectValue(services().appointments.cancel(desk(), m_id, {}, {}));
        else if (command == "arabic"_L1)
            speak(u"ar"_s);
        else if (command.startsWith("name "_L1))
            rename(command.sliced(5));
        else if (command == "reset"_L1)
            services().passwordResets.request(u"patient1@mail.example"_s,
                                              {Channel::Api, u"test"_s, {}});
        else if (command.startsWith("wait "_L1))
            m_clinic.clock.advance(std::chrono::seconds(command.sliced(5).toInt()));
        else if (command == "restart"_L1)
            restart();
        else if (command.startsWith("webhook "_L1))
            return webhook(command.sliced(8));
        else if (command == "state"_L1)
            return state();
        else
            qFatal("There is no command %s", qPrintable(command));
        return {{u"appointmentId"_s, m_id.toString()}};
    }

private:
    Services &services() { return m_clinic.services(); }
    const Actor &desk() const { return m_clinic.receptionist(); }
    Instant at(int days, int hour) const
    {
        return m_clinic.at(m_clinic.today().addDays(days), hour);
    }
    static Move moveTo(Instant start)
    {
        Move move;
        move.start = start;
        return move;
    }
    void speak(const QString &language)
    {
        PatientChanges changes;
        changes.language = language;
        expectValue(services().patients.update(desk(), m_patient.patientId, changes, {}));
    }
    void rename(const QString &name)
    {
        PatientChanges changes;
        changes.fullName = name;
        expectValue(services().patients.update(desk(), m_patient.patientId, changes, {}));
    }
    void restart()
    {
        m_outbox.reset();
        m_clinic.restart();
        m_outbox = std::make_unique<OutboxThread>(m_clinic.backend(), m_logger);
    }
    QJsonObject webhook(const QString &url)
    {
        const MadeWebhook made =
            expectValue(services().webhooks.create(m_clinic.admin(), {url, {}}));
        return {{u"id"_s, made.webhook.id.toString()}, {u"secret"_s, made.secret}};
    }
    /// How many messages there are of each status, besides those that the program itself shows.
    QJsonObject state()
    {
        QJsonObject counts;
        for (const MessageStatus status : allMessageStatuses())
            counts.insert(toString(status),
                          m_clinic.database
                              .raw(u"SELECT count(*) FROM outbox WHERE channel <> 'IN_APP' AND "
                                   "status = '%1'"_s.arg(toString(status)))
                              .toInt());
        return counts;
    }

    const Logger &m_logger = silentLogger();
    TestClinic m_clinic;
    Actor m_patient; ///< patient1@mail.example
    DoctorId m_doctor;
    AppointmentId m_id;
    std::unique_ptr<OutboxThread> m_outbox;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QHash<QString, QString> settings;
    for (const SettingInfo &info : knownSettings()) {
        const QByteArray name = info.name.toLatin1();
        if (qEnvironmentVariableIsSet(name.constData()))
            settings.insert(info.name, qEnvironmentVariable(name.constData()));
    }
    Probe probe(settings);
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return 1;
    while (true) {
        const QByteArray line = input.readLine();
        if (line.isEmpty())
            return 0;
        const QJsonObject answer = probe.run(QString::fromUtf8(line.trimmed()));
        std::printf("%s\n", QJsonDocument(answer).toJson(QJsonDocument::Compact).constData());
        std::fflush(stdout);
    }
}
