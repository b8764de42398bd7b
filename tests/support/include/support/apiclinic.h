// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/serverprocess.h"
#include "support/testdatabase.h"

#include <QDate>
#include <QStringList>

namespace frontdesk::test {

/// A clinic set up through the program's own commands and REST interface: an administrator, one
/// doctor who works every day from 00:00 to 24:00 in UTC, in slots of 15 minutes, and patients.
class ApiClinic
{
public:
    ApiClinic();

    TestDatabase database;
    ServerProcess server;

    /// Logs in again, after a restart of the server.
    void logIn();
    QStringList addPatients(int count);
    /// The body of a booking; the slots are counted from tomorrow's midnight.
    QJsonObject booking(const QString &patientId, int slot) const;

    const QString &token() const { return m_token; }
    const QString &doctorId() const { return m_doctorId; }

private:
    QString m_token;
    QString m_doctorId;
    QDate m_firstDay;
};

} // namespace frontdesk::test
