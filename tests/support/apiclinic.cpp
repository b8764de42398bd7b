// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/apiclinic.h"

#include <QDateTime>
#include <QTimeZone>

namespace frontdesk::test {

using namespace Qt::StringLiterals;

namespace {

const QString Email = u"admin@clinic.example"_s;
const QString Password = u"correct horse battery"_s;

void expect(bool condition, const char *what)
{
    if (!condition)
        qFatal("The clinic cannot be set up: %s", what);
}

} // namespace

ApiClinic::ApiClinic()
    : server(database.url())
    , m_firstDay(QDateTime::currentDateTimeUtc().date().addDays(1))
{
    server.setEnvironment(u"CLINIC_TIMEZONE"_s, u"UTC"_s);
    expect(server.run({u"create-admin"_s, u"--email"_s, Email}, Password.toUtf8() + '\n') == 0,
           "create-admin failed");
    expect(server.start(), "the server did not start");
    logIn();
    HttpConnection connection(server.port());
    const Answer doctor = connection.post(
        u"/doctors"_s, {{u"fullName"_s, u"Dr. Race"_s}, {u"specialty"_s, u"Cardiology"_s}},
        m_token);
    expect(doctor.status == 201, "no doctor");
    m_doctorId = doctor.body[u"id"_s].toString();
    for (int day = 1; day <= 7; ++day) {
        const Answer hours = connection.post(u"/schedules"_s,
                                             {{u"doctorId"_s, m_doctorId},
                                              {u"dayOfWeek"_s, day},
                                              {u"startTime"_s, u"00:00"_s},
                                              {u"endTime"_s, u"24:00"_s},
                                              {u"slotDurationMinutes"_s, 15}},
                                             m_token);
        expect(hours.status == 201, "no working hours");
    }
}

void ApiClinic::logIn()
{
    HttpConnection connection(server.port());
    const Answer answer =
        connection.post(u"/auth/login"_s, {{u"email"_s, Email}, {u"password"_s, Password}});
    expect(answer.status == 200, "no log-in");
    m_token = answer.body[u"accessToken"_s].toString();
}

QStringList ApiClinic::addPatients(int count)
{
    HttpConnection connection(server.port());
    QStringList ids;
    for (int i = 0; i < count; ++i) {
        const Answer patient =
            connection.post(u"/patients"_s,
                            {{u"fullName"_s, u"Patient %1"_s.arg(i)},
                             {u"dateOfBirth"_s, u"1980-02-29"_s},
                             {u"phone"_s, u"030 5550%1"_s.arg(i, 4, 10, QChar(u'0'))}},
                            m_token);
        expect(patient.status == 201, "no patient");
        ids.append(patient.body[u"id"_s].toString());
    }
    return ids;
}

QJsonObject ApiClinic::booking(const QString &patientId, int slot) const
{
    const QDateTime start =
        QDateTime(m_firstDay, QTime(0, 0), QTimeZone::utc()).addSecs(qint64(slot) * 15 * 60);
    return {{u"doctorId"_s, m_doctorId},
            {u"patientId"_s, patientId},
            {u"startTime"_s, start.toString(Qt::ISODate)},
            {u"reason"_s, u"Check-up"_s}};
}

} // namespace frontdesk::test
