// SPDX-License-Identifier: GPL-3.0-or-later
// Weekly hours and the free slots that follow from them.
#include "support/testserver.h"

#include <QTest>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

class TstApiSchedules : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<HttpClient> m_desk;

    /// A doctor without any hours.
    QString newDoctor(const QString &specialty = u"Surgery"_s)
    {
        const auto doctor = m_server->clinic.services().doctors.create(
            m_server->clinic.admin(), {u"Dr. Mei Lin"_s, specialty, {}, {}, {}});
        return doctor->id.toString();
    }

    static QJsonObject hours(const QString &doctorId, int day = 2)
    {
        return {{u"doctorId"_s, doctorId},
                {u"dayOfWeek"_s, day},
                {u"startTime"_s, u"09:00"_s},
                {u"endTime"_s, u"10:30"_s},
                {u"slotDurationMinutes"_s, 30}};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<TestServer>();
        m_desk = std::make_unique<HttpClient>(m_server->receptionist());
    }
    void cleanupTestCase()
    {
        m_desk.reset();
        m_server.reset();
    }

    void hoursComeInPagesThatNeitherSkipNorRepeat()
    {
        const QString doctor = newDoctor();
        const QString list = u"/schedules/doctor/"_s + doctor;
        QStringList made;
        for (int day = 1; day <= 5; ++day)
            made.append(m_desk->post(u"/schedules"_s, hours(doctor, day)).text(u"id"));
        Reply page = m_desk->get(list + u"?limit=2"_s);
        QCOMPARE(page.ids(), made.mid(0, 2));
        // What the cursor names goes away, and something comes before and after it.
        QCOMPARE(m_desk->del(u"/schedules/"_s + made[1]).status, 200);
        QJsonObject early = hours(doctor, 1);
        early.insert(u"startTime"_s, u"06:00"_s);
        early.insert(u"endTime"_s, u"07:00"_s);
        QCOMPARE(m_desk->post(u"/schedules"_s, early).status, 201);
        const QString late = m_desk->post(u"/schedules"_s, hours(doctor, 6)).text(u"id");
        QStringList seen;
        while (!page.header("Link").isEmpty()) {
            const QString link = QString::fromLatin1(page.header("Link"));
            QVERIFY(link.endsWith(u">; rel=\"next\""_s));
            page = m_desk->get(link.section(u'>', 0, 0).mid(1));
            QCOMPARE(page.status, 200);
            seen += page.ids();
        }
        QCOMPARE(seen, made.mid(2) + QStringList {late});
        QCOMPARE(m_desk->get(list).ids().size(), 6);
        for (const char *bad : {"?limit=0", "?limit=101", "?cursor=junk"})
            QCOMPARE(m_desk->get(list + QString::fromLatin1(bad)).status, 400);
    }

    void exceptionsComeInPagesInTheirOrder()
    {
        const QString doctor = newDoctor();
        const auto add = [&](QJsonObject body) {
            body.insert(u"doctorId"_s, doctor);
            return m_desk->post(u"/schedule-exceptions"_s, body).text(u"id");
        };
        const auto off = [](const QString &day) {
            return QJsonObject {
                {u"kind"_s, u"TIME_OFF"_s}, {u"fromDate"_s, day}, {u"toDate"_s, day}};
        };
        const QString third = add(off(u"2026-11-02"_s));
        const QString second = add(off(u"2026-05-04"_s));
        const QString first = add(
            {{u"kind"_s, u"BREAK"_s}, {u"startTime"_s, u"12:00"_s}, {u"endTime"_s, u"13:00"_s}});
        const QString list = u"/schedule-exceptions/doctor/"_s + doctor + u"?limit=1"_s;
        QStringList seen;
        for (QString next = list; !next.isEmpty();) {
            const Reply page = m_desk->get(next);
            QCOMPARE(page.items().size(), 1);
            seen += page.ids();
            const QString cursor = page.text(u"nextCursor");
            next = cursor.isEmpty() ? QString() : list + u"&cursor="_s + cursor;
        }
        QCOMPARE(seen, (QStringList {first, second, third}));
        QCOMPARE(m_desk->get(u"/schedule-exceptions/clinic?limit=1"_s).status, 200);
    }

    void hoursAreMadeListedChangedAndRemoved()
    {
        const QString doctor = newDoctor();
        QJsonObject body = hours(doctor);
        body.insert(u"validFrom"_s, u"2026-03-02"_s);
        body.insert(u"weekInterval"_s, 2);
        const Reply made = m_desk->post(u"/schedules"_s, body);
        QCOMPARE(made.status, 201);
        QCOMPARE(made.text(u"startTime"), u"09:00"_s);
        QCOMPARE(made.text(u"validFrom"), u"2026-03-02"_s);
        QVERIFY(!made.json().contains(u"validTo"));
        QVERIFY(made.json().value(u"affectedAppointments").toArray().isEmpty());
        const QString target = u"/schedules/"_s + made.text(u"id");
        const Reply list = m_desk->get(u"/schedules/doctor/"_s + doctor);
        QCOMPARE(list.items().size(), 1);
        QCOMPARE(list.items().at(0).toObject(), m_desk->get(target).json());

        const Reply changed = m_desk->patch(target,
                                            {{u"endTime"_s, u"24:00"_s},
                                             {u"weekInterval"_s, 1},
                                             {u"validFrom"_s, QJsonValue::Null}},
                                            {{"If-Match", made.header("ETag")}});
        QCOMPARE(changed.status, 200);
        QCOMPARE(changed.text(u"endTime"), u"24:00"_s);
        QVERIFY(!changed.json().contains(u"validFrom"));
        QCOMPARE(m_desk->send("DELETE", target, {}, {{"If-Match", "\"1\""}}).status, 412);
        const Reply removed = m_desk->del(target);
        QCOMPARE(removed.status, 200);
        QVERIFY(removed.json().contains(u"affectedAppointments"));
        QCOMPARE(m_desk->get(target).status, 404);
    }

    void badHoursAreNamed()
    {
        const Reply reply = m_desk->post(u"/schedules"_s, {{u"doctorId"_s, u"x"_s},
                                                           {u"dayOfWeek"_s, 8},
                                                           {u"startTime"_s, u"9:00"_s},
                                                           {u"endTime"_s, u"24:01"_s},
                                                           {u"slotDurationMinutes"_s, 4}});
        QCOMPARE(reply.faults(),
                 (QStringList {u"/dayOfWeek out_of_range"_s, u"/doctorId not_an_id"_s,
                               u"/endTime not_a_time"_s, u"/slotDurationMinutes out_of_range"_s,
                               u"/startTime not_a_time"_s}));
    }

    void hoursMayNotOverlap()
    {
        const QString doctor = newDoctor();
        QCOMPARE(m_desk->post(u"/schedules"_s, hours(doctor)).status, 201);
        QJsonObject second = hours(doctor);
        second.insert(u"startTime"_s, u"10:00"_s);
        second.insert(u"endTime"_s, u"11:00"_s);
        QCOMPARE(m_desk->post(u"/schedules"_s, second).problem(), u"already_exists"_s);
    }

    void aDoctorKeepsTheirOwnHoursAlone()
    {
        const Actor actor = m_server->clinic.newDoctorActor();
        HttpClient doctor = m_server->as(actor);
        QCOMPARE(doctor.post(u"/schedules"_s, hours(actor.doctorId.toString(), 6)).status, 201);
        const int others = doctor.post(u"/schedules"_s, hours(newDoctor())).status;
        QVERIFY(others == 403 || others == 404);
        QCOMPARE(m_server->newPatient().post(u"/schedules"_s, hours(newDoctor())).status, 403);
    }

    void whatAChangeAffectsIsToldAndNotCancelled()
    {
        const QString doctor = newDoctor();
        const Reply made = m_desk->post(u"/schedules"_s, hours(doctor));
        const Reply booked = m_desk->post(
            u"/appointments"_s, {{u"doctorId"_s, doctor},
                                 {u"patientId"_s, m_server->clinic.newPatient().id.toString()},
                                 {u"startTime"_s, m_server->at(10, 10)}});
        QCOMPARE(booked.status, 201);
        const Reply changed =
            m_desk->patch(u"/schedules/"_s + made.text(u"id"), {{u"endTime"_s, u"10:00"_s}});
        QCOMPARE(changed.status, 200);
        const QJsonArray affected = changed.json().value(u"affectedAppointments").toArray();
        QCOMPARE(affected.size(), 1);
        QCOMPARE(affected[0][u"id"].toString(), booked.text(u"id"));
        QCOMPARE(m_desk->get(u"/appointments/"_s + booked.text(u"id")).text(u"status"),
                 u"CONFIRMED"_s);
    }

    void exceptionsAreMadeListedChangedAndRemoved()
    {
        const QString doctor = newDoctor();
        m_desk->post(u"/schedules"_s, hours(doctor));
        const Reply made = m_desk->post(u"/schedule-exceptions"_s, {{u"doctorId"_s, doctor},
                                                                    {u"kind"_s, u"BREAK"_s},
                                                                    {u"dayOfWeek"_s, 2},
                                                                    {u"startTime"_s, u"09:30"_s},
                                                                    {u"endTime"_s, u"10:00"_s},
                                                                    {u"label"_s, u"Team"_s}});
        QCOMPARE(made.status, 201);
        QCOMPARE(made.text(u"kind"), u"BREAK"_s);
        QVERIFY(!made.json().contains(u"fromDate"));
        const QString target = u"/schedule-exceptions/"_s + made.text(u"id");
        const Reply list = m_desk->get(u"/schedule-exceptions/doctor/"_s + doctor);
        QCOMPARE(list.items().size(), 1);
        QCOMPARE(list.items().at(0).toObject(), m_desk->get(target).json());
        const QString free =
            u"/doctors/%1/availability?from=2026-03-10&to=2026-03-10"_s.arg(doctor);
        QCOMPARE(m_desk->get(free).json().value(u"slots").toArray().size(), 2);

        const Reply changed = m_desk->patch(target, {{u"endTime"_s, u"10:30"_s}},
                                            {{"If-Match", made.header("ETag")}});
        QCOMPARE(changed.status, 200);
        QCOMPARE(m_desk->get(free).json().value(u"slots").toArray().size(), 1);
        QCOMPARE(m_desk->send("DELETE", target, {}, {{"If-Match", made.header("ETag")}}).status,
                 412);
        QCOMPARE(m_desk->del(target).status, 200);
        QCOMPARE(m_desk->get(target).status, 404);
        QCOMPARE(m_desk->get(free).json().value(u"slots").toArray().size(), 3);
    }

    void aHolidayOfTheClinicIsForTheDeskAlone()
    {
        const QJsonObject holiday {{u"kind"_s, u"TIME_OFF"_s},
                                   {u"fromDate"_s, u"2026-12-25"_s},
                                   {u"toDate"_s, u"2026-12-26"_s},
                                   {u"label"_s, u"Christmas"_s}};
        HttpClient doctor = m_server->as(m_server->clinic.newDoctorActor());
        QCOMPARE(doctor.post(u"/schedule-exceptions"_s, holiday).status, 404);
        const Reply made = m_desk->post(u"/schedule-exceptions"_s, holiday);
        QCOMPARE(made.status, 201);
        QCOMPARE(made.text(u"startTime"), u"00:00"_s);
        QCOMPARE(made.text(u"endTime"), u"24:00"_s);
        QCOMPARE(doctor.get(u"/schedule-exceptions/clinic"_s).items().size(), 1);
        QCOMPARE(m_server->newPatient().get(u"/schedule-exceptions/clinic"_s).status, 403);
    }

    void holidaysAreImportedFromACalendar()
    {
        const QString ics = u"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@example\r\n"
                            "SUMMARY:New Year\r\nDTSTART;VALUE=DATE:20200101\r\n"
                            "RRULE:FREQ=YEARLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"_s;
        HttpClient admin = m_server->admin();
        const QString target = u"/schedule-exceptions/import"_s;
        const qsizetype before = admin.get(u"/schedule-exceptions/clinic"_s).items().size();
        QCOMPARE(m_desk->post(target, {{u"ics"_s, ics}}).status, 403);
        const Reply preview = admin.post(target, {{u"ics"_s, ics}, {u"dryRun"_s, true}});
        QCOMPARE(preview.status, 200);
        QCOMPARE(preview.json().value(u"added").toArray().size(), 3);
        QCOMPARE(preview.json().value(u"past").toInt(), 7);
        const auto holidays = [&] {
            return admin.get(u"/schedule-exceptions/clinic"_s).items().size();
        };
        QCOMPARE(holidays(), before);
        const Reply imported = admin.post(target, {{u"ics"_s, ics}});
        QCOMPARE(imported.status, 200);
        QCOMPARE(holidays(), before + 3);
        QCOMPARE(admin.post(target, {{u"ics"_s, ics}}).json().value(u"unchanged").toInt(), 3);
        const Reply refused = admin.post(target, {{u"ics"_s, u"BEGIN:VCALENDAR"_s}});
        QCOMPARE(refused.status, 400);
        const QJsonObject fault = refused.json().value(u"errors").toArray().at(0).toObject();
        QCOMPARE(fault.value(u"pointer").toString(), u"/ics"_s);
        QCOMPARE(fault.value(u"code").toString(), u"cut_off"_s);
        const Reply large = admin.post(target, {{u"ics"_s, QString(600 * 1024, u'x')}});
        QCOMPARE(large.status, 400);
    }

    void freeSlotsFollowFromTheHours()
    {
        const QString doctor = newDoctor();
        m_desk->post(u"/schedules"_s, hours(doctor));
        HttpClient patient = m_server->newPatient();
        const QString target =
            u"/doctors/%1/availability?from=2026-03-09&to=2026-03-11"_s.arg(doctor);
        const Reply reply = patient.get(target);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.text(u"doctorId"), doctor);
        QCOMPARE(reply.text(u"timeZone"), u"Europe/Berlin"_s);
        const QJsonArray expected {
            QJsonObject {{u"startTime"_s, u"2026-03-10T08:00:00Z"_s},
                         {u"endTime"_s, u"2026-03-10T08:30:00Z"_s}},
            QJsonObject {{u"startTime"_s, u"2026-03-10T08:30:00Z"_s},
                         {u"endTime"_s, u"2026-03-10T09:00:00Z"_s}},
            QJsonObject {{u"startTime"_s, u"2026-03-10T09:00:00Z"_s},
                         {u"endTime"_s, u"2026-03-10T09:30:00Z"_s}},
        };
        QCOMPARE(reply.json().value(u"slots").toArray(), expected);

        QCOMPARE(patient
                     .post(u"/appointments"_s,
                           {{u"doctorId"_s, doctor}, {u"startTime"_s, u"2026-03-10T08:30:00Z"_s}})
                     .status,
                 201);
        QCOMPARE(patient.get(target).json().value(u"slots").toArray().size(), 2);
    }

    void availabilityNeedsADoctorAndAtMost62Days()
    {
        const QString days = u"/availability?from=2026-03-09&to="_s;
        const QString doctor = u"/doctors/"_s + newDoctor();
        QCOMPARE(m_desk->get(doctor + days + u"2026-05-09"_s).status, 200);
        QCOMPARE(m_desk->get(doctor + days + u"2026-05-10"_s).status, 400);
        QCOMPARE(m_desk->get(doctor + days + u"2026-03-08"_s).status, 400);
        QCOMPARE(
            m_desk->get(u"/doctors/01890a5d-ac96-774b-bcce-b302099a8057"_s + days + u"2026-03-10"_s)
                .status,
            404);
    }

    void aSpecialtyHasTheSlotsOfItsDoctors()
    {
        const QString first = newDoctor(u"Oncology"_s);
        newDoctor(u"Oncology"_s);
        m_desk->post(u"/schedules"_s, hours(first));
        const Reply reply =
            m_desk->get(u"/availability?specialty=oncology&from=2026-03-10&to=2026-03-10"_s);
        QCOMPARE(reply.items().size(), 2);
        int slotCount = 0;
        const QJsonArray items = reply.items();
        for (const QJsonValue &item : items)
            slotCount += int(item[u"slots"].toArray().size());
        QCOMPARE(slotCount, 3);
    }
};

QTEST_GUILESS_MAIN(TstApiSchedules)
#include "tst_apischedules.moc"
