// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker.h"

#include "qtcompat.h"
#include "workerlistener.h"

#include <unistd.h>

namespace frontdesk {

using namespace Qt::StringLiterals;

Worker::Worker(Backend &backend, const Router &router, const Logger &logger, ServerState &state,
               ConnectionLimits &connections, const GateLimits &limits)
    : m_backend(backend)
    , m_router(router)
    , m_logger(logger)
    , m_state(state)
    , m_connections(connections)
    , m_limits(limits)
{
    setObjectName(u"http-worker"_s);
}

Worker::~Worker()
{
    wait();
}

std::future<Result<void>> Worker::start(qintptr listening)
{
    m_listening = listening;
    auto ready = m_ready.get_future();
    QThread::start();
    return ready;
}

void Worker::run()
{
    // What serve() opens is closed when it returns, still in this thread.
    if (auto served = serve(); !served)
        m_ready.set_value(std::move(served));
}

Result<void> Worker::serve()
{
    FRONTDESK_TRY_ASSIGN(const auto scope, m_backend.scope());
    Dispatcher dispatcher(m_router, scope->services(), m_backend.zone(), m_backend.clock(),
                          m_logger, m_state);
    GateContext context {dispatcher, m_limits, m_state.bodyBytes, m_finishing};
    QHttpServer server;
    auto *listener = new WorkerListener(context, m_connections, m_load, &server);
    if (!listener->attach(::dup(int(m_listening))) || !qtcompat::bind(server, listener))
        return fail(ErrorCode::Internal, u"A server thread cannot share the port"_s,
                    listener->errorString());
    qtcompat::handleAll(
        server, [&](const QHttpServerRequest &request, QHttpServerResponder &responder) {
            // What the gate read, and no second reading of it: the two could differ.
            qtcompat::send(responder, dispatcher.handle(context.current->request(request.body())));
        });
    connect(listener, &WorkerListener::drained, listener, [this] { quit(); });
    m_listener = listener;
    m_ready.set_value({});
    exec();
    m_listener = nullptr;
    m_load = 0;
    return {};
}

void Worker::adopt(qintptr descriptor, const QHostAddress &peer,
                   const std::optional<QSslConfiguration> &tls)
{
    ++m_load;
    WorkerListener *listener = m_listener;
    QMetaObject::invokeMethod(
        listener, [listener, descriptor, peer, tls] { listener->adopt(descriptor, peer, tls); },
        Qt::QueuedConnection);
}

void Worker::finish(std::chrono::milliseconds grace)
{
    m_finishing = true;
    if (WorkerListener *listener = m_listener)
        QMetaObject::invokeMethod(
            listener, [listener, grace] { listener->drain(grace); }, Qt::QueuedConnection);
}

} // namespace frontdesk
