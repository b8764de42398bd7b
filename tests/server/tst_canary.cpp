// SPDX-License-Identifier: GPL-3.0-or-later
// security.md 40: secrets and what patients said, planted through a day of the real server, are in
// no log, no error and no message to a third party.
#include "support/serverprocess.h"
#include "support/testdatabase.h"
#include "support/totpapp.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QTimeZone>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int PatienceMs = 20'000;
const QString Password = u"Canary-Password-7f3a9"_s;
const QString OtherPassword = u"Kanarie-Wachtwoord-51c"_s;
const QString Name = u"Canarius Vogelsang"_s;
const QString Phone = u"0999 8887776"_s;
const QString Address = u"Canarystreet 77"_s;
const QString Notes = u"CanaryNote penicillin"_s;
const QString Reason = u"CanaryReason fever"_s;
const QString AdminEmail = u"admin@clinic.example"_s;
const QString PatientEmail = u"canarius@mail.example"_s;

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

class TestCanary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void security40_whatPatientsSaidIsInNoLogErrorOrMessage_data()
    {
        QTest::addColumn<QString>("format");
        QTest::newRow("json") << u"json"_s;
        QTest::newRow("text") << u"text"_s;
    }
    void security40_whatPatientsSaidIsInNoLogErrorOrMessage()
    {
        QFETCH(const QString, format);
        const TestDatabase database;
        const QTemporaryDir folder;
        const QString log = folder.filePath(u"log"_s);
        ServerProcess server(database.url());
        server.setErrorFile(log);
        server.setEnvironment(u"LOG_LEVEL"_s, u"debug"_s);
        server.setEnvironment(u"LOG_FORMAT"_s, format);
        server.setEnvironment(u"CLINIC_TIMEZONE"_s, u"UTC"_s);
        // Nobody answers there, so that every message fails.
        server.setEnvironment(u"SMTP_URL"_s, u"smtp://clinic:CanarySmtp@127.0.0.1:1"_s);
        server.setEnvironment(u"SMTP_FROM"_s, u"clinic@clinic.example"_s);
        server.setEnvironment(u"SMS_WEBHOOK_URL"_s,
                              u"http://clinic:CanaryGateway@127.0.0.1:1/?key=CanaryKey"_s);
        server.setEnvironment(u"SMS_COUNTRY_CODE"_s, u"49"_s);
        server.setEnvironment(u"WEBHOOKS_PRIVATE"_s, u"on"_s);
        m_canaries = {u"CanarySmtp"_s,   u"CanaryGateway"_s, u"CanaryKey"_s,    Password,
                      OtherPassword,     u"Canarius"_s,      u"Vogelsang"_s,    u"8887776"_s,
                      u"Canarystreet"_s, u"CanaryNote"_s,    u"CanaryReason"_s, u"canarius@"_s};
        m_said.clear();
        QCOMPARE(
            server.run({u"create-admin"_s, u"--email"_s, AdminEmail}, Password.toUtf8() + '\n'), 0);
        m_said += server.output() + server.errors();
        QVERIFY(server.start());
        m_port = server.port();
        signIn();
        plant();
        if (QTest::currentTestFailed())
            return;
        provoke();
        breakTables(database);
        provoke();
        messages(database);
        takeAway(database);
        provoke();
        server.crash();
        m_said += server.output();
        QFile file(log);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray logged = file.readAll();
        QVERIFY(logged.contains("/patients")); // the requests are in it at all
        m_said += logged;
        QVERIFY(m_errors > 40);
        for (const QString &canary : std::as_const(m_canaries)) {
            QVERIFY(canary.size() > 5);
            for (const QByteArray &line : m_said.split('\n'))
                QVERIFY2(!line.contains(canary.toUtf8()), line.left(2'000).constData());
        }
    }

private:
    /// Sends a request with whatever bytes, keeps the answer where it is an error, and gives its
    /// JSON.
    QJsonObject send(const QByteArray &method, const QByteArray &target, const QByteArray &body,
                     const QByteArray &token, int *status = nullptr)
    {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, m_port);
        if (!socket.waitForConnected(PatienceMs))
            return {};
        QByteArray head = method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
        if (!token.isEmpty())
            head += "Authorization: Bearer " + token + "\r\n";
        head += "Content-Type: application/json\r\nContent-Length: "
                + QByteArray::number(body.size()) + "\r\n\r\n";
        socket.write(head + body);
        QByteArray answer;
        qsizetype end = -1;
        qsizetype length = 0;
        while (end < 0 || answer.size() < end + 4 + length) {
            if (!socket.bytesAvailable() && !socket.waitForReadyRead(PatienceMs))
                break;
            answer += socket.readAll();
            end = answer.indexOf("\r\n\r\n");
            const qsizetype at = answer.toLower().indexOf("content-length:");
            if (at > 0 && at < end)
                length = answer.mid(at + 15, answer.indexOf('\r', at) - at - 15).trimmed().toInt();
        }
        const int code = answer.mid(9, 3).toInt();
        if (status)
            *status = code;
        if (code >= 400) {
            ++m_errors;
            m_said += answer + '\n';
        }
        return QJsonDocument::fromJson(answer.mid(end + 4)).object();
    }
    QJsonObject post(const QByteArray &target, const QJsonObject &body,
                     const QByteArray &token = {}, int expected = 0)
    {
        int status = 0;
        const QJsonObject answer = send("POST", target, json(body), token, &status);
        if (expected > 0 && status != expected)
            qWarning("%s: %d", target.constData(), status);
        return answer;
    }
    void keepSecret(const QJsonObject &answer, const QString &field)
    {
        QVERIFY2(!answer[field].toString().isEmpty(), qPrintable(field));
        m_canaries.append(answer[field].toString());
    }

    /// Whoever sends a field that is none is told its name; nobody else is.
    void sendFieldNamed(const QByteArray &target, const QString &name)
    {
        const QByteArray said = m_said;
        post(target, {{name, Reason}}, m_admin);
        QVERIFY(!m_said.sliced(said.size()).contains(Reason.toUtf8()));
        m_said = said;
    }

    void signIn()
    {
        const QJsonObject session =
            post("/auth/login", {{u"email"_s, AdminEmail}, {u"password"_s, Password}}, {}, 200);
        m_admin = session[u"accessToken"_s].toString().toLatin1();
        keepSecret(session, u"accessToken"_s);
        keepSecret(session, u"refreshToken"_s);
    }

    /// A patient with a log-in, a second factor, notes and a visit.
    void plant()
    {
        const QJsonObject registered = post("/auth/register",
                                            {{u"email"_s, PatientEmail},
                                             {u"password"_s, OtherPassword},
                                             {u"fullName"_s, Name},
                                             {u"dateOfBirth"_s, u"1984-11-02"_s},
                                             {u"phone"_s, Phone},
                                             {u"address"_s, Address}},
                                            {}, 201);
        keepSecret(registered, u"accessToken"_s);
        keepSecret(registered, u"refreshToken"_s);
        m_patient = registered[u"accessToken"_s].toString().toLatin1();
        m_patientId = registered[u"patient"_s][u"id"_s].toString();
        const QJsonObject doctor =
            post("/doctors", {{u"fullName"_s, u"Dr. Plain"_s}, {u"specialty"_s, u"Surgery"_s}},
                 m_admin, 201);
        m_doctorId = doctor[u"id"_s].toString();
        for (int day = 1; day <= 7; ++day)
            post("/schedules",
                 {{u"doctorId"_s, m_doctorId},
                  {u"dayOfWeek"_s, day},
                  {u"startTime"_s, u"00:00"_s},
                  {u"endTime"_s, u"24:00"_s},
                  {u"slotDurationMinutes"_s, 15}},
                 m_admin, 201);
        int status = 0;
        send("PATCH", "/patients/" + m_patientId.toLatin1(), json({{u"notes"_s, Notes}}), m_admin,
             &status);
        QCOMPARE(status, 200);
        m_start = QDateTime(QDateTime::currentDateTimeUtc().date().addDays(1), QTime(9, 0),
                            QTimeZone::utc())
                      .toString(Qt::ISODate);
        m_later = QDateTime(QDateTime::currentDateTimeUtc().date().addDays(2), QTime(9, 0),
                            QTimeZone::utc())
                      .toString(Qt::ISODate);
        const QJsonObject booked = post("/appointments", booking(), m_patient, 201);
        QVERIFY(booked.contains(u"id"_s));
        send("PATCH", "/appointments/" + booked[u"id"_s].toString().toLatin1() + "/status",
             json({{u"status"_s, u"CONFIRMED"_s}}), m_admin, &status);
        QCOMPARE(status, 200);
        const QJsonObject secret = post("/auth/totp", {}, m_patient);
        keepSecret(secret, u"secret"_s);
        const QString code = appCode(secret[u"secret"_s].toString(), SystemClock().now());
        const QJsonObject codes = post("/auth/totp/confirm", {{u"code"_s, code}}, m_patient);
        for (const QJsonValue value : codes[u"recoveryCodes"_s].toArray())
            m_canaries.append(value[u"code"_s].toString());
        QVERIFY(m_canaries.size() > 15);
        send("GET", "/patients/" + m_patientId.toLatin1(), {}, m_admin, &status);
        QCOMPARE(status, 200);
        send("GET", "/patients?query=Canarius%20Vogelsang", {}, m_admin, &status);
        QCOMPARE(status, 200);
        const QJsonObject webhook = post(
            "/webhooks", {{u"url"_s, u"http://127.0.0.1:1/?token=CanaryHook"_s}}, m_admin, 201);
        keepSecret(webhook, u"secret"_s);
        m_canaries.append(u"CanaryHook"_s);
        QVERIFY(!post("/appointments",
                      {{u"doctorId"_s, m_doctorId},
                       {u"patientId"_s, m_patientId},
                       {u"startTime"_s, m_later},
                       {u"reason"_s, Reason}},
                      m_admin, 201)
                     .isEmpty());
        post("/auth/password-reset", {{u"email"_s, PatientEmail}}, {}, 202);
    }

    QJsonObject booking() const
    {
        return {{u"doctorId"_s, m_doctorId}, {u"startTime"_s, m_start}, {u"reason"_s, Reason}};
    }

    /// Everything that an interface is told wrongly.
    void provoke()
    {
        const QByteArray notJson =
            "{\"fullName\": \"" + Name.toUtf8() + "\", \"notes\": \"" + Notes.toUtf8();
        for (const QByteArray target : {"/patients", "/appointments", "/auth/login",
                                        "/auth/register", "/auth/refresh", "/users"}) {
            send("POST", target, notJson, m_admin);
            send("POST", target, notJson + "\xff\xfe", m_admin);
            sendFieldNamed(target, Name);
            post(target,
                 {{u"fullName"_s, QString(Name + u'\0')},
                  {u"email"_s, PatientEmail},
                  {u"password"_s, Password},
                  {u"dateOfBirth"_s, Address},
                  {u"phone"_s, Notes},
                  {u"reason"_s, Reason}},
                 m_admin);
        }
        // What is refused by the database, and what by rules.
        post("/auth/register", {{u"email"_s, PatientEmail},
                                {u"password"_s, OtherPassword},
                                {u"fullName"_s, Name},
                                {u"dateOfBirth"_s, u"1984-11-02"_s},
                                {u"phone"_s, Phone}});
        post("/appointments", booking(), m_patient);
        post("/patients",
             {{u"fullName"_s, Name},
              {u"dateOfBirth"_s, u"3000-01-01"_s},
              {u"phone"_s, Phone + u" x"_s},
              {u"address"_s, Address.repeated(50)},
              {u"notes"_s, Notes.repeated(400)}},
             m_admin);
        // Log-ins that fail, tokens that are none, secrets where they do not belong.
        post("/auth/login", {{u"email"_s, PatientEmail}, {u"password"_s, Password}});
        post("/auth/login", {{u"email"_s, PatientEmail}, {u"password"_s, OtherPassword}});
        post("/auth/login",
             {{u"email"_s, Password}, {u"password"_s, OtherPassword}, {u"totp"_s, Password}});
        post("/auth/password-reset/confirm",
             {{u"token"_s, Password}, {u"newPassword"_s, OtherPassword}});
        post("/auth/refresh", {{u"refreshToken"_s, Password}});
        send("GET", "/auth/me", {}, "a." + Password.toLatin1() + ".c");
        send("GET", "/patients?query=" + QByteArray(300, 'x') + "Canarius", {}, m_admin);
        send("GET", "/patients?query=Canarius&cursor=Vogelsang&limit=" + Password.toLatin1(), {},
             m_admin);
        send("GET", "/patients?token=" + Password.toLatin1(), {}, m_admin);
        send("GET", "/appointments?status=" + Password.toLatin1(), {}, m_admin);
        send("GET", "/audit?cursor=" + Password.toLatin1(), {}, m_admin);
        send("GET", "/patients/" + Password.toLatin1(), {}, m_admin);
        send("GET", "/nowhere/Canarius/Vogelsang", {}, m_admin);
        send("GET", "/metrics", {}, {});
    }

    /// What the database says to a statement that it cannot carry out has the statement in it.
    void breakTables(const TestDatabase &database)
    {
        database.raw(u"ALTER TABLE patients RENAME COLUMN address TO gone"_s);
        database.raw(u"ALTER TABLE appointments RENAME COLUMN reason TO gone"_s);
        post("/patients",
             {{u"fullName"_s, Name},
              {u"dateOfBirth"_s, u"1984-11-02"_s},
              {u"phone"_s, Phone},
              {u"address"_s, Address},
              {u"notes"_s, Notes}},
             m_admin, 500);
    }

    /// What third parties get: the texts in the outbox, and what is kept of their failures.
    void messages(const TestDatabase &database)
    {
        const bool sqlite = database.dialect() == Dialect::Sqlite;
        // A mail and an event of a webhook, at least, have been tried and have failed.
        QTRY_VERIFY_WITH_TIMEOUT(
            database.raw(u"SELECT count(DISTINCT channel) FROM outbox WHERE last_error <> ''"_s)
                    .toInt()
                >= 2,
            PatienceMs);
        m_said += database
                      .raw(u"SELECT coalesce(%1(payload || last_error, ' '), '') FROM outbox"_s.arg(
                          sqlite ? u"group_concat"_s : u"string_agg"_s))
                      .toString()
                      .toUtf8()
                  + '\n';
        m_said += database
                      .raw(u"SELECT coalesce(%1(params || last_error, ' '), '') FROM notifications "
                           "WHERE channel <> 'IN_APP'"_s.arg(sqlite ? u"group_concat"_s
                                                                    : u"string_agg"_s))
                      .toString()
                      .toUtf8()
                  + '\n';
    }

    void takeAway(const TestDatabase &database)
    {
        if (database.dialect() == Dialect::PostgreSql) {
            database.raw(u"ALTER DATABASE %1 CONNECTION LIMIT 0; SELECT pg_terminate_backend(pid) "
                         "FROM pg_stat_activity WHERE datname = current_database() AND pid <> "
                         "pg_backend_pid()"_s.arg(database.location().databaseName));
            return;
        }
        QFile file(database.location().filePath);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write(QByteArray(int(file.size()), 'x'));
    }

    quint16 m_port = 0;
    int m_errors = 0;
    QStringList m_canaries;
    QByteArray m_said; ///< logs, errors, messages
    QByteArray m_admin;
    QByteArray m_patient;
    QString m_patientId;
    QString m_doctorId;
    QString m_start;
    QString m_later;
};

QTEST_GUILESS_MAIN(TestCanary)
#include "tst_canary.moc"
