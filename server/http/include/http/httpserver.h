// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/logging.h"
#include "http/gatelimits.h"
#include "http/routetable.h"
#include "services/backend.h"

#include <chrono>
#include <memory>

namespace frontdesk {

struct HttpServerOptions {
    QString host = QStringLiteral("127.0.0.1"); ///< an IP address, or "localhost"
    int port = 8080; ///< 0 picks a free one
    int workers = 4;
    /// How long stop() lets a client finish sending the request it has begun.
    std::chrono::milliseconds grace {std::chrono::seconds(5)};
    GateLimits limits;
    QString tlsCertFile; ///< PEM; empty: plain HTTP
    QString tlsKeyFile;
    std::chrono::milliseconds tlsCheck {std::chrono::seconds(5)}; ///< between looks at the files

    /// As the settings have it.
    static HttpServerOptions from(const Config &config);
};

/// What a running server has done so far.
struct HttpServerStats {
    int connections = 0; ///< open now
    qint64 requests = 0; ///< answered since the start
    qint64 errors = 0; ///< of these, with a status of 500 and above
};

/// The REST server. It works on threads of its own, so it may be started, asked and stopped from
/// any thread, a GUI's included, and needs no event loop there.
class HttpServer
{
public:
    /// Takes the port and starts the workers. PortBusy, ConfigInvalid, or Internal where a route is
    /// declared wrongly, each with one clear sentence. The backend and the logger must outlive it.
    static Result<std::unique_ptr<HttpServer>> start(Backend &backend, const Logger &logger,
                                                     RouteTable routes,
                                                     const HttpServerOptions &options);
    ~HttpServer();
    Q_DISABLE_COPY_MOVE(HttpServer)

    quint16 port() const;
    /// "http://127.0.0.1:8080", or https
    QString address() const;
    /// The SHA-256 of the certificate, as "3A:F0:..."; empty where there is no TLS.
    QString fingerprint() const;
    /// Reads the certificate and its key again, for the connections to come; also happens by itself
    /// when the files change.
    void reloadCertificate();
    HttpServerStats stats() const;

    /// Closes the port, answers the requests in flight, closes the connections and ends the
    /// threads. Returns when all that is done; calling it again does nothing.
    void stop();

private:
    HttpServer();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace frontdesk
