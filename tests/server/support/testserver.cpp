// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testserver.h"

namespace frontdesk::test {

using namespace Qt::StringLiterals;

QString TestServer::password()
{
    return u"correct horse battery"_s;
}

HttpServerOptions TestServer::onAnyPort()
{
    HttpServerOptions options;
    options.port = 0;
    options.workers = 2;
    options.grace = std::chrono::seconds(2);
    return options;
}

namespace {

/// No limits where the test does not set them: its clock stands still.
QHash<QString, QString> withoutLimits(QHash<QString, QString> settings)
{
    for (const QString &name : {u"RATE_LIMIT_AUTH"_s, u"RATE_LIMIT_API"_s}) {
        if (!settings.contains(name))
            settings.insert(name, u"0"_s);
    }
    return settings;
}

} // namespace

TestServer::TestServer(RouteTable routes, const HttpServerOptions &options,
                       const QHash<QString, QString> &settings)
    : clinic(u"Europe/Berlin"_s, withoutLimits(settings))
    , m_logger(LogLevel::Info, LogFormat::Text,
               [this](const QByteArray &line) {
                   const QMutexLocker locker(&m_logMutex);
                   m_log += line + '\n';
               })
    , m_contract(std::make_shared<const Contract>(routes))
{
    auto started = HttpServer::start(clinic.backend(), m_logger, std::move(routes), options);
    if (!started)
        qFatal("The test server does not start: %s", qPrintable(started.error().message));
    m_server = *std::move(started);
}

QByteArray TestServer::log() const
{
    const QMutexLocker locker(&m_logMutex);
    return m_log;
}

HttpClient TestServer::as(const Actor &actor)
{
    const auto user = clinic.services().users.get(clinic.admin(), actor.userId);
    if (!user)
        qFatal("There is no such user: %s", qPrintable(user.error().message));
    const auto signedIn =
        clinic.services().auth.logIn(user->email, password(), {Channel::Api, u"test"_s, {}});
    if (!signedIn)
        qFatal("Somebody cannot sign in: %s", qPrintable(signedIn.error().message));
    return client(signedIn->accessToken, actor.role);
}

HttpClient TestServer::client(const QString &token, std::optional<Role> role) const
{
    HttpClient client(port(), token);
    client.contract = m_contract;
    client.role = role;
    return client;
}

HttpClient TestServer::newPatient()
{
    HttpClient client = stranger();
    const Reply reply = client.post(u"/auth/register"_s,
                                    {{u"email"_s, u"someone%1@mail.example"_s.arg(++m_counter)},
                                     {u"password"_s, password()},
                                     {u"fullName"_s, u"Noor Aziz"_s},
                                     {u"dateOfBirth"_s, u"1991-02-28"_s},
                                     {u"phone"_s, u"+49 30 1234567"_s}});
    client.token = reply.text(u"accessToken");
    client.role = Role::Patient;
    return client;
}

QString TestServer::at(int dayOfMonth, int hour, int minute) const
{
    return toRfc3339(clinic.at(QDate(2026, 3, dayOfMonth), hour, minute));
}

} // namespace frontdesk::test
