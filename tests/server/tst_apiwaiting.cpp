// SPDX-License-Identifier: GPL-3.0-or-later
// Series, the waiting list and walk-ins over the interface.
#include "support/testserver.h"

#include <QJsonArray>
#include <QTest>

#include <barrier>
#include <thread>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

class TstApiWaiting : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<HttpClient> m_desk;
    QString m_doctor;

    QString newPatientId() { return m_server->clinic.newPatient().id.toString(); }

    QJsonObject series(const QString &patient) const
    {
        return {{u"patientId"_s, patient},         {u"doctorId"_s, m_doctor},
                {u"pattern"_s, u"WEEKLY"_s},       {u"firstDay"_s, u"2026-03-16"_s},
                {u"startTime"_s, u"10:00"_s},      {u"count"_s, 3},
                {u"daysOfWeek"_s, QJsonArray {1}}, {u"reason"_s, u"Physiotherapy"_s}};
    }

    QJsonObject slot(int day, int hour) const
    {
        return {{u"doctorId"_s, m_doctor}, {u"startTime"_s, m_server->at(day, hour)}};
    }

    static QStringList starts(const Reply &reply)
    {
        QStringList list;
        for (const QJsonValue &one : reply.json()[u"appointments"].toArray())
            list.append(one[u"startTime"].toString());
        return list;
    }

    /// The target and body of an answer to the only offer of a waiting patient.
    struct Offered {
        HttpClient patient;
        QString target;
        QJsonObject body;
    };
    Offered offered(const QJsonObject &wanted)
    {
        HttpClient patient = m_server->newPatient();
        const Reply entry = patient.post(u"/waitlist"_s, {{u"doctorId"_s, m_doctor}});
        const QString target = u"/waitlist/"_s + entry.text(u"id");
        const Reply offer = m_desk->post(target + u"/offer"_s, wanted);
        if (offer.status != 200)
            qFatal("No offer: %s", offer.body.constData());
        return {std::move(patient), target, {{u"offerId"_s, offer.json()[u"offers"][0][u"id"]}}};
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<TestServer>();
        m_desk = std::make_unique<HttpClient>(m_server->receptionist());
        m_doctor = m_server->clinic.newDoctor().id.toString();
    }
    void cleanup()
    {
        m_desk.reset();
        m_server.reset();
    }

    void aSeriesIsPreviewedBookedMovedAndCancelled()
    {
        const QString patient = newPatientId();
        QJsonObject taken = slot(23, 10);
        taken.insert(u"patientId"_s, newPatientId());
        QCOMPARE(m_desk->post(u"/appointments"_s, taken).status, 201);

        const Reply preview = m_desk->post(u"/appointment-series/preview"_s, series(patient));
        QCOMPARE(preview.status, 200);
        const QJsonArray times = preview.json()[u"occurrences"].toArray();
        QCOMPARE(times.size(), 3);
        QCOMPARE(times[0][u"violations"].toArray().size(), 0);
        QCOMPARE(times[1][u"violations"][0][u"code"].toString(), u"slot_taken"_s);
        QCOMPARE(times[1][u"alternatives"].toArray().size(), 3);
        // The clocks go forward on the 29th: 10:00 stays 10:00.
        QCOMPARE(times[2][u"startTime"].toString(), u"2026-03-30T08:00:00Z"_s);

        const Reply refused = m_desk->post(u"/appointment-series"_s, series(patient));
        QCOMPARE(refused.status, 409);
        QCOMPARE(refused.problem(), u"slot_taken"_s);
        QCOMPARE(refused.faults(), QStringList {u"/occurrences/1 slot_taken"_s});

        QJsonObject chosen = series(patient);
        chosen.insert(u"startTimes"_s, QJsonArray {times[0][u"startTime"],
                                                   times[1][u"alternatives"][0][u"startTime"],
                                                   times[2][u"startTime"]});
        const Reply made = m_desk->post(u"/appointment-series"_s, chosen);
        QCOMPARE(made.status, 201);
        QCOMPARE(starts(made), (QStringList {u"2026-03-16T09:00:00Z"_s, u"2026-03-23T08:40:00Z"_s,
                                             u"2026-03-30T08:00:00Z"_s}));
        QCOMPARE(made.json()[u"appointments"][0][u"seriesId"].toString(), made.text(u"id"));
        const QString target = u"/appointment-series/"_s + made.text(u"id");
        QCOMPARE(m_desk->get(target).json(), made.json());

        const Reply moved =
            m_desk->patch(target, {{u"scope"_s, u"FOLLOWING"_s},
                                   {u"appointmentId"_s, made.json()[u"appointments"][1][u"id"]},
                                   {u"startTime"_s, u"14:00"_s}});
        QCOMPARE(moved.status, 200);
        QCOMPARE(starts(moved), (QStringList {u"2026-03-16T09:00:00Z"_s, u"2026-03-23T13:00:00Z"_s,
                                              u"2026-03-30T12:00:00Z"_s}));
        QCOMPARE(m_desk->patch(target, {{u"scope"_s, u"ALL"_s}, {u"shiftDays"_s, 7}}).faults(),
                 QStringList {u"/shiftDays out_of_range"_s});
        const Reply cancelled =
            m_desk->post(target + u"/cancel"_s, {{u"scope"_s, u"ALL"_s}, {u"reason"_s, u"Well"_s}});
        QCOMPARE(cancelled.status, 200);
        for (const QJsonValue &one : cancelled.json()[u"appointments"].toArray())
            QCOMPARE(one[u"status"].toString(), u"CANCELLED"_s);
        QCOMPARE(m_desk->post(target + u"/cancel"_s, {{u"scope"_s, u"ALL"_s}}).problem(),
                 u"illegal_transition"_s);
    }

    void aRoomIsBookedWithASeriesAndWithAnOffer()
    {
        HttpClient admin = m_server->admin();
        const QString gym = admin.post(u"/rooms"_s, {{u"name"_s, u"Gym"_s}}).text(u"id");
        const QString pool = admin.post(u"/rooms"_s, {{u"name"_s, u"Pool"_s}}).text(u"id");
        QJsonObject wanted = series(newPatientId());
        wanted.insert(u"roomId"_s, gym);
        const Reply made = m_desk->post(u"/appointment-series"_s, wanted);
        QCOMPARE(made.status, 201);
        QCOMPARE(made.text(u"roomId"), gym);
        QCOMPARE(made.json()[u"appointments"][2][u"roomId"].toString(), gym);
        QJsonObject elsewhere = slot(23, 10);
        elsewhere.insert(u"doctorId"_s, m_server->clinic.newDoctor().id.toString());
        elsewhere.insert(u"patientId"_s, newPatientId());
        elsewhere.insert(u"roomId"_s, gym);
        QCOMPARE(m_desk->post(u"/appointments"_s, elsewhere).problem(), u"room_busy"_s);
        const Reply moved = m_desk->patch(u"/appointment-series/"_s + made.text(u"id"),
                                          {{u"scope"_s, u"ALL"_s}, {u"roomId"_s, pool}});
        QCOMPARE(moved.text(u"roomId"), pool);
        QCOMPARE(m_desk->post(u"/appointments"_s, elsewhere).status, 201);

        const Reply entry = m_desk->post(
            u"/waitlist"_s,
            {{u"patientId"_s, newPatientId()}, {u"doctorId"_s, m_doctor}, {u"roomId"_s, gym}});
        QCOMPARE(entry.status, 201);
        QCOMPARE(entry.text(u"roomId"), gym);
        const QString target = u"/waitlist/"_s + entry.text(u"id");
        QJsonObject free = slot(23, 10);
        QCOMPARE(m_desk->post(target + u"/offer"_s, free).problem(), u"slot_taken"_s);
        free = slot(24, 10);
        const Reply offer = m_desk->post(target + u"/offer"_s, free);
        QCOMPARE(offer.status, 200);
        const Reply accepted = m_desk->post(target + u"/accept"_s,
                                            {{u"offerId"_s, offer.json()[u"offers"][0][u"id"]}});
        QCOMPARE(accepted.text(u"roomId"), gym);
    }

    void aListInABodyIsCheckedItemByItem()
    {
        QJsonObject body = series(newPatientId());
        body.insert(u"daysOfWeek"_s, 1);
        QCOMPARE(m_desk->post(u"/appointment-series"_s, body).faults(),
                 QStringList {u"/daysOfWeek wrong_type"_s});
        body.insert(u"daysOfWeek"_s, QJsonArray {1, 9});
        QCOMPARE(m_desk->post(u"/appointment-series"_s, body).faults(),
                 QStringList {u"/daysOfWeek out_of_range"_s});
        body.insert(u"daysOfWeek"_s, QJsonArray {1, 2, 3, 4, 5, 6, 7, 1});
        QCOMPARE(m_desk->post(u"/appointment-series"_s, body).faults(),
                 QStringList {u"/daysOfWeek too_many"_s});
        for (const auto &window : {u"12:00-09:00"_s, u"9 o'clock.."_s})
            QCOMPARE(m_desk
                         ->post(u"/waitlist"_s, {{u"patientId"_s, newPatientId()},
                                                 {u"timeWindows"_s, QJsonArray {window}}})
                         .faults(),
                     QStringList {u"/timeWindows not_after_start"_s});
    }

    void aPatientWaitsChangesAndLeaves()
    {
        HttpClient patient = m_server->newPatient();
        const Reply made =
            patient.post(u"/waitlist"_s, {{u"specialty"_s, u"Cardiology"_s},
                                          {u"daysOfWeek"_s, QJsonArray {2, 4}},
                                          {u"timeWindows"_s, QJsonArray {u"09:00-12:00"_s}},
                                          {u"latestDate"_s, u"2026-04-30"_s},
                                          {u"note"_s, u"Mornings"_s}});
        QCOMPARE(made.status, 201);
        QCOMPARE(made.text(u"status"), u"WAITING"_s);
        QCOMPARE(made.json()[u"timeWindows"].toArray(), QJsonArray {u"09:00-12:00"_s});
        QCOMPARE(made.json()[u"daysOfWeek"].toArray(), (QJsonArray {2, 4}));
        const QString target = u"/waitlist/"_s + made.text(u"id");
        QCOMPARE(patient.get(target).json(), made.json());
        QCOMPARE(patient.get(u"/waitlist"_s).items().size(), 1);
        QCOMPARE(m_server->newPatient().get(target).status, 404);
        QCOMPARE(patient.post(u"/waitlist"_s, {{u"patientId"_s, newPatientId()}}).faults(),
                 QStringList {u"/patientId unknown_field"_s});
        const Reply changed = patient.patch(
            target, {{u"latestDate"_s, QJsonValue::Null}, {u"timeWindows"_s, QJsonArray()}});
        QCOMPARE(changed.status, 200);
        QVERIFY(!changed.json().contains(u"latestDate"));
        QCOMPARE(changed.json()[u"timeWindows"].toArray(), QJsonArray());
        QCOMPARE(patient.patch(target, {{u"urgency"_s, u"URGENT"_s}}).faults(),
                 QStringList {u"/urgency not_allowed"_s});
        QCOMPARE(m_desk->patch(target, {{u"urgency"_s, u"URGENT"_s}}).status, 200);
        QCOMPARE(patient.del(target).status, 204);
        QCOMPARE(patient.get(target).text(u"status"), u"WITHDRAWN"_s);
        QCOMPARE(m_desk->get(u"/waitlist?status=WAITING"_s).items().size(), 0);
    }

    void aFreedTimeIsOfferedToWhoWantsIt()
    {
        Offered first = offered(slot(10, 9));
        const Reply matches =
            m_desk->get(u"/waitlist/matches?doctorId=%1&startTime=%2&endTime=%3"_s.arg(
                m_doctor, m_server->at(10, 9), m_server->at(10, 9, 20)));
        QCOMPARE(matches.status, 200);
        QCOMPARE(matches.items().size(), 1);
        QCOMPARE(matches.items().at(0)[u"slot"][u"startTime"].toString(), m_server->at(10, 9));
        const Reply told = first.patient.get(u"/notifications/my"_s);
        QCOMPARE(told.items().at(0)[u"kind"].toString(), u"WAITLIST_OFFERED"_s);
        QCOMPARE(told.items().at(0)[u"params"][u"offerId"], first.body[u"offerId"]);
        const Reply accepted = first.patient.post(first.target + u"/accept"_s, first.body);
        QCOMPARE(accepted.status, 200);
        QCOMPARE(accepted.text(u"status"), u"CONFIRMED"_s);
        QCOMPARE(accepted.text(u"channel"), u"APP"_s);
        QCOMPARE(first.patient.get(first.target).text(u"bookedAppointmentId"),
                 accepted.text(u"id"));
        Offered second = offered(slot(10, 11));
        const Reply declined = second.patient.post(second.target + u"/decline"_s, second.body);
        QCOMPARE(declined.status, 200);
        QCOMPARE(declined.json()[u"offers"][0][u"status"].toString(), u"DECLINED"_s);
        QCOMPARE(second.patient.post(second.target + u"/accept"_s, second.body).problem(),
                 u"offer_closed"_s);
    }

    void ofTwoPatientsWhoAcceptAtOnceOneHasTheTime()
    {
        for (int hour = 9; hour < 14; ++hour) {
            Offered first = offered(slot(10, hour));
            Offered second = offered(slot(10, hour));
            std::barrier start(2);
            Reply replies[2];
            const auto accept = [&](const Offered &one, Reply &reply) {
                HttpClient client = m_server->client(one.patient.token, Role::Patient);
                client.get(u"/health/live"_s); // the connection stands before the race
                start.arrive_and_wait();
                reply = client.post(one.target + u"/accept"_s, one.body);
            };
            std::thread other([&] { accept(second, replies[1]); });
            accept(first, replies[0]);
            other.join();
            const Reply &loser = replies[0].status == 200 ? replies[1] : replies[0];
            QCOMPARE(replies[0].status + replies[1].status, 200 + 409);
            QCOMPARE(loser.problem(), u"offer_closed"_s);
        }
        QCOMPARE(m_server->clinic.database.raw(u"SELECT count(*) FROM appointments"_s).toInt(), 5);
    }

    void oneWhoWalksInIsSeenOrWaits()
    {
        const QString patient = newPatientId();
        // At 8:00 nobody works.
        const Reply queued =
            m_desk->post(u"/walk-ins"_s, {{u"patientId"_s, patient}, {u"urgency"_s, u"SOON"_s}});
        QCOMPARE(queued.status, 200);
        QCOMPARE(queued.json()[u"appointments"].toArray().size(), 0);
        const QString id = queued.json()[u"queued"][0][u"id"].toString();
        QCOMPARE(m_desk->post(u"/walk-ins"_s, {{u"patientId"_s, patient}}).problem(),
                 u"already_exists"_s);
        QCOMPARE(m_desk->get(u"/queue"_s).items().size(), 1);
        const Reply gone = m_desk->post(u"/walk-ins"_s, {{u"patientId"_s, newPatientId()}});
        QCOMPARE(m_desk->del(u"/queue/"_s + gone.json()[u"queued"][0][u"id"].toString()).status,
                 204);
        m_server->clinic.clock.set(m_server->clinic.at(m_server->clinic.today(), 9));
        m_desk = std::make_unique<HttpClient>(m_server->receptionist());
        const Reply taken =
            m_desk->post(u"/queue/"_s + id + u"/take"_s, {{u"status"_s, u"IN_PROGRESS"_s}});
        QCOMPARE(taken.status, 200);
        QCOMPARE(taken.text(u"status"), u"IN_PROGRESS"_s);
        QCOMPARE(taken.text(u"channel"), u"WALK_IN"_s);
        QCOMPARE(taken.text(u"arrivedAt"), u"2026-03-09T07:00:00Z"_s);
        QVERIFY(m_desk->get(u"/queue"_s).items().isEmpty());
        m_server->clinic.newDoctor();
        const Reply seen = m_desk->post(u"/walk-ins"_s, {{u"patientId"_s, newPatientId()}});
        QCOMPARE(seen.json()[u"appointments"][0][u"status"].toString(), u"ARRIVED"_s);
    }

    void theDeskSaysByWhichWayABookingCame()
    {
        QJsonObject body = slot(10, 9);
        HttpClient patient = m_server->newPatient();
        QCOMPARE(patient.post(u"/appointments"_s, body).text(u"channel"), u"APP"_s);
        body = slot(10, 10);
        body.insert(u"channel"_s, u"PHONE"_s);
        QCOMPARE(patient.post(u"/appointments"_s, body).faults(),
                 QStringList {u"/channel unknown_field"_s});
        body.insert(u"patientId"_s, newPatientId());
        QCOMPARE(m_desk->post(u"/appointments"_s, body).text(u"channel"), u"PHONE"_s);
    }
};

QTEST_GUILESS_MAIN(TstApiWaiting)
#include "tst_apiwaiting.moc"
