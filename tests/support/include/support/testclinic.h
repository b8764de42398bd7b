// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/backend.h"
#include "services/services.h"
#include "support/testdatabase.h"

namespace frontdesk::test {

/// A small clinic on a database of its own: a time zone, a clock that stands at Monday 9 March
/// 2026, 08:00 in Berlin, actors of every role, doctors who work Monday to Friday from 9 to 17 in
/// slots of 20 minutes.
class TestClinic
{
public:
    explicit TestClinic(const QString &timeZone = QStringLiteral("Europe/Berlin"),
                        const QHash<QString, QString> &settings = {});
    ~TestClinic();
    Q_DISABLE_COPY_MOVE(TestClinic)

    TestDatabase database;
    FakeClock clock;

    Backend &backend() { return *m_backend; }
    Services &services() { return m_scope->services(); }
    /// Another way into the same clinic, for another thread.
    std::unique_ptr<ServiceScope> anotherScope();
    /// The clinic as another process has it; for PostgreSQL alone, as SQLite has one process.
    std::unique_ptr<Backend> anotherBackend();
    /// Closes the backend and opens it again, as a restart does.
    void restart();

    const Actor &admin() const { return m_admin; }
    const Actor &receptionist() const { return m_receptionist; }
    /// A doctor with a log-in and the usual working hours.
    Actor newDoctorActor(const QString &name = QStringLiteral("Dr. Amira Haddad"));
    /// A doctor without a log-in, with the usual working hours.
    Doctor newDoctor(const QString &name = QStringLiteral("Dr. Jonas Weber"),
                     const QString &specialty = QStringLiteral("Cardiology"));
    Actor newPatientActor(const QString &name = QStringLiteral("Lena Fischer"));
    Patient newPatient(const QString &name = QStringLiteral("Omar Khalil"));
    void addUsualHours(DoctorId doctor);

    /// The instant of a wall-clock time in the clinic's zone: at({2026, 3, 9}, 9, 40).
    Instant at(QDate date, int hour, int minute = 0) const;
    QDate today() const { return {2026, 3, 9}; }

private:
    Actor logIn(const QString &email, const QString &password);
    std::unique_ptr<Backend> opened();
    void open();

    QString m_timeZone;
    QHash<QString, QString> m_settings;
    std::unique_ptr<Backend> m_backend;
    std::unique_ptr<ServiceScope> m_scope;
    Actor m_admin;
    Actor m_receptionist;
    int m_counter = 0;
};

} // namespace frontdesk::test
