// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/httpserver.h"

#include "acceptor.h"
#include "http/router.h"
#include "services/services.h"
#include "worker.h"

#include <numeric>

namespace frontdesk {

using namespace Qt::StringLiterals;

struct HttpServer::Private {
    Private(Router wanted, const Backend &backend)
        : router(std::move(wanted))
        , state(backend.config(), backend.clock().monotonic())
    {
    }

    /// Open now.
    int connections() const
    {
        return std::accumulate(workers.begin(), workers.end(), 0,
                               [](int sum, const auto &worker) { return sum + worker->load(); });
    }

    const Router router;
    ServerState state;
    QHostAddress host;
    quint16 port = 0;
    std::chrono::milliseconds grace {0};
    std::vector<std::unique_ptr<Worker>> workers;
    std::unique_ptr<Acceptor> acceptor; ///< first to go: it hands connections to the workers
};

namespace {

Result<QHostAddress> hostAddress(const QString &host)
{
    if (host == "localhost"_L1)
        return QHostAddress(QHostAddress::LocalHost);
    const QHostAddress address(host);
    if (address.isNull())
        return fail(ErrorCode::ConfigInvalid, u"HTTP_HOST must be an IP address or localhost"_s);
    return address;
}

} // namespace

HttpServer::HttpServer() = default;

HttpServer::~HttpServer()
{
    if (d)
        stop();
}

Result<std::unique_ptr<HttpServer>> HttpServer::start(Backend &backend, const Logger &logger,
                                                      RouteTable routes,
                                                      const HttpServerOptions &options)
{
    // Better no server than one that its operator believes to be encrypted.
    if (!backend.config().tlsCertFile.isEmpty())
        return fail(
            ErrorCode::ConfigInvalid,
            QStringLiteral("TLS_CERT_FILE: this version speaks plain HTTP alone; leave it out "
                           "and put a reverse proxy with TLS in front"));
    FRONTDESK_TRY_ASSIGN(Router router, Router::build(std::move(routes)));
    FRONTDESK_TRY_ASSIGN(const QHostAddress host, hostAddress(options.host));
    FRONTDESK_TRY_ASSIGN(const auto scope, backend.scope());
    FRONTDESK_TRY(scope->services().idempotency.sweep());
    std::unique_ptr<HttpServer> server(new HttpServer);
    server->d = std::make_unique<Private>(std::move(router), backend);
    Private &d = *server->d;
    d.host = host;
    d.grace = options.grace;
    d.acceptor = std::make_unique<Acceptor>();
    FRONTDESK_TRY_ASSIGN(const Acceptor::Listening listening,
                         d.acceptor->listen(host, quint16(options.port)));
    d.port = listening.port;

    std::vector<std::future<Result<void>>> starting;
    std::vector<Worker *> workers;
    for (int i = 0; i < options.workers; ++i) {
        d.workers.push_back(std::make_unique<Worker>(backend, d.router, logger, d.state));
        workers.push_back(d.workers.back().get());
        starting.push_back(workers.back()->start(listening.descriptor));
    }
    d.state.workers = options.workers;
    d.state.connections = [&d] { return d.connections(); };
    d.state.databaseFailures = [&backend] { return backend.database().failures(); };
    Result<void> started;
    for (auto &worker : starting) {
        if (auto result = worker.get(); !result)
            started = std::move(result);
    }
    FRONTDESK_TRY(started); // the destructor ends those that did start
    d.acceptor->open(std::move(workers));
    logger.info("server_started"_L1, {{"address"_L1, LogValue::systemText(server->address())},
                                      {"workers"_L1, options.workers}});
    return server;
}

quint16 HttpServer::port() const
{
    return d->port;
}

QString HttpServer::address() const
{
    const QString host = d->host.protocol() == QAbstractSocket::IPv6Protocol
                             ? u'[' + d->host.toString() + u']'
                             : d->host.toString();
    return u"http://%1:%2"_s.arg(host).arg(d->port);
}

HttpServerStats HttpServer::stats() const
{
    return {d->connections(), d->state.requests, d->state.errors};
}

void HttpServer::stop()
{
    d->acceptor->close();
    for (const auto &worker : d->workers)
        worker->finish(d->grace);
    for (const auto &worker : d->workers)
        worker->wait();
}

} // namespace frontdesk
