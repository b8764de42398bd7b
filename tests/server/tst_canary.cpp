// SPDX-License-Identifier: GPL-3.0-or-later
// security.md 40: secrets and what patients said, planted through a day of the real server, are in
// no log, no error and no message to a third party.
#include "canaryclient.h"
#include "support/serverprocess.h"
#include "support/testdatabase.h"
#include "support/totpapp.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
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
const QString OtherName = u"Canaria Finkenstein"_s;
const QString Alert = u"CanaryAlert is deaf"_s;
const QString SeriesReason = u"CanarySeries dialysis"_s;
const QString CancelReason = u"CanaryCancel in prison"_s;
const QString OverbookReason = u"CanaryOverbook bleeding"_s;
const QString WaitNote = u"CanaryWait cannot sleep"_s;
const QString QueueNote = u"CanaryQueue rash"_s;
const QString Label = u"CanaryLabel rehab"_s;
const QString AdminEmail = u"admin@clinic.example"_s;
const QString PatientEmail = u"canarius@mail.example"_s;

/// The tables that keep what patients said.
const QStringList TablesOfWords {u"patients"_s,           u"appointments"_s,
                                 u"appointment_series"_s, u"waitlist_entries"_s,
                                 u"queue_entries"_s,      u"schedule_exceptions"_s};

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
        m_canaries = {u"CanarySmtp"_s,   u"CanaryGateway"_s,  u"CanaryKey"_s,    Password,
                      OtherPassword,     u"Canarius"_s,       u"Vogelsang"_s,    u"8887776"_s,
                      u"Canarystreet"_s, u"CanaryNote"_s,     u"CanaryReason"_s, u"canarius@"_s,
                      u"Canaria"_s,      u"Finkenstein"_s,    u"CanaryAlert"_s,  u"CanarySeries"_s,
                      u"CanaryCancel"_s, u"CanaryOverbook"_s, u"CanaryWait"_s,   u"CanaryQueue"_s,
                      u"CanaryLabel"_s};
        m_client = {};
        m_day = 2;
        QCOMPARE(
            server.run({u"create-admin"_s, u"--email"_s, AdminEmail}, Password.toUtf8() + '\n'), 0);
        m_client.said += server.output() + server.errors();
        QVERIFY(server.start());
        m_client.setPort(server.port());
        signIn();
        plant();
        say(true);
        read(true);
        QCOMPARE(m_client.surprises(), 0);
        if (QTest::currentTestFailed())
            return;
        provoke();
        refuse();
        refuseRows(database);
        const int failures = m_client.failures();
        say(false);
        QVERIFY2(m_client.failures() - failures >= TablesOfWords.size(),
                 qPrintable(QString::number(m_client.failures() - failures)));
        breakTables(database);
        provoke();
        refuse();
        say(false);
        read(false);
        messages(database);
        takeAway(database);
        provoke();
        refuse();
        say(false);
        read(false);
        server.crash();
        m_client.said += server.output();
        QFile file(log);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray logged = file.readAll();
        QVERIFY(logged.contains("/patients")); // the requests are in it at all
        m_client.said += logged;
        QVERIFY2(m_client.errors() > 300, qPrintable(QString::number(m_client.errors())));
        QCOMPARE(m_client.surprises(), 0);
        // The metrics are searched, and are those of these requests.
        QVERIFY(m_client.said.contains("route=\"/waitlist/{id}/offer\""));
        for (const QString &canary : std::as_const(m_canaries)) {
            QVERIFY(canary.size() > 5);
            for (const QByteArray &line : m_client.said.split('\n'))
                QVERIFY2(!line.contains(canary.toUtf8()), line.left(2'000).constData());
        }
    }

private:
    void keepSecret(const QJsonObject &answer, const QString &field)
    {
        QVERIFY2(!answer[field].toString().isEmpty(), qPrintable(field));
        m_canaries.append(answer[field].toString());
    }

    /// Whoever sends a field that is none is told its name; nobody else is.
    void sendFieldNamed(const QByteArray &target, const QString &name)
    {
        const QByteArray said = m_client.said;
        m_client.post(target, {{name, Reason}}, m_admin);
        QVERIFY(!m_client.said.sliced(said.size()).contains(Reason.toUtf8()));
        m_client.said = said;
    }

    void signIn()
    {
        const QJsonObject session = m_client.post(
            "/auth/login", {{u"email"_s, AdminEmail}, {u"password"_s, Password}}, {}, 200);
        m_admin = session[u"accessToken"_s].toString().toLatin1();
        keepSecret(session, u"accessToken"_s);
        keepSecret(session, u"refreshToken"_s);
    }

    /// A patient with a log-in, a second factor, notes and a visit.
    void plant()
    {
        const QJsonObject registered = m_client.post("/auth/register",
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
        const QJsonObject doctor = m_client.post(
            "/doctors", {{u"fullName"_s, u"Dr. Plain"_s}, {u"specialty"_s, u"Surgery"_s}}, m_admin,
            201);
        m_doctorId = doctor[u"id"_s].toString();
        for (int day = 1; day <= 7; ++day)
            m_client.post("/schedules",
                          {{u"doctorId"_s, m_doctorId},
                           {u"dayOfWeek"_s, day},
                           {u"startTime"_s, u"00:00"_s},
                           {u"endTime"_s, u"24:00"_s},
                           {u"slotDurationMinutes"_s, 15}},
                          m_admin, 201);
        int status = 0;
        m_client.send("PATCH", "/patients/" + m_patientId.toLatin1(),
                      QJsonObject {{u"notes"_s, Notes}}, m_admin, &status);
        QCOMPARE(status, 200);
        m_start =
            QDateTime(today().addDays(1), QTime(9, 0), QTimeZone::utc()).toString(Qt::ISODate);
        m_later =
            QDateTime(today().addDays(2), QTime(9, 0), QTimeZone::utc()).toString(Qt::ISODate);
        const QJsonObject booked = m_client.post("/appointments", booking(), m_patient, 201);
        QVERIFY(booked.contains(u"id"_s));
        m_client.send("PATCH", "/appointments/" + booked[u"id"_s].toString().toLatin1() + "/status",
                      QJsonObject {{u"status"_s, u"CONFIRMED"_s}}, m_admin, &status);
        QCOMPARE(status, 200);
        const QJsonObject secret = m_client.post("/auth/totp", {}, m_patient);
        keepSecret(secret, u"secret"_s);
        const QString code = appCode(secret[u"secret"_s].toString(), SystemClock().now());
        const QJsonObject codes =
            m_client.post("/auth/totp/confirm", {{u"code"_s, code}}, m_patient);
        for (const QJsonValue value : codes[u"recoveryCodes"_s].toArray())
            m_canaries.append(value[u"code"_s].toString());
        QVERIFY(m_canaries.size() > 15);
        m_client.get("/patients/" + m_patientId.toLatin1(), m_admin, &status);
        QCOMPARE(status, 200);
        m_client.get("/patients?query=Canarius%20Vogelsang", m_admin, &status);
        QCOMPARE(status, 200);
        const QJsonObject webhook = m_client.post(
            "/webhooks", {{u"url"_s, u"http://127.0.0.1:1/?token=CanaryHook"_s}}, m_admin, 201);
        keepSecret(webhook, u"secret"_s);
        m_canaries.append(u"CanaryHook"_s);
        QVERIFY(!m_client
                     .post("/appointments",
                           {{u"doctorId"_s, m_doctorId},
                            {u"patientId"_s, m_patientId},
                            {u"startTime"_s, m_later},
                            {u"reason"_s, Reason}},
                           m_admin, 201)
                     .isEmpty());
        m_client.post("/auth/password-reset", {{u"email"_s, PatientEmail}}, {}, 202);
        m_userId = registered[u"user"_s][u"id"_s].toString();
        const QJsonObject reset = m_client.expect(
            201, "POST", "/users/" + m_userId.toLatin1() + "/password-reset", {}, m_admin);
        keepSecret(reset, u"token"_s);
        m_resetToken = reset[u"token"_s].toString();
    }

    static QDate today() { return QDateTime::currentDateTimeUtc().date(); }
    QString at(int hour) const
    {
        return QDateTime(today().addDays(m_day), QTime(hour, 0), QTimeZone::utc())
            .toString(Qt::ISODate);
    }

    /// Words in every place that takes some, by those who may. Once nothing is in order any more,
    /// whatever may come of it.
    void say(bool works)
    {
        ++m_day;
        const auto tell = [&](int status, const QByteArray &method, const QByteArray &target,
                              const QJsonObject &body, bool byPatient = false) {
            const QByteArray &token = byPatient ? m_patient : m_admin;
            return works ? m_client.expect(status, method, target, body, token)
                         : m_client.send(method, target, body, token);
        };
        // The id of what was made; while nothing is, that of what was made before.
        const auto made = [](QString &id, const QJsonObject &answer) {
            if (answer.contains(u"id"_s))
                id = answer[u"id"_s].toString();
            return id.toLatin1();
        };
        const QString day = today().addDays(m_day).toString(Qt::ISODate);
        made(m_otherId, tell(201, "POST", "/patients",
                             {{u"fullName"_s, OtherName},
                              {u"dateOfBirth"_s, u"1966-06-06"_s},
                              {u"phone"_s, Phone},
                              {u"address"_s, Address},
                              {u"notes"_s, Notes}}));

        const QByteArray booked = "/appointments/"
                                  + made(m_bookedId, tell(201, "POST", "/appointments",
                                                          {{u"doctorId"_s, m_doctorId},
                                                           {u"patientId"_s, m_patientId},
                                                           {u"startTime"_s, at(10)},
                                                           {u"reason"_s, Reason},
                                                           {u"alert"_s, Alert}}));
        tell(200, "PATCH", booked, {{u"alert"_s, Alert + u'!'}, {u"reason"_s, Reason + u'!'}});
        tell(201, "POST", "/appointments",
             {{u"doctorId"_s, m_doctorId},
              {u"patientId"_s, m_otherId},
              {u"startTime"_s, at(10)},
              {u"reason"_s, Reason},
              {u"overbookReason"_s, OverbookReason}});
        tell(200, "PATCH", booked + "/reschedule", {{u"startTime"_s, at(12)}});
        tell(200, "PATCH", booked + "/cancel", {{u"reason"_s, CancelReason}}, true);

        const QByteArray series =
            "/appointment-series/"
            + made(m_seriesId,
                   tell(201, "POST", "/appointment-series",
                        {{u"patientId"_s, m_patientId},
                         {u"doctorId"_s, m_doctorId},
                         {u"pattern"_s, u"WEEKLY"_s},
                         {u"daysOfWeek"_s, QJsonArray {today().addDays(m_day).dayOfWeek()}},
                         {u"firstDay"_s, day},
                         {u"startTime"_s, u"11:00"_s},
                         {u"count"_s, 3},
                         {u"reason"_s, SeriesReason},
                         {u"alert"_s, Alert}}));
        tell(200, "PATCH", series,
             {{u"scope"_s, u"ALL"_s}, {u"startTime"_s, u"13:00"_s}, {u"reason"_s, SeriesReason}});
        tell(200, "POST", series + "/cancel",
             {{u"scope"_s, u"ALL"_s}, {u"reason"_s, CancelReason}});

        const QByteArray waiting =
            "/waitlist/"
            + made(m_waitingId, tell(201, "POST", "/waitlist",
                                     {{u"doctorId"_s, m_doctorId}, {u"note"_s, WaitNote}}, true));
        tell(200, "PATCH", waiting, {{u"note"_s, WaitNote + u'!'}, {u"urgency"_s, u"SOON"_s}});
        const QJsonObject offered = tell(200, "POST", waiting + "/offer",
                                         {{u"doctorId"_s, m_doctorId}, {u"startTime"_s, at(14)}});
        if (works)
            m_offerId = offered[u"offers"_s][0][u"id"_s].toString();
        tell(200, "POST", waiting + "/accept", {{u"offerId"_s, m_offerId}}, true);

        const QJsonObject walkedIn = tell(200, "POST", "/walk-ins",
                                          {{u"patientId"_s, m_otherId},
                                           {u"specialty"_s, u"Podiatry"_s},
                                           {u"note"_s, QueueNote},
                                           {u"urgency"_s, u"URGENT"_s}});
        const QByteArray queued = "/queue/" + made(m_queuedId, walkedIn[u"queued"_s][0].toObject());
        tell(200, "POST", queued + "/take", {{u"doctorId"_s, m_doctorId}});

        const QJsonObject held = tell(
            201, "POST", "/holds", {{u"doctorId"_s, m_doctorId}, {u"startTime"_s, at(15)}}, true);
        QString holdId;
        made(holdId, held);
        tell(201, "POST", "/appointments",
             {{u"doctorId"_s, m_doctorId},
              {u"startTime"_s, at(15)},
              {u"holdId"_s, holdId},
              {u"reason"_s, Reason}},
             true);

        const QByteArray exception = "/schedule-exceptions/"
                                     + made(m_exceptionId, tell(201, "POST", "/schedule-exceptions",
                                                                {{u"doctorId"_s, m_doctorId},
                                                                 {u"kind"_s, u"BREAK"_s},
                                                                 {u"fromDate"_s, day},
                                                                 {u"toDate"_s, day},
                                                                 {u"startTime"_s, u"03:00"_s},
                                                                 {u"endTime"_s, u"04:00"_s},
                                                                 {u"label"_s, Label}}));
        tell(200, "PATCH", exception, {{u"label"_s, Label + u'!'}});
        tell(200, "PATCH", "/patients/me", {{u"address"_s, Address + u'!'}}, true);
    }

    /// What is looked at, by those who may.
    void read(bool works)
    {
        const QByteArray days = "from=" + today().toString(Qt::ISODate).toLatin1()
                                + "&to=" + today().addDays(9).toString(Qt::ISODate).toLatin1();
        const QByteArray doctor = m_doctorId.toLatin1();
        const QByteArray patient = m_patientId.toLatin1();
        for (const QByteArray &target :
             {"/reports/appointments/summary?" + days, "/reports/doctors/workload?" + days,
              "/reports/no-shows?" + days, "/reports/lead-time?" + days,
              "/reports/utilisation?" + days, "/availability?specialty=surgery&" + days,
              "/doctors/" + doctor + "/availability?" + days, QByteArray("/doctors"),
              QByteArray("/outbox?limit=100"), QByteArray("/audit?limit=100"),
              QByteArray("/waitlist"), QByteArray("/queue"), "/patients/" + patient,
              "/appointments?patientId=" + patient,
              "/appointments/check?doctorId=" + doctor
                  + "&startTime=" + at(10).toLatin1().replace('+', "%2B") + "&patientId=" + patient,
              "/schedule-exceptions/doctor/" + doctor, "/users/" + m_userId.toLatin1()}) {
            if (works)
                m_client.expect(200, "GET", target, {}, m_admin);
            else
                m_client.get(target, m_admin);
        }
        for (const QByteArray target : {"/notifications/my", "/appointments/my", "/patients/me"})
            m_client.get(target, m_patient);
        m_client.get("/health/ready", {});
        m_client.expect(200, "GET", "/metrics", {}, {});
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
            m_client.send("POST", target, notJson, m_admin);
            m_client.send("POST", target, notJson + "\xff\xfe", m_admin);
            sendFieldNamed(target, Name);
            m_client.post(target,
                          {{u"fullName"_s, QString(Name + u'\0')},
                           {u"email"_s, PatientEmail},
                           {u"password"_s, Password},
                           {u"dateOfBirth"_s, Address},
                           {u"phone"_s, Notes},
                           {u"reason"_s, Reason}},
                          m_admin);
        }
        // What is refused by the database, and what by rules.
        m_client.post("/auth/register", {{u"email"_s, PatientEmail},
                                         {u"password"_s, OtherPassword},
                                         {u"fullName"_s, Name},
                                         {u"dateOfBirth"_s, u"1984-11-02"_s},
                                         {u"phone"_s, Phone}});
        m_client.post("/appointments", booking(), m_patient);
        m_client.post("/patients",
                      {{u"fullName"_s, Name},
                       {u"dateOfBirth"_s, u"3000-01-01"_s},
                       {u"phone"_s, Phone + u" x"_s},
                       {u"address"_s, Address.repeated(50)},
                       {u"notes"_s, Notes.repeated(400)}},
                      m_admin);
        // Log-ins that fail, tokens that are none, secrets where they do not belong.
        m_client.post("/auth/login", {{u"email"_s, PatientEmail}, {u"password"_s, Password}});
        m_client.post("/auth/login", {{u"email"_s, PatientEmail}, {u"password"_s, OtherPassword}});
        m_client.post(
            "/auth/login",
            {{u"email"_s, Password}, {u"password"_s, OtherPassword}, {u"totp"_s, Password}});
        m_client.post("/auth/password-reset/confirm",
                      {{u"token"_s, Password}, {u"newPassword"_s, OtherPassword}});
        m_client.post("/auth/refresh", {{u"refreshToken"_s, Password}});
        m_client.get("/auth/me", "a." + Password.toLatin1() + ".c");
        m_client.get("/patients?query=" + QByteArray(300, 'x') + "Canarius", m_admin);
        m_client.get("/patients?query=Canarius&cursor=Vogelsang&limit=" + Password.toLatin1(),
                     m_admin);
        m_client.get("/patients?token=" + Password.toLatin1(), m_admin);
        m_client.get("/appointments?status=" + Password.toLatin1(), m_admin);
        m_client.get("/audit?cursor=" + Password.toLatin1(), m_admin);
        m_client.get("/patients/" + Password.toLatin1(), m_admin);
        m_client.get("/nowhere/Canarius/Vogelsang", m_admin);
        m_client.get("/metrics", {});
    }

    /// Changes and questions whose values cannot be right.
    void refuse()
    {
        const QJsonObject wrong {{u"fullName"_s, QString(Name + u'\0')},
                                 {u"dateOfBirth"_s, Notes},
                                 {u"phone"_s, Notes},
                                 {u"email"_s, Name},
                                 {u"language"_s, Name},
                                 {u"notes"_s, Notes.repeated(400)},
                                 {u"address"_s, QJsonArray {Address}},
                                 {u"startTime"_s, Reason},
                                 {u"reason"_s, Reason.repeated(100)},
                                 {u"alert"_s, Alert.repeated(100)},
                                 {u"overbookReason"_s, QJsonObject {{u"text"_s, OverbookReason}}},
                                 {u"channel"_s, Alert},
                                 {u"status"_s, Reason},
                                 {u"note"_s, WaitNote.repeated(100)},
                                 {u"urgency"_s, QueueNote},
                                 {u"timeWindows"_s, QJsonArray {WaitNote}},
                                 {u"label"_s, Label.repeated(100)},
                                 {u"fromDate"_s, Label},
                                 {u"scope"_s, SeriesReason},
                                 {u"patientId"_s, OtherName},
                                 {u"doctorId"_s, OtherName},
                                 {u"role"_s, Password},
                                 {u"password"_s, QJsonArray {Password}}};
        const QByteArray appointment = "/appointments/" + m_bookedId.toLatin1();
        const QByteArray patient = "/patients/" + m_patientId.toLatin1();
        const QByteArray series = "/appointment-series/" + m_seriesId.toLatin1();
        const QByteArray waiting = "/waitlist/" + m_waitingId.toLatin1();
        const QByteArray exception = "/schedule-exceptions/" + m_exceptionId.toLatin1();
        const QByteArray user = "/users/" + m_userId.toLatin1();
        for (const QByteArray &target :
             {patient, appointment, appointment + "/reschedule", appointment + "/cancel",
              appointment + "/status", series, waiting, exception, user}) {
            m_client.send("PATCH", target, wrong, m_admin);
            // Each by itself: a field that the route has is read, whatever the others are.
            for (auto field = wrong.begin(); field != wrong.end(); ++field)
                m_client.send("PATCH", target, QJsonObject {{field.key(), field.value()}}, m_admin);
            m_client.send("PATCH", target, "{\"reason\": \"" + Reason.toUtf8(), m_admin);
        }
        for (const QByteArray &target :
             {QByteArray("/appointment-series"), QByteArray("/appointment-series/preview"),
              QByteArray("/waitlist"), QByteArray("/walk-ins"), QByteArray("/holds"),
              QByteArray("/schedule-exceptions"), series + "/cancel", waiting + "/offer",
              waiting + "/accept", QByteArray("/webhooks"), QByteArray("/auth/password-reset")})
            m_client.post(target, wrong, m_admin);

        // Right in form, and wrong in substance.
        m_client.send("PATCH", patient,
                      QJsonObject {{u"dateOfBirth"_s, u"3000-01-01"_s}, {u"notes"_s, Notes}},
                      m_admin);
        m_client.send("PATCH", "/patients/me", QJsonObject {{u"notes"_s, Notes}}, m_patient);
        m_client.send("PATCH", appointment, QJsonObject {{u"alert"_s, Alert}}, m_patient);
        m_client.send("PATCH", appointment + "/status",
                      QJsonObject {{u"status"_s, u"COMPLETED"_s}, {u"reason"_s, Reason}}, m_admin);
        m_client.post("/waitlist",
                      {{u"patientId"_s, m_patientId},
                       {u"timeWindows"_s, QJsonArray {u"12:00-09:00"_s}},
                       {u"note"_s, WaitNote}},
                      m_admin);
        m_client.post("/walk-ins", {{u"patientId"_s, m_doctorId}, {u"note"_s, QueueNote}}, m_admin);
        m_client.post("/schedule-exceptions",
                      {{u"doctorId"_s, m_doctorId},
                       {u"kind"_s, u"BREAK"_s},
                       {u"startTime"_s, u"04:00"_s},
                       {u"endTime"_s, u"03:00"_s},
                       {u"label"_s, Label}},
                      m_admin);
        for (const QString &line : {u"SUMMARY;"_s, u"DTSTART:"_s, u"RRULE:"_s, u"RRULE:FREQ="_s})
            m_client.post("/schedule-exceptions/import",
                          {{u"ics"_s, QString(u"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:"_s + Label
                                              + u"\r\n"_s + line + Label + u"\r\nEND:"_s + Label)}},
                          m_admin);
        m_client.post(
            "/users",
            {{u"email"_s, PatientEmail}, {u"password"_s, Password}, {u"role"_s, u"ADMIN"_s}},
            m_admin);
        m_client.send("PATCH", user, QJsonObject {{u"password"_s, PatientEmail}}, m_admin);
        m_client.post("/auth/password",
                      {{u"currentPassword"_s, Password}, {u"newPassword"_s, PatientEmail}},
                      m_patient);
        m_client.post("/auth/password-reset/confirm",
                      {{u"token"_s, m_resetToken}, {u"newPassword"_s, PatientEmail}});
        m_client.post("/auth/password-reset", {{u"email"_s, Name}});
        for (const QByteArray target :
             {"/reports/no-shows?from=CanaryReason&to=CanaryNote",
              "/availability?specialty=Canarius&from=Vogelsang&to=CanaryAlert",
              "/doctors?specialty=CanaryWait&limit=CanaryQueue", "/waitlist?status=CanaryWait",
              "/appointments/check?doctorId=CanaryAlert&startTime=CanaryReason",
              "/audit?entity=Canarius&action=Vogelsang&actorId=CanaryLabel",
              "/outbox?status=CanarySeries", "/appointment-series/CanarySeries",
              "/schedule-exceptions/doctor/CanaryLabel", "/users?query=%00Canarius"})
            m_client.get(target, m_admin);
    }

    /// What the database says of a row that it does not take may have the row in it.
    void refuseRows(const TestDatabase &database)
    {
        const bool sqlite = database.dialect() == Dialect::Sqlite;
        if (!sqlite)
            database.raw(u"CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS "
                         "'BEGIN RAISE EXCEPTION ''refused: %'', NEW; END'"_s);
        for (const QString &table : TablesOfWords) {
            for (const QString &event : {u"INSERT"_s, u"UPDATE"_s})
                database.raw(u"CREATE TRIGGER refuse_%1_%2 BEFORE %2 ON %1 %3"_s.arg(
                    table, event,
                    sqlite ? u"BEGIN SELECT json('refused'); END"_s
                           : u"FOR EACH ROW EXECUTE FUNCTION refuse()"_s));
        }
    }

    /// What the database says to a statement that it cannot carry out has the statement in it.
    void breakTables(const TestDatabase &database)
    {
        database.raw(u"ALTER TABLE patients RENAME COLUMN address TO gone"_s);
        database.raw(u"ALTER TABLE waitlist_entries RENAME COLUMN note TO gone"_s);
        database.raw(u"ALTER TABLE queue_entries RENAME COLUMN note TO gone"_s);
        database.raw(u"ALTER TABLE appointments RENAME COLUMN reason TO gone"_s);
        m_client.post("/patients",
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
        m_client.said +=
            database
                .raw(u"SELECT coalesce(%1(payload || last_error, ' '), '') FROM outbox"_s.arg(
                    sqlite ? u"group_concat"_s : u"string_agg"_s))
                .toString()
                .toUtf8()
            + '\n';
        m_client.said +=
            database
                .raw(
                    u"SELECT coalesce(%1(params || last_error, ' '), '') FROM notifications "
                    "WHERE channel <> 'IN_APP'"_s.arg(sqlite ? u"group_concat"_s : u"string_agg"_s))
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

    CanaryClient m_client;
    QStringList m_canaries;
    int m_day = 2; ///< from today; each round of what is said has its own
    QByteArray m_admin;
    QByteArray m_patient;
    QString m_patientId;
    QString m_doctorId;
    QString m_start;
    QString m_later;
    QString m_resetToken;
    QString m_userId;
    QString m_otherId;
    QString m_bookedId;
    QString m_seriesId;
    QString m_waitingId;
    QString m_offerId;
    QString m_queuedId;
    QString m_exceptionId;
};

QTEST_GUILESS_MAIN(TestCanary)
#include "tst_canary.moc"
