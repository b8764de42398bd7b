// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/httpserver.h"
#include "routes/apiroutes.h"
#include "support/httpclient.h"
#include "support/result.h"
#include "support/testclinic.h"

namespace frontdesk::test {

/// A test clinic that serves the REST interface on a free port of the loopback address, without
/// limits unless `settings` has some.
class TestServer
{
public:
    explicit TestServer(RouteTable routes = apiRoutes(),
                        const HttpServerOptions &options = onAnyPort(),
                        const QHash<QString, QString> &settings = {});
    Q_DISABLE_COPY_MOVE(TestServer)

    TestClinic clinic;

    HttpServer &server() { return *m_server; }
    quint16 port() const { return m_server->port(); }
    /// What the server has logged so far.
    QByteArray log() const;

    /// Whoever has this token. All answers are held to what their routes declare.
    HttpClient client(const QString &token, std::optional<Role> role = {}) const;
    /// Somebody who has not signed in.
    HttpClient stranger() const { return client({}); }
    /// Somebody with a session of their own.
    HttpClient as(const Actor &actor);
    HttpClient admin() { return as(clinic.admin()); }
    HttpClient receptionist() { return as(clinic.receptionist()); }
    /// A patient, registered over the interface.
    HttpClient newPatient();

    /// The wire's form of a wall-clock time in the clinic's zone, in the week of the test.
    QString at(int dayOfMonth, int hour, int minute = 0) const;

    static QString password();
    /// A free port, two workers, and little patience at the end.
    static HttpServerOptions onAnyPort();

private:
    mutable QMutex m_logMutex;
    QByteArray m_log;
    Logger m_logger;
    std::shared_ptr<const Contract> m_contract;
    std::unique_ptr<HttpServer> m_server;
    int m_counter = 0;
};

} // namespace frontdesk::test
