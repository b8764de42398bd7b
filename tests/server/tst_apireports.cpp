// SPDX-License-Identifier: GPL-3.0-or-later
// Reports, the audit trail and notifications over the interface.
#include "support/testserver.h"

#include <QTest>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

class TstApiReports : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<HttpClient> m_admin;
    std::unique_ptr<HttpClient> m_patient;
    QString m_doctor;
    QString m_appointment;

    static QString week(const QString &report)
    {
        return u"/reports/%1?from=2026-03-09&to=2026-03-15"_s.arg(report);
    }

    Reply csv(const QString &target, const QByteArray &accept = "text/csv")
    {
        return m_admin->send("GET", target, {}, {{"Accept", accept}});
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<TestServer>();
        m_admin = std::make_unique<HttpClient>(m_server->admin());
        m_patient = std::make_unique<HttpClient>(m_server->newPatient());
        const Doctor doctor = m_server->clinic.newDoctor(u"=HYPERLINK(\"x\"),\"Weber\""_s);
        m_doctor = doctor.id.toString();
        const Reply booked =
            m_patient->post(u"/appointments"_s,
                            {{u"doctorId"_s, m_doctor}, {u"startTime"_s, m_server->at(10, 10)}});
        QCOMPARE(booked.status, 201);
        m_appointment = booked.text(u"id");
        QCOMPARE(m_admin
                     ->patch(u"/appointments/%1/status"_s.arg(m_appointment),
                             {{u"status"_s, u"CONFIRMED"_s}})
                     .status,
                 200);
    }
    void cleanupTestCase()
    {
        m_admin.reset();
        m_patient.reset();
        m_server.reset();
    }

    void theSummaryCountsEachStatus()
    {
        const Reply reply = m_admin->get(week(u"appointments/summary"_s));
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.json()[u"total"].toInt(), 1);
        const QJsonObject byStatus = reply.json()[u"byStatus"].toObject();
        QCOMPARE(byStatus.size(), 7);
        QCOMPARE(byStatus[u"CONFIRMED"].toInt(), 1);
        QCOMPARE(byStatus[u"NO_SHOW"].toInt(), 0);
        const Reply table = csv(week(u"appointments/summary"_s));
        QCOMPARE(table.header("Content-Type"),
                 QByteArray("text/csv; charset=utf-8; header=present"));
        QVERIFY(table.body.startsWith("status,appointments\r\nPENDING,0\r\nCONFIRMED,1\r\n"));
    }

    void theWorkloadHasBookedAndAvailableMinutes()
    {
        const Reply reply = m_admin->get(week(u"doctors/workload"_s));
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.items().size(), 1);
        const QJsonObject item = reply.items().first().toObject();
        QCOMPARE(item[u"doctorId"].toString(), m_doctor);
        QCOMPARE(item[u"appointments"].toInt(), 1);
        QCOMPARE(item[u"bookedMinutes"].toInt(), 20);
        QCOMPARE(item[u"availableMinutes"].toInt(), 5 * 8 * 60);
        QCOMPARE(item[u"byStatus"][u"CONFIRMED"].toInt(), 1);
    }

    void aSpreadsheetCalculatesWithNoCell()
    {
        const Reply table = csv(week(u"doctors/workload"_s));
        QCOMPARE(table.status, 200);
        QVERIFY(table.body.contains(",\"'=HYPERLINK(\"\"x\"\"),\"\"Weber\"\"\",1,"));
        QVERIFY(!table.body.contains(",=") && !table.body.contains(",\"="));
        QVERIFY(table.header("Content-Disposition").contains("workload.csv"));
    }

    void theOtherReportsHaveTheirParts()
    {
        const Reply missed = m_admin->get(week(u"no-shows"_s));
        QCOMPARE(missed.status, 200);
        QVERIFY(!missed.json().contains(u"noShowPercent"));
        QCOMPARE(missed.json()[u"byWeekday"].toArray().size(), 7);
        const Reply lead = m_admin->get(week(u"lead-time"_s));
        QCOMPARE(lead.status, 200);
        QCOMPARE(lead.json()[u"medianMinutes"].toInt(), 26 * 60);
        QCOMPARE(lead.json()[u"byDoctor"].toArray().size(), 1);
        const Reply usage = m_admin->get(week(u"utilisation"_s));
        QCOMPARE(usage.status, 200);
        QCOMPARE(usage.json()[u"byDay"].toArray().size(), 7);
        QCOMPARE(usage.json()[u"byDay"][1][u"utilisationPercent"].toInt(), 4);
        QVERIFY(usage.json()[u"byDay"][6][u"utilisationPercent"].isUndefined());
        for (const char *report : {"no-shows", "lead-time", "utilisation"})
            QVERIFY(csv(week(QString::fromLatin1(report))).body.startsWith("doctorId,fullName,"));
    }

    void theAcceptHeaderDecidesAboutTheForm()
    {
        const QString target = week(u"appointments/summary"_s);
        QCOMPARE(csv(target, "text/csv;q=0.5, application/json").header("Content-Type"),
                 QByteArray("application/json"));
        QVERIFY(csv(target, "application/json;q=0.5, text/*").body.startsWith("status,"));
        QCOMPARE(csv(target, "*/*").header("Content-Type"), QByteArray("application/json"));
        QCOMPARE(csv(target, "*/*").header("Vary"), QByteArray("Accept"));
        const Reply refused = csv(target, "image/png, text/csv;q=0");
        QCOMPARE(refused.status, 406);
        QCOMPARE(refused.problem(), u"not_acceptable"_s);
    }

    void theDaysAreRequiredAndChecked()
    {
        QCOMPARE(m_admin->get(u"/reports/no-shows"_s).faults(),
                 (QStringList {u"/from required"_s, u"/to required"_s}));
        QCOMPARE(m_admin->get(u"/reports/no-shows?from=2026-03-09&to=2026-03-01"_s).faults(),
                 QStringList {u"/to before_from"_s});
        QCOMPARE(m_admin->get(u"/reports/no-shows?from=2025-03-09&to=2026-03-10"_s).faults(),
                 QStringList {u"/to too_many_days"_s});
    }

    void theAuditTrailIsFilteredNewestFirst()
    {
        const QString target = u"/audit?entity=appointment&entityId=%1"_s.arg(m_appointment);
        const Reply reply = m_admin->get(target);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.items().size(), 2);
        const QJsonObject newest = reply.items().first().toObject();
        QCOMPARE(newest[u"action"].toString(), u"set_status"_s);
        QCOMPARE(newest[u"actorRole"].toString(), u"ADMIN"_s);
        QCOMPARE(newest[u"channel"].toString(), u"api"_s);
        QCOMPARE(newest[u"before"].toString().contains(u"\"status\":\"PENDING\""), true);
        QCOMPARE(newest[u"after"].toString().contains(u"\"status\":\"CONFIRMED\""), true);
        const QString admin = newest[u"actorId"].toString();
        QCOMPARE(m_admin->get(target + u"&actorId="_s + admin).items().size(), 1);
        QCOMPARE(m_admin->get(target + u"&action=book"_s).items().size(), 1);
        QCOMPARE(m_admin->get(target + u"&from=2026-03-09&to=2026-03-09"_s).items().size(), 2);
        QCOMPARE(m_admin->get(target + u"&to=2026-03-08"_s).items().size(), 0);
        QCOMPARE(m_admin->get(u"/audit?sort=at"_s).status, 400);
        QCOMPARE(m_admin->get(u"/audit?cursor=YR9i"_s).faults(),
                 QStringList {u"/cursor not_a_cursor"_s});
    }

    void thePagesOfTheAuditTrailHoldEachEntryOnce()
    {
        QList<qint64> seen;
        QString target = u"/audit?limit=2"_s;
        while (!target.isEmpty()) {
            const Reply reply = m_admin->get(target);
            QCOMPARE(reply.status, 200);
            const QJsonArray items = reply.items();
            for (const QJsonValue &item : items)
                seen.append(item[u"sequence"].toInteger());
            // One more comes at the newest end after each page.
            m_server->clinic.newPatient();
            const QByteArray link = reply.header("Link");
            target = QString::fromLatin1(link.mid(1, link.indexOf('>') - 1));
        }
        for (qsizetype i = 1; i < seen.size(); ++i)
            QCOMPARE(seen[i], seen[i - 1] - 1);
        QCOMPARE(seen.last(), 1);
    }

    void notificationsAreListedAndRead()
    {
        const Reply list = m_patient->get(u"/notifications/my?unread=true"_s);
        QCOMPARE(list.status, 200);
        QCOMPARE(list.items().size(), 1);
        const QJsonObject item = list.items().first().toObject();
        QCOMPARE(item[u"kind"].toString(), u"APPOINTMENT_CONFIRMED"_s);
        QCOMPARE(item[u"appointmentId"].toString(), m_appointment);
        QVERIFY(!item.contains(u"readAt"));
        const QString target = u"/notifications/"_s + item[u"id"].toString();
        QCOMPARE(m_admin->patch(target, {{u"read"_s, true}}).status, 404);
        const Reply read = m_patient->patch(target, {{u"read"_s, true}}, {{"If-Match", "\"1\""}});
        QCOMPARE(read.status, 200);
        QVERIFY(read.json().contains(u"readAt"));
        QCOMPARE(m_patient->get(u"/notifications/my?unread=true"_s).items().size(), 0);
        QCOMPARE(m_patient->patch(target, {{u"read"_s, false}}, {{"If-Match", "\"1\""}}).status,
                 412);
        QCOMPARE(m_patient->patch(target, {{u"read"_s, false}}).status, 200);
        QCOMPARE(m_patient->patch(u"/notifications/my"_s, {{u"all"_s, false}}).faults(),
                 QStringList {u"/all not_allowed"_s});
        const Reply all = m_patient->patch(u"/notifications/my"_s, {{u"all"_s, true}});
        QCOMPARE(all.json()[u"marked"].toInt(), 1);
        QCOMPARE(m_patient->get(u"/notifications/my"_s).items().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TstApiReports)
#include "tst_apireports.moc"
