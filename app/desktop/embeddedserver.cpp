// SPDX-License-Identifier: GPL-3.0-or-later
#include "embeddedserver.h"

#include "http/httpserver.h"
#include "routes/apiroutes.h"
#include "shell/errortext.h"

#include <QPointer>
#include <QtConcurrent>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace frontdesk {

EmbeddedServer::EmbeddedServer(Backend &backend, const Logger &logger, QObject *parent)
    : ServerControl(parent)
    , m_backend(backend)
    , m_logger(logger)
{
}

EmbeddedServer::~EmbeddedServer()
{
    m_work.waitForFinished();
    if (m_server)
        m_server->stop();
}

ServerStatus EmbeddedServer::state() const
{
    ServerStatus state;
    state.isBusy = m_busy;
    state.lastError = m_lastError;
    if (m_server) {
        const HttpServerStats stats = m_server->stats();
        state.isRunning = true;
        state.address = m_server->address();
        state.fingerprint = m_server->fingerprint();
        state.connections = stats.connections;
        state.requests = stats.requests;
        state.errors = stats.errors;
    }
    return state;
}

void EmbeddedServer::setRunning(bool running)
{
    if (m_busy || running == bool(m_server))
        return;
    m_busy = true;
    m_lastError.clear();
    running ? start() : stop();
    Q_EMIT switched(running);
    Q_EMIT changed();
}

void EmbeddedServer::start()
{
    const auto options = HttpServerOptions::from(m_backend.config());
    m_work = QtConcurrent::run([this, options] {
        auto started = HttpServer::start(m_backend, m_logger, apiRoutes(), options);
        Result<std::shared_ptr<HttpServer>> result;
        if (started)
            result = std::shared_ptr<HttpServer>(*std::move(started));
        else
            result = fail(started.error());
        // The destructor waits for this task, so `this` is there; the call may be dropped with it.
        QMetaObject::invokeMethod(this, [this, result] {
            m_busy = false;
            if (result) {
                m_server = *result;
                std::printf("listening on %s\n", qUtf8Printable(m_server->address()));
                std::fflush(stdout);
            } else {
                m_lastError = errorText(result.error());
                std::fprintf(stderr, "frontdesk: %s\n", qUtf8Printable(result.error().message));
            }
            Q_EMIT changed();
        });
    });
}

void EmbeddedServer::stop()
{
    m_work = QtConcurrent::run([this, server = std::exchange(m_server, nullptr)] {
        server->stop();
        QMetaObject::invokeMethod(this, [this] {
            m_busy = false;
            Q_EMIT changed();
        });
    });
}

} // namespace frontdesk
