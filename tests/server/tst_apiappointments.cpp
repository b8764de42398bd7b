// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testserver.h"

#include <QTest>

#include <algorithm>
#include <thread>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

class TstApiAppointments : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<HttpClient> m_desk;
    Actor m_doctor;

    QJsonObject booking(const QString &start) const
    {
        return {{u"doctorId"_s, m_doctor.doctorId.toString()}, {u"startTime"_s, start}};
    }

    QJsonObject bookingFor(const Patient &patient, const QString &start) const
    {
        QJsonObject body = booking(start);
        body.insert(u"patientId"_s, patient.id.toString());
        return body;
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<TestServer>();
        m_desk = std::make_unique<HttpClient>(m_server->receptionist());
        m_doctor = m_server->clinic.newDoctorActor();
    }
    void cleanup()
    {
        m_desk.reset();
        m_server.reset();
    }

    void aTypeARoomAndAHoldGoIntoOneBooking()
    {
        HttpClient admin = m_server->admin();
        const QString doctor = m_doctor.doctorId.toString();
        const Reply type =
            admin.post(u"/appointment-types"_s, {{u"name"_s, u"First visit"_s},
                                                 {u"durationMinutes"_s, 40},
                                                 {u"bufferAfterMinutes"_s, 10},
                                                 {u"colour"_s, u"#2F7FD1"_s},
                                                 {u"doctorIds"_s, QJsonArray {doctor}}});
        QCOMPARE(type.status, 201);
        QCOMPARE(type.text(u"colour"), u"#2f7fd1"_s);
        QCOMPARE(type.json()[u"doctorIds"].toArray(), QJsonArray {doctor});
        QCOMPARE(
            admin
                .post(u"/appointment-types"_s,
                      {{u"name"_s, u"x"_s}, {u"durationMinutes"_s, 20}, {u"doctorIds"_s, u"all"_s}})
                .faults(),
            QStringList {u"/doctorIds wrong_type"_s});
        const Reply room = admin.post(u"/rooms"_s, {{u"name"_s, u"Room 2"_s}});
        QCOMPARE(room.status, 201);
        const QString typeId = type.text(u"id");
        const Reply free = m_desk->get(
            u"/doctors/%1/availability?from=2026-03-10&to=2026-03-10&typeId=%2&roomId=%3"_s.arg(
                doctor, typeId, room.text(u"id")));
        QCOMPARE(free.status, 200);
        const QJsonArray slots_ = free.json()[u"slots"].toArray();
        QCOMPARE(slots_.first()[u"endTime"].toString(), u"2026-03-10T08:40:00Z"_s);
        const QString start = slots_.first()[u"startTime"].toString();
        QJsonObject wanted = booking(start);
        wanted.insert(u"typeId"_s, typeId);
        wanted.insert(u"roomId"_s, room.text(u"id"));
        const Reply held = m_desk->post(u"/holds"_s, wanted);
        QCOMPARE(held.status, 201);
        QCOMPARE(held.text(u"expiresAt"), u"2026-03-09T07:05:00Z"_s);
        HttpClient other = m_server->newPatient();
        const Reply taken = other.post(u"/appointments"_s, booking(start));
        QCOMPARE(taken.status, 409);
        QCOMPARE(taken.problem(), u"slot_taken"_s);
        QJsonObject body = bookingFor(m_server->clinic.newPatient(), start);
        body.insert(u"holdId"_s, held.text(u"id"));
        const Reply booked = m_desk->post(u"/appointments"_s, body);
        QCOMPARE(booked.status, 201);
        QCOMPARE(booked.text(u"typeName"), u"First visit"_s);
        QCOMPARE(booked.text(u"roomName"), u"Room 2"_s);
        QCOMPARE(booked.json()[u"bufferAfterMinutes"].toInt(), 10);
        QCOMPARE(m_desk->post(u"/appointments"_s, body).problem(), u"hold_expired"_s);
        const Reply second = other.post(u"/holds"_s, booking(u"2026-03-10T12:00:00Z"_s));
        QCOMPARE(second.status, 201);
        QCOMPARE(m_desk->del(u"/holds/"_s + second.text(u"id")).status, 404);
        QCOMPARE(other.del(u"/holds/"_s + second.text(u"id")).status, 204);
    }

    void staffChangeTypeAndRoomAndNullClearsThem()
    {
        HttpClient admin = m_server->admin();
        const QString type = admin
                                 .post(u"/appointment-types"_s, {{u"name"_s, u"First visit"_s},
                                                                 {u"durationMinutes"_s, 40},
                                                                 {u"bufferAfterMinutes"_s, 10}})
                                 .text(u"id");
        const QString room = admin.post(u"/rooms"_s, {{u"name"_s, u"Room 2"_s}}).text(u"id");
        const QString start = u"2026-03-10T10:00:00Z"_s;
        const Reply booked =
            m_desk->post(u"/appointments"_s, bookingFor(m_server->clinic.newPatient(), start));
        QCOMPARE(booked.status, 201);
        const QString move = u"/appointments/%1/reschedule"_s.arg(booked.text(u"id"));
        const Reply both = m_desk->patch(
            move, {{u"startTime"_s, start}, {u"typeId"_s, type}, {u"roomId"_s, room}});
        QCOMPARE(both.status, 200);
        QCOMPARE(both.text(u"typeName"), u"First visit"_s);
        QCOMPARE(both.text(u"endTime"), u"2026-03-10T10:40:00Z"_s);
        QCOMPARE(both.json()[u"bufferAfterMinutes"].toInt(), 10);
        // What is left out stays, what is null goes; without a type it stays as long.
        const Reply noRoom =
            m_desk->patch(move, {{u"startTime"_s, start}, {u"roomId"_s, QJsonValue::Null}});
        QCOMPARE(noRoom.status, 200);
        QVERIFY(!noRoom.json().contains(u"roomId"_s));
        QCOMPARE(noRoom.text(u"typeId"), type);
        const Reply noType =
            m_desk->patch(move, {{u"startTime"_s, start}, {u"typeId"_s, QJsonValue::Null}});
        QCOMPARE(noType.status, 200);
        QVERIFY(!noType.json().contains(u"typeId"_s));
        QCOMPARE(noType.text(u"endTime"), u"2026-03-10T10:40:00Z"_s);
        QCOMPARE(noType.json()[u"bufferAfterMinutes"].toInt(), 0);
        QCOMPARE(m_desk->patch(move, {{u"startTime"_s, start}, {u"roomId"_s, QString()}}).faults(),
                 QStringList {u"/roomId not_an_id"_s});
    }

    void whyATimeIsNotFreeIsToldInFull()
    {
        QCOMPARE(m_desk
                     ->post(u"/appointments"_s,
                            bookingFor(m_server->clinic.newPatient(), u"2026-03-10T10:00:00Z"_s))
                     .status,
                 201);
        HttpClient patient = m_server->newPatient();
        const QString query =
            u"/appointments/check?doctorId=%1&startTime="_s.arg(m_doctor.doctorId.toString());
        const Reply free = patient.get(query + u"2026-03-10T11:00:00Z"_s);
        QCOMPARE(free.status, 200);
        QVERIFY(free.json()[u"free"].toBool());
        QCOMPARE(free.text(u"endTime"), u"2026-03-10T11:20:00Z"_s);
        const Reply busy = patient.get(query + u"2026-03-10T10:05:00Z"_s);
        QVERIFY(!busy.json()[u"free"].toBool());
        const QJsonArray reasons = busy.json()[u"reasons"].toArray();
        QCOMPARE(reasons.size(), 2);
        QCOMPARE(reasons[0][u"code"].toString(), u"off_grid"_s);
        QCOMPARE(reasons[1][u"code"].toString(), u"slot_taken"_s);
        QCOMPARE(reasons[1][u"params"][u"endTime"].toString(), u"2026-03-10T10:20:00Z"_s);
        const Reply refused = patient.post(u"/appointments"_s, booking(u"2026-03-10T10:05:00Z"_s));
        QCOMPARE(refused.status, 422);
        QCOMPARE(refused.problem(), u"off_grid"_s);
        QCOMPARE(refused.json()[u"errors"].toArray(), reasons);
        QCOMPARE(refused.faults(),
                 (QStringList {u"/startTime off_grid"_s, u"/startTime slot_taken"_s}));
    }

    void staffOverrideAndOverbookWithWordsOfTheirOwn()
    {
        const QString early = u"2026-03-10T06:00:00Z"_s;
        QJsonObject body = bookingFor(m_server->clinic.newPatient(), early);
        const Reply outside = m_desk->post(u"/appointments"_s, body);
        QCOMPARE(outside.status, 422);
        QVERIFY(outside.json()[u"errors"][0][u"params"][u"overridable"].toBool());
        body.insert(u"override"_s, true);
        QCOMPARE(m_desk->post(u"/appointments"_s, body).status, 201);
        QJsonObject second = bookingFor(m_server->clinic.newPatient(), early);
        second.insert(u"override"_s, true);
        QCOMPARE(m_desk->post(u"/appointments"_s, second).problem(), u"slot_taken"_s);
        second.insert(u"overbookReason"_s, u"Acute pain"_s);
        const Reply over = m_desk->post(u"/appointments"_s, second);
        QCOMPARE(over.status, 201);
        QVERIFY(over.json()[u"overbooked"].toBool());
        QCOMPARE(over.text(u"overbookReason"), u"Acute pain"_s);
        HttpClient patient = m_server->newPatient();
        QJsonObject own = booking(u"2026-03-10T12:00:00Z"_s);
        own.insert(u"overbookReason"_s, u"I want it"_s);
        QCOMPARE(patient.post(u"/appointments"_s, own).status, 403);
    }

    void whatIsNotedIsTheStaffsAndTheAlertTheirsAlone()
    {
        HttpClient patient = m_server->newPatient();
        const Reply made =
            patient.post(u"/appointments"_s, booking(u"2026-03-10T10:00:00+01:00"_s));
        QCOMPARE(made.status, 201);
        QVERIFY(made.json()[u"reminders"].toBool());
        const QString path = u"/appointments/"_s + made.text(u"id");
        const QJsonObject notes {{u"alert"_s, u"Comes by wheelchair"_s},
                                 {u"reason"_s, u"Second opinion"_s},
                                 {u"reminders"_s, false},
                                 {u"channel"_s, u"PHONE"_s}};
        QCOMPARE(patient.patch(path, notes).status, 403);
        QCOMPARE(m_desk->patch(path, notes, {{"If-Match", "\"7\""}}).status, 412);
        const Reply noted = m_desk->patch(path, notes, {{"If-Match", "\"1\""}});
        QCOMPARE(noted.status, 200);
        QCOMPARE(noted.header("ETag"), QByteArray("\"2\""));
        for (auto note = notes.begin(); note != notes.end(); ++note)
            QCOMPARE(noted.json()[note.key()].toVariant(), note->toVariant());
        QCOMPARE(noted.text(u"startTime"), made.text(u"startTime"));
        const Reply own = patient.get(path);
        QVERIFY2(!own.body.contains("wheelchair") && !own.json().contains(u"alert"),
                 own.body.constData());
        QCOMPARE(own.text(u"reason"), u"Second opinion"_s);
        QVERIFY(!own.json()[u"reminders"].toBool(true));
        QCOMPARE(m_desk->patch(path, {{u"alert"_s, QString(201, u'x')}}).faults().size(), 1);
        QJsonObject wish = booking(u"2026-03-11T10:00:00+01:00"_s);
        wish.insert(u"alert"_s, u"Let me in first"_s);
        QCOMPARE(patient.post(u"/appointments"_s, wish).faults(),
                 QStringList {u"/alert unknown_field"_s});
    }

    void aPatientBooksForThemselves()
    {
        HttpClient patient = m_server->newPatient();
        QJsonObject body = booking(u"2026-03-10T10:00:00+01:00"_s);
        body.insert(u"reason"_s, u"Headache"_s);
        const Reply made = patient.post(u"/appointments"_s, body);
        QCOMPARE(made.status, 201);
        QCOMPARE(made.header("ETag"), QByteArray("\"1\""));
        QCOMPARE(made.text(u"status"), u"PENDING"_s);
        QCOMPARE(made.text(u"startTime"), u"2026-03-10T09:00:00Z"_s);
        QCOMPARE(made.text(u"endTime"), u"2026-03-10T09:20:00Z"_s);
        QCOMPARE(made.text(u"patientName"), u"Noor Aziz"_s);
        QCOMPARE(made.text(u"doctorName"), u"Dr. Amira Haddad"_s);
        QCOMPARE(made.text(u"reason"), u"Headache"_s);
        QVERIFY(!made.json().contains(u"confirmedAt"));
        QVERIFY(!made.json().contains(u"cancelReason"));

        const Reply mine = patient.get(u"/appointments/my"_s);
        QCOMPARE(mine.items().size(), 1);
        QCOMPARE(mine.items().at(0).toObject(), made.json());
        QCOMPARE(patient.get(u"/appointments/"_s + made.text(u"id")).json(), made.json());
        QVERIFY(m_server->newPatient().get(u"/appointments/my"_s).items().isEmpty());
    }

    void theDeskBooksForAPatient()
    {
        QCOMPARE(m_desk->post(u"/appointments"_s, booking(m_server->at(10, 11))).faults(),
                 QStringList {u"/patientId required"_s});
        QJsonObject body = bookingFor(m_server->clinic.newPatient(), m_server->at(10, 11));
        body.insert(u"endTime"_s, m_server->at(10, 11, 50));
        const Reply made = m_desk->post(u"/appointments"_s, body);
        QCOMPARE(made.status, 201);
        QCOMPARE(made.text(u"status"), u"CONFIRMED"_s);
        QCOMPARE(made.text(u"endTime"), m_server->at(10, 11, 50));
        QVERIFY(made.json().contains(u"confirmedAt"));
    }

    void security29_forbiddenFieldsChangeNothing()
    {
        HttpClient patient = m_server->newPatient();
        QJsonObject body = bookingFor(m_server->clinic.newPatient(), m_server->at(10, 11));
        QCOMPARE(patient.post(u"/appointments"_s, body).faults(),
                 QStringList {u"/patientId unknown_field"_s});
        body = booking(m_server->at(10, 11));
        body.insert(u"status"_s, u"CONFIRMED"_s);
        QCOMPARE(patient.post(u"/appointments"_s, body).faults(),
                 QStringList {u"/status unknown_field"_s});
        QVERIFY(m_desk->get(u"/appointments"_s).items().isEmpty());
    }

    void aRuleThatForbidsItIsNamed_data()
    {
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("code");
        QTest::newRow("before hours") << u"2026-03-10T06:00:00Z"_s << u"outside_working_hours"_s;
        QTest::newRow("off the grid") << u"2026-03-10T09:07:00Z"_s << u"off_grid"_s;
        QTest::newRow("yesterday") << u"2026-03-06T09:00:00Z"_s << u"in_the_past"_s;
        QTest::newRow("next year") << u"2027-03-09T09:00:00Z"_s << u"too_far_ahead"_s;
    }
    void aRuleThatForbidsItIsNamed()
    {
        QFETCH(QString, start);
        QFETCH(QString, code);
        const Reply reply = m_server->newPatient().post(u"/appointments"_s, booking(start));
        QCOMPARE(reply.status, 422);
        QCOMPARE(reply.problem(), code);
    }

    void aSlotIsTakenOnce()
    {
        const QString start = m_server->at(10, 9);
        QCOMPARE(m_server->newPatient().post(u"/appointments"_s, booking(start)).status, 201);
        const Reply second = m_server->newPatient().post(u"/appointments"_s, booking(start));
        QCOMPARE(second.status, 409);
        QCOMPARE(second.problem(), u"slot_taken"_s);
    }

    void aPatientIsAtOnePlaceAtATime()
    {
        const Patient patient = m_server->clinic.newPatient();
        const QString start = m_server->at(10, 9);
        QCOMPARE(m_desk->post(u"/appointments"_s, bookingFor(patient, start)).status, 201);
        QJsonObject elsewhere = bookingFor(patient, start);
        elsewhere.insert(u"doctorId"_s, m_server->clinic.newDoctor().id.toString());
        const Reply second = m_desk->post(u"/appointments"_s, elsewhere);
        QCOMPARE(second.status, 409);
        QCOMPARE(second.problem(), u"patient_busy"_s);
    }

    void ofManyClientsOneGetsTheSlot()
    {
        constexpr int Clients = 12;
        std::vector<HttpClient> patients;
        for (int i = 0; i < Clients; ++i)
            patients.push_back(m_server->newPatient());
        const QJsonObject body = booking(m_server->at(11, 14));
        std::vector<int> statuses(Clients);
        {
            std::vector<std::jthread> threads;
            for (std::size_t i = 0; i < Clients; ++i)
                threads.emplace_back([&, i] {
                    HttpClient own = m_server->client(patients[i].token);
                    statuses[i] = own.post(u"/appointments"_s, body).status;
                });
        }
        QCOMPARE(std::count(statuses.begin(), statuses.end(), 201), 1);
        QCOMPARE(std::count(statuses.begin(), statuses.end(), 409), Clients - 1);
    }

    void anAppointmentMovesAndKeepsItsId()
    {
        HttpClient patient = m_server->newPatient();
        const Reply made = patient.post(u"/appointments"_s, booking(m_server->at(10, 9)));
        const QString target = u"/appointments/%1/reschedule"_s.arg(made.text(u"id"));
        const Reply moved = patient.patch(target, {{u"startTime"_s, m_server->at(10, 9, 40)}},
                                          {{"If-Match", "\"1\""}});
        QCOMPARE(moved.status, 200);
        QCOMPARE(moved.text(u"id"), made.text(u"id"));
        QCOMPARE(moved.text(u"startTime"), m_server->at(10, 9, 40));
        QCOMPARE(moved.text(u"endTime"), m_server->at(10, 10));
        QCOMPARE(moved.header("ETag"), QByteArray("\"2\""));
        QCOMPARE(
            patient.patch(target, {{u"startTime"_s, m_server->at(10, 11)}}, {{"If-Match", "\"1\""}})
                .status,
            412);
        QCOMPARE(patient.patch(target, {}).faults(), QStringList {u"/startTime required"_s});

        const Doctor other = m_server->clinic.newDoctor();
        const Reply handed = m_desk->patch(
            target, {{u"startTime"_s, m_server->at(12, 9)}, {u"doctorId"_s, other.id.toString()}});
        QCOMPARE(handed.text(u"doctorName"), other.fullName);
    }

    void aCancelledSlotIsFreeAgain()
    {
        HttpClient patient = m_server->newPatient();
        const QJsonObject body = booking(m_server->at(10, 9));
        const QString target =
            u"/appointments/%1/cancel"_s.arg(patient.post(u"/appointments"_s, body).text(u"id"));
        const Reply cancelled = patient.send("PATCH", target);
        QCOMPARE(cancelled.status, 200);
        QCOMPARE(cancelled.text(u"status"), u"CANCELLED"_s);
        QVERIFY(cancelled.json().contains(u"cancelledAt"));
        QCOMPARE(patient.patch(target, {{u"reason"_s, u"again"_s}}).problem(),
                 u"illegal_transition"_s);
        QCOMPARE(m_server->newPatient().post(u"/appointments"_s, body).status, 201);
    }

    void aPatientCancelsInTime()
    {
        HttpClient patient = m_server->newPatient();
        const Reply made = patient.post(u"/appointments"_s, booking(m_server->at(9, 9, 20)));
        QCOMPARE(made.status, 201);
        const QString target = u"/appointments/%1/cancel"_s.arg(made.text(u"id"));
        const Reply late = patient.patch(target, {});
        QCOMPARE(late.status, 422);
        QCOMPARE(late.problem(), u"cutoff_passed"_s);
        const Reply byDesk = m_desk->patch(target, {{u"reason"_s, u"Rang this morning"_s}});
        QCOMPARE(byDesk.status, 200);
        QCOMPARE(byDesk.text(u"cancelReason"), u"Rang this morning"_s);
    }

    void aVisitGoesItsCourse()
    {
        const Reply made = m_desk->post(
            u"/appointments"_s, bookingFor(m_server->clinic.newPatient(), m_server->at(9, 9, 20)));
        const QString target = u"/appointments/%1/status"_s.arg(made.text(u"id"));
        HttpClient doctor = m_server->as(m_doctor);
        QCOMPARE(m_desk->patch(target, {{u"status"_s, u"ARRIVED"_s}}).status, 200);
        QCOMPARE(doctor.patch(target, {{u"status"_s, u"IN_PROGRESS"_s}}).status, 200);
        const Reply done = doctor.patch(target, {{u"status"_s, u"COMPLETED"_s}});
        QCOMPARE(done.status, 200);
        for (const char *step : {"confirmedAt", "arrivedAt", "startedAt", "completedAt"})
            QVERIFY2(done.json().contains(QLatin1StringView(step)), step);
        const Reply back = doctor.patch(target, {{u"status"_s, u"ARRIVED"_s}});
        QCOMPARE(back.status, 409);
        QCOMPARE(back.problem(), u"illegal_transition"_s);
        QCOMPARE(doctor.patch(target, {{u"status"_s, u"LATE"_s}}).faults(),
                 QStringList {u"/status not_allowed"_s});
    }

    void security28_anothersAppointmentIsNotThere()
    {
        const Reply made =
            m_server->newPatient().post(u"/appointments"_s, booking(m_server->at(10, 9)));
        const QString target = u"/appointments/"_s + made.text(u"id");
        HttpClient other = m_server->newPatient();
        HttpClient otherDoctor =
            m_server->as(m_server->clinic.newDoctorActor(u"Dr. Piotr Nowak"_s));
        QCOMPARE(other.get(target).status, 404);
        QCOMPARE(other.patch(target + u"/cancel"_s, {}).status, 404);
        QCOMPARE(
            other.patch(target + u"/reschedule"_s, {{u"startTime"_s, m_server->at(10, 10)}}).status,
            404);
        QCOMPARE(otherDoctor.get(target).status, 404);
        QCOMPARE(otherDoctor.patch(target + u"/status"_s, {{u"status"_s, u"CONFIRMED"_s}}).status,
                 404);
        QCOMPARE(m_server->as(m_doctor).get(target).status, 200);
    }

    void listsAreOfADayInTheClinicsZone()
    {
        // 00:30 in Berlin is the evening before in UTC.
        const Patient patient = m_server->clinic.newPatient();
        HttpClient admin = m_server->admin();
        QCOMPARE(admin
                     .post(u"/schedules"_s, {{u"doctorId"_s, m_doctor.doctorId.toString()},
                                             {u"dayOfWeek"_s, 3},
                                             {u"startTime"_s, u"00:00"_s},
                                             {u"endTime"_s, u"02:00"_s},
                                             {u"slotDurationMinutes"_s, 30}})
                     .status,
                 201);
        const Reply night =
            m_desk->post(u"/appointments"_s, bookingFor(patient, m_server->at(11, 0, 30)));
        const Reply noon =
            m_desk->post(u"/appointments"_s, bookingFor(patient, m_server->at(12, 12)));
        QCOMPARE(night.text(u"startTime"), u"2026-03-10T23:30:00Z"_s);
        const auto ids = [](const Reply &reply) {
            QStringList list;
            const QJsonArray items = reply.items();
            for (const QJsonValue &item : items)
                list.append(item[u"id"].toString());
            return list;
        };
        const QString nightId = night.text(u"id");
        const QString noonId = noon.text(u"id");
        HttpClient doctor = m_server->as(m_doctor);
        const auto own = [&](const QString &query) {
            return ids(doctor.get(u"/appointments/doctor/my?"_s + query));
        };
        QCOMPARE(own(u"date=2026-03-11"_s), QStringList {nightId});
        QCOMPARE(own(u"date=2026-03-10"_s), QStringList());
        QCOMPARE(own(u"from=2026-03-11&to=2026-03-12"_s), (QStringList {nightId, noonId}));
        QCOMPARE(own(u"from=2026-03-11T01:00:00%2B01:00"_s), QStringList {noonId});
        QCOMPARE(own(u"to=2026-03-11T00:30:00%2B01:00"_s), QStringList());
        const auto desk = [&](const QString &query) {
            return ids(m_desk->get(u"/appointments?"_s + query));
        };
        QCOMPARE(desk(u"date=2026-03-12&status=CONFIRMED"_s), QStringList {noonId});
        QCOMPARE(desk(u"status=PENDING"_s), QStringList());
        QCOMPARE(desk(u"patientId="_s + patient.id.toString()), (QStringList {nightId, noonId}));
        QCOMPARE(desk(u"doctorId="_s + DoctorId::generate().toString()), QStringList());
        QCOMPARE(desk(u"limit=1"_s), QStringList {nightId});
        QVERIFY(m_server->newPatient().get(u"/appointments"_s).items().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TstApiAppointments)
#include "tst_apiappointments.moc"
