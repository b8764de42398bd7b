// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testclinic.h"

namespace frontdesk::test {

using namespace Qt::StringLiterals;

namespace {

const QString Password = u"correct horse battery"_s;

template <class T>
T expectValue(Result<T> result)
{
    if (!result)
        qFatal("The test clinic cannot be set up: %s %s", qPrintable(result.error().message),
               qPrintable(result.error().detail));
    return *std::move(result);
}

} // namespace

TestClinic::TestClinic(const QString &timeZone, const QHash<QString, QString> &settings)
    : clock(fromMillis(0))
    , m_timeZone(timeZone)
    , m_settings(settings)
{
    const ClinicTime time = expectValue(ClinicTime::forZone(timeZone));
    clock.set(time.resolve(today(), WallTime {8 * 60}).first);
    open();
    const Origin origin {Channel::CommandLine, u"test"_s, {}};
    expectValue(services().auth.createAdministrator(u"admin@clinic.example"_s, Password, origin));
    m_admin = logIn(u"admin@clinic.example"_s, Password);
    expectValue(
        services().users.create(m_admin, {u"desk@clinic.example"_s, Password, Role::Receptionist}));
    m_receptionist = logIn(u"desk@clinic.example"_s, Password);
}

TestClinic::~TestClinic()
{
    m_scope.reset();
    m_backend.reset();
}

std::unique_ptr<Backend> TestClinic::opened()
{
    Config config = expectValue(parseConfig(m_settings));
    config.databaseUrl = database.url();
    config.clinicTimeZone = m_timeZone;
    config.jwtSecret = u"a test key that is at least thirty-two bytes long"_s;
    return expectValue(Backend::open(config, clock, silentLogger()));
}

void TestClinic::open()
{
    m_backend = opened();
    m_scope = expectValue(m_backend->scope());
}

void TestClinic::restart()
{
    m_scope.reset();
    m_backend.reset();
    open();
}

std::unique_ptr<ServiceScope> TestClinic::anotherScope()
{
    return expectValue(m_backend->scope());
}

std::unique_ptr<Backend> TestClinic::anotherBackend()
{
    return opened();
}

Actor TestClinic::logIn(const QString &email, const QString &password)
{
    return expectValue(services().auth.logIn(email, password, {Channel::Api, u"test"_s, {}})).actor;
}

Actor TestClinic::newDoctorActor(const QString &name)
{
    const QString email = u"doctor%1@clinic.example"_s.arg(++m_counter);
    const RegisteredDoctor registered = expectValue(services().auth.registerDoctor(
        m_admin, {email, Password, name, u"General practice"_s, {}, {}, {}}));
    addUsualHours(registered.doctor.id);
    return logIn(email, Password);
}

Doctor TestClinic::newDoctor(const QString &name, const QString &specialty)
{
    Doctor doctor = expectValue(services().doctors.create(m_admin, {name, specialty, {}, {}, {}}));
    addUsualHours(doctor.id);
    return doctor;
}

void TestClinic::addUsualHours(DoctorId doctor)
{
    for (int day = 1; day <= 5; ++day) {
        NewSchedule hours;
        hours.doctorId = doctor;
        hours.dayOfWeek = day;
        hours.start = WallTime {9 * 60};
        hours.end = WallTime {17 * 60};
        hours.slotMinutes = 20;
        expectValue(services().schedules.create(m_admin, hours));
    }
}

Actor TestClinic::newPatientActor(const QString &name)
{
    const QString email = u"patient%1@mail.example"_s.arg(++m_counter);
    const auto registered = expectValue(services().auth.registerPatient(
        {email, Password, name, QDate(1990, 5, 17), u"+49 170 1234567"_s, {}},
        {Channel::Api, u"test"_s, {}}));
    return registered.signedIn.actor;
}

Patient TestClinic::newPatient(const QString &name)
{
    NewPatient wanted;
    wanted.fullName = name;
    wanted.dateOfBirth = QDate(1984, 11, 2);
    wanted.phone = u"030 555 %1"_s.arg(1000 + ++m_counter);
    return expectValue(services().patients.create(m_admin, wanted));
}

Instant TestClinic::at(QDate date, int hour, int minute) const
{
    return m_backend->zone().get()->resolve(date, WallTime {hour * 60 + minute}).first;
}

} // namespace frontdesk::test
