// SPDX-License-Identifier: GPL-3.0-or-later
#include "deskclient.h"

#include <QDate>

namespace frontdesk::test {

using namespace Qt::StringLiterals;

DeskClient::DeskClient(quint16 port, int number, const QStringList &doctorIds)
    : m_connection(port)
    , m_number(number)
    , m_doctorIds(doctorIds)
{
}

QString DeskClient::signIn(HttpConnection &connection)
{
    return connection
        .post(u"/auth/login"_s, {{u"email"_s, u"chief@clinic.example"_s},
                                 {u"password"_s, u"correct horse battery"_s}})
        .body.value(u"accessToken"_s)
        .toString();
}

bool DeskClient::ask(int turn)
{
    constexpr int Turns = 12;
    switch (turn % Turns) {
    case 0:
        return m_connection.get(u"/health/ready"_s).status == 200;
    case 1:
        return m_connection.get(u"/auth/me"_s, m_token).status == 200;
    case 2:
        return m_connection.get(u"/patients?query=sam"_s, m_token).status == 200;
    case 3:
        return m_connection.get(u"/nowhere"_s, m_token).status == 404;
    case 4:
        return m_connection.get(u"/auth/me"_s).status == 401;
    case 5:
        return makePatient(turn);
    case 6:
        return lookForTimes(turn / Turns);
    case 7:
        return book();
    case 8:
        return bookForAnother();
    case 9:
        return readBooking();
    case 10:
        return move();
    default:
        return cancel();
    }
}

bool DeskClient::makePatient(int turn)
{
    const Answer answer =
        m_connection.post(u"/patients"_s,
                          {{u"fullName"_s, u"Sam Client%1 Number%2"_s.arg(m_number).arg(turn)},
                           {u"dateOfBirth"_s, u"1980-01-02"_s},
                           {u"phone"_s, u"+49 30 1234567"_s}},
                          m_token);
    m_earlierPatientId = m_patientId;
    m_patientId = answer.body[u"id"_s].toString();
    return answer.status == 201;
}

bool DeskClient::lookForTimes(int round)
{
    constexpr int Days = 28;
    m_doctorId = m_doctorIds[round % m_doctorIds.size()];
    const QString day = QDate::currentDate().addDays(2 + round % Days).toString(Qt::ISODate);
    const Answer answer =
        m_connection.get(u"/doctors/%1/availability?from=%2&to=%2"_s.arg(m_doctorId, day), m_token);
    m_times = answer.body[u"slots"_s].toArray();
    return answer.status == 200 && m_times.size() > 10;
}

/// Somebody else may have been there first; nothing else may stop it.
bool DeskClient::isRefusal(const Answer &answer)
{
    const bool isRefused = answer.status == 409 && answer.body[u"code"_s] == u"slot_taken"_s;
    m_done.refused += isRefused ? 1 : 0;
    return isRefused;
}

bool DeskClient::book()
{
    const QString start = m_times[0][u"startTime"_s].toString();
    const Answer answer = m_connection.post(u"/appointments"_s,
                                            {{u"doctorId"_s, m_doctorId},
                                             {u"patientId"_s, m_patientId},
                                             {u"startTime"_s, start},
                                             {u"reason"_s, u"Check-up"_s}},
                                            m_token);
    m_booking = {};
    if (answer.status != 201)
        return isRefusal(answer);
    m_booking = answer.body;
    ++m_done.booked;
    return m_booking[u"startTime"_s] == start && m_booking[u"doctorId"_s] == m_doctorId
           && m_booking[u"patientId"_s] == m_patientId && m_booking[u"status"_s] == u"CONFIRMED"_s;
}

/// The time is this client's: it cannot be had again.
bool DeskClient::bookForAnother()
{
    if (m_booking.isEmpty() || m_earlierPatientId.isEmpty())
        return m_connection.get(u"/queue"_s, m_token).status == 200;
    return isRefusal(m_connection.post(u"/appointments"_s,
                                       {{u"doctorId"_s, m_doctorId},
                                        {u"patientId"_s, m_earlierPatientId},
                                        {u"startTime"_s, m_booking[u"startTime"_s]}},
                                       m_token));
}

QString DeskClient::path() const
{
    return u"/appointments/"_s + m_booking[u"id"_s].toString();
}

bool DeskClient::readBooking()
{
    if (m_booking.isEmpty())
        return m_connection.get(u"/waitlist"_s, m_token).status == 200;
    const Answer answer = m_connection.get(path(), m_token);
    return answer.status == 200 && answer.body == m_booking;
}

bool DeskClient::move()
{
    if (m_booking.isEmpty())
        return m_connection.get(u"/doctors"_s, m_token).status == 200;
    const QString start = m_times[1 + m_number % 2][u"startTime"_s].toString();
    const Answer answer =
        m_connection.send("PATCH", path() + u"/reschedule"_s, {{u"startTime"_s, start}}, m_token);
    if (answer.status != 200)
        return isRefusal(answer);
    const int before = m_booking[u"version"_s].toInt();
    m_booking = answer.body;
    ++m_done.moved;
    return m_booking[u"startTime"_s] == start && m_booking[u"version"_s].toInt() > before;
}

bool DeskClient::cancel()
{
    if (m_booking.isEmpty())
        return m_connection.get(u"/appointments/not-an-id"_s, m_token).status == 404;
    const Answer answer =
        m_connection.send("PATCH", path() + u"/cancel"_s, {{u"reason"_s, u"Better"_s}}, m_token);
    m_booking = {};
    m_done.cancelled += answer.status == 200 ? 1 : 0;
    return answer.status == 200 && answer.body[u"status"_s] == u"CANCELLED"_s;
}

} // namespace frontdesk::test
