// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/serverprocess.h"

#include <QJsonArray>
#include <QStringList>

namespace frontdesk::test {

/// What a client of the front desk asks, turn by turn over one connection: it looks, searches,
/// errs, makes a patient, and books, moves and cancels their appointment. Several of them want the
/// same times.
class DeskClient
{
public:
    /// How often each came about.
    struct Done {
        qint64 booked = 0;
        qint64 moved = 0;
        qint64 cancelled = 0;
        qint64 refused = 0; ///< 409, as the time was somebody's already
    };

    DeskClient(quint16 port, int number, const QStringList &doctorIds);

    /// The administrator's access token.
    static QString signIn(HttpConnection &connection);
    void signIn() { m_token = signIn(m_connection); }
    /// The request of that turn; whether its answer is what it must be.
    bool ask(int turn);
    const Done &done() const { return m_done; }

private:
    bool makePatient(int turn);
    bool lookForTimes(int round);
    bool book();
    bool bookForAnother();
    bool readBooking();
    bool move();
    bool cancel();
    bool isRefusal(const Answer &answer);
    QString path() const;

    HttpConnection m_connection;
    const int m_number;
    const QStringList m_doctorIds;
    QString m_token;
    QString m_patientId;
    QString m_earlierPatientId;
    QString m_doctorId;
    QJsonArray m_times; ///< free ones of the day that was looked at
    QJsonObject m_booking; ///< as the server said last; empty: none
    Done m_done;
};

} // namespace frontdesk::test
